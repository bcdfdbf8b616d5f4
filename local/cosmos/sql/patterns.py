"""Patterns of LIKE as regular expressions."""

import functools
import re


@functools.lru_cache(maxsize=256)
def like_pattern(pattern: str, escape: str | None) -> re.Pattern[str]:
    """Return the pattern: `%` any run, `_` any character, `[a-z]` one of, `[^a-z]` none of."""
    parts: list[str] = []
    place = 0
    while place < len(pattern):
        character = pattern[place]
        close = pattern.find("]", place + 2)
        if character == escape and place + 1 < len(pattern):
            place += 1
            parts.append(re.escape(pattern[place]))
        elif character == "[" and close > 0:
            parts.append("[" + pattern[place + 1 : close].replace("\\", "\\\\") + "]")
            place = close
        else:
            parts.append({"%": ".*", "_": "."}.get(character, re.escape(character)))
        place += 1
    return re.compile("".join(parts), re.DOTALL)

"""Patterns of LIKE as regular expressions."""

import functools
import re

_NOTHING = r"(?!)"


@functools.lru_cache(maxsize=256)
def like_pattern(pattern: str, escape: str | None) -> re.Pattern[str]:
    """Return the pattern: `%` any run, `_` any character, `[a-z]` one of, `[^a-z]` none of.

    A class that can hold nothing, such as `[z-a]`, matches nothing.
    """
    parts: list[str] = []
    place = 0
    while place < len(pattern):
        character = pattern[place]
        close = pattern.find("]", place + 2)
        if character == escape and place + 1 < len(pattern):
            place += 1
            parts.append(re.escape(pattern[place]))
        elif character == "[" and close > 0:
            parts.append(_class(pattern[place + 1 : close]))
            place = close
        else:
            parts.append({"%": ".*", "_": "."}.get(character, re.escape(character)))
        place += 1
    return re.compile("".join(parts), re.DOTALL)


def _class(content: str) -> str:
    """Return what stands between brackets as a regular expression, in which only `^` and `-` mean something."""
    text = "[" + re.sub(r"[\\\[&~|]", r"\\\g<0>", content) + "]"
    try:
        re.compile(text)
    except re.error:
        return _NOTHING
    return text

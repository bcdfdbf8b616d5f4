"""Log levels as `host.json` names them, on Python's loggers."""

from __future__ import annotations

import logging
import sys

from local.host.errors import HostError

LEVELS = {
    "trace": logging.DEBUG,
    "debug": logging.DEBUG,
    "information": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
    "critical": logging.CRITICAL,
    "none": logging.CRITICAL + 1,
}


def configure_logs(levels: dict[str, str]) -> None:
    """Send logs to stderr; apply `logging.logLevel` (`default`, `Function`, `Function.<name>`, …)."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=_level(levels.get("default", "Information")), handlers=[handler])
    # The SDKs tell every request at INFO: noise at the host's default level.
    for chatty in ("azure", "aiosqlite", "asyncio", "httpx"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    for category, level in levels.items():
        if category != "default":
            logging.getLogger(category).setLevel(_level(level))


def _level(name: str) -> int:
    try:
        return LEVELS[name.lower()]
    except KeyError as error:
        raise HostError(f"host.json: {name!r} is not a log level ({', '.join(LEVELS)})") from error

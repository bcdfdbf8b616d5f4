"""Kinds of command-line values that several servers take."""

from __future__ import annotations

import argparse

LAST_PORT = 65_535


def port_number(text: str) -> int:
    """Read a TCP port; 0 lets the system pick one. Errors: argparse's, with a sentence instead of a traceback."""
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"'{text}' is no port: a port is a whole number from 0 to {LAST_PORT}")
    return int(text)

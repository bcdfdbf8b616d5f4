"""`make bench`: every benchmark in turn, or those named: `python -m bench import scanning`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

NAMES = sorted(file.stem.removeprefix("bench_") for file in Path(__file__).parent.glob("bench_*.py"))

if __name__ == "__main__":
    for name in sys.argv[1:] or NAMES:
        importlib.import_module(f"bench.bench_{name}").main()

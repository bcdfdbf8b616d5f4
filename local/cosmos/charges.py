"""Request charges: an estimate that grows with the work done, not the service's own figures.

Reading costs 1 unit a KB; writing about five times that; a query starts at 2.3 and pays for every document it
loads, returns or passes over.
"""

import time
from dataclasses import dataclass, field

KB = 1024


def _kilobytes(size: int) -> float:
    return max(1.0, size / KB)


def read(size: int) -> float:
    """Return a point read of `size` bytes."""
    return round(_kilobytes(size), 2)


def write(size: int) -> float:
    """Return a write of `size` bytes."""
    return round(5.0 + 0.6 * _kilobytes(size), 2)


@dataclass
class Work:
    """What a query did: documents loaded and their bytes, rows passed over in an index, results returned."""

    loaded: int = 0
    loaded_bytes: int = 0
    scanned: int = 0
    returned: int = 0
    started: float = field(default_factory=time.perf_counter)

    @property
    def charge(self) -> float:
        loaded = 0.25 * self.loaded + 0.1 * self.loaded_bytes / KB
        return round(2.3 + loaded + 0.005 * self.scanned + 0.05 * self.returned, 2)

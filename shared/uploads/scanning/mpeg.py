"""MPEG audio layer III frame headers (ISO 11172-3 §2.4.1.3, ISO 13818-3): four bytes of bit fields."""

# ruff: noqa: PLR2004  the numbers are the standard's bit fields

from __future__ import annotations

_KBIT_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBIT_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_HERTZ_1 = (44_100, 48_000, 32_000)


def frame_length(header: bytes) -> int:
    """Return how many bytes the frame that starts with `header` takes; 0 if no layer III frame starts there."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, bit_rate, sample_rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or bit_rate in {0, 15} or sample_rate == 3:
        return 0
    padding, hertz = header[2] >> 1 & 1, _HERTZ_1[sample_rate]
    if version == 3:
        return 144_000 * _KBIT_1[bit_rate] // hertz + padding
    return 72_000 * _KBIT_2[bit_rate] // (hertz // (2 if version else 4)) + padding

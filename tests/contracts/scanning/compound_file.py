"""A small writer of MS-CFB files (OLE), because no library here makes the old Office formats."""

from __future__ import annotations

import struct

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SMALLEST = 4096  # shorter streams would need the mini stream; these are padded instead


def compound_file(streams: dict[str, bytes]) -> bytes:
    """Return an OLE file with these streams; a slash in a name makes storages ("Macros/VBA/dir")."""
    sectors: list[bytes] = []
    chains: list[int] = []

    def store(data: bytes) -> int:
        first, count = len(sectors), -(-len(data) // _SECTOR)
        sectors.extend(data[i * _SECTOR : (i + 1) * _SECTOR].ljust(_SECTOR, b"\0") for i in range(count))
        chains.extend([*range(first + 1, first + count), _END])
        return first

    placed = {
        name: (store(padded), len(padded)) for name, data in streams.items() if (padded := data.ljust(_SMALLEST, b"\0"))
    }
    directory = store(_directory(placed))
    fat_count = -(-(len(chains) + len(chains) // 64 + 2) // 128)
    fat = chains + [_FAT] * fat_count
    fat += [_FREE] * (fat_count * 128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIII", 0, fat_count, directory, 0, _SMALLEST) + struct.pack("<IIII", _END, 0, _END, 0)
    header += struct.pack("<109I", *range(len(sectors), len(sectors) + fat_count), *[_FREE] * (109 - fat_count))
    return header + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _directory(placed: dict[str, tuple[int, int]]) -> bytes:
    """Return the directory: siblings are linked as a list, which readers accept as a (lopsided) tree."""
    paths = sorted({"/".join(name.split("/")[:n]) for name in placed for n in range(1, name.count("/") + 2)})
    number = {path: index + 1 for index, path in enumerate(paths)}
    number[""] = 0
    children: dict[str, list[str]] = {path: [] for path in number}
    for path in paths:
        children[path.rpartition("/")[0]].append(path)
    entries = [_entry("Root Entry", 5, _FREE, number[children[""][0]], _END, 0)]
    for path in paths:
        siblings = children[path.rpartition("/")[0]]
        later = siblings[siblings.index(path) + 1 :]
        following = number[later[0]] if later else _FREE
        child = number[children[path][0]] if children[path] else _FREE
        start, size = placed.get(path, (0, 0))
        entries.append(_entry(path.rpartition("/")[2], 2 if path in placed else 1, following, child, start, size))
    data = b"".join(entries)
    return data + _entry("", 0, _FREE, _FREE, 0, 0) * ((-len(entries)) % 4)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    wide = (name + "\0").encode("utf-16-le") if name else b""
    links = struct.pack("<HBBIII", len(wide), kind, 1, _FREE, right, child)
    return wide.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)

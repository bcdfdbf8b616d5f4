"""Which licences we distribute under: `python -m scripts.licences` writes docs/licences.md. A test holds it current."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
# What may be combined with closed code and given away. MPL: its own files stay open, ours needn't be.
ALLOWED = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0"),
        *("OFL-1.1", "PSF-2.0"),
    }
)
# GPL, and asked for by oletools, which imports it only to disassemble macros: scripts/package leaves it out.
LEFT_OUT = frozenset({"pcodedmp"})
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
# What older packages write instead of an SPDX identifier.
_MEANT = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "BSD-2-clause": "BSD-2-Clause",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSF": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


class Package(NamedTuple):
    name: str
    version: str
    licence: str


def python_packages() -> Iterator[Package]:
    """Yield what requirements.txt deploys."""
    for name in sorted(set(_PINNED.findall((ROOT / "requirements.txt").read_text("utf-8"))) - LEFT_OUT):
        about = metadata(name)
        yield Package(name, about["Version"], _licence(about))


def web_packages() -> Iterator[Package]:
    """Yield what the pages are built from: everything that package-lock.json doesn't mark as for development."""
    lock = json.loads((ROOT / "web" / "package-lock.json").read_text("utf-8"))
    for path, each in sorted(lock["packages"].items()):
        if path and not each.get("dev") and not each.get("optional"):
            yield Package(path.rpartition("node_modules/")[2], each["version"], str(each.get("license", "not stated")))


def refused(packages: Iterator[Package]) -> list[Package]:
    """Return the packages under a licence that nobody has agreed to: of alternatives one must do, of a union all."""
    return [package for package in packages if not _may(package.licence)]


def page() -> str:
    parts = ["# Licences\n\nWritten by `python -m scripts.licences`; a test holds it current.\n"]
    for title, packages in (("The app", python_packages()), ("The pages", web_packages())):
        rows = sorted(set(packages), key=lambda package: (package.name.lower(), package))
        lines = "\n".join(f"| {package.name} | {package.version} | {package.licence} |" for package in rows)
        parts.append(f"## {title}\n\n| package | version | licence |\n|---|---|---|\n{lines}\n")
    return "\n".join(parts)


def _may(licence: str) -> bool:
    alternatives = licence.strip("()").split(" OR ")
    return any(all(each.strip("() ") in ALLOWED for each in one.split(" AND ")) for one in alternatives)


def _licence(about: PackageMetadata) -> str:
    stated = _field(about, "License-Expression")
    classified = [each.rpartition(" :: ")[2] for each in about.get_all("Classifier") or [] if "License ::" in each]
    written = _field(about, "License")
    # Some put the whole text there.
    short = written if written and "\n" not in written else ""
    found = stated or (" OR ".join(_MEANT.get(each, each) for each in classified if each != "OSI Approved")) or short
    return _MEANT.get(found, found) or "not stated"


def _field(about: PackageMetadata, name: str) -> str:
    return about[name].strip() if name in about else ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    print(f"{PAGE.relative_to(ROOT)} written")

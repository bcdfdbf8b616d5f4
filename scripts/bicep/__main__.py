"""Print what is wrong with infra/bicep; exit 1 if anything is."""

from __future__ import annotations

import sys

from scripts.bicep.checking import findings, read_texts

texts = read_texts()
found = findings(texts)
for finding in found:
    print(f"infra/bicep/{finding}")
print(f"{len(texts)} files, {len(found)} findings")
sys.exit(bool(found))

"""A search of the trail as a CSV file that spreadsheets don't take for formulas."""

from __future__ import annotations

from shared.exports.blobs import ExportFiles
from shared.exports.cells import Row
from shared.exports.csv_format import body, head
from shared.idempotency.model import KeyedRequest
from shared.inspection.model import AuditFile, AuditLine, Search, fingerprint
from shared.inspection.queries import Inspection, position_of
from shared.inspection.walking import Walked

MOST_ROWS = 20_000
_AT_ONCE = 2_000
_HEAD = (
    "When (UTC)", "Person", "Audit id", "Organisation", "On behalf of", "Kind", "Act", "Subject", "Cases", "Outcome",
    "Address", "Error id",
)  # fmt: skip


async def export(search: Search, request: KeyedRequest, inspection: Inspection, files: ExportFiles) -> AuditFile:
    """Write the newest lines that `search` finds, up to 20,000, and return a link; a repeat writes them anew."""
    blob = f"scheme/audit-{request.record_id}.csv"
    before, rows, blocks = position_of(None, "", search), 0, ["000head"]
    await files.stage(blob, "000head", head(_HEAD))
    while rows < MOST_ROWS:
        walked: Walked = await inspection.walked(search, before, min(_AT_ONCE, MOST_ROWS - rows))
        if walked.items:
            block = f"{rows:07d}"
            await files.stage(blob, block, body([cells(line) for line in await inspection.lines(walked.items)]))
            blocks.append(block)
            rows += len(walked.items)
        if walked.next is None:
            return await _file(search, blob, blocks, rows, inspection, files)
        before = walked.next
    file = await _file(search, blob, blocks, rows, inspection, files)
    return file.model_copy(update={"complete": False})


async def _file(
    search: Search, blob: str, blocks: list[str], rows: int, inspection: Inspection, files: ExportFiles
) -> AuditFile:
    await files.assemble(blob, blocks)
    name = f"audit-{search.since}-to-{search.until}-{fingerprint(search)[:6]}.csv"
    url, _ = await files.link(blob, name, inspection.clock())
    return AuditFile(url=url, name=name, rows=rows, complete=True)


def cells(line: AuditLine) -> Row:
    return [
        f"{line.at:%Y-%m-%dT%H:%M:%S}Z",
        line.person,
        line.actor,
        line.organisation,
        line.on_behalf_of,
        line.kind,
        line.act,
        line.subject,
        " ".join(line.cases),
        line.outcome,
        line.address,
        line.correlation_id,
    ]

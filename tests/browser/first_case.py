"""Tells of a business's first case, as the scheme's case system would: one message on `case-events`.

Run as `python -m tests.browser.first_case DATA ORGANISATION BUSINESS REFERENCE`.
"""

from __future__ import annotations

import asyncio
import sys
import uuid
from pathlib import Path

from tests.journeys.case_events import bus, tell, upserted
from tests.portal import Portal, read_ports


async def main(data: Path, organisation: str, business: str, reference: str) -> None:
    portal, case_id = Portal("unused", data, read_ports(data)), str(uuid.uuid4())
    event = upserted(case_id, reference, 1, businessId=business) | {"organisationId": organisation}
    async with bus(portal) as client:
        await tell(client, event, case_id=case_id)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), *sys.argv[2:5]))

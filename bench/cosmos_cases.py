"""Cases as the list page's container holds them, for benchmarks of the Cosmos server: deterministic, 2 KB each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

ORGANISATION = "org-bench"
BUSINESSES = [f"business-{n}" for n in range(1, 8)]
_FIRST_DAY = date(2020, 1, 1)
_STAGES = ["investigation", "view", "decision"]
_ISSUES = [f"issue-{n}" for n in range(40)]
_PRODUCTS = [f"product-{n}" for n in range(25)]
_OWNERS = [None, *(f"Caseworker {n}" for n in range(30))]
_NAMES = ["ada", "bela", "carol", "dmitri", "elif", "femi", "grace", "hugo", "ines", "jonas", "kira", "liam"]


def cases(count: int) -> Iterator[dict[str, Any]]:
    """Yield `count` cases, one in seven of them open."""
    rng = random.Random(7)  # noqa: S311  the same cases every time
    for number in range(count):
        yield case(number, rng)


def case(number: int, rng: random.Random) -> dict[str, Any]:
    enquiry = _FIRST_DAY + timedelta(days=rng.randrange(2400))
    closed = rng.random() < 6 / 7
    closure = (enquiry + timedelta(days=rng.randrange(30, 400))).isoformat() if closed else None
    reference = f"PNX-{number:07d}-{rng.randrange(16**4):04X}"
    business = rng.choice(BUSINESSES)
    received = (enquiry + timedelta(days=40)).isoformat() if rng.random() < 0.6 else None
    tokens = {reference.lower(), f"{number:07d}", business, enquiry.isoformat(), *rng.sample(_NAMES, 3)}
    tokens |= {rng.choice(_ISSUES), rng.choice(_PRODUCTS), rng.choice(_STAGES), f"ref{rng.randrange(10**6)}"}
    return {
        "id": f"case-{number:09d}",
        "organisationId": ORGANISATION,
        "type": "case",
        "caseReference": reference,
        "referenceKey": reference.replace("-", "").lower(),
        "migratedReference": None,
        "migratedKey": None,
        "businessId": business,
        "businessName": business.title(),
        "tradingName": f"{business.title()} Direct",
        "businessReference": f"B{rng.randrange(10**8)}",
        "complaintIssue": rng.choice(_ISSUES),
        "productType": rng.choice(_PRODUCTS),
        "caseStage": rng.choice(_STAGES),
        "caseProgress": "closed" if closed else "with-investigator",
        "enquiryDate": enquiry.isoformat(),
        "professionalRepresentative": None,
        "movedToInvestigationDate": (enquiry + timedelta(days=20)).isoformat(),
        "businessFileRequiredBy": (enquiry + timedelta(days=50)).isoformat(),
        "businessFileReceivedDate": received,
        "latestOutcomeDate": closure,
        "latestOutcome": "view" if closed else None,
        "actionRequired": rng.random() < 0.1,
        "schemeCaseOwner": rng.choice(_OWNERS),
        "businessCaseOwner": rng.choice(_OWNERS),
        "respondentContactEmail": f"{business}@example.org",
        "eventDate": enquiry.isoformat(),
        "priority": rng.random() < 0.05,
        "finalResponseDate": enquiry.isoformat(),
        "closureDate": closure,
        "closureOutcome": "upheld" if closed else None,
        "noFinalResponseFlag": rng.random() < 0.1,
        "suppressed": False,
        "closed": closed,
        "title": f"{rng.choice(_NAMES).title()} and {business}",
        "summary": "What the complaint is about. " * 20,
        "tokens": sorted(tokens),
        "version": 1,
    }

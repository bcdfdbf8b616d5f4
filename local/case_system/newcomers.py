"""A new complaint, as it reaches the scheme."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from local.case_system.known_case import KnownCase, stable_id
from local.seed.references import reference
from local.seed.wording import FIRST_NAMES, LAST_NAMES, SUMMARIES
from local.seed.world import Firm, World
from shared.cases.model import PersonOnCase
from shared.intake.events import Snapshot
from shared.schemes.casework import Party


def new_case(world: World, name: str, number: int, firm: Firm, chance: Random) -> KnownCase:
    """Return a case that nobody has told the portal of; the same for the same `name` and `number`, from 1 up."""
    product = chance.choice(firm.products)
    issue = chance.choice(product.issues)
    consumer = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    first = world.profile.vocabulary.stages[0]
    snapshot = Snapshot(
        business_id=firm.business.key,
        business_reference=f"{chance.randint(10, 99)}-{chance.randint(10000, 99999)}",
        complaint_issue=issue,
        product_type=product.name,
        case_stage=first.name,
        case_progress=first.progress[0],
        enquiry_date=world.today,
        event_date=world.today - timedelta(days=chance.randint(40, 400)),
        final_response_date=world.today - timedelta(days=chance.randint(2, 170)),
        respondent_contact_email=firm.mailbox,
        title=issue,
        summary=chance.choice(SUMMARIES).format(
            consumer=consumer, business=firm.business.name, issue=issue.lower(), product=product.name.lower()
        ),
        turn=Party.SCHEME,
        parties=(PersonOnCase(role="consumer", party=Party.CONSUMER, name=consumer),),
    )
    # The seed counts its references down from the newest: counting on from there meets none of them.
    spelt = reference(world.profile.reference.pattern, -number, chance)
    return KnownCase(
        id=stable_id(name, number),
        organisation_id=firm.organisation.key,
        reference=spelt,
        version=0,
        snapshot=snapshot,
    )

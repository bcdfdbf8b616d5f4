"""One sample case by its number: 0 is the newest. Its chance is its own, so any can be made apart from the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from random import Random

from local.identity.people import Person
from local.seed.lifecycle import Life, live
from local.seed.odds import happens
from local.seed.references import reference
from local.seed.standing import Standing, stand
from local.seed.wording import (
    FIRST_NAMES,
    INVESTIGATORS,
    LAST_NAMES,
    OMBUDSMEN,
    REPRESENTATIVES,
    SUMMARIES,
    TRADING_NAMES,
)
from local.seed.world import Firm, World
from shared.cases.model import Case, PersonOnCase
from shared.schemes.casework import Party

_MIGRATED_BEFORE = timedelta(days=730)


@dataclass(frozen=True)
class SampleCase:
    """A case with what the story of its timeline and documents is told from."""

    case: Case
    life: Life
    standing: Standing
    firm: Firm
    owner: Person | None
    chance: Random


def make_case(world: World, number: int, total: int) -> SampleCase:
    """Return case `number` of `total`."""
    chance = Random(world.seed * 1_000_003 + number)  # noqa: S311  sample data, not secrets
    firm = chance.choices(world.firms, cum_weights=world.firm_weights)[0]
    life = live(world, chance, number / max(total, 1))
    standing = stand(life, world.profile.vocabulary, chance)
    owner = chance.choice(firm.caseworkers) if life.moved and happens(chance, 78) else None
    return SampleCase(_case(world, number, firm, life, standing, owner, chance), life, standing, firm, owner, chance)


def _case(
    world: World, number: int, firm: Firm, life: Life, standing: Standing, owner: Person | None, chance: Random
) -> Case:
    product = chance.choice(firm.products)
    issue = chance.choice(product.issues)
    parties = _parties(life, chance)
    investigator = next((person.name for person in parties if person.party is Party.SCHEME), None)
    representative = next((person.name for person in parties if person.role == "representative"), None)
    newest = standing.outcomes[-1] if standing.outcomes else None
    old = (world.today - life.enquiry) > _MIGRATED_BEFORE
    return Case(
        id=world.stable_id("case", number),
        organisation_id=firm.organisation.key,
        business_id=firm.business.key,
        case_reference=reference(world.profile.reference.pattern, number, chance),
        migrated_reference=_migrated(world, number) if old and happens(chance, 60) else None,
        business_name=firm.business.name,
        trading_name=f"{firm.business.name} {chance.choice(TRADING_NAMES)}" if happens(chance, 20) else None,
        business_reference=f"{chance.randint(10, 99)}-{chance.randint(10000, 99999)}" if happens(chance, 90) else None,
        complaint_issue=issue,
        product_type=product.name,
        case_stage=standing.stage,
        case_progress=standing.progress,
        enquiry_date=life.enquiry,
        professional_representative=representative,
        moved_to_investigation_date=life.moved,
        business_file_required_by=life.required_by,
        business_file_received_date=life.received,
        latest_outcome_date=newest[0] if newest else None,
        latest_outcome=newest[2] if newest else None,
        action_required=standing.turn is Party.BUSINESS,
        scheme_case_owner=investigator,
        business_case_owner=owner.name if owner else None,
        business_case_owner_id=owner.id if owner else None,
        respondent_contact_email=owner.email if owner else firm.mailbox,
        event_date=life.event,
        priority=happens(chance, 3 if life.closed else 10),
        final_response_date=life.final_response,
        closure_date=life.closed,
        closure_outcome=standing.closure.name if standing.closure else None,
        no_final_response_flag=life.final_response is None,
        title=_title(issue),
        turn=standing.turn,
        suppressed=happens(chance, 1),
        closure_letter_date=min(life.closed + timedelta(days=chance.randint(0, 3)), world.today)
        if life.closed
        else None,
        outcome_change=standing.closure.change if standing.closure else None,
        summary=chance.choice(SUMMARIES).format(
            consumer=parties[0].name, business=firm.business.name, issue=issue.lower(), product=product.name.lower()
        ),
        parties=parties,
        at=world.passed(datetime.combine(life.enquiry, time(9, chance.randint(0, 59)), UTC)),
    )


def _parties(life: Life, chance: Random) -> tuple[PersonOnCase, ...]:
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
    parties = [PersonOnCase(role="consumer", party=Party.CONSUMER, name=name)]
    if happens(chance, 16):
        firm = chance.choice(REPRESENTATIVES)
        parties.append(PersonOnCase(role="representative", party=Party.CONSUMER, name=firm))
    if life.referred:
        parties.append(PersonOnCase(role="ombudsman", party=Party.SCHEME, name=chance.choice(OMBUDSMEN)))
    elif life.moved and (life.received or happens(chance, 60)):
        parties.append(PersonOnCase(role="investigator", party=Party.SCHEME, name=chance.choice(INVESTIGATORS)))
    return tuple(parties)


def _migrated(world: World, number: int) -> str:
    """Return a reference of the earlier system: the example's own shape with another number at its end."""
    example = world.profile.reference.migrated_example
    digits = len(example) - len(example.rstrip("0123456789"))
    return f"{example[:-digits]}{number % 10**digits:0{digits}}"


def _title(issue: str) -> str:
    """Return "Claim declined: storm damage" as "Storm damage: claim declined", what it is about first."""
    kind, colon, about = issue.partition(": ")
    return f"{about[:1].upper()}{about[1:]}: {kind[:1].lower()}{kind[1:]}" if colon else issue

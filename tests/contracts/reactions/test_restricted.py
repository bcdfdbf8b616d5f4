"""Nobody is told of a case whose processing is restricted, and whoever restricted their own data gets no emails."""

from __future__ import annotations

from shared.notifications.kinds import Delivery, Kind
from tests.contracts.reactions.world import Firm


async def test_nobody_is_told_of_a_restricted_case(firm: Firm) -> None:
    audience, owner = firm.wired.notifications.notifier._audience, await firm.person()
    notice = Kind.CASE_CLOSED
    told = await audience.of(firm.notice(notice, await firm.case(owner)))
    assert [each.id for each in told] == [owner.id]
    kept = await firm.case(owner, restricted=True, case_reference="PNX-7654321-KEPT")
    assert await audience.of(firm.notice(notice, kept)) == []
    assert await audience.of(firm.notice(notice, kept, user_ids=(owner.id,))) == []


async def test_whose_data_is_restricted_hears_by_email_of_that_alone(firm: Firm) -> None:
    audience, owner = firm.wired.notifications.notifier._audience, await firm.person(restricted=True)
    [of_case] = await audience.of(firm.notice(Kind.CASE_CLOSED, await firm.case(owner)))
    assert of_case.delivery is Delivery.NEVER
    [answer] = await audience.of(firm.notice(Kind.PRIVACY_ANSWERED, user_ids=(owner.id,)))
    assert answer.delivery is not Delivery.NEVER

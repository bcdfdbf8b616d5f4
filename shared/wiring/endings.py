"""The slices that let people and cases go: they reach into most of the others."""

from __future__ import annotations

from shared.administration import assembly as administration
from shared.exports.commands import Exports
from shared.forgetting.commands import Forgetting
from shared.forgetting.ledger import Ledger
from shared.forgetting.places import Places
from shared.helpdesk.services import Helpdesk
from shared.helpdesk.upkeep import forget_tickets_of
from shared.notifications import assembly as notifying
from shared.notifications.mail.model import Mailer
from shared.onboarding.forgetting import forget_in_onboarding
from shared.privacy import assembly as privacy
from shared.privacy.forgetting import forget_in_privacy
from shared.retention import assembly as retention
from shared.wiring.ground import Ground


def forgetting_on(
    ground: Ground,
    people: administration.Administration,
    notifications: notifying.Notifications,
    exports: Exports,
    desk: Helpdesk,
) -> Forgetting:
    places = Places(
        cases=ground.container("cases"),
        notifications=notifications.store,
        exports=exports,
        views=ground.views,
        looks=ground.looks,
        parked=ground.parked,
        accounts=ground.accounts,
        end_sessions=ground.sessions.forget_all,
        forget_tickets=lambda organisation_id, user_id: forget_tickets_of(organisation_id, user_id, desk),
        forget_in_onboarding=lambda person: forget_in_onboarding(person, ground.container("accounts"), ground.clock),
        forget_in_privacy=lambda person: forget_in_privacy(person, ground.container("privacy"), ground.clock),
        clock=ground.clock,
    )
    return Forgetting(
        places=places,
        store=people.store,
        accounts=ground.accounts,
        ledger=Ledger(ground.ledger),
        holds=people.holds,
        clock=ground.clock,
    )


def retention_on(
    ground: Ground,
    people: administration.Administration,
    notifications: notifying.Notifications,
    forgetting: Forgetting,
) -> retention.AccountRetention:
    around = retention.Surroundings(
        settings=ground.settings,
        profile=ground.profile,
        clock=ground.clock,
        administration=people,
        forgetting=forgetting,
        notifications=notifications,
        organisations=ground.organisations,
        trail=ground.trail,
        work=ground.work,
        cases=ground.container("cases"),
        cases_anywhere=ground.cases_anywhere,
        references=ground.references,
        documents=ground.documents,
        quarantine=ground.quarantine,
    )
    return retention.assemble(ground.container("accounts"), around)


def privacy_on(
    ground: Ground, people: administration.Administration, exports: Exports, forgetting: Forgetting, mailer: Mailer
) -> privacy.Privacy:
    around = privacy.Surroundings(
        settings=ground.settings,
        profile=ground.profile,
        clock=ground.clock,
        accounts=ground.accounts,
        people=people.store,
        anywhere=ground.cases_anywhere,
        trail=ground.trail,
        files=exports.files,
        forgetting=forgetting,
        mailer=mailer,
    )
    return privacy.assemble(ground.container, around)

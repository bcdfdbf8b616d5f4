"""Slices that stand on more than a store or two, each on the ground and on what it needs of others."""

from __future__ import annotations

from shared.administration import assembly as administration
from shared.cases.holder import find_holder
from shared.exports.blobs import ExportFiles
from shared.exports.commands import Exports
from shared.exports.store import ExportStore
from shared.helpdesk import assembly as helpdesk
from shared.insight.services import InsightServices
from shared.insight.store import FigureStore
from shared.intake.store import IntakeStore
from shared.notifications import assembly as notifying
from shared.notifications.mail.model import Mailer
from shared.onboarding import assembly as onboarding
from shared.openforms.admitting import OpenForms
from shared.privacy.store import PrivacyStore
from shared.publishing.services import Publishing
from shared.publishing.store import PublicationStore
from shared.uploads import assembly as uploading
from shared.uploads.services import UploadServices
from shared.wiring.ground import Ground


def notifications_on(ground: Ground) -> notifying.Notifications:
    cases, profile = ground.cases, ground.profile
    around = notifying.Surroundings(
        settings=ground.settings,
        profile=profile,
        clock=ground.clock,
        calendar=profile.calendar(),
        accounts=ground.accounts,
        bus=ground.bus,
        find_holder=lambda organisation_id, reference: find_holder(organisation_id, reference, cases),
        find_hidden=cases.hidden_references,
    )
    return notifying.assemble(ground.container("notifications"), ground.container("accounts"), around)


def administration_on(ground: Ground, mailer: Mailer) -> administration.Administration:
    accounts, identities = ground.container("accounts"), ground.container("identities")
    asked = PrivacyStore(ground.container("privacy"))
    return administration.assemble(ground.settings, ground.profile, accounts, identities, asked, mailer, ground.clock)


def onboarding_on(ground: Ground, forms: OpenForms, mailer: Mailer) -> onboarding.Desk:
    around = onboarding.Surroundings(ground.settings, ground.profile, ground.clock, forms, mailer)
    accounts, identities = ground.container("accounts"), ground.container("identities")
    return onboarding.assemble(accounts, identities, ground.container("claims"), around)


def uploads_on(ground: Ground) -> UploadServices:
    cases, quarantine, documents = ground.container("cases"), ground.quarantine, ground.documents
    return uploading.assemble(cases, quarantine, documents, ground.settings, ground.profile, ground.clock)


def exports_on(ground: Ground) -> Exports:
    return Exports(
        store=ExportStore(ground.container("cases")),
        cases=ground.cases,
        accounts=ground.accounts,
        files=ExportFiles(ground.export_files),
        profile=ground.profile,
        clock=ground.clock,
    )


def helpdesk_on(ground: Ground, uploads: UploadServices, mailer: Mailer) -> helpdesk.Helpdesks:
    around = helpdesk.Surroundings(ground.settings, ground.profile, ground.clock, uploads, ground.documents, mailer)
    return helpdesk.assemble(ground.container("tickets"), around)


def insight_on(ground: Ground) -> InsightServices:
    return InsightServices(
        store=FigureStore(ground.container("figures"), ground.container("cases")),
        work=ground.work,
        organisations=ground.organisations,
        profile=ground.profile,
        clock=ground.clock,
    )


def publishing_on(ground: Ground, uploads: UploadServices) -> Publishing:
    return Publishing(
        publications=PublicationStore(ground.container("cases")),
        anywhere=ground.cases_anywhere,
        cases=ground.cases,
        standing=IntakeStore(ground.container("cases")),
        uploads=uploads,
        profile=ground.profile,
        clock=ground.clock,
    )

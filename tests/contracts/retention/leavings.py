"""What somebody leaves behind at a firm, item by item."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from shared.accounts.model import Account
from shared.cases.model import Case, Document, Event
from shared.exports.model import Export, State, Wanted
from shared.helpdesk.model import Message, Origin, Side, Ticket, Topic
from shared.looks.model import Activity, Look, activity_id, doer, look_id
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.model import Notification
from shared.onboarding.administrator_requests import AdministratorRequest
from shared.onboarding.application import Application
from shared.onboarding.model import AccessRequest, Entry, RequestState, request_id
from shared.operations.model import Origin as ParkedOrigin
from shared.operations.model import Parked
from shared.privacy.model import PrivacyRequest, PrivacyRight, PrivacyState, PrivacySubject
from shared.requests.model import MoreTime, Request
from shared.schemes.casework import Party
from shared.takeovers.model import Takeover
from shared.updates.model import Update
from shared.uploads.model import Upload
from shared.views.model import Look as ListLook
from shared.views.model import SavedView
from tests.contracts.reactions.world import Firm

Item = dict[str, Any]


@dataclass
class Leavings(Firm):
    """A firm, and what a person of it has left in each place."""

    def export(self, account: Account) -> Export:
        now = self.clock()
        return Export(
            id=f"export-{account.id}",
            organisation_id=self.id,
            user_id=account.id,
            business_ids=("bank",),
            name="All open cases",
            wanted=Wanted(),
            as_of=now,
            total=1,
            state=State.READY,
            requested_at=now,
            expires_at=now + timedelta(days=7),
            ttl=604_800,
        )

    def _on_the_case(self, account: Account, case: Case) -> list[Item]:
        where: dict[str, Any] = {
            "organisation_id": self.id,
            "business_id": "bank",
            "case_id": case.id,
            "case_reference": case.case_reference,
            "at": self.clock(),
        }
        line = Event(
            id=f"line-{account.id}", kind="noted", party=Party.BUSINESS, actor=account.name, text="did", **where
        )
        given = Event(
            id=f"given-{account.id}",
            kind="case-assigned",
            party=Party.BUSINESS,
            actor="Bea Orr",
            text=f"assigned the case to {account.name}",
            **where,
        )
        update = Update(
            id=f"update-{account.id}",
            reason="other",
            reason_label="Other",
            comment="Please call",
            sender_id=account.id,
            sender_name=account.name,
            **where,
        )
        upload = Upload(
            id=f"upload-{account.id}",
            number="U-7K3F-9QX2",
            case_title=case.title,
            business_name="Bank",
            sender_id=account.id,
            sender_name=account.name,
            **where,
        )
        document = Document(
            id=f"document-{account.id}",
            name="letter.pdf",
            document_type="Letter",
            provided_by=Party.BUSINESS,
            provider_name=account.name,
            size=1,
            media_type="application/pdf",
            sha256=64 * "0",
            blob="none",
            **where,
        )
        today = self.clock().date()
        asked = MoreTime(
            id="ask", at=self.clock(), by_id=account.id, by=account.name, why="Away", wanted=today + timedelta(days=9)
        )
        request = Request(
            id=f"request-{account.id}",
            what="Notes",
            asked_on=today,
            due=today,
            first_due=today,
            more_time=(asked,),
            **where,
        )
        return [each.to_item() for each in (line, given, update, upload, document, request)]

    def _takeover(self, account: Account) -> Item:
        owner = {"id": account.id, "name": account.name, "email": account.email}
        return Takeover.model_validate(
            {
                "id": f"takeover-{account.id}",
                "organisation_id": self.id,
                "business_ids": ("bank",),
                "by_id": account.id,
                "by_name": account.name,
                "from_id": "x",
                "from_name": "Zed",
                "owners": (owner,),
                "total": 1,
                "started_at": self.clock(),
            }
        ).to_item()

    def _notifications(self, account: Account, colleague: Account) -> list[Item]:
        own = self._notification(account.id, {"exportName": "All open cases"}, Kind.EXPORT_READY)
        facts = {"cases": "2 cases", "fromName": account.name, "assignedBy": account.name}
        theirs = self._notification(colleague.id, facts, Kind.CASES_TAKEN_OVER)
        preferences = {"id": "preferences", "userId": account.id, "type": "preferences", "choices": {}}
        return [own, theirs, {**preferences, "organisationId": self.id}]

    def _notification(self, user_id: str, facts: dict[str, str], kind: Kind) -> Item:
        return Notification(
            id=str(uuid.uuid4()),
            user_id=user_id,
            organisation_id=self.id,
            kind=kind,
            facts=facts,
            delivery=Delivery.AT_ONCE,
            for_owner=False,
            at=self.clock(),
            sort_key="1",
            ttl=1000,
        ).to_item()

    def _views(self, account: Account) -> list[Item]:
        return [self.view(account, shared=False).to_item(), self.view(account, shared=True).to_item()]

    def view(self, account: Account, *, shared: bool, name: str = "Urgent ones") -> SavedView:
        return SavedView.model_validate(
            {
                "id": f"view-{shared}-{account.id}",
                "organisation_id": self.id,
                "owner_id": account.id,
                "owner_name": account.name,
                "name": name,
                "shared": shared,
                "query": {"priority": True},
                "look": ListLook(columns=("caseReference",)),
                "created_at": self.clock(),
            }
        )

    def _looks(self, account: Account, case: Case) -> list[Item]:
        look = Look(
            id=look_id(account.id, case.id),
            organisation_id=self.id,
            user_id=account.id,
            case_id=case.id,
            until=1,
            visit="v",
        )
        activity = Activity(
            id=activity_id(case.id), organisation_id=self.id, by=doer(account.name), arrived=1, at=self.clock()
        )
        return [look.to_item(), activity.to_item()]

    def _parked(self, account: Account) -> Parked:
        payload = {"type": "update", "organisationId": self.id, "by": account.name, "email": account.email}
        return Parked(
            id=f"parked-{account.id}",
            source="portal-updates",
            origin=ParkedOrigin.QUEUE,
            reason="x",
            payload=payload,
            at=self.clock(),
        )

    def _asked(self, account: Account) -> list[Item]:
        """Return a request for access with the person as its contact, and two for administrators: for and by them."""
        them = {"name": account.name, "email": account.email}
        application = {
            "organisation_name": "Firm",
            "businesses": [{"name": "Bank", "regulator_number": "122702"}],
            "email_domains": ["brackenhall.example"],
            "administrators": [them, {"name": "Ola Other", "email": "o.other@brackenhall.example"}],
            "sign_in": {"method": "local"},
            "contact": them,
            "privacy_notice_accepted": True,
        }
        now = self.clock()
        said = Entry(by="requester", name=account.name, at=now, text="It is on our letterhead.")
        access = AccessRequest(
            id=request_id(self.id),
            organisation_id=self.id,
            number="AR-7K3F-9QX2",
            state=RequestState.APPROVED,
            application=Application.model_validate(application),
            fingerprint="f",
            secret="s",
            made_at=now,
            conversation=(said,),
            ttl=1_000_000,
        )
        ask = {"organisation_id": self.id, "why": "Away a lot", "asked_at": now, "id": f"for-{account.id}"}
        about = AdministratorRequest.model_validate({**ask, **them, "asked_by": "Bea Orr"})
        other = {"name": "Ola Other", "email": "o.other@brackenhall.example", "id": f"by-{account.id}"}
        by = AdministratorRequest.model_validate({**ask, **other, "asked_by": account.name})
        return [each.to_item() for each in (access, about, by)]

    def _ticket(self, account: Account) -> Ticket:
        now = self.clock()
        return Ticket(
            id=f"ticket-{account.id}",
            organisation_id=self.id,
            number="T-7K3F-9QX2",
            topic=Topic.OTHER,
            user_id=account.id,
            name=account.name,
            email=account.email,
            affected=account.email,
            origin=Origin(browser="Firefox", address="/cases", page="Cases"),
            at=now,
            changed_at=now,
            messages=(Message(id="m", at=now, side=Side.PERSON, by=account.name, text="Help"),),
        )

    def _about_data(self, account: Account) -> PrivacyRequest:
        return PrivacyRequest(
            id=f"privacy-{account.id}",
            organisation_id=self.id,
            right=PrivacyRight.ACCESS,
            state=PrivacyState.DONE,
            subject=PrivacySubject(
                name=account.name, email=account.email, organisation_id=self.id, account_id=account.id
            ),
            words=f"All that you hold about {account.name}",
            received_on=self.clock().date(),
            due=self.clock().date(),
            updated_at=self.clock(),
            ttl=1_000_000,
        )

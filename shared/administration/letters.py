"""The email of an invitation: from whom, to what, until when, and where to get help before signing in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from shared.administration.model import Invitation
from shared.notifications.mail.letter import Letter, Line


@dataclass(frozen=True)
class InvitationLetters:
    """`address` is the portal's, without a slash at the end."""

    portal: str
    scheme: str
    address: str
    time_zone: ZoneInfo

    def invitation(self, invitation: Invitation, organisation: str) -> Letter:
        day = invitation.expires_at.astimezone(self.time_zone)
        until = f"{day.day} {day:%b %Y}"
        what = f"{invitation.invited_by} invites you to work on {organisation}'s cases in {self.portal}."
        how = f"The link is for you alone, works once, and until {until}."
        accept = Line(f"{what} {how}", "Accept the invitation", self._link(invitation))
        trouble = Line(
            "Something doesn't work, or you didn't expect this?", "Ask the helpdesk", f"{self.address}/help/ask"
        )
        return Letter(self.portal, self.scheme, f"You are invited to {self.portal}", (accept,), (trouble,))

    def _link(self, invitation: Invitation) -> str:
        # After the #, so that the secret stays out of servers' logs and referrers.
        facts = {"organisation": invitation.organisation_id, "id": invitation.id, "secret": invitation.secret}
        return f"{self.address}/invitation#{urlencode(facts)}"

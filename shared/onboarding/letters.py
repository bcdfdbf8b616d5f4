"""The emails of onboarding. They hold a link, never what was written: mailboxes are read by others too."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from shared.notifications.mail.letter import Letter as Paper
from shared.notifications.mail.letter import Line
from shared.onboarding.model import AccessRequest, Letter


@dataclass(frozen=True)
class OnboardingLetters:
    """`address` is the portal's, without a slash at the end."""

    portal: str
    scheme: str
    address: str
    helpdesk: str

    def of(self, request: AccessRequest, letter: Letter) -> Paper:
        heading, text, act = self._words(request, letter)
        link = f"{self.address}/request-access/follow#{urlencode(self._facts(request))}"
        why = f"Somebody gave this address in a request for access to {self.portal}. If it wasn't you, do nothing."
        closing = Line(why, "Write to the helpdesk", f"mailto:{self.helpdesk}")
        return Paper(self.portal, self.scheme, heading, (Line(text, act, link),), (closing,))

    def _words(self, request: AccessRequest, letter: Letter) -> tuple[str, str, str]:
        number, firm = request.number, request.application.organisation_name
        match letter:
            case Letter.CONFIRM:
                text = f"You asked for access for {firm}. It is looked at once you confirm, within seven days."
                return f"Confirm your request {number}", text, "Confirm and follow the request"
            case Letter.QUESTION:
                text = f"{self.scheme} has a question about access for {firm}."
                return f"A question about your request {number}", text, "Read and answer it"
            case Letter.APPROVED:
                text = f"{firm} is set up. The administrators whom you named each get an invitation of their own."
                return f"Your request {number} is approved", text, "See the request"
            case Letter.DECLINED:
                text = f"{self.scheme} can't give {firm} access. The reason is with the request."
                return f"Your request {number} is declined", text, "Read why"

    def _facts(self, request: AccessRequest) -> dict[str, str]:
        # After the #, so that the secret stays out of servers' logs and referrers.
        return {"request": request.organisation_id, "secret": request.secret}

"""The one letter that can't wait for the bell: whoever is erased has no bell any more."""

from __future__ import annotations

from dataclasses import dataclass

from shared.notifications.mail.letter import Letter, Line
from shared.notifications.mail.model import AddressRefused, Email, Mailer
from shared.privacy.model import PrivacyRequest


@dataclass(frozen=True)
class PrivacyLetters:
    """`address` is the portal's, without a slash at the end."""

    portal: str
    scheme: str
    address: str
    mailer: Mailer

    async def tell_of_erasure(self, request: PrivacyRequest) -> None:
        """Write that the account is being erased, and what stays. A repeat has the same id."""
        if request.subject.email is None:
            return
        notice = f"{self.address}/privacy"
        lines = [
            Line(
                "Your account and what is held about you is being erased, as you asked.", "The privacy notice", notice
            ),
            *(Line(kept, "Why some things stay", notice) for kept in request.keeps),
        ]
        letter = Letter(self.portal, self.scheme, "Your data is being erased", tuple(lines), ())
        email = Email(
            id=f"erasure.{request.id}",
            to=request.subject.email,
            subject=letter.heading,
            text=letter.text,
            html=letter.html,
        )
        try:
            await self.mailer.send(email)
        except AddressRefused:
            return  # an address that takes no mail is no reason to keep it

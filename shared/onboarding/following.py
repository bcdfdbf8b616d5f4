"""Sends the letters of onboarding. A message may come twice or late: what was sent, or is past, isn't sent again."""

from __future__ import annotations

from dataclasses import dataclass

from shared.clients.contention import until_it_fits
from shared.kernel.errors import NotFound
from shared.notifications.mail.model import AddressRefused, Email, Mailer
from shared.onboarding.letters import OnboardingLetters
from shared.onboarding.model import AccessRequest, Letter, LetterDue, RequestState
from shared.onboarding.store import RequestStore

_WHILE = {
    Letter.CONFIRM: RequestState.UNCONFIRMED,
    Letter.QUESTION: RequestState.ASKED,
    Letter.APPROVED: RequestState.APPROVED,
    Letter.DECLINED: RequestState.DECLINED,
}


@dataclass(frozen=True)
class LetterFollower:
    store: RequestStore
    mailer: Mailer
    letters: OnboardingLetters

    async def follow(self, due: LetterDue) -> None:
        try:
            request = await self.store.read(due.organisation_id)
        except NotFound:
            return
        if due.key in request.sent or request.state is not _WHILE[due.letter]:
            return
        refused = await self._send(request, due)
        # Sent first, remembered after: a crash in between sends again under the same id, never not at all.
        await until_it_fits(lambda: self._remember(due, refused))

    async def _send(self, request: AccessRequest, due: LetterDue) -> str | None:
        paper = self.letters.of(request, due.letter)
        email = Email(
            id=f"{request.id}.{due.key}",
            to=request.application.contact.email,
            subject=paper.heading,
            text=paper.text,
            html=paper.html,
        )
        try:
            await self.mailer.send(email)
        except AddressRefused as refusal:
            return refusal.reason
        return None

    async def _remember(self, due: LetterDue, refused: str | None) -> None:
        request = await self.store.read(due.organisation_id)
        update = {"sent": (*request.sent, due.key), "undeliverable": refused}
        await self.store.save(request.model_copy(update=update))

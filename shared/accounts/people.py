"""From a bearer token to a principal, kept briefly so that a click costs no extra reads."""

from __future__ import annotations

import time
from collections import OrderedDict

from shared.accounts.model import Account, AccountState
from shared.accounts.store import AccountStore
from shared.accounts.tokens import Bearer, Subject, TokenVerifier
from shared.kernel.errors import Forbidden, Unauthenticated
from shared.kernel.principal import Principal

_KEEP = 30.0  # seconds: removing a person or a business takes effect within 60 s on every instance (issue "People")
_MOST = 10_000


class People:
    """Who is behind a token. Remembers accounts for `_KEEP` seconds in this process."""

    def __init__(self, tokens: TokenVerifier, accounts: AccountStore) -> None:
        self._tokens = tokens
        self._accounts = accounts
        self._known: OrderedDict[Subject, tuple[float, Account]] = OrderedDict()

    async def authenticate(self, token: str) -> Principal:
        """Return the active principal, or raise `Unauthenticated` or `Forbidden`."""
        bearer = await self._tokens.introduce(token)
        return self._active(await self._account(Subject(bearer.issuer, bearer.subject)), bearer)

    async def bearer(self, token: str) -> Bearer:
        """Return who has this token, whether or not they have an account; what was remembered of them is forgotten."""
        bearer = await self._tokens.introduce(token)
        self._known.pop(Subject(bearer.issuer, bearer.subject), None)
        return bearer

    def forget(self, account_id: str) -> None:
        """Drop what is remembered of an account that was just changed here; other instances do within 30 seconds."""
        for subject in [each for each, (_, account) in self._known.items() if account.id == account_id]:
            self._known.pop(subject, None)

    async def reread(self, token: str) -> Principal:
        """Look again, past what is remembered: the person may just have accepted the terms on another instance."""
        bearer = await self._tokens.introduce(token)
        subject = Subject(bearer.issuer, bearer.subject)
        self._known.pop(subject, None)
        return self._active(await self._account(subject), bearer)

    async def _account(self, subject: Subject) -> Account | None:
        remembered = self._known.get(subject)
        if remembered and time.monotonic() - remembered[0] < _KEEP:
            return remembered[1]
        account = await self._accounts.find_by_identity(*subject)
        self._known.pop(subject, None)
        if account:
            self._known[subject] = (time.monotonic(), account)
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
        return account

    @staticmethod
    def _active(account: Account | None, bearer: Bearer) -> Principal:
        if account is None:
            raise Forbidden("account-unknown", "You don't have an account here. Ask your administrator to invite you.")
        if account.state is not AccountState.ACTIVE:
            raise Forbidden("account-disabled", "Your account is disabled. Your administrator can enable it again.")
        if account.has_ended(bearer.session_id, bearer.proved_at):
            raise Unauthenticated("session-ended", "This session was ended. Sign in again.")
        return account.principal().model_copy(update={"session_id": bearer.session_id})

"""Accounts and identities in Cosmos DB."""

from __future__ import annotations

from datetime import datetime, timedelta

from shared.accounts.model import Account, Identity, TermsAcceptance, identity_id
from shared.clients.cosmos import Container
from shared.kernel.clock import as_stored
from shared.kernel.errors import NotFound

_BY_EMAIL = "SELECT * FROM c WHERE c.type = 'account' AND LOWER(c.email) = @email"
_BY_AUDIT_IDS = "SELECT * FROM c WHERE c.type = 'account' AND ARRAY_CONTAINS(@ids, c.auditId)"
_CALLED = (
    "SELECT * FROM c WHERE c.type = 'account' AND c.state != 'removed'"
    " AND (CONTAINS(c.name, @text, true) OR CONTAINS(c.email, @text, true))"
)
_FEW = 10


class AccountStore:
    """Two point reads sign a person in."""

    def __init__(self, accounts: Container, identities: Container) -> None:
        self._accounts = accounts
        self._identities = identities

    async def find_by_identity(self, issuer: str, subject: str) -> Account | None:
        key = identity_id(issuer, subject)
        try:
            identity = Identity.from_item(await self._identities.read(key, key))
            return await self.read(identity.organisation_id, identity.account_id)
        except NotFound:
            return None

    async def read(self, organisation_id: str, account_id: str) -> Account:
        return Account.from_item(await self._accounts.read(account_id, organisation_id))

    async def of_organisation(self, organisation_id: str) -> list[Account]:
        """Return everybody of the organisation, in no particular order: one query; an organisation has few people."""
        items = await self._accounts.all("SELECT * FROM c WHERE c.type = 'account'", {}, organisation_id)
        return [Account.from_item(item) for item in items]

    async def find_by_email(self, email: str) -> list[Account]:
        """Return the accounts with this address, of any organisation: for reports that know nothing but an address."""
        found = await self._accounts.everywhere(_BY_EMAIL, {"email": email.lower()}, limit=_FEW)
        return [Account.from_item(item) for item in found]

    async def called(self, text: str, limit: int) -> list[Account]:
        """Return up to `limit` accounts of any organisation with `text` in name or address, in no particular order."""
        found = await self._accounts.everywhere(_CALLED, {"text": text}, limit=limit)
        return [Account.from_item(item) for item in found]

    async def find_by_audit_ids(self, ids: list[str]) -> list[Account]:
        """Return the accounts that the audit trail knows by these ids, of any organisation."""
        found = await self._accounts.everywhere(_BY_AUDIT_IDS, {"ids": ids}, limit=len(ids)) if ids else []
        return [Account.from_item(item) for item in found]

    async def add_terms_acceptance(self, account: Account, acceptance: TermsAcceptance) -> Account:
        """Append `acceptance`. Repeating it does no harm: the history keeps the first, by the predicate."""
        item = await self._accounts.patch(
            account.id,
            account.organisation_id,
            [{"op": "add", "path": "/termsAcceptances/-", "value": acceptance.to_item()}],
            only_if=f"FROM c WHERE NOT ARRAY_CONTAINS(c.termsAcceptances, {{'version': '{acceptance.version}'}}, true)",
        )
        return Account.from_item(item)

    async def record_activity(self, organisation_id: str, account_id: str, now: datetime, every: timedelta) -> None:
        """Set when this active account was last used. `Stale` if that was recorded less than `every` ago."""
        before = as_stored(now - every)
        recorded_long_ago = f"(NOT IS_STRING(c.lastActiveAt) OR c.lastActiveAt <= '{before}')"
        await self._accounts.patch(
            account_id,
            organisation_id,
            [{"op": "set", "path": "/lastActiveAt", "value": as_stored(now)}],
            only_if=f"FROM c WHERE c.state = 'active' AND {recorded_long_ago}",
        )

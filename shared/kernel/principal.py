"""Who is asking, and what they may do. The permission matrix of requirements §2, as data."""

from __future__ import annotations

from enum import StrEnum

from shared.kernel.errors import Forbidden
from shared.kernel.model import Model


class Role(StrEnum):
    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    CONSUMER = "consumer"
    STAFF_CASEWORK = "staff-casework"
    STAFF_HELPDESK = "staff-helpdesk"
    STAFF_SECURITY = "staff-security"


class Permission(StrEnum):
    """What a route asks for. `PUBLIC` needs no token; `SIGNED_IN` any active user, even before the terms.

    `STAFF` is what all functions of the staff have; each has one of its own besides. `STAFF_PEOPLE`, to find users of
    any organisation, is helpdesk's and security's.
    """

    PUBLIC = "public"
    SIGNED_IN = "signed-in"
    CASES_READ = "cases:read"
    CASES_UPDATE = "cases:update"
    CASES_ASSIGN_SELF = "cases:assign-self"
    CASES_ASSIGN_OTHERS = "cases:assign-others"
    CASES_EXPORT = "cases:export"
    UPLOADS_SEND = "uploads:send"
    DOCUMENTS_DOWNLOAD = "documents:download"
    USERS_MANAGE = "users:manage"
    ADMINISTRATORS_ASK = "administrators:ask"
    HELP = "help"
    NOTIFICATIONS = "notifications"
    STAFF = "staff"
    STAFF_PEOPLE = "staff:people"
    STAFF_CASEWORK = "staff:casework"
    STAFF_HELPDESK = "staff:helpdesk"
    STAFF_SECURITY = "staff:security"


_CASEWORK = frozenset(
    {
        Permission.CASES_READ,
        Permission.CASES_UPDATE,
        Permission.CASES_ASSIGN_SELF,
        Permission.CASES_EXPORT,
        Permission.UPLOADS_SEND,
        Permission.DOCUMENTS_DOWNLOAD,
        Permission.HELP,
        Permission.NOTIFICATIONS,
    }
)

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.CASEWORKER: _CASEWORK,
    Role.SUPERVISOR: _CASEWORK | {Permission.ADMINISTRATORS_ASK, Permission.CASES_ASSIGN_OTHERS},
    Role.ADMINISTRATOR: frozenset(
        {Permission.ADMINISTRATORS_ASK, Permission.USERS_MANAGE, Permission.HELP, Permission.NOTIFICATIONS}
    ),
    Role.CONSUMER: frozenset({Permission.HELP, Permission.NOTIFICATIONS}),
    Role.STAFF_CASEWORK: frozenset({Permission.STAFF, Permission.STAFF_CASEWORK}),
    Role.STAFF_HELPDESK: frozenset({Permission.STAFF, Permission.STAFF_PEOPLE, Permission.STAFF_HELPDESK}),
    Role.STAFF_SECURITY: frozenset({Permission.STAFF, Permission.STAFF_PEOPLE, Permission.STAFF_SECURITY}),
}


class Principal(Model):
    """An active user as the server knows them; of the token's own claims it holds nothing but whose session it is."""

    user_id: str
    audit_id: str  # the random name under which the audit trail knows this person, so that forgetting needs no rewrite
    name: str
    email: str
    organisation_id: str
    business_ids: tuple[str, ...]
    roles: tuple[Role, ...]
    accepted_terms: str | None = None
    session_id: str = ""  # which of the person's sign-ins asks; none where the machine acts for them

    @property
    def permissions(self) -> frozenset[Permission]:
        return frozenset[Permission]().union(*(GRANTS[role] for role in self.roles))

    def may(self, permission: Permission) -> bool:
        return permission in {Permission.PUBLIC, Permission.SIGNED_IN} or permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Raise `Forbidden` unless one of the roles grants `permission`."""
        if not self.may(permission):
            raise Forbidden("role-not-allowed", "Your role doesn't include this.", permission=str(permission))

"""Every way a request can fail, with the status, substatus and code that the service sends.

CosmosError
├── BadRequest 400        SyntaxFault, PartitionKeyMismatch (1001), NeedsQueryPlan (1004), ContainerRecreated (1024)
├── Unauthorized 401
├── NotFound 404          OwnerNotFound (1003)
├── MethodNotAllowed 405
├── Conflict 409
├── Gone 410 (1002)
├── PreconditionFailed 412   PredicateNotMet (1110)
├── TooLarge 413
└── Injected              whatever POST /_fault asked for
"""

from collections.abc import Mapping
from typing import ClassVar


class CosmosError(Exception):
    status: ClassVar[int] = 500
    substatus: ClassVar[int] = 0
    code: ClassVar[str] = "InternalServerError"

    def headers(self) -> Mapping[str, str]:
        return {"x-ms-substatus": str(self.substatus)}


class BadRequest(CosmosError):
    status = 400
    code = "BadRequest"


class SyntaxFault(BadRequest):
    """A query that can't be parsed, resolved or served."""


class PartitionKeyMismatch(BadRequest):
    substatus = 1001


class NeedsQueryPlan(BadRequest):
    """Makes an SDK ask for the query plan and fan out."""

    substatus = 1004


class ContainerRecreated(BadRequest):
    """The caller speaks of an earlier container of this name: makes an SDK refresh its cache."""

    substatus = 1024


class Unauthorized(CosmosError):
    status = 401
    code = "Unauthorized"


class NotFound(CosmosError):
    status = 404
    code = "NotFound"


class OwnerNotFound(NotFound):
    """The database or container around the resource doesn't exist."""

    substatus = 1003


class MethodNotAllowed(CosmosError):
    status = 405
    code = "MethodNotAllowed"


class Conflict(CosmosError):
    status = 409
    code = "Conflict"


class Gone(CosmosError):
    """No such partition key range."""

    status = 410
    substatus = 1002
    code = "Gone"


class PreconditionFailed(CosmosError):
    status = 412
    code = "PreconditionFailed"


class PredicateNotMet(PreconditionFailed):
    """A patch's filter predicate was not true."""

    substatus = 1110


class TooLarge(CosmosError):
    status = 413
    code = "RequestEntityTooLarge"

"""Faults on demand: `POST /_fault {"status": 429, "count": 2, "ms": 50}` makes the next two requests fail so."""

from collections import deque
from dataclasses import dataclass, field

from local.cosmos.errors import BadRequest
from local.cosmos.wire import Reply, Request

_CODES = {
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    408: "RequestTimeout",
    409: "Conflict",
    410: "Gone",
    412: "PreconditionFailed",
    413: "RequestEntityTooLarge",
    429: "TooManyRequests",
    449: "RetryWith",
    500: "InternalServerError",
    503: "ServiceUnavailable",
}
_SUBSTATUS = {429: 3200}
_USAGE = 'A fault is {"status", "count", "ms", "substatus", "match", "method"}: a status from 400 to 599, or count 0.'


@dataclass
class Fault:
    """`match` limits it to paths that contain the text, `method` to one verb."""

    status: int = 0
    count: int = 1
    ms: int = 0
    substatus: int = 0
    match: str = ""
    method: str = ""

    @property
    def is_sensible(self) -> bool:
        """Whether it can be done: an error's status, unless it only forgets the others."""
        numbers = (self.status, self.count, self.ms, self.substatus)
        whole = all(type(number) is int and number >= 0 for number in numbers)
        return whole and (self.count == 0 or 400 <= self.status <= 599)  # noqa: PLR2004  HTTP's errors

    def hits(self, request: Request) -> bool:
        return self.match in "/".join(request.segments) and self.method in {"", request.method}

    def reply(self) -> Reply:
        headers = {"x-ms-substatus": str(self.substatus or _SUBSTATUS.get(self.status, 0))}
        if self.ms or self.status == 429:  # noqa: PLR2004
            headers |= {"x-ms-retry-after-ms": str(self.ms), "Retry-After": str(-(-self.ms // 1000))}
        code = _CODES.get(self.status, "Fault")
        return Reply(self.status, b'{"code":"%s","message":"A fault asked for."}' % code.encode(), headers)


@dataclass
class Faults:
    """Faults still to come, oldest first."""

    pending: deque[Fault] = field(default_factory=deque)

    def add(self, request: Request) -> Reply:
        """Errors: BadRequest for anything but the known properties."""
        try:
            fault = Fault(**request.json())
        except TypeError as error:
            raise BadRequest(_USAGE) from error
        if not fault.is_sensible:
            raise BadRequest(_USAGE)
        if fault.count > 0:
            self.pending.append(fault)
        else:
            self.pending.clear()
        return Reply.of(200, {"pending": sum(f.count for f in self.pending)})

    def next_for(self, request: Request) -> Reply | None:
        """Return the reply of the first fault that hits the request, used up by one."""
        for fault in self.pending:
            if fault.hits(request):
                fault.count -= 1
                if fault.count <= 0:
                    self.pending.remove(fault)
                return fault.reply()
        return None

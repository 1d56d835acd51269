"""Everything that can go wrong with the Freepik API, one class per decision the caller takes.

FreepikError
├── BadRequest        the wish is not legal; nothing was charged; say what is possible
│   └── UnknownModel  no such endpoint in the catalogue
├── AuthFailed        the key is missing or wrong (401): stop and tell the operator
├── Forbidden         the plan does not allow it (403)
├── OutOfCredits      the organisation has no credits left (402)
├── RateLimited       certainly not accepted (429): come back later, tomorrow if `daily`
├── Unavailable       certainly not accepted: no connection was made, or a 503 was answered
├── OutcomeUnknown    a POST that may have been accepted and charged: never repeat it silently
├── Refused           moderation said no: do not resubmit
├── NotFound          task or route unknown (404)
├── LinkExpired       a result link that no longer works: look at the task again
├── TooLarge          a download beyond the bound given
├── UnreadableAnswer  a GET, a webhook or a download that makes no sense
└── UnsafeUrl         a URL this client will not touch
"""

from collections.abc import Sequence
from dataclasses import dataclass


class FreepikError(Exception):
    """The root; `request_id` is the service's own id of the exchange, when it gave one."""

    def __init__(self, message: str, *, request_id: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.request_id = request_id


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProblem:
    """One thing wrong with one field; the reason is a sentence that says what is possible."""

    field: str
    reason: str


class BadRequest(FreepikError):
    """The request is not legal and was not charged; `problems` is never empty."""

    def __init__(self, problems: Sequence[FieldProblem], *, request_id: str | None = None) -> None:
        self.problems = tuple(problems)
        text = "; ".join(f"{problem.field}: {problem.reason}" for problem in self.problems)
        super().__init__(text, request_id=request_id)

    @classmethod
    def of(cls, *, field: str, reason: str) -> "BadRequest":
        """A complaint of our own about one field, before the network is touched."""
        return cls([FieldProblem(field=field, reason=reason)])


class UnknownModel(BadRequest):
    """No endpoint of that name is in the catalogue."""


class AuthFailed(FreepikError):
    """The key is missing or wrong."""


class Forbidden(FreepikError):
    """The plan or the key's permissions do not allow this."""


class OutOfCredits(FreepikError):
    """The organisation's credits are spent."""


class RateLimited(FreepikError):
    """Not accepted; `retry_after` in seconds, `daily` when the day's quota is spent."""

    def __init__(self, *, retry_after: float, daily: bool, request_id: str | None = None) -> None:
        self.retry_after = retry_after
        self.daily = daily
        kind = "daily quota spent" if daily else "too many requests"
        super().__init__(f"{kind}, free again in {retry_after:.0f} s", request_id=request_id)


class Unavailable(FreepikError):
    """Certainly not accepted; `retry_after` in seconds when the server said."""

    def __init__(
        self, message: str, *, retry_after: float | None = None, request_id: str | None = None
    ) -> None:
        self.retry_after = retry_after
        super().__init__(message, request_id=request_id)


class OutcomeUnknown(FreepikError):
    """A POST that may have been accepted and charged; repeating it may charge twice."""


class Refused(FreepikError):
    """Moderation refused the wish; the same wish will be refused again."""

    def __init__(self, reason: str, *, request_id: str | None = None) -> None:
        self.reason = reason
        super().__init__(reason, request_id=request_id)


class NotFound(FreepikError):
    """The task or the route does not exist."""


class LinkExpired(FreepikError):
    """A result link that has stopped working."""


class TooLarge(FreepikError):
    """A download larger than the caller allowed."""


class UnreadableAnswer(FreepikError):
    """An answer that is not what any document describes."""


class UnsafeUrl(FreepikError):
    """A URL outside the hosts this client may touch."""

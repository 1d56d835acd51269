"""What a status code means; the difference between reading and paying is made here."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from freepik.answers import is_flagged, load_json, read_problems
from freepik.errors import (
    AuthFailed,
    BadRequest,
    Forbidden,
    FreepikError,
    LinkExpired,
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    Refused,
    Unavailable,
    UnreadableAnswer,
)
from freepik.retry import rate_limited, server_wait

# Nothing was sent: the connection never stood, or there was no scheme to connect with.
NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
)
_SERVICE_UNAVAILABLE = 503
_GONE = frozenset({403, 404, 410})
_NAMED: Mapping[int, type[AuthFailed | OutOfCredits | Forbidden | NotFound]] = {
    401: AuthFailed,
    402: OutOfCredits,
    403: Forbidden,
    404: NotFound,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A whole answer of the API; header names are lower-case."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def ok(self) -> bool:
        """Whether it is a 2xx."""
        return httpx.codes.is_success(self.status)

    @property
    def request_id(self) -> str | None:
        """The service's own id of the exchange."""
        return self.headers.get("x-request-id")


def failure_of_read(reply: Reply) -> FreepikError:
    """What an unsuccessful answer means where asking again costs nothing."""
    if settled := _refusal(reply):
        return settled
    message = f"the service answered {reply.status}"
    if _is_server_trouble(reply.status):
        return Unavailable(message, request_id=reply.request_id)
    return UnreadableAnswer(message, request_id=reply.request_id)


def failure_of_purchase(reply: Reply) -> FreepikError:
    """What an unsuccessful answer to a paid POST means: not clearly refused may be paid."""
    unknown = f"the service answered {reply.status}; the task may have been accepted"
    return _refusal(reply) or OutcomeUnknown(unknown, request_id=reply.request_id)


def failure_of_download(status: int, headers: Mapping[str, str]) -> FreepikError:
    """What an unsuccessful answer of a result link means."""
    message = f"the link answered {status}"
    if status in _GONE:
        return LinkExpired(message)
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return rate_limited(headers)
    if _is_server_trouble(status):
        return Unavailable(message, retry_after=server_wait(headers))
    return UnreadableAnswer(message)


def _refusal(reply: Reply) -> FreepikError | None:
    """The error if the answer certainly means "not accepted"."""
    if reply.status == httpx.codes.TOO_MANY_REQUESTS:
        return rate_limited(reply.headers, request_id=reply.request_id)
    if reply.status == _SERVICE_UNAVAILABLE:
        wait = server_wait(reply.headers)
        message = "the service is unavailable"
        return Unavailable(message, retry_after=wait, request_id=reply.request_id)
    if not httpx.codes.is_client_error(reply.status) or _is_server_trouble(reply.status):
        return None
    problems = read_problems(reply.content)
    if named := _NAMED.get(reply.status):
        return named(problems[0].reason, request_id=reply.request_id)
    if _is_flagged(reply.content):
        return Refused(problems[0].reason, request_id=reply.request_id)
    return BadRequest(problems, request_id=reply.request_id)


def _is_server_trouble(status: int) -> bool:
    # 408 is a gateway's: nobody knows how far the request came.
    return httpx.codes.is_server_error(status) or status == httpx.codes.REQUEST_TIMEOUT


def _is_flagged(content: bytes) -> bool:
    """Whether it carries `has_nsfw`, the only documented machine-readable sign of moderation."""
    try:
        return is_flagged(load_json(content))
    except UnreadableAnswer:
        return False

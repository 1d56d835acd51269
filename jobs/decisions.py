"""What an error of the provider means for a job: decided here, once, for every step."""

from dataclasses import dataclass
from enum import StrEnum

from freepik.errors import (
    AuthFailed,
    BadRequest,
    Forbidden,
    FreepikError,
    LinkExpired,
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    RateLimited,
    Refused,
    TooLarge,
    Unavailable,
    UnreadableAnswer,
    UnsafeUrl,
)
from jobs.states import FailureCode, Waiting
from storage.tables import JobState


class Phase(StrEnum):
    """What was being asked of the provider when it failed."""

    SUBMIT = "submit"
    LOOK = "look"
    FETCH = "fetch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Try the same step again; `after` in seconds if the provider said, else our own backoff."""

    reason: Waiting
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Perhaps accepted, perhaps charged: never post again, find out."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The provider does not know what we ask about; a few more looks before that is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The job is over; `charged` says whether the provider had accepted it."""

    to: JobState
    failure: FailureCode
    charged: bool
    detail: str | None = None


Decision = Later | Doubt | Missing | End


def decide(error: FreepikError, phase: Phase) -> Decision:
    """What to do about `error` met in `phase`."""
    match error:
        case RateLimited():
            return Later(reason=Waiting.RATE_LIMITED, after=error.retry_after)
        case Unavailable():
            return Later(reason=Waiting.UNREACHABLE, after=error.retry_after)
        case Refused():
            return End(
                to=JobState.REFUSED,
                failure=FailureCode.REFUSED,
                charged=phase is not Phase.SUBMIT,
                detail=error.reason,
            )
        case _:
            return _DECIDERS[phase](error)


def _about_submit(error: FreepikError) -> Decision:
    match error:
        case AuthFailed():
            return _not_accepted(FailureCode.AUTH)
        case OutOfCredits():
            return _not_accepted(FailureCode.NO_CREDITS)
        case Forbidden():
            return _not_accepted(FailureCode.FORBIDDEN)
        case BadRequest() | NotFound() | TooLarge() | UnsafeUrl() | LinkExpired():
            return _not_accepted(FailureCode.REJECTED, error.message)
        case _:
            return Doubt()


def _about_look(error: FreepikError) -> Decision:
    match error:
        case NotFound() | BadRequest():
            return Missing()
        case AuthFailed() | Forbidden() | OutOfCredits():
            # The picture is paid for: the operator may mend the key before the deadline.
            return Later(reason=Waiting.NOT_ALLOWED)
        case _:
            return Later(reason=Waiting.UNREACHABLE)


def _about_fetch(error: FreepikError) -> Decision:
    match error:
        case LinkExpired() | NotFound():
            return Missing()
        case TooLarge() | UnsafeUrl():
            return End(
                to=JobState.FAILED,
                failure=FailureCode.BAD_PICTURE,
                charged=True,
                detail=error.message,
            )
        case UnreadableAnswer() | OutcomeUnknown():
            return Later(reason=Waiting.UNREACHABLE)
        case _:
            return Later(reason=Waiting.NOT_ALLOWED)


def _not_accepted(failure: FailureCode, detail: str | None = None) -> End:
    return End(to=JobState.FAILED, failure=failure, charged=False, detail=detail)


_DECIDERS = {Phase.SUBMIT: _about_submit, Phase.LOOK: _about_look, Phase.FETCH: _about_fetch}

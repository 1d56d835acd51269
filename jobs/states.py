"""Which moves a job may make, and the codes that say why it ended or waits."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from storage.tables import OPEN_STATES, JobState

MOVES: Mapping[JobState, frozenset[JobState]] = MappingProxyType(
    {
        JobState.AWAITING_APPROVAL: frozenset(
            {JobState.QUEUED, JobState.CANCELLED, JobState.EXPIRED, JobState.FAILED}
        ),
        # Straight to RUNNING: the provider answered 503, and then its callback proved acceptance.
        JobState.QUEUED: frozenset(
            {JobState.SUBMITTING, JobState.RUNNING, JobState.CANCELLED, JobState.FAILED}
        ),
        JobState.SUBMITTING: frozenset(
            {
                JobState.QUEUED,
                JobState.RUNNING,
                JobState.FETCHING,
                JobState.FAILED,
                JobState.REFUSED,
                JobState.LOST,
            }
        ),
        JobState.RUNNING: frozenset(
            {JobState.FETCHING, JobState.FAILED, JobState.REFUSED, JobState.EXPIRED}
        ),
        JobState.FETCHING: frozenset({JobState.DONE, JobState.FAILED, JobState.REFUSED}),
        JobState.DONE: frozenset(),
        JobState.REFUSED: frozenset(),
        JobState.CANCELLED: frozenset(),
        # The three that a proof of acceptance revives: what was paid for is still delivered.
        JobState.FAILED: frozenset({JobState.RUNNING, JobState.FETCHING}),
        JobState.LOST: frozenset(
            {JobState.RUNNING, JobState.FETCHING, JobState.FAILED, JobState.REFUSED}
        ),
        JobState.EXPIRED: frozenset({JobState.RUNNING, JobState.FETCHING}),
    }
)

OCCUPYING = frozenset({JobState.SUBMITTING, JobState.RUNNING, JobState.FETCHING})
"""The states that use up one of a person's places at the provider."""


class FailureCode(StrEnum):
    """Why a job ended without a picture; the card turns it into a sentence."""

    REJECTED = "rejected"
    REFUSED = "refused"
    AUTH = "auth"
    NO_CREDITS = "no_credits"
    FORBIDDEN = "forbidden"
    PROVIDER_FAILED = "provider_failed"
    EMPTY_RESULT = "empty_result"
    TIMED_OUT = "timed_out"
    OUTCOME_UNKNOWN = "outcome_unknown"
    UNKNOWN_TO_PROVIDER = "unknown_to_provider"
    BAD_PICTURE = "bad_picture"
    INPUT_MISSING = "input_missing"
    INPUT_FAILED = "input_failed"
    NOT_APPROVED = "not_approved"
    CANCELLED = "cancelled"
    INTERNAL = "internal"


DEAD_LETTERS = frozenset(
    {
        FailureCode.AUTH,
        FailureCode.NO_CREDITS,
        FailureCode.FORBIDDEN,
        FailureCode.PROVIDER_FAILED,
        FailureCode.EMPTY_RESULT,
        FailureCode.TIMED_OUT,
        FailureCode.OUTCOME_UNKNOWN,
        FailureCode.UNKNOWN_TO_PROVIDER,
        FailureCode.BAD_PICTURE,
        FailureCode.INTERNAL,
    }
)
"""The ends that whoever asked for the picture had no part in: trying again may help."""


class Waiting(StrEnum):
    """Why an open job is not getting on; kept in its `detail`, so that the card can say so."""

    RATE_LIMITED = "rate_limited"
    UNREACHABLE = "unreachable"
    NOT_ALLOWED = "not_allowed"
    STORE = "store"
    TURN = "turn"
    PICTURE = "picture"


_DOUBTFUL_ENDS = frozenset({FailureCode.OUTCOME_UNKNOWN, FailureCode.UNKNOWN_TO_PROVIDER})


def may_move(origin: JobState, to: JobState) -> bool:
    """Whether a job in `origin` may ever go to `to`."""
    return to in MOVES[origin]


def revivable(state: JobState, failure: str | None, *, submitted: bool) -> bool:
    """Whether a proof that the provider accepted the job makes it run (again)."""
    match state:
        case JobState.SUBMITTING | JobState.LOST:
            return True
        case JobState.QUEUED | JobState.EXPIRED:
            return submitted
        case JobState.FAILED:
            return submitted and failure in _DOUBTFUL_ENDS
        case _:
            return False


_BEGUN = 1_000_000
_OVER = 2 * _BEGUN


def urgency(state: JobState, priority: int) -> int:
    """How soon a ring is to be heard: first what has ended, then what is begun, then new things."""
    if state in {JobState.AWAITING_APPROVAL, JobState.QUEUED}:
        return priority
    return priority + (_BEGUN if state in OPEN_STATES else _OVER)

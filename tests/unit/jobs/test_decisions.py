import pytest

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
    UnknownModel,
    UnreadableAnswer,
    UnsafeUrl,
)
from jobs.decisions import Decision, Doubt, End, Later, Missing, Phase, decide
from jobs.states import FailureCode, Waiting
from storage.tables import JobState

BAD = BadRequest.of(field="aspect_ratio", reason="one of 1:1, 16:9")
LIMITED = RateLimited(retry_after=7.0, daily=False)
AWAY = Unavailable("away", retry_after=3.0)
REFUSED = Refused("not this")


def failed(code: FailureCode, detail: str | None = None, *, charged: bool) -> End:
    return End(to=JobState.FAILED, failure=code, charged=charged, detail=detail)


def refused(*, charged: bool) -> End:
    return End(to=JobState.REFUSED, failure=FailureCode.REFUSED, charged=charged, detail="not this")


AGAIN = Later(reason=Waiting.UNREACHABLE)
NOT_ALLOWED = Later(reason=Waiting.NOT_ALLOWED)

SUBMIT: list[tuple[FreepikError, Decision]] = [
    (LIMITED, Later(reason=Waiting.RATE_LIMITED, after=7.0)),
    (AWAY, Later(reason=Waiting.UNREACHABLE, after=3.0)),
    (Unavailable("away"), AGAIN),
    (OutcomeUnknown("cut"), Doubt()),
    (UnreadableAnswer("html"), Doubt()),
    (
        BAD,
        failed(FailureCode.REJECTED, "aspect_ratio: one of 1:1, 16:9", charged=False),
    ),
    (
        UnknownModel.of(field="model", reason="none"),
        failed(FailureCode.REJECTED, "model: none", charged=False),
    ),
    (NotFound("no route"), failed(FailureCode.REJECTED, "no route", charged=False)),
    (REFUSED, refused(charged=False)),
    (AuthFailed("key"), failed(FailureCode.AUTH, charged=False)),
    (OutOfCredits("none"), failed(FailureCode.NO_CREDITS, charged=False)),
    (Forbidden("plan"), failed(FailureCode.FORBIDDEN, charged=False)),
]
LOOK: list[tuple[FreepikError, Decision]] = [
    (LIMITED, Later(reason=Waiting.RATE_LIMITED, after=7.0)),
    (AWAY, Later(reason=Waiting.UNREACHABLE, after=3.0)),
    (UnreadableAnswer("html"), AGAIN),
    (OutcomeUnknown("cut"), AGAIN),
    (NotFound("no task"), Missing()),
    (BAD, Missing()),
    (REFUSED, refused(charged=True)),
    (AuthFailed("key"), NOT_ALLOWED),
    (OutOfCredits("none"), NOT_ALLOWED),
    (Forbidden("plan"), NOT_ALLOWED),
]
FETCH: list[tuple[FreepikError, Decision]] = [
    (LIMITED, Later(reason=Waiting.RATE_LIMITED, after=7.0)),
    (AWAY, Later(reason=Waiting.UNREACHABLE, after=3.0)),
    (UnreadableAnswer("empty"), AGAIN),
    (LinkExpired("403"), Missing()),
    (NotFound("404"), Missing()),
    (TooLarge("huge"), failed(FailureCode.BAD_PICTURE, "huge", charged=True)),
    (UnsafeUrl("ftp"), failed(FailureCode.BAD_PICTURE, "ftp", charged=True)),
    (AuthFailed("key"), NOT_ALLOWED),
]


@pytest.mark.parametrize(
    ("phase", "error", "decision"),
    [
        (phase, error, decision)
        for phase, rows in ((Phase.SUBMIT, SUBMIT), (Phase.LOOK, LOOK), (Phase.FETCH, FETCH))
        for error, decision in rows
    ],
)
def test_what_an_error_means(phase: Phase, error: FreepikError, decision: Decision) -> None:
    assert decide(error, phase) == decision


@pytest.mark.parametrize("phase", list(Phase))
def test_nothing_is_charged_before_acceptance_and_everything_after(phase: Phase) -> None:
    for error, _ in (*SUBMIT, *LOOK, *FETCH):
        decision = decide(error, phase)
        if isinstance(decision, End):
            assert decision.charged is (phase is not Phase.SUBMIT)

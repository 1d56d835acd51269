import pytest

from jobs.states import MOVES, FailureCode, may_move, revivable
from storage.tables import OPEN_STATES, TERMINAL_STATES, JobState

S = JobState
TABLE = {
    S.AWAITING_APPROVAL: "queued cancelled expired failed",
    S.QUEUED: "submitting running cancelled failed",
    S.SUBMITTING: "queued running fetching failed refused lost",
    S.RUNNING: "fetching failed refused expired",
    S.FETCHING: "done failed refused",
    S.DONE: "",
    S.REFUSED: "",
    S.CANCELLED: "",
    S.FAILED: "running fetching",
    S.LOST: "running fetching failed refused",
    S.EXPIRED: "running fetching",
}


@pytest.mark.parametrize("origin", list(S))
def test_the_moves_are_these_and_no_others(origin: JobState) -> None:
    assert {state for state in S if may_move(origin, state)} == set(TABLE[origin].split())


def test_only_a_proof_of_acceptance_reopens_a_finished_job() -> None:
    reopened = {state for state in TERMINAL_STATES if MOVES[state] & OPEN_STATES}
    assert reopened == {S.FAILED, S.LOST, S.EXPIRED}
    for state in TERMINAL_STATES:
        assert not MOVES[state] & {S.QUEUED, S.SUBMITTING, S.AWAITING_APPROVAL}


@pytest.mark.parametrize(
    ("state", "failure", "submitted", "expected"),
    [
        (S.SUBMITTING, None, True, True),
        (S.LOST, FailureCode.OUTCOME_UNKNOWN, True, True),
        (S.QUEUED, None, True, True),
        (S.QUEUED, None, False, False),
        (S.EXPIRED, FailureCode.TIMED_OUT, True, True),
        (S.EXPIRED, FailureCode.NOT_APPROVED, False, False),
        (S.FAILED, FailureCode.OUTCOME_UNKNOWN, True, True),
        (S.FAILED, FailureCode.UNKNOWN_TO_PROVIDER, True, True),
        (S.FAILED, FailureCode.PROVIDER_FAILED, True, False),
        (S.FAILED, FailureCode.INPUT_FAILED, False, False),
        (S.RUNNING, None, True, False),
        (S.DONE, None, True, False),
        (S.CANCELLED, FailureCode.CANCELLED, True, False),
    ],
)
def test_what_a_proof_revives(
    state: JobState, failure: str | None, *, submitted: bool, expected: bool
) -> None:
    assert revivable(state, failure, submitted=submitted) is expected


def test_a_revivable_state_may_run() -> None:
    for state in S:
        if any(revivable(state, code, submitted=True) for code in (None, *FailureCode)):
            assert may_move(state, S.RUNNING)

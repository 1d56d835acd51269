"""How an order that ended without a picture is told, in the language of who asked."""

from jobs.states import FailureCode
from storage.jobs import Job
from storage.tables import JobState
from tools.dictionary import Phrase, advice_lines, failure_of, phrase
from tools.languages import Language


def code_of(job: Job) -> FailureCode:
    """Why it ended, also where only its state tells."""
    by_state = {
        JobState.REFUSED: FailureCode.REFUSED,
        JobState.LOST: FailureCode.OUTCOME_UNKNOWN,
        JobState.CANCELLED: FailureCode.CANCELLED,
        JobState.EXPIRED: FailureCode.TIMED_OUT,
    }
    if job.failure in set(FailureCode):
        return FailureCode(job.failure)
    return by_state.get(job.state, FailureCode.INTERNAL)


def ended_as(job: Job) -> str:
    """How it ended, in a word or two."""
    if code_of(job) is FailureCode.NOT_APPROVED:
        return "not approved"
    return {
        JobState.REFUSED: "refused",
        JobState.LOST: "lost track",
        JobState.CANCELLED: "cancelled",
        JobState.EXPIRED: "too late",
    }.get(job.state, "failed")


def why_lines(job: Job, language: Language, *, charged: bool | None) -> list[str]:
    """Why there is no picture, what it cost by the ledger, and what to do."""
    code = code_of(job)
    cause = failure_of(code).cause.spoken(language)
    cost = _charge(job, language, charged=charged)
    advice, *reworded = advice_lines(code, language, job.prompt)
    no_picture = phrase(Phrase.NO_PICTURE, language, cause=cause)
    return [no_picture, f"{cost} {advice}" if cost else advice, *reworded]


def _charge(job: Job, language: Language, *, charged: bool | None) -> str | None:
    if job.state is JobState.LOST:
        return phrase(Phrase.PERHAPS_CHARGED, language)
    if charged is None:
        return None
    return phrase(Phrase.CHARGED if charged else Phrase.NOT_CHARGED, language)

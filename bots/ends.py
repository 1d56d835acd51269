"""How an order that ended without a picture is told, in the language of who asked."""

from bots.phrases import PHRASES
from jobs.states import FailureCode
from storage.jobs import Job
from storage.tables import JobState
from tools.dictionary import Phrase, advice_lines, failure_of, phrase
from tools.languages import Language, Words


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


def ended_as(job: Job) -> Words:
    """How it ended, in a word or two."""
    ended = PHRASES.ended
    if code_of(job) is FailureCode.NOT_APPROVED:
        return ended.not_approved
    return {
        JobState.REFUSED: ended.refused,
        JobState.LOST: ended.lost,
        JobState.CANCELLED: ended.cancelled,
        JobState.EXPIRED: ended.expired,
    }.get(job.state, ended.failed)


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

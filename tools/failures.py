"""From the errors of other packages to a sentence for the person; only this place knows both."""

from freepik.errors import FreepikError
from jobs.errors import BadOrder, JobError, NotYours, TooLate, TooManyOpen, UnknownJob
from jobs.errors import OverBudget as OverCap
from storage.errors import StorageError
from storage.ledger import Period
from tools.errors import NotAllowed, NotFound, OverBudget, ToolError, TooMany, Unavailable
from tools.wording import counted, state_words

_LIMIT_OF = {"person": "your", "conversation": "this chat's", "overall": "the overall"}
_PERIOD = {Period.DAY: "for today", Period.MONTH: "for this month", Period.TOTAL: "in total"}


def translated(error: JobError) -> ToolError:
    """What a refusal of the engine means to the person."""
    match error:
        case OverCap():
            return OverBudget(_over(error))
        case TooManyOpen():
            most = counted(error.limit, "order")
            sentence = f"You already have {most} open, which is the limit. Cancel one, or wait."
            return TooMany(sentence)
        case UnknownJob():
            return NotFound("There is no such order.")
        case _:
            return NotAllowed(_forbidden(error))


def _forbidden(error: JobError) -> str:
    match error:
        case NotYours():
            return "Only the person who asked for it can do that."
        case TooLate():
            return f"It is too late for that: it is already {state_words(error.state)}."
        case BadOrder():
            return f"That cannot be drawn: {error.reason}"
        case _:
            return "That is not possible right now."


def unexpected(error: Exception, reference: str) -> Unavailable:
    """What a failure that nobody foresaw means to the person; `reference` finds it in the log."""
    match error:
        case TimeoutError():
            cause = "That took too long"
        case StorageError():
            cause = "I cannot reach my memory right now"
        case FreepikError():
            cause = "The picture service had a problem"
        case _:
            cause = "Something went wrong on my side"
    return Unavailable(f"{cause} (ref {reference}). Please try again later.", reference=reference)


def _over(error: OverCap) -> str:
    cap = error.cap
    whose = _LIMIT_OF[cap.scope.kind]
    left = max(0, cap.credits - error.spent - error.reserved)
    return (
        f"This needs {counted(error.asked, 'credit')}, but {whose} limit {_PERIOD[cap.period]} is "
        f"{cap.credits}, and {left} are left."
    )

"""From the errors of other packages to a sentence for the person; only this place knows both."""

from collections.abc import Mapping
from types import MappingProxyType

from freepik.errors import FreepikError
from jobs.budget import Left
from jobs.errors import BadOrder, JobError, NotYours, TooLate, TooManyOpen, UnknownJob
from jobs.errors import OverBudget as OverCap
from storage.errors import StorageError
from storage.ledger import Period, ScopeKind, Unit
from tools.errors import NotAllowed, NotFound, OverBudget, ToolError, TooMany, Unavailable
from tools.wording import counted, state_words

LIMIT_OF: Mapping[ScopeKind, str] = MappingProxyType(
    {
        "person": "your",
        "conversation": "this chat's",
        "server": "this server's",
        "guests": "the guests'",
        "overall": "the overall",
    }
)
PERIOD = MappingProxyType(
    {Period.DAY: "for today", Period.MONTH: "for this month", Period.TOTAL: "in total"}
)


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


def left_words(left: Left) -> str:
    """What is left under a limit, as the beginning of a sentence."""
    cap = left.cap
    one = "picture" if cap.unit is Unit.PICTURES else "credit"
    limit = f"{LIMIT_OF[cap.scope.kind]} {counted(cap.most, one)} {PERIOD[cap.period]}"
    return f"Of {limit}, {left.amount} {'is' if left.amount == 1 else 'are'}"


def _over(error: OverCap) -> str:
    cap = error.cap
    left = max(0, cap.most - error.used)
    unit = "picture" if cap.unit is Unit.PICTURES else "credit"
    return (
        f"This needs {counted(error.asked, unit)}, but {LIMIT_OF[cap.scope.kind]} limit "
        f"{PERIOD[cap.period]} is {cap.most}, and {left} are left."
    )

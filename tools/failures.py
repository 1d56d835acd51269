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
from tools.speech import speak
from tools.wording import counted, state_told

LIMIT_OF: Mapping[ScopeKind, str] = MappingProxyType(
    {
        "person": "your limit",
        "conversation": "this chat's limit",
        "server": "this server's limit",
        "guests": "the guests' limit",
        "overall": "the overall limit",
    }
)
_LEFT_OF: Mapping[ScopeKind, str] = MappingProxyType(
    {
        "person": "Of your {limit}, {left}.",
        "conversation": "Of this chat's {limit}, {left}.",
        "server": "Of this server's {limit}, {left}.",
        "guests": "Of the guests' {limit}, {left}.",
        "overall": "Of the overall {limit}, {left}.",
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
            sentence = speak(
                "You already have {most} open, which is the limit. Cancel one, or wait.", most=most
            )
            return TooMany(sentence)
        case UnknownJob():
            return NotFound(speak("There is no such order."))
        case _:
            return NotAllowed(_forbidden(error))


def _forbidden(error: JobError) -> str:
    match error:
        case NotYours():
            return speak("Only the person who asked for it can do that.")
        case TooLate():
            return speak(
                "It is too late for that: it is already {state}.", state=state_told(error.state)
            )
        case BadOrder():
            return speak("That cannot be drawn: {reason}", reason=error.reason)
        case _:
            return speak("That is not possible right now.")


def unexpected(error: Exception, reference: str) -> Unavailable:
    """What a failure that nobody foresaw means to the person; `reference` finds it in the log."""
    match error:
        case TimeoutError():
            cause = speak("That took too long")
        case StorageError():
            cause = speak("I cannot reach my memory right now")
        case FreepikError():
            cause = speak("The picture service had a problem")
        case _:
            cause = speak("Something went wrong on my side")
    return Unavailable(
        speak(
            "{cause} (ref {reference}). Please try again later.", cause=cause, reference=reference
        ),
        reference=reference,
    )


def left_words(left: Left) -> str:
    """What is left under a limit."""
    cap = left.cap
    one = "picture" if cap.unit is Unit.PICTURES else "credit"
    limit = f"{counted(cap.most, one)} {speak(PERIOD[cap.period])}"
    rest = "{left} is left" if left.amount == 1 else "{left} are left"
    return speak(_LEFT_OF[cap.scope.kind], limit=limit, left=speak(rest, left=left.amount))


def _over(error: OverCap) -> str:
    cap = error.cap
    left = max(0, cap.most - error.used)
    unit = "picture" if cap.unit is Unit.PICTURES else "credit"
    return speak(
        "This needs {needed}, but {whose} {period} is {most}, and {left} are left.",
        needed=counted(error.asked, unit),
        whose=speak(LIMIT_OF[cap.scope.kind]),
        period=speak(PERIOD[cap.period]),
        most=cap.most,
        left=left,
    )

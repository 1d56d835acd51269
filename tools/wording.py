"""How tools speak: numbers, lists, captions and the state of an order in words."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from storage.tables import JobState
from tools.speech import speak

CAPTION_CHARACTERS = 80
NEW = "{new}"
"""Stands in a sentence for numbers that are known only when it is said."""
CREDITS_WORTH_SAYING = 100
"""From this many credits on a price is said unasked; cheaper ones are only told on request."""


def quoted(text: str, *, limit: int = CAPTION_CHARACTERS) -> str:
    """The text in quotation marks, on one line, shortened where it is too long."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    return f"“{line}”"


def listed(parts: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return _joined(parts, "{before} and {last}")


def either(parts: Iterable[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return _joined(parts, "{before} or {last}")


def _joined(parts: Iterable[str], words: str) -> str:
    *before, last = [*parts] or [""]
    return speak(words, before=", ".join(before), last=last) if before else last


def numbered(numbers: Sequence[int]) -> str:
    """`#3`, `#3 to #6` for a run of numbers, `#3, #5 and #9` otherwise; nothing for none."""
    ordered = sorted(set(numbers))
    if not ordered:
        return ""
    first, end = ordered[0], ordered[-1]
    if end - first == len(ordered) - 1 > 1:
        return speak("#{first} to #{last}", first=first, last=end)
    return listed(f"#{number}" for number in ordered)


def counted(number: int, noun: str) -> str:
    """`1 picture`, `2 pictures`."""
    return speak(f"{{number}} {noun}" if number == 1 else f"{{number}} {noun}s", number=number)


def in_line(position: int) -> str:
    """A place in the queue; 1 is the one that comes next."""
    return (
        speak("next in line")
        if position <= 1
        else speak("number {position} in line", position=position)
    )


def lasting(span: timedelta | float) -> str:
    """A duration as people say it: `40 s`, `3 min`, `2 h`, `5 days`."""
    seconds = span.total_seconds() if isinstance(span, timedelta) else span
    for unit, size, most in (("s", 1, 90), ("min", 60, 90 * 60), ("h", 3600, 48 * 3600)):
        if seconds < most:
            return f"{max(0, round(seconds / size))} {unit}"
    return counted(round(seconds / 86400), "day")


def state_words(state: JobState) -> str:
    """What this state is called, in English, where models and rules read it."""
    return _STATES[state]


def state_told(state: JobState) -> str:
    """What the person who is spoken to calls this state."""
    return speak(_STATES[state])


_STATES = {
    JobState.AWAITING_APPROVAL: "awaiting approval",
    JobState.QUEUED: "queued",
    JobState.SUBMITTING: "drawing",
    JobState.RUNNING: "drawing",
    JobState.FETCHING: "almost there",
    JobState.DONE: "done",
    JobState.FAILED: "failed",
    JobState.REFUSED: "refused by the moderation",
    JobState.LOST: "lost",
    JobState.CANCELLED: "cancelled",
    JobState.EXPIRED: "timed out",
}

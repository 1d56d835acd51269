"""What a rehearsal is judged by: what people were promised, against what everybody saw."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from jobs.states import FailureCode
from storage.jobs import Job
from storage.tables import TERMINAL_STATES, JobState
from tools.wording import counted

_REPORT = "run it again with --log FILE, and report it with that file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One promise: kept, broken, or (`ok` None) something to know."""

    ok: bool | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """Everything that is known when a rehearsal is over.

    `debits` are the tasks that the simulator charged, `results` how often each job's pictures stand
    in a chat, `owed` the cards that were not shown yet, `refusals` what was said where nothing was
    ordered.
    """

    requests: int
    unanswered: int
    orders: Sequence[Job]
    debits: Sequence[str | None]
    results: Mapping[UUID, int]
    owed: int
    refusals: Sequence[str]


def findings(books: Books) -> Iterator[Finding]:
    """Each promise, in the order in which a wish meets them."""
    yield _judged(
        "every request was answered",
        books.unanswered,
        f"{counted(books.unanswered, 'request')} of {books.requests} got no answer: {_REPORT}",
    )
    yield from _refused(books)
    still_open = sum(job.state not in TERMINAL_STATES for job in books.orders)
    yield _judged(
        f"every order ended: {_ends(books.orders)}",
        still_open,
        f"{counted(still_open, 'order')} did not end in time: {_REPORT}",
    )
    own = sum(job.failure == FailureCode.INTERNAL for job in books.orders)
    yield _judged("none failed by a fault of ours", own, f"{own} failed by a bug: {_REPORT}")
    stray = _stray(books)
    yield _judged(
        "every charge belongs to one order",
        stray,
        f"{counted(stray, 'charge')} belong to no order, or to one that was charged twice: "
        f"{_REPORT}",
    )
    wrong = _wrongly_shown(books)
    yield _judged(
        "every picture is shown once",
        wrong,
        f"the pictures of {counted(wrong, 'order')} are not shown, or more than once: {_REPORT}",
    )
    yield _judged(
        "no card is owed any more",
        books.owed,
        f"{counted(books.owed, 'card')} could not be shown: {_REPORT}",
    )


def _judged(promise: str, broken: int, otherwise: str) -> Finding:
    return Finding(ok=not broken, words=otherwise if broken else promise)


def _refused(books: Books) -> Iterator[Finding]:
    said = Counter(books.refusals)
    for words, times in said.most_common():
        yield Finding(ok=None, words=f"{counted(times, 'request')} ordered nothing: “{words}”")
    if not books.orders:
        todo = "nothing was ordered at all: look at the limits in your settings"
        yield Finding(ok=False, words=todo)
    elif not any(job.state is JobState.DONE for job in books.orders):
        yield Finding(ok=False, words=f"no order brought a picture: {_REPORT}")


def _ends(orders: Sequence[Job]) -> str:
    ends = Counter(job.failure or job.state.value for job in orders)
    return ", ".join(f"{times} {end}" for end, times in ends.most_common()) or "none"


def _stray(books: Books) -> int:
    """Charges nobody stands behind, beyond those of lost orders, which nobody can tell apart."""
    held = Counter(job.task_id for job in books.orders if job.task_id is not None)
    lost = sum(job.state is JobState.LOST for job in books.orders)
    unknown = sum(task is not None and not held[task] for task in books.debits)
    twice = sum(times - 1 for task, times in Counter(books.debits).items() if task is not None)
    return max(0, unknown - lost) + twice + sum(times - 1 for times in held.values())


def _wrongly_shown(books: Books) -> int:
    return sum(
        books.results.get(job.id, 0) != (1 if job.state is JobState.DONE else 0)
        for job in books.orders
    )

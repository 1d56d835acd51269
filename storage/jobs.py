"""Jobs: inserted once, moved by compare-and-set alone."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from statistics import median
from typing import Any, Final, TypedDict
from uuid import UUID

import sqlalchemy as sa
from pydantic import JsonValue
from typing_extensions import Unpack

from storage.rows import Shape
from storage.statements import Transaction, one_of, room, scalar, spread
from storage.tables import (
    OPEN_STATES,
    TERMINAL_STATES,
    ConversationId,
    ImageId,
    JobId,
    JobState,
    PersonId,
    RunId,
)
from storage.tables import job as table


@dataclass(frozen=True, slots=True, kw_only=True)
class JobInput:
    """A picture that goes in: one we have, or picture `index` still to come from a job."""

    role: str
    image_id: ImageId | None = None
    job_id: JobId | None = None
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One wish under way; open while `finished_at` is None. `credits` None: price unknown."""

    id: JobId
    state: JobState
    tool: str
    capability: str
    model: str
    why: str | None = None
    language: str | None = None
    wish: dict[str, JsonValue]
    inputs: tuple[JobInput, ...] = ()
    prompt: str
    person_id: PersonId
    conversation_id: ConversationId
    turn_id: str | None = None
    trace: str | None = None
    run_id: RunId | None = None
    step: str | None = None
    arguments: dict[str, JsonValue] | None = None
    parent_id: ImageId | None = None
    number: int
    count: int
    request_key: str
    token: str
    waits_for: JobId | None = None
    task_id: str | None = None
    credits: int | None
    counted: int
    priority: int = 0
    failure: str | None = None
    detail: str | None = None
    adjustments: list[JsonValue]
    looks: int = 0
    stumbles: int = 0
    results: Sequence[JsonValue] = ()
    created_at: datetime
    state_since: datetime
    submitted_at: datetime | None = None
    next_look_at: datetime | None = None
    approve_by: datetime | None = None
    finished_at: datetime | None = None


class JobChanges(TypedDict, total=False):
    """What may change along with a move or a touch.

    `state_since` and `finished_at` are not among them: a move stamps both itself.
    """

    model: str
    wish: dict[str, JsonValue]
    inputs: tuple[JobInput, ...]
    prompt: str
    waits_for: JobId | None
    task_id: str | None
    credits: int | None
    counted: int
    priority: int
    failure: str | None
    detail: str | None
    adjustments: list[JsonValue]
    looks: int
    stumbles: int
    results: Sequence[JsonValue]
    submitted_at: datetime | None
    next_look_at: datetime | None
    approve_by: datetime | None


def _read_inputs(items: Iterable[Mapping[str, Any]]) -> tuple[JobInput, ...]:
    return tuple(
        JobInput(
            role=item["role"],
            image_id=ImageId(UUID(item["image_id"])) if item["image_id"] else None,
            job_id=JobId(UUID(item["job_id"])) if item["job_id"] else None,
            index=item["index"],
        )
        for item in items
    )


def _write_inputs(inputs: Iterable[JobInput]) -> list[dict[str, str | int | None]]:
    return [
        {
            "role": item.role,
            "image_id": str(item.image_id) if item.image_id else None,
            "job_id": str(item.job_id) if item.job_id else None,
            "index": item.index,
        }
        for item in inputs
    ]


shape: Final = Shape(
    Job,
    table,
    decode={"state": JobState, "inputs": _read_inputs, "results": tuple},
    encode={"inputs": _write_inputs, "results": list},
)
_all: Final = sa.select(*shape.columns)
_id: Final[sa.BindParameter[UUID]] = sa.bindparam("id")
_person: Final[sa.BindParameter[UUID]] = sa.bindparam("person_id")
_limit: Final[sa.BindParameter[int]] = sa.bindparam("limit")
_is_open: Final = table.c.finished_at.is_(None)
_RECENT: Final = 50

_INSERT: Final = shape.insertion().on_conflict_do_nothing(
    index_elements=["person_id", "request_key"]
)
_GET: Final = _all.where(table.c.id == _id)
_TOKEN: Final = sa.select(table.c.id, table.c.token).where(table.c.id == sa.bindparam("id"))
_BY_REQUEST: Final = _all.where(
    table.c.person_id == _person, table.c.request_key == sa.bindparam("request_key")
)
_BY_TASK: Final = _all.where(
    table.c.model == sa.bindparam("model"), table.c.task_id == sa.bindparam("task_id")
).limit(1)
_BY_NUMBER: Final = (
    _all.where(
        table.c.conversation_id == sa.bindparam("conversation_id"),
        table.c.number <= sa.bindparam("number"),
    )
    .order_by(table.c.number.desc())
    .limit(1)
)


async def insert(tx: Transaction, job: Job) -> bool:
    """Keep a new job; False, and nothing kept, when the person already sent this request key."""
    return await tx.run(_INSERT, shape.write(job)) == 1


async def get(tx: Transaction, id: JobId) -> Job | None:
    """The job, or None."""
    return shape.maybe(await tx.rows(_GET, {"id": id}))


async def tokens_of(tx: Transaction, ids: Iterable[JobId]) -> dict[JobId, str]:
    """The webhook secrets of these jobs; an unknown one is missing."""
    found = await tx.each(_TOKEN, [{"id": id} for id in ids])
    return {JobId(id): token for id, token in found}


async def by_request_key(tx: Transaction, person_id: PersonId, key: str) -> Job | None:
    """The job this person's request already made, or None."""
    values = {"person_id": person_id, "request_key": key}
    return shape.maybe(await tx.rows(_BY_REQUEST, values))


async def by_task(tx: Transaction, model: str, task_id: str) -> Job | None:
    """The job that claims the provider's task, or None."""
    return shape.maybe(await tx.rows(_BY_TASK, {"model": model, "task_id": task_id}))


async def by_number(tx: Transaction, conversation_id: ConversationId, number: int) -> Job | None:
    """The job whose pictures include "#number" of this conversation, whatever became of it."""
    values = {"conversation_id": conversation_id, "number": number}
    job = shape.maybe(await tx.rows(_BY_NUMBER, values))
    return job if job is not None and number < job.number + job.count else None


@lru_cache(maxsize=256)
def _update(names: tuple[str, ...], states: int, *, returning: bool) -> sa.Update:
    """One prepared statement per set of changed columns; the engine uses about a dozen sets."""
    statement = (
        sa.update(table)
        .where(table.c.id == sa.bindparam("this_id"), one_of(table.c.state, "state_is", states))
        .values({name: sa.bindparam(name) for name in names})
    )
    return statement.returning(*shape.columns) if returning else statement


async def move(
    tx: Transaction,
    id: JobId,
    *,
    expect: Collection[JobState],
    to: JobState,
    now: datetime,
    **fields: Unpack[JobChanges],
) -> Job | None:
    """Compare-and-set: the moved job, or None when it was not in an expected state.

    `state_since` becomes `now`; `finished_at` too when the new state is terminal, else None.
    """
    values = shape.encoded(dict(fields))
    values |= {
        "state": to,
        "state_since": now,
        "finished_at": now if to in TERMINAL_STATES else None,
    }
    statement = _update(tuple(sorted(values)), room(expect), returning=True)
    values |= {"this_id": id, **spread("state_is", expect)}
    return shape.maybe(await tx.rows(statement, values))


async def touch(
    tx: Transaction,
    id: JobId,
    *,
    expect: JobState,
    **fields: Unpack[JobChanges],
) -> bool:
    """Change fields without moving; False when the job was not in that state."""
    values = shape.encoded(dict(fields))
    statement = _update(tuple(sorted(values)), 1, returning=False)
    values |= {"this_id": id, "state_is_0": expect}
    return await tx.run(statement, values) == 1


_OPEN: Final = _all.where(_is_open).order_by(table.c.id).limit(_limit)
_OVERDUE: Final = (
    _all.where(_is_open, table.c.next_look_at <= sa.bindparam("now"))
    .order_by(table.c.next_look_at)
    .limit(_limit)
)
_MAKE_DUE: Final = (
    sa.update(table)
    .where(table.c.id == sa.bindparam("this_id"), _is_open)
    .values(next_look_at=sa.bindparam("now"))
    .returning(table.c.id)
)
_UNAPPROVED: Final = (
    _all.where(
        _is_open,
        table.c.state == JobState.AWAITING_APPROVAL.value,
        table.c.approve_by <= sa.bindparam("now"),
    )
    .order_by(table.c.id)
    .limit(_limit)
)


@lru_cache(maxsize=8)
def _open(states: int, *, after: bool) -> sa.Select[tuple[object, ...]]:
    statement = _OPEN.where(one_of(table.c.state, "state_is", states))
    return statement.where(table.c.id > sa.bindparam("after")) if after else statement


async def open_jobs(
    tx: Transaction,
    *,
    states: Collection[JobState] = OPEN_STATES,
    after: JobId | None,
    limit: int,
) -> list[Job]:
    """One page of open jobs in these states, oldest first; go on with the last one's id."""
    statement = _open(room(states), after=after is not None)
    values = {"limit": limit, "after": after, **spread("state_is", states)}
    return shape.all(await tx.rows(statement, values))


async def make_due(tx: Transaction, ids: Sequence[JobId], now: datetime) -> None:
    """Bring the next look of these open jobs forward to `now`."""
    await tx.each(_MAKE_DUE, [{"this_id": id_, "now": now} for id_ in ids])


async def overdue(tx: Transaction, now: datetime, limit: int) -> list[Job]:
    """Open jobs whose next look, or whose time to approve, has passed; at most `limit`."""
    values = {"now": now, "limit": limit}
    due = shape.all(await tx.rows(_OVERDUE, values))
    known = {job.id for job in due}
    late = shape.all(await tx.rows(_UNAPPROVED, values))
    return (due + [job for job in late if job.id not in known])[:limit]


_COUNTS: Final = sa.select(table.c.state, sa.func.count()).where(_is_open).group_by(table.c.state)
_PERSON_COUNTS: Final = _COUNTS.where(table.c.person_id == _person)
_NEXT_QUEUED: Final = (
    sa.select(table.c.id)
    .where(
        _is_open,
        table.c.person_id == _person,
        table.c.state == JobState.QUEUED.value,
        table.c.waits_for.is_(None),
    )
    .order_by(table.c.id)
    .limit(1)
    .subquery()
)
_WAITING: Final = sa.select(table.c.id).where(table.c.waits_for == sa.bindparam("job_id"), _is_open)
_TO_WAKE: Final = sa.union_all(_WAITING, sa.select(_NEXT_QUEUED.c.id)).order_by("id")
_POSITION: Final = sa.select(sa.func.count()).where(
    _is_open,
    table.c.state == JobState.QUEUED.value,
    sa.or_(
        table.c.priority > sa.bindparam("priority"),
        sa.and_(table.c.priority == sa.bindparam("priority"), table.c.id < _id),
    ),
)


async def count_by_state(tx: Transaction) -> dict[JobState, int]:
    """How many open jobs stand in each state; finished ones are not counted, they grow for ever."""
    return {JobState(state): count for state, count in await tx.rows(_COUNTS)}


async def open_of_person(tx: Transaction, person_id: PersonId) -> dict[JobState, int]:
    """The same for one person's open jobs."""
    rows = await tx.rows(_PERSON_COUNTS, {"person_id": person_id})
    return {JobState(state): count for state, count in rows}


async def to_wake(tx: Transaction, ended: JobId, person_id: PersonId) -> list[JobId]:
    """Who goes on when a job has ended, oldest first.

    The open jobs that take a picture from it, and its person's oldest queued job that waits for
    none.
    """
    return [id_ for (id_,) in await tx.rows(_TO_WAKE, {"job_id": ended, "person_id": person_id})]


async def queue_position(tx: Transaction, job: Job) -> int:
    """How many queued jobs go before this one: a higher priority, or the same and older."""
    count = await scalar(tx, _POSITION, {"priority": job.priority, "id": job.id})
    return int(count or 0)


_OF_CONVERSATION: Final = (
    _all.where(table.c.conversation_id == sa.bindparam("conversation_id"))
    .order_by(table.c.number.desc())
    .limit(_limit)
)
_OF_TURN: Final = _all.where(table.c.turn_id == sa.bindparam("turn_id")).order_by(table.c.id)
_OF_RUN: Final = _all.where(table.c.run_id == sa.bindparam("run_id")).order_by(table.c.id)


@lru_cache(maxsize=16)
def _of_conversation_in(states: int, *, only_open: bool) -> sa.Select[tuple[object, ...]]:
    statement = _OF_CONVERSATION.where(one_of(table.c.state, "state_is", states))
    # Saying that they are open lets the database walk the few open rows instead of all history.
    return statement.where(_is_open) if only_open else statement


async def of_conversation(
    tx: Transaction,
    conversation_id: ConversationId,
    *,
    states: Collection[JobState] | None,
    limit: int,
) -> list[Job]:
    """The newest jobs of a conversation, newest first; only those in `states` when given."""
    values: dict[str, object] = {"conversation_id": conversation_id, "limit": limit}
    if states is None:
        return shape.all(await tx.rows(_OF_CONVERSATION, values))
    if not states:
        return []
    statement = _of_conversation_in(room(states), only_open=OPEN_STATES.issuperset(states))
    return shape.all(await tx.rows(statement, values | spread("state_is", states)))


async def of_turn(tx: Transaction, turn_id: str) -> list[Job]:
    """The jobs one turn of talk made, oldest first."""
    return shape.all(await tx.rows(_OF_TURN, {"turn_id": turn_id}))


async def of_run(tx: Transaction, run_id: RunId) -> list[Job]:
    """The jobs of one run of a workflow, oldest first."""
    return shape.all(await tx.rows(_OF_RUN, {"run_id": run_id}))


_CLAIMED: Final = sa.select(table.c.task_id).where(
    table.c.model == sa.bindparam("model"), table.c.task_id == sa.bindparam("task_id")
)
_SUBMITTING: Final = _all.where(
    _is_open,
    table.c.state == JobState.SUBMITTING.value,
    table.c.model == sa.bindparam("model"),
).order_by(table.c.id)
_LOST: Final = sa.select(sa.func.count()).where(
    table.c.model == sa.bindparam("model"),
    table.c.state == JobState.LOST.value,
    table.c.finished_at.is_not(None),
    table.c.finished_at >= sa.bindparam("since"),
)
_DURATIONS: Final = (
    sa.select(table.c.submitted_at, table.c.finished_at)
    .where(
        table.c.model == sa.bindparam("model"),
        table.c.state == JobState.DONE.value,
        table.c.finished_at.is_not(None),
        table.c.submitted_at.is_not(None),
    )
    .order_by(table.c.finished_at.desc())
    .limit(_RECENT)
)


async def claimed_task_ids(tx: Transaction, model: str, among: Sequence[str]) -> set[str]:
    """Which of these provider tasks a job of ours already claims."""
    wanted = [{"model": model, "task_id": task_id} for task_id in among]
    return {task_id for (task_id,) in await tx.each(_CLAIMED, wanted)}


async def lost_on(tx: Transaction, model: str, *, since: datetime) -> int:
    """How many jobs on this model were lost since then: each may own a task nobody claims."""
    return int(await scalar(tx, _LOST, {"model": model, "since": since}) or 0)


async def submitting_on(tx: Transaction, model: str) -> list[Job]:
    """Jobs whose POST to this model is under way or of unknown outcome, oldest first."""
    return shape.all(await tx.rows(_SUBMITTING, {"model": model}))


async def typical_seconds(tx: Transaction, model: str) -> float | None:
    """The median time from POST to done over the model's last fifty successes, or None."""
    rows = await tx.rows(_DURATIONS, {"model": model})
    return median((end - start).total_seconds() for start, end in rows) if rows else None

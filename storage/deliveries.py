"""Deliveries: which chat is owed which job's card, and what it shows so far."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from storage.ids import first_id
from storage.rows import Shape
from storage.statements import Transaction
from storage.tables import ConversationId, DeliveryId, ImageId, JobId, RunId, job
from storage.tables import delivery as table


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A job's or a run's card, or a notice, owed to a chat; or a picture that was shown again.

    `shown`: the phase it shows last; `ended`: nothing more is owed.
    """

    id: DeliveryId
    job_id: JobId | None = None
    run_id: RunId | None = None
    notice_id: UUID | None = None
    image_id: ImageId | None = None
    conversation_id: ConversationId
    platform: str
    chat: str
    thread: str | None
    message_ref: str | None = None
    shown: str | None = None
    ended: bool = False
    attempts: int = 0
    next_try_at: datetime | None = None
    failure: str | None = None
    created_at: datetime
    updated_at: datetime


_shape: Final = Shape(Delivery, table)
_all: Final = sa.select(*_shape.columns)
_this: Final = table.c.id == sa.bindparam("this_id")
_limit: Final[sa.BindParameter[int]] = sa.bindparam("limit")
_now: Final = sa.bindparam("now", type_=table.c.updated_at.type)
# Word for word the condition of the partial indexes, or SQLite would not use them.
_is_open: Final = sa.text("NOT ended")

_INSERT: Final = _shape.insertion()
_GET: Final = _all.where(_this)
_OF_JOB: Final = _all.where(table.c.job_id == sa.bindparam("job_id")).order_by(table.c.id)
_OF_RUN: Final = _all.where(table.c.run_id == sa.bindparam("run_id"))
_BY_MESSAGE: Final = (
    _all.where(
        table.c.conversation_id == sa.bindparam("conversation_id"),
        table.c.message_ref == sa.bindparam("message_ref"),
    )
    .order_by(table.c.id.desc())
    .limit(1)
)
_OPEN: Final = _all.where(_is_open).order_by(table.c.id).limit(_limit)
_job_open: Final = sa.exists().where(job.c.id == table.c.job_id, job.c.finished_at.is_(None))
_OVERDUE: Final = (
    _all.where(_is_open, table.c.next_try_at <= _now).order_by(table.c.next_try_at).limit(_limit)
)
_UNRUNG: Final = _all.where(_is_open, ~_job_open, table.c.next_try_at.is_(None)).limit(_limit)
_COUNT_OPEN: Final = sa.select(sa.func.count()).select_from(table).where(_is_open)
_RECORD: Final = (
    sa.update(table)
    .where(_this, table.c.shown.is_not_distinct_from(sa.bindparam("expect_shown")))
    .values(
        shown=sa.bindparam("shown"),
        message_ref=sa.func.coalesce(
            sa.bindparam("message_ref", type_=sa.Text), table.c.message_ref
        ),
        ended=sa.bindparam("ended"),
        attempts=0,
        next_try_at=None,
        failure=None,
        updated_at=_now,
    )
)
_RETRY: Final = (
    sa.update(table)
    .where(_this, _is_open)
    .values(
        attempts=table.c.attempts + 1,
        next_try_at=sa.bindparam("next_try_at"),
        failure=sa.bindparam("failure"),
        updated_at=_now,
    )
)
_END: Final = (
    sa.update(table)
    .where(_this, _is_open)
    .values(ended=True, next_try_at=None, failure=sa.bindparam("failure"), updated_at=_now)
)
_REOPEN: Final = (
    sa.update(table)
    .where(table.c.job_id == sa.bindparam("this_job"))
    .values(ended=False, attempts=0, next_try_at=None, failure=None, updated_at=_now)
    .returning(table.c.id)
)

_GIVEN_UP: Final = (
    _all.where(
        table.c.id >= sa.bindparam("first", type_=sa.Uuid),
        table.c.ended,
        table.c.failure.is_not(None),
    )
    .order_by(table.c.id.desc())
    .limit(_limit)
)
_OWE_AGAIN: Final = (
    sa.update(table)
    .where(_this, table.c.ended, table.c.failure.is_not(None))
    .values(ended=False, attempts=0, next_try_at=_now, failure=None, updated_at=_now)
)


def _show_anew(theirs: sa.ColumnElement[bool]) -> sa.UpdateBase:
    return (
        sa.update(table)
        .where(theirs, table.c.message_ref.is_not(None))
        .values(
            shown=None, ended=False, attempts=0, next_try_at=None, failure=None, updated_at=_now
        )
        .returning(table.c.id)
    )


_SHOW_JOB_ANEW: Final = _show_anew(table.c.job_id == sa.bindparam("this_job"))
_SHOW_RUN_ANEW: Final = _show_anew(table.c.run_id == sa.bindparam("this_run"))
_SHOW_COPIES_ANEW: Final = _show_anew(table.c.image_id == sa.bindparam("this_image"))


async def insert(tx: Transaction, delivery: Delivery) -> None:
    """Owe a chat a card."""
    await tx.run(_INSERT, _shape.write(delivery))


async def get(tx: Transaction, id: DeliveryId) -> Delivery | None:
    """The delivery, or None."""
    return _shape.maybe(await tx.rows(_GET, {"this_id": id}))


async def of_job(tx: Transaction, job_id: JobId) -> list[Delivery]:
    """Every chat that is owed this job's card, oldest first."""
    return _shape.all(await tx.rows(_OF_JOB, {"job_id": job_id}))


async def of_run(tx: Transaction, run_id: RunId) -> list[Delivery]:
    """Every chat that is owed this run's card."""
    return _shape.all(await tx.rows(_OF_RUN, {"run_id": run_id}))


async def by_message(
    tx: Transaction, *, conversation_id: ConversationId, message_ref: str
) -> Delivery | None:
    """The delivery a message in a chat shows (someone replied to it), or None."""
    values = {"conversation_id": conversation_id, "message_ref": message_ref}
    return _shape.maybe(await tx.rows(_BY_MESSAGE, values))


@cache
def _open(*, job_open: bool, after: bool) -> sa.Select[tuple[object, ...]]:
    statement = _OPEN.where(_job_open if job_open else ~_job_open)
    return statement.where(table.c.id > sa.bindparam("after")) if after else statement


async def open_deliveries(
    tx: Transaction, *, job_open: bool, after: DeliveryId | None, limit: int
) -> list[Delivery]:
    """One page of the cards still owed: those of open jobs, or all others; oldest first.

    Go on with the last one's id.
    """
    statement = _open(job_open=job_open, after=after is not None)
    return _shape.all(await tx.rows(statement, {"limit": limit, "after": after}))


async def overdue(tx: Transaction, now: datetime, limit: int) -> list[Delivery]:
    """Open deliveries whose next try has come, longest waiting first."""
    return _shape.all(await tx.rows(_OVERDUE, {"now": now, "limit": limit}))


async def unrung(tx: Transaction, limit: int) -> list[Delivery]:
    """Open deliveries of what has ended, with no other try ahead: a ring for them may be lost."""
    return _shape.all(await tx.rows(_UNRUNG, {"limit": limit}))


async def count_open(tx: Transaction) -> int:
    """How many cards are still owed."""
    return int((await tx.rows(_COUNT_OPEN, {}))[0][0])


async def record(  # noqa: PLR0913 - one compare-and-set
    tx: Transaction,
    id: DeliveryId,
    *,
    expect_shown: str | None,
    shown: str,
    message_ref: str | None,
    ended: bool,
    now: datetime,
) -> bool:
    """Compare-and-set what the chat shows; False when somebody showed something else meanwhile.

    Clears the failure and its retry; a `message_ref` of None keeps the known one.
    """
    values = {
        "this_id": id,
        "expect_shown": expect_shown,
        "shown": shown,
        "message_ref": message_ref,
        "ended": ended,
        "now": now,
    }
    return await tx.run(_RECORD, values) == 1


async def retry_later(
    tx: Transaction,
    id: DeliveryId,
    *,
    next_try_at: datetime,
    failure: str,
    now: datetime,
) -> bool:
    """Count a failed attempt and say when the next is due; False when it has ended."""
    values = {"this_id": id, "next_try_at": next_try_at, "failure": failure, "now": now}
    return await tx.run(_RETRY, values) == 1


async def end(
    tx: Transaction,
    id: DeliveryId,
    *,
    failure: str | None,
    now: datetime,
) -> bool:
    """Owe nothing more: the chat is gone, or all is shown. False when it had already ended."""
    return await tx.run(_END, {"this_id": id, "failure": failure, "now": now}) == 1


async def given_up(tx: Transaction, *, since: datetime, limit: int) -> list[Delivery]:
    """What was owed since then and is tried no more, newest first."""
    return _shape.all(await tx.rows(_GIVEN_UP, {"first": first_id(since), "limit": limit}))


async def owe_again(tx: Transaction, id: DeliveryId, *, now: datetime) -> bool:
    """Try once more what was given up; False when it was not."""
    return await tx.run(_OWE_AGAIN, {"this_id": id, "now": now}) == 1


async def reopen(tx: Transaction, job_id: JobId, *, now: datetime) -> list[DeliveryId]:
    """Owe the card again: a job thought lost has come back to life. The ids to ring."""
    return [id_ for (id_,) in await tx.rows(_REOPEN, {"this_job": job_id, "now": now})]


async def show_anew(
    tx: Transaction, job_id: JobId, run_id: RunId | None, *, now: datetime
) -> list[DeliveryId]:
    """What the messages of a job, and of its run, show is no longer true: owe them a new look.

    Returns the ids to ring.
    """
    rows = await tx.rows(_SHOW_JOB_ANEW, {"this_job": job_id, "now": now})
    if run_id is not None:
        rows += await tx.rows(_SHOW_RUN_ANEW, {"this_run": run_id, "now": now})
    return [id_ for (id_,) in rows]


async def show_copies_anew(
    tx: Transaction, image_id: ImageId, *, now: datetime
) -> list[DeliveryId]:
    """The same for every message in which this picture was shown again."""
    rows = await tx.rows(_SHOW_COPIES_ANEW, {"this_image": image_id, "now": now})
    return [id_ for (id_,) in rows]

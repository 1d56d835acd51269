"""What is kept for so long and no longer: each kind of row with its age, removed in small batches.

Rows are looked at oldest first along an index that is there anyway: ids and numbers sort by time.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from storage import removal, rights
from storage.ledger import Period
from storage.statements import Transaction
from storage.tables import (
    Instant,
    audit_entry,
    carried_balance,
    delivery,
    image,
    inbox_event,
    job,
    link_code,
    notice,
    proposal,
    sent_message,
    turn,
    web_link,
    web_message,
    webhook_message,
    workflow_run,
)

BATCH: Final = 500
_SWEEP: Final = "sweep"
"""The place under which it is kept how far the sweep has come; people have no such place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """How old each kind may become; None is for ever."""

    pictures: timedelta | None = None
    """Pictures with the prompts and orders they came of, and runs of workflows."""
    deleted: timedelta | None = timedelta(days=30)
    """Pictures that somebody deleted, and until then may restore."""
    messages: timedelta | None = None
    """What was said, and which message showed which picture."""
    events: timedelta | None = timedelta(days=30)
    """Which calls and updates were dealt with, and what programs were told."""
    audit: timedelta | None = None
    """What administrators did, and what they were told."""
    codes: timedelta | None = timedelta(days=1)
    """Codes of /link and links of /web, used or not."""


_STAYS: Final = "settled by somebody, until it is changed"
_SUMS: Final = "sums, and receipts without a word"
WHEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "image": "pictures",
        "favourite": "pictures",
        "image_tag": "pictures",
        "job": "pictures",
        "workflow_run": "pictures",
        "turn": "messages",
        "proposal": "messages",
        "delivery": "messages",
        "sent_message": "messages",
        "inbox_event": "events",
        "webhook_message": "events",
        "audit_entry": "audit",
        "notice": "audit",
        "alert_place": _STAYS,
        "link_code": "codes",
        "web_link": "codes",
        "web_message": "messages",
        "web_chat": "until they delete it, or have themselves forgotten",
        "web_session": "until it is over",
        "carried_balance": "until its period is over",
        "kept_answer": "two days (storage/kept_answers.py)",
        "unneeded_file": "until its file is gone",
        "person": "until they have themselves forgotten",
        "identity": "until they have themselves forgotten",
        "conversation": "until the last who used it is forgotten",
        "grant": _STAYS,
        "limit": _STAYS,
        "setting": _STAYS,
        "workflow": _STAYS,
        "api_key": "until it is revoked, and then as a receipt of who could",
        "webhook_endpoint": "until it is removed, and then as a receipt of who was called",
        "ledger_entry": _SUMS,
        "balance": _SUMS,
        "usage": _SUMS,
        "tally": _SUMS,
    }
)
"""For how long each table keeps what it holds: a name in `Ages`, or why it has none."""

_before: Final = sa.bindparam("before", type_=Instant())
_limit: Final = sa.bindparam("limit", type_=sa.Integer)


def _expired(
    table: sa.Table, since: sa.Column[Any], *conditions: sa.ColumnElement[bool]
) -> sa.Delete:
    """Delete what is expired among the oldest rows by their key; younger ones are never read."""
    (key,) = table.primary_key.columns
    oldest = sa.select(key).order_by(key).limit(BATCH).scalar_subquery()
    return sa.delete(table).where(key.in_(oldest), since < _before, *conditions)


def _expired_by(since: sa.Column[Any], *conditions: sa.ColumnElement[bool]) -> sa.Delete:
    """The same along an index of `since` itself."""
    table = since.table
    assert isinstance(table, sa.Table)  # noqa: S101 - tells mypy
    key = list(table.primary_key.columns)
    oldest = sa.select(*key).where(since < _before, *conditions).order_by(since).limit(BATCH)
    return sa.delete(table).where(sa.tuple_(*key).in_(oldest))


_OF_MESSAGES: Final = (
    _expired(turn, turn.c.created_at),
    _expired_by(proposal.c.created_at),
    _expired(delivery, delivery.c.updated_at, delivery.c.ended),
    _expired_by(sent_message.c.sent_at),
    _expired(web_message, web_message.c.created_at, sa.not_(web_message.c.waiting)),
)
_OF_EVENTS: Final = (
    _expired_by(inbox_event.c.received_at, inbox_event.c.handled_at.is_not(None)),
    _expired(
        webhook_message, webhook_message.c.created_at, webhook_message.c.next_try_at.is_(None)
    ),
)
_OF_AUDIT: Final = (
    _expired(audit_entry, audit_entry.c.created_at),
    _expired(notice, notice.c.created_at),
)
_OF_CODES: Final = (
    _expired(link_code, link_code.c.created_at),
    _expired_by(web_link.c.created_at),
)
_RUNS: Final = _expired(workflow_run, workflow_run.c.finished_at)
_oldest_images: Final = (
    sa.select(image.c.id, image.c.created_at).order_by(image.c.id).limit(_limit).subquery()
)
_PICTURES: Final = sa.select(_oldest_images.c.id).where(_oldest_images.c.created_at < _before)
_HIDDEN: Final = (
    sa.select(image.c.id)
    .where(image.c.hidden_at.is_not(None), image.c.hidden_at < _before)
    .order_by(image.c.hidden_at)
    .limit(_limit)
)
_JOBS: Final = (
    sa.select(job.c.id, job.c.created_at < _before, job.c.finished_at)
    .where(job.c.id > sa.bindparam("after", type_=sa.Uuid()))
    .order_by(job.c.id)
    .limit(_limit)
)
_WORDLESS: Final = (
    sa.update(job).where(job.c.id == sa.bindparam("this_id")).values(removal.WORDLESS)
)
_CARRIED: Final = sa.delete(carried_balance).where(
    carried_balance.c.period == sa.bindparam("of_period"),
    carried_balance.c.period_key < sa.bindparam("this_key"),
)

Step = Callable[[Transaction, datetime], Awaitable[bool]]
"""One small transaction's work; whether there may be more of the same."""


def steps(ages: Ages) -> list[Step]:
    """What there is to do, each to be repeated in transactions of its own while it says so."""
    found: list[Step] = [_carried]
    if ages.pictures is not None:
        found += [_pictures(_PICTURES, ages.pictures), _rows(_RUNS, ages.pictures)]
        found.append(_words(ages.pictures))
    if ages.deleted is not None:
        found.append(_pictures(_HIDDEN, ages.deleted))
    plain = (
        (ages.messages, _OF_MESSAGES),
        (ages.events, _OF_EVENTS),
        (ages.audit, _OF_AUDIT),
        (ages.codes, _OF_CODES),
    )
    for age, statements in plain:
        if age is not None:
            found += [_rows(statement, age) for statement in statements]
    return found


def _rows(statement: sa.Delete, age: timedelta) -> Step:
    async def run(tx: Transaction, now: datetime) -> bool:
        return await tx.run(statement, {"before": now - age}) == BATCH

    return run


def _pictures(statement: sa.Select[Any], age: timedelta) -> Step:
    async def run(tx: Transaction, now: datetime) -> bool:
        found = await tx.rows(statement, {"before": now - age, "limit": removal.BATCH})
        await removal.remove(tx, [id_ for (id_,) in found], now)
        return len(found) == removal.BATCH

    return run


def _words(age: timedelta) -> Step:
    """Orders keep their place in the ledger and lose their words; how far we came is kept.

    One that is still open, however old, is waited for.
    """

    async def run(tx: Transaction, now: datetime) -> bool:
        (settled,) = await rights.settings(tx, [_SWEEP])
        after = UUID(str(settled["jobs"])) if "jobs" in settled else UUID(int=0)
        values = {"after": after, "before": now - age, "limit": BATCH}
        found = await tx.rows(_JOBS, values)
        ended = [id_ for id_, _, _ in takewhile(lambda row: row[1] and row[2] is not None, found)]
        if ended:
            await tx.each(_WORDLESS, [{"this_id": id_} for id_ in ended])
            await rights.set_value(tx, place=_SWEEP, name="jobs", value=str(ended[-1]), now=now)
        return len(ended) == BATCH

    return run


async def _carried(tx: Transaction, now: datetime) -> bool:
    for period in (Period.DAY, Period.MONTH):
        await tx.run(_CARRIED, {"of_period": period.value, "this_key": period.key(now)})
    return False

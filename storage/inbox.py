"""The inbox: every event from outside is durable before it is acknowledged, and handled once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from storage.database import Database
from storage.rows import Shape
from storage.statements import Transaction, scalar
from storage.tables import inbox_event as table
from storage.together import Together


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxEvent:
    """A webhook or platform update as it came; (source, external_id) names it for ever."""

    source: str
    external_id: str
    body: bytes
    received_at: datetime


_shape: Final = Shape(InboxEvent, table)
_this: Final = (
    table.c.source == sa.bindparam("this_source"),
    table.c.external_id == sa.bindparam("this_external_id"),
)
_INSERT: Final = (
    _shape.insertion().on_conflict_do_nothing().returning(table.c.source, table.c.external_id)
)
_SEEN: Final = sa.select(table.c.received_at).where(*_this)
_HANDLED: Final = (
    sa.update(table)
    .where(*_this, table.c.handled_at.is_(None))
    .values(handled_at=sa.bindparam("now"), body=b"")
    .returning(table.c.external_id)
)
_UNHANDLED: Final = (
    sa.select(*_shape.columns)
    .where(table.c.handled_at.is_(None), table.c.source == sa.bindparam("source"))
    .order_by(table.c.received_at)
    .limit(sa.bindparam("limit"))
)
_INTERRUPTED: Final = _UNHANDLED.where(sa.func.length(table.c.body) > 0)
_HANDLED_SINCE: Final = (
    sa.select(table.c.external_id)
    .where(
        table.c.handled_at.is_not(None),
        table.c.received_at >= sa.bindparam("since", type_=table.c.received_at.type),
        table.c.source == sa.bindparam("source"),
    )
    .order_by(table.c.received_at)
)
_LATEST: Final = sa.select(sa.func.max(table.c.received_at)).where(
    table.c.source == sa.bindparam("source")
)
Listener = Callable[[InboxEvent], None]
"""Told of an event once it is durable; must not wait for anything."""


class Inbox:
    """Takes events in. Whoever arrives while a commit is under way shares the next one."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._arrivals: Together[InboxEvent, bool] = Together(self._insert)
        self._done: Together[InboxEvent, None] = Together(self._finish)
        self._listeners: dict[str, Listener] = {}

    def listen(self, source: str, listener: Listener) -> None:
        """Tell `listener` of this source's new events, in the order they are taken in."""
        self._listeners[source] = listener

    async def accept(self, source: str, external_id: str, body: bytes, now: datetime) -> bool:
        """Keep the event; True = new. It is durable when this returns; raises `StorageError`."""
        event = InboxEvent(source=source, external_id=external_id, body=body, received_at=now)
        return await self._arrivals.add(event)

    async def finish(self, source: str, external_id: str, now: datetime) -> None:
        """Stamp an event as dealt with and forget what it said; raises `StorageError`.

        Its name stays, so that it is recognised when it comes again.
        """
        await self._done.add(
            InboxEvent(source=source, external_id=external_id, body=b"", received_at=now)
        )

    async def _insert(self, group: Sequence[InboxEvent]) -> list[bool]:
        async with self._db.write() as tx:
            tx.last()
            new = set(await tx.each(_INSERT, [_shape.write(each) for each in group]))
        results = []
        for each in group:
            key = (each.source, each.external_id)
            results.append(key in new)
            if key in new and each.source in self._listeners:
                self._listeners[each.source](each)
            new.discard(key)
        return results

    async def _finish(self, group: Sequence[InboxEvent]) -> list[None]:
        values = [
            {
                "this_source": each.source,
                "this_external_id": each.external_id,
                "now": each.received_at,
            }
            for each in group
        ]
        async with self._db.write() as tx:
            tx.last()
            await tx.each(_HANDLED, values)
        return [None] * len(group)


async def seen(tx: Transaction, source: str, external_id: str) -> bool:
    """Whether this event was already taken in."""
    values = {"this_source": source, "this_external_id": external_id}
    return await scalar(tx, _SEEN, values) is not None


async def mark_handled(
    tx: Transaction, source: str, external_ids: Iterable[str], now: datetime
) -> list[str]:
    """Stamp events as dealt with and forget what they said.

    Those that already were, or never came, are left out.
    """
    values = [{"this_source": source, "this_external_id": id_, "now": now} for id_ in external_ids]
    return [id_ for (id_,) in await tx.each(_HANDLED, values)]


async def unhandled(tx: Transaction, source: str, limit: int) -> list[InboxEvent]:
    """A source's events taken in but not dealt with (a crash came between), oldest first."""
    return _shape.all(await tx.rows(_UNHANDLED, {"source": source, "limit": limit}))


async def interrupted(tx: Transaction, source: str, limit: int) -> list[InboxEvent]:
    """The same of those alone that tell what they were."""
    return _shape.all(await tx.rows(_INTERRUPTED, {"source": source, "limit": limit}))


async def latest(tx: Transaction, source: str) -> datetime | None:
    """When the last event of a source came; None for never."""
    when: datetime | None = await scalar(tx, _LATEST, {"source": source})
    return when


async def handled_since(tx: Transaction, source: str, since: datetime) -> list[str]:
    """The names of a source's events that came since then and were dealt with, oldest first."""
    rows = await tx.rows(_HANDLED_SINCE, {"source": source, "since": since})
    return [external_id for (external_id,) in rows]

"""The inbox: every event from outside is durable before it is acknowledged, and handled once."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from storage.database import Database
from storage.errors import StorageError
from storage.rows import Shape
from storage.statements import Transaction, scalar
from storage.tables import inbox_event as table


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxEvent:
    """A webhook or platform update as it came; (source, external_id) names it for ever."""

    source: str
    external_id: str
    body: bytes
    received_at: datetime


@dataclass(slots=True, kw_only=True, eq=False)
class _Arrival:
    event: InboxEvent
    new: bool | None = None
    error: StorageError | None = None

    @property
    def settled(self) -> bool:
        return self.new is not None or self.error is not None


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
    .values(handled_at=sa.bindparam("now"))
)
_UNHANDLED: Final = (
    sa.select(*_shape.columns)
    .where(table.c.handled_at.is_(None), table.c.source == sa.bindparam("source"))
    .order_by(table.c.received_at)
    .limit(sa.bindparam("limit"))
)
_LARGEST_GROUP: Final = 500


class Inbox:
    """Takes events in. Whoever arrives while a commit is under way shares the next one."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._pending: list[_Arrival] = []
        self._commit = asyncio.Lock()

    async def accept(self, source: str, external_id: str, body: bytes, now: datetime) -> bool:
        """Keep the event; True = new. It is durable when this returns; raises `StorageError`."""
        event = InboxEvent(source=source, external_id=external_id, body=body, received_at=now)
        arrival = _Arrival(event=event)
        self._pending.append(arrival)
        try:
            # Whoever holds the lock writes for all who wait behind it; they find it done.
            async with self._commit:
                while not arrival.settled:
                    await self._flush()
        finally:
            if not arrival.settled:
                self._pending.remove(arrival)
        if arrival.error is not None:
            raise arrival.error
        return bool(arrival.new)

    async def _flush(self) -> None:
        group = self._pending[:_LARGEST_GROUP]
        try:
            async with self._db.write() as tx:
                new = set(await tx.each(_INSERT, [_shape.write(each.event) for each in group]))
        except StorageError as error:
            for each in group:
                each.error = error
        else:
            for each in group:
                key = (each.event.source, each.event.external_id)
                each.new = key in new
                new.discard(key)
        # Not reached when cancelled: then the group stays pending, and the next in line writes it.
        self._pending = [each for each in self._pending if not each.settled]


async def seen(tx: Transaction, source: str, external_id: str) -> bool:
    """Whether this event was already taken in."""
    values = {"this_source": source, "this_external_id": external_id}
    return await scalar(tx, _SEEN, values) is not None


async def mark_handled(tx: Transaction, source: str, external_id: str, now: datetime) -> bool:
    """Stamp an event as dealt with; False when it already was, or never came."""
    values = {"this_source": source, "this_external_id": external_id, "now": now}
    return await tx.run(_HANDLED, values) == 1


async def unhandled(tx: Transaction, source: str, limit: int) -> list[InboxEvent]:
    """A source's events taken in but not dealt with (a crash came between), oldest first."""
    return _shape.all(await tx.rows(_UNHANDLED, {"source": source, "limit": limit}))

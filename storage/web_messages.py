"""What stands in the chats of the web page; the page shows these rows and nothing else."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from pydantic import JsonValue

from storage.rows import Shape
from storage.statements import Transaction, one_of, room, spread
from storage.tables import Instant, web_chat
from storage.tables import web_message as table


@dataclass(frozen=True, slots=True, kw_only=True)
class WebMessage:
    """One message. `revision` grows with each change; what was removed is kept out of sight."""

    id: UUID
    chat_id: UUID
    nonce: str
    kind: str
    body: dict[str, JsonValue]
    words: str
    reply_to: str | None = None
    revision: int = 1
    waiting: bool = False
    created_at: datetime
    changed_at: datetime
    removed_at: datetime | None = None


_shape: Final = Shape(WebMessage, table)
_all: Final = sa.select(*_shape.columns)
_this: Final = table.c.id == sa.bindparam("this_id")
_now: Final = sa.bindparam("now", type_=Instant())
_INSERT: Final = _shape.insertion().on_conflict_do_nothing(index_elements=["chat_id", "nonce"])
_GET: Final = _all.where(_this)
_BY_NONCE: Final = _all.where(
    table.c.chat_id == sa.bindparam("chat_id"), table.c.nonce == sa.bindparam("nonce")
)
_CHANGE: Final = (
    sa.update(table)
    .where(_this)
    .values(
        kind=sa.bindparam("new_kind"),
        body=sa.bindparam("new_body", type_=sa.JSON),
        words=sa.bindparam("new_words"),
        revision=table.c.revision + 1,
        changed_at=_now,
    )
)
_REMOVE: Final = (
    sa.update(table)
    .where(_this, table.c.removed_at.is_(None))
    .values(removed_at=_now, changed_at=_now, revision=table.c.revision + 1)
)
_LAST: Final = (
    _all.where(
        table.c.chat_id == sa.bindparam("chat_id"),
        table.c.kind == sa.bindparam("of_kind"),
        table.c.removed_at.is_(None),
    )
    .order_by(table.c.id.desc())
    .limit(1)
)
_HANDLED: Final = sa.update(table).where(_this).values(waiting=False)
_WAITING: Final = _all.where(table.c.waiting).order_by(table.c.id).limit(sa.bindparam("limit"))
_CHANGED: Final = (
    sa.select(table.c.chat_id)
    .where(table.c.changed_at >= sa.bindparam("since", type_=Instant()))
    .distinct()
)
_OWNER: Final = (
    sa.select(web_chat.c.person_id)
    .join(table, table.c.chat_id == web_chat.c.id)
    .where(_this, web_chat.c.deleted_at.is_(None), table.c.removed_at.is_(None))
)


async def add(tx: Transaction, message: WebMessage) -> WebMessage:
    """Keep it, or return the one that came under the same nonce before."""
    if await tx.run(_INSERT, _shape.write(message)) == 1:
        return message
    key = {"chat_id": message.chat_id, "nonce": message.nonce}
    return _shape.read((await tx.rows(_BY_NONCE, key))[0])


async def get(tx: Transaction, id: UUID) -> WebMessage | None:
    """The message, also a removed one; or None."""
    return _shape.maybe(await tx.rows(_GET, {"this_id": id}))


async def change(tx: Transaction, changed: WebMessage, now: datetime) -> None:
    """Show something else in its place."""
    values = {"new_kind": changed.kind, "new_body": changed.body, "new_words": changed.words}
    await tx.run(_CHANGE, {**values, "this_id": changed.id, "now": now})


async def remove(tx: Transaction, id: UUID, now: datetime) -> None:
    """Take it out of sight; one that is not there is fine."""
    await tx.run(_REMOVE, {"this_id": id, "now": now})


@cache
def _take_back(kinds: int) -> sa.Update:
    return (
        sa.update(table)
        .where(
            table.c.chat_id == sa.bindparam("in_chat"),
            table.c.id >= sa.bindparam("since", type_=sa.Uuid),
            one_of(table.c.kind, "kind_is", kinds),
            table.c.removed_at.is_(None),
        )
        .values(removed_at=_now, changed_at=_now, revision=table.c.revision + 1)
    )


async def take_back(
    tx: Transaction, first: WebMessage, kinds: Collection[str], now: datetime
) -> None:
    """Take this message and what followed it out of sight, as far as it is of these kinds."""
    values = {"in_chat": first.chat_id, "since": first.id, "now": now}
    await tx.run(_take_back(room(kinds)), values | spread("kind_is", kinds))


async def last_of(tx: Transaction, chat_id: UUID, kind: str) -> WebMessage | None:
    """The newest message of this kind that can be seen."""
    return _shape.maybe(await tx.rows(_LAST, {"chat_id": chat_id, "of_kind": kind}))


async def handled(tx: Transaction, id: UUID) -> None:
    """What the person said is dealt with."""
    await tx.run(_HANDLED, {"this_id": id})


async def waiting(tx: Transaction, limit: int) -> list[WebMessage]:
    """What people said that nobody has dealt with, oldest first."""
    return _shape.all(await tx.rows(_WAITING, {"limit": limit}))


async def changed_chats(tx: Transaction, since: datetime) -> list[UUID]:
    """The chats in which anything changed since then."""
    return [id_ for (id_,) in await tx.rows(_CHANGED, {"since": since})]


async def owner(tx: Transaction, id: UUID) -> UUID | None:
    """Whose chat the message stands in; None where it cannot be seen (any more)."""
    rows = await tx.rows(_OWNER, {"this_id": id})
    return rows[0][0] if rows else None


@cache
def _page(*, before: bool) -> sa.Select[tuple[Any, ...]]:
    statement = (
        _all.where(table.c.chat_id == sa.bindparam("chat_id"), table.c.removed_at.is_(None))
        .order_by(table.c.id.desc())
        .limit(sa.bindparam("limit", type_=sa.Integer))
    )
    if before:
        statement = statement.where(table.c.id < sa.bindparam("before", type_=sa.Uuid))
    return statement


async def page(
    tx: Transaction, chat_id: UUID, *, before: UUID | None = None, limit: int
) -> list[WebMessage]:
    """The newest messages of a chat that can be seen (those before `before`), oldest first."""
    values = {"chat_id": chat_id, "before": before, "limit": limit}
    return _shape.all(await tx.rows(_page(before=before is not None), values))[::-1]

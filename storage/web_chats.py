"""The chats of the web page: a person has as many as they like."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from storage.rows import Shape
from storage.statements import Transaction
from storage.tables import Instant, PersonId, web_message
from storage.tables import web_chat as table

UNNAMED: Final = "New chat"
"""The title of a chat in which nothing was said yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebChat:
    """One chat. `used_at` is when something was last said; a deleted one is seen by nobody."""

    id: UUID
    person_id: PersonId
    title: str
    created_at: datetime
    used_at: datetime
    deleted_at: datetime | None = None


_shape: Final = Shape(WebChat, table)
_this: Final = table.c.id == sa.bindparam("this_id")
_INSERT: Final = _shape.insertion().on_conflict_do_nothing()
_GET: Final = sa.select(*_shape.columns).where(_this, table.c.deleted_at.is_(None))
_RENAME: Final = sa.update(table).where(_this).values(title=sa.bindparam("new_title"))
_USED: Final = sa.update(table).where(_this).values(used_at=sa.bindparam("now", type_=Instant()))
_DELETE: Final = (
    sa.update(table)
    .where(_this, table.c.deleted_at.is_(None))
    .values(deleted_at=sa.bindparam("now", type_=Instant()), title="")
)
_EMPTY: Final = sa.delete(web_message).where(web_message.c.chat_id == sa.bindparam("chat_id"))


async def add(tx: Transaction, chat: WebChat) -> None:
    """Keep a new chat."""
    await tx.run(_INSERT, _shape.write(chat))


async def get(tx: Transaction, id: UUID) -> WebChat | None:
    """The chat, or None where it never was or is deleted."""
    return _shape.maybe(await tx.rows(_GET, {"this_id": id}))


async def rename(tx: Transaction, id: UUID, title: str) -> None:
    """Give it another title."""
    await tx.run(_RENAME, {"this_id": id, "new_title": title})


async def used(tx: Transaction, id: UUID, now: datetime) -> None:
    """Something was said in it."""
    await tx.run(_USED, {"this_id": id, "now": now})


async def delete(tx: Transaction, id: UUID, now: datetime) -> None:
    """Remove what was said in it; its pictures stay in the gallery."""
    await tx.run(_EMPTY, {"chat_id": id})
    await tx.run(_DELETE, {"this_id": id, "now": now})


@cache
def _list(*, words: bool) -> sa.Select[tuple[object, ...]]:
    statement = (
        sa.select(*_shape.columns)
        .where(table.c.person_id == sa.bindparam("person_id"), table.c.deleted_at.is_(None))
        .order_by(table.c.used_at.desc())
        .limit(sa.bindparam("limit", type_=sa.Integer))
    )
    if not words:
        return statement
    pattern = sa.bindparam("pattern", type_=sa.Text)
    said = sa.select(web_message.c.id).where(
        web_message.c.chat_id == table.c.id,
        web_message.c.removed_at.is_(None),
        web_message.c.words.like(pattern, escape="\\"),
    )
    named = sa.func.lower(table.c.title).like(pattern, escape="\\")
    return statement.where(sa.or_(named, said.exists()))


async def of_person(
    tx: Transaction, person_id: PersonId, *, words: str = "", limit: int
) -> list[WebChat]:
    """Somebody's chats, the last used first; with `words`, where those stand in title or talk."""
    literal = words.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    values = {"person_id": person_id, "limit": limit, "pattern": f"%{literal}%"}
    return _shape.all(await tx.rows(_list(words=bool(words)), values))

"""What we sent to platforms that know no nonces: under which name, and with which picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

import sqlalchemy as sa

from storage.database import Database
from storage.rows import Shape
from storage.statements import Transaction, one_of, room, scalar, spread
from storage.tables import sent_message as table
from storage.together import Together


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMessage:
    """A message of ours. `handle` is the picture on it, `file` the platform's name for its file."""

    platform: str
    chat: str
    message: str
    nonce: str | None = None
    handle: str | None = None
    file: str | None = None
    sent_at: datetime


_shape: Final = Shape(SentMessage, table)
_platform: Final = table.c.platform == sa.bindparam("platform")
_new: Final = _shape.insertion()
_KEEP: Final = _new.on_conflict_do_update(
    index_elements=list(table.primary_key.columns),
    set_={
        "nonce": sa.func.coalesce(_new.excluded.nonce, table.c.nonce),
        "handle": sa.func.coalesce(_new.excluded.handle, table.c.handle),
        "file": sa.func.coalesce(_new.excluded.file, table.c.file),
    },
).returning(table.c.message)
_BY_NONCE: Final = (
    sa.select(*_shape.columns)
    .where(_platform, table.c.nonce == sa.bindparam("nonce"))
    .order_by(table.c.sent_at)
    .limit(1)
)
_PICTURE_IN: Final = sa.select(table.c.handle).where(
    _platform, table.c.chat == sa.bindparam("chat"), table.c.message == sa.bindparam("message")
)
_KNOWN: Final = sa.select(table.c.message).where(
    _platform, table.c.chat == sa.bindparam("chat"), table.c.message == sa.bindparam("message")
)
_NEWEST: Final = sa.select(sa.func.max(sa.cast(table.c.message, sa.BigInteger))).where(
    _platform, table.c.chat == sa.bindparam("chat")
)
_FORGET: Final = sa.delete(table).where(
    _platform, table.c.handle.is_(None), table.c.sent_at < sa.bindparam("before")
)


class SentMessages:
    """Keeps what was sent; whoever comes while a commit is under way shares the next one."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rows: Together[Sequence[SentMessage], None] = Together(self._write)

    async def keep(self, *messages: SentMessage) -> None:
        """Remember them, all or none; durable when this returns.

        What a message has gained is added to it.
        """
        await self._rows.add(messages)

    async def by_nonce(self, platform: str, nonce: str) -> SentMessage | None:
        """The message that was sent under this name."""
        async with self._db.read() as tx:
            found = await tx.rows(_BY_NONCE, {"platform": platform, "nonce": nonce})
        return _shape.maybe(found)

    async def newest(self, platform: str, chat: str) -> int | None:
        """The last message of ours there, where messages have numbers."""
        async with self._db.read() as tx:
            found: int | None = await scalar(tx, _NEWEST, {"platform": platform, "chat": chat})
        return found

    async def knows(self, platform: str, chat: str, message: str) -> bool:
        """Whether this message is remembered, with a picture or without."""
        values = {"platform": platform, "chat": chat, "message": message}
        async with self._db.read() as tx:
            return await scalar(tx, _KNOWN, values) is not None

    async def files_of(self, platform: str, handles: Sequence[str]) -> dict[str, str]:
        """The platform's own name for the file of each of these pictures that it has seen."""
        if not handles:
            return {}
        values = {"platform": platform, **spread("handle", handles)}
        async with self._db.read() as tx:
            rows = await tx.rows(_files(room(handles)), values)
        return {str(handle): str(file) for handle, file in rows}

    async def forget_words(self, platform: str, before: datetime) -> None:
        """Drop what carries no picture and is too old to be sent again by mistake."""
        async with self._db.write() as tx:
            await tx.run(_FORGET, {"platform": platform, "before": before})

    async def _write(self, groups: Sequence[Sequence[SentMessage]]) -> list[None]:
        async with self._db.write() as tx:
            await tx.each(_KEEP, [_shape.write(each) for group in groups for each in group])
        return [None] * len(groups)


async def picture_in(tx: Transaction, platform: str, chat: str, message: str) -> str | None:
    """The handle of the picture on a message of ours, or None."""
    values = {"platform": platform, "chat": chat, "message": message}
    found: str | None = await scalar(tx, _PICTURE_IN, values)
    return found


@cache
def _files(size: int) -> sa.Select[tuple[str, str]]:
    return sa.select(table.c.handle, table.c.file).where(
        _platform, one_of(table.c.handle, "handle", size), table.c.file.is_not(None)
    )

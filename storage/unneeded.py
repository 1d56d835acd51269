"""Files that perhaps nobody needs: written down with the rows that go, removed a while later.

The same bytes are one file, whoever's picture they are, so a file goes only when no picture has it.
Somebody may be about to write a picture down whose file is stored already: that is what the grace
is for. And who stores a file asks `spare` first, which turns away the one that is just being
removed: its writer comes back a moment later and finds it gone.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.database import Database
from storage.errors import StoreUnavailable
from storage.media import Media
from storage.statements import Transaction, one_of, room, spread
from storage.tables import Instant, image
from storage.tables import unneeded_file as table

GRACE: Final = timedelta(minutes=15)
"""Longer than it takes from storing a picture's file to writing the picture down."""

_now: Final = sa.bindparam("now", type_=Instant())
_BUSY: Final = "this file is just being removed"
_NOTE: Final = (
    upsert(table)
    .values(key=sa.bindparam("key"), since=sa.bindparam("since"), removing=False)
    .on_conflict_do_nothing()
)
_DUE: Final = (
    sa.select(table.c.key)
    .where(table.c.since <= sa.bindparam("before"))
    .order_by(table.c.since)
    .limit(sa.bindparam("limit", type_=sa.Integer))
)
_this: Final = table.c.key == sa.bindparam("this_key")
_NEEDED: Final = sa.union_all(
    sa.select(image.c.id).where(image.c.media_key == sa.bindparam("key")),
    sa.select(image.c.id).where(image.c.thumb_key == sa.bindparam("key")),
).limit(1)
_CLAIM: Final = (
    sa.update(table)
    # Asked once more: somebody may have spared it since the list was made.
    .where(_this, table.c.since <= sa.bindparam("before", type_=Instant()))
    .values(removing=True)
)
_DROP: Final = sa.delete(table).where(_this)


@cache
def _known(size: int) -> sa.Select[tuple[str]]:
    return sa.select(table.c.key).where(one_of(table.c.key, "key", size))


@cache
def _spared(size: int) -> sa.Update:
    these = one_of(table.c.key, "key", size)
    return sa.update(table).where(these, sa.not_(table.c.removing)).values(since=_now)


@cache
def _claimed_ones(size: int) -> sa.Select[tuple[str]]:
    return _known(size).where(table.c.removing)


async def note(tx: Transaction, keys: Collection[str], now: datetime) -> None:
    """Write down that these files may have lost their last picture."""
    await tx.each(_NOTE, [{"key": key, "since": now} for key in keys])


async def spare(db: Database, keys: Collection[str], now: datetime) -> None:
    """Say that these files are about to be stored (again) and needed: their grace begins anew.

    Raises `StoreUnavailable` for one that is being removed at this moment: try later.
    """
    values = spread("key", keys)
    async with db.read() as tx:
        if not await tx.rows(_known(room(keys)), values):
            return
    async with db.write() as tx:
        await tx.run(_spared(room(keys)), {**values, "now": now})
        if await tx.rows(_claimed_ones(room(keys)), values):
            raise StoreUnavailable(_BUSY)


async def remove_files(db: Database, media: Media, now: datetime, limit: int) -> int:
    """Remove what was noted long enough ago and no picture has; how many were looked at.

    A crash in the middle leaves the claim, and the next call goes on from it.
    """
    async with db.read() as tx:
        due = await tx.rows(_DUE, {"before": now - GRACE, "limit": limit})
    for (key,) in due:
        if await _claimed(db, key, now - GRACE):
            await media.delete(key)
            async with db.write() as tx:
                await tx.run(_DROP, {"this_key": key})
    return len(due)


async def _claimed(db: Database, key: str, before: datetime) -> bool:
    async with db.write() as tx:
        # The row is locked first: who spares this file waits until it is decided.
        if await tx.run(_CLAIM, {"this_key": key, "before": before}) != 1:
            return False
        if await tx.rows(_NEEDED, {"key": key}):
            await tx.run(_DROP, {"this_key": key})
            return False
    return True

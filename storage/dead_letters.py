"""Orders that ended without a picture: what an operator may want to try again."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Final

import sqlalchemy as sa

from storage.ids import first_id
from storage.jobs import Job, shape
from storage.statements import Transaction, one_of, room, spread
from storage.tables import job as table

# Walked backwards along the primary key: ids sort by time. A step of a workflow is tried again
# with its run, which knows what else hangs on it.
_ENDED: Final = (
    sa.select(*shape.columns)
    .where(
        table.c.id >= sa.bindparam("first", type_=sa.Uuid),
        table.c.finished_at.is_not(None),
        table.c.run_id.is_(None),
    )
    .order_by(table.c.id.desc())
    .limit(sa.bindparam("limit"))
)


async def orders(
    tx: Transaction, failures: Collection[str], *, since: datetime, limit: int
) -> list[Job]:
    """Orders made since then that ended by one of these failures, newest first."""
    values = {"first": first_id(since), "limit": limit, **spread("failure_is", failures)}
    return shape.all(await tx.rows(_ended_by(room(failures)), values))


@cache
def _ended_by(failures: int) -> sa.Select[tuple[object, ...]]:
    return _ENDED.where(one_of(table.c.failure, "failure_is", failures))

"""What became of a person's jobs since a moment: the one thing that others are told from."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa

from storage.jobs import Job, shape
from storage.statements import Transaction
from storage.tables import JobId, PersonId
from storage.tables import job as table

_all: Final = sa.select(*shape.columns)
_person: Final = table.c.person_id == sa.bindparam("person_id")
_moment: Final = table.c.state_since.type
_CHANGED: Final = (
    _all.where(
        _person,
        sa.tuple_(table.c.state_since, table.c.id)
        > sa.tuple_(
            sa.bindparam("since", type_=_moment), sa.bindparam("after", type_=table.c.id.type)
        ),
    )
    .order_by(table.c.state_since, table.c.id)
    .limit(sa.bindparam("limit"))
)
_OPEN: Final = _all.where(_person, table.c.finished_at.is_(None)).order_by(
    table.c.state_since, table.c.id
)


async def changed(
    tx: Transaction, person_id: PersonId, *, since: datetime, after: JobId, limit: int
) -> list[Job]:
    """A person's jobs whose state changed after (`since`, `after`), the longest ago first.

    Each job comes once, as it is now: states it has passed through meanwhile are not told.
    """
    values = {"person_id": person_id, "since": since, "after": after, "limit": limit}
    return shape.all(await tx.rows(_CHANGED, values))


async def open_now(tx: Transaction, person_id: PersonId) -> list[Job]:
    """A person's open jobs, the longest unchanged first."""
    return shape.all(await tx.rows(_OPEN, {"person_id": person_id}))

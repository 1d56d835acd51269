"""What became of a person's jobs since a moment: the one thing that others are told from."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from storage.database import Database
from storage.jobs import Job, shape
from storage.statements import Transaction
from storage.tables import PersonId
from storage.tables import job as table

OVERLAP: Final = timedelta(seconds=5)
_PAGE: Final = 100
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


async def pages(db: Database, person_id: PersonId, since: datetime) -> AsyncIterator[Sequence[Job]]:
    """A person's jobs whose state changed since a moment, the longest ago first.

    Each job comes as it is now: states it has passed through meanwhile are not told. It begins a
    little earlier than asked, since a change may be committed after one that is stamped later: who
    calls again and again must bear to meet a job twice.
    """
    after = {"since": since - OVERLAP, "after": UUID(int=0)}
    while True:
        async with db.read() as tx:
            values = {"person_id": person_id, "limit": _PAGE, **after}
            page = shape.all(await tx.rows(_CHANGED, values))
        if page:
            yield page
        if len(page) < _PAGE:
            return
        after = {"since": page[-1].state_since, "after": page[-1].id}


async def open_now(tx: Transaction, person_id: PersonId) -> list[Job]:
    """A person's open jobs, the longest unchanged first."""
    return shape.all(await tx.rows(_OPEN, {"person_id": person_id}))

"""How a model has done lately: its last ends, and its share of successes by the daily tallies."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from storage.statements import Transaction
from storage.tables import Instant, JobState
from storage.tables import job as table

_ENDS: Final = (
    sa.select(table.c.state, table.c.failure, table.c.finished_at)
    .where(
        table.c.model == sa.bindparam("model"),
        table.c.state == sa.bindparam("state", type_=sa.Text),
        table.c.finished_at.is_not(None),
        table.c.finished_at >= sa.bindparam("since", type_=Instant()),
    )
    .order_by(table.c.finished_at.desc())
    .limit(sa.bindparam("limit", type_=sa.Integer))
)
_SAYING_STATES: Final = (JobState.DONE, JobState.FAILED, JobState.EXPIRED)
"""The ends that tell something of the model: refused, cancelled and lost ones do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How one job of the model ended."""

    state: JobState
    failure: str | None
    at: datetime


async def last_ends(tx: Transaction, model: str, *, since: datetime, limit: int) -> list[End]:
    """The newest ends of each kind since then, newest first; one trip to the database."""
    values = [
        {"model": model, "state": state, "since": since, "limit": limit} for state in _SAYING_STATES
    ]
    rows = await tx.each(_ENDS, values)
    ends = [End(state=JobState(state), failure=failure, at=at) for state, failure, at in rows]
    return sorted(ends, key=lambda end: end.at, reverse=True)


def failures_in_a_row(ends: Collection[End], kinds: Collection[str]) -> list[End]:
    """The failures of these kinds since the last success, newest first."""
    found = []
    for end in ends:
        if end.state is JobState.DONE:
            break
        if end.state is JobState.EXPIRED or end.failure in kinds:
            found.append(end)
    return found

"""Tallies: how often something was so, per day, model and tool."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.statements import Transaction
from storage.tables import balance, tally


class Kind(StrEnum):
    """What is counted; the words are what `value` holds."""

    ENDED = "ended"
    """Jobs by how they ended: a state, or "failed" and its reason joined by a colon."""
    DRAWING = "drawing"
    """Finished jobs by the time the provider took: the number of a time bucket."""
    WAITING = "waiting"
    """The same by the time they waited in our queue."""
    PICTURES = "pictures"
    CREDITS = "credits"
    UNPRICED = "unpriced"
    ENHANCEMENT = "enhancement"
    """Richer words by what became of them: a `storage.proposals.Choice`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing to count; a negative `count` takes back what turned out otherwise."""

    kind: Kind
    value: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The sum of one kind and value over some days."""

    model: str
    tool: str
    kind: Kind
    value: str
    count: int


_new: Final = upsert(tally)
_COUNT: Final = _new.on_conflict_do_update(
    index_elements=list(tally.primary_key.columns),
    set_={"count": tally.c.count + _new.excluded.count},
)
_SINCE: Final = (
    sa.select(tally.c.model, tally.c.tool, tally.c.kind, tally.c.value, sa.func.sum(tally.c.count))
    .where(tally.c.day >= sa.bindparam("since"))
    .group_by(tally.c.model, tally.c.tool, tally.c.kind, tally.c.value)
)
_of_period: Final = (
    balance.c.scope == sa.bindparam("scope"),
    balance.c.period == sa.bindparam("period"),
    balance.c.period_key == sa.bindparam("period_key"),
)
_BIGGEST: Final = (
    sa.select(balance.c.scope_id, balance.c.spent)
    .where(*_of_period, balance.c.spent > 0)
    .order_by(balance.c.spent.desc())
    .limit(sa.bindparam("limit", type_=sa.Integer))
)
_ACTIVE: Final = sa.select(sa.func.count()).select_from(balance).where(*_of_period)


async def count(
    tx: Transaction, *, day: date, model: str, tool: str, marks: Sequence[Mark]
) -> None:
    """Add the marks up; one trip to the database."""
    values = [
        {
            "day": day,
            "model": model,
            "tool": tool,
            "kind": mark.kind.value,
            "value": mark.value,
            "count": mark.count,
        }
        for mark in marks
    ]
    await tx.each(_COUNT, values)


async def since(tx: Transaction, day: date) -> list[Tally]:
    """Everything counted on and after that day."""
    return [
        Tally(model=model, tool=tool, kind=Kind(kind), value=value, count=int(number))
        for model, tool, kind, value, number in await tx.rows(_SINCE, {"since": day})
    ]


async def biggest(
    tx: Transaction, *, scope: str, period: str, period_key: str, limit: int
) -> list[tuple[str, int]]:
    """Who or what spent most credits in a period: (scope id, credits), most first."""
    values = {"scope": scope, "period": period, "period_key": period_key, "limit": limit}
    return [(str(id_), int(spent)) for id_, spent in await tx.rows(_BIGGEST, values)]


async def active(tx: Transaction, *, scope: str, period: str, period_key: str) -> int:
    """How many people (or chats) ordered anything in a period."""
    values = {"scope": scope, "period": period, "period_key": period_key}
    rows = await tx.rows(_ACTIVE, values)
    return int(rows[0][0])

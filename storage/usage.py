"""What was drawn, by whom, where, with what: read from the daily roll-up."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Final

import sqlalchemy as sa

from storage.statements import Transaction
from storage.tables import ConversationId, PersonId, usage


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageRow:
    """One tool on one model: `credits` of known prices, `unpriced` counts jobs of unknown ones."""

    tool: str
    model: str
    pictures: int
    credits: int
    unpriced: int


_REPORT: Final = (
    sa.select(
        usage.c.tool,
        usage.c.model,
        sa.func.sum(usage.c.pictures),
        sa.func.sum(usage.c.credits),
        sa.func.sum(usage.c.unpriced),
    )
    .where(usage.c.day >= sa.bindparam("since"))
    .group_by(usage.c.tool, usage.c.model)
    .order_by(usage.c.tool, usage.c.model)
)


async def report(
    tx: Transaction,
    *,
    person_id: PersonId | None = None,
    conversation_id: ConversationId | None = None,
    since: datetime | None = None,
) -> list[UsageRow]:
    """Usage by tool and model from the UTC day of `since` (None = ever), from the daily roll-up."""
    statement = _report(person=person_id is not None, conversation=conversation_id is not None)
    values = {
        "person_id": person_id,
        "conversation_id": conversation_id,
        "since": since.astimezone(UTC).date() if since else date.min,
    }
    return [
        UsageRow(
            tool=tool,
            model=model,
            pictures=int(pictures),
            credits=int(spent),
            unpriced=int(unpriced),
        )
        for tool, model, pictures, spent, unpriced in await tx.rows(statement, values)
    ]


@cache
def _report(*, person: bool, conversation: bool) -> sa.Select[tuple[object, ...]]:
    statement: sa.Select[tuple[object, ...]] = _REPORT
    if person:
        statement = statement.where(usage.c.person_id == sa.bindparam("person_id"))
    if conversation:
        statement = statement.where(usage.c.conversation_id == sa.bindparam("conversation_id"))
    return statement

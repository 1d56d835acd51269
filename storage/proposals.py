"""Richer words that were proposed, and whether people took them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.statements import Row, Transaction
from storage.tables import ConversationId, PersonId
from storage.tables import proposal as table


class Choice(StrEnum):
    """What became of richer words."""

    KEPT = "kept"
    REJECTED = "rejected"
    EDITED = "edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Somebody's words and the richer ones; `id` is that of the order drawn from them, if any."""

    id: UUID
    person_id: PersonId
    conversation_id: ConversationId
    original: str
    enhanced: str
    created_at: datetime
    choice: Choice | None = None


_COLUMNS: Final = ("id", "person_id", "conversation_id", "original", "enhanced", "created_at")
_ADD: Final = (
    upsert(table).values({name: sa.bindparam(name) for name in _COLUMNS}).on_conflict_do_nothing()
)
_ROW: Final = sa.select(*(table.c[name] for name in _COLUMNS), table.c.choice)
_GET: Final = _ROW.where(table.c.id == sa.bindparam("this_id", type_=sa.Uuid))
_NEWEST: Final = (
    _ROW.where(table.c.conversation_id == sa.bindparam("here", type_=sa.Uuid))
    .order_by(table.c.created_at.desc())
    .limit(1)
)
_CHOOSE: Final = (
    sa.update(table)
    .where(table.c.id == sa.bindparam("this_id", type_=sa.Uuid), table.c.choice.is_(None))
    .values(choice=sa.bindparam("chosen", type_=sa.Text))
)


async def add(tx: Transaction, proposal: Proposal) -> None:
    """Remember it; once more is harmless."""
    await tx.run(_ADD, {name: getattr(proposal, name) for name in _COLUMNS})


async def get(tx: Transaction, proposal_id: UUID) -> Proposal | None:
    """The proposal of this id."""
    return _one(await tx.rows(_GET, {"this_id": proposal_id}))


async def newest(tx: Transaction, conversation_id: ConversationId) -> Proposal | None:
    """What was proposed last in this chat."""
    return _one(await tx.rows(_NEWEST, {"here": conversation_id}))


async def choose(tx: Transaction, proposal_id: UUID, choice: Choice) -> bool:
    """Write down what was chosen; False where something was chosen before, which stands."""
    return await tx.run(_CHOOSE, {"this_id": proposal_id, "chosen": choice.value}) == 1


def _one(rows: list[Row]) -> Proposal | None:
    for *values, choice in rows:
        known: dict[str, Any] = dict(zip(_COLUMNS, values, strict=True))
        return Proposal(**known, choice=Choice(choice) if choice else None)
    return None

"""What was drawn, by whom, where, with what: read from the daily roll-up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal

import sqlalchemy as sa

from storage.statements import Transaction
from storage.tables import ConversationId, PersonId, usage
from storage.tables import conversation as talks


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageRow:
    """One tool on one model: `credits` of known prices, `unpriced` counts jobs of unknown ones."""

    tool: str
    model: str
    pictures: int
    credits: int
    unpriced: int


By = Literal["day", "model", "person", "tool"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageOf:
    """What one day, model, person or tool came to; a person is named by their id."""

    name: str
    pictures: int
    credits: int
    unpriced: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose usage: one person's, one conversation's, all chats' of a server; else everybody's."""

    person_id: PersonId | None = None
    conversation_id: ConversationId | None = None
    server: tuple[str, str] | None = None


EVERYBODYS: Final = Whose()
_AS: Final[Mapping[By, sa.Column[Any]]] = MappingProxyType(
    {"day": usage.c.day, "model": usage.c.model, "person": usage.c.person_id, "tool": usage.c.tool}
)
_SUMS: Final = (
    sa.func.sum(usage.c.pictures),
    sa.func.sum(usage.c.credits),
    sa.func.sum(usage.c.unpriced),
)
_OF_PERSON: Final = usage.c.person_id == sa.bindparam("person_id")
_OF_CHAT: Final = usage.c.conversation_id == sa.bindparam("conversation_id")
_OF_SERVER: Final = usage.c.conversation_id.in_(
    sa.select(talks.c.id).where(
        talks.c.platform == sa.bindparam("platform"), talks.c.server == sa.bindparam("server")
    )
)


async def report(
    tx: Transaction, whose: Whose = EVERYBODYS, *, since: datetime | None = None
) -> list[UsageRow]:
    """Usage by tool and model from the UTC day of `since` (None = ever), from the daily roll-up."""
    statement = _report(*_narrowed(whose))
    return [
        UsageRow(
            tool=tool,
            model=model,
            pictures=int(pictures),
            credits=int(spent),
            unpriced=int(unpriced),
        )
        for tool, model, pictures, spent, unpriced in await tx.rows(
            statement, _values(whose, since)
        )
    ]


async def grouped(tx: Transaction, by: By, whose: Whose, since: datetime | None) -> list[UsageOf]:
    """The same by one thing: days in their order, everything else by what it cost."""
    statement = _grouped(by, *_narrowed(whose))
    return [
        UsageOf(name=str(name), pictures=int(pictures), credits=int(spent), unpriced=int(unpriced))
        for name, pictures, spent, unpriced in await tx.rows(statement, _values(whose, since))
    ]


def _values(whose: Whose, since: datetime | None) -> dict[str, object]:
    platform, server = whose.server or (None, None)
    return {
        "person_id": whose.person_id,
        "conversation_id": whose.conversation_id,
        "platform": platform,
        "server": server,
        "since": since.astimezone(UTC).date() if since else date.min,
    }


def _narrowed(whose: Whose) -> tuple[bool, bool, bool]:
    return whose.person_id is not None, whose.conversation_id is not None, whose.server is not None


def _conditions(*narrowed: bool) -> list[sa.ColumnElement[bool]]:
    by_kind = zip(narrowed, (_OF_PERSON, _OF_CHAT, _OF_SERVER), strict=True)
    return [usage.c.day >= sa.bindparam("since"), *(one for wanted, one in by_kind if wanted)]


@cache
def _report(*narrowed: bool) -> sa.Select[tuple[object, ...]]:
    return (
        sa.select(usage.c.tool, usage.c.model, *_SUMS)
        .where(*_conditions(*narrowed))
        .group_by(usage.c.tool, usage.c.model)
        .order_by(usage.c.tool, usage.c.model)
    )


@cache
def _grouped(by: By, *narrowed: bool) -> sa.Select[tuple[object, ...]]:
    column = _AS[by]
    order = (column,) if by == "day" else (_SUMS[1].desc(), _SUMS[0].desc(), column)
    return (
        sa.select(column, *_SUMS).where(*_conditions(*narrowed)).group_by(column).order_by(*order)
    )

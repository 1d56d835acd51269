"""Whose every row is: what belongs to one person, table by table, as it is told to them.

A test walks the schema and fails for a table that is neither told nor said to hold nothing to tell,
and for a secret that would be told.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from pydantic import JsonValue

from storage import rights
from storage.database import Database
from storage.spoken import spoken
from storage.tables import (
    PersonId,
    api_key,
    audit_entry,
    balance,
    conversation,
    delivery,
    favourite,
    grant,
    identity,
    image,
    image_tag,
    job,
    ledger_entry,
    limit,
    link_code,
    notice,
    person,
    proposal,
    setting,
    turn,
    usage,
    web_chat,
    web_link,
    web_message,
    web_session,
    webhook_endpoint,
    webhook_message,
    workflow,
    workflow_run,
)

PAGE: Final = 500
me: Final = sa.bindparam("me", type_=sa.Uuid())
me_text: Final = sa.bindparam("me_text", type_=sa.Text())
me_name: Final = sa.bindparam("me_name", type_=sa.Text())


def values_of(person_id: PersonId) -> dict[str, object]:
    """What the conditions below ask for."""
    return {"me": person_id, "me_text": str(person_id), "me_name": rights.person(person_id)}


@dataclass(frozen=True, slots=True)
class Told:
    """One table: which of its rows are somebody's, and the columns that nobody is told."""

    table: sa.Table
    whose: sa.ColumnElement[bool]
    untold: frozenset[str] = frozenset()

    @property
    def columns(self) -> list[sa.Column[Any]]:
        """What is told, in the order of the table."""
        return [column for column in self.table.c if column.name not in self.untold]


def _by_person(table: sa.Table, *untold: str) -> Told:
    return Told(table, table.c.person_id == me, frozenset(untold))


_ENDPOINTS: Final = sa.select(webhook_endpoint.c.id).where(webhook_endpoint.c.person_id == me)
_CHATS: Final = sa.select(web_chat.c.id).where(web_chat.c.person_id == me)
_JOBS: Final = sa.select(job.c.id).where(job.c.person_id == me)
_RUNS: Final = sa.select(workflow_run.c.id).where(workflow_run.c.person_id == me)
_PLACES: Final = sa.union(
    *(
        sa.select(table.c.conversation_id).where(table.c.person_id == me)
        for table in (turn, image, job, workflow_run)
    )
)

TOLD: Final = (
    Told(person, person.c.id == me, frozenset({"forgotten_at", "cleared_at"})),
    _by_person(identity),
    Told(setting, setting.c.place == me_name),
    Told(grant, grant.c.who == me_name),
    Told(limit, sa.and_(limit.c.scope == "person", limit.c.scope_id == me_text)),
    Told(balance, sa.and_(balance.c.scope == "person", balance.c.scope_id == me_text)),
    # Settings, and which picture is current, are the chat's and not somebody's.
    Told(
        conversation,
        conversation.c.id.in_(_PLACES),
        frozenset({"settings", "next_number", "current_image_id"}),
    ),
    _by_person(turn),
    _by_person(proposal),
    _by_person(image, "media_key", "thumb_key"),
    _by_person(favourite),
    _by_person(image_tag),
    # The token, and links in the results, open doors at the provider and here.
    _by_person(job, "token", "results"),
    Told(delivery, sa.or_(delivery.c.job_id.in_(_JOBS), delivery.c.run_id.in_(_RUNS))),
    _by_person(ledger_entry),
    _by_person(usage),
    _by_person(workflow),
    _by_person(workflow_run),
    _by_person(api_key, "sha256"),
    _by_person(webhook_endpoint, "secret"),
    Told(webhook_message, webhook_message.c.endpoint_id.in_(_ENDPOINTS)),
    _by_person(link_code, "sha256"),
    _by_person(web_chat),
    # The nonce and the search words say nothing that is not in the body.
    Told(web_message, web_message.c.chat_id.in_(_CHATS), frozenset({"nonce", "words"})),
    _by_person(web_session, "sha256"),
    _by_person(web_link, "sha256"),
    _by_person(audit_entry),
    _by_person(notice),
)
UNTOLD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "inbox_event": "updates that are being dealt with; what they say is in the messages",
        "kept_answer": "answers kept for two days, of things that are told themselves",
        "alert_place": "chats of administrators, where notices go",
        "sent_message": "which message of ours shows which picture",
        "tally": "sums over everybody",
        "unneeded_file": "files that are about to go",
        "carried_balance": "of people who had themselves forgotten; nobody is named",
    }
)


async def rows_of(
    db: Database, told: Told, person_id: PersonId, *, size: int = PAGE
) -> AsyncIterator[list[dict[str, JsonValue]]]:
    """The person's rows of one table as JSON, page by page, in the order of its key."""
    key = [column.name for column in told.table.primary_key.columns]
    after: tuple[object, ...] | None = None
    while True:
        values = {**values_of(person_id), "limit": size}
        if after is not None:
            values |= {f"after_{at}": value for at, value in enumerate(after)}
        async with db.read() as tx:
            found = await tx.rows(_page(told, after=after is not None), values)
        if not found:
            return
        names = [column.name for column in told.columns]
        yield [_as_told(told.table, dict(zip(names, row, strict=False))) for row in found]
        if len(found) < size:
            return
        after = found[-1][-len(key) :]


@cache
def _page(told: Told, *, after: bool) -> sa.Select[Any]:
    key = list(told.table.primary_key.columns)
    # The key comes once more, under names of its own: it may be among what is not told.
    again = [column.label(f"key_{at}") for at, column in enumerate(key)]
    statement: sa.Select[Any] = sa.select(*told.columns, *again).where(told.whose)
    if after:
        marks = [sa.bindparam(f"after_{at}", type_=column.type) for at, column in enumerate(key)]
        statement = statement.where(sa.tuple_(*key) > sa.tuple_(*marks))
    return statement.order_by(*key).limit(sa.bindparam("limit", type_=sa.Integer))


def _as_told(table: sa.Table, row: dict[str, Any]) -> dict[str, JsonValue]:
    if table is turn:
        words = spoken(row.pop("body"))
        row |= {"said": words.said, "answered": words.answered}
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> JsonValue:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    told: JsonValue = value
    return told

"""A row of somebody's in every table, with a mark of theirs in every column that can bear one.

A column that holds words of ours is named below; a new one gets a mark, and what the mark survives
is what was not thought of.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from storage import rights
from storage.database import Database
from storage.tables import (
    Instant,
    JobState,
    PersonId,
    metadata,
    person,
)
from tests.contract.records import NOON, World, somebody

MARK = "quetzal"
"""Occurs in nothing that is not somebody's."""
PLATFORM = "telegram"

_OURS = {
    *("tool", "model", "state", "kind", "capability", "platform", "scope", "period", "period_key"),
    *(
        "unit",
        "action",
        "role",
        "media_type",
        "type",
        "source",
        "shown",
        "failure",
        "step",
        "value",
    ),
    *("sha256", "media_key", "thumb_key", "language", "prefix", "day", "fingerprint", "server"),
    "token",
    "value",
}
"""Columns with words and numbers of ours, or of a community, which say nothing about somebody."""
_NOBODYS = {"tally", "unneeded_file", "carried_balance"}
"""Tables in which no row is anybody's."""


def inserts() -> list[sa.Table]:
    """Every table that takes a row of somebody's, what is referred to first."""
    return [table for table in metadata.sorted_tables if table.name not in _NOBODYS]


async def fill(world: World, *, chat: str) -> PersonId:
    """Somebody with a row in every table, talking in `chat`."""
    who = await somebody(world.db, world.ids(), "first-name", "nobody yet")
    ids = {table.name: world.ids() for table in metadata.sorted_tables}
    ids["person"] = who.id
    alone = MARK in chat
    special = special_rows(ids, chat, word=MARK if alone else "chat")
    async with world.db.write() as tx:
        for table in inserts():
            if table is person:
                continue
            await tx.run(sa.insert(table).values(row_of(table, ids, special)))
        marked = {"name": f"{MARK} name", "language": "de", "settings": {"x": MARK}}
        await tx.run(sa.update(person).where(person.c.id == who.id).values(marked))
    return who.id


def row_of(
    table: sa.Table, ids: Mapping[str, UUID], special: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """A row for this table."""
    values = {column.name: _value(column, ids) for column in table.c}
    values |= special.get(table.name, {})
    if table.primary_key.columns.keys() == ["id"] and isinstance(table.c.id.type, sa.Uuid):
        values["id"] = ids[table.name]
    return values


def special_rows(ids: Mapping[str, UUID], chat: str, *, word: str) -> dict[str, dict[str, Any]]:
    """What cannot be just anything, by table and column."""
    me = PersonId(ids["person"])
    return {
        "identity": {"platform": PLATFORM, "external_id": f"{MARK}-77"},
        "grant": {"place": "everywhere", "who": rights.person(me), "role": "viewer"},
        "setting": {"place": rights.person(me)},
        "balance": {"scope": "person", "scope_id": str(me)},
        "limit": {"scope": "person", "scope_id": str(me)},
        "conversation": {
            "platform": PLATFORM,
            "chat": chat,
            "thread": "",
            "server": None,
            "parent": None,
            "settings": {"x": word},
        },
        "job": {"state": JobState.DONE, "finished_at": NOON, "waits_for": None, "parent_id": None},
        "image": {"tool": "generate", "parent_id": None, "hidden_at": None, "handle": word},
        "delivery": {
            "platform": PLATFORM,
            "chat": chat,
            "message_ref": word,
            "ended": True,
            "run_id": None,
            "thread": word,
        },
        "sent_message": {
            "platform": PLATFORM,
            "chat": chat,
            "message": word,
            "handle": None,
            "nonce": word,
            "file": word,
        },
        "inbox_event": {
            "source": PLATFORM,
            "external_id": f"incoming:{chat}::1",
            "body": word.encode(),
        },
        "workflow": {
            "scope": "chat",
            "scope_id": f"{PLATFORM}:{chat}",
            "name": word,
            "recipe": {"x": word},
        },
        "audit_entry": {
            "place": rights.chat(PLATFORM, chat),
            "detail": f"{MARK} name viewer, {MARK}-77 and {MARK} Name",
        },
        "alert_place": {"place": rights.chat(PLATFORM, chat)},
        "ledger_entry": {"server": None, "kind": "settle", "closing": True},
    }


def _value(column: sa.Column[Any], ids: Mapping[str, UUID]) -> Any:
    if column.foreign_keys:
        (key,) = column.foreign_keys
        return ids[key.column.table.name]
    if column.autoincrement is True or (column.primary_key and column.name in {"seq", "id"}):
        return ids[column.table.name] if isinstance(column.type, sa.Uuid) else _number(column)
    if column.name in _OURS:
        return {"day": NOON.date()}.get(column.name, "ours")
    return _by_type(column)


def _number(column: sa.Column[Any]) -> int:
    return len(column.table.name)


def _by_type(column: sa.Column[Any]) -> Any:
    kind = column.type
    if isinstance(kind, sa.Text):
        return f"{MARK} {column.name}"
    if isinstance(kind, sa.JSON):
        return [{"x": MARK}]
    plain = {sa.LargeBinary: MARK.encode(), Instant: NOON, sa.Boolean: False, sa.Uuid: None}
    return next((value for of, value in plain.items() if isinstance(kind, of)), 1)


async def marked(db: Database) -> set[str]:
    """Where the mark is still found, as table.column."""
    found = set()
    async with db.read() as tx:
        for table in metadata.sorted_tables:
            names = [column.name for column in table.c]
            for row in await tx.rows(sa.select(table)):
                for name, value in zip(names, row, strict=True):
                    if MARK in _text(value).lower():
                        found.add(f"{table.name}.{name}")
    return found


def _text(value: Any) -> str:
    match value:
        case bytes():
            return value.decode(errors="replace")
        case list() | dict():
            return json.dumps(value)
        case datetime() | date() | UUID() | None:
            return ""
        case _:
            return str(value)


async def rows(db: Database, table: sa.Table) -> int:
    async with db.read() as tx:
        return int((await tx.rows(sa.select(sa.func.count()).select_from(table)))[0][0])

"""Grants, settings by place, and the audit of what administrators did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.rows import Shape
from storage.statements import Transaction
from storage.tables import PersonId, audit_entry, grant, limit, setting

EVERYWHERE: Final = "everywhere"
DEFAULT: Final = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role that somebody (`who`) has in a place."""

    place: str
    who: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One thing an administrator did; `person_id` None: at the machine itself."""

    person_id: PersonId | None
    place: str
    action: str
    detail: str
    created_at: datetime


_audit: Final = Shape(AuditEntry, audit_entry)
_grants: Final = sa.select(grant.c.place, grant.c.who, grant.c.role)
_HERE: Final = _grants.where(
    grant.c.place == sa.bindparam("place"), grant.c.who == sa.bindparam("who")
)
_OF_PLACE: Final = _grants.where(grant.c.place == sa.bindparam("place"))
_ADMINISTERED: Final = (
    sa.select(grant.c.place)
    .where(grant.c.who == sa.bindparam("who"), grant.c.role == "admin")
    .order_by(grant.c.place)
)
_BOUND: Final = sa.union_all(
    sa.select(grant.c.place).where(grant.c.who == sa.bindparam("who"), grant.c.role == "blocked"),
    sa.select(limit.c.scope).where(
        limit.c.scope == "person", limit.c.scope_id == sa.bindparam("person_id")
    ),
).limit(1)
_new: Final = upsert(grant)
_GIVE: Final = _new.on_conflict_do_update(
    index_elements=["place", "who"],
    set_={"role": _new.excluded.role, "created_at": _new.excluded.created_at},
)
_TAKE: Final = sa.delete(grant).where(
    grant.c.place == sa.bindparam("this_place"), grant.c.who == sa.bindparam("this_who")
)
_SETTINGS: Final = sa.select(setting.c.place, setting.c.name, setting.c.value).where(
    setting.c.place == sa.bindparam("place")
)
_ONE_SETTING: Final = sa.select(setting.c.place, setting.c.value).where(
    setting.c.place == sa.bindparam("place"), setting.c.name == sa.bindparam("name")
)
_new_setting: Final = upsert(setting)
_SET: Final = _new_setting.on_conflict_do_update(
    index_elements=["place", "name"],
    set_={
        "value": _new_setting.excluded.value,
        "created_at": _new_setting.excluded.created_at,
    },
)
_UNSET: Final = sa.delete(setting).where(
    setting.c.place == sa.bindparam("this_place"), setting.c.name == sa.bindparam("this_name")
)
_NOTE: Final = _audit.insertion()
_DONE_THERE: Final = (
    sa.select(*_audit.columns)
    .where(audit_entry.c.place == sa.bindparam("place"))
    .order_by(audit_entry.c.id.desc())
    .limit(sa.bindparam("limit", type_=sa.Integer))
)


def person(person_id: PersonId) -> str:
    """How a person is written in `who`, and the place of their own settings."""
    return f"person:{person_id}"


def platform_role(platform: str, role: str) -> str:
    """How a role of the platform is written in `who`."""
    return f"role:{platform}:{role}"


def chat(platform: str, chat_ref: str) -> str:
    """The place of one chat."""
    return f"chat:{platform}:{chat_ref}"


def server(platform: str, server_ref: str) -> str:
    """The place of a community with all its chats."""
    return f"server:{platform}:{server_ref}"


async def grants(tx: Transaction, places: Sequence[str], whos: Sequence[str]) -> list[Grant]:
    """Every grant that any of these has in any of these places."""
    pairs = [{"place": place, "who": who} for place in places for who in whos]
    return [Grant(place=p, who=w, role=r) for p, w, r in await tx.each(_HERE, pairs)]


async def administered(tx: Transaction, who: str) -> list[str]:
    """The places in which this one was made an administrator."""
    return [place for (place,) in await tx.rows(_ADMINISTERED, {"who": who})]


async def is_bound(tx: Transaction, person_id: PersonId) -> bool:
    """Whether somebody blocked this person anywhere, or set them a limit of their own."""
    values = {"who": person(person_id), "person_id": str(person_id)}
    return bool(await tx.rows(_BOUND, values))


async def of_place(tx: Transaction, place: str) -> list[Grant]:
    """Every grant of one place."""
    rows = await tx.rows(_OF_PLACE, {"place": place})
    return sorted((Grant(place=p, who=w, role=r) for p, w, r in rows), key=lambda one: one.who)


async def give(tx: Transaction, given: Grant, *, now: datetime) -> None:
    """Give a role; it replaces the one held in that place."""
    values = {"place": given.place, "who": given.who, "role": given.role, "created_at": now}
    await tx.run(_GIVE, values)


async def take(tx: Transaction, *, place: str, who: str) -> bool:
    """Take the role held in that place; False when there was none."""
    return await tx.run(_TAKE, {"this_place": place, "this_who": who}) == 1


async def settings(tx: Transaction, places: Sequence[str]) -> list[dict[str, JsonValue]]:
    """What was set in each of these places, in their order."""
    found: dict[str, dict[str, JsonValue]] = {place: {} for place in places}
    for place, name, value in await tx.each(_SETTINGS, [{"place": place} for place in places]):
        found[place][name] = value
    return [found[place] for place in places]


async def value_near(tx: Transaction, places: Sequence[str], name: str) -> JsonValue:
    """What the first of these places says that says anything; None where none does."""
    rows = await tx.each(_ONE_SETTING, [{"place": place, "name": name} for place in places])
    found: dict[str, JsonValue] = dict(rows)
    return next((found[place] for place in places if place in found), None)


async def set_value(
    tx: Transaction, *, place: str, name: str, value: JsonValue, now: datetime
) -> None:
    """Set one value in one place."""
    await tx.run(_SET, {"place": place, "name": name, "value": value, "created_at": now})


async def unset(tx: Transaction, *, place: str, name: str) -> bool:
    """Take a value back, so that what is around the place counts again; False without one."""
    return await tx.run(_UNSET, {"this_place": place, "this_name": name}) == 1


async def note(tx: Transaction, entry: AuditEntry) -> None:
    """Remember what an administrator did."""
    await tx.run(_NOTE, _audit.write(entry))


async def done_in(tx: Transaction, place: str, limit: int) -> list[AuditEntry]:
    """What administrators did in a place, newest first."""
    return _audit.all(await tx.rows(_DONE_THERE, {"place": place, "limit": limit}))

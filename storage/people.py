"""People, and the platform identities they come with."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy.dialects.postgresql import insert as upsert

from storage import carried
from storage.removal import NOBODY
from storage.rows import Shape
from storage.statements import Transaction, scalar
from storage.tables import PersonId, identity
from storage.tables import person as table


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who talks to us, on however many platforms.

    `language`: the one their platform is in, a tag such as "de"; one they chose is in `settings`.
    """

    id: PersonId
    name: str
    language: str | None
    settings: dict[str, JsonValue]
    created_at: datetime


_shape: Final = Shape(Person, table)
columns: Final = _shape.columns
"""What `read` takes, for statements of other tables that join a person."""
read: Final = _shape.read
_all: Final = sa.select(*columns)
_GET: Final = _all.where(table.c.id == sa.bindparam("id"))
_BY_IDENTITY: Final = _all.join(identity, identity.c.person_id == table.c.id).where(
    identity.c.platform == sa.bindparam("platform"),
    identity.c.external_id == sa.bindparam("external_id"),
)
_EXTERNAL_ID: Final = (
    sa.select(identity.c.external_id)
    .where(
        identity.c.person_id == sa.bindparam("person_id"),
        identity.c.platform == sa.bindparam("platform"),
    )
    .order_by(identity.c.created_at)
    .limit(1)
)
_NAMED: Final = (
    _all.join(identity, identity.c.person_id == table.c.id)
    .where(
        identity.c.platform == sa.bindparam("platform"),
        table.c.name == sa.bindparam("name"),
    )
    .limit(2)
)
_NAMED_ANYWHERE: Final = _all.where(table.c.name == sa.bindparam("name")).limit(2)
_PLATFORMS: Final = (
    sa.select(identity.c.platform)
    .where(identity.c.person_id == sa.bindparam("person_id"))
    .distinct()
    .order_by(identity.c.platform)
)
_INSERT: Final = _shape.insertion()
_INTRODUCE: Final = upsert(identity).on_conflict_do_nothing()
_FORGET: Final = sa.delete(table).where(table.c.id == sa.bindparam("this_id"))
_UPDATE: Final = (
    sa.update(table)
    .where(table.c.id == sa.bindparam("this_id"))
    .values(
        name=sa.bindparam("name"),
        language=sa.func.coalesce(table.c.language, sa.bindparam("language", type_=sa.Text)),
    )
    .returning(*_shape.columns)
)
_SET_SETTINGS: Final = (
    sa.update(table)
    .where(table.c.id == sa.bindparam("this_id"))
    .values(settings=sa.bindparam("settings"))
)


async def identify(  # noqa: PLR0913 - what a platform says about someone
    tx: Transaction,
    *,
    platform: str,
    external_id: str,
    name: str,
    language: str | None,
    new_id: UUID,
    now: datetime,
) -> Person:
    """The person behind a platform identity, created at first sight (with `new_id`).

    A changed name is taken over; the language only while none is known.
    """
    key = {"platform": platform, "external_id": external_id}
    known = _shape.maybe(await tx.rows(_BY_IDENTITY, key))
    if known is None:
        fresh = Person(
            id=PersonId(new_id), name=name, language=language, settings={}, created_at=now
        )
        await tx.run(_INSERT, _shape.write(fresh))
        link = {**key, "person_id": new_id, "created_at": now}
        if await tx.run(_INTRODUCE, link) == 1:
            await carried.take_up(tx, fresh.id, platform, external_id)
            return fresh
        # Another worker met them in the same instant; theirs is the person.
        await tx.run(_FORGET, {"this_id": new_id})
        known = _shape.read((await tx.rows(_BY_IDENTITY, key))[0])
    if known.name == name and (known.language is not None or language is None):
        return known
    values = {"this_id": known.id, "name": name, "language": language}
    return _shape.read((await tx.rows(_UPDATE, values))[0])


async def get(tx: Transaction, id: PersonId) -> Person | None:
    """The person, or None."""
    return _shape.maybe(await tx.rows(_GET, {"id": id}))


async def find(tx: Transaction, *, platform: str, external_id: str) -> Person | None:
    """The person behind a platform identity, or None where nobody has it yet."""
    key = {"platform": platform, "external_id": external_id}
    return _shape.maybe(await tx.rows(_BY_IDENTITY, key))


async def external_id(tx: Transaction, id: PersonId, *, platform: str) -> str | None:
    """What a platform calls this person, or None where they never came from there."""
    found: str | None = await scalar(tx, _EXTERNAL_ID, {"person_id": id, "platform": platform})
    return found


async def named(tx: Transaction, platform: str | None, name: str) -> list[Person]:
    """People of this platform with that name, two at most: enough to know that it is not clear.

    None: of any platform.
    """
    if platform is None:
        return _shape.all(await tx.rows(_NAMED_ANYWHERE, {"name": name}))
    return _shape.all(await tx.rows(_NAMED, {"platform": platform, "name": name}))


async def name_of(tx: Transaction, id: str) -> str:
    """What the person of this id (as text) is called; a sentence's part when they are gone."""
    person = await get(tx, PersonId(UUID(id)))
    return person.name if person is not None else NOBODY


async def settle(tx: Transaction, id: PersonId, name: str, value: JsonValue) -> None:
    """Keep one setting with the person's own row; None takes it back."""
    person = await get(tx, id)
    if person is None:
        return
    kept = {**person.settings, name: value}
    settings = {name: value for name, value in kept.items() if value is not None}
    await tx.run(_SET_SETTINGS, {"this_id": id, "settings": settings})


async def introduce(
    tx: Transaction, id: PersonId, *, platform: str, external_id: str, now: datetime
) -> None:
    """This person comes from another platform as well; where they do already, nothing happens."""
    if await scalar(tx, _EXTERNAL_ID, {"person_id": id, "platform": platform}) is None:
        values = {"platform": platform, "external_id": external_id, "person_id": id}
        await tx.run(_INTRODUCE, {**values, "created_at": now})


async def platforms(tx: Transaction, id: PersonId) -> list[str]:
    """Where this person comes from."""
    return [str(name) for (name,) in await tx.rows(_PLATFORMS, {"person_id": id})]

"""Words that people put on their pictures, each their own, to find them by."""

import unicodedata
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.statements import Transaction, one_of, room, spread
from storage.tables import ImageId, PersonId
from storage.tables import image_tag as table

LONGEST: Final = 40
"""Characters of a tag."""

_names: Final = ("person_id", "tag", "image_id", "created_at")
_person: Final = table.c.person_id == sa.bindparam("person_id", type_=sa.Uuid)
_ADD: Final = (
    upsert(table).values({name: sa.bindparam(name) for name in _names}).on_conflict_do_nothing()
)
_REMOVE: Final = sa.delete(table).where(
    _person,
    table.c.tag == sa.bindparam("this_tag"),
    table.c.image_id == sa.bindparam("this_image", type_=sa.Uuid),
)
_USED: Final = sa.select(table.c.tag).where(_person).distinct().order_by(table.c.tag)


@cache
def _of(size: int) -> sa.Select[tuple[Any, ...]]:
    return (
        sa.select(table.c.image_id, table.c.tag)
        .where(_person, one_of(table.c.image_id, "id", size))
        .order_by(table.c.tag)
    )


def tag_of(text: str) -> str:
    """The tag as it is kept, alike however it is written; empty where there is none in it."""
    plain = unicodedata.normalize("NFKC", text).lower()
    letters = "".join(sign if sign.isprintable() else " " for sign in plain)
    return " ".join(letters.split()).lstrip("#").strip(" .,;:\"'“”«»")


async def add(
    tx: Transaction, person_id: PersonId, images: Collection[ImageId], tag: str, *, now: datetime
) -> None:
    """Put it on these; once more is harmless."""
    rows = {"person_id": person_id, "tag": tag, "created_at": now}
    for image_id in images:
        await tx.run(_ADD, {**rows, "image_id": image_id})


async def remove(
    tx: Transaction, person_id: PersonId, images: Collection[ImageId], tag: str
) -> int:
    """Take it off these; from how many."""
    values = {"person_id": person_id, "this_tag": tag}
    return sum([await tx.run(_REMOVE, {**values, "this_image": image_id}) for image_id in images])


async def used(tx: Transaction, person_id: PersonId) -> list[str]:
    """Every tag of somebody's."""
    return [str(tag) for (tag,) in await tx.rows(_USED, {"person_id": person_id})]


async def of_images(
    tx: Transaction, person_id: PersonId, images: Collection[ImageId]
) -> Mapping[ImageId, list[str]]:
    """Somebody's tags on each of these."""
    found: dict[ImageId, list[str]] = {id_: [] for id_ in images}
    if found:
        values = {"person_id": person_id, **spread("id", list(found))}
        for image_id, tag in await tx.rows(_of(room(found)), values):
            found[ImageId(image_id)].append(str(tag))
    return found

"""Pictures that people like: each person's own list."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.statements import Transaction
from storage.tables import ImageId, PersonId
from storage.tables import favourite as table

_ADD: Final = (
    upsert(table)
    .values({name: sa.bindparam(name) for name in ("person_id", "image_id", "created_at")})
    .on_conflict_do_nothing()
)
_REMOVE: Final = sa.delete(table).where(
    table.c.person_id == sa.bindparam("this_person"),
    table.c.image_id == sa.bindparam("this_image"),
)


async def add(tx: Transaction, person_id: PersonId, image_id: ImageId, *, now: datetime) -> None:
    """Remember that they like it; once more is harmless."""
    await tx.run(_ADD, {"person_id": person_id, "image_id": image_id, "created_at": now})


async def remove(tx: Transaction, person_id: PersonId, image_id: ImageId) -> None:
    """They no longer do; never having liked it is fine."""
    await tx.run(_REMOVE, {"this_person": person_id, "this_image": image_id})

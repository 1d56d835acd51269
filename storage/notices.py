"""What administrators are told by themselves: notices, and the conversations that want them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage import conversations
from storage.conversations import Conversation
from storage.rows import Shape
from storage.statements import Transaction
from storage.tables import ConversationId, ImageId, PersonId, alert_place
from storage.tables import notice as table


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to tell; the same `key` is told once. `person_id`: whom it names."""

    id: UUID
    key: str
    title: str
    lines: tuple[str, ...]
    person_id: PersonId | None = None
    image_id: ImageId | None = None
    created_at: datetime


_shape: Final = Shape(Notice, table, decode={"lines": tuple}, encode={"lines": list})
_INSERT: Final = _shape.insertion().on_conflict_do_nothing(index_elements=["key"])
_GET: Final = sa.select(*_shape.columns).where(table.c.id == sa.bindparam("this_id"))
_new: Final = upsert(alert_place)
_WANT: Final = _new.on_conflict_do_update(
    index_elements=["conversation_id"],
    set_={"place": _new.excluded.place, "created_at": _new.excluded.created_at},
)
_UNWANT: Final = sa.delete(alert_place).where(
    alert_place.c.conversation_id == sa.bindparam("this_conversation")
)
_WANTING: Final = (
    sa.select(alert_place.c.conversation_id)
    .where(alert_place.c.place == sa.bindparam("place"))
    .order_by(alert_place.c.created_at, alert_place.c.conversation_id)
)


def key_of(*about: object) -> str:
    """The key of a notice about all this together."""
    return sha256("\n".join(map(str, about)).encode()).hexdigest()


async def insert(tx: Transaction, notice: Notice) -> bool:
    """Write it down; False when the same was told before."""
    return await tx.run(_INSERT, _shape.write(notice)) == 1


async def get(tx: Transaction, id: UUID) -> Notice | None:
    """The notice, or None."""
    return _shape.maybe(await tx.rows(_GET, {"this_id": id}))


async def want(tx: Transaction, id: ConversationId, place: str, *, now: datetime) -> None:
    """Have the notices about a place told in this conversation."""
    await tx.run(_WANT, {"conversation_id": id, "place": place, "created_at": now})


async def unwant(tx: Transaction, id: ConversationId) -> bool:
    """Have none told there any more; False when none were."""
    return await tx.run(_UNWANT, {"this_conversation": id}) == 1


async def wanting(tx: Transaction, places: Sequence[str]) -> list[Conversation]:
    """The conversations that want to be told about any of these places."""
    rows = await tx.each(_WANTING, [{"place": place} for place in places])
    found = [await conversations.get(tx, id_) for (id_,) in dict.fromkeys(map(tuple, rows))]
    return [one for one in found if one is not None]

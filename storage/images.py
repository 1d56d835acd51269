"""Images: what was drawn, by whom, where, and from which parent."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.errors import HandleTaken
from storage.ids import Random, handle
from storage.likeness import BANDS, bands
from storage.rows import Shape
from storage.statements import Transaction, scalar
from storage.tables import ConversationId, ImageId, JobId, PersonId, usage
from storage.tables import image as table


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A finished picture. `number` is its "#3" in the conversation, `size` counts bytes.

    A hidden one was deleted by somebody: it stays on record and is shown to nobody. A `flagged` one
    is not for everybody's eyes, says who drew it. By its `likeness` it is known again.
    `request_key`: of what was made here, without a job.
    """

    id: ImageId
    handle: str
    number: int
    conversation_id: ConversationId
    person_id: PersonId
    job_id: JobId | None = None
    parent_id: ImageId | None = None
    position: int = 0
    tool: str
    prompt: str
    model: str
    seed: int | None = None
    width: int
    height: int
    media_type: str
    size: int
    sha256: str
    media_key: str
    thumb_key: str
    alt_text: str
    caption: str
    created_at: datetime
    hidden_at: datetime | None = None
    request_key: str | None = None
    flagged: bool = False
    likeness: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How many pictures were drawn, and their bytes."""

    pictures: int
    size: int


_shape: Final = Shape(Image, table)
_all: Final = sa.select(*_shape.columns)
_conversation: Final = table.c.conversation_id == sa.bindparam("conversation_id")

_BAND_NAMES: Final = tuple(f"band_{place}" for place in range(BANDS))
_INSERT: Final = (
    _shape.insertion()
    .values({name: sa.bindparam(name) for name in _BAND_NAMES})
    .on_conflict_do_nothing()
)
_GET: Final = _all.where(table.c.id == sa.bindparam("id"))
_BY_NUMBER: Final = _all.where(_conversation, table.c.number == sa.bindparam("number"))
_BY_HANDLE: Final = _all.where(table.c.handle == sa.bindparam("handle"))
_OF_JOB: Final = _all.where(table.c.job_id == sa.bindparam("job_id")).order_by(table.c.position)
_BY_REQUEST_KEY: Final = _all.where(
    table.c.person_id == sa.bindparam("person_id"),
    table.c.request_key == sa.bindparam("request_key"),
)
_CHILDREN: Final = _all.where(table.c.parent_id == sa.bindparam("parent_id")).order_by(table.c.id)
_RECENT: Final = (
    _all.where(_conversation, table.c.hidden_at.is_(None))
    .order_by(table.c.id.desc())
    .limit(sa.bindparam("limit", type_=sa.Integer))
)
_HANDLE_IN_USE: Final = sa.select(table.c.id).where(table.c.handle == sa.bindparam("handle"))
_SET_HIDDEN: Final = (
    sa.update(table)
    .where(table.c.id == sa.bindparam("this_id"))
    .values(hidden_at=sa.bindparam("hidden_at"))
)
_new: Final = upsert(usage)
_COUNT: Final = _new.on_conflict_do_update(
    index_elements=list(usage.primary_key.columns),
    set_={
        "pictures": usage.c.pictures + _new.excluded.pictures,
        "size": usage.c.size + _new.excluded.size,
    },
)


async def insert(tx: Transaction, image: Image) -> bool:
    """Keep a result once; False, and nothing kept, when this job's position is already stored.

    Raises `HandleTaken` when only the handle (or number) stands in the way: choose another.
    """
    parts = bands(image.likeness) if image.likeness is not None else (None,) * BANDS
    values = {**_shape.write(image), **dict(zip(_BAND_NAMES, parts, strict=True))}
    if await tx.run(_INSERT, values) != 1:
        if image.job_id is not None:
            stored = await of_job(tx, image.job_id)
            if any(other.position == image.position for other in stored):
                return False
        raise HandleTaken(image.handle)
    counted = {
        "conversation_id": image.conversation_id,
        "person_id": image.person_id,
        "day": image.created_at.astimezone(UTC).date(),
        "tool": image.tool,
        "model": image.model,
        "pictures": 1,
        "size": image.size,
        "credits": 0,
        "unpriced": 0,
    }
    await tx.run(_COUNT, counted)
    return True


async def fresh_handle(tx: Transaction, words: str, random: Random) -> str:
    """A handle nobody has yet: short at first, a letter longer after each collision."""
    letters = 3
    while True:
        candidate = handle(words, random, letters=letters)
        if await scalar(tx, _HANDLE_IN_USE, {"handle": candidate}) is None:
            return candidate
        letters += 1


async def get(tx: Transaction, id: ImageId) -> Image | None:
    """The image, or None."""
    return _shape.maybe(await tx.rows(_GET, {"id": id}))


async def by_number(tx: Transaction, conversation_id: ConversationId, number: int) -> Image | None:
    """The picture a conversation knows as "#number", also a hidden one; or None."""
    values = {"conversation_id": conversation_id, "number": number}
    return _shape.maybe(await tx.rows(_BY_NUMBER, values))


async def by_handle(tx: Transaction, handle: str) -> Image | None:
    """The image of this handle, or None; whether the asker may see it is the caller's check."""
    return _shape.maybe(await tx.rows(_BY_HANDLE, {"handle": handle}))


async def of_job(tx: Transaction, job_id: JobId) -> list[Image]:
    """A job's results in the order of their positions, the hidden ones among them."""
    return _shape.all(await tx.rows(_OF_JOB, {"job_id": job_id}))


async def by_request_key(tx: Transaction, person_id: PersonId, key: str) -> Image | None:
    """The picture that this request made here, or None."""
    values = {"person_id": person_id, "request_key": key}
    return _shape.maybe(await tx.rows(_BY_REQUEST_KEY, values))


async def set_hidden(tx: Transaction, id: ImageId, at: datetime | None) -> None:
    """Hide the picture from everybody, or with None show it again."""
    await tx.run(_SET_HIDDEN, {"this_id": id, "hidden_at": at})


async def children(tx: Transaction, parent_id: ImageId) -> list[Image]:
    """What was made from this image, oldest first."""
    return _shape.all(await tx.rows(_CHILDREN, {"parent_id": parent_id}))


async def recent(tx: Transaction, conversation_id: ConversationId, limit: int) -> list[Image]:
    """The newest images of a conversation, newest first."""
    return _shape.all(await tx.rows(_RECENT, {"conversation_id": conversation_id, "limit": limit}))


_sums: Final = sa.select(
    sa.func.coalesce(sa.func.sum(usage.c.pictures), 0),
    sa.func.coalesce(sa.func.sum(usage.c.size), 0),
)


@cache
def _totals(*, conversation: bool, person: bool) -> sa.Select[tuple[int, int]]:
    statement = _sums
    if conversation:
        statement = statement.where(usage.c.conversation_id == sa.bindparam("conversation_id"))
    if person:
        statement = statement.where(usage.c.person_id == sa.bindparam("person_id"))
    return statement


async def totals(
    tx: Transaction,
    *,
    conversation_id: ConversationId | None = None,
    person_id: PersonId | None = None,
) -> Totals:
    """Pictures ever drawn in a scope; a daily roll-up is read, never the images."""
    statement = _totals(conversation=conversation_id is not None, person=person_id is not None)
    values = {"conversation_id": conversation_id, "person_id": person_id}
    ((pictures, size),) = await tx.rows(statement, values)
    return Totals(pictures=int(pictures), size=int(size))

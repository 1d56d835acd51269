"""Pictures of ours that come back: found by their bytes, by what they say, by how they look.

Nothing is found that is not the person's own or of this very chat, and nothing that is hidden; what
people handed in is not ours to recognise.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import sqlalchemy as sa

from storage.images import Image, get, of_job
from storage.likeness import BANDS, bands, distance, near
from storage.rows import Shape
from storage.statements import Transaction, one_of
from storage.stories import Identity
from storage.tables import ConversationId, ImageId, PersonId
from storage.tables import image as table

HANDED_IN: Final = "upload"
"""The tool of pictures that people gave us."""

FARTHEST: Final = 7
"""In how many of 64 bits two likenesses of one picture may differ; the bands find just these."""

_MOST_NEAR: Final = 500
_MOST_LOOKED_AT: Final = 8

_shape: Final = Shape(Image, table)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose pictures may be found, and those of which chat."""

    person_id: PersonId
    conversation_id: ConversationId

    def has(self, image: Image) -> bool:
        """Whether this one is among them."""
        inside = (image.person_id, image.conversation_id)
        theirs = inside[0] == self.person_id or inside[1] == self.conversation_id
        return theirs and image.hidden_at is None and image.tool != HANDED_IN


_ours: Final = sa.and_(
    table.c.hidden_at.is_(None),
    table.c.tool != HANDED_IN,
    sa.or_(
        table.c.person_id == sa.bindparam("person_id"),
        table.c.conversation_id == sa.bindparam("conversation_id"),
    ),
)
_SAME_FILE: Final = (
    sa.select(*_shape.columns)
    .where(table.c.media_key == sa.bindparam("media_key"), _ours)
    .order_by(table.c.id.desc())
    .limit(_MOST_LOOKED_AT)
)


async def by_file(tx: Transaction, scope: Scope, media_key: str) -> list[Image]:
    """The pictures with exactly these bytes, newest first."""
    rows = await tx.rows(_SAME_FILE, {**_values(scope), "media_key": media_key})
    return _shape.all(rows)


async def by_identity(tx: Transaction, scope: Scope, identity: Identity) -> list[Image]:
    """The picture a file says it is, if that is one of these."""
    if identity.job_id is not None:
        named = await of_job(tx, identity.job_id)
    else:
        image = await get(tx, ImageId(identity.of))
        named = [image] if image is not None else []
    return [image for image in named if identity.finds(image) and scope.has(image)]


async def by_look(tx: Transaction, scope: Scope, likeness: int) -> list[Image]:
    """The few pictures that look most like it, the likest first."""
    values = _values(scope)
    for place, band in enumerate(bands(likeness)):
        values |= {f"near_{place}_{at}": value for at, value in enumerate(near(band))}
    rows = await tx.rows(_near(), values)
    found = {image.id: image for image in _shape.all(rows)}.values()
    apart = [
        (distance(image.likeness, likeness), -image.id.int, image)
        for image in found
        if image.likeness is not None
    ]
    close = sorted((one for one in apart if one[0] <= FARTHEST), key=lambda one: one[:2])
    return [image for _, _, image in close[:_MOST_LOOKED_AT]]


@cache
def _near() -> sa.CompoundSelect[tuple[object, ...]]:
    # One after the other, so that each may walk the index of its band.
    size = len(near(0))
    parts = [
        sa.select(*_shape.columns)
        .where(one_of(table.c[f"band_{place}"], f"near_{place}", size), _ours)
        .limit(_MOST_NEAR)
        .subquery()
        for place in range(BANDS)
    ]
    return sa.union_all(*(sa.select(part) for part in parts))


def _values(scope: Scope) -> dict[str, object]:
    return {"person_id": scope.person_id, "conversation_id": scope.conversation_id}

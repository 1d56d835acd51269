"""Galleries: pictures by words, tag, model, shape, time and liking, a page at a time."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final, Literal

import sqlalchemy as sa

from storage import search
from storage.images import Image
from storage.rows import Shape
from storage.statements import Transaction
from storage.tables import ConversationId, ImageId, Instant, PersonId, favourite, image_tag
from storage.tables import image as table

Form = Literal["wide", "tall", "square"]

_shape: Final = Shape(Image, table)
_person: Final = sa.bindparam("person_id", type_=sa.Uuid)
_FORMS: Final = {
    "wide": table.c.width > table.c.height,
    "tall": table.c.width < table.c.height,
    "square": table.c.width == table.c.height,
}
_NARROWED: Final = {
    "person_id": table.c.person_id == _person,
    "conversation_id": table.c.conversation_id == sa.bindparam("conversation_id", type_=sa.Uuid),
    "model": table.c.model == sa.bindparam("model", type_=sa.Text),
    "since": table.c.created_at >= sa.bindparam("since", type_=Instant()),
    "until": table.c.created_at < sa.bindparam("until", type_=Instant()),
}
_MODELS: Final = (
    sa.select(table.c.model)
    .where(table.c.person_id == _person, table.c.hidden_at.is_(None), table.c.model != "")
    .distinct()
    .order_by(table.c.model)
)
_PLACES: Final = (
    sa.select(table.c.conversation_id)
    .where(table.c.person_id == _person, table.c.hidden_at.is_(None))
    .distinct()
)
_LIKED: Final = sa.select(favourite.c.image_id).where(
    favourite.c.person_id == _person,
    favourite.c.image_id == sa.bindparam("image_id", type_=sa.Uuid),
)
_before: Final = sa.bindparam("before", type_=sa.Uuid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a gallery is narrowed; what is not given does not narrow it.

    `person_id` is who had them drawn, `liked_by` whose favourites they are, `tagged_by` who
    put `tag` on them. What the asker may see
    is the caller's check.
    """

    person_id: PersonId | None = None
    conversation_id: ConversationId | None = None
    liked_by: PersonId | None = None
    words: str = ""
    tagged_by: PersonId | None = None
    tag: str | None = None
    model: str | None = None
    form: Form | None = None
    since: datetime | None = None
    until: datetime | None = None


@cache
def _page(given: AbstractSet[str], form: Form | None) -> sa.Select[tuple[Any, ...]]:
    # Each walks backwards from the cursor: all of them, a scope's, somebody's favourites, or what
    # the index of words has.
    source: sa.FromClause = table
    at: sa.ColumnElement[Any] = table.c.id
    conditions = [_NARROWED[name] for name in sorted(given & _NARROWED.keys())]
    end: sa.ColumnElement[Any] = _before
    if "liked_by" in given:
        source = source.join(favourite, favourite.c.image_id == table.c.id)
        at = favourite.c.image_id
        conditions.append(favourite.c.person_id == sa.bindparam("liked_by", type_=sa.Uuid))
    if "tag" in given:
        source = source.join(image_tag, image_tag.c.image_id == table.c.id)
        at = image_tag.c.image_id
        conditions.append(image_tag.c.person_id == sa.bindparam("tagged_by", type_=sa.Uuid))
        conditions.append(image_tag.c.tag == sa.bindparam("tag", type_=sa.Text))
    if "fts" in given:
        source = source.join(search.index, search.index.c.image_id == table.c.id)
        at, end = search.place, search.cursor
        conditions.append(search.matches)
    if form is not None:
        conditions.append(_FORMS[form])
    if "before" in given:
        conditions.append(at < end)
    return (
        sa.select(*_shape.columns)
        .select_from(source)
        .where(table.c.hidden_at.is_(None), *conditions)
        .order_by(at.desc())
        .limit(sa.bindparam("limit", type_=sa.Integer))
    )


_FITS: Final = sa.select(search.index.c.image_id).where(
    search.matches, search.place == search.cursor
)


async def page(
    tx: Transaction, wanted: Wanted, *, before: ImageId | None = None, limit: int
) -> list[Image]:
    """One page, without what is deleted; `before` is the id of the last one of the page before.

    The newest come first, with `words` those that have all of them before those in which the last
    is only the beginning of a word. A page costs the same at a thousand pictures and at a million.
    """
    values: dict[str, object] = {
        "person_id": wanted.person_id,
        "conversation_id": wanted.conversation_id,
        "liked_by": wanted.liked_by,
        "tagged_by": wanted.tagged_by,
        "tag": wanted.tag,
        "model": wanted.model,
        "since": wanted.since,
        "until": wanted.until,
        "before": before,
    }
    if not wanted.words.strip():
        return await _rows(tx, wanted, values, limit)
    if not (words := search.words_of(wanted.words)):
        return []
    whole, beginning = (
        {**values, **search.asked(words, fit, wanted.person_id, wanted.conversation_id)}
        for fit in search.FITS
    )
    if before is not None and not await tx.rows(_FITS, whole):
        return await _rows(tx, wanted, beginning, limit)
    found = await _rows(tx, wanted, whole, limit)
    if len(found) < limit:
        beginning["before"] = None
        found += await _rows(tx, wanted, beginning, limit - len(found))
    return found


async def _rows(
    tx: Transaction, wanted: Wanted, values: dict[str, object], limit: int
) -> list[Image]:
    given = frozenset(name for name, value in values.items() if value is not None)
    return _shape.all(await tx.rows(_page(given, wanted.form), {**values, "limit": limit}))


async def models(tx: Transaction, person_id: PersonId) -> list[str]:
    """The models that somebody's pictures were made with."""
    return [str(model) for (model,) in await tx.rows(_MODELS, {"person_id": person_id})]


async def places(tx: Transaction, person_id: PersonId) -> list[ConversationId]:
    """The conversations that somebody's pictures were made in."""
    return [ConversationId(id_) for (id_,) in await tx.rows(_PLACES, {"person_id": person_id})]


async def likes(tx: Transaction, person_id: PersonId, image_id: ImageId) -> bool:
    """Whether it is a favourite of theirs."""
    return bool(await tx.rows(_LIKED, {"person_id": person_id, "image_id": image_id}))

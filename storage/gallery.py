"""The gallery of the web page: somebody's pictures by words, model, shape, age and liking."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final, Literal

import sqlalchemy as sa

from storage.images import Image
from storage.rows import Shape
from storage.statements import Transaction
from storage.tables import ImageId, Instant, PersonId, favourite
from storage.tables import image as table

Form = Literal["wide", "tall", "square"]

_shape: Final = Shape(Image, table)
_person: Final = sa.bindparam("person_id", type_=sa.Uuid)
_FORMS: Final = {
    "wide": table.c.width > table.c.height,
    "tall": table.c.width < table.c.height,
    "square": table.c.width == table.c.height,
}
_MODELS: Final = (
    sa.select(table.c.model)
    .where(table.c.person_id == _person, table.c.hidden_at.is_(None), table.c.model != "")
    .distinct()
    .order_by(table.c.model)
)
_LIKED: Final = sa.select(favourite.c.image_id).where(
    favourite.c.person_id == _person,
    favourite.c.image_id == sa.bindparam("image_id", type_=sa.Uuid),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a gallery is narrowed; what is not given does not narrow it."""

    words: str = ""
    model: str | None = None
    form: Form | None = None
    since: datetime | None = None
    favourites: bool = False


@cache
def _page(
    *, words: bool, model: bool, form: Form | None, since: bool, favourites: bool, before: bool
) -> sa.Select[tuple[Any, ...]]:
    # Each of them walks somebody's own pictures backwards from the cursor.
    statement = (
        sa.select(*_shape.columns)
        .where(table.c.person_id == _person, table.c.hidden_at.is_(None))
        .order_by(table.c.id.desc())
        .limit(sa.bindparam("limit", type_=sa.Integer))
    )
    if words:
        told = table.c.prompt + sa.literal_column("' '") + table.c.caption
        told = told + sa.literal_column("' '") + table.c.handle
        pattern = sa.bindparam("pattern", type_=sa.Text)
        statement = statement.where(sa.func.lower(told).like(pattern, escape="\\"))
    if model:
        statement = statement.where(table.c.model == sa.bindparam("model", type_=sa.Text))
    if form is not None:
        statement = statement.where(_FORMS[form])
    if since:
        statement = statement.where(table.c.created_at >= sa.bindparam("since", type_=Instant()))
    if favourites:
        liked = sa.select(favourite.c.image_id).where(favourite.c.person_id == _person)
        statement = statement.where(table.c.id.in_(liked))
    if before:
        statement = statement.where(table.c.id < sa.bindparam("before", type_=sa.Uuid))
    return statement


async def page(
    tx: Transaction,
    person_id: PersonId,
    wanted: Wanted,
    *,
    before: ImageId | None = None,
    limit: int,
) -> list[Image]:
    """Somebody's pictures, newest first, without what is deleted; `before` is the last one's id.

    `words` must occur, in that order, in prompt, caption or handle.
    """
    words = wanted.words.strip().lower()
    literal = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    statement = _page(
        words=bool(words),
        model=wanted.model is not None,
        form=wanted.form,
        since=wanted.since is not None,
        favourites=wanted.favourites,
        before=before is not None,
    )
    values = {
        "person_id": person_id,
        "pattern": f"%{'%'.join(literal.split())}%",
        "model": wanted.model,
        "since": wanted.since,
        "before": before,
        "limit": limit,
    }
    return _shape.all(await tx.rows(statement, values))


async def models(tx: Transaction, person_id: PersonId) -> list[str]:
    """The models that somebody's pictures were made with."""
    return [str(model) for (model,) in await tx.rows(_MODELS, {"person_id": person_id})]


async def likes(tx: Transaction, person_id: PersonId, image_id: ImageId) -> bool:
    """Whether it is a favourite of theirs."""
    return bool(await tx.rows(_LIKED, {"person_id": person_id, "image_id": image_id}))

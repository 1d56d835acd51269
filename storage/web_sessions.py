"""Who is signed in on the web page, and the links that sign people in once.

Only hashes of the secrets are kept.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256 as sha256_of
from typing import Final

import sqlalchemy as sa

from storage.rows import Shape
from storage.statements import Transaction, scalar
from storage.tables import Instant, PersonId, web_link
from storage.tables import web_session as table


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSession:
    """A browser that somebody is signed in with."""

    sha256: str
    person_id: PersonId
    browser: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


_shape: Final = Shape(WebSession, table)
_now: Final = sa.bindparam("now", type_=Instant())
_of_person: Final = table.c.person_id == sa.bindparam("person_id", type_=sa.Uuid)
_INSERT: Final = _shape.insertion()
_FIND: Final = sa.select(*_shape.columns).where(
    table.c.sha256 == sa.bindparam("sha256"), table.c.expires_at > _now
)
_SEEN: Final = (
    sa.update(table).where(table.c.sha256 == sa.bindparam("this_sha256")).values(seen_at=_now)
)
_LIST: Final = (
    sa.select(*_shape.columns)
    .where(_of_person, table.c.expires_at > _now)
    .order_by(table.c.seen_at.desc())
)
_END: Final = sa.delete(table).where(_of_person, table.c.sha256 == sa.bindparam("this_sha256"))
_END_ALL: Final = sa.delete(table).where(_of_person)
_FORGET: Final = sa.delete(table).where(table.c.expires_at <= _now)

_RECENT: Final = sa.select(sa.func.count()).where(
    web_link.c.person_id == sa.bindparam("person_id"),
    web_link.c.created_at > sa.bindparam("since"),
)
_ADD_LINK: Final = sa.insert(web_link).values(
    sha256=sa.bindparam("sha256"),
    person_id=sa.bindparam("person_id"),
    created_at=sa.bindparam("created_at"),
)
_USE_LINK: Final = (
    sa.update(web_link)
    .where(
        web_link.c.sha256 == sa.bindparam("this_sha256"),
        web_link.c.created_at > sa.bindparam("since"),
        web_link.c.used_at.is_(None),
    )
    .values(used_at=_now)
    .returning(web_link.c.person_id)
)


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return sha256_of(secret.encode()).hexdigest()


async def begin(tx: Transaction, session: WebSession) -> None:
    """Sign somebody in; sessions that are over are forgotten by the way."""
    await tx.run(_FORGET, {"now": session.created_at})
    await tx.run(_INSERT, _shape.write(session))


async def find(tx: Transaction, secret: str, now: datetime) -> WebSession | None:
    """The session of this secret, unless it is over."""
    return _shape.maybe(await tx.rows(_FIND, {"sha256": digest(secret), "now": now}))


async def seen(tx: Transaction, session: WebSession, now: datetime) -> None:
    """It was used."""
    await tx.run(_SEEN, {"this_sha256": session.sha256, "now": now})


async def of_person(tx: Transaction, person_id: PersonId, now: datetime) -> list[WebSession]:
    """Where somebody is signed in, the last used first."""
    return _shape.all(await tx.rows(_LIST, {"person_id": person_id, "now": now}))


async def end(tx: Transaction, person_id: PersonId, sha256: str) -> bool:
    """Sign one browser of this person out; False where it was not."""
    return await tx.run(_END, {"person_id": person_id, "this_sha256": sha256}) == 1


async def end_all(tx: Transaction, person_id: PersonId) -> None:
    """Sign the person out everywhere."""
    await tx.run(_END_ALL, {"person_id": person_id})


async def recent_links(tx: Transaction, person_id: PersonId, since: datetime) -> int:
    """How many links this person asked for since then."""
    return int(await scalar(tx, _RECENT, {"person_id": person_id, "since": since}))


async def add_link(tx: Transaction, person_id: PersonId, secret: str, *, now: datetime) -> None:
    """Whoever shows this secret becomes that person, once."""
    values = {"sha256": digest(secret), "person_id": person_id, "created_at": now}
    await tx.run(_ADD_LINK, values)


async def use_link(
    tx: Transaction, secret: str, *, since: datetime, now: datetime
) -> PersonId | None:
    """Whose link it is, if it was made after `since` and not used; from now on it is."""
    values = {"this_sha256": digest(secret), "since": since, "now": now}
    found: PersonId | None = await scalar(tx, _USE_LINK, values)
    return found

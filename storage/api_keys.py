"""Keys that other programs come with: whose they are, what they may do, how long they hold.

A key reads `fpo_<prefix>_<secret>`. The prefix finds the row and may be shown; of the secret only a
hash is kept. It is 256 random bits, so a plain hash is enough: there is nothing to guess.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from typing import Final, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from storage.people import Person
from storage.people import columns as person_columns
from storage.people import read as read_person
from storage.rows import Shape
from storage.statements import Transaction
from storage.tables import ApiKeyId, PersonId, person
from storage.tables import api_key as table

_BRAND: Final = "fpo"
_PREFIX_BYTES: Final = 5
_SECRET_BYTES: Final = 32


class KeyScope(StrEnum):
    """What a key may be used for; a person's own rights bound it from above."""

    READ = "read"
    DRAW = "draw"
    CHAT = "chat"
    MANAGE = "manage"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """A key as it is kept: nothing in here opens a door."""

    id: ApiKeyId
    person_id: PersonId
    name: str
    prefix: str
    sha256: str
    scopes: frozenset[KeyScope]
    created_at: datetime
    expires_at: datetime | None = None
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it is neither revoked nor expired."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


class Secret(NamedTuple):
    """A fresh secret: `text` is shown once and kept nowhere."""

    text: str
    prefix: str
    sha256: str


_shape: Final = Shape(
    ApiKey,
    table,
    decode={"scopes": lambda names: frozenset(KeyScope(name) for name in names)},
    encode={"scopes": sorted},
)
_all: Final = sa.select(*_shape.columns)
_this: Final = table.c.id == sa.bindparam("this_id")
_now: Final = sa.bindparam("now", type_=table.c.created_at.type)

_INSERT: Final = _shape.insertion()
_BY_PREFIX: Final = (
    sa.select(*_shape.columns, *person_columns)
    .join(person, person.c.id == table.c.person_id)
    .where(table.c.prefix == sa.bindparam("prefix"))
)
_GET: Final = _all.where(_this)
_OF_PERSON: Final = _all.where(table.c.person_id == sa.bindparam("person_id")).order_by(table.c.id)
_EVERY: Final = _all.order_by(table.c.id)
_USED: Final = sa.update(table).where(_this).values(last_used_at=_now)
_REVOKE: Final = sa.update(table).where(_this, table.c.revoked_at.is_(None)).values(revoked_at=_now)
_ROTATE: Final = (
    sa.update(table)
    .where(_this, table.c.revoked_at.is_(None))
    .values(prefix=sa.bindparam("new_prefix"), sha256=sa.bindparam("new_sha256"))
)


def fresh_secret(random: Callable[[int], bytes]) -> Secret:
    """A secret nobody has seen yet."""
    prefix = random(_PREFIX_BYTES).hex()
    secret = urlsafe_b64encode(random(_SECRET_BYTES)).rstrip(b"=").decode()
    return Secret(text=f"{_BRAND}_{prefix}_{secret}", prefix=prefix, sha256=_hash(secret))


async def create(  # noqa: PLR0913 - the facts of a key, all named
    tx: Transaction,
    *,
    person_id: PersonId,
    name: str,
    scopes: Iterable[KeyScope],
    secret: Secret,
    expires_at: datetime | None,
    new_id: UUID,
    now: datetime,
) -> ApiKey:
    """Keep a new key."""
    key = ApiKey(
        id=ApiKeyId(new_id),
        person_id=person_id,
        name=name,
        prefix=secret.prefix,
        sha256=secret.sha256,
        scopes=frozenset(scopes),
        created_at=now,
        expires_at=expires_at,
    )
    await tx.run(_INSERT, _shape.write(key))
    return key


async def find(tx: Transaction, text: str) -> tuple[ApiKey, Person] | None:
    """The key this text is, and whose it is; None when it is none. Whether it holds is not asked.

    Takes the same time for a wrong secret as for a right one.
    """
    brand, _, rest = text.partition("_")
    prefix, _, secret = rest.partition("_")
    if brand != _BRAND or not secret or not text.isascii():
        return None
    rows = await tx.rows(_BY_PREFIX, {"prefix": prefix})
    if not rows:
        return None
    width = len(_shape.names)
    key = _shape.read(rows[0][:width])
    return (
        (key, read_person(rows[0][width:])) if compare_digest(key.sha256, _hash(secret)) else None
    )


async def get(tx: Transaction, id: ApiKeyId) -> ApiKey | None:
    """The key, or None."""
    return _shape.maybe(await tx.rows(_GET, {"this_id": id}))


async def of_person(tx: Transaction, person_id: PersonId) -> list[ApiKey]:
    """A person's keys, oldest first, the revoked ones too."""
    return _shape.all(await tx.rows(_OF_PERSON, {"person_id": person_id}))


async def every(tx: Transaction) -> list[ApiKey]:
    """All keys, oldest first."""
    return _shape.all(await tx.rows(_EVERY))


async def used(tx: Transaction, id: ApiKeyId, now: datetime) -> None:
    """Note that it was used."""
    await tx.run(_USED, {"this_id": id, "now": now})


async def revoke(tx: Transaction, id: ApiKeyId, now: datetime) -> bool:
    """End it for ever; False when it was revoked before, or is not there."""
    return await tx.run(_REVOKE, {"this_id": id, "now": now}) == 1


async def rotate(tx: Transaction, key: ApiKey, secret: Secret) -> ApiKey | None:
    """Give it another secret, the old one ending at once; None when it is revoked."""
    values = {"this_id": key.id, "new_prefix": secret.prefix, "new_sha256": secret.sha256}
    if await tx.run(_ROTATE, values) != 1:
        return None
    return replace(key, prefix=secret.prefix, sha256=secret.sha256)


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()

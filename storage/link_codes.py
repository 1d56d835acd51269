"""One-time codes: who types one of another platform's there is the same person."""

from datetime import datetime
from hashlib import sha256
from typing import Final

import sqlalchemy as sa

from storage.ids import ALPHABET, Random
from storage.statements import Transaction, scalar
from storage.tables import PersonId, link_code

LETTERS: Final = 8
_RECENT: Final = sa.select(sa.func.count()).where(
    link_code.c.person_id == sa.bindparam("person_id"),
    link_code.c.created_at > sa.bindparam("since"),
)
_DROP: Final = (
    sa.update(link_code)
    .where(link_code.c.person_id == sa.bindparam("this_person"), link_code.c.sha256.is_not(None))
    .values(sha256=None)
)
_ADD: Final = sa.insert(link_code).values(
    person_id=sa.bindparam("person_id"),
    sha256=sa.bindparam("sha256", type_=sa.Text),
    created_at=sa.bindparam("created_at"),
)
_USE: Final = (
    sa.update(link_code)
    .where(
        link_code.c.sha256 == sa.bindparam("this_sha256"),
        link_code.c.created_at > sa.bindparam("since"),
    )
    .values(sha256=None)
    .returning(link_code.c.person_id)
)


async def recent(tx: Transaction, person_id: PersonId, since: datetime) -> int:
    """How many codes this person asked for, or tried in vain, since then."""
    return int(await scalar(tx, _RECENT, {"person_id": person_id, "since": since}))


async def issue(tx: Transaction, person_id: PersonId, random: Random, *, now: datetime) -> str:
    """A new code; the one this person had before is worth nothing any more."""
    # 30 does not divide 256: the first letters come a hair more often, which costs no bit of 39.
    code = "".join(ALPHABET[byte % len(ALPHABET)] for byte in random(LETTERS))
    await tx.run(_DROP, {"this_person": person_id})
    values = {"person_id": person_id, "sha256": _hash(code), "created_at": now}
    await tx.run(_ADD, values)
    return f"{code[:4]}-{code[4:]}"


async def redeem(tx: Transaction, code: str, since: datetime) -> PersonId | None:
    """Whose code it is, if it was issued after `since`; from now on it is worth nothing."""
    found: PersonId | None = await scalar(tx, _USE, {"this_sha256": _hash(code), "since": since})
    return found


async def missed(tx: Transaction, person_id: PersonId, *, now: datetime) -> None:
    """Remember that this person tried a code in vain."""
    await tx.run(_ADD, {"person_id": person_id, "sha256": None, "created_at": now})


def _hash(code: str) -> str:
    plain = "".join(sign for sign in code.casefold() if sign.isalnum())
    return sha256(plain.encode()).hexdigest()

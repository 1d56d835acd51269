"""What is used of a limit stays used, also by who had themselves forgotten and comes back.

Kept under a fingerprint of who they are on the platform, only for the periods in which people have
limits here, and only until such a period is over.
"""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.ledger import Period
from storage.statements import Transaction
from storage.tables import PersonId, balance
from storage.tables import carried_balance as table

_used: Final = sa.select(balance.c.spent + balance.c.reserved, balance.c.pictures).where(
    balance.c.scope == "person",
    balance.c.scope_id == sa.bindparam("scope_id"),
    balance.c.period == sa.bindparam("period"),
    balance.c.period_key == sa.bindparam("period_key"),
)
_new: Final = upsert(table).values({column.name: sa.bindparam(column.name) for column in table.c})
_KEEP: Final = _new.on_conflict_do_update(
    index_elements=list(table.primary_key.columns),
    set_={
        "spent": _new.excluded.spent,
        "pictures": _new.excluded.pictures,
    },
)
_TAKE: Final = (
    sa.delete(table)
    .where(table.c.fingerprint == sa.bindparam("this_fingerprint"))
    .returning(table.c.period, table.c.period_key, table.c.spent, table.c.pictures)
)
_new_balance: Final = upsert(balance).values(
    {column.name: sa.bindparam(column.name) for column in balance.c}
)
_GIVE: Final = _new_balance.on_conflict_do_update(
    index_elements=list(balance.primary_key.columns),
    set_={
        "spent": balance.c.spent + _new_balance.excluded.spent,
        "pictures": balance.c.pictures + _new_balance.excluded.pictures,
    },
)


async def keep(
    tx: Transaction,
    person_id: PersonId,
    *,
    known_as: tuple[str, str],
    periods: Collection[Period],
    now: datetime,
) -> None:
    """Keep what this person used in the periods that run now, for who is known so."""
    for period in periods:
        key = {"period": period.value, "period_key": period.key(now)}
        for spent, pictures in await tx.rows(_used, {**key, "scope_id": str(person_id)}):
            values = {**key, "fingerprint": _fingerprint(*known_as)}
            await tx.run(_KEEP, {**values, "spent": spent, "pictures": pictures})


async def take_up(tx: Transaction, new_id: PersonId, platform: str, external_id: str) -> None:
    """Somebody new has come: what is kept for who is known so is theirs from the beginning."""
    found = await tx.rows(_TAKE, {"this_fingerprint": _fingerprint(platform, external_id)})
    for period, period_key, spent, pictures in found:
        values = {
            "scope": "person",
            "scope_id": str(new_id),
            "period": period,
            "period_key": period_key,
            "spent": spent,
            "reserved": 0,
            "pictures": pictures,
        }
        await tx.run(_GIVE, values)


def _fingerprint(platform: str, external_id: str) -> str:
    return sha256(f"{platform}\0{external_id}".encode()).hexdigest()

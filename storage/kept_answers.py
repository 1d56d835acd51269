"""What a repeated request was answered the first time (`Idempotency-Key`)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.rows import Shape
from storage.statements import Transaction
from storage.tables import ApiKeyId
from storage.tables import kept_answer as table


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """`fingerprint` is of the request; without a `status` it is still being worked on."""

    key_id: ApiKeyId
    request_key: str
    fingerprint: str
    status: int | None = None
    body: bytes | None = None
    created_at: datetime


_KEPT_FOR: Final = timedelta(days=2)
_shape: Final = Shape(KeptAnswer, table)
_this: Final = sa.and_(
    table.c.key_id == sa.bindparam("this_key"),
    table.c.request_key == sa.bindparam("this_request"),
)
_before: Final = sa.bindparam("before", type_=table.c.created_at.type)
_open: Final = sa.and_(_this, table.c.status.is_(None))

_INSERT: Final = (
    upsert(table)
    .values({name: sa.bindparam(name) for name in _shape.names})
    .on_conflict_do_nothing()
)
_GET: Final = sa.select(*_shape.columns).where(_this)
_TAKE_OVER: Final = (
    sa.update(table)
    .where(_open, table.c.created_at <= _before)
    .values(created_at=sa.bindparam("now", type_=table.c.created_at.type))
)
_FINISH: Final = (
    sa.update(table).where(_open).values(status=sa.bindparam("status"), body=sa.bindparam("body"))
)
_DROP: Final = sa.delete(table).where(_open)
_FORGET: Final = sa.delete(table).where(table.c.created_at < _before)


async def claim(tx: Transaction, fresh: KeptAnswer, *, lease: timedelta) -> KeptAnswer | None:
    """None: this request is new (or its first worker is gone), and ours to do; else what is kept.

    A claim that is older than `lease` and was never finished is taken over.
    """
    if await tx.run(_INSERT, _shape.write(fresh)) == 1:
        return None
    this = {"this_key": fresh.key_id, "this_request": fresh.request_key}
    kept = _shape.read((await tx.rows(_GET, this))[0])
    if kept.status is None and kept.fingerprint == fresh.fingerprint:
        times = {"before": fresh.created_at - lease, "now": fresh.created_at}
        if await tx.run(_TAKE_OVER, {**this, **times}) == 1:
            return None
    return kept


async def finish(
    tx: Transaction, key_id: ApiKeyId, request_key: str, *, status: int, body: bytes
) -> None:
    """Keep the answer to a claimed request."""
    this = {"this_key": key_id, "this_request": request_key}
    await tx.run(_FINISH, {**this, "status": status, "body": body})


async def drop(tx: Transaction, key_id: ApiKeyId, request_key: str) -> None:
    """Give a claim up: the request did not succeed and may be made again."""
    await tx.run(_DROP, {"this_key": key_id, "this_request": request_key})


async def forget(tx: Transaction, now: datetime) -> int:
    """Forget answers that are older than two days; how many they were."""
    return await tx.run(_FORGET, {"before": now - _KEPT_FOR})

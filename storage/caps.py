"""The caps that somebody set, besides those of the settings."""

from collections.abc import Iterable
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.ledger import Cap, Period, Scope, Unit
from storage.statements import Row, Transaction
from storage.tables import limit as limits

_COLUMNS: Final = (
    limits.c.scope,
    limits.c.scope_id,
    limits.c.period,
    limits.c.most,
    limits.c.unit,
    limits.c.local,
)
_CAPS: Final = sa.select(*_COLUMNS).where(
    limits.c.scope == sa.bindparam("scope"), limits.c.scope_id == sa.bindparam("scope_id")
)
_ALL: Final = (
    sa.select(*_COLUMNS)
    .order_by(limits.c.scope, limits.c.scope_id, limits.c.period, limits.c.unit)
    .limit(sa.bindparam("limit", type_=sa.Integer))
)
_new_cap: Final = upsert(limits)
_SET_CAP: Final = _new_cap.on_conflict_do_update(
    index_elements=list(limits.primary_key.columns), set_={"most": _new_cap.excluded.most}
)
_DROP_CAP: Final = sa.delete(limits).where(
    *(column == sa.bindparam(f"this_{column.name}") for column in limits.primary_key.columns)
)


async def of(tx: Transaction, scopes: Iterable[Scope]) -> tuple[Cap, ...]:
    """The caps somebody set for exactly these scopes; they override the ones of the settings."""
    wanted = [{"scope": scope.kind, "scope_id": scope.id} for scope in scopes]
    return tuple(map(_cap, await tx.each(_CAPS, wanted)))


async def every(tx: Transaction, limit: int) -> tuple[Cap, ...]:
    """The caps somebody set, of whatever scope."""
    return tuple(map(_cap, await tx.rows(_ALL, {"limit": limit})))


async def put(tx: Transaction, cap: Cap) -> None:
    """Set or change one cap."""
    await tx.run(_SET_CAP, {**_key(cap), "most": cap.most})


async def drop(tx: Transaction, cap: Cap) -> bool:
    """Take a cap away, whatever it is at; False when there was none."""
    return await tx.run(_DROP_CAP, {f"this_{k}": v for k, v in _key(cap).items()}) == 1


def _cap(row: Row) -> Cap:
    kind, id_, period, most, unit, local = row
    return Cap(
        scope=Scope(kind=kind, id=id_),
        period=Period(period),
        most=most,
        unit=Unit(unit),
        local=local,
    )


def _key(cap: Cap) -> dict[str, object]:
    return {
        "scope": cap.scope.kind,
        "scope_id": cap.scope.id,
        "period": cap.period,
        "unit": cap.unit,
        "local": cap.local,
    }

"""Limits as they stand: what is used of each day by day, how fast, and until when it lasts."""

from collections.abc import Iterable
from datetime import date, datetime

from pydantic import BaseModel

from jobs.pace import pace_of, used_by_day
from storage.conversations import Conversation
from storage.database import Transaction
from storage.ledger import Cap, Period, ScopeKind, Unit
from tools.accounts import account_of
from tools.alerts import whose
from tools.context import ToolContext


class DayLine(BaseModel):
    """What was used on one UTC day."""

    day: date
    used: int


class LimitLine(BaseModel):
    """One limit; amounts are in its `unit`.

    `who` is as `/admin limit` takes it, where it can be said; `whose` begins with “of”.
    A `local` one was set by the place's own administrators. `runs_out`:
    when it is used up at the present pace, if that is before it begins anew.
    """

    kind: ScopeKind
    who: str | None
    whose: str
    unit: Unit
    period: Period
    most: int
    used: int
    left: int
    local: bool
    runs_out: datetime | None
    days: list[DayLine]


async def limit_lines(
    tx: Transaction, caps: Iterable[Cap], here: Conversation, now: datetime
) -> list[LimitLine]:
    """These limits, those of many first."""
    lines = [await _line(tx, cap, here, now) for cap in caps]
    return sorted(lines, key=lambda one: (one.kind, one.whose, one.period, one.unit))


async def limits_on(ctx: ToolContext) -> list[LimitLine]:
    """The limits that an order of the asker has to stay under here."""
    async with ctx.services.db.read() as tx:
        caps = await ctx.services.budget.caps_for(tx, await account_of(tx, ctx))
        return await limit_lines(tx, caps, ctx.conversation, ctx.services.clock())


def _who(cap: Cap, here: Conversation) -> str | None:
    match cap.scope.kind:
        case "person":
            return f"person:{cap.scope.id}"
        case "conversation":
            return "chat" if cap.scope.id == str(here.id) else None
        case "server":
            return "server" if cap.scope.id == f"{here.platform}:{here.server}" else None
        case shared:
            return shared


async def _line(tx: Transaction, cap: Cap, here: Conversation, now: datetime) -> LimitLine:
    pace = await pace_of(tx, cap, now)
    days = await used_by_day(tx, cap, now)
    return LimitLine(
        kind=cap.scope.kind,
        who=_who(cap, here),
        whose=await whose(tx, cap, here),
        unit=cap.unit,
        period=cap.period,
        most=cap.most,
        used=pace.used,
        left=pace.left,
        local=cap.local,
        runs_out=pace.runs_out,
        days=[DayLine(day=day, used=used) for day, used in days],
    )

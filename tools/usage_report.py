"""What was drawn, what it cost, and what is left."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from storage import ledger, usage
from storage.ledger import Balance, Cap, Period, Unit
from storage.usage import UsageRow
from tools import choice
from tools.accounts import account_of
from tools.context import ToolContext
from tools.results import ToolResult
from tools.tool import tool
from tools.wording import counted, listed

_PERIODS = {"day": Period.DAY, "month": Period.MONTH, "all": Period.TOTAL}
_WHEN = {"day": "today", "month": "this month", "all": "in all"}
_LINES = 6


class UsageReportArguments(BaseModel):
    """Whose usage, and since when."""

    scope: Annotated[
        Literal["mine", "chat"], Field(description="mine: the asker's own; chat: everybody's here.")
    ] = "mine"
    period: Annotated[
        Literal["day", "month", "all"],
        Field(description="Today, this month, or from the beginning."),
    ] = "month"


class UsageLine(BaseModel):
    """What one tool on one model came to; `unknown_price` counts orders without a known one."""

    tool: str
    model: str
    pictures: int
    credits: int
    unknown_price: int


class UsageResult(ToolResult):
    """Credits of the period; `left` and `pictures_left` are None where there is no limit."""

    pictures: int
    spent: int
    reserved: int
    left: int | None
    pictures_left: int | None = None
    unknown_price: int
    lines: list[UsageLine]


async def usage_report(ctx: ToolContext, arguments: UsageReportArguments) -> UsageResult:
    """The usage of the asker or of this chat."""
    now = ctx.services.clock()
    period, mine = _PERIODS[arguments.period], arguments.scope == "mine"
    scope = (
        ledger.scope_of_person(ctx.person.id)
        if mine
        else ledger.scope_of_conversation(ctx.conversation.id)
    )
    async with ctx.services.db.read() as tx:
        balance = await ledger.balance(tx, scope, period, now)
        rows = await usage.report(
            tx,
            person_id=ctx.person.id if mine else None,
            conversation_id=None if mine else ctx.conversation.id,
            since=_since(period, now),
        )
        caps = await ctx.services.budget.caps_for(tx, await account_of(tx, ctx))
    here = [cap for cap in caps if cap.scope == scope and cap.period is period]
    cap, pictures_cap = _tightest(here, Unit.CREDITS), _tightest(here, Unit.PICTURES)
    result = UsageResult(
        say="",
        pictures=sum(row.pictures for row in rows),
        spent=balance.spent,
        reserved=balance.reserved,
        left=_left(cap, balance, Unit.CREDITS),
        pictures_left=_left(pictures_cap, balance, Unit.PICTURES),
        unknown_price=sum(row.unpriced for row in rows),
        lines=[_line(row) for row in rows],
    )
    return result.model_copy(update={"say": _say(result, cap, arguments)})


def _since(period: Period, now: datetime) -> datetime | None:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    match period:
        case Period.DAY:
            return midnight
        case Period.MONTH:
            return midnight.replace(day=1)
        case Period.TOTAL:
            return None


def _tightest(caps: Iterable[Cap], unit: Unit) -> int | None:
    return min((cap.most for cap in caps if cap.unit is unit), default=None)


def _left(cap: int | None, balance: Balance, unit: Unit) -> int | None:
    return None if cap is None else max(0, cap - balance.used(unit))


def _line(row: UsageRow) -> UsageLine:
    return UsageLine(
        tool=row.tool,
        model=row.model,
        pictures=row.pictures,
        credits=row.credits,
        unknown_price=row.unpriced,
    )


def _say(result: UsageResult, cap: int | None, arguments: UsageReportArguments) -> str:
    whose = "You" if arguments.scope == "mine" else "This chat"
    when = _WHEN[arguments.period]
    pictures, spent = counted(result.pictures, "picture"), counted(result.spent, "credit")
    parts = [f"{whose} used {spent} for {pictures} {when}."]
    if result.reserved:
        parts.append(f"{counted(result.reserved, 'credit')} more are set aside for open orders.")
    if cap is not None and result.left is not None:
        parts.append(f"{counted(result.left, 'credit')} of {cap} are left.")
    if result.pictures_left is not None:
        parts.append(f"{counted(result.pictures_left, 'more picture')} may be ordered.")
    if result.unknown_price:
        unknown = counted(result.unknown_price, "order")
        parts.append(f"The price of {unknown} is unknown; an estimate is counted for it.")
    if result.lines:
        ranked = sorted(result.lines, key=lambda line: (-line.credits, -line.pictures))
        parts.append(f"In detail: {listed(map(_line_words, ranked[:_LINES]))}.")
    return " ".join(parts)


def _line_words(line: UsageLine) -> str:
    price = (
        "price unknown" if line.unknown_price and not line.credits else f"{line.credits} credits"
    )
    return f"{line.pictures} by {choice.label(line.model)} ({line.tool}, {price})"


TOOL = tool(
    name="usage_report",
    command="usage",
    summary="See what was used and what is left",
    description="Credits and pictures used, and what is left. Only when asked for.",
    arguments=UsageReportArguments,
    result=UsageResult,
    run=usage_report,
)

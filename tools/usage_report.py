"""What was drawn, what it cost, and what is left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from jobs.pace import pace_of
from storage import ledger, usage
from storage.database import Transaction
from storage.ledger import Balance, Cap, Period, Scope, Unit
from storage.usage import By, UsageRow, Whose
from tools import choice
from tools.accounts import account_of
from tools.alerts import pace_words
from tools.context import ToolContext
from tools.errors import BadArgument
from tools.results import EnclosingResult, Enclosure
from tools.rights import Right, may, require, role_of
from tools.speech import speak
from tools.tool import tool
from tools.usage_figures import UsageFigure, chart, figures, lines, table
from tools.wording import counted, listed

_PERIODS = {"day": Period.DAY, "month": Period.MONTH, "all": Period.TOTAL}
_WHEN = {"day": "today", "month": "this month", "all": "in all"}
_USED = {
    "mine": "You used {spent} for {pictures} {when}.",
    "chat": "This chat used {spent} for {pictures} {when}.",
    "server": "This server used {spent} for {pictures} {when}.",
}
_BY = {"day": "by day", "model": "by model", "person": "by person", "tool": "by tool"}
_LINES = 6


class UsageReportArguments(BaseModel):
    """Whose usage, since when, and told by what."""

    scope: Annotated[
        Literal["mine", "chat", "server"],
        Field(
            description=(
                "mine: the asker's own; chat: everybody's here; server: of all its chats "
                "(administrators)."
            )
        ),
    ] = "mine"
    period: Annotated[
        Literal["day", "month", "all"],
        Field(description="Today, this month, or from the beginning."),
    ] = "month"
    by: Annotated[
        Literal["day", "model", "person", "tool"] | None,
        Field(description="Told by this, with a chart; by person is for administrators."),
    ] = None
    file: Annotated[bool, Field(description="True for a CSV file of the numbers, too.")] = False


class UsageLine(BaseModel):
    """What one tool on one model came to; `unknown_price` counts orders without a known one."""

    tool: str
    model: str
    pictures: int
    credits: int
    unknown_price: int


class UsageResult(EnclosingResult):
    """Credits of the period; `left` and `pictures_left` are None where there is no limit."""

    pictures: int
    spent: int
    reserved: int
    left: int | None
    pictures_left: int | None = None
    unknown_price: int
    lines: list[UsageLine]
    figures: list[UsageFigure] = Field(default_factory=list)


async def usage_report(ctx: ToolContext, arguments: UsageReportArguments) -> UsageResult:
    """The usage of the asker, of this chat, or of this server.

    Raises:
        NotAllowed: of others, person by person, and of a server only administrators are told.
    """
    administers = await _administers(ctx)
    theirs = arguments.by == "person" and arguments.scope != "mine"
    if (theirs or arguments.scope == "server") and not administers:
        await require(ctx, Right.ADMIN)
    now = ctx.services.clock()
    of = _whose(ctx, arguments.scope, _PERIODS[arguments.period])
    by = arguments.by or "model"
    wants_figures = arguments.by is not None or arguments.file
    async with ctx.services.db.read() as tx:
        caps = await ctx.services.budget.caps_for(tx, await account_of(tx, ctx))
        here = [cap for cap in caps if cap.scope == of.scope and cap.period is of.period]
        result = await _counted(tx, of, here, now)
        if wants_figures:
            result.figures = await figures(tx, by, of.whose, _since(of.period, now))
        paces = [await pace_of(tx, cap, now) for cap in here] if administers else []
    said = [_say(result, _tightest(here, Unit.CREDITS), arguments)]
    for pace in paces:
        said += pace_words(pace, now)[1:]
    if not wants_figures or not result.figures:
        return result.model_copy(update={"say": " ".join(said)})
    result.say = "\n".join([" ".join(said), *lines(result.figures)])
    return result.enclosing(_enclosed(by, arguments, result.figures))


def _enclosed(
    by: By, arguments: UsageReportArguments, found: Sequence[UsageFigure]
) -> Iterator[Enclosure]:
    title, personal = (
        f"{speak(_BY[by])}, {speak(_WHEN[arguments.period])}",
        arguments.scope == "mine",
    )
    yield chart(title, found, personal=personal)
    if arguments.file:
        yield table(title, by, found, personal=personal)


async def _administers(ctx: ToolContext) -> bool:
    async with ctx.services.db.read() as tx:
        return may(await role_of(tx, ctx), Right.ADMIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """Whose usage is told, as the ledger and as the roll-up know it, and of which period."""

    scope: Scope
    whose: Whose
    period: Period


def _whose(ctx: ToolContext, scope: str, period: Period) -> _Counted:
    here = ctx.conversation
    match scope:
        case "mine":
            pool, whose = ledger.scope_of_person(ctx.person.id), Whose(person_id=ctx.person.id)
        case "chat":
            pool, whose = ledger.scope_of_conversation(here.id), Whose(conversation_id=here.id)
        case _ if here.server is not None:
            pool = ledger.scope_of_server(f"{here.platform}:{here.server}")
            whose = Whose(server=(here.platform, here.server))
        case _:
            field = "scope"
            sentence = speak("This chat belongs to no server.")
            raise BadArgument(field, sentence)
    return _Counted(scope=pool, whose=whose, period=period)


async def _counted(
    tx: Transaction, counted_for: _Counted, here: Sequence[Cap], now: datetime
) -> UsageResult:
    scope, whose, period = counted_for.scope, counted_for.whose, counted_for.period
    balance = await ledger.balance(tx, scope, period, now)
    rows = await usage.report(tx, whose, since=_since(period, now))
    return UsageResult(
        say="",
        pictures=sum(row.pictures for row in rows),
        spent=balance.spent,
        reserved=balance.reserved,
        left=_left(_tightest(here, Unit.CREDITS), balance, Unit.CREDITS),
        pictures_left=_left(_tightest(here, Unit.PICTURES), balance, Unit.PICTURES),
        unknown_price=sum(row.unpriced for row in rows),
        lines=[_line(row) for row in rows],
    )


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
    when = speak(_WHEN[arguments.period])
    pictures, spent = counted(result.pictures, "picture"), counted(result.spent, "credit")
    parts = [
        speak(
            _USED[arguments.scope],
            spent=spent,
            pictures=pictures,
            when=when,
        )
    ]
    if result.reserved:
        parts.append(
            speak(
                "{credits} more are set aside for open orders.",
                credits=counted(result.reserved, "credit"),
            )
        )
    if cap is not None and result.left is not None:
        parts.append(
            speak("{credits} of {cap} are left.", credits=counted(result.left, "credit"), cap=cap)
        )
    if result.pictures_left is not None:
        parts.append(
            speak(
                "{pictures} may be ordered.", pictures=counted(result.pictures_left, "more picture")
            )
        )
    if result.unknown_price:
        unknown = counted(result.unknown_price, "order")
        parts.append(
            speak(
                "The price of {unknown} is unknown; an estimate is counted for it.", unknown=unknown
            )
        )
    if result.lines and arguments.by is None:
        ranked = sorted(result.lines, key=lambda line: (-line.credits, -line.pictures))
        parts.append(speak("In detail: {lines}.", lines=listed(map(_line_words, ranked[:_LINES]))))
    return " ".join(parts)


def _line_words(line: UsageLine) -> str:
    price = (
        speak("price unknown")
        if line.unknown_price and not line.credits
        else counted(line.credits, "credit")
    )
    model = choice.label(line.model)
    return speak(
        "{pictures} by {model} ({tool}, {price})",
        pictures=line.pictures,
        model=model,
        tool=line.tool,
        price=price,
    )


TOOL = tool(
    name="usage_report",
    command="usage",
    summary="See what was used and what is left",
    description=(
        "Credits and pictures used, and what is left; by day, model, person or tool with a chart; "
        "as a CSV file. Only when asked for."
    ),
    arguments=UsageReportArguments,
    result=UsageResult,
    run=usage_report,
)

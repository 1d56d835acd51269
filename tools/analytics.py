"""What happened here: how often it worked, how long it took, what it cost, who asked for it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from jobs.tallying import percentile
from storage import people, tallies
from storage.database import Transaction
from storage.ledger import Period
from storage.tables import JobState, PersonId
from storage.tallies import Kind, Tally
from tools import choice
from tools.context import ToolContext
from tools.results import ToolResult
from tools.rights import Right
from tools.speech import speaking
from tools.tool import tool
from tools.wording import counted, lasting, listed

_PERIODS = {"day": Period.DAY, "month": Period.MONTH, "all": Period.TOTAL}
_WHEN = {"day": "today", "month": "this month", "all": "since the beginning"}
_OWN_WISH = frozenset({JobState.REFUSED, JobState.CANCELLED})
"""Ends that say nothing about the provider: a refused wish, one that was called off."""
_TOP = 5
_HALF, _MOST = 0.5, 0.95


class AnalyticsArguments(BaseModel):
    """Over which time."""

    period: Annotated[
        Literal["day", "month", "all"],
        Field(description="Today, this month, or from the beginning."),
    ] = "month"


class ModelLine(BaseModel):
    """One model's figures. Times are seconds; None where nothing was finished."""

    model: str
    ended: dict[str, int]
    success: float | None
    refused: int
    pictures: int
    credits: int
    unpriced: int
    drawing_p50: float | None
    drawing_p95: float | None
    waiting_p50: float | None
    waiting_p95: float | None


class Spender(BaseModel):
    """A person and the credits of the period."""

    name: str
    credits: int


class AnalyticsResult(ToolResult):
    """All figures of the period; `success` is the share of orders that ended with a picture."""

    pictures: int
    credits: int
    credits_per_picture: float | None
    success: float | None
    refused: int
    people: int
    chats: int
    failures: dict[str, int]
    enhancements: dict[str, int]
    models: list[ModelLine]
    top: list[Spender]


async def analytics(ctx: ToolContext, arguments: AnalyticsArguments) -> AnalyticsResult:
    """The figures of this installation."""
    period, now = _PERIODS[arguments.period], ctx.services.clock()
    rows, persons, chats, top = await ctx.services.survey(partial(_counts, period=period, now=now))
    # What is counted of no model has no line.
    lines = [_line(model, rows) for model in dict.fromkeys(row.model for row in rows) if model]
    lines.sort(key=lambda line: (-line.pictures, line.model))
    pictures, credits = sum(one.pictures for one in lines), sum(one.credits for one in lines)
    result = AnalyticsResult(
        say="",
        pictures=pictures,
        credits=credits,
        credits_per_picture=round(credits / pictures, 1) if pictures else None,
        success=_success(_sums(rows, Kind.ENDED)),
        refused=sum(one.refused for one in lines),
        people=persons,
        chats=chats,
        failures=_failures(rows),
        enhancements=_sums(rows, Kind.ENHANCEMENT),
        models=lines,
        top=top,
    )
    with speaking("en"):  # as administrators are told everything
        return result.model_copy(update={"say": _say(result, arguments.period)})


async def _counts(
    tx: Transaction, *, period: Period, now: datetime
) -> tuple[list[Tally], int, int, list[Spender]]:
    """The tallies of the period, how many people and chats there were, and who spent most."""
    at = {"period": period.value, "period_key": period.key(now)}
    rows = await tallies.since(tx, _since(period, now))
    persons = await tallies.active(tx, scope="person", **at)
    chats = await tallies.active(tx, scope="conversation", **at)
    spenders = await tallies.biggest(tx, scope="person", limit=_TOP, **at)
    return rows, persons, chats, [await _spender(tx, *one) for one in spenders]


def _since(period: Period, now: datetime) -> date:
    today = now.date()
    return {
        Period.DAY: today,
        Period.MONTH: today.replace(day=1),
        Period.TOTAL: date.min,
    }[period]


async def _spender(tx: Transaction, scope_id: str, credits: int) -> Spender:
    person = await people.get(tx, PersonId(UUID(scope_id)))
    return Spender(name=person.name if person is not None else "somebody who left", credits=credits)


def _line(model: str, rows: Sequence[Tally]) -> ModelLine:
    own = [row for row in rows if row.model == model]
    ended = _sums(own, Kind.ENDED)
    drawing, waiting = _buckets(own, Kind.DRAWING), _buckets(own, Kind.WAITING)
    return ModelLine(
        model=model,
        ended=ended,
        success=_success(ended),
        refused=_of_states(ended, {JobState.REFUSED}),
        pictures=sum(_sums(own, Kind.PICTURES).values()),
        credits=sum(_sums(own, Kind.CREDITS).values()),
        unpriced=sum(_sums(own, Kind.UNPRICED).values()),
        drawing_p50=percentile(drawing, _HALF),
        drawing_p95=percentile(drawing, _MOST),
        waiting_p50=percentile(waiting, _HALF),
        waiting_p95=percentile(waiting, _MOST),
    )


def _sums(rows: Iterable[Tally], kind: Kind) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in rows:
        if row.kind is kind:
            sums[row.value] = sums.get(row.value, 0) + row.count
    return {value: count for value, count in sums.items() if count > 0}


def _buckets(rows: Iterable[Tally], kind: Kind) -> dict[int, int]:
    return {int(value): count for value, count in _sums(rows, kind).items()}


def _of_states(ended: dict[str, int], states: Iterable[JobState]) -> int:
    wanted = set(states)
    return sum(count for value, count in ended.items() if value.partition(":")[0] in wanted)


def _success(ended: dict[str, int]) -> float | None:
    tried = sum(ended.values()) - _of_states(ended, _OWN_WISH)
    return round(_of_states(ended, {JobState.DONE}) / tried, 4) if tried else None


def _failures(rows: Sequence[Tally]) -> dict[str, int]:
    """Ends without a picture by cause, most frequent first."""
    causes: dict[str, int] = {}
    for value, count in _sums(rows, Kind.ENDED).items():
        state, _, failure = value.partition(":")
        if state != JobState.DONE:
            cause = failure or state
            causes[cause] = causes.get(cause, 0) + count
    return dict(sorted(causes.items(), key=lambda one: -one[1]))


def _say(result: AnalyticsResult, period: str) -> str:
    if not result.models:
        return f"Nothing has been drawn {_WHEN[period]}."
    people, chats = _persons(result.people), counted(result.chats, "chat")
    cost = f"{counted(result.credits, 'credit')}{_each(result)}"
    parts = [
        f"{counted(result.pictures, 'picture')} {_WHEN[period]} for {people} in {chats}: {cost}."
    ]
    if result.success is not None:
        parts.append(f"{result.success:.1%} of the orders ended with a picture.")
    if result.failures:
        causes = (f"{cause.replace('_', ' ')} {n}" for cause, n in result.failures.items())
        parts.append(f"Without one: {listed(causes)}.")
    parts += [_model_words(line) for line in result.models[:_TOP]]
    if result.enhancements:
        choices = (f"{choice} {n}" for choice, n in result.enhancements.items())
        parts.append(f"Richer words: {listed(choices)}.")
    if result.top:
        names = (f"{one.name} ({counted(one.credits, 'credit')})" for one in result.top)
        parts.append(f"Most by {listed(names)}.")
    return "\n".join(parts)


def _persons(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _each(result: AnalyticsResult) -> str:
    if result.credits_per_picture is None:
        return ""
    return f", {result.credits_per_picture:g} a picture"


def _model_words(line: ModelLine) -> str:
    words = [counted(line.pictures, "picture"), counted(line.credits, "credit")]
    if line.success is not None:
        words.append(f"{line.success:.0%} worked")
    if line.drawing_p50 is not None and line.drawing_p95 is not None:
        words.append(f"drawn in {lasting(line.drawing_p50)} (95 %: {lasting(line.drawing_p95)})")
    if line.waiting_p95 is not None:
        words.append(f"waited up to {lasting(line.waiting_p95)}")
    return f"{choice.label(line.model)}: {', '.join(words)}."


TOOL = tool(
    name="analytics",
    command="analytics",
    summary="See what happened here: success, times, cost",
    description="Figures of this installation for administrators: success, times, cost, people.",
    arguments=AnalyticsArguments,
    result=AnalyticsResult,
    run=analytics,
    needs=Right.ADMIN,
)

"""Which of the models that fit draws: by what is left to spend, by their record here, by ratio."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from freepik.catalog import Capability, Endpoint
from freepik.requests import Wish
from storage.database import Transaction
from storage.ledger import Account, Unit
from tools import breaker, choice
from tools.choice import Why
from tools.context import ToolContext
from tools.records import UNTRIED, Record, records
from tools.speech import speak

_UNTRIED_SUCCESS = 0.75
"""What a model that nobody tried is taken to achieve: better than one that often fails."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the model is to draw, for whom it is paid."""

    prompt: str
    style: str | None
    ratio: str | None
    count: int
    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The model, why it is this one, and a line about it where it is not the usual one."""

    model: Endpoint
    why: Why
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the ranking goes by; `left` is None where nothing bounds what is spent."""

    left: int | None
    records: Mapping[str, Record]
    costs: Mapping[str, int]

    def record(self, model: Endpoint) -> Record:
        return self.records.get(model.name, UNTRIED)

    def affordable(self, model: Endpoint) -> bool:
        return self.left is None or self.costs[model.name] <= self.left


async def left_to_spend(tx: Transaction, ctx: ToolContext, account: Account) -> int | None:
    """The credits that every limit still leaves; None where there is none."""
    lefts = await ctx.services.budget.left(tx, account, now=ctx.services.clock())
    return min((one.amount for one in lefts if one.cap.unit is Unit.CREDITS), default=None)


async def choose(ctx: ToolContext, wanted: Wanted) -> Chosen:
    """The best model for it that works now.

    Of those that fit, the first as listed that what is left pays for and whose record here is as
    good as the others'; a cheaper one that only can draw comes after them.
    """
    return await ctx.services.db.look(partial(_choose, ctx=ctx, wanted=wanted))


async def fixed(ctx: ToolContext, model: Endpoint, why: Why) -> Chosen:
    """A model for which nothing else can stand in; that it keeps failing is told."""
    async with ctx.services.db.read() as tx:
        resting = await breaker.is_resting(tx, model.name, ctx.services.clock())
    if resting:
        return Chosen(model=model, why=why, told=(_all_the_same(model),))
    return Chosen(model=model, why=why, told=choice.sentence(model, why))


def _all_the_same(model: Endpoint) -> str:
    return speak("{model} has been failing for a while; I try it all the same.", model=model.label)


async def _choose(tx: Transaction, *, ctx: ToolContext, wanted: Wanted) -> Chosen:
    now = ctx.services.clock()
    why, fitting = choice.fitting(wanted.prompt, wanted.style)
    able = [*fitting, *(one for one in choice.usable(Capability.GENERATE) if one not in fitting)]
    exact = [one for one in able if wanted.ratio in {None, *one.ratios}] or able
    known = _Known(
        left=await left_to_spend(tx, ctx, wanted.account),
        records=await records(tx, now),
        costs={one.name: _cost(ctx, one, wanted.count) for one in able},
    )
    ranking = _ranked(exact, fitting, known)
    model = await breaker.first_working(tx, ranking, now) or ranking[0]
    if model is not ranking[0]:
        told = speak(
            "{usual} has been failing for a while, so {model} draws this.",
            usual=ranking[0].label,
            model=model.label,
        )
        return Chosen(model=model, why=Why.STAND_IN, told=(told,))
    if await breaker.is_resting(tx, model.name, now):
        return Chosen(model=model, why=why, told=(_all_the_same(model),))
    first = fitting[0]
    if model is not first:
        why = _why_not(first, exact, known)
    return Chosen(model=model, why=why, told=choice.sentence(model, why, known.left))


def _cost(ctx: ToolContext, model: Endpoint, count: int) -> int:
    wish = Wish(capability=Capability.GENERATE, count=count)
    return ctx.services.pricing.counted(ctx.services.pricing.quote(model.name, wish), wish)


def _ranked(
    models: Sequence[Endpoint], fitting: Sequence[Endpoint], known: _Known
) -> list[Endpoint]:
    """Best first. Records count in tenths and doublings: what is nearly the same is the same.

    They are held against that of the model listed first. Without one the list decides, or what
    happens to be used would become the usual choice.
    """
    first = known.record(fitting[0])

    def failures(record: Record) -> int:
        success = _UNTRIED_SUCCESS if record.success is None else record.success
        return 0 if first.success is None else round(10 * (1 - success))

    def slowness(record: Record) -> int:
        if record.seconds is None or first.seconds is None:
            return 0
        return round(math.log2(record.seconds / first.seconds))

    def place(model: Endpoint) -> tuple[bool, bool, int, int]:
        record = known.record(model)
        fits = model in fitting
        return not known.affordable(model), not fits, failures(record), slowness(record)

    return sorted(models, key=place)


def _why_not(first: Endpoint, exact: Sequence[Endpoint], known: _Known) -> Why:
    """Why it is not the one that is listed first."""
    if first not in exact:
        return Why.RATIO
    return Why.RECORD if known.affordable(first) else Why.BUDGET

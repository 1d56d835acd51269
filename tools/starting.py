"""Begins a run: what it comes to is said, and held against what may be spent, beforehand."""

from dataclasses import asdict
from typing import Any

from pydantic import Field

from jobs.runs import NewRun
from storage.ledger import Unit
from storage.tables import RunId, RunState
from tools.accounts import account_of
from tools.context import ToolContext
from tools.errors import OverBudget
from tools.estimates import Estimate, estimate
from tools.failures import left_words
from tools.plans import Plan
from tools.results import ToolResult
from tools.speech import speak
from tools.wording import counted, lasting


class RunResult(ToolResult):
    """A run that was begun, or that waits for approval; its own card tells how far it is."""

    run_id: RunId = Field(exclude=True)
    name: str
    calls: int
    pictures: int
    credits: int
    unpriced: int
    waits_for_approval: bool


async def start(ctx: ToolContext, name: str, plan: Plan, *, asks: bool = False) -> RunResult:
    """Begin the run, or `asks` first; the same call of the same turn begins it once.

    Raises:
        OverBudget: its estimate does not fit under a limit of the person, the chat or all.
    """
    coming = estimate(plan, ctx.services.pricing)
    await _check_budget(ctx, coming)
    run = await ctx.services.runs.begin(
        NewRun(
            name=name,
            plan=_kept(plan),
            credits=None if coming.unpriced else coming.credits,
            person_id=ctx.person.id,
            conversation=ctx.conversation,
            caller=asdict(ctx.caller),
            request_key=ctx.request_key,
            asks=asks,
        )
    )
    waits = run.state is RunState.AWAITING_APPROVAL
    return RunResult(
        say=_say(plan, coming, waits=waits),
        run_id=run.id,
        name=name,
        calls=coming.calls,
        pictures=coming.pictures,
        credits=coming.credits,
        unpriced=coming.unpriced,
        waits_for_approval=waits,
    )


def price_words(coming: Estimate) -> str:
    """The estimate as people read it, such as “about 560 credits”."""
    if not coming.unpriced:
        return speak("about {credits}", credits=counted(coming.credits, "credit"))
    unknown = speak("{calls} of unknown price", calls=counted(coming.unpriced, "call"))
    return (
        speak(
            "about {credits} and {unknown}",
            credits=counted(coming.credits, "credit"),
            unknown=unknown,
        )
        if coming.credits
        else unknown
    )


async def _check_budget(ctx: ToolContext, coming: Estimate) -> None:
    budget, now = ctx.services.budget, ctx.services.clock()
    counted_as = coming.credits + coming.unpriced * ctx.services.pricing.assumed
    async with ctx.services.db.read() as tx:
        lefts = await budget.left(tx, await account_of(tx, ctx), now=now)
    for left in lefts:
        pictures = left.cap.unit is Unit.PICTURES
        if (coming.pictures if pictures else counted_as) <= left.amount:
            continue
        needs = counted(coming.pictures, "picture") if pictures else price_words(coming)
        sentence = speak(
            "All of it needs {needs}. {left} Nothing was begun.",
            needs=needs,
            left=left_words(left),
        )
        raise OverBudget(sentence)


def _kept(plan: Plan) -> dict[str, Any]:
    return plan.model_dump(mode="json")


def _say(plan: Plan, coming: Estimate, *, waits: bool) -> str:
    size = (
        f"{counted(len(plan.steps) - len(plan.given), 'step')}, "
        f"{counted(coming.pictures, 'picture')}, {price_words(coming)}"
    )
    if waits:
        return speak(
            "“{title}” comes to {size}. It begins once you approve it on its card.",
            title=speak(plan.title),
            size=size,
        )
    return speak(
        "“{title}” has begun: {size}, usually {time}.",
        title=speak(plan.title),
        size=size,
        time=lasting(coming.seconds),
    )

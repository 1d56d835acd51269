"""Which models could do something, and what each costs, takes and has achieved here."""

from functools import partial
from typing import Annotated

from pydantic import BaseModel, Field

from freepik.catalog import Capability, Endpoint
from freepik.requests import Wish
from storage.database import Transaction
from tools import breaker, choice
from tools.accounts import account_of
from tools.choosing import left_to_spend
from tools.context import ToolContext
from tools.records import UNTRIED, records
from tools.results import ToolResult
from tools.speech import speak
from tools.tool import tool
from tools.wording import counted, lasting

_PIXELS = 2048 * 2048  # of the picture that is worked on, where a price goes by it


class ListModelsArguments(BaseModel):
    """What is to be done."""

    capability: Annotated[
        Capability, Field(description="What the models are to do; drawing unless said.")
    ] = Capability.GENERATE


class ModelEntry(BaseModel):
    """One model; `credits` is null where no price is known, `success` where too little was tried.

    `seconds` are measured here where anything was, else the catalogue's. `resting`: it has failed
    so often lately that it is left alone unless it is named. `affordable`: what is left to the
    asker, by every limit, pays for one picture.
    """

    name: str
    label: str
    good_at: str
    credits: int | None
    seconds: float
    success: float | None
    resting: bool
    affordable: bool


class ModelsResult(ToolResult):
    """The models that can do it, the usual one first."""

    models: list[ModelEntry]


async def list_models(ctx: ToolContext, arguments: ListModelsArguments) -> ModelsResult:
    """What could do it, with price, time and history."""
    able = choice.usable(arguments.capability)
    entries = await ctx.services.db.look(
        partial(_entries, ctx=ctx, able=able, capability=arguments.capability)
    )
    doing = arguments.capability.value.replace("_", " ")
    lines = [speak("Models that can {doing}, for one picture:", doing=doing), *map(_line, entries)]
    return ModelsResult(say="\n".join(lines), models=entries)


async def _entries(
    tx: Transaction, *, ctx: ToolContext, able: tuple[Endpoint, ...], capability: Capability
) -> list[ModelEntry]:
    now, pricing, wish = ctx.services.clock(), ctx.services.pricing, Wish(capability=capability)
    known = await records(tx, now)
    left = await left_to_spend(tx, ctx, await account_of(tx, ctx))
    entries = []
    for one in able:
        record = known.get(one.name, UNTRIED)
        credits = pricing.quote(one.name, wish, input_pixels=_PIXELS)
        entries.append(
            ModelEntry(
                name=one.name,
                label=one.label,
                good_at=one.good_at,
                credits=credits,
                seconds=record.seconds or one.typical_seconds,
                success=record.success,
                resting=await breaker.is_resting(tx, one.name, now),
                affordable=left is None or pricing.counted(credits, wish) <= left,
            )
        )
    return entries


def _line(entry: ModelEntry) -> str:
    price = speak("price unknown") if entry.credits is None else counted(entry.credits, "credit")
    facts = [price, speak("about {time}", time=lasting(entry.seconds))]
    if entry.success is not None:
        facts.append(speak("{success:.0%} came through here lately", success=entry.success))
    if not entry.affordable:
        facts.append(speak("more than is left to spend"))
    if entry.resting:
        facts.append(speak("failing at the moment"))
    return f"{entry.label}: {entry.good_at} ({', '.join(facts)})"


TOOL = tool(
    name="list_models",
    command="models",
    summary="See which models there are",
    description=(
        "List the models that can do something, with price, time and success: for questions "
        "such as which models could do this and what they cost."
    ),
    arguments=ListModelsArguments,
    result=ModelsResult,
    run=list_models,
)

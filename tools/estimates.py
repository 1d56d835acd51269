"""What a workflow will come to before it begins: pictures, credits, time."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from freepik.catalog import Capability, Endpoint, for_capability
from freepik.requests import Wish
from jobs.pricing import Pricing
from tools import choice
from tools.errors import BadArgument
from tools.plans import Plan

Arguments = Mapping[str, JsonValue]

_USUAL_PIXELS = 2048 * 2048
"""The size of a picture that is not drawn yet, where a price goes by it: Mystic's default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """`credits` counts what has a price; `unpriced` the calls without one. Seconds: in a row."""

    calls: int
    pictures: int
    credits: int
    unpriced: int
    seconds: float


def estimate(plan: Plan, pricing: Pricing) -> Estimate:
    """Add the steps up, as if every one of them came through."""
    made = {step: len(pictures) for step, pictures in plan.given.items()}
    calls = pictures = credits = unpriced = 0
    seconds: dict[str, float] = dict.fromkeys(made, 0.0)
    for step in plan.steps:
        if step.id in plan.given:
            continue
        sources = 1 if step.of is None or step.joins else made[step.of]
        made[step.id], longest = 0, 0.0
        for variant in step.variants():
            count = _count(variant)
            endpoint = _endpoint(step.tool, variant)
            price = _price(step.tool, variant, endpoint, pricing)
            calls += sources
            made[step.id] += sources * count
            credits += (price or 0) * sources
            unpriced += sources if price is None else 0
            longest = max(longest, endpoint.typical_seconds if endpoint else 0.0)
        pictures += made[step.id]
        before = seconds[step.of] if step.of is not None else 0.0
        seconds[step.id] = before + longest
    return Estimate(
        calls=calls,
        pictures=pictures,
        credits=credits,
        unpriced=unpriced,
        seconds=max(seconds.values(), default=0.0),
    )


def _count(arguments: Arguments) -> int:
    asked = arguments.get("count")
    return asked if isinstance(asked, int) else 1


def _endpoint(tool: str, arguments: Arguments) -> Endpoint | None:
    """The model that will probably be taken; None for what is done here and costs nothing."""
    if tool not in set(Capability):
        return None
    capability = Capability(tool)
    named = arguments.get("model")
    if isinstance(named, str):
        try:
            return choice.named(capability, named)
        except BadArgument:
            pass  # said when the step is ordered; until then the usual one stands for it
    return for_capability(capability)[0]


def _price(
    tool: str, arguments: Arguments, endpoint: Endpoint | None, pricing: Pricing
) -> int | None:
    if endpoint is None:
        return 0
    factor, resolution = arguments.get("factor"), arguments.get("resolution")
    wish = Wish(
        capability=Capability(tool),
        count=_count(arguments),
        factor=factor if isinstance(factor, int) else None,
        resolution=resolution if isinstance(resolution, str) else None,
    )
    return pricing.quote(endpoint.name, wish, input_pixels=_USUAL_PIXELS)

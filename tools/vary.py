"""Draw a picture again, a little or very different."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from freepik.catalog import Capability, Endpoint, endpoint
from freepik.requests import Role, Wish
from tools import choice
from tools.context import ToolContext
from tools.drawing import Drawing, order
from tools.fields import Picture
from tools.picture_ref import resolve
from tools.results import DrawResult
from tools.shape import ratio_to_come, size_of
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

USUAL = "reimagine-flux"


class VaryArguments(BaseModel):
    """Which picture, and how far from it."""

    picture: Picture = "last"
    count: Annotated[int, Field(ge=1, le=4, description="How many variations, 1 to 4.")] = 1
    strength: Annotated[
        Literal["subtle", "vivid", "wild"], Field(description="How far from the original.")
    ] = "subtle"
    prompt: Annotated[
        str | None, Field(max_length=4000, description="What the variations should lean towards.")
    ] = None


async def vary(ctx: ToolContext, arguments: VaryArguments) -> DrawResult:
    """Order the variations; model and seed of the original are carried along where they can be."""
    found = await resolve(ctx, arguments.picture)
    model = choice.by_name(found.model, Capability.VARY) or endpoint(USUAL)
    wish = Wish(
        capability=Capability.VARY,
        prompt=arguments.prompt or (found.caption if _wants_words(model) else None),
        ratio=None if model.keeps_shape else ratio_to_come(found),
        count=arguments.count,
        seed=found.seed,
        mode=arguments.strength,
    )
    return await order(
        ctx,
        Drawing(
            tool="vary",
            doing=speak("Varying #{number} as {new}", number=found.number, new=NEW),
            endpoint=model,
            wish=wish,
            prompt=arguments.prompt or found.caption,
            quotes=arguments.prompt is not None,
            asked=arguments.model_fields_set,
            inputs=[found.as_input(Role.IMAGE)],
            sources=[found],
            parent_id=found.image_id,
            size=size_of(found),
        ),
    )


def _wants_words(model: Endpoint) -> bool:
    return model.prompt is not None and model.prompt.required


TOOL = tool(
    name="vary",
    command="vary",
    summary="Draw variations of a picture",
    description="Draw a picture again, a little or very different from the original.",
    arguments=VaryArguments,
    result=DrawResult,
    run=vary,
    draws=True,
)

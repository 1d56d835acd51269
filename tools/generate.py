"""Draw new pictures from words."""

from typing import Annotated

from pydantic import BaseModel, Field

from freepik.catalog import Capability
from freepik.requests import Wish
from tools import choice
from tools.context import ToolContext
from tools.drawing import Drawing, order
from tools.fields import Model, Ratio, Resolution, Seed
from tools.results import DrawResult
from tools.tool import tool


class GenerateArguments(BaseModel):
    """What to draw, and how."""

    prompt: Annotated[
        str,
        Field(
            min_length=1, max_length=4000, description="What to draw, in the person's own words."
        ),
    ]
    ratio: Ratio = None
    count: Annotated[int, Field(ge=1, le=8, description="How many pictures, 1 to 8.")] = 1
    style: Annotated[
        str | None, Field(max_length=80, description='A style such as "watercolor" or "anime".')
    ] = None
    model: Model = None
    negative: Annotated[
        str | None, Field(max_length=1000, description="What must not be in the picture.")
    ] = None
    seed: Seed = None
    resolution: Resolution = None
    exact: Annotated[
        bool, Field(description="True when the person wants their words used exactly as they are.")
    ] = False


async def generate(ctx: ToolContext, arguments: GenerateArguments) -> DrawResult:
    """Order the pictures; the words are drawn as they were given."""
    model = (
        choice.named(Capability.GENERATE, arguments.model)
        if arguments.model
        else choice.for_picture(arguments.prompt, arguments.style)
    )
    wish = Wish(
        capability=Capability.GENERATE,
        prompt=arguments.prompt,
        ratio=arguments.ratio,
        count=arguments.count,
        seed=arguments.seed,
        negative=arguments.negative,
        style=arguments.style,
        resolution=arguments.resolution,
    )
    return await order(
        ctx,
        Drawing(
            tool="generate",
            doing="Drawing {numbers}",
            endpoint=model,
            wish=wish,
            prompt=arguments.prompt,
            asked=arguments.model_fields_set,
        ),
    )


TOOL = tool(
    name="generate",
    command="imagine",
    summary="Draw a new picture",
    description=(
        "Draw new pictures from words. Pass the person's own words as prompt. The pictures "
        "come into the chat by themselves when done; the result says what was ordered."
    ),
    arguments=GenerateArguments,
    result=DrawResult,
    run=generate,
    draws=True,
)

"""Make a picture larger."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from freepik.catalog import Capability, Endpoint, endpoint
from freepik.requests import Role, Wish
from tools import choice
from tools.context import ToolContext
from tools.drawing import Drawing, fitted, order
from tools.errors import NotAllowed
from tools.fields import Factor, Model, Picture
from tools.found import Found
from tools.picture_ref import resolve
from tools.results import DrawResult
from tools.shape import size_of
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

FACTORS = (2, 4, 8, 16)
MODELS = {"creative": "image-upscaler", "faithful": "image-upscaler-precision-v2"}
LARGEST_KEPT = 80_000_000
"""Pixels: a larger picture would be paid for, and then not be accepted into our own store."""


class UpscaleArguments(BaseModel):
    """Which picture, how much larger, and whether detail may be invented."""

    picture: Picture = "last"
    factor: Factor = 2
    mode: Annotated[
        Literal["creative", "faithful"],
        Field(description="creative invents detail; faithful keeps to the original."),
    ] = "creative"
    model: Model = None


async def upscale(ctx: ToolContext, arguments: UpscaleArguments) -> DrawResult:
    """Order the enlargement, after the size of the result has been checked."""
    found = await resolve(ctx, arguments.picture)
    model = _model(arguments)
    factor = _keepable(found, arguments.factor)
    notes = []
    if factor != arguments.factor:
        most = LARGEST_KEPT / 1_000_000
        notes = [
            speak(
                "{asked}x would pass {most:g} megapixels, so I use {factor}x.",
                asked=arguments.factor,
                most=most,
                factor=factor,
            )
        ]
    size = size_of(found)
    wish = Wish(
        capability=Capability.UPSCALE,
        # The words that made the picture guide the invented detail.
        prompt=found.caption if model.prompt else None,
        factor=factor,
        mode=arguments.mode,
    )
    used = fitted(model, wish, size).wish.factor
    if used is None:  # which this one chooses itself
        doing = speak("Sharpening #{number} as {new}", number=found.number, new=NEW)
    else:
        doing = speak(
            "Enlarging #{number} {factor}x as {new}", number=found.number, factor=used, new=NEW
        )
    return await order(
        ctx,
        Drawing(
            tool="upscale",
            doing=doing,
            endpoint=model,
            wish=wish,
            prompt=found.caption,
            quotes=False,
            asked=arguments.model_fields_set if arguments.model else ("factor", "mode"),
            inputs=[found.as_input(Role.IMAGE)],
            sources=[found],
            parent_id=found.image_id,
            size=size,
            notes=notes,
        ),
    )


def _model(arguments: UpscaleArguments) -> Endpoint:
    if arguments.model:
        return choice.named(Capability.UPSCALE, arguments.model)
    return endpoint(MODELS[arguments.mode])


def _keepable(found: Found, factor: int) -> int:
    """The factor, or the largest smaller one whose result can be kept.

    Raises:
        NotAllowed: the picture is too large already.
    """
    if found.image is None:
        return factor  # its size is known only once it is drawn
    width, height = found.image.width, found.image.height
    keepable = [one for one in FACTORS if one <= factor and width * height * one**2 <= LARGEST_KEPT]
    if not keepable:
        sentence = speak(
            "#{number} is already {width}x{height}; that is as large as it gets here.",
            number=found.number,
            width=width,
            height=height,
        )
        raise NotAllowed(sentence)
    return max(keepable)


TOOL = tool(
    name="upscale",
    command="upscale",
    summary="Make a picture larger",
    description="Make a picture larger; creative invents detail, faithful does not.",
    arguments=UpscaleArguments,
    result=DrawResult,
    run=upscale,
    draws=True,
)

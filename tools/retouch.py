"""Retouch skin in a portrait."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from freepik.catalog import Capability, endpoint
from freepik.requests import Role, Wish
from tools.context import ToolContext
from tools.drawing import Drawing, order
from tools.fields import Picture
from tools.picture_ref import resolve
from tools.results import DrawResult
from tools.shape import size_of
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

MODELS = {
    "natural": "skin-enhancer-faithful",
    "creative": "skin-enhancer-creative",
    "flexible": "skin-enhancer-flexible",
}


class RetouchArguments(BaseModel):
    """Which portrait, and how freely."""

    picture: Picture = "last"
    manner: Annotated[
        Literal["natural", "creative", "flexible"],
        Field(description="natural keeps the face; creative repaints skin; flexible does more."),
    ] = "natural"


async def retouch(ctx: ToolContext, arguments: RetouchArguments) -> DrawResult:
    """Order the retouched portrait."""
    found = await resolve(ctx, arguments.picture)
    return await order(
        ctx,
        Drawing(
            tool="retouch",
            doing=speak("Retouching #{number} as {new}", number=found.number, new=NEW),
            endpoint=endpoint(MODELS[arguments.manner]),
            wish=Wish(capability=Capability.RETOUCH),
            prompt=found.caption,
            quotes=False,
            inputs=[found.as_input(Role.IMAGE)],
            sources=[found],
            parent_id=found.image_id,
            size=size_of(found),
        ),
    )


TOOL = tool(
    name="retouch",
    command="retouch",
    summary="Retouch skin in a portrait",
    description="Improve skin in a portrait: natural, creative or flexible.",
    arguments=RetouchArguments,
    result=DrawResult,
    run=retouch,
    draws=True,
)

"""Estimate whether a picture was made by AI."""

from pydantic import BaseModel

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

MODEL = "classifier-image"


class ClassifyArguments(BaseModel):
    """Which picture."""

    picture: Picture = "last"


async def classify(ctx: ToolContext, arguments: ClassifyArguments) -> DrawResult:
    """Order the estimate; it comes into the chat on a card of its own."""
    found = await resolve(ctx, arguments.picture)
    return await order(
        ctx,
        Drawing(
            tool="classify",
            doing=speak("Looking whether #{number} was made by AI", number=found.number),
            endpoint=endpoint(MODEL),
            wish=Wish(capability=Capability.CLASSIFY),
            prompt=found.caption,
            quotes=False,
            inputs=[found.as_input(Role.IMAGE)],
            sources=[found],
            parent_id=found.image_id,
            size=size_of(found),
        ),
    )


TOOL = tool(
    name="classify",
    command="classify",
    summary="Estimate whether a picture was made by AI",
    description="Estimate whether a picture was made by AI; the answer comes by card.",
    arguments=ClassifyArguments,
    result=DrawResult,
    run=classify,
    draws=True,
)

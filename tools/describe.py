"""Describe a picture in words that could draw it again."""

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

MODEL = "image-to-prompt"


class DescribeArguments(BaseModel):
    """Which picture."""

    picture: Picture = "last"


async def describe(ctx: ToolContext, arguments: DescribeArguments) -> DrawResult:
    """Order the description; it comes into the chat on a card of its own."""
    found = await resolve(ctx, arguments.picture)
    return await order(
        ctx,
        Drawing(
            tool="describe",
            doing=speak("Describing #{number}", number=found.number),
            endpoint=endpoint(MODEL),
            wish=Wish(capability=Capability.DESCRIBE),
            prompt=found.caption,
            quotes=False,
            inputs=[found.as_input(Role.IMAGE)],
            sources=[found],
            parent_id=found.image_id,
            size=size_of(found),
        ),
    )


TOOL = tool(
    name="describe",
    command="describe",
    summary="Describe a picture in words",
    description="Have a picture described in words that could draw it; the words come by card.",
    arguments=DescribeArguments,
    result=DrawResult,
    run=describe,
    draws=True,
)

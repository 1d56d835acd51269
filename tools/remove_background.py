"""Cut the subject of a picture out."""

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
from tools.wording import NEW

MODEL = "remove-background"


class RemoveBackgroundArguments(BaseModel):
    """Which picture."""

    picture: Picture = "last"


async def remove_background(ctx: ToolContext, arguments: RemoveBackgroundArguments) -> DrawResult:
    """Order the cut-out: a PNG whose background is transparent."""
    found = await resolve(ctx, arguments.picture)
    return await order(
        ctx,
        Drawing(
            tool="remove_background",
            doing=speak("Cutting out #{number} as {new}", number=found.number, new=NEW),
            endpoint=endpoint(MODEL),
            wish=Wish(capability=Capability.REMOVE_BACKGROUND),
            prompt=found.caption,
            quotes=False,
            inputs=[found.as_input(Role.IMAGE)],
            sources=[found],
            parent_id=found.image_id,
            size=size_of(found),
        ),
    )


TOOL = tool(
    name="remove_background",
    command="cutout",
    summary="Remove the background of a picture",
    description="Cut the subject out: the background becomes transparent.",
    arguments=RemoveBackgroundArguments,
    result=DrawResult,
    run=remove_background,
    draws=True,
)

"""Give a picture other dimensions."""

from typing import Annotated

from pydantic import BaseModel, Field

from storage import darkroom
from tools.context import ToolContext
from tools.crafting import CraftResult, bytes_of, finished, kept, worked_on
from tools.errors import BadArgument
from tools.fields import Picture
from tools.rights import Right
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

Pixels = Annotated[int | None, Field(ge=1, le=darkroom.LARGEST_SIDE)]


class ResizeArguments(BaseModel):
    """Which picture, and how large; a side that is not given follows the other one."""

    picture: Picture = "last"
    width: Annotated[Pixels, Field(description="Pixels.")] = None
    height: Annotated[Pixels, Field(description="Pixels.")] = None
    percent: Annotated[
        int | None, Field(ge=1, le=400, description="Of its size now, such as 50.")
    ] = None


async def resize(ctx: ToolContext, arguments: ResizeArguments) -> CraftResult:
    """Resize it at once; nothing is charged, and no detail is added."""
    width, height, percent = arguments.width, arguments.height, arguments.percent
    if width is None and height is None and percent is None:
        field = "width"
        sentence = speak("How large? Say a width or height in pixels, or a percentage.")
        raise BadArgument(field, sentence)
    (image,) = await finished(ctx, [arguments.picture])
    (data,) = await bytes_of(ctx, [image])
    made = await worked_on(
        lambda: darkroom.resize(data, width=width, height=height, percent=percent)
    )
    did = speak("Here is #{number} resized, as {new}.", number=image.number, new=NEW)
    return await kept(ctx, made, tool="resize", parent=image, change="resized", did=did)


TOOL = tool(
    name="resize",
    command="resize",
    summary="Give a picture other dimensions",
    description="Resize to exact pixels or a percentage; free. For more detail use upscale.",
    arguments=ResizeArguments,
    result=CraftResult,
    run=resize,
    needs=Right.CREATE,
)

"""Cut the edges of a picture off."""

from typing import Annotated

from pydantic import BaseModel, Field

from storage import darkroom
from storage.darkroom import Edges
from tools.context import ToolContext
from tools.crafting import CraftResult, bytes_of, finished, kept, worked_on
from tools.errors import BadArgument
from tools.fields import Picture, Ratio
from tools.rights import Right
from tools.shape import value_of
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW

Percent = Annotated[int, Field(ge=0, le=95)]


class CropArguments(BaseModel):
    """Which picture; the ratio of what is to stay, or how much of each edge goes."""

    picture: Picture = "last"
    ratio: Ratio = None
    left: Annotated[Percent, Field(description="Percent to cut off at the left.")] = 0
    right: Annotated[Percent, Field(description="Percent to cut off at the right.")] = 0
    top: Annotated[Percent, Field(description="Percent to cut off at the top.")] = 0
    bottom: Annotated[Percent, Field(description="Percent to cut off at the bottom.")] = 0


async def crop(ctx: ToolContext, arguments: CropArguments) -> CraftResult:
    """Cut it at once; nothing is charged."""
    edges = Edges(
        left=arguments.left, right=arguments.right, top=arguments.top, bottom=arguments.bottom
    )
    if arguments.ratio is None and edges == Edges():
        field = "ratio"
        sentence = speak("How? Name a shape such as 1:1, or how much to cut off where.")
        raise BadArgument(field, sentence)
    (image,) = await finished(ctx, [arguments.picture])
    (data,) = await bytes_of(ctx, [image])
    if arguments.ratio is not None:
        ratio = value_of(arguments.ratio)
        made = await worked_on(lambda: darkroom.crop_to_ratio(data, ratio))
        change = f"cropped to {arguments.ratio}"
    else:
        made = await worked_on(lambda: darkroom.crop(data, edges))
        change = "cropped"
    did = speak("Here is #{number} cropped, as {new}.", number=image.number, new=NEW)
    return await kept(ctx, made, tool="crop", parent=image, change=change, did=did)


TOOL = tool(
    name="crop",
    command="crop",
    summary="Cut the edges of a picture off",
    description="Cut a picture to a ratio or at its edges; free. To add around it use expand.",
    arguments=CropArguments,
    result=CraftResult,
    run=crop,
    needs=Right.CREATE,
)

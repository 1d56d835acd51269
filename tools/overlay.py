"""Put a logo onto a picture."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from storage import darkroom
from tools.context import ToolContext
from tools.crafting import CraftResult, bytes_of, finished, kept, worked_on
from tools.fields import Picture
from tools.rights import Right
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW


class OverlayArguments(BaseModel):
    """Which picture, which logo, and where."""

    picture: Picture = "last"
    logo: Annotated[Picture, Field(description="The picture of the logo.")]
    corner: Annotated[
        Literal["top left", "top right", "bottom left", "bottom right"],
        Field(description="Where the logo goes."),
    ] = "bottom right"


async def overlay(ctx: ToolContext, arguments: OverlayArguments) -> CraftResult:
    """Put it there at once; nothing is charged."""
    image, logo = await finished(ctx, [arguments.picture, arguments.logo])
    data, mark = await bytes_of(ctx, [image, logo])
    corner = arguments.corner
    made = await worked_on(lambda: darkroom.overlay(data, mark, corner))
    change = f"with a logo at the {corner}"
    did = speak("Here is #{number} with the logo, as {new}.", number=image.number, new=NEW)
    return await kept(ctx, made, tool="overlay", parent=image, change=change, did=did)


TOOL = tool(
    name="overlay",
    command="logo",
    summary="Put a logo onto a picture",
    description="Put a logo picture into a corner of another picture; free, at once.",
    arguments=OverlayArguments,
    result=CraftResult,
    run=overlay,
    needs=Right.CREATE,
)

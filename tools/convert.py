"""Turn a picture into another file format."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field

from storage import darkroom
from tools.context import ToolContext
from tools.crafting import CraftResult, bytes_of, finished, kept, worked_on
from tools.fields import Picture
from tools.rights import Right
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW


def _format(value: object) -> object:
    """`JPG` is `jpeg`."""
    low = value.strip().lower().removeprefix(".") if isinstance(value, str) else value
    return "jpeg" if low == "jpg" else low


class ConvertArguments(BaseModel):
    """Which picture, and into what."""

    picture: Picture = "last"
    format: Annotated[
        Literal["png", "jpeg", "webp"],
        BeforeValidator(_format),
        Field(description="The file format."),
    ]
    quality: Annotated[
        int | None, Field(ge=1, le=100, description="For jpeg and webp: 100 is the best.")
    ] = None


async def convert(ctx: ToolContext, arguments: ConvertArguments) -> CraftResult:
    """Convert it at once; nothing is charged."""
    (image,) = await finished(ctx, [arguments.picture])
    (data,) = await bytes_of(ctx, [image])
    form, quality = arguments.format, arguments.quality
    made = await worked_on(lambda: darkroom.convert(data, form, quality))
    change = f"as {form.upper()}"
    did = speak(
        "Here is #{number} as {form}: {new}.", number=image.number, form=form.upper(), new=NEW
    )
    return await kept(ctx, made, tool="convert", parent=image, change=change, did=did)


TOOL = tool(
    name="convert",
    command="convert",
    summary="Turn a picture into PNG, JPEG or WebP",
    description="Convert a picture to png, jpeg or webp; free, at once.",
    arguments=ConvertArguments,
    result=CraftResult,
    run=convert,
    needs=Right.CREATE,
)

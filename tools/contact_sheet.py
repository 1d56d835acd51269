"""All pictures of a chat, or some, on one sheet."""

from typing import Annotated

from pydantic import BaseModel, Field

from storage import images
from storage.images import Image
from storage.sheets import Labelled
from storage.sheets import contact_sheet as sheet_of
from tools.context import ToolContext
from tools.crafting import CraftResult, bytes_of, finished, kept, worked_on
from tools.errors import NotFound
from tools.fields import Picture
from tools.rights import Right
from tools.speech import speak
from tools.tool import tool
from tools.wording import NEW, counted

MOST = 30


class ContactSheetArguments(BaseModel):
    """Which pictures; none named means those of this chat."""

    pictures: Annotated[
        list[Picture], Field(max_length=MOST, description="Which; empty: all of this chat.")
    ] = []


async def contact_sheet(ctx: ToolContext, arguments: ContactSheetArguments) -> CraftResult:
    """Lay them out at once; nothing is charged."""
    chosen = await finished(ctx, arguments.pictures) if arguments.pictures else await _all(ctx)
    if not chosen:
        sentence = speak("No picture has been made here yet: tell me what you would like to see.")
        raise NotFound(sentence)
    files = await bytes_of(ctx, chosen)
    labelled = [
        Labelled(label=f"#{image.number} {image.caption}", data=data)
        for image, data in zip(chosen, files, strict=True)
    ]
    made = await worked_on(lambda: sheet_of(labelled))
    number = counted(len(chosen), "picture")
    return await kept(
        ctx,
        made,
        tool="contact_sheet",
        parent=chosen[-1],
        change=f"on a sheet of {number}",
        did=speak("Here is a sheet of {pictures}: {new}.", pictures=number, new=NEW),
    )


async def _all(ctx: ToolContext) -> list[Image]:
    """The newest of this chat, oldest first, without other sheets."""
    async with ctx.services.db.read() as tx:
        recent = await images.recent(tx, ctx.conversation.id, MOST)
    return [image for image in reversed(recent) if image.tool != "contact_sheet"]


TOOL = tool(
    name="contact_sheet",
    command="sheet",
    summary="All pictures on one sheet",
    description="Lay out several pictures of this chat on one sheet; free, at once.",
    arguments=ContactSheetArguments,
    result=CraftResult,
    run=contact_sheet,
    needs=Right.CREATE,
)

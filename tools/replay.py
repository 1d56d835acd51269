"""Do all changes since the original again, in one pass on the original."""

from pydantic import BaseModel

from storage.descent import line_of
from tools.context import ToolContext
from tools.crafting import finished
from tools.descent import chained
from tools.edit import EditArguments, edit
from tools.errors import NotFound
from tools.fields import Picture
from tools.results import DrawResult
from tools.speech import speak
from tools.tool import tool

_LEAST = 2


class ReplayArguments(BaseModel):
    """Which picture."""

    picture: Picture = "last"


async def replay(ctx: ToolContext, arguments: ReplayArguments) -> DrawResult:
    """Order one edit of the original with all the instructions that led to the picture."""
    (image,) = await finished(ctx, [arguments.picture])
    async with ctx.services.db.read() as tx:
        line = await line_of(tx, image)
    edits = chained(line)
    if len(edits) < _LEAST:
        sentence = speak(
            "#{number} has fewer than two changes: there is nothing to put together.",
            number=image.number,
        )
        raise NotFound(sentence)
    original = line[len(edits)]
    instruction = "; ".join(one.prompt.strip().rstrip(".;") for one in reversed(edits))
    return await edit(ctx, EditArguments(instruction=instruction, picture=original.handle))


TOOL = tool(
    name="replay",
    command="replay",
    summary="All changes again, in one pass on the original",
    description=(
        "Do all changes of a much-edited picture again in one pass on its original: it loses less."
    ),
    arguments=ReplayArguments,
    result=DrawResult,
    run=replay,
    draws=True,
)

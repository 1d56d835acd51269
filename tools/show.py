"""Show a picture again, and make it the one that "it" means."""

from pydantic import BaseModel

from storage import conversations
from tools.context import ToolContext
from tools.errors import NotAllowed
from tools.fields import Picture
from tools.picture_ref import resolve
from tools.results import ToolResult
from tools.speech import speak
from tools.tool import tool
from tools.wording import quoted, state_told


class ShowArguments(BaseModel):
    """Which picture."""

    picture: Picture


class ShowResult(ToolResult):
    """The picture that is current from now on."""

    number: int
    handle: str
    caption: str


async def show(ctx: ToolContext, arguments: ShowArguments) -> ShowResult:
    """Make the picture the current one; whoever shows the result puts it into the chat again."""
    found = await resolve(ctx, arguments.picture)
    if found.image is None:
        state = f" ({state_told(found.job.state)})" if found.job else ""
        sentence = speak(
            "#{number} is not finished yet{state}; it comes by itself.",
            number=found.number,
            state=state,
        )
        raise NotAllowed(sentence)
    async with ctx.services.db.write() as tx:
        await conversations.set_current(tx, ctx.conversation.id, found.image.id)
    return ShowResult(
        say=speak(
            "Here is #{number} again: {words}. We go on from there.",
            number=found.number,
            words=quoted(found.caption),
        ),
        shows=[found.image.id],
        number=found.number,
        handle=found.image.handle,
        caption=found.caption,
    )


TOOL = tool(
    name="show",
    command="show",
    summary="Show a picture again and go on from it",
    description=(
        "Show a finished picture again and make it the current one: "
        '"undo" is show("previous"), "back to 2" is show("#2").'
    ),
    arguments=ShowArguments,
    result=ShowResult,
    run=show,
)

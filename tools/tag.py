"""Put a word on one's own pictures, or take it off, to find them by."""

from typing import Annotated

from pydantic import BaseModel, Field

from storage import image_tags
from storage.image_tags import LONGEST, tag_of
from tools.context import ToolContext
from tools.crafting import finished
from tools.descent import name_of
from tools.errors import BadArgument, NotAllowed
from tools.fields import Picture
from tools.results import ToolResult
from tools.speech import speak
from tools.tool import tool
from tools.wording import listed, quoted


class TagArguments(BaseModel):
    """Which word, on which pictures."""

    tag: Annotated[str, Field(min_length=1, max_length=80, description="The tag, a few words.")]
    pictures: Annotated[
        list[Picture], Field(min_length=1, max_length=50, description="The asker's own pictures.")
    ] = ["last"]
    remove: Annotated[bool, Field(description="Take the tag off instead.")] = False


class TagResult(ToolResult):
    """What is tagged now, or no longer."""

    tag: str
    handles: list[str]


async def tag_pictures(ctx: ToolContext, arguments: TagArguments) -> TagResult:
    """Tag pictures, or take a tag off them.

    Raises:
        BadArgument: there is no tag in what was given, or it is too long.
        NotAllowed: a picture is somebody else's.
    """
    tag = tag_of(arguments.tag)
    if not 0 < len(tag) <= LONGEST:
        field = "tag"
        sentence = speak("A tag has a letter at least and {most} at most.", most=LONGEST)
        raise BadArgument(field, sentence)
    images = await finished(ctx, arguments.pictures)
    if any(image.person_id != ctx.person.id for image in images):
        sentence = speak("You can tag pictures of your own; this one is somebody else's.")
        raise NotAllowed(sentence)
    ids = [image.id for image in images]
    names = listed(name_of(image, ctx.conversation.id) for image in images)
    async with ctx.services.db.write() as tx:
        if not arguments.remove:
            await image_tags.add(tx, ctx.person.id, ids, tag, now=ctx.services.clock())
            say = speak(
                "Tagged {names} {tag}. /gallery tag:{typed} lists what has it.",
                names=names,
                tag=quoted(tag),
                typed=_typed(tag),
            )
        elif await image_tags.remove(tx, ctx.person.id, ids, tag):
            say = speak("Took the tag {tag} off {names}.", tag=quoted(tag), names=names)
        else:
            say = speak("There was no tag {tag} on {names}.", tag=quoted(tag), names=names)
    return TagResult(say=say, tag=tag, handles=[image.handle for image in images])


def _typed(tag: str) -> str:
    return f'"{tag}"' if " " in tag else tag


TOOL = tool(
    name="tag",
    command="tag",
    summary="Tag pictures, to find them by",
    description="Put a tag on the asker's own pictures, or take it off. list_gallery finds by tag.",
    arguments=TagArguments,
    result=TagResult,
    run=tag_pictures,
)

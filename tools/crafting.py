"""Pictures made here, at once and for nothing: found, worked on in a thread, kept, shown."""

import asyncio
from collections.abc import Callable, Sequence

from jobs.naming import LONGEST_ALT, LONGEST_CAPTION, clip
from storage.errors import BadPicture
from storage.images import Image
from tools.context import ToolContext
from tools.errors import BadArgument, NotFound
from tools.picture_ref import resolve_all
from tools.receiving import About, Desk, Giver, keep
from tools.results import ToolResult
from tools.speech import speak
from tools.wording import NEW


class CraftResult(ToolResult):
    """A picture that was made here and is shown with the answer."""

    number: int
    width: int
    height: int
    media_type: str


async def finished(ctx: ToolContext, references: Sequence[str]) -> list[Image]:
    """The pictures that are meant.

    Raises:
        NotFound: one is not there, or still being drawn.
    """
    found = await resolve_all(ctx, references)
    waiting = next((one for one in found if one.image is None), None)
    if waiting is not None:
        sentence = speak("#{number} is not finished yet.", number=waiting.number)
        raise NotFound(sentence)
    return [one.image for one in found if one.image is not None]


async def bytes_of(ctx: ToolContext, images: Sequence[Image]) -> list[bytes]:
    """The files of the pictures."""
    return [await ctx.services.media.get(image.media_key) for image in images]


async def worked_on(work: Callable[[], bytes]) -> bytes:
    """What the work makes; it is slow, so it is done in a thread.

    Raises:
        BadArgument: it cannot be done with this picture.
    """
    try:
        return await asyncio.to_thread(work)
    except BadPicture as error:
        field = "picture"
        raise BadArgument(field, speak(error.reason)) from error


async def kept(
    ctx: ToolContext, data: bytes, *, tool: str, parent: Image, change: str, did: str
) -> CraftResult:
    """Keep what was made of `parent`; `did` is said with its number in place of NEW."""
    ids = ctx.services.ids
    image = await keep(
        Desk(services=ctx.services, random=lambda size: ids().bytes[-size:]),
        data,
        Giver(person=ctx.person, conversation=ctx.conversation),
        About(
            tool=tool,
            caption=clip(f"{parent.caption}, {change}", LONGEST_CAPTION),
            alt_text=clip(f"{parent.alt_text}, {change}", LONGEST_ALT),
            parent=parent,
            request_key=ctx.request_key,
        ),
    )
    return CraftResult(
        say=did.replace(NEW, f"#{image.number}"),
        shows=[image.id],
        number=image.number,
        width=image.width,
        height=image.height,
        media_type=image.media_type,
    )

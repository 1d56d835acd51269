"""Look through the pictures of a chat, or one's own."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from storage import gallery, images
from storage.database import Transaction
from storage.gallery import Wanted
from storage.image_tags import tag_of
from storage.tables import ImageId
from tools.context import ToolContext
from tools.errors import BadArgument
from tools.picture_ref import FILLERS, may_use
from tools.results import ToolResult
from tools.speech import speak
from tools.tool import tool
from tools.wording import counted, quoted


class ListGalleryArguments(BaseModel):
    """Whose pictures, which, and how many."""

    scope: Annotated[
        Literal["chat", "mine", "favourites"],
        Field(
            description="chat: all pictures of this chat; mine: the asker's, from every chat; "
            "favourites: those the asker has marked with a thumbs up."
        ),
    ] = "chat"
    words: Annotated[str | None, Field(max_length=200, description="Only pictures about this.")] = (
        None
    )
    tag: Annotated[
        str | None, Field(max_length=80, description="Only what the asker has tagged so.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=20, description="How many, 1 to 20.")] = 10
    before: Annotated[
        str | None,
        Field(max_length=60, description="The `next` of the previous page, to go on from there."),
    ] = None


class GalleryEntry(BaseModel):
    """One picture in the list."""

    number: int
    handle: str
    caption: str
    here: bool


class GalleryResult(ToolResult):
    """One page, newest first; `next` continues it and is None on the last page."""

    pictures: list[GalleryEntry]
    next: str | None


async def list_gallery(ctx: ToolContext, arguments: ListGalleryArguments) -> GalleryResult:
    """One page of the gallery."""
    async with ctx.services.db.read() as tx:
        before = await _cursor(tx, ctx, arguments.before) if arguments.before else None
        page = await gallery.page(
            tx, _wanted(ctx, arguments), before=before, limit=arguments.limit + 1
        )
    shown, more = page[: arguments.limit], len(page) > arguments.limit
    entries = [
        GalleryEntry(
            number=image.number,
            handle=image.handle,
            caption=image.caption or image.prompt,
            here=image.conversation_id == ctx.conversation.id,
        )
        for image in shown
    ]
    return GalleryResult(
        say=_say(entries, arguments, more=more, further=before is not None),
        pictures=entries,
        next=entries[-1].handle if more else None,
    )


def _wanted(ctx: ToolContext, asked: ListGalleryArguments) -> Wanted:
    return Wanted(
        conversation_id=ctx.conversation.id if asked.scope == "chat" else None,
        person_id=ctx.person.id if asked.scope == "mine" else None,
        liked_by=ctx.person.id if asked.scope == "favourites" else None,
        tagged_by=ctx.person.id if asked.tag else None,
        tag=tag_of(asked.tag) if asked.tag else None,
        words=_telling(asked.words or ""),
    )


_ARTICLES = frozenset(
    {"el", "la", "los", "las", "un", "una", "o", "os", "um", "uma", "le", "les", "une"}
    | {"der", "die", "das", "den", "ein", "eine", "einen", "il", "lo", "gli"}
)


def _telling(words: str) -> str:
    """Without what tells no picture from another, unless there is nothing else."""
    kept = [word for word in words.split() if word.casefold() not in FILLERS | _ARTICLES]
    return " ".join(kept) or words


_TAG = re.compile(r"(?:^|\s)tag:(?:[\"“]([^\"”]+)[\"”]?|(\S+))", re.IGNORECASE)


def _typed(text: str) -> Mapping[str, str]:
    """What was typed after the command: `tag:logo`, then one's own of all chats, and words."""
    found = _TAG.search(text)
    tagged = {"tag": found[1] or found[2], "scope": "mine"} if found else {}
    words = " ".join(_TAG.sub("", text).split())
    return {**tagged, **({"words": words} if words else {})}


async def _cursor(tx: Transaction, ctx: ToolContext, handle: str) -> ImageId:
    image = await images.by_handle(tx, handle.strip().casefold())
    if image is None or not may_use(ctx, image):
        field = "before"
        sentence = speak(
            "“{handle}” is not the end of a page; leave it out to start with the newest.",
            handle=handle,
        )
        raise BadArgument(field, sentence)
    return image.id


_NONE = {
    "chat": "There are no pictures{about} in this chat.",
    "mine": "There are no pictures{about} in your gallery.",
    "favourites": "There are no pictures{about} among your favourites.",
}
_NO_MORE = {
    "chat": "There are no more pictures{about} in this chat.",
    "mine": "There are no more pictures{about} in your gallery.",
    "favourites": "There are no more pictures{about} among your favourites.",
}
_FIRST = {
    "chat": "The newest {pictures}{about} in this chat:",
    "mine": "The newest {pictures}{about} in your gallery:",
    "favourites": "The newest {pictures}{about} among your favourites:",
}
_FURTHER = {
    "chat": "The next {pictures}{about} in this chat:",
    "mine": "The next {pictures}{about} in your gallery:",
    "favourites": "The next {pictures}{about} among your favourites:",
}


def _say(
    entries: list[GalleryEntry], asked: ListGalleryArguments, *, more: bool, further: bool
) -> str:
    about = _about(asked)
    if not entries:
        return speak((_NO_MORE if further else _NONE)[asked.scope], about=about)
    pictures = counted(len(entries), "picture")
    head = speak((_FURTHER if further else _FIRST)[asked.scope], pictures=pictures, about=about)
    lines = [f"{_name(entry)} {quoted(entry.caption)}" for entry in entries]
    tail = [speak("There are more: ask for the next page.")] if more else []
    return "\n".join([head, *lines, *tail])


def _about(asked: ListGalleryArguments) -> str:
    words = (asked.words or "").strip()
    about = speak(" about {words}", words=quoted(words)) if words else ""
    tag = quoted(tag_of(asked.tag)) if asked.tag else None
    return about + (speak(" tagged {tag}", tag=tag) if tag else "")


def _name(entry: GalleryEntry) -> str:
    return f"#{entry.number} {entry.handle}" if entry.here else entry.handle


TOOL = tool(
    name="list_gallery",
    command="gallery",
    summary="Look through finished pictures",
    description="List finished pictures of this chat or of the asker, newest first, by words.",
    arguments=ListGalleryArguments,
    result=GalleryResult,
    run=list_gallery,
    reads=_typed,
)

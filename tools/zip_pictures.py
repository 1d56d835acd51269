"""All originals together, as a zip file: of a run, or of what this chat has."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field
from typing_extensions import override

from storage import images, workflows
from storage.archive import Entry, Zipped, picture_name
from storage.errors import MediaMissing
from storage.images import Image
from tools.carrying import carried
from tools.context import Services, ToolContext
from tools.courses import course_of
from tools.errors import NotFound
from tools.fields import Picture
from tools.picture_ref import may_use, resolve_all
from tools.preferences import preferences_of_place
from tools.results import ArchiveResult
from tools.speech import speak
from tools.tool import tool
from tools.wording import counted

MOST = 100


class ZipArguments(BaseModel):
    """Which pictures."""

    pictures: Annotated[
        list[Picture],
        Field(
            max_length=MOST,
            description="Which ones; without any, those of the last workflow or list, else the "
            "newest of this chat.",
        ),
    ] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureArchive(Zipped):
    """Original files, each with its story in it."""

    services: Services
    pictures: Sequence[Image]

    @property
    @override
    def name(self) -> str:
        return f"pictures-{self.services.clock():%Y-%m-%d}.zip"

    @property
    @override
    def words(self) -> str:
        return speak("The originals")

    @override
    async def entries(self) -> AsyncIterator[Entry]:
        for image in self.pictures:
            try:
                data = await carried(self.services.db, self.services.media, image)
            except MediaMissing:
                continue
            name = picture_name(f"{image.number}-{image.handle}", image.media_type)
            yield Entry(name=name, data=data, made_at=image.created_at, packed=False)


async def zip_pictures(ctx: ToolContext, arguments: ZipArguments) -> ArchiveResult:
    """Make the zip while it is sent."""
    found = await _wanted(ctx, arguments)
    async with ctx.services.db.read() as tx:
        settled = await preferences_of_place(tx, ctx.conversation)
    strict = settled.flagged == "withhold" or settled.content == "strict"
    withholds = strict and not ctx.conversation.adults
    shown = [one for one in found if not (one.flagged and withholds)]
    if not shown:
        sentence = speak("There are no pictures here to put into a zip file.")
        raise NotFound(sentence)
    archive = PictureArchive(services=ctx.services, pictures=shown)
    left_out = len(found) - len(shown)
    flagged = (
        " " + speak("{pictures} left out.", pictures=counted(left_out, "flagged picture"))
        if left_out
        else ""
    )
    return ArchiveResult.of(
        speak("{originals} as zip.", originals=counted(len(shown), "original")) + flagged,
        archive,
    )


async def _wanted(ctx: ToolContext, arguments: ZipArguments) -> list[Image]:
    if arguments.pictures:
        found = await resolve_all(ctx, arguments.pictures)
        return [one.image for one in found if one.image is not None]
    async with ctx.services.db.read() as tx:
        run = await workflows.newest(tx, ctx.conversation.id)
        made = (await course_of(tx, run)).made() if run is not None else []
        of_run = [await images.by_handle(tx, handle) for handle in made[:MOST]]
        recent = of_run or await images.recent(tx, ctx.conversation.id, MOST)
    kept = (one for one in recent if one is not None and one.hidden_at is None)
    return sorted((one for one in kept if may_use(ctx, one)), key=lambda one: one.number)


TOOL = tool(
    name="zip_pictures",
    command="zip",
    summary="Get all originals as a zip file",
    description=(
        "Send the original files of pictures together as one zip file: for wishes such as "
        "“give me all as zip”."
    ),
    arguments=ZipArguments,
    result=ArchiveResult,
    run=zip_pictures,
)

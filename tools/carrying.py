"""A picture as it goes out: its file with its story in it, told from our record of this moment.

What is stored stays as it came: words that somebody takes back are in no file of ours.
"""

import asyncio
from collections.abc import Sequence

from storage import images, jobs
from storage.database import Database, Transaction
from storage.descent import line_of
from storage.images import Image
from storage.media import Media
from storage.recognition import HANDED_IN
from storage.stories import Identity, Source, Story, told


async def carried(db: Database, media: Media, image: Image) -> bytes:
    """The file to give away; raises as `Media.get`."""
    async with db.read() as tx:
        story = await story_of(tx, image)
    if story is None:
        return await media.get(image.media_key)
    return await with_story(media, image, story)


async def with_story(media: Media, image: Image, story: Story) -> bytes:
    """The file telling this story; raises as `Media.get`."""
    return await asyncio.to_thread(told, await media.get(image.media_key), story)


async def story_of(tx: Transaction, image: Image) -> Story | None:
    """What the picture tells of itself; nothing where somebody handed it in."""
    line = await line_of(tx, image)
    if image.tool == HANDED_IN:
        return None
    # What was only cut or converted here has the words and the model of what it was made from.
    drawn = next((one for one in line if one.model), None)
    by_order = image.job_id is not None
    return Story(
        identity=Identity(
            of=image.job_id or image.id, position=image.position if by_order else None
        ),
        prompt=drawn.prompt if drawn is not None else "",
        model=drawn.model if drawn is not None else "",
        tool=image.tool,
        created_at=image.created_at,
        seed=drawn.seed if drawn is not None else None,
        parents=await _parents(tx, image),
        source=_source(line),
    )


async def _parents(tx: Transaction, image: Image) -> tuple[str, ...]:
    job = await jobs.get(tx, image.job_id) if image.job_id is not None else None
    used = [image.parent_id, *(item.image_id for item in (job.inputs if job is not None else ()))]
    known = [await images.get(tx, id) for id in dict.fromkeys(used) if id is not None]
    return tuple(one.handle for one in known if one is not None)


def _source(line: Sequence[Image]) -> Source:
    if not any(one.model for one in line):
        return Source.UNKNOWN
    return Source.MACHINE_ON_A_PHOTO if line[-1].tool == HANDED_IN else Source.MACHINE

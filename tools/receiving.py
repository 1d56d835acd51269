"""Pictures that people hand in: checked, kept, numbered, and current from then on."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from storage import conversations, images, unneeded
from storage.conversations import Conversation
from storage.images import Image
from storage.media import key_for
from storage.people import Person
from storage.pictures import PictureInfo, inspect, thumbnail
from storage.tables import ImageId
from tools.context import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where pictures are handed in: the services, and the dice for their handles."""

    services: Services
    random: Callable[[int], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """Who hands in a picture, and where."""

    person: Person
    conversation: Conversation


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is told of a picture that no job made: which tool, from which picture, in what words."""

    tool: str
    caption: str
    alt_text: str
    parent_id: ImageId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    info: PictureInfo
    size: int
    sha256: str
    media_key: str
    thumb_key: str


async def receive(desk: Desk, data: bytes, giver: Giver, *, words: str) -> Image:
    """Keep a picture; `words` is what was said with it.

    Raises `BadPicture` for bytes that are none we accept, and storage errors.
    """
    caption = " ".join(words.split())[:200]
    told = f"A picture sent by {giver.person.name}: {caption}"
    return await keep(desk, data, giver, About(tool="upload", caption=caption, alt_text=told))


async def keep(desk: Desk, data: bytes, giver: Giver, about: About) -> Image:
    """Keep a picture that cost nothing; raises as `receive`."""
    kept = await _keep(desk, data)
    conversation = giver.conversation
    async with desk.services.db.write() as tx:
        image = Image(
            id=ImageId(desk.services.ids()),
            handle=await images.fresh_handle(tx, about.caption, desk.random),
            number=await conversations.take_numbers(tx, conversation.id, 1),
            conversation_id=conversation.id,
            person_id=giver.person.id,
            parent_id=about.parent_id,
            tool=about.tool,
            prompt="",
            model="",
            width=kept.info.width,
            height=kept.info.height,
            media_type=kept.info.media_type,
            size=kept.size,
            sha256=kept.sha256,
            media_key=kept.media_key,
            thumb_key=kept.thumb_key,
            alt_text=about.alt_text,
            caption=about.caption,
            created_at=desk.services.clock(),
        )
        await images.insert(tx, image)
        await conversations.set_current(tx, conversation.id, image.id)
    return image


async def _keep(desk: Desk, data: bytes) -> _Kept:
    info = await asyncio.to_thread(inspect, data)
    digest = await asyncio.to_thread(lambda: sha256(data).hexdigest())
    small = await asyncio.to_thread(thumbnail, data)
    small_info = await asyncio.to_thread(inspect, small)
    small_digest = sha256(small).hexdigest()
    kept = _Kept(
        info=info,
        size=len(data),
        sha256=digest,
        media_key=key_for(digest, info.media_type),
        thumb_key=key_for(small_digest, small_info.media_type),
    )
    services = desk.services
    await unneeded.spare(services.db, [kept.media_key, kept.thumb_key], services.clock())
    await services.media.put(kept.media_key, data)
    await services.media.put(kept.thumb_key, small)
    return kept

"""Files that people send: fetched at once (their links die), checked, kept, and numbered."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bots.errors import AttachmentUnreadable
from bots.ports import Attachment
from storage import conversations, images
from storage.conversations import Conversation
from storage.errors import BadPicture
from storage.images import Image
from storage.media import key_for
from storage.people import Person
from storage.pictures import PictureInfo, inspect, thumbnail
from storage.tables import ImageId
from tools.context import Services

_MOST_FILES = 10
_MOST_BYTES = 60 * 1024 * 1024  # what `storage.pictures` accepts
_PATIENCE = 60.0  # seconds for one file


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The pictures that are ours now, and a sentence for each file that could not be used."""

    images: tuple[Image, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    info: PictureInfo
    size: int
    sha256: str
    media_key: str
    thumb_key: str


class Uploads:
    """Makes images of what a person sent; the last one becomes the current picture."""

    def __init__(self, *, services: Services, random: Callable[[int], bytes]) -> None:
        self._services = services
        self._random = random

    async def take(
        self, files: Sequence[Attachment], *, person: Person, conversation: Conversation, words: str
    ) -> Taken:
        """Keep every usable picture. `words` is what was said with them. Raises storage errors."""
        taken: list[Image] = []
        problems: list[str] = []
        # One after the other: ten files of sixty megabytes must not be in memory together.
        for file in files[:_MOST_FILES]:
            try:
                kept = await self._keep(await _fetched(file))
            except AttachmentUnreadable as error:
                problems.append(f"I could not get {file.name}: {error.reason}.")
            except BadPicture as error:
                problems.append(f"I cannot use {file.name}: {error.reason}.")
            else:
                taken.append(await self._insert(kept, person, conversation, words or file.name))
        if len(files) > _MOST_FILES:
            problems.append(f"I took the first {_MOST_FILES} files and left out the others.")
        return Taken(images=tuple(taken), problems=tuple(problems))

    async def _keep(self, data: bytes) -> _Kept:
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
        await self._services.media.put(kept.media_key, data)
        await self._services.media.put(kept.thumb_key, small)
        return kept

    async def _insert(
        self, kept: _Kept, person: Person, conversation: Conversation, words: str
    ) -> Image:
        caption = " ".join(words.split())[:200]
        async with self._services.db.write() as tx:
            image = Image(
                id=ImageId(self._services.ids()),
                handle=await images.fresh_handle(tx, caption, self._random),
                number=await conversations.take_numbers(tx, conversation.id, 1),
                conversation_id=conversation.id,
                person_id=person.id,
                tool="upload",
                prompt="",
                model="",
                width=kept.info.width,
                height=kept.info.height,
                media_type=kept.info.media_type,
                size=kept.size,
                sha256=kept.sha256,
                media_key=kept.media_key,
                thumb_key=kept.thumb_key,
                alt_text=f"A picture sent by {person.name}: {caption}",
                caption=caption,
                created_at=self._services.clock(),
            )
            await images.insert(tx, image)
            await conversations.set_current(tx, conversation.id, image.id)
        return image


async def _fetched(file: Attachment) -> bytes:
    too_large = "it is larger than 60 MB"
    if file.size is not None and file.size > _MOST_BYTES:
        raise AttachmentUnreadable(file.name, too_large)
    try:
        async with asyncio.timeout(_PATIENCE):
            data = await file.load()
    except TimeoutError as error:
        reason = "it took too long to download"
        raise AttachmentUnreadable(file.name, reason) from error
    if len(data) > _MOST_BYTES:
        raise AttachmentUnreadable(file.name, too_large)
    return data

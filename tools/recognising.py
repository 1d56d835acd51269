"""A picture of ours that comes back: known by its bytes, by what it says, or by how it looks.

Only among the pictures that whoever brings it may use anyway: of all others it is not even told
that they exist.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from storage import recognition
from storage.database import Database
from storage.errors import MediaMissing
from storage.images import Image
from storage.likeness import same_look
from storage.media import Media
from storage.recognition import Scope
from storage.stories import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a look at a file brought: what it may be stored under, and what it says."""

    media_keys: tuple[str, ...]
    small: bytes
    likeness: int | None
    identity: Identity | None


async def recognised(db: Database, media: Media, brought: Brought, scope: Scope) -> Image | None:
    """The picture of ours that this is; one of this chat where there are several.

    What a file says of itself is believed only when it also looks like the picture it names.
    """
    async with db.read() as tx:
        stored = [await recognition.by_file(tx, scope, key) for key in brought.media_keys]
        same = [image for images in stored for image in images]
        if same:
            return _best(same, scope)
        named = (
            await recognition.by_identity(tx, scope, brought.identity)
            if brought.identity is not None
            else []
        )
        alike = (
            await recognition.by_look(tx, scope, brought.likeness)
            if brought.likeness is not None
            else []
        )
    candidates = list({image.id: image for image in (*named, *alike)}.values())
    return _best([image async for image in _looking_same(media, brought, candidates)], scope)


async def _looking_same(
    media: Media, brought: Brought, candidates: list[Image]
) -> AsyncIterator[Image]:
    for image in candidates:
        try:
            small = await media.get(image.thumb_key)
        except MediaMissing:
            continue
        if await asyncio.to_thread(same_look, small, brought.small):
            yield image


def _best(found: list[Image], scope: Scope) -> Image | None:
    here = [image for image in found if image.conversation_id == scope.conversation_id]
    return next(iter(here or found), None)

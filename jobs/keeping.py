"""A picture that came home: looked at, and safe in the media store."""

import asyncio
import hashlib
from dataclasses import dataclass

from jobs.workshop import Workshop
from storage import pictures, unneeded
from storage.likeness import likeness
from storage.pictures import PictureInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a look at a picture's bytes tells."""

    info: PictureInfo
    sha256: str
    small: bytes
    small_info: PictureInfo
    small_sha256: str
    blank: bool
    likeness: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A picture that is safe in the media store."""

    position: int
    info: PictureInfo
    size: int
    sha256: str
    media_key: str
    thumb_key: str
    flagged: bool
    likeness: int | None


async def look_at(shop: Workshop, data: bytes) -> Seen:
    """Raises `BadPicture`."""
    async with shop.examining:
        return await asyncio.to_thread(_examine, data)


async def store(shop: Workshop, data: bytes, seen: Seen, *, position: int, flagged: bool) -> Stored:
    """Keep the file as it came; raises storage errors."""
    media_key = shop.media.key_for(seen.sha256, seen.info.media_type)
    thumb_key = shop.media.key_for(seen.small_sha256, seen.small_info.media_type)
    await unneeded.spare(shop.db, [media_key, thumb_key], shop.clock())
    await shop.media.put(media_key, data)
    await shop.media.put(thumb_key, seen.small)
    return Stored(
        position=position,
        info=seen.info,
        size=len(data),
        sha256=seen.sha256,
        media_key=media_key,
        thumb_key=thumb_key,
        flagged=flagged,
        likeness=seen.likeness,
    )


def _examine(data: bytes) -> Seen:
    small = pictures.thumbnail(data)
    return Seen(
        info=pictures.inspect(data),
        sha256=hashlib.sha256(data).hexdigest(),
        small=small,
        small_info=pictures.inspect(small),
        small_sha256=hashlib.sha256(small).hexdigest(),
        blank=pictures.is_blank(small),
        likeness=likeness(small),
    )

"""Files: kept byte for byte, known by their ids, photos measured by Telegram's rules.

https://core.telegram.org/bots/api#sending-files, #sendphoto. The real Telegram compresses photos;
here their bytes stay, so that a test can tell which picture it sees.
"""

import asyncio
import mimetypes
import secrets
import warnings
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from tests.standins.telegram.refusals import bad
from tests.standins.telegram.state import Media, StoredFile
from tests.standins.telegram.wire import Upload

MEGABYTE = 1024 * 1024
LARGEST_PHOTO = 10 * MEGABYTE
LARGEST_UPLOAD = 50 * MEGABYTE
LARGEST_DOWNLOAD = 20 * MEGABYTE
WIDEST_SUM = 10_000
LONGEST_RATIO = 20
THUMBNAIL = 90
FOLDERS = {"photo": "photos", "document": "documents", "sticker": "stickers", "voice": "voice"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is known of a picture once it was looked at."""

    width: int
    height: int
    thumbnail: bytes | None = field(repr=False)
    thumbnail_size: tuple[int, int] = (0, 0)


def fits(width: int, height: int) -> bool:
    """Whether a picture of this shape may be a photo."""
    short, long = sorted((width, height))
    return short + long <= WIDEST_SUM and long <= short * LONGEST_RATIO


def look(data: bytes) -> Picture | None:
    """Measures a picture and makes a small one of it; None when nobody can read it."""
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures: here their shape decides, before they are unpacked
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data)) as image:
                width, height = image.size
                # The largest are refused for their shape alone, and nobody need unpack them.
                if max(width, height) <= THUMBNAIL or not fits(width, height):
                    image.verify()
                    return Picture(width=width, height=height, thumbnail=None)
                image.load()
                small = image.convert("RGB")
        small.thumbnail((THUMBNAIL, THUMBNAIL))
        file = BytesIO()
        small.save(file, "JPEG")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return Picture(width=width, height=height, thumbnail=file.getvalue(), thumbnail_size=small.size)


class Files:
    """Every file that was ever sent to or by the bot."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self._media: dict[str, Media] = {}

    async def photo(self, upload: Upload) -> Media:
        """A photo in its sizes; raises what Telegram says of pictures it does not take."""
        size = len(upload.data)
        if not size:
            bad("file must be non-empty")
        if size > LARGEST_PHOTO:
            bad(f"file of size {size} bytes is too big for a photo")
        picture = await asyncio.to_thread(look, upload.data)
        if picture is None:
            bad("IMAGE_PROCESS_FAILED")
        if not fits(picture.width, picture.height):
            bad("PHOTO_INVALID_DIMENSIONS")
        whole = self._keep("photo", upload, picture.width, picture.height)
        files = [whole]
        if picture.thumbnail:
            small = Upload(filename="thumbnail.jpg", data=picture.thumbnail)
            files.insert(0, self._keep("photo", small, *picture.thumbnail_size))
        return self._known(Media(kind="photo", files=files))

    def file(self, kind: str, upload: Upload, *, size: int | None = None) -> Media:
        """Any other file; `size` is for one too large to have at hand."""
        if not upload.data:
            bad("file must be non-empty")
        if len(upload.data) > LARGEST_UPLOAD:
            bad("file is too big")
        return self._known(Media(kind=kind, files=[self._keep(kind, upload, size=size)]))

    def again(self, kind: str, file_id: str) -> Media:
        """What this id means, for sending it once more as the same kind of thing."""
        media = self._media.get(file_id)
        if media is None:
            bad("wrong remote file identifier specified: Wrong string length")
        if media.kind != kind:
            bad(f"can't use file of type {media.kind.title()} as {kind.title()}")
        return Media(kind=kind, files=media.files)

    def _known(self, media: Media) -> Media:
        for one in media.files:
            self._media[one.id] = media
        return media

    def _keep(
        self, kind: str, upload: Upload, width: int = 0, height: int = 0, size: int | None = None
    ) -> StoredFile:
        suffix = mimetypes.guess_extension(upload.content_type or "") or ""
        name = upload.filename or f"file{suffix}"
        number = len(self.by_id)
        ending = ".jpg" if kind == "photo" else "." + name.rpartition(".")[2] if "." in name else ""
        file = StoredFile(
            id=f"{kind[:2].upper()}{secrets.token_urlsafe(40)}",
            unique_id=f"AQAD{secrets.token_urlsafe(8)}",
            kind=kind,
            data=upload.data,
            filename=name,
            media_type=mimetypes.guess_type(name)[0] or upload.content_type,
            size=size or len(upload.data),
            path=f"{FOLDERS.get(kind, kind)}/file_{number}{ending}",
            width=width,
            height=height,
        )
        self.by_id[file.id] = self.by_path[file.path] = file
        return file

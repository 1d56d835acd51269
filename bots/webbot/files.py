"""Pictures and files by their addresses, for those whose they are; nobody else learns of them."""

import asyncio
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Final
from uuid import UUID
from zipfile import ZIP_STORED, ZipFile

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bots.webbot.bodies import KeptFile, Kind, ShownFile, Text
from bots.webbot.visitors import Visitor
from storage import conversations, images, web_chats, web_messages
from storage.database import Database, Transaction
from storage.errors import MediaMissing, StorageError
from storage.images import Image
from storage.media import Media

_PICTURE: Final = re.compile(r"/picture/([a-z]+-[a-z0-9]{2,40})(/small|/file)?", re.ASCII)
_FILE: Final = re.compile(
    r"/file/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(\d{1,2})", re.ASCII
)
_MOST_IN_ZIP: Final = 50
_LARGEST_ZIP: Final = 400 * 1024 * 1024
_KEPT: Final = "private, max-age=31536000, immutable"
_SHOWN: Final = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})
"""Kinds that a browser may show by themselves; everything else is only to be saved."""


class Files:
    """Answers `/picture/<handle>` (`/small`, `/file`), `/picture/zip`, `/file/<message>/<n>`."""

    def __init__(self, *, db: Database, media: Media) -> None:
        self._db = db
        self._media = media

    async def answer(self, request: Request, path: str, visitor: Visitor) -> Response | None:
        """The file; a 404 where there is none for this visitor; None for other addresses."""
        if not path.startswith(("/picture/", "/file/")):
            return None
        if request.method not in {"GET", "HEAD"}:
            return PlainTextResponse("There is nothing to do here.", 405)
        try:
            return await self._found(request, path, visitor) or _nothing()
        except MediaMissing:
            return _nothing()
        except StorageError:
            return PlainTextResponse("The pictures cannot be reached now; try again.", 503)

    async def _found(self, request: Request, path: str, visitor: Visitor) -> Response | None:
        if match := _PICTURE.fullmatch(path):
            return await self._picture(request, match[1], match[2] or "", visitor)
        if path == "/picture/zip":
            return await self._zip(request.query_params.get("of", ""), visitor)
        if match := _FILE.fullmatch(path):
            file = await self._kept(UUID(match[1]), int(match[2]), visitor)
            return await self._file(file) if file is not None else None
        return None

    async def _picture(
        self, request: Request, handle: str, form: str, visitor: Visitor
    ) -> Response | None:
        async with self._db.read() as tx:
            image = await images.by_handle(tx, handle)
            if image is None or not await may_see(tx, visitor, image):
                return None
        key = image.thumb_key if form == "/small" else image.media_key
        headers = {"etag": f'"{key}"', "cache-control": _KEPT}
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        kind = f"image/{key.rpartition('.')[2]}" if form == "/small" else image.media_type
        kind = "image/jpeg" if kind == "image/jpg" else kind
        if form == "/file" or kind not in _SHOWN:
            headers["content-disposition"] = f'attachment; filename="{_name(image)}"'
        return Response(await self._media.get(key), headers=headers, media_type=kind)

    async def _zip(self, handles: str, visitor: Visitor) -> Response | None:
        """Several pictures as one file; those that are not for this visitor are left out."""
        found: list[Image] = []
        async with self._db.read() as tx:
            for handle in handles.split(",")[:_MOST_IN_ZIP]:
                image = await images.by_handle(tx, handle)
                if image is not None and await may_see(tx, visitor, image):
                    found.append(image)
        if not found:
            return None
        if sum(image.size for image in found) > _LARGEST_ZIP:
            return PlainTextResponse("That is more than goes into one file; choose fewer.", 413)
        files = [(_name(image), await self._media.get(image.media_key)) for image in found]
        data = await asyncio.to_thread(_zipped, files)
        headers = {"content-disposition": 'attachment; filename="pictures.zip"'}
        return Response(data, headers=headers, media_type="application/zip")

    async def _kept(self, message_id: UUID, index: int, visitor: Visitor) -> KeptFile | None:
        async with self._db.read() as tx:
            if await web_messages.owner(tx, message_id) != visitor.person.id:
                return None
            message = await web_messages.get(tx, message_id)
        if message is None:
            return None
        if message.kind == Kind.FILE:
            return ShownFile.model_validate(message.body).file
        files = Text.model_validate(message.body).files if message.kind == Kind.SAID else ()
        return files[index] if index < len(files) else None

    async def _file(self, file: KeptFile) -> Response:
        headers = {"cache-control": _KEPT}
        kind = file.media_type
        if kind not in _SHOWN:
            kind = "application/octet-stream"
            name = re.sub(r"[^A-Za-z0-9._-]", "_", file.name)
            headers["content-disposition"] = f'attachment; filename="{name}"'
        return Response(await self._media.get(file.key), headers=headers, media_type=kind)


async def may_see(tx: Transaction, visitor: Visitor, image: Image) -> bool:
    """Whether it is theirs, or was made in a chat of theirs on this page; nothing deleted."""
    if image.hidden_at is not None:
        return False
    if image.person_id == visitor.person.id:
        return True
    place = await conversations.get(tx, image.conversation_id)
    if place is None or place.platform != "web":
        return False
    chat = await web_chats.get(tx, UUID(place.chat))
    return chat is not None and chat.person_id == visitor.person.id


def _name(image: Image) -> str:
    return f"{image.number:03}-{image.handle}.{image.media_key.rpartition('.')[2]}"


def _zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    packed = BytesIO()
    # Pictures are compressed already.
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return packed.getvalue()


def _nothing() -> Response:
    return PlainTextResponse("There is no such picture here.", 404)

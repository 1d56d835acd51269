"""Uploads: a signed address to PUT a file to, and an address to use it under for a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from simulator.clock import Clock
from simulator.errors import Refusal, not_found
from simulator.fields import JsonObject
from simulator.journal import Blobs
from simulator.links import Links
from simulator.schemas.edit import UploadRequest

if TYPE_CHECKING:
    from pydantic import JsonValue

_PUT_SECONDS = 120
_ASSET_SECONDS = 86_400
_KEPT = timedelta(days=7)
_MAX_BYTES = 1024**3
_RANGE_HEADER = "x-goog-content-length-range"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Upload:
    file_id: str
    content_type: str
    created_at: datetime
    digest: str | None = None


@dataclass(slots=True, kw_only=True)
class Uploads:
    """The files of the upload routes; forgotten with the process."""

    clock: Clock
    links: Links
    blobs: Blobs
    key_headers: tuple[str, ...]
    new_id: Callable[[], str]
    _files: dict[str, _Upload] = field(default_factory=dict)

    def request(self, body: UploadRequest, base: str) -> JsonObject:
        """Make room for files and say where to put them; the answer has no `data`."""
        return {"files": [self._offer(file.content_type, base) for file in body.files]}

    def listed(self, base: str) -> JsonObject:
        """The files that have arrived and are still kept, newest first, with fresh addresses."""
        kept = [upload for upload in self._files.values() if self._kept(upload)]
        files: list[JsonValue] = [
            {
                "file_id": upload.file_id,
                "content_type": upload.content_type,
                "created_at": upload.created_at.isoformat(),
                **self._asset(upload.file_id, base),
            }
            for upload in reversed(kept)
            if upload.digest is not None
        ]
        return {"files": files}

    async def put(
        self, file_id: str, *, path: str, query: str, headers: Mapping[str, str], data: bytes
    ) -> None:
        """Take the bytes; raises a 403 `Refusal` unless the request is exactly as signed."""
        upload = self._files.get(file_id)
        if upload is None or not self.links.holds(path, query):
            raise _unsigned()
        as_signed = headers.get("content-type") == upload.content_type
        as_signed = as_signed and headers.get(_RANGE_HEADER) == _byte_range()
        if not as_signed or any(name in headers for name in self.key_headers):
            raise _unsigned()
        if len(data) > _MAX_BYTES:
            raise Refusal(status=400, message="EntityTooLarge")
        self._files[file_id] = replace(upload, digest=await self.blobs.put(data))

    async def asset(self, file_id: str, *, path: str, query: str) -> tuple[bytes, str]:
        """The bytes and type of an upload; raises a 403 or 404 `Refusal`."""
        if not self.links.holds(path, query):
            raise Refusal(status=403, message="Forbidden")
        upload = self._files.get(file_id)
        if upload is None or upload.digest is None or not self._kept(upload):
            raise not_found()
        data = await self.blobs.get(upload.digest)
        if data is None:
            raise not_found()
        return data, upload.content_type

    def clear(self) -> None:
        """Forget all files."""
        self._files.clear()

    def _kept(self, upload: _Upload) -> bool:
        return self.clock() < upload.created_at + _KEPT

    def _offer(self, content_type: str, base: str) -> JsonObject:
        kind = content_type.partition("/")[0].replace("image", "img")
        file_id = f"upl_{kind}_{self.new_id().replace('-', '')}"
        now = self.clock()
        self._files[file_id] = _Upload(file_id=file_id, content_type=content_type, created_at=now)
        until = now + timedelta(seconds=_PUT_SECONDS)
        return {
            "file_id": file_id,
            "upload_url": self.links.mint(base, f"/uploads/{file_id}", expires=until),
            "headers": {"Content-Type": content_type, _RANGE_HEADER: _byte_range()},
            "expires_in": _PUT_SECONDS,
            **self._asset(file_id, base),
        }

    def _asset(self, file_id: str, base: str) -> JsonObject:
        until = self.clock() + timedelta(seconds=_ASSET_SECONDS)
        return {
            "asset_url": self.links.mint(base, f"/assets/{file_id}", expires=until),
            "asset_url_expires_in": _ASSET_SECONDS,
        }


def _byte_range() -> str:
    return f"0,{_MAX_BYTES}"


def _unsigned() -> Refusal:
    return Refusal(status=403, message="SignatureDoesNotMatch")

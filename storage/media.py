"""The files themselves: a folder, an S3 bucket, or memory; named by what is in them."""

import asyncio
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final, Self, cast
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, S3Store

from storage.errors import MediaMissing, StoreFull, StoreUnavailable

_SUFFIXES: Final = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/svg+xml": "svg",
}
# The database may lie on the same disk and must still be able to write when pictures no longer can.
_SPARE_BYTES: Final = 32 * 1024 * 1024
# ValueError: a key that is no path inside the store.
_FAILURES: Final = (BaseError, OSError, ValueError)


def key_for(sha256: str, media_type: str) -> str:
    """The key of a file: its hash, fanned out over folders, and its kind as a suffix."""
    suffix = _SUFFIXES.get(media_type, "bin")
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}.{suffix}"


class Media:
    """Keeps and returns whole files; a file is there entirely or not at all."""

    def __init__(
        self,
        store: LocalStore | MemoryStore | S3Store,
        *,
        folder: Path | None = None,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self._store = store
        self._folder = folder
        self._free_bytes = free_bytes

    key_for = staticmethod(key_for)

    @classmethod
    async def open(cls, url: str) -> Self:
        """A folder (a path or file://), memory://, or s3://bucket/prefix?endpoint=…&region=….

        S3 credentials may stand in the address (s3://key:secret@bucket) or come from where AWS
        tools look. Raises `StoreUnavailable` when the folder or the address is impossible.
        """
        parts = urlsplit(url)
        try:
            if parts.scheme == "memory":
                return cls(MemoryStore())
            if parts.scheme in {"s3", "s3a"}:
                return cls(_s3(parts))
            if parts.scheme not in {"", "file"}:
                message = f"pictures cannot be kept at a {parts.scheme}: address"
                raise StoreUnavailable(message)
            folder = Path(unquote(parts.path) if parts.scheme else url)
            store = await asyncio.to_thread(LocalStore, folder, mkdir=True)
            return cls(store, folder=folder)
        except _FAILURES as error:
            raise StoreUnavailable(str(error)) from error

    async def put(self, key: str, data: bytes) -> None:
        """Keep a file; the same key twice is harmless. It survives a crash once this returns.

        Raises `StoreFull` and `StoreUnavailable`.
        """
        if self._folder is not None:
            # One thread for all of it: each way there and back costs more than a small write.
            await asyncio.to_thread(self._put_on_disk, self._folder, key, data)
            return
        try:
            await obstore.put_async(self._store, key, data)
        except _FAILURES as error:
            raise StoreUnavailable(str(error)) from error

    async def get(self, key: str) -> bytes:
        """The file. Raises `MediaMissing` and `StoreUnavailable`."""
        try:
            answer = await obstore.get_async(self._store, key)
            return bytes(await answer.bytes_async())
        except FileNotFoundError as error:
            raise MediaMissing(key) from error
        except _FAILURES as error:
            raise StoreUnavailable(str(error)) from error

    async def has(self, key: str) -> bool:
        """Whether there is such a file. Raises `StoreUnavailable`."""
        try:
            await obstore.head_async(self._store, key)
        except FileNotFoundError:
            return False
        except _FAILURES as error:
            raise StoreUnavailable(str(error)) from error
        return True

    async def part(self, key: str, start: int, stop: int) -> bytes:
        """The bytes from `start` up to (not including) `stop`; raises as `get`."""
        try:
            return bytes(await obstore.get_range_async(self._store, key, start=start, end=stop))
        except FileNotFoundError as error:
            raise MediaMissing(key) from error
        except _FAILURES as error:
            raise StoreUnavailable(str(error)) from error

    async def delete(self, key: str) -> None:
        """Forget the file; one that is not there is fine. Raises `StoreUnavailable`."""
        try:
            await obstore.delete_async(self._store, key)
        except FileNotFoundError:
            return
        except _FAILURES as error:
            raise StoreUnavailable(str(error)) from error

    def _put_on_disk(self, folder: Path, key: str, data: bytes) -> None:
        self._check_room(folder, len(data))
        try:
            obstore.put(self._store, key, data)
            _to_disk(folder / key)
        except _FAILURES as error:
            self._check_room(folder, len(data))
            raise StoreUnavailable(str(error)) from error

    def _check_room(self, folder: Path, size: int) -> None:
        if self._free_bytes(folder) < size + _SPARE_BYTES:
            message = f"the disk of {folder} has no room for {size} more bytes"
            raise StoreFull(message)


def _to_disk(path: Path) -> None:
    """The store leaves the bytes to the page cache; a paid picture deserves more."""
    for target in (path, path.parent):
        descriptor = os.open(target, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _s3(parts: SplitResult) -> S3Store:
    options = dict(parse_qsl(parts.query))
    if parts.username and parts.password:
        options["access_key_id"] = unquote(parts.username)
        options["secret_access_key"] = unquote(parts.password)
    plain = options.get("endpoint", "").startswith("http://")
    return S3Store(
        parts.hostname or "",
        prefix=parts.path.strip("/") or None,
        # Names of options are checked by the store itself, which refuses unknown ones.
        config=cast("obstore.store.S3Config", options),
        client_options={"timeout": "60s", "connect_timeout": "10s", "allow_http": plain},
        # Left alone it would try for three minutes; our callers come back by themselves.
        retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=30)},
    )

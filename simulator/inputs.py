"""Input pictures: in the right form, obtainable, real, and within the documented bounds."""

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

import httpx
from PIL import Image

from simulator.errors import InvalidParameters, Problem
from simulator.fields import JsonObject
from simulator.journal import Blobs
from simulator.route import MEGABYTE, Form, PictureField

_TIMEOUT_SECONDS = 10.0
_MAX_DOWNLOAD = 64 * MEGABYTE
_WANTED = {
    Form.BASE64: "Input should be a valid base64 encoded image",
    Form.URL: "Input should be a valid URL",
    Form.EITHER: "Input should be a valid URL or a base64 encoded image",
    Form.DATA_URI_TOO: "Input should be a valid URL or a base64 encoded image",
}

OwnBytes = Callable[[SplitResult], Awaitable[bytes | None]]
"""Reads one of the simulator's own addresses; none if it is dead or unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A checked picture: where it is kept and how large it is."""

    digest: str
    width: int
    height: int
    bytes: int


@dataclass(slots=True, kw_only=True, eq=False)
class _Bad(Exception):  # a reason on its way to a Problem, seen only here
    reason: str


def is_loopback(host: str | None) -> bool:
    """Whether a host name or address means this machine."""
    if host is None:
        return False
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


class Inputs:
    """Obtains and checks the pictures of a request."""

    def __init__(
        self,
        *,
        blobs: Blobs,
        own: OwnBytes,
        transport: httpx.AsyncBaseTransport | None,
    ) -> None:
        self._blobs = blobs
        self._own = own
        self._transport = transport

    async def take(
        self, wanted: tuple[PictureField, ...], fields: JsonObject, *, hosts: frozenset[str]
    ) -> dict[str, tuple[Seen, ...]]:
        """The pictures of a body by field, `hosts` being the simulator's own.

        Raises `InvalidParameters` naming every field that is not as documented.
        """
        taken: dict[str, tuple[Seen, ...]] = {}
        problems: list[Problem] = []
        for field in wanted:
            found: list[Seen] = []
            for where, text in _texts(field, fields):
                try:
                    found.append(await self._one(field, text, hosts))
                except _Bad as bad:
                    problems.append(Problem(name=where, reason=bad.reason))
            taken[field.name] = tuple(found)
            problems.extend(_together(field, taken))
        if problems:
            raise InvalidParameters(problems=problems)
        return {name: found for name, found in taken.items() if found}

    async def _one(self, field: PictureField, text: str, hosts: frozenset[str]) -> Seen:
        data = await self._bytes(field, text, hosts)
        if len(data) > field.max_bytes:
            raise _Bad(reason=f"Image should be at most {field.max_bytes // MEGABYTE} MB")
        kind, width, height = await asyncio.to_thread(_look, data)
        _check_bounds(field, kind, width, height)
        digest = await self._blobs.put(data)
        return Seen(digest=digest, width=width, height=height, bytes=len(data))

    async def _bytes(self, field: PictureField, text: str, hosts: frozenset[str]) -> bytes:
        if text.startswith(("http://", "https://")):
            if field.form is Form.BASE64:
                raise _Bad(reason=_WANTED[field.form])
            return await self._download(urlsplit(text), hosts)
        if field.form is Form.URL:
            raise _Bad(reason=_WANTED[field.form])
        if field.form is Form.DATA_URI_TOO and text.startswith("data:image/"):
            text = text.partition(";base64,")[2]
        try:
            return await asyncio.to_thread(base64.b64decode, text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise _Bad(reason=_WANTED[field.form]) from error

    async def _download(self, url: SplitResult, hosts: frozenset[str]) -> bytes:
        if url.netloc in hosts:
            data = await self._own(url)
            if data is None:
                raise _Bad(reason="Image could not be downloaded")
            return data
        if not is_loopback(url.hostname):
            raise _Bad(reason="Image could not be downloaded")
        try:
            return await self._over_http(url.geturl())
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _Bad(reason="Image could not be downloaded") from error

    async def _over_http(self, url: str) -> bytes:
        data = bytearray()
        async with (
            httpx.AsyncClient(
                transport=self._transport, timeout=_TIMEOUT_SECONDS, trust_env=False
            ) as http,
            http.stream("GET", url) as response,
        ):
            response.raise_for_status()
            async for chunk in response.aiter_bytes():
                data += chunk
                if len(data) > _MAX_DOWNLOAD:
                    raise _Bad(reason="Image is too large")
        return bytes(data)


def _texts(field: PictureField, fields: JsonObject) -> Iterator[tuple[str, str]]:
    value = fields.get(field.name)
    if isinstance(value, str):
        yield field.name, value
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            where = f"{field.name}.{place}"
            if isinstance(entry, str):
                yield where, entry
            elif isinstance(entry, dict) and isinstance(inner := entry.get(field.member), str):
                yield f"{where}.{field.member}", inner


def _look(data: bytes) -> tuple[str, int, int]:
    """Media type and size of a picture that can be decoded to its end."""
    try:
        with Image.open(BytesIO(data)) as image:
            image.load()
            return Image.MIME.get(image.format or "", "unknown"), image.width, image.height
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _Bad(reason="Input should be a valid image") from error


def _check_bounds(field: PictureField, kind: str, width: int, height: int) -> None:
    if kind not in field.formats:
        names = ", ".join(media.removeprefix("image/").upper() for media in field.formats)
        raise _Bad(reason=f"Image format should be one of {names}")
    if min(width, height) < field.min_side:
        raise _Bad(reason=f"Image should be at least {field.min_side}x{field.min_side} pixels")
    if width * height > field.max_pixels:
        raise _Bad(reason=f"Image should have at most {field.max_pixels} pixels")


def _together(field: PictureField, taken: Mapping[str, tuple[Seen, ...]]) -> Iterator[Problem]:
    found = taken[field.name]
    if field.total_bytes and sum(seen.bytes for seen in found) > field.total_bytes:
        reason = f"Images should have at most {field.total_bytes // MEGABYTE} MB in total"
        yield Problem(name=field.name, reason=reason)
    other = taken.get(field.same_size_as, ())
    if found and other and (found[0].width, found[0].height) != (other[0].width, other[0].height):
        yield Problem(name=field.name, reason=f"Should have the same size as {field.same_size_as}")

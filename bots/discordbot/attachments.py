"""Files that people attach: fetched from Discord when they are taken, never kept as a link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import aiohttp
import discord

from bots.errors import AttachmentUnreadable
from bots.ports import Attachment
from tools.speech import speak

MOST = 10
_MOST_BYTES = 60 * 1024 * 1024
_PIECE = 1 << 16
_TIMEOUT = aiohttp.ClientTimeout(total=60, connect=10)


@dataclass(frozen=True, slots=True)
class Download:
    """Fetches one file when it is called."""

    files: "Files"
    name: str
    url: str

    async def __call__(self) -> bytes:
        """Its bytes; raises `AttachmentUnreadable`."""
        return await self.files.load(self.name, self.url)


Told = tuple[str, str | None, int | None, str]
"""A file's name, type, size and address."""


class Files:
    """Makes attachments of Discord's; a download ends at 60 MB, whatever the sender promised."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()

    def of(self, attachments: Sequence[discord.Attachment]) -> tuple[Attachment, ...]:
        """The files as our own; one more than can be used is kept, so that somebody says so."""
        used = attachments[: MOST + 1]
        return self.again((one.filename, one.content_type, one.size, one.url) for one in used)

    def again(self, files: Iterable[Told]) -> tuple[Attachment, ...]:
        """The same of files that were noted down."""
        return tuple(
            Attachment(name=name, media_type=kind, size=size, load=Download(self, name, url))
            for name, kind, size, url in files
        )

    async def load(self, name: str, url: str) -> bytes:
        """The bytes of a file; raises `AttachmentUnreadable`."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=_TIMEOUT)
        data = bytearray()
        try:
            async with self._session.get(url) as response:
                if not response.ok:
                    reason = speak("Discord no longer has it")
                    raise AttachmentUnreadable(name, reason)
                async for piece in response.content.iter_chunked(_PIECE):
                    data += piece
                    if len(data) > _MOST_BYTES:
                        reason = speak("it is larger than 60 MB")
                        raise AttachmentUnreadable(name, reason)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            reason = speak("the download broke off")
            raise AttachmentUnreadable(name, reason) from error
        return bytes(data)

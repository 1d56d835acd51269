"""Files that people attach: fetched from Discord when they are taken, never kept as a link."""

from collections.abc import Sequence
from functools import partial

import aiohttp
import discord

from bots.errors import AttachmentUnreadable
from bots.ports import Attachment

MOST = 10
_MOST_BYTES = 60 * 1024 * 1024
_PIECE = 1 << 16
_TIMEOUT = aiohttp.ClientTimeout(total=60, connect=10)


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
        return tuple(
            Attachment(
                name=one.filename,
                media_type=one.content_type,
                size=one.size,
                load=partial(self._load, one.filename, one.url),
            )
            for one in attachments[: MOST + 1]
        )

    async def _load(self, name: str, url: str) -> bytes:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=_TIMEOUT)
        data = bytearray()
        try:
            async with self._session.get(url) as response:
                if not response.ok:
                    reason = "Discord no longer has it"
                    raise AttachmentUnreadable(name, reason)
                async for piece in response.content.iter_chunked(_PIECE):
                    data += piece
                    if len(data) > _MOST_BYTES:
                        reason = "it is larger than 60 MB"
                        raise AttachmentUnreadable(name, reason)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            reason = "the download broke off"
            raise AttachmentUnreadable(name, reason) from error
        return bytes(data)

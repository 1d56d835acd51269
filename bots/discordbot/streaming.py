"""A text that grows in the chat, at the pace Discord allows."""

from collections.abc import Awaitable, Callable

import structlog
from typing_extensions import override

from bots.discordbot import limits
from bots.discordbot.text import shortened, split
from bots.discordbot.wire import Wire
from bots.errors import DeliveryError, MessageGone
from bots.nonces import nonce_for
from bots.ports import TextStream

_log = structlog.get_logger(__name__)


class PacedStream(TextStream):
    """Shows nothing before a first pause, so a text that is written at once is one message.

    Once a preview fails there is no other: only the end counts.
    """

    def __init__(
        self,
        *,
        wire: Wire,
        channel: Callable[[], Awaitable[int]],
        reply_to: int | None,
        silent: bool,
        now: Callable[[], float],
    ) -> None:
        """`now` is a clock in seconds that never goes back."""
        self._wire = wire
        self._channel = channel
        self._reply_to = reply_to
        self._silent = silent
        self._now = now
        self._text = ""
        self._next: float | None = None
        self._message: int | None = None
        self._failed = False

    @override
    async def add(self, text: str) -> None:
        self._text += text
        now = self._now()
        if self._next is None:
            self._next = now + limits.EDIT_PACE
        if now < self._next or self._failed or not self._text.strip() or not self._wire.has_room:
            return
        try:
            await self._preview()
        except DeliveryError as error:
            self._failed = True
            _log.info("discord.preview_failed", error=str(error))
        self._next = self._now() + limits.EDIT_PACE

    async def _preview(self) -> None:
        shown = shortened(self._text.strip(), limits.CONTENT)
        channel = await self._channel()
        if self._message is None:
            self._message = await self._wire.send(
                channel,
                text=shown,
                nonce=self._nonce(0),
                reply_to=self._reply_to,
                silent=self._silent,
            )
        else:
            await self._wire.edit(channel, self._message, text=shown)

    @override
    async def finish(self, full_text: str) -> str | None:
        channel = await self._channel()
        pieces = split(full_text, limits.CONTENT)
        if not pieces:
            await self._take_back(channel)
            return None
        first = await self._first(channel, pieces[0])
        for place, piece in enumerate(pieces[1:], start=1):
            await self._wire.send(
                channel, text=piece, nonce=self._nonce(place), silent=self._silent
            )
        return str(first)

    async def _first(self, channel: int, text: str) -> int:
        if self._message is None:
            sent = await self._wire.send(
                channel,
                text=text,
                nonce=self._nonce(0),
                reply_to=self._reply_to,
                silent=self._silent,
            )
            if self._failed:
                # The preview may have arrived after all; then the nonce brought that one again.
                await self._wire.edit(channel, sent, text=text)
            return sent
        try:
            await self._wire.edit(channel, self._message, text=text)
        except MessageGone:
            return await self._wire.send(
                channel, text=text, reply_to=self._reply_to, silent=self._silent
            )
        return self._message

    async def _take_back(self, channel: int) -> None:
        if self._message is not None:
            try:
                await self._wire.delete(channel, self._message)
            except MessageGone:
                return

    def _nonce(self, place: int) -> str | None:
        if self._reply_to is None:
            return None
        return nonce_for("stream", str(self._reply_to), str(place))

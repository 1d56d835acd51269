"""A text that grows in the chat: as a draft in private, else by editing, at Telegram's pace."""

import random
from collections.abc import Callable

import structlog
from typing_extensions import override

from bots.errors import DeliveryError, MessageGone
from bots.nonces import nonce_for
from bots.ports import TextStream
from bots.telegrambot import limits
from bots.telegrambot.ledger import Ledger
from bots.telegrambot.places import MessageRef, Place
from bots.telegrambot.text import shortened, split, styled
from bots.telegrambot.wire import Wire

_log = structlog.get_logger(__name__)


class GrowingText(TextStream):
    """Shows nothing before a first pause, so a text that is written at once is one message.

    Once a preview fails there is no other: only the end counts.
    """

    def __init__(
        self,
        *,
        wire: Wire,
        ledger: Ledger,
        place: Place,
        reply_to: int | None,
        now: Callable[[], float],
    ) -> None:
        """`now` is a clock in seconds that never goes back."""
        self._wire = wire
        self._ledger = ledger
        self._place = place
        self._reply_to = reply_to
        self._now = now
        self._text = ""
        self._next: float | None = None
        self._message: int | None = None
        self._failed = False
        self._pace = limits.DRAFT_PACE if place.is_private else limits.EDIT_PACE
        # Any number but zero; the same one is shown as one text that grows.
        self._draft = reply_to or random.randrange(1, 2**31)  # noqa: S311 - names a draft, guards nothing

    @override
    async def add(self, text: str) -> None:
        self._text += text
        now = self._now()
        if self._next is None:
            self._next = now + self._pace
        if now < self._next or self._failed or not self._text.strip():
            return
        try:
            await self._preview()
        except DeliveryError as error:
            self._failed = True
            _log.info("telegram.preview_failed", error=str(error))
        self._next = self._now() + self._pace

    async def _preview(self) -> None:
        words = styled(shortened(self._text.strip(), limits.TEXT))
        if self._place.is_private:
            await self._wire.draft(self._place, self._draft, words)
        elif self._message is None:
            sent = await self._wire.send(
                self._place, words, reply_to=self._reply_to, gives_way=True
            )
            self._message = sent.message_id
            await self._keep(0, sent.message_id)
        else:
            await self._wire.edit(self._place.chat, self._message, words, gives_way=True)

    @override
    async def finish(self, full_text: str) -> str | None:
        pieces = split(full_text)
        if not pieces:
            if self._message is not None:
                await self._wire.delete(self._place.chat, self._message)
            return None
        first = await self._piece(0, pieces[0])
        for number, piece in enumerate(pieces[1:], start=1):
            await self._piece(number, piece)
        return str(first)

    async def _piece(self, number: int, text: str) -> MessageRef:
        words = styled(text)
        before = await self._before(number)
        if before is not None:
            try:
                await self._wire.edit(before.chat or self._place.chat, before.message, words)
            except MessageGone:
                _log.info("telegram.preview_gone", message=str(before))
            else:
                return before
        reply_to = self._reply_to if number == 0 else None
        sent = await self._wire.send(self._place, words, reply_to=reply_to)
        await self._keep(number, sent.message_id)
        return self._place.ref(sent.message_id, chat=sent.chat.id)

    async def _before(self, number: int) -> MessageRef | None:
        """The message that holds this piece already: our preview, or one of an earlier life."""
        if number == 0 and self._message is not None:
            return MessageRef(message=self._message)
        nonce = self._nonce(number)
        return await self._ledger.find(self._place, nonce) if nonce is not None else None

    async def _keep(self, number: int, message: int) -> None:
        nonce = self._nonce(number)
        if nonce is not None:
            await self._ledger.keep(self._wire.now_at(self._place.chat), message, nonce=nonce)

    def _nonce(self, number: int) -> str | None:
        if self._reply_to is None:
            return None
        return nonce_for("stream", str(self._place.chat), str(self._reply_to), str(number))

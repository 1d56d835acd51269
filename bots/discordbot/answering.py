"""Answers one interaction: deferred at once, words for the asker alone, pictures for everybody."""

from collections.abc import Awaitable, Callable

import discord
import structlog
from discord.utils import MISSING
from typing_extensions import override

from bots.discordbot import limits
from bots.discordbot.rendering import layout
from bots.discordbot.text import escaped, split
from bots.discordbot.troubles import ACKNOWLEDGED, TokenLost, translated
from bots.errors import DeliveryError, Gone
from bots.ports import Card, CardPicture, ChatAdapter, ChatRef, Document, TextStream

_log = structlog.get_logger(__name__)
_NOBODY = discord.AllowedMentions.none()


class Answering(ChatAdapter):
    """The adapter that the events of one interaction are handed over with.

    Words and failures go through the interaction's token, seen by the asker alone. When that token
    is lost, and for everything with a picture, `base` takes over with the bot's own token.
    """

    def __init__(
        self,
        interaction: discord.Interaction,
        base: ChatAdapter,
        *,
        thinking: bool | None = None,
    ) -> None:
        """`thinking` is given where an earlier life of the process has acknowledged it."""
        self._interaction = interaction
        self._base = base
        self._told: dict[str, str] = {}
        self._acknowledged = thinking is not None
        # "Is thinking…" must become an answer, or go away.
        self._thinking = bool(thinking)

    @property
    @override
    def platform(self) -> str:
        return self._base.platform

    @property
    @override
    def answers_alone(self) -> bool:
        return True

    @override
    async def acknowledge(self, ref: ChatRef, message_id: str) -> None:
        response = self._interaction.response
        if self._acknowledged or response.is_done():
            return
        # A press leaves its message as it is; whatever has none is seen to be thought about.
        thinking = self._interaction.message is None
        with translated():
            try:
                await response.defer(ephemeral=thinking, thinking=thinking)
            except discord.HTTPException as error:
                # Another process of ours was quicker with that; what is left to say is ours.
                if error.code != ACKNOWLEDGED:
                    raise
                self._acknowledged = True
        self._thinking = thinking

    @override
    async def say(self, ref: ChatRef, text: str, *, nonce: str, reply_to: str | None) -> str:
        async def through_token() -> str:
            first = ""
            for piece in split(text, limits.CONTENT, shown=escaped):
                sent = await self._send(text=piece)
                first = first or sent
            return first

        async def as_bot() -> str:
            return await self._base.say(ref, text, nonce=nonce, reply_to=reply_to)

        return await self._once(nonce, through_token, as_bot)

    @override
    def stream(self, ref: ChatRef, *, reply_to: str | None) -> TextStream:
        return self._base.stream(ref, reply_to=reply_to)

    @override
    async def send_card(self, ref: ChatRef, card: Card, *, nonce: str) -> str:
        async def through_token() -> str:
            return await self._send(view=layout(card))

        async def as_bot() -> str:
            return await self._base.send_card(ref, card, nonce=nonce)

        if card.pictures:
            sent = await as_bot()
            await self._stop_thinking()
            return sent
        return await self._once(nonce, through_token, as_bot)

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        return await self._base.edit_card(ref, message_ref, card)

    @override
    async def send_file(
        self, ref: ChatRef, picture: CardPicture, *, nonce: str, reply_to: str | None
    ) -> str:
        sent = await self._base.send_file(ref, picture, nonce=nonce, reply_to=reply_to)
        await self._stop_thinking()
        return sent

    @property
    @override
    def largest_document(self) -> int:
        return self._base.largest_document

    @override
    async def send_document(
        self, ref: ChatRef, document: Document, *, nonce: str, reply_to: str | None
    ) -> str:
        sent = await self._base.send_document(ref, document, nonce=nonce, reply_to=reply_to)
        await self._stop_thinking()
        return sent

    @override
    async def remove(self, ref: ChatRef, message_ref: str) -> None:
        try:
            await self._base.remove(ref, message_ref)
        except Gone:
            # Not ours to reach as the bot; the token reaches the message that was pressed.
            if self._interaction.message is None or self._interaction.is_expired():
                raise
            with translated():
                await self._interaction.delete_original_response()

    @override
    async def open_thread(self, ref: ChatRef, name: str, *, person: str) -> ChatRef | None:
        return await self._base.open_thread(ref, name, person=person)

    @override
    def private(self, person: str) -> ChatRef | None:
        return self._base.private(person)

    async def _once(
        self,
        nonce: str,
        through_token: Callable[[], Awaitable[str]],
        as_bot: Callable[[], Awaitable[str]],
    ) -> str:
        if nonce not in self._told:
            try:
                self._told[nonce] = await self._through(through_token)
            except (TokenLost, Gone):
                return await as_bot()
        return self._told[nonce]

    async def _through(self, send: Callable[[], Awaitable[str]]) -> str:
        acknowledged = self._acknowledged or self._interaction.response.is_done()
        if self._interaction.is_expired() or not acknowledged:
            reason = "the interaction is over, or could not be acknowledged in time"
            raise TokenLost(reason)
        with translated():
            return await send()

    async def _send(
        self, *, text: str | None = None, view: discord.ui.LayoutView | None = None
    ) -> str:
        if self._thinking:
            await self._interaction.edit_original_response(
                content=text if text is not None else MISSING,
                view=view or MISSING,
                allowed_mentions=_NOBODY,
            )
            self._thinking = False
            return f"token/{self._interaction.id}"
        if view is not None:
            sent = await self._interaction.followup.send(
                view=view, ephemeral=True, allowed_mentions=_NOBODY, wait=True
            )
        else:
            sent = await self._interaction.followup.send(
                text or "", ephemeral=True, allowed_mentions=_NOBODY, wait=True
            )
        return f"token/{sent.id}"

    async def _stop_thinking(self) -> None:
        if not self._thinking or self._interaction.is_expired():
            return
        self._thinking = False
        try:
            with translated():
                await self._interaction.delete_original_response()
        except DeliveryError as error:
            _log.info("discord.thinking_not_removed", error=str(error))

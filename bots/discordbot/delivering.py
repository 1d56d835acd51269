"""The chat adapter: everything is shown with the bot's own token, so any process can do it."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import discord
from typing_extensions import override

from bots.discordbot import limits, places
from bots.discordbot.doors import Doors
from bots.discordbot.places import MessageRef
from bots.discordbot.rendering import Packed, in_parts, layout, mark_of, packed, whole
from bots.discordbot.streaming import PacedStream
from bots.discordbot.text import escaped, shortened, split
from bots.discordbot.troubles import TokenLost, translated
from bots.discordbot.wire import Wire
from bots.errors import Gone, MessageGone, TooLarge
from bots.nonces import nonce_for
from bots.ports import Card, CardPicture, ChatAdapter, ChatRef, Document, TextStream
from tools.speech import speak

_CLOCKS_DIFFER = timedelta(minutes=2)
"""How much earlier by Discord's clock a message may have come than by ours."""


class DiscordAdapter(ChatAdapter):
    """Shows cards and words in any channel the bot may write into, and to persons directly.

    `doors` knows the chats that only an interaction's token reaches; another process has none open
    and writes to the person directly.
    """

    def __init__(
        self, wire: Wire, *, doors: Doors | None = None, now: Callable[[], float] | None = None
    ) -> None:
        """`now` is a clock in seconds that never goes back; the event loop's when not given."""
        self._wire = wire
        self._doors = doors or Doors()
        self._now = now or (lambda: asyncio.get_running_loop().time())

    @property
    @override
    def platform(self) -> str:
        return places.PLATFORM

    @override
    async def acknowledge(self, ref: ChatRef, message_id: str) -> None:
        if places.person_in(ref) is None:
            await self._wire.typing(places.channel_in(ref))

    @override
    async def say(self, ref: ChatRef, text: str, *, nonce: str, reply_to: str | None) -> str:
        channel = await self._channel(ref)
        first: int | None = None
        for place, piece in enumerate(split(text, limits.CONTENT, shown=escaped)):
            sent = await self._wire.send(
                channel,
                text=piece,
                nonce=nonce if first is None else nonce_for(nonce, str(place)),
                reply_to=_answered(ref, reply_to) if first is None else None,
                silent=ref.silent,
            )
            first = first or sent
        return self._ref(ref, channel, first or 0)

    @override
    def stream(self, ref: ChatRef, *, reply_to: str | None) -> TextStream:
        return PacedStream(
            wire=self._wire,
            channel=lambda: self._channel(ref),
            reply_to=_answered(ref, reply_to),
            silent=ref.silent,
            now=self._now,
        )

    @override
    async def send_card(self, ref: ChatRef, card: Card, *, nonce: str) -> str:
        pictures = [await packed(picture) for picture in card.pictures]
        through_token = await self._send_by_token(ref, card, pictures)
        if through_token is not None:
            return through_token
        channel = await self._channel(ref)
        sent = await self._wire.send(
            channel,
            view=layout(card, pictures),
            files=[one.file() for one in pictures],
            nonce=nonce,
            silent=ref.silent,
        )
        return self._ref(ref, channel, sent)

    @override
    async def find_card(self, ref: ChatRef, card: Card, *, since: datetime) -> str | None:
        mark = mark_of(card)
        if mark is None:
            return None
        channel = await self._channel(ref)
        after = discord.utils.time_snowflake(since - _CLOCKS_DIFFER)
        try:
            found = await self._wire.find(channel, mark, after=after)
        except Gone:
            return None  # it may not be read here, so the nonce alone tells
        return self._ref(ref, channel, found) if found is not None else None

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        message = MessageRef.parse(message_ref)
        pictures = [await packed(picture) for picture in card.pictures]
        if message.by_token:
            await self._edit_by_token(ref, message, card, pictures)
        else:
            await self._wire.edit(
                message.channel or places.channel_in(ref),
                message.message,
                view=layout(card, pictures),
                files=[one.file() for one in pictures],
            )
        return message_ref

    @override
    async def send_file(
        self, ref: ChatRef, picture: CardPicture, *, nonce: str, reply_to: str | None
    ) -> str:
        original = await whole(picture)
        told = f"#{picture.number} · {picture.handle}"
        files = original.parts()
        if len(files) > 1:
            told = f"{told}: {_joining(original.name, len(files))}"
        return await self._send_files(ref, files, told, nonce=nonce, reply_to=reply_to)

    @property
    @override
    def largest_document(self) -> int:
        return limits.FILE_BYTES

    @override
    async def send_document(
        self, ref: ChatRef, document: Document, *, nonce: str, reply_to: str | None
    ) -> str:
        told = document.words
        files = in_parts(document.name, document.data)
        if len(files) > 1:
            told = f"{told} {_joining(document.name, len(files))}"
        return await self._send_files(ref, files, told, nonce=nonce, reply_to=reply_to)

    async def _send_files(
        self,
        ref: ChatRef,
        files: list[discord.File],
        told: str,
        *,
        nonce: str,
        reply_to: str | None,
    ) -> str:
        if len(files) > limits.FILES:
            raise TooLarge
        channel = await self._channel(ref)
        sent = await self._wire.send(
            channel,
            text=escaped(told),
            files=files,
            nonce=nonce,
            reply_to=_answered(ref, reply_to),
            silent=ref.silent,
        )
        return self._ref(ref, channel, sent)

    @override
    async def remove(self, ref: ChatRef, message_ref: str) -> None:
        message = MessageRef.parse(message_ref)
        try:
            if message.by_token:
                await self._remove_by_token(ref, message)
            else:
                channel = message.channel or places.channel_in(ref)
                await self._wire.delete(channel, message.message)
        except MessageGone:
            return

    @override
    async def open_thread(self, ref: ChatRef, name: str, *, person: str) -> ChatRef | None:
        if ref.server is None or ref.parent is not None or places.person_in(ref) is not None:
            return None
        channel, guild = places.channel_in(ref), int(ref.server)
        try:
            opened = await self._wire.open_thread(
                channel, shortened(name, limits.THREAD_NAME), int(person)
            )
        except Gone:
            return None  # not allowed to, or not a channel that has threads: then right here
        return places.of_channel(opened, guild=guild, parent=channel, adults=ref.adults)

    @override
    def private(self, person: str) -> ChatRef | None:
        return places.directly(int(person)) if person.isdecimal() else None

    async def _channel(self, ref: ChatRef) -> int:
        person = places.person_in(ref)
        if person is not None:
            return await self._wire.direct_channel(person)
        return places.channel_in(ref)

    async def _send_by_token(self, ref: ChatRef, card: Card, pictures: list[Packed]) -> str | None:
        door = self._doors.find(ref) if places.person_in(ref) is not None else None
        if door is None:
            return None
        try:
            with translated():
                sent = await door.followup.send(
                    view=layout(card, pictures),
                    files=[one.file() for one in pictures],
                    wait=True,
                )
        except TokenLost:
            return None
        return str(MessageRef(message=sent.id, by_token=True))

    async def _edit_by_token(
        self, ref: ChatRef, message: MessageRef, card: Card, pictures: list[Packed]
    ) -> None:
        door = self._doors.find(ref)
        if door is None:
            reason = "the interaction is over"
            raise MessageGone(reason)
        try:
            with translated():
                await door.followup.edit_message(
                    message.message,
                    view=layout(card, pictures),
                    attachments=[one.file() for one in pictures],
                )
        except TokenLost as error:
            raise MessageGone(str(error)) from error

    async def _remove_by_token(self, ref: ChatRef, message: MessageRef) -> None:
        door = self._doors.find(ref)
        if door is None:
            reason = "I can only reach it for fifteen minutes"
            raise Gone(reason)
        with translated():
            await door.followup.delete_message(message.message)

    def _ref(self, ref: ChatRef, channel: int, message: int) -> str:
        at_home = places.person_in(ref) is None
        return str(MessageRef(message=message, channel=None if at_home else channel))


def _joining(name: str, parts: int) -> str:
    return speak(
        "the file is larger than Discord takes, so here it is in {parts} parts. 7-Zip puts "
        "them together when you open the first one; on Linux and macOS: {command}",
        parts=parts,
        command=f"cat {name}.* > {name}",
    )


def _answered(ref: ChatRef, reply_to: str | None) -> int | None:
    """The message to reply to; none in a direct conversation that stands for another chat."""
    if reply_to is None or not reply_to.isdecimal() or places.person_in(ref) is not None:
        return None
    return int(reply_to)

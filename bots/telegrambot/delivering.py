"""The chat adapter: everything is shown over the Bot API, so any process can do it.

A picture is never sent, only put into a message that stands already and was written down: an edit
that is repeated shows nothing twice, however often the connection breaks. For several pictures see
`sent_albums`.
"""

import asyncio
from collections.abc import Callable

import structlog
from telegram.constants import ChatAction
from typing_extensions import override

from bots.errors import DeliveryError, TooLarge
from bots.nonces import nonce_for
from bots.ports import Card, CardPicture, ChatAdapter, ChatRef, Document, Phase, TextStream
from bots.telegrambot import limits, places
from bots.telegrambot.ledger import Ledger
from bots.telegrambot.places import MessageRef, Place
from bots.telegrambot.rendering import (
    Packed,
    as_document,
    card_words,
    file_name,
    keyboard,
    packed,
)
from bots.telegrambot.sent_albums import SentAlbums, photo_file
from bots.telegrambot.streaming import GrowingText
from bots.telegrambot.text import Words, split
from bots.telegrambot.troubles import FileForgotten, NotAsPhoto, QueryOver
from bots.telegrambot.wire import Wire

_log = structlog.get_logger(__name__)

_LONG_UPLOAD = 1024 * 1024  # bytes

QUERY = "query/"
"""Begins the event id of a press: such an id is acknowledged by answering the query."""


class TelegramAdapter(ChatAdapter):
    """Shows cards and words in any chat the bot may write into."""

    def __init__(
        self, wire: Wire, ledger: Ledger, *, now: Callable[[], float] | None = None
    ) -> None:
        """`now` is a clock in seconds that never goes back; the event loop's when not given."""
        self._wire = wire
        self._ledger = ledger
        self._albums = SentAlbums(wire, ledger)
        self._now = now or (lambda: asyncio.get_running_loop().time())

    @property
    @override
    def platform(self) -> str:
        return places.PLATFORM

    @override
    async def acknowledge(self, ref: ChatRef, message_id: str) -> None:
        if not message_id.startswith(QUERY):
            await self._wire.action(places.place(ref), ChatAction.TYPING)
            return
        try:
            await self._wire.answer(message_id.removeprefix(QUERY))
        except QueryOver as error:
            _log.info("telegram.query_over", error=str(error))

    @override
    async def say(self, ref: ChatRef, text: str, *, nonce: str, reply_to: str | None) -> str:
        place = places.place(ref)
        first: MessageRef | None = None
        for number, piece in enumerate(split(text)):
            name = nonce if first is None else nonce_for(nonce, str(number))
            answered = _answered(reply_to) if first is None else None
            sent = await self._once(place, name, Words(piece), reply_to=answered)
            first = first or sent
        return str(first or "")

    async def _once(
        self, place: Place, nonce: str, words: Words, *, reply_to: int | None
    ) -> MessageRef:
        found = await self._ledger.find(place, nonce)
        if found is not None:
            return found
        sent = await self._wire.send(place, words, reply_to=reply_to)
        await self._ledger.keep(sent.chat.id, sent.message_id, nonce=nonce)
        return place.ref(sent.message_id, chat=sent.chat.id)

    @override
    def stream(self, ref: ChatRef, *, reply_to: str | None) -> TextStream:
        return GrowingText(
            wire=self._wire,
            ledger=self._ledger,
            place=places.place(ref),
            reply_to=_answered(reply_to),
            now=self._now,
        )

    @override
    async def send_card(self, ref: ChatRef, card: Card, *, nonce: str) -> str:
        place = places.place(ref)
        found = await self._ledger.find(place, nonce)
        if found is None:
            buttons = keyboard(card.buttons)
            sent = await self._wire.send(place, card_words(card), keyboard=buttons)
            await self._ledger.keep(sent.chat.id, sent.message_id, nonce=nonce)
            found = place.ref(sent.message_id, chat=sent.chat.id)
            if not card.pictures:
                return str(found)
        return await self.edit_card(ref, str(found), card)

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        place = places.place(ref)
        at = MessageRef.parse(message_ref)
        chat = at.chat or place.chat
        if len(card.pictures) == 1:
            await self._become_picture(chat, at.message, card)
            return message_ref
        if card.pictures:
            await self._albums.show(place, at, card.pictures)
        await self._wire.edit(
            chat,
            at.message,
            card_words(card),
            keyboard=keyboard(card.buttons),
            gives_way=card.phase is Phase.WORKING,
        )
        return message_ref

    async def _become_picture(self, chat: int, message: int, card: Card) -> None:
        (picture,) = card.pictures
        known_as = await self._ledger.file_of(picture.handle)
        one = await packed(picture, known_as=known_as)
        try:
            await self._put(chat, message, card, one)
        except FileForgotten:
            await self._put(chat, message, card, await packed(picture))
        except NotAsPhoto:
            await self._put(chat, message, card, as_document(await packed(picture)))

    async def _put(self, chat: int, message: int, card: Card, one: Packed) -> None:
        await self._hint(Place(chat=chat), one.data, ChatAction.UPLOAD_PHOTO)
        media = one.media(card_words(card))
        sent = await self._wire.put_picture(chat, message, media, keyboard=keyboard(card.buttons))
        await self._ledger.keep(
            chat, message, handle=one.picture.handle, file=photo_file(sent) if sent else None
        )

    @override
    async def send_file(
        self, ref: ChatRef, picture: CardPicture, *, nonce: str, reply_to: str | None
    ) -> str:
        place = places.place(ref)
        found = await self._ledger.find(place, nonce)
        if found is not None:
            return str(found)
        data = await picture.load()
        if len(data) > limits.FILE_BYTES:
            raise TooLarge
        await self._hint(place, data, ChatAction.UPLOAD_DOCUMENT)
        sent = await self._wire.send_document(
            place,
            data,
            file_name(picture),
            words=Words(f"#{picture.number} · {picture.handle}"),
            reply_to=_answered(reply_to),
        )
        await self._ledger.keep(sent.chat.id, sent.message_id, nonce=nonce, handle=picture.handle)
        return str(place.ref(sent.message_id, chat=sent.chat.id))

    @property
    @override
    def largest_document(self) -> int:
        return limits.FILE_BYTES

    @override
    async def send_document(
        self, ref: ChatRef, document: Document, *, nonce: str, reply_to: str | None
    ) -> str:
        place = places.place(ref)
        found = await self._ledger.find(place, nonce)
        if found is not None:
            return str(found)
        if len(document.data) > limits.FILE_BYTES:
            raise TooLarge
        await self._hint(place, document.data, ChatAction.UPLOAD_DOCUMENT)
        sent = await self._wire.send_document(
            place,
            document.data,
            document.name,
            words=Words(document.words),
            reply_to=_answered(reply_to),
        )
        await self._ledger.keep(sent.chat.id, sent.message_id, nonce=nonce)
        return str(place.ref(sent.message_id, chat=sent.chat.id))

    async def _hint(self, place: Place, data: bytes | str, action: ChatAction) -> None:
        """Show that an upload has begun, where it will take a while."""
        if len(data) < _LONG_UPLOAD:
            return
        try:
            await self._wire.action(place, action)
        except DeliveryError as error:
            _log.info("telegram.not_hinted", error=str(error))

    @override
    async def remove(self, ref: ChatRef, message_ref: str) -> None:
        at = MessageRef.parse(message_ref)
        await self._wire.delete(at.chat or places.place(ref).chat, at.message)

    @override
    def private(self, person: str) -> ChatRef | None:
        return places.of_chat(int(person)) if person.isdecimal() else None


def _answered(reply_to: str | None) -> int | None:
    return int(reply_to) if reply_to is not None and reply_to.isdecimal() else None

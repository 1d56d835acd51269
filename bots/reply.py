"""Answering one event: in order, patiently, and each part at most once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256

import structlog

from bots.cards import without_pictures
from bots.errors import DeliveryError, RetryLater, TooLarge
from bots.nonces import nonce_for
from bots.phrases import PHRASES
from bots.ports import Card, CardPicture, ChatAdapter, ChatRef, Document, Phase, TextStream
from storage.archive import Zipped
from tools.languages import Language
from tools.results import Enclosure
from tools.speech import speak

_log = structlog.get_logger(__name__)

_TRIES = 3
_MOST_FILES = 20
_ELSEWHERE = "Whoever runs this bot can give you all of it in one file."
_LONGEST_WAIT = 60.0  # seconds: what is said later than that answers nobody


@dataclass(slots=True, kw_only=True)
class Reply:
    """What is said to one event. `key` names the event; the same key never says a part twice.

    Unlike a job's card, words are owed to nobody: when the platform will not take them, that is
    logged and the rest goes on. Nothing here raises `DeliveryError`.
    """

    adapter: ChatAdapter
    ref: ChatRef
    key: str
    reply_to: str | None
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    language: Language = "en"
    _parts: int = field(default=0, init=False)

    async def say(self, text: str) -> None:
        """Send text."""
        nonce = self._nonce()
        await self._patiently(
            lambda: self.adapter.say(self.ref, text, nonce=nonce, reply_to=self.reply_to)
        )

    async def card(self, card: Card) -> str | None:
        """Send a card; without its pictures when they are too large for this chat.

        The message, where it could be sent.
        """
        nonce = self._nonce()
        try:
            return await self._patiently(
                lambda: self.adapter.send_card(self.ref, card, nonce=nonce)
            )
        except TooLarge:
            words = without_pictures(card)
            return await self._patiently(
                lambda: self.adapter.send_card(self.ref, words, nonce=nonce)
            )

    async def file(self, picture: CardPicture) -> str | None:
        """Send a picture's own bytes, or say why not; the message with it."""
        nonce = self._nonce()
        try:
            return await self._patiently(
                lambda: self.adapter.send_file(
                    self.ref, picture, nonce=nonce, reply_to=self.reply_to
                )
            )
        except TooLarge:
            words, name = PHRASES.chat.file_too_large, f"#{picture.number}"
            await self.say(words.spoken(self.language, name=name))
            return None

    async def archive(self, archive: Zipped) -> None:
        """Send all of it, in as many files as this chat makes of it."""
        number = 0
        async for piece in archive.pieces(self.adapter.largest_document):
            number += 1
            if number > _MOST_FILES:
                await self.say(
                    f"{speak('There is more than I can send here.')} {speak(_ELSEWHERE)}"
                )
                return
            nonce, words = (
                self._nonce(),
                speak("{words}, file {number}:", words=archive.words, number=number),
            )
            document = Document(name=piece.name, data=piece.data, words=words)
            try:
                await self._patiently(partial(self._document, document, nonce))
            except TooLarge:
                await self.say(f"{_too_large(piece.name)} {speak(_ELSEWHERE)}")

    async def enclose(self, enclosure: Enclosure) -> None:
        """Send a file that was made for the answer: a picture as a card, all else as a document."""
        if enclosure.personal and self.adapter.answers_alone and not self.ref.private:
            # Words are for the asker alone here, files would be for everybody.
            told = "{words} is yours alone: ask me in a direct message for it."
            await self.say(speak(told, words=enclosure.words))
            return
        data = await enclosure.make()
        if enclosure.size is not None:
            await self.card(_pictured(enclosure, data, enclosure.size))
            return
        nonce = self._nonce()
        document = Document(name=enclosure.name, data=data, words=enclosure.words)
        try:
            await self._patiently(partial(self._document, document, nonce))
        except TooLarge:
            await self.say(_too_large(enclosure.name))

    async def _document(self, document: Document, nonce: str) -> str:
        return await self.adapter.send_document(
            self.ref, document, nonce=nonce, reply_to=self.reply_to
        )

    async def take_away(self, message_ref: str) -> None:
        """Remove a message of ours."""

        async def remove() -> str:
            await self.adapter.remove(self.ref, message_ref)
            return message_ref

        await self._patiently(remove)

    async def finish(self, stream: TextStream, text: str) -> None:
        """End a growing text; what the stream could not bring is sent as a message of its own."""
        try:
            await stream.finish(text)
        except RetryLater as error:
            await self.sleep(min(error.after, _LONGEST_WAIT))
            if text:
                await self.say(text)
        except DeliveryError as error:
            self._lost(error)

    def _nonce(self) -> str:
        self._parts += 1
        return nonce_for(self.key, str(self._parts))

    async def _patiently(self, send: Callable[[], Awaitable[str]]) -> str | None:
        for _ in range(_TRIES):
            try:
                return await send()
            except RetryLater as error:
                if error.after > _LONGEST_WAIT:
                    self._lost(error)
                    return None
                await self.sleep(error.after)
            except TooLarge:
                raise
            except DeliveryError as error:
                self._lost(error)
                return None
        self._lost(RetryLater(0.0))
        return None

    def _lost(self, error: DeliveryError) -> None:
        _log.warning("reply.not_sent", key=self.key, error=str(error), kind=type(error).__name__)


def _too_large(name: str) -> str:
    return speak("{name} is too large for this chat.", name=name)


def _pictured(enclosure: Enclosure, data: bytes, size: tuple[int, int]) -> Card:
    async def load() -> bytes:
        return data

    width, height = size
    stem = enclosure.name.rpartition(".")[0]
    picture = CardPicture(
        number=0,
        # Platforms know a picture again by its handle, so another one has another.
        handle=f"{stem}-{sha256(data).hexdigest()[:8]}",
        alt_text=enclosure.words,
        caption=enclosure.words,
        width=width,
        height=height,
        media_type=enclosure.media_type,
        load=load,
    )
    return Card(phase=Phase.NOTICE, title=enclosure.words, pictures=(picture,))

"""The chat platform of a rehearsal: it is in memory, remembers what it shows, and has bad days."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from typing_extensions import override

from bots.errors import DeliveryError, MessageGone, RetryLater
from bots.ports import Card, CardPicture, ChatAdapter, ChatRef, Document, Phase, TextStream

PLATFORM = "rehearsal"

_TROUBLE = 0.12
"""The share of calls that the platform refuses; as many it does, and seems to fail."""
_LATER = 0.3  # seconds
_LARGEST = 8 * 1024**2


@dataclass(slots=True, kw_only=True)
class Message:
    """What stands in a chat: words, or a card."""

    chat: str
    text: str = ""
    card: Card | None = None


class RehearsalChat(ChatAdapter):
    """Shows every nonce once. `chance` is asked for each call whether it goes wrong (0 to 1)."""

    def __init__(self, chance: Callable[[], float]) -> None:
        self._chance = chance
        self._changed = asyncio.Condition()
        self.messages: dict[str, Message] = {}
        self._refused: set[str] = set()
        self._texts = count()
        self.troubles = 0
        self.calm = False

    @property
    @override
    def platform(self) -> str:
        return PLATFORM

    @property
    def results(self) -> Counter[UUID]:
        """How many messages show the pictures of each job."""
        return Counter(
            message.card.job_id
            for message in self.messages.values()
            if message.card is not None
            and message.card.phase is Phase.RESULT
            and message.card.job_id is not None
        )

    def said_in(self, chat: str) -> list[Message]:
        """Everything that stands in a chat, oldest first."""
        return [message for message in self.messages.values() if message.chat == chat]

    async def more_than(self, number: int, chat: str, *, patience: float) -> bool:
        """Whether more messages than that came to stand in a chat before patience ended."""
        try:
            async with asyncio.timeout(patience), self._changed:
                await self._changed.wait_for(lambda: len(self.said_in(chat)) > number)
        except TimeoutError:
            return False
        return True

    @override
    async def acknowledge(self, ref: ChatRef, message_id: str) -> None:
        self._refuse(message_id)

    @override
    async def say(self, ref: ChatRef, text: str, *, nonce: str, reply_to: str | None) -> str:
        return await self.keep(nonce, Message(chat=ref.chat, text=text))

    @override
    def stream(self, ref: ChatRef, *, reply_to: str | None) -> TextStream:
        return _Stream(self, ref, f"text-{next(self._texts)}")

    @override
    async def send_card(self, ref: ChatRef, card: Card, *, nonce: str) -> str:
        await _loaded(card)
        return await self.keep(nonce, Message(chat=ref.chat, card=card))

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        await _loaded(card)
        self._refuse(message_ref)
        message = self.messages.get(message_ref)
        if message is None:
            reason = "the message is not there"
            raise MessageGone(reason)
        message.card = card
        self._seem_to_fail()
        return message_ref

    @override
    async def send_file(
        self, ref: ChatRef, picture: CardPicture, *, nonce: str, reply_to: str | None
    ) -> str:
        await picture.load()
        return await self.keep(nonce, Message(chat=ref.chat, text=picture.handle))

    @property
    @override
    def largest_document(self) -> int:
        return _LARGEST

    @override
    async def send_document(
        self, ref: ChatRef, document: Document, *, nonce: str, reply_to: str | None
    ) -> str:
        return await self.keep(nonce, Message(chat=ref.chat, text=document.words))

    @override
    async def remove(self, ref: ChatRef, message_ref: str) -> None:
        self.messages.pop(message_ref, None)

    @override
    def private(self, person: str) -> ChatRef | None:
        return None

    async def keep(self, nonce: str, message: Message) -> str:
        """Show it, unless this nonce is shown already; its reference."""
        self._refuse(nonce)
        self.messages.setdefault(nonce, message)
        async with self._changed:
            self._changed.notify_all()
        self._seem_to_fail()
        return nonce

    def _refuse(self, key: str) -> None:
        """Not the same thing twice: a platform that never gives in is an outage, no bad day."""
        if not self.calm and key not in self._refused and self._chance() < _TROUBLE:
            self.troubles += 1
            self._refused.add(key)
            raise RetryLater(_LATER)

    def _seem_to_fail(self) -> None:
        if not self.calm and self._chance() < _TROUBLE:
            self.troubles += 1
            reason = "the answer was cut off"
            raise DeliveryError(reason)


class _Stream(TextStream):
    def __init__(self, chat: RehearsalChat, ref: ChatRef, nonce: str) -> None:
        self._nonce = nonce
        self._chat = chat
        self._ref = ref

    @override
    async def add(self, text: str) -> None:
        return

    @override
    async def finish(self, full_text: str) -> str | None:
        if not full_text.strip():
            return None
        return await self._chat.keep(self._nonce, Message(chat=self._ref.chat, text=full_text))


async def _loaded(card: Card) -> None:
    for picture in card.pictures:
        await picture.load()

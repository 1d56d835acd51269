"""A chat platform that remembers: a full implementation of the port, with troubles to order."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from typing_extensions import override

from bots.errors import MessageGone, TooLarge
from bots.ports import Card, CardPicture, ChatAdapter, ChatRef, Document, TextStream


@dataclass(slots=True, kw_only=True)
class Message:
    """What stands in the chat; `versions` counts how often it really changed."""

    ref: ChatRef
    card: Card | None = None
    text: str = ""
    files: list[bytes] = field(default_factory=list)
    versions: int = 1


class RecordingAdapter(ChatAdapter):
    """Keeps every message by its reference; each trouble in `troubles` meets the next call."""

    def __init__(self, platform: str = "recorded") -> None:
        self._platform = platform
        self.messages: dict[str, Message] = {}
        self.nonces: dict[str, str] = {}
        self.calls: list[str] = []
        self.acknowledged: list[str] = []
        self.slow_acknowledgements: set[str] = set()
        self.let_go = asyncio.Event()
        self.troubles: deque[BaseException] = deque()
        self.troubles_after: deque[BaseException] = deque()
        self.refuses_files = False
        self.pause: asyncio.Event | None = None
        self.entered = asyncio.Event()

    @property
    @override
    def platform(self) -> str:
        return self._platform

    @property
    def said(self) -> list[str]:
        return [message.text for message in self.messages.values() if message.text]

    @property
    def cards(self) -> list[Card]:
        return [message.card for message in self.messages.values() if message.card]

    @override
    async def acknowledge(self, ref: ChatRef, message_id: str) -> None:
        self.acknowledged.append(message_id)
        if message_id in self.slow_acknowledgements:
            await self.let_go.wait()
        self._meet_trouble()

    @override
    async def say(self, ref: ChatRef, text: str, *, nonce: str, reply_to: str | None) -> str:
        return self._keep("say", nonce, Message(ref=ref, text=text))

    @override
    def stream(self, ref: ChatRef, *, reply_to: str | None) -> TextStream:
        return _RecordingStream(self, ref)

    @override
    async def send_card(self, ref: ChatRef, card: Card, *, nonce: str) -> str:
        files = await self._files(card)
        return self._keep("send", nonce, Message(ref=ref, card=card, files=files))

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        files = await self._files(card)
        self.calls.append("edit")
        self._meet_trouble()
        message = self.messages.get(message_ref)
        if message is None:
            reason = "the message was removed"
            raise MessageGone(reason)
        if message.card is None or message.card.title != card.title:
            message.versions += 1
        message.card, message.files = card, files
        self._fall_over()
        return message_ref

    @override
    async def send_file(
        self, ref: ChatRef, picture: CardPicture, *, nonce: str, reply_to: str | None
    ) -> str:
        data = await picture.load()
        return self._keep("file", nonce, Message(ref=ref, files=[data]))

    @property
    @override
    def largest_document(self) -> int:
        return 10_000

    @override
    async def send_document(
        self, ref: ChatRef, document: Document, *, nonce: str, reply_to: str | None
    ) -> str:
        if len(document.data) > self.largest_document:
            raise TooLarge
        told = f"{document.name}: {document.words}"
        return self._keep("document", nonce, Message(ref=ref, text=told, files=[document.data]))

    @override
    async def remove(self, ref: ChatRef, message_ref: str) -> None:
        self.calls.append("remove")
        self._meet_trouble()
        self.messages.pop(message_ref, None)

    @override
    def private(self, person: str) -> ChatRef | None:
        return ChatRef(platform=self._platform, chat=f"alone with {person}")

    async def _files(self, card: Card) -> list[bytes]:
        self.entered.set()
        if self.pause is not None:
            await self.pause.wait()
        if card.pictures and self.refuses_files:
            raise TooLarge
        return [await picture.load() for picture in card.pictures]

    def _keep(self, call: str, nonce: str, message: Message) -> str:
        assert 0 < len(nonce) <= 25
        self.calls.append(call)
        self._meet_trouble()
        if nonce not in self.nonces:
            self.nonces[nonce] = f"m{len(self.nonces) + 1}"
            self.messages[self.nonces[nonce]] = message
        self._fall_over()
        return self.nonces[nonce]

    def _meet_trouble(self) -> None:
        if self.troubles:
            raise self.troubles.popleft()

    def _fall_over(self) -> None:
        """The platform has done it, and we do not hear of it."""
        if self.troubles_after:
            raise self.troubles_after.popleft()


class _RecordingStream(TextStream):
    def __init__(self, adapter: RecordingAdapter, ref: ChatRef) -> None:
        self._adapter = adapter
        self._ref = ref
        self.preview = ""

    @override
    async def add(self, text: str) -> None:
        self.preview += text

    @override
    async def finish(self, full_text: str) -> str | None:
        if not full_text:
            return None
        nonce = f"stream{len(self._adapter.messages)}"
        return self._adapter._keep("finish", nonce, Message(ref=self._ref, text=full_text))

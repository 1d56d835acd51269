"""The adapter that other tests stand on must keep the contract like every other."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bots.ports import Card, ChatRef
from tests.contract.chat_harness import PicturesInCards, Place, Unlimited
from tests.unit.bots.recording import RecordingAdapter


class _Chat:
    def __init__(self, adapter: RecordingAdapter, ref: ChatRef) -> None:
        self.adapter = adapter
        self.ref = ref

    async def texts(self) -> list[str]:
        return [
            "\n".join([message.text, *(_words_of(message.card) if message.card else ())])
            for message in self.adapter.messages.values()
            if message.ref == self.ref
        ]

    async def files(self) -> list[bytes]:
        messages = self.adapter.messages.values()
        return [data for one in messages if one.ref == self.ref for data in one.files]


class RecordingHarness(_Chat, PicturesInCards, Unlimited):
    """What was recorded."""

    def __init__(self) -> None:
        super().__init__(RecordingAdapter(), ChatRef(platform="recorded", chat="1", thread="2"))

    @property
    def too_many_bytes(self) -> int:
        return self.adapter.largest_document + 1

    async def elsewhere(self) -> Place:
        return _Chat(self.adapter, ChatRef(platform="recorded", chat="2"))

    async def wipe(self) -> bool:
        self.adapter.messages.clear()
        return True

    async def restart(self) -> None:
        before, self.adapter = self.adapter, RecordingAdapter()
        # What stands in the chat outlives the process that has put it there.
        self.adapter.messages, self.adapter.nonces = before.messages, before.nonces


def _words_of(card: Card) -> list[str]:
    pictures = [f"{picture.handle} {picture.alt_text}" for picture in card.pictures]
    return [card.title, *card.lines, *pictures, *(button.label for button in card.buttons)]


@asynccontextmanager
async def recording_harness(_: Path) -> AsyncIterator[RecordingHarness]:
    yield RecordingHarness()

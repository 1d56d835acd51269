"""What every chat platform must do, whoever wrote it; a new one adds a harness and a parameter."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Protocol

import pytest
from rich.console import Console
from typing_extensions import override

from bots.cards import card_for, failure_card
from bots.consolebot.adapter import ConsoleAdapter
from bots.nonces import nonce_for
from bots.ports import Card, CardPicture, ChatAdapter, ChatRef, Document
from storage.tables import JobState
from tests.contract.discord_harness import discord_harness
from tests.contract.telegram_harness import telegram_harness
from tests.contract.web_harness import web_harness
from tests.standins.clock import HandClock
from tests.unit.bots import builders
from tests.unit.bots.recording import RecordingAdapter

_BYTES = b"\x89PNG the bytes of a picture"


class Harness(Protocol):
    """A platform with a chat that a test can read."""

    @property
    def adapter(self) -> ChatAdapter: ...

    @property
    def ref(self) -> ChatRef: ...

    async def texts(self) -> list[str]:
        """Every message a person could read now, oldest first, with everything on it."""
        ...

    async def files(self) -> list[bytes]:
        """Every file a person could open now."""
        ...


class ConsoleHarness(Harness):
    ref = ChatRef(platform="console", chat="1", thread="2")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._out = StringIO()
        self._adapter = ConsoleAdapter(
            console=Console(file=self._out, width=200), folder=folder, clock=HandClock()
        )

    @property
    @override
    def adapter(self) -> ChatAdapter:
        return self._adapter

    @override
    async def texts(self) -> list[str]:
        # What scrolled by stays readable: only the newest block is the present state.
        return [block for block in self._out.getvalue().split("\n\n") if block.strip()]

    @override
    async def files(self) -> list[bytes]:
        return await asyncio.to_thread(
            lambda: [path.read_bytes() for path in sorted(self._folder.glob("*"))]
        )


class RecordingHarness(Harness):
    ref = ChatRef(platform="recorded", chat="1", thread="2")

    def __init__(self) -> None:
        self._adapter = RecordingAdapter()

    @property
    @override
    def adapter(self) -> ChatAdapter:
        return self._adapter

    @override
    async def texts(self) -> list[str]:
        return [
            "\n".join([message.text, *(_words_of(message.card) if message.card else ())])
            for message in self._adapter.messages.values()
        ]

    @override
    async def files(self) -> list[bytes]:
        return [data for message in self._adapter.messages.values() for data in message.files]


def _words_of(card: Card) -> list[str]:
    pictures = [f"{picture.handle} {picture.alt_text}" for picture in card.pictures]
    return [card.title, *card.lines, *pictures, *(button.label for button in card.buttons)]


@asynccontextmanager
async def _console(folder: Path) -> AsyncIterator[Harness]:
    yield ConsoleHarness(folder)


@asynccontextmanager
async def _recording(_: Path) -> AsyncIterator[Harness]:
    yield RecordingHarness()


_HARNESSES: dict[str, Callable[[Path], AbstractAsyncContextManager[Harness]]] = {
    "console": _console,
    "recording": _recording,
    "discord": discord_harness,
    "telegram": telegram_harness,
    "web": web_harness,
}


@pytest.fixture(params=_HARNESSES)
async def harness(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Harness]:
    async with _HARNESSES[str(request.param)](tmp_path / "files") as opened:
        yield opened


@pytest.fixture
def ref(harness: Harness) -> ChatRef:
    return harness.ref


def _card(state: JobState, pictures: int = 1) -> Card:
    made = tuple(
        builders.image(number, position=number - 3, caption=f"fox number {number}")
        for number in range(3, 3 + pictures)
    )
    card = card_for(
        builders.story(
            builders.job(state, count=pictures),
            images=made if state is JobState.DONE else (),
            charged=False,
        )
    )
    return replace(card, pictures=tuple(replace(one, load=_load) for one in card.pictures))


async def _load() -> bytes:
    return _BYTES


def _count(texts: list[str], words: str) -> int:
    return sum(words in text for text in texts)


async def test_a_sign_of_life_may_be_given_twice(harness: Harness, ref: ChatRef) -> None:
    await harness.adapter.acknowledge(ref, "m1")
    await harness.adapter.acknowledge(ref, "m1")
    assert await harness.texts() == []


async def test_words_are_said_once_per_nonce(harness: Harness, ref: ChatRef) -> None:
    say = harness.adapter.say
    first = await say(ref, "Hello there", nonce=nonce_for("1"), reply_to="m1")
    again = await say(ref, "Hello there", nonce=nonce_for("1"), reply_to="m1")
    assert first == again
    assert _count(await harness.texts(), "Hello there") == 1
    other = await say(ref, "Good-bye", nonce=nonce_for("2"), reply_to=None)
    assert other != first
    assert _count(await harness.texts(), "Good-bye") == 1


async def test_long_words_arrive_whole(harness: Harness, ref: ChatRef) -> None:
    words = [f"word{number}" for number in range(3000)]
    await harness.adapter.say(ref, " ".join(words), nonce=nonce_for("1"), reply_to=None)
    assert "\n".join(await harness.texts()).split() == words


async def test_a_growing_text_ends_as_exactly_what_was_meant(
    harness: Harness, ref: ChatRef
) -> None:
    stream = harness.adapter.stream(ref, reply_to="m1")
    await stream.add("I have drawn ")
    await stream.add("nothing")
    assert await stream.finish("Drawing #1.") is not None
    texts = await harness.texts()
    assert _count(texts, "Drawing #1.") == 1
    assert _count(texts, "nothing") == 0


async def test_a_growing_text_can_be_taken_back(harness: Harness, ref: ChatRef) -> None:
    stream = harness.adapter.stream(ref, reply_to=None)
    await stream.add("I am about to")
    assert await stream.finish("") is None
    assert await harness.texts() == []


@pytest.mark.parametrize("state", JobState)
async def test_every_card_shows_all_it_has_to_say(
    harness: Harness, ref: ChatRef, state: JobState
) -> None:
    card = _card(state)
    await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    shown = "\n".join(await harness.texts())
    assert card.title in shown
    for line in card.lines:
        assert line in shown
    for button in card.buttons:
        assert button.label in shown
    for picture in card.pictures:
        assert picture.alt_text in shown
        assert picture.handle in shown


async def test_a_card_is_sent_once_per_nonce(harness: Harness, ref: ChatRef) -> None:
    card = _card(JobState.QUEUED)
    first = await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    again = await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    assert first == again
    assert _count(await harness.texts(), card.title) == 1


async def test_a_card_turns_into_its_picture_and_only_once(harness: Harness, ref: ChatRef) -> None:
    message = await harness.adapter.send_card(ref, _card(JobState.QUEUED), nonce=nonce_for("1"))
    for state in (JobState.RUNNING, JobState.DONE, JobState.DONE):
        message = await harness.adapter.edit_card(ref, message, _card(state))
    texts = await harness.texts()
    assert _count(texts, "fox-7k3") == 1
    assert "fox-7k3" in texts[-1]
    assert await harness.files() == [_BYTES]


async def test_a_card_can_be_taken_back_and_that_may_be_repeated(
    harness: Harness, ref: ChatRef
) -> None:
    card = _card(JobState.DONE)
    message = await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    for _ in range(2):
        await harness.adapter.remove(ref, message)
    texts = await harness.texts()
    assert not texts or card.title not in texts[-1]


async def test_eight_pictures_and_all_their_buttons_fit(harness: Harness, ref: ChatRef) -> None:
    card = _card(JobState.DONE, pictures=8)
    await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    shown = "\n".join(await harness.texts())
    assert all(button.label in shown for button in card.buttons)
    assert len(await harness.files()) == 8


async def test_a_failure_card_is_shown(harness: Harness, ref: ChatRef) -> None:
    await harness.adapter.send_card(ref, failure_card("It is broken."), nonce=nonce_for("1"))
    assert _count(await harness.texts(), "It is broken.") == 1


async def test_the_original_file_is_the_very_bytes(harness: Harness, ref: ChatRef) -> None:
    picture: CardPicture = _card(JobState.DONE).pictures[0]
    for _ in range(2):
        await harness.adapter.send_file(ref, picture, nonce=nonce_for("1"), reply_to="m1")
    assert await harness.files() == [_BYTES]


async def test_a_document_is_sent_once_as_it_is(harness: Harness, ref: ChatRef) -> None:
    document = Document(name="my-data.zip", data=b"PK the bytes of a zip", words="Your data:")
    for _ in range(2):
        await harness.adapter.send_document(ref, document, nonce=nonce_for("1"), reply_to=None)
    assert await harness.files() == [document.data]
    assert _count(await harness.texts(), "Your data:") == 1


async def test_hostile_words_stay_words(harness: Harness, ref: ChatRef) -> None:
    hostile = "[bold]@everyone[/bold] <b>*_`~ [link](https://example.org) &lt;"
    await harness.adapter.send_card(ref, failure_card(hostile), nonce=nonce_for("1"))
    assert _count(await harness.texts(), hostile) == 1

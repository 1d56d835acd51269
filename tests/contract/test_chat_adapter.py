"""What every chat platform must do, whoever wrote it; a new one adds a harness and a parameter."""

import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Pillow

from bots.cards import failure_card
from bots.errors import Gone, MessageGone, RetryLater, TooLarge
from bots.nonces import nonce_for
from bots.ports import CardPicture, ChatRef, Document
from storage.tables import JobState
from tests.contract.chat_cards import PICTURE, card_in, choice_card, count
from tests.contract.chat_harness import Harness
from tests.contract.console_harness import console_harness
from tests.contract.discord_harness import discord_harness
from tests.contract.recording_harness import recording_harness
from tests.contract.telegram_harness import telegram_harness
from tests.contract.web_harness import web_harness

_DOCUMENT = Document(name="my-data.zip", data=b"PK the bytes of a zip", words="Your data:")
_LARGE_SIDE = (
    1900  # pixels of noise: more bytes than Discord takes, and than Telegram's photos have
)

_HARNESSES: dict[str, Callable[[Path], AbstractAsyncContextManager[Harness]]] = {
    "console": console_harness,
    "recording": recording_harness,
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


@pytest.fixture(scope="module")
def large_picture() -> bytes:
    out = BytesIO()
    pixels = random.Random(1).randbytes(3 * _LARGE_SIDE**2)
    Pillow.frombytes("RGB", (_LARGE_SIDE, _LARGE_SIDE), pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()


async def test_a_sign_of_life_may_be_given_twice(harness: Harness, ref: ChatRef) -> None:
    await harness.adapter.acknowledge(ref, "m1")
    await harness.adapter.acknowledge(ref, "m1")
    assert await harness.texts() == []


async def test_words_are_said_once_per_nonce(harness: Harness, ref: ChatRef) -> None:
    say = harness.adapter.say
    first = await say(ref, "Hello there", nonce=nonce_for("1"), reply_to="m1")
    again = await say(ref, "Hello there", nonce=nonce_for("1"), reply_to="m1")
    assert first == again
    assert count(await harness.texts(), "Hello there") == 1
    other = await say(ref, "Good-bye", nonce=nonce_for("2"), reply_to=None)
    assert other != first
    assert count(await harness.texts(), "Good-bye") == 1


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
    assert count(texts, "Drawing #1.") == 1
    assert count(texts, "nothing") == 0


async def test_a_growing_text_can_be_taken_back(harness: Harness, ref: ChatRef) -> None:
    stream = harness.adapter.stream(ref, reply_to=None)
    await stream.add("I am about to")
    assert await stream.finish("") is None
    assert await harness.texts() == []


@pytest.mark.parametrize("state", JobState)
async def test_every_card_shows_all_it_has_to_say(
    harness: Harness, ref: ChatRef, state: JobState
) -> None:
    card = card_in(state)
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
    card = card_in(JobState.QUEUED)
    first = await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    again = await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    assert first == again
    assert count(await harness.texts(), card.title) == 1


async def test_a_card_turns_into_its_picture_and_only_once(harness: Harness, ref: ChatRef) -> None:
    message = await harness.adapter.send_card(ref, card_in(JobState.QUEUED), nonce=nonce_for("1"))
    for state in (JobState.RUNNING, JobState.DONE, JobState.DONE):
        message = await harness.adapter.edit_card(ref, message, card_in(state))
    texts = await harness.texts()
    assert count(texts, "fox-7k3") == 1
    assert "fox-7k3" in texts[-1]
    assert await harness.files() == [PICTURE]


async def test_a_card_can_be_taken_back_and_that_may_be_repeated(
    harness: Harness, ref: ChatRef
) -> None:
    card = card_in(JobState.DONE)
    message = await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    for _ in range(2):
        await harness.adapter.remove(ref, message)
    texts = await harness.texts()
    assert not texts or card.title not in texts[-1]


async def test_eight_pictures_and_all_their_buttons_fit(harness: Harness, ref: ChatRef) -> None:
    card = card_in(JobState.DONE, pictures=8)
    await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    shown = "\n".join(await harness.texts())
    assert all(button.label in shown for button in card.buttons)
    assert len(await harness.files()) == 8


async def test_a_failure_card_is_shown(harness: Harness, ref: ChatRef) -> None:
    await harness.adapter.send_card(ref, failure_card("It is broken."), nonce=nonce_for("1"))
    assert count(await harness.texts(), "It is broken.") == 1


async def test_the_original_file_is_the_very_bytes(harness: Harness, ref: ChatRef) -> None:
    picture: CardPicture = card_in(JobState.DONE).pictures[0]
    for _ in range(2):
        await harness.adapter.send_file(ref, picture, nonce=nonce_for("1"), reply_to="m1")
    assert await harness.files() == [PICTURE]


async def test_a_document_is_sent_once_as_it_is(harness: Harness, ref: ChatRef) -> None:
    for _ in range(2):
        await harness.adapter.send_document(ref, _DOCUMENT, nonce=nonce_for("1"), reply_to=None)
    assert await harness.files() == [_DOCUMENT.data]
    assert count(await harness.texts(), "Your data:") == 1


async def test_hostile_words_stay_words(harness: Harness, ref: ChatRef) -> None:
    hostile = "[bold]@everyone[/bold] <b>*_`~ [link](https://example.org) &lt;"
    await harness.adapter.send_card(ref, failure_card(hostile), nonce=nonce_for("1"))
    assert count(await harness.texts(), hostile) == 1


async def test_an_album_is_shown_once_and_every_picture_is_described(
    harness: Harness, ref: ChatRef
) -> None:
    adapter, card = harness.adapter, card_in(JobState.DONE, pictures=3)
    message = await adapter.send_card(ref, card_in(JobState.RUNNING), nonce=nonce_for("1"))
    for _ in range(2):
        message = await adapter.edit_card(ref, message, card)
    assert await harness.files() == [PICTURE] * 3
    texts = await harness.texts()
    for picture in card.pictures:
        assert count(texts, picture.alt_text) == 1


async def test_what_is_shown_in_a_thread_is_there_alone(harness: Harness, ref: ChatRef) -> None:
    adapter, opened = harness.adapter, await harness.thread()
    place, around = opened or (harness, None)
    await adapter.say(place.ref, "Hello there", nonce=nonce_for("1"), reply_to=None)
    message = await adapter.send_card(place.ref, card_in(JobState.QUEUED), nonce=nonce_for("2"))
    card = card_in(JobState.DONE, pictures=2)
    await adapter.edit_card(place.ref, message, card)
    await adapter.send_document(place.ref, _DOCUMENT, nonce=nonce_for("3"), reply_to=None)
    texts = await place.texts()
    assert all(count(texts, words) == 1 for words in ("Hello there", "Your data:"))
    assert all(count(texts, picture.alt_text) == 1 for picture in card.pictures)
    assert sorted(await place.files()) == sorted([PICTURE, PICTURE, _DOCUMENT.data])
    if around is not None:
        assert (await around.texts(), await around.files()) == ([], [])
    else:
        assert await adapter.open_thread(ref, "A fox", person="1") is None


async def test_a_picture_over_the_rules_is_shown_and_its_file_is_whole(
    harness: Harness, ref: ChatRef, large_picture: bytes
) -> None:
    await harness.picture_is(large_picture)
    card = card_in(JobState.DONE, data=large_picture)
    await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    (shown,) = await harness.files()
    with Pillow.open(BytesIO(shown)) as opened:
        assert opened.size == (_LARGE_SIDE, _LARGE_SIDE)
    assert card.pictures[0].alt_text in "\n".join(await harness.texts())
    await harness.adapter.send_file(ref, card.pictures[0], nonce=nonce_for("2"), reply_to=None)
    files = await harness.files()
    # A file in parts can be joined; a folder holds the same file once.
    assert b"".join(files[1:] or files) == large_picture


async def test_a_file_over_every_limit_is_refused_and_nothing_is_shown(
    harness: Harness, ref: ChatRef
) -> None:
    data = bytes(harness.too_many_bytes)
    document = Document(name="my-data.zip", data=data, words="Your data:")
    with pytest.raises(TooLarge):
        await harness.adapter.send_document(ref, document, nonce=nonce_for("1"), reply_to=None)
    assert (await harness.texts(), await harness.files()) == ([], [])
    # What is said instead is not taken for the same.
    await harness.adapter.say(ref, "It is too large.", nonce=nonce_for("1"), reply_to=None)
    assert count(await harness.texts(), "It is too large.") == 1


async def test_a_flood_wait_holds_its_chat_alone(harness: Harness, ref: ChatRef) -> None:
    say, other = harness.adapter.say, await harness.elsewhere()
    if harness.flood(40):
        with pytest.raises(RetryLater) as refused:
            await say(ref, "Hello there", nonce=nonce_for("1"), reply_to=None)
        assert refused.value.after == pytest.approx(40, abs=1)
        assert await harness.texts() == []
    await say(other.ref, "Good-bye", nonce=nonce_for("2"), reply_to=None)
    assert count(await other.texts(), "Good-bye") == 1
    harness.wait(41)
    for _ in range(2):
        await say(ref, "Hello there", nonce=nonce_for("1"), reply_to=None)
    assert count(await harness.texts(), "Hello there") == 1


async def test_where_we_are_shut_out_is_told_and_other_chats_go_on(
    harness: Harness, ref: ChatRef
) -> None:
    adapter, other = harness.adapter, await harness.elsewhere()
    (picture,) = card_in(JobState.DONE).pictures
    if await harness.shut_out():
        for attempt in (
            adapter.say(ref, "Hello there", nonce=nonce_for("1"), reply_to=None),
            adapter.send_card(ref, card_in(JobState.QUEUED), nonce=nonce_for("2")),
            adapter.send_file(ref, picture, nonce=nonce_for("3"), reply_to=None),
            adapter.send_document(ref, _DOCUMENT, nonce=nonce_for("4"), reply_to=None),
        ):
            with pytest.raises(Gone) as told:
                await attempt
            # The chat is lost, not a message: nothing is to be sent anew.
            assert not isinstance(told.value, MessageGone)
        assert (await harness.texts(), await harness.files()) == ([], [])
    await adapter.say(other.ref, "Good-bye", nonce=nonce_for("5"), reply_to=None)
    assert count(await other.texts(), "Good-bye") == 1


async def test_a_card_that_somebody_took_away_can_be_sent_anew(
    harness: Harness, ref: ChatRef
) -> None:
    adapter, card = harness.adapter, card_in(JobState.DONE)
    message = await adapter.send_card(ref, card_in(JobState.QUEUED), nonce=nonce_for("1"))
    if await harness.wipe():
        with pytest.raises(MessageGone):
            await adapter.edit_card(ref, message, card)
        await adapter.remove(ref, message)
        await adapter.send_card(ref, card, nonce=nonce_for("2"))
    else:
        await adapter.edit_card(ref, message, card)
    assert count(await harness.texts(), "fox-7k3") == 1
    assert await harness.files() == [PICTURE]


async def test_another_process_goes_on_where_the_first_has_ended(
    harness: Harness, ref: ChatRef
) -> None:
    queued, done = card_in(JobState.QUEUED), card_in(JobState.DONE, pictures=3)
    said = await harness.adapter.say(ref, "Hello there", nonce=nonce_for("1"), reply_to=None)
    message = await harness.adapter.send_card(ref, queued, nonce=nonce_for("2"))
    first = harness.adapter
    await harness.restart()
    assert harness.adapter is not first
    say, again = harness.adapter.say, harness.adapter.send_card
    assert await say(ref, "Hello there", nonce=nonce_for("1"), reply_to=None) == said
    assert await again(ref, queued, nonce=nonce_for("2")) == message
    assert count(await harness.texts(), queued.title) == 1
    message = await harness.adapter.edit_card(ref, message, done)
    await harness.restart()
    await harness.adapter.edit_card(ref, message, done)
    texts = await harness.texts()
    assert count(texts, "fox-7k5") == 1
    assert await harness.files() == [PICTURE] * 3


async def test_a_choice_between_ones_own_words_and_richer_ones_is_shown(
    harness: Harness, ref: ChatRef
) -> None:
    card = choice_card()
    first = await harness.adapter.send_card(ref, card, nonce=nonce_for("1"))
    assert await harness.adapter.send_card(ref, card, nonce=nonce_for("1")) == first
    texts = await harness.texts()
    for words in (card.title, *card.lines, *(button.label for button in card.buttons)):
        assert count(texts, words) == 1, words
    assert await harness.files() == []

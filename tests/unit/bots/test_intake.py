import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from typing_extensions import override

from bots.errors import RetryLater
from bots.intake import Intake, IntakePolicy
from bots.ports import (
    Attachment,
    ChatAdapter,
    ChatRef,
    Command,
    Event,
    Incoming,
    Press,
    Reaction,
    Receiver,
    Sender,
)
from storage.errors import DatabaseUnavailable
from tests.unit.bots.builders import NOON, picture_bytes
from tests.unit.bots.recording import RecordingAdapter

_ANA = Sender(id="1", name="Ana")
_BEN = Sender(id="2", name="Ben")
_HERE = ChatRef(platform="recorded", chat="here")
_THERE = ChatRef(platform="recorded", chat="there")
_PHOTO = Attachment(name="photo.png", media_type="image/png", load=picture_bytes)


class Memory:
    """What `storage.inbox.Inbox` does, without a database."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, str]] = set()
        self.kept: dict[str, bytes] = {}
        self.broken = False

    async def accept(self, source: str, external_id: str, body: bytes, now: datetime) -> bool:
        assert now.tzinfo is not None
        if self.broken:
            raise DatabaseUnavailable
        new = (source, external_id) not in self.seen
        self.seen.add((source, external_id))
        if body:
            self.kept[external_id] = body
        return new

    async def finish(self, source: str, external_id: str, now: datetime) -> None:
        assert now.tzinfo is not None
        assert (source, external_id) in self.seen
        del self.kept[external_id]


class HandSleep:
    """Sleeps until the test lets them end."""

    def __init__(self) -> None:
        self.asleep: list[tuple[float, asyncio.Event]] = []

    async def __call__(self, seconds: float) -> None:
        wake = asyncio.Event()
        self.asleep.append((seconds, wake))
        await wake.wait()

    async def fallen(self) -> None:
        """Return when somebody sleeps."""
        for _ in range(100):
            if self.asleep:
                return
            await asyncio.sleep(0)
        pytest.fail("nobody sleeps")

    async def wake(self) -> None:
        await self.fallen()
        self.asleep.pop(0)[1].set()


class Watcher(Receiver):
    """Notes what it is handed; a message whose text is "slow" waits for `go`."""

    def __init__(self) -> None:
        self.handled: list[Event] = []
        self.go = asyncio.Event()
        self.at_once = 0
        self.most_at_once = 0
        self.away = 0

    @override
    async def message(self, adapter: ChatAdapter, message: Incoming) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if message.text.startswith("slow"):
                await self.go.wait()
            if self.away:
                self.away -= 1
                raise DatabaseUnavailable
            if message.text == "broken":
                reason = "a bug"
                raise LookupError(reason)
            self.handled.append(message)
        finally:
            self.at_once -= 1

    @override
    async def press(self, adapter: ChatAdapter, press: Press) -> None:
        self.handled.append(press)

    @override
    async def command(self, adapter: ChatAdapter, command: Command) -> None:
        self.handled.append(command)

    @override
    async def reaction(self, adapter: ChatAdapter, reaction: Reaction) -> None:
        self.handled.append(reaction)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.handled if isinstance(one, Incoming)]


class Desk:
    """An intake with everything around it."""

    def __init__(self, policy: IntakePolicy | None = None) -> None:
        self.adapter = RecordingAdapter()
        self.receiver = Watcher()
        self.memory = Memory()
        self.sleep = HandSleep()
        self.intake = Intake(
            receiver=self.receiver,
            inbox=self.memory,
            clock=lambda: NOON,
            sleep=self.sleep,
            policy=policy,
        )
        self._ids = 0

    def message(
        self,
        text: str,
        *,
        sender: Sender = _ANA,
        ref: ChatRef = _HERE,
        photos: int = 0,
        group: str | None = None,
        after: float = 0.0,
    ) -> Incoming:
        self._ids += 1
        return Incoming(
            ref=ref,
            message_id=str(self._ids),
            sender=sender,
            text=text,
            received_at=NOON + timedelta(seconds=after),
            attachments=(_PHOTO,) * photos,
            group=group,
        )

    async def take(self, *messages: Incoming) -> None:
        for message in messages:
            await self.intake.message(self.adapter, message)


@asynccontextmanager
async def desk(policy: IntakePolicy | None = None) -> AsyncIterator[Desk]:
    made = Desk(policy)
    async with asyncio.TaskGroup() as group:
        group.create_task(made.intake.run())
        await asyncio.sleep(0)
        yield made
        made.intake.stop()
    assert made.intake.lanes == 0, "nothing is kept for a chat that is quiet"


async def test_the_first_sign_of_life_comes_before_anything_else() -> None:
    async with desk() as d:
        d.memory.broken = True
        with pytest.raises(DatabaseUnavailable):
            await d.take(d.message("hello"))
        assert d.adapter.acknowledged == ["1"]
        await d.intake.settled(_HERE)
        assert d.receiver.handled == []


async def test_a_sign_of_life_that_fails_is_no_reason_to_say_nothing() -> None:
    async with desk() as d:
        d.adapter.troubles.append(RetryLater(3))
        await d.take(d.message("hello"))
        await d.intake.settled(_HERE)
        assert d.receiver.texts == ["hello"]


async def test_the_same_message_twice_is_answered_once() -> None:
    async with desk() as d:
        message = d.message("hello")
        await asyncio.gather(*(d.take(message) for _ in range(5)))
        await d.take(replace(message, ref=_THERE))
        await d.intake.settled(_HERE)
        await d.intake.settled(_THERE)
        assert d.receiver.texts == ["hello", "hello"]
        assert {one.ref for one in d.receiver.handled} == {_HERE, _THERE}


async def test_what_could_not_come_again_is_kept_until_it_is_dealt_with() -> None:
    async with desk() as d:
        await d.take(replace(d.message("slow"), kept=b"all of it"), d.message("told again"))
        assert list(d.memory.kept.values()) == [b"all of it"]
        d.receiver.go.set()
        await d.intake.settled(_HERE)
        assert d.memory.kept == {}


async def test_what_another_process_keeps_gets_its_sign_of_life_from_there() -> None:
    async with desk() as d:
        kept = replace(d.message("draw"), kept=b"all of it")
        await d.take(kept)
        await d.take(kept)
        await d.intake.settled(_HERE)
        assert d.adapter.acknowledged == [kept.message_id]
        assert d.receiver.texts == ["draw"]


async def test_what_is_turned_away_is_not_kept() -> None:
    async with desk(IntakePolicy(most_waiting=1)) as d:
        for text in ("slow", "waits", "too much"):
            await d.take(replace(d.message(text), kept=b"all of it"))
        assert len(d.memory.kept) == 2
        d.receiver.go.set()
        await d.intake.settled(_HERE)
        assert d.memory.kept == {}


async def test_one_chat_keeps_its_order_and_another_does_not_wait() -> None:
    async with desk() as d:
        await d.take(d.message("slow"), d.message("second"), d.message("third", sender=_BEN))
        await d.take(d.message("elsewhere", ref=_THERE))
        await d.intake.settled(_THERE)
        assert d.receiver.texts == ["elsewhere"]
        d.receiver.go.set()
        await d.intake.settled(_HERE)
        assert d.receiver.texts == ["elsewhere", "slow", "second", "third"]


async def test_a_slow_acknowledgement_lets_nobody_overtake() -> None:
    async with desk() as d:
        d.adapter.slow_acknowledgements.add("1")
        first = asyncio.TaskGroup()
        async with first:
            first.create_task(d.take(d.message("first")))
            await asyncio.sleep(0)
            await d.take(d.message("second"))
            d.adapter.let_go.set()
        await d.intake.settled(_HERE)
        assert d.receiver.texts == ["first", "second"]


async def test_a_press_and_a_cancel_do_not_wait_for_a_turn() -> None:
    async with desk() as d:
        await d.take(d.message("slow"))
        await d.intake.press(
            d.adapter, Press(ref=_HERE, event_id="p", sender=_ANA, message_id="m", data="x")
        )
        for name in ("cancel", "generate"):
            await d.intake.command(
                d.adapter, Command(ref=_HERE, event_id=name, sender=_ANA, name=name)
            )
        for _ in range(20):
            await asyncio.sleep(0)
        assert [type(one).__name__ for one in d.receiver.handled] == ["Press", "Command"]
        d.receiver.go.set()
        await d.intake.settled(_HERE)
        assert len(d.receiver.handled) == 4


async def test_an_album_is_one_turn_however_its_parts_arrive() -> None:
    async with desk() as d:
        await d.take(d.message("look", photos=1, group="g"), d.message("", photos=1, group="g"))
        await d.take(d.message("and this?", sender=_BEN))
        await d.sleep.fallen()
        await d.take(d.message("", photos=1, group="g", after=9))
        await d.sleep.wake()
        await d.sleep.wake()
        await d.intake.settled(_HERE)
        album, other = d.receiver.handled
        assert isinstance(album, Incoming)
        assert (album.text, len(album.attachments)) == ("look", 3)
        assert isinstance(other, Incoming)
        assert other.text == "and this?"


async def test_a_picture_and_quick_words_of_one_person_are_one_turn() -> None:
    async with desk() as d:
        await d.take(d.message("", photos=1), d.message("make it blue", after=1))
        await d.take(d.message("and green", after=60))
        await d.sleep.wake()
        await d.intake.settled(_HERE)
        assert d.receiver.texts == ["make it blue", "and green"]


async def test_plain_words_are_never_kept_waiting_nor_joined() -> None:
    async with desk() as d:
        await d.take(d.message("a fox"), d.message("a cat"))
        await d.intake.settled(_HERE)
        assert d.receiver.texts == ["a fox", "a cat"]
        assert d.sleep.asleep == []


async def test_a_bug_in_one_turn_does_not_reach_the_next() -> None:
    async with desk() as d:
        await d.take(d.message("broken"), d.message("fine"))
        await d.intake.settled(_HERE)
        assert d.receiver.texts == ["fine"]


async def test_without_a_database_a_message_is_handed_over_again() -> None:
    async with desk() as d:
        d.receiver.away = 2
        await d.take(d.message("a fox"), d.message("a cat"))
        await d.sleep.wake()
        await d.sleep.wake()
        await d.intake.settled(_HERE)
        assert d.receiver.texts == ["a fox", "a cat"]
        assert d.adapter.said == []


async def test_who_waits_too_long_for_the_database_is_told_that_nothing_came_of_it() -> None:
    async with desk() as d:
        d.receiver.away = 1000
        await d.take(d.message("a fox"))
        for _ in range(8):
            await d.sleep.wake()
        await d.intake.settled(_HERE)
        (said,) = d.adapter.said
        assert "nothing came of this" in said
        assert d.receiver.texts == []


async def test_what_the_database_kept_from_being_done_is_left_to_the_next_start() -> None:
    d = Desk()
    d.receiver.away = 1
    await d.take(replace(d.message("a fox"), kept=b"kept"))
    d.intake.stop()
    async with asyncio.TaskGroup() as group:
        group.create_task(d.intake.run())
        await d.sleep.wake()
    assert list(d.memory.kept.values()) == [b"kept"]


async def test_only_so_many_turns_run_at_once() -> None:
    async with desk(IntakePolicy(parallel_turns=3)) as d:
        chats = [ChatRef(platform="recorded", chat=str(number)) for number in range(10)]
        await d.take(*(d.message("slow", ref=ref) for ref in chats))
        for _ in range(20):
            await asyncio.sleep(0)
        d.receiver.go.set()
        for ref in chats:
            await d.intake.settled(ref)
        assert (len(d.receiver.texts), d.receiver.most_at_once) == (10, 3)


async def test_a_flood_is_turned_away_with_a_word() -> None:
    async with desk(IntakePolicy(most_waiting=3)) as d:
        await d.take(d.message("slow"))
        await asyncio.sleep(0)
        await d.take(*(d.message(f"slow {number}") for number in range(5)))
        d.receiver.go.set()
        await d.intake.settled(_HERE)
        assert d.receiver.texts == ["slow", "slow 0", "slow 1", "slow 2"]
        assert len(d.adapter.said) == 2


async def test_what_was_taken_is_finished_when_the_intake_stops() -> None:
    d = Desk()
    await d.take(d.message("early"), d.message("bird"))
    d.intake.stop()
    await d.intake.run()
    assert d.receiver.texts == ["early", "bird"]

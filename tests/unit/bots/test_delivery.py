import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from obstore.store import MemoryStore

from bots.delivery import Deliverer, DeliveryPolicy
from bots.errors import Gone, MessageGone, RetryLater
from bots.ports import ChatAdapter, Phase
from jobs.queue import Bell
from jobs.states import FailureCode, Waiting
from storage import conversations, deliveries, images, jobs, people
from storage.database import Database
from storage.deliveries import Delivery
from storage.ids import Ids
from storage.media import Media
from storage.tables import ConversationId, DeliveryId, JobState, PersonId
from tests.standins.clock import HandClock
from tests.standins.queue import HandQueue
from tests.unit.bots import builders
from tests.unit.bots.recording import RecordingAdapter

_THIS = DeliveryId(UUID(int=9))
_PICTURE = b"the bytes of the picture"


class Crash(BaseException):
    """The process dies here: nothing of ours may catch it."""


@dataclass
class Post:
    """One job, owed to one chat, and whoever brings it there."""

    db: Database
    media: Media
    clock: HandClock
    queue: HandQueue
    adapter: RecordingAdapter
    deliverer: Deliverer

    def another(
        self, *, renewal: timedelta = timedelta(seconds=3), **adapters: ChatAdapter
    ) -> Deliverer:
        """A deliverer of another process, or of the same one after a restart."""
        made = Deliverer(
            db=self.db,
            media=self.media,
            queue=self.queue,
            adapters=adapters or {"recorded": self.adapter},
            clock=self.clock,
            ids=Ids(self.clock, Random(len(self.adapter.calls)).randbytes),
            policy=DeliveryPolicy(renewal=renewal),
            monotonic=self.clock.monotonic,
        )
        self.queue.on(Bell.DELIVER, made.deliver)
        return made

    async def deliver(self) -> None:
        await self.deliverer.deliver(_THIS)

    async def move(self, *states: JobState, failure: str | None = None) -> None:
        """Move the job through these states, as the engine would."""
        for state in states:
            self.clock.turn(1)
            async with self.db.write() as tx:
                before = await jobs.get(tx, builders.job().id)
                assert before is not None
                if state is JobState.DONE:
                    await images.insert(tx, builders.image())
                moved = await jobs.move(
                    tx,
                    before.id,
                    expect={before.state},
                    to=state,
                    now=self.clock(),
                    failure=failure,
                    detail=None,
                )
                assert moved is not None

    async def delivery(self) -> Delivery:
        async with self.db.read() as tx:
            found = await deliveries.get(tx, _THIS)
        assert found is not None
        return found

    async def claimed(self) -> None:
        """Return when somebody is showing it: the platform has been asked, and has not answered."""
        await self.adapter.entered.wait()

    @property
    def only(self) -> str:
        """The title of the one card in the chat."""
        (card,) = self.adapter.cards
        return card.title


@pytest.fixture
async def post(database_file: Path) -> AsyncIterator[Post]:
    db = await Database.open(f"sqlite:///{database_file}", lock_path=None)
    clock = HandClock()
    media = Media(MemoryStore())
    await media.put("key", _PICTURE)
    await _owe(db, clock)
    adapter = RecordingAdapter()
    queue = HandQueue(clock)
    made = Post(
        db=db,
        media=media,
        clock=clock,
        queue=queue,
        adapter=adapter,
        deliverer=Deliverer(
            db=db,
            media=media,
            queue=queue,
            adapters={"recorded": adapter},
            clock=clock,
            ids=Ids(clock, Random(1).randbytes),
            monotonic=clock.monotonic,
        ),
    )
    queue.on(Bell.DELIVER, made.deliverer.deliver)
    yield made
    await db.close()


async def _owe(db: Database, clock: HandClock) -> None:
    async with db.write() as tx:
        person = await people.identify(
            tx,
            platform="recorded",
            external_id="1",
            name="Ana",
            language=None,
            new_id=builders.PERSON,
            now=clock(),
        )
        here = await conversations.open(
            tx,
            platform="recorded",
            chat="here",
            thread="topic",
            new_id=builders.CHAT,
            now=clock(),
        )
        assert (person.id, here.id) == (PersonId(builders.PERSON), ConversationId(builders.CHAT))
        await jobs.insert(tx, builders.job())
        await deliveries.insert(
            tx,
            Delivery(
                id=_THIS,
                job_id=builders.job().id,
                conversation_id=here.id,
                platform="recorded",
                chat="here",
                thread="topic",
                created_at=clock(),
                updated_at=clock(),
            ),
        )


_TO_DONE = (JobState.SUBMITTING, JobState.RUNNING, JobState.FETCHING, JobState.DONE)


async def test_one_message_lives_from_the_queue_to_the_picture(post: Post) -> None:
    seen = []
    await post.deliver()
    seen.append(post.only)
    for state in _TO_DONE:
        await post.move(state)
        await post.deliver()
        seen.append(post.only)
    assert seen == ["#3 · queued", "#3 · drawing", "#3 · drawing", "#3 · drawing", "#3 · fox-7k3"]
    (message,) = post.adapter.messages.values()
    assert (message.files, message.versions) == ([_PICTURE], 3)
    assert (message.ref.chat, message.ref.thread) == ("here", "topic")
    assert message.card is not None
    assert message.card.asked_by == "Ana"
    row = await post.delivery()
    assert (row.ended, row.shown, row.message_ref) == (True, "done", "m1")


async def test_what_is_shown_is_not_shown_again(post: Post) -> None:
    for _ in range(3):
        await post.deliver()
    await post.move(*_TO_DONE)
    for _ in range(3):
        await post.deliver()
    assert post.adapter.calls == ["send", "edit"]


async def test_many_rings_at_once_send_one_message(post: Post) -> None:
    post.adapter.pause = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for _ in range(10):
            group.create_task(post.deliver())
        await asyncio.sleep(0)
        post.adapter.pause.set()
    assert post.adapter.calls == ["send"]


async def test_of_two_processes_one_sends_and_the_other_looks_again_later(post: Post) -> None:
    post.db.dialect = "postgresql"  # as where several processes share the tables
    post.adapter.pause = asyncio.Event()
    other = post.another()
    async with asyncio.TaskGroup() as group:
        group.create_task(post.deliver())
        await post.claimed()
        await other.deliver(_THIS)
        assert post.adapter.calls == []
        assert [after - post.clock() for _, _, after in post.queue.waiting] == [
            timedelta(seconds=2)
        ]
        post.adapter.pause.set()
    await post.queue.turn(2)
    assert post.adapter.calls == ["send"]


async def test_a_job_that_moves_on_while_a_card_is_sent_is_followed(post: Post) -> None:
    post.adapter.pause = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(post.deliver())
        await post.claimed()
        await post.move(*_TO_DONE)
        post.adapter.pause.set()
    assert (post.only, post.adapter.calls) == ("#3 · fox-7k3", ["send", "edit"])


async def test_a_platform_that_asks_for_patience_is_given_it(post: Post) -> None:
    post.adapter.troubles.append(RetryLater(60))
    await post.deliver()
    await post.move(*_TO_DONE)
    await post.deliver()  # the engine rings; the platform said 60 seconds
    assert post.adapter.calls == ["send"]
    await post.queue.turn(60)
    assert post.only == "#3 · fox-7k3"
    assert (await post.delivery()).ended


async def test_a_chat_that_is_gone_is_tried_once_more_for_the_picture(post: Post) -> None:
    post.adapter.troubles.append(Gone("the bot was removed"))
    await post.deliver()
    await post.deliver()
    assert post.adapter.calls == ["send"], "nobody is owed a progress card"
    await post.move(*_TO_DONE)
    await post.deliver()
    assert post.only == "#3 · fox-7k3"
    assert (await post.delivery()).ended


async def test_a_picture_whose_chat_is_gone_comes_to_the_person_alone(post: Post) -> None:
    gone = Gone("the bot was removed")
    post.adapter.troubles.extend([gone, gone])
    await post.deliver()
    await post.move(*_TO_DONE)
    for _ in range(2):
        await post.deliver()
    (message,) = post.adapter.messages.values()
    assert message.ref.chat == "alone with 1"
    assert message.card is not None
    assert "could not show this where you asked for it: the bot was removed" in str(message.card)
    assert (await post.delivery()).ended


async def test_who_cannot_be_reached_at_all_is_owed_nothing_more(post: Post) -> None:
    await post.move(*_TO_DONE)
    post.adapter.troubles.extend([Gone("the bot was removed"), Gone("they take no messages")])
    for _ in range(2):
        await post.deliver()
    row = await post.delivery()
    assert (row.ended, row.failure) == (True, "they take no messages")
    assert post.adapter.calls == ["send", "send"]


async def test_a_removed_card_comes_back_once_with_the_picture(post: Post) -> None:
    await post.deliver()
    post.adapter.messages.clear()
    await post.move(JobState.SUBMITTING)
    await post.deliver()
    assert post.adapter.cards == [], "who removed a progress card does not want another"
    await post.move(*_TO_DONE[1:])
    for _ in range(3):
        await post.deliver()
    assert post.only == "#3 · fox-7k3"
    assert post.adapter.calls == ["send", "edit", "edit", "send"]


@pytest.mark.parametrize("sent", [False, True])
@pytest.mark.parametrize("later", [(), _TO_DONE[:2], _TO_DONE])
async def test_after_a_crash_the_card_stands_there_once_and_is_right(
    post: Post, *, sent: bool, later: tuple[JobState, ...]
) -> None:
    crashes = post.adapter.troubles_after if sent else post.adapter.troubles
    crashes.append(Crash())
    with pytest.raises(Crash):
        await post.deliver()
    assert len(post.adapter.messages) == sent
    await post.move(*later)
    restarted = post.another()
    await restarted.deliver(_THIS)
    await restarted.deliver(_THIS)
    titles = {0: "#3 · queued", 2: "#3 · drawing", 4: "#3 · fox-7k3"}
    assert post.only == titles[len(later)]


async def test_a_claim_of_a_dead_process_is_taken_over_when_its_lease_is_over(
    post: Post,
) -> None:
    post.db.dialect = "postgresql"  # as where several processes share the tables
    post.adapter.troubles_after.append(Crash())
    with pytest.raises(Crash):
        await post.deliver()
    post.another()
    await post.queue.ring(Bell.DELIVER, _THIS)
    await post.queue.turn(9)
    assert post.adapter.calls == ["send"]
    await post.queue.turn(2)
    assert post.adapter.calls == ["send", "send", "edit"]
    assert post.only == "#3 · queued"


async def test_whoever_sends_for_long_is_not_taken_for_dead(post: Post) -> None:
    post.db.dialect = "postgresql"  # as where several processes share the tables
    post.adapter.pause = asyncio.Event()
    patient = post.another(renewal=timedelta(milliseconds=1))
    other = post.another()
    async with asyncio.TaskGroup() as group:
        group.create_task(patient.deliver(_THIS))
        await post.claimed()
        for _ in range(2):
            await other.deliver(_THIS)
            post.clock.turn(60)
            while (await post.delivery()).updated_at < post.clock():  # noqa: ASYNC110 - in the database
                await asyncio.sleep(0.001)
        await other.deliver(_THIS)
        assert len(post.queue.waiting) == 3
        post.adapter.pause.set()
    assert post.adapter.calls == ["send"]


async def test_a_clock_that_jumps_makes_nobody_dead(post: Post) -> None:
    post.db.dialect = "postgresql"  # as where several processes share the tables
    post.adapter.pause = asyncio.Event()
    other = post.another()
    async with asyncio.TaskGroup() as group:
        group.create_task(post.deliver())
        await post.claimed()
        post.clock.turn(3600)
        await other.deliver(_THIS)
        assert len(post.queue.waiting) == 1
        post.adapter.pause.set()
    assert post.adapter.calls == ["send"]


async def test_being_stopped_leaves_no_claim_behind(post: Post) -> None:
    post.adapter.pause = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(post.deliver())
        await post.claimed()
        task.cancel()
    assert (await post.delivery()).shown == ""


async def test_files_a_chat_does_not_take_are_told_in_words(post: Post) -> None:
    post.adapter.refuses_files = True
    await post.deliver()
    await post.move(*_TO_DONE)
    await post.deliver()
    (card,) = post.adapter.cards
    assert card.phase is Phase.RESULT
    assert card.pictures == ()
    assert any("A red fox stands in the snow" in line for line in card.lines)
    assert (await post.delivery()).ended


async def test_an_unknown_trouble_is_tried_again_and_again_and_at_last_given_up(
    post: Post,
) -> None:
    post.adapter.troubles.extend(RuntimeError("a bug") for _ in range(2000))
    await post.deliver()
    await post.queue.turn(60)
    early = len(post.adapter.calls)
    assert 4 <= early <= 12
    await post.queue.turn(4 * 24 * 3600)
    row = await post.delivery()
    assert (row.ended, row.failure) == (True, "gave up: RuntimeError")
    assert early < len(post.adapter.calls) < 400
    assert post.queue.waiting == []


async def test_a_platform_that_nobody_serves_here_waits_for_somebody_who_does(
    post: Post,
) -> None:
    await post.another(other=RecordingAdapter("other")).deliver(_THIS)
    assert not (await post.delivery()).ended
    post.another()
    await post.queue.turn(31)
    assert post.only == "#3 · queued"


async def test_a_job_thought_lost_turns_into_its_picture_after_all(post: Post) -> None:
    await post.deliver()
    await post.move(JobState.SUBMITTING, JobState.LOST, failure=FailureCode.OUTCOME_UNKNOWN)
    await post.deliver()
    assert post.only == "#3 · lost track"
    assert (await post.delivery()).ended
    await post.move(JobState.FETCHING, JobState.DONE)
    await post.deliver()
    assert post.only == "#3 · fox-7k3"
    assert (await post.delivery()).ended


async def test_an_unreachable_provider_is_told_once_however_often_it_is_tried(
    post: Post,
) -> None:
    await post.deliver()
    for _ in range(3):
        await post.move(JobState.SUBMITTING, JobState.QUEUED)
        async with post.db.write() as tx:
            await jobs.touch(
                tx,
                builders.job().id,
                expect=JobState.QUEUED,
                detail=Waiting.UNREACHABLE,
            )
        await post.deliver()
        await post.move(JobState.SUBMITTING)
        await post.deliver()
        await post.move(JobState.QUEUED)
        async with post.db.write() as tx:
            await jobs.touch(
                tx,
                builders.job().id,
                expect=JobState.QUEUED,
                detail=Waiting.UNREACHABLE,
            )
        await post.deliver()
    assert post.only == "#3 · waiting"
    assert post.adapter.calls == ["send", "edit"]


async def test_a_ring_for_nothing_is_harmless(post: Post) -> None:
    await post.deliverer.deliver(UUID(int=12345))
    assert post.adapter.calls == []


def test_message_gone_is_a_kind_of_gone() -> None:
    assert issubclass(MessageGone, Gone), "an adapter may raise it wherever Gone is expected"

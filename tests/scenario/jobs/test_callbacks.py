"""Webhooks that come twice, early, late, out of order, or not at all."""

from datetime import timedelta

import httpx
import pytest
import sqlalchemy as sa

from freepik.catalog import Capability
from freepik.requests import Wish
from jobs.callbacks import Replayed
from jobs.policy import Policy
from jobs.states import FailureCode
from simulator.faults import FaultKind
from storage.database import Database
from storage.tables import JobState, inbox_event
from tests.scenario.api.door import told
from tests.scenario.jobs.world import PUBLIC, World

WITH_CALLBACKS = Policy(public_url=PUBLIC)


@pytest.fixture
async def called(db: Database) -> World:
    return await World.open(db, policy=WITH_CALLBACKS)


@pytest.mark.parametrize(
    "kind",
    [
        None,
        FaultKind.WEBHOOK_TWICE,
        FaultKind.WEBHOOK_OUT_OF_ORDER,
        FaultKind.WEBHOOK_BEFORE_ANSWER,
        FaultKind.WEBHOOK_EMPTY_BODY,
        FaultKind.WEBHOOK_WRAPPED,
    ],
)
async def test_a_callback_brings_the_picture_at_once_however_it_comes(
    called: World, kind: FaultKind | None
) -> None:
    if kind is not None:
        called.fault(kind, times=None)
    ticket = await called.order()
    await called.turn(8)
    assert await called.state(ticket) is JobState.DONE
    assert len(await called.images(ticket)) == 1
    assert len(called.debits) == 1
    # The last look is the callback's: without one the first would come after half a minute.
    assert called.wire.count("GET", "seedream-v4/") <= 4


async def test_what_a_callback_said_is_not_kept_once_it_is_dealt_with(called: World) -> None:
    await called.order()
    await called.turn(8)
    async with called.db.read() as tx:
        kept = await tx.rows(sa.select(inbox_event.c.handled_at, inbox_event.c.body))
    assert kept
    assert [body for handled_at, body in kept if handled_at is not None and body] == []


async def test_a_lost_callback_is_replaced_by_looking(called: World) -> None:
    called.fault(FaultKind.WEBHOOK_LOST, times=None)
    ticket = await called.order()
    await called.turn(20)
    assert await called.state(ticket) is JobState.RUNNING
    await called.turn(25)
    assert await called.state(ticket) is JobState.DONE
    assert called.hook.heard == []


async def test_a_post_that_timed_out_is_proven_by_its_callback(called: World) -> None:
    called.fault(FaultKind.POST_TIMEOUT_ACCEPTED)
    called.wire.before = None
    ticket = await called.order()
    await called.turn(15)
    assert await called.state(ticket) is JobState.DONE
    assert called.wire.count("POST", "seedream-v4") == 1
    assert len(called.debits) == 1


async def test_a_callback_that_comes_after_the_job_was_lost_still_brings_the_picture(
    called: World,
) -> None:
    # Reimagined by nobody: two doubtful posts at once, so that neither task can be told apart.
    called.fault(FaultKind.POST_TIMEOUT_ACCEPTED, times=2)
    called.fault(FaultKind.WEBHOOK_LATE, times=None, seconds=200.0)
    first, second = await called.order("a red fox"), await called.order("a blue whale")
    await called.turn(150)
    assert await called.state(first) is JobState.LOST
    assert await called.state(second) is JobState.LOST
    assert (await called.money()).spent == 100

    await called.turn(100)

    for ticket in (first, second):
        assert await called.state(ticket) is JobState.DONE
        assert len(await called.images(ticket)) == 1
    assert called.wire.count("POST", "seedream-v4") == 2
    assert (await called.money()).spent == 100


async def test_a_callback_after_the_deadline_still_brings_the_picture(called: World) -> None:
    called.fault(FaultKind.HOLD, at="completion")
    ticket = await called.order()
    await called.turn(700)
    assert await called.state(ticket) is JobState.EXPIRED
    assert (await called.job(ticket)).failure == FailureCode.TIMED_OUT

    await called.simulator.release()
    await called.simulator.flush()
    await called.turn(2)

    assert await called.state(ticket) is JobState.DONE
    assert (await called.money()).spent == 50


async def test_a_callback_never_moves_a_finished_job(called: World) -> None:
    ticket = await called.order()
    await called.turn(8)
    job = await called.job(ticket)
    assert await called.callback(job.id, token=job.token, task_id="another")
    await called.turn(60)
    assert (await called.job(ticket)) == job


async def test_a_wrong_token_is_turned_away(called: World) -> None:
    ticket = await called.order()
    await called.turn(1)
    before = await called.job(ticket)
    assert not await called.callback(before.id, token="guess", task_id="forged")
    assert not await called.callback(before.id, token="", task_id="forged")
    assert (await called.job(ticket)).task_id == before.task_id


async def test_a_task_adopted_by_mistake_is_put_right_by_the_callback(called: World) -> None:
    ticket = await called.order()
    await called.turn(1)
    job = await called.job(ticket)
    true_task = job.task_id
    assert true_task is not None
    await called.callback(job.id, token=job.token, task_id="a-strangers-task")
    assert (await called.job(ticket)).task_id == "a-strangers-task"
    await called.callback(job.id, token=job.token, task_id=true_task)
    await called.turn(8)
    assert await called.state(ticket) is JobState.DONE


async def test_an_icon_is_brought_by_its_callback_alone(called: World) -> None:
    words = "a red fox"
    ticket = await called.order(
        words,
        model="text-to-icon",
        capability=Capability.ICON,
        wish=Wish(capability=Capability.ICON, prompt=words),
    )
    await called.turn(10)
    assert await called.state(ticket) is JobState.DONE
    assert called.wire.count("GET", "text-to-icon") == 0
    assert len(await called.images(ticket)) == 1


async def test_a_503_after_acceptance_is_not_posted_again_once_proven(called: World) -> None:
    called.fault(FaultKind.POST_503, accepted=True)
    ticket = await called.order()
    await called.queue.drain()
    assert await called.state(ticket) is JobState.QUEUED
    task = called.simulator.parts.stores.everything()[0]
    job = await called.job(ticket)
    await called.callback(job.id, token=job.token, task_id=task.task_id)
    await called.turn(10)
    assert await called.state(ticket) is JobState.DONE
    assert called.wire.count("POST", "seedream-v4") == 1


async def test_the_window_is_counted_from_the_post(called: World) -> None:
    called.fault(FaultKind.POST_TIMEOUT_NOT_ACCEPTED)
    ticket = await called.order()
    await called.turn(110)
    assert await called.state(ticket) is JobState.SUBMITTING
    await called.turn(15)
    job = await called.job(ticket)
    assert job.state is JobState.FAILED
    assert job.finished_at is not None
    assert job.submitted_at is not None
    assert job.finished_at - job.submitted_at >= timedelta(seconds=120)


async def test_a_callback_during_the_fetch_does_not_fetch_twice(called: World) -> None:
    ticket = await called.order()
    await called.queue.turn(2)
    heard = []

    def while_downloading(request: httpx.Request) -> None:
        if "/results/" in request.url.path:
            heard.append(request.url.path)

    called.wire.before = while_downloading
    called.media.full = True
    await called.turn(7)
    assert await called.state(ticket) is JobState.FETCHING
    downloads = len(heard)
    job = await called.job(ticket)
    for _ in range(5):
        assert await called.callback(job.id, token=job.token, task_id=job.task_id)
    await called.queue.drain()
    assert len(heard) == downloads
    called.media.full = False
    await called.turn(80)
    assert await called.state(ticket) is JobState.DONE


async def test_a_call_that_could_not_be_told_stays_until_it_can(called: World) -> None:
    ticket = await called.order()
    await called.queue.turn(1)
    job, calls = await called.job(ticket), called.hook.callbacks
    assert calls is not None
    # Not by the door, which reads every call before it keeps it: a bug in between.
    assert await calls.take(job.id, token=job.token, delivery="odd", body=b"{")
    assert await calls.replay(called.clock()) == Replayed(told=0, called=0)
    async with called.db.write() as tx:
        await tx.run(sa.update(inbox_event).values(body=told(job)))
    assert await calls.replay(called.clock()) == Replayed(told=1, called=1)
    async with called.db.read() as tx:
        ((handled_at, body),) = await tx.rows(
            sa.select(inbox_event.c.handled_at, inbox_event.c.body)
        )
    assert handled_at is not None
    assert body == b""


async def test_what_was_called_about_is_looked_at_again_as_often_as_one_likes(
    called: World,
) -> None:
    called.fault(FaultKind.WEBHOOK_LOST, times=None)
    ticket = await called.order()
    await called.queue.turn(1)
    job, calls = await called.job(ticket), called.hook.callbacks
    assert calls is not None
    assert await called.callback(job.id, token=job.token, task_id=job.task_id)
    await called.queue.turn(8)
    assert await called.state(ticket) is JobState.RUNNING
    yesterday = called.clock() - timedelta(days=1)
    assert await calls.replay(called.clock() + timedelta(seconds=1)) == Replayed(told=0, called=0)
    for _ in range(2):
        assert await calls.replay(yesterday) == Replayed(told=0, called=1)
        await called.queue.drain()
        assert await called.state(ticket) is JobState.DONE
    assert len(await called.images(ticket)) == len(called.debits) == 1

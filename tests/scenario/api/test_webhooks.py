"""The door through which the provider calls, from the outside: what is let in, and what is not."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from structlog.typing import EventDict
from typing_extensions import override

from jobs.callbacks import Replayed
from jobs.policy import Policy
from storage import jobs
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.inbox import Inbox, unhandled
from storage.jobs import Job
from storage.tables import JobState
from tests.scenario.api.door import FORGER, SIGNER, HttpDoor, told
from tests.scenario.jobs.world import PUBLIC, World

KIBIBYTE = 1024
Claim = Callable[[datetime, bytes], Mapping[str, str]]


@pytest.fixture
async def door(db: Database, logged: list[EventDict]) -> HttpDoor:
    # Looks are half a minute apart: one that comes at once was brought by a call.
    world = await World.open(db, policy=Policy(public_url=PUBLIC))
    return HttpDoor(world, logged)


async def running(world: World) -> Job:
    """A job whose task is finished at the provider, which has not called."""
    ticket = await world.order()
    await world.queue.turn(8)
    job = await world.job(ticket)
    assert job.state is JobState.RUNNING
    return job


async def state(world: World, job: Job) -> Job:
    async with world.db.read() as tx:
        found = await jobs.get(tx, job.id)
    assert found is not None
    return found


async def kept(world: World) -> int:
    async with world.db.read() as tx:
        return len(await unhandled(tx, "freepik", 100))


async def test_a_call_is_kept_then_answered_then_worked_on(door: HttpDoor) -> None:
    job = await running(door.world)
    assert await door.call(job) == 200
    assert await kept(door.world) == 1
    assert (await state(door.world, job)).state is JobState.RUNNING
    assert await door.work() == 1
    assert await kept(door.world) == 0
    assert (await state(door.world, job)).state is JobState.DONE
    assert door.refusals == []


async def test_the_same_call_again_is_welcome_and_changes_nothing(door: HttpDoor) -> None:
    job = await running(door.world)
    assert [await door.call(job, delivery="msg_same") for _ in range(3)] == [200, 200, 200]
    assert await door.callbacks.drain() == 1
    assert await door.work() == 1
    assert await door.call(job, delivery="msg_same") == 200
    assert await door.callbacks.drain() == 0
    assert await door.work() == 0


async def test_an_empty_call_brings_a_look_too(door: HttpDoor) -> None:
    job = await running(door.world)
    assert await door.call(job, b"") == 200
    assert await door.work() == 1
    assert (await state(door.world, job)).state is JobState.DONE


def unsigned(_: datetime, __: bytes) -> Mapping[str, str]:
    return {}


def forged(now: datetime, body: bytes) -> Mapping[str, str]:
    return FORGER.headers("msg_forged", body, now=now)


def of_another_body(now: datetime, body: bytes) -> Mapping[str, str]:
    return SIGNER.headers("msg_other", body + b" ", now=now)


def from_yesterday(now: datetime, body: bytes) -> Mapping[str, str]:
    return SIGNER.headers("msg_old", body, now=now - timedelta(days=1))


def from_tomorrow(now: datetime, body: bytes) -> Mapping[str, str]:
    return SIGNER.headers("msg_new", body, now=now + timedelta(days=1))


def under_another_id(now: datetime, body: bytes) -> Mapping[str, str]:
    return {**SIGNER.headers("msg_one", body, now=now), "webhook-id": "msg_two"}


@pytest.mark.parametrize(
    "headers",
    [unsigned, forged, of_another_body, from_yesterday, from_tomorrow, under_another_id],
)
async def test_who_cannot_prove_to_be_the_provider_is_turned_away(
    door: HttpDoor, headers: Claim
) -> None:
    job = await running(door.world)
    await refused(door, job, 401, headers=headers(door.world.clock(), told(job)))


async def test_a_job_that_is_not_there_is_not_found(door: HttpDoor) -> None:
    job = await running(door.world)
    await refused(door, job, 404, job_id=str(uuid4()))


@pytest.mark.parametrize("job_id", ["1", "banana", "%00", "ünïcödé", "0" * 500])
async def test_what_is_no_job_id_is_not_found(door: HttpDoor, job_id: str) -> None:
    await refused(door, await running(door.world), 404, job_id=job_id)


@pytest.mark.parametrize("token", ["", "guess", "ünïcödé", "0" * 48])
async def test_a_call_without_the_secret_of_the_job_is_turned_away(
    door: HttpDoor, token: str
) -> None:
    await refused(door, await running(door.world), 404, token=token)


async def test_the_secret_of_one_job_does_not_open_another(door: HttpDoor) -> None:
    one, other = await running(door.world), await running(door.world)
    await refused(door, one, 404, token=other.token)


@pytest.mark.parametrize("size", [64 * KIBIBYTE + 1, 10_000 * KIBIBYTE])
async def test_what_is_too_large_is_not_read_to_its_end(door: HttpDoor, size: int) -> None:
    await refused(door, await running(door.world), 413, body=b"x" * size)


async def test_the_largest_call_that_is_taken(door: HttpDoor) -> None:
    job = await running(door.world)
    body = told(job, padding="")
    padding = "x" * (64 * KIBIBYTE - len(body))
    assert len(told(job, padding=padding)) == 64 * KIBIBYTE
    assert await door.call(job, told(job, padding=padding)) == 200


@pytest.mark.parametrize(
    "body",
    [
        b"rubbish",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"status": "COMPLETED"}',
        b'{"task_id": 7, "status": "COMPLETED"}',
        b'{"task_id": "../mystic", "status": "COMPLETED"}',
        b"[" * 60_000,
    ],
)
async def test_signed_rubbish_is_turned_away(door: HttpDoor, body: bytes) -> None:
    await refused(door, await running(door.world), 400, body=body)


async def refused(
    door: HttpDoor,
    job: Job,
    status: int,
    *,
    body: bytes | None = None,
    job_id: str | None = None,
    token: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Turned away: said once in the log, and nothing changes, however long one waits."""
    before = await state(door.world, job)
    answered = await door.call(job, body, job_id=job_id, token=token, headers=headers)
    assert answered == status
    assert [line["status"] for line in door.refusals] == [status]
    assert await kept(door.world) == 0
    ever = door.world.clock() - timedelta(days=1)
    assert await door.callbacks.replay(ever) == Replayed(told=0, called=0)
    assert await door.work() == 0
    assert await state(door.world, job) == before


async def test_only_post_is_answered(door: HttpDoor) -> None:
    job = await running(door.world)
    response = await door.http.get(f"/webhooks/freepik/{job.id}", params={"t": job.token})
    assert response.status_code == 405


async def test_a_call_kept_before_a_crash_is_worked_on_after_it(door: HttpDoor) -> None:
    job = await running(door.world)
    assert await door.call(job) == 200

    await door.world.boot()
    door.open()
    door.world.queue.forget()  # or the start itself would look at the job
    door.callbacks.stop()
    await door.callbacks.run()

    assert await kept(door.world) == 0
    assert await door.work() == 1
    assert (await state(door.world, job)).state is JobState.DONE


class FullInbox(Inbox):
    """No room to keep anything."""

    @override
    async def accept(self, source: str, external_id: str, body: bytes, now: datetime) -> bool:
        message = "database or disk is full"
        raise DatabaseUnavailable(message)


async def test_what_cannot_be_kept_is_not_acknowledged(door: HttpDoor) -> None:
    job = await running(door.world)
    door.inbox = FullInbox(door.world.db)
    door.open()
    assert await door.call(job) == 500
    assert [line["status"] for line in door.refusals] == [500]
    assert [line["event"] for line in door.lines if line["log_level"] == "error"] == [
        "webhook.not_kept"
    ]
    assert await kept(door.world) == 0
    assert await door.work() == 0
    # The provider does not call again: the job is found by looking.
    await door.world.turn(60)
    assert (await state(door.world, job)).state is JobState.DONE

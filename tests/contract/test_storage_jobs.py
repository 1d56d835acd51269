"""Jobs: kept once, moved once, found again by everything that looks for them."""

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from storage import jobs
from storage.errors import Conflict
from storage.jobs import JobInput
from storage.tables import OPEN_STATES, TERMINAL_STATES, ImageId, JobId, JobState, PersonId
from tests.contract.records import World

Q, S, R = JobState.QUEUED, JobState.SUBMITTING, JobState.RUNNING


async def test_a_job_comes_back_as_it_went_in(world: World) -> None:
    other = await world.stored_job()
    job = replace(
        world.job(),
        inputs=(
            JobInput(role="image", image_id=ImageId(world.ids())),
            JobInput(role="reference", job_id=other.id, index=2),
        ),
        adjustments=[{"field": "ratio", "asked": "7:3", "used": "21:9"}],
        waits_for=other.id,
        turn_id="t1",
        approve_by=world.later(60),
    )
    await world.keep(job)
    async with world.db.read() as tx:
        assert await jobs.get(tx, job.id) == job
        assert await jobs.by_request_key(tx, job.person_id, job.request_key) == job
        assert await jobs.of_turn(tx, "t1") == [job]
        assert await jobs.to_wake(tx, other.id, PersonId(UUID(int=0))) == [job.id]
        assert await jobs.get(tx, JobId(UUID(int=0))) is None


async def test_one_request_makes_one_job(world: World) -> None:
    twins = [replace(world.job(), request_key="same") for _ in range(10)]

    async def order(job: jobs.Job) -> bool:
        async with world.db.write() as tx:
            return await jobs.insert(tx, job)

    made = await asyncio.gather(*(order(job) for job in twins))
    assert sorted(made) == [False] * 9 + [True]


async def test_of_many_who_move_a_job_one_wins(world: World) -> None:
    job = await world.stored_job()

    async def submit(at: int) -> jobs.Job | None:
        async with world.db.write() as tx:
            return await jobs.move(tx, job.id, expect={Q}, to=S, now=world.later(at), looks=at)

    moved = [each for each in await asyncio.gather(*(submit(at) for at in range(8))) if each]
    assert len(moved) == 1
    async with world.db.read() as tx:
        assert await jobs.get(tx, job.id) == moved[0]
    assert moved[0].state is S
    assert moved[0].state_since == world.later(moved[0].looks)


@pytest.mark.parametrize("state", sorted(TERMINAL_STATES))
async def test_the_end_is_stamped_and_a_revival_unstamps_it(world: World, state: JobState) -> None:
    job = await world.stored_job(R)
    async with world.db.write() as tx:
        ended = await jobs.move(
            tx, job.id, expect={R, S}, to=state, now=world.later(5), failure="x", task_id="t"
        )
        assert ended is not None
        assert (ended.finished_at, ended.failure) == (world.later(5), "x")
        assert await jobs.open_jobs(tx, after=None, limit=9) == []
        again = await jobs.move(tx, job.id, expect={state}, to=R, now=world.later(6), failure=None)
        assert again is not None
        assert (again.finished_at, again.failure, again.task_id) == (None, None, "t")
        assert await jobs.by_task(tx, "mystic", "t") == again


async def test_no_job_is_finished_and_open_at_once(world: World) -> None:
    with pytest.raises(Conflict):
        await world.keep(replace(world.job(JobState.DONE), finished_at=None))
    with pytest.raises(Conflict):
        await world.keep(replace(world.job(Q), finished_at=world.now))


async def test_a_touch_needs_the_state_it_expects(world: World) -> None:
    job = await world.stored_job(R)
    async with world.db.write() as tx:
        assert await jobs.touch(tx, job.id, expect=R, looks=3, next_look_at=world.later(9))
        assert not await jobs.touch(tx, job.id, expect=Q, looks=4)
        touched = await jobs.get(tx, job.id)
    assert touched == replace(job, looks=3, next_look_at=world.later(9))


async def test_open_jobs_come_in_pages_oldest_first(world: World) -> None:
    stored = [await world.stored_job(state) for state in JobState]
    wanted = [job for job in stored if job.state in OPEN_STATES]
    found: list[jobs.Job] = []
    async with world.db.read() as tx:
        while page := await jobs.open_jobs(tx, after=found[-1].id if found else None, limit=2):
            found += page
        counts = await jobs.count_by_state(tx)
        mine = await jobs.open_of_person(tx, world.person.id)
    assert found == wanted
    assert counts == mine == dict.fromkeys(OPEN_STATES, 1)


async def test_overdue_means_a_look_or_an_approval_is_late(world: World) -> None:
    late = await world.keep(replace(world.job(R), next_look_at=world.later(-1)))
    unapproved = await world.keep(
        replace(world.job(JobState.AWAITING_APPROVAL), approve_by=world.later(-1))
    )
    await world.keep(replace(world.job(R), next_look_at=world.later(1)))
    await world.keep(replace(world.job(Q), approve_by=world.later(-1)))
    await world.keep(replace(world.job(JobState.DONE), next_look_at=world.later(-1)))
    async with world.db.read() as tx:
        assert await jobs.overdue(tx, world.now, 10) == [late, unapproved]
        assert len(await jobs.overdue(tx, world.now, 1)) == 1


async def test_the_queue_is_by_priority_then_age(world: World) -> None:
    low, high, second = [await world.stored_job(priority=priority) for priority in (0, 5, 0)]
    await world.stored_job(R, priority=9)
    async with world.db.read() as tx:
        assert [await jobs.queue_position(tx, job) for job in (high, low, second)] == [0, 1, 2]
        assert await jobs.to_wake(tx, high.id, world.person.id) == [low.id]


async def test_a_number_finds_the_job_that_will_make_it(world: World) -> None:
    pair = await world.keep(replace(world.job(), number=3, count=2))
    here = world.conversation.id
    async with world.db.read() as tx:
        found = [await jobs.by_number(tx, here, number) for number in (2, 3, 4, 5)]
    assert found == [None, pair, pair, None]


async def test_a_conversation_lists_its_newest_jobs(world: World) -> None:
    stored = [await world.stored_job(state) for state in (Q, JobState.DONE, R, JobState.LOST)]
    here = world.conversation.id
    async with world.db.read() as tx:
        newest = await jobs.of_conversation(tx, here, states=None, limit=3)
        going = await jobs.of_conversation(tx, here, states=OPEN_STATES, limit=9)
        mixed = await jobs.of_conversation(tx, here, states={Q, JobState.LOST}, limit=9)
        nothing = await jobs.of_conversation(tx, here, states=(), limit=9)
    assert newest == stored[:0:-1]
    assert going == [stored[2], stored[0]]
    assert mixed == [stored[3], stored[0]]
    assert nothing == []


async def test_a_models_tasks_and_speed(world: World) -> None:
    for seconds in (1, 5, 60):
        job = await world.keep(
            replace(world.job(S), submitted_at=world.now, task_id=f"task-{seconds}")
        )
        async with world.db.write() as tx:
            assert await jobs.submitting_on(tx, "mystic") == [job]
            await jobs.move(tx, job.id, expect={S}, to=JobState.DONE, now=world.later(seconds))
    async with world.db.read() as tx:
        assert await jobs.typical_seconds(tx, "mystic") == 5.0
        assert await jobs.typical_seconds(tx, "other") is None
        claimed = await jobs.claimed_task_ids(tx, "mystic", ["task-1", "task-2", "task-60"])
        assert claimed == {"task-1", "task-60"}
        assert await jobs.claimed_task_ids(tx, "other", ["task-1"]) == set()
        assert await jobs.claimed_task_ids(tx, "mystic", []) == set()

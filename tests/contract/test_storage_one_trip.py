"""A whole transaction in one trip: it stands or falls like any other, wherever it runs."""

import asyncio
import random
from collections.abc import Sequence
from contextvars import ContextVar

import pytest

from storage import conversations, jobs
from storage.database import Transaction
from storage.errors import Conflict, DatabaseUnavailable
from storage.jobs import Job
from storage.sqlite import WaitedInside
from storage.tables import PersonId
from tests.contract.records import World

SPOKEN = ContextVar("spoken", default="English")


class Oops(Exception):
    pass


async def _stored(world: World) -> Sequence[Job]:
    async def find(tx: Transaction) -> Sequence[Job]:
        return await jobs.open_jobs(tx, after=None, limit=1000)

    return await world.db.look(find)


async def _numbers_taken(world: World) -> int:
    async with world.db.write() as tx:
        return await conversations.take_numbers(tx, world.conversation.id, 1) - 1


async def test_what_was_changed_is_there_and_its_result_comes_back(world: World) -> None:
    job = world.job()

    async def change(tx: Transaction) -> int:
        assert await jobs.insert(tx, job)
        assert await jobs.tokens_of(tx, [job.id]) == {job.id: job.token}
        return await conversations.take_numbers(tx, world.conversation.id, 3)

    assert await world.db.change(change) == 1
    assert [one.id for one in await _stored(world)] == [job.id]
    assert await _numbers_taken(world) == 3


async def test_an_error_inside_undoes_everything_and_is_the_callers(world: World) -> None:
    async def fail_late(tx: Transaction) -> None:
        await jobs.insert(tx, world.job())
        await conversations.take_numbers(tx, world.conversation.id, 3)
        raise Oops

    with pytest.raises(Oops):
        await world.db.change(fail_late)
    assert await _stored(world) == []
    assert await _numbers_taken(world) == 0


async def test_a_broken_rule_is_a_conflict_also_inside(world: World) -> None:
    stranger = world.job(person_id=PersonId(world.ids()))

    async def break_a_rule(tx: Transaction) -> None:
        await jobs.insert(tx, world.job())
        with pytest.raises(Conflict):
            await jobs.insert(tx, stranger)
        raise Oops

    with pytest.raises(Oops):
        await world.db.change(break_a_rule)
    assert await _stored(world) == []


async def test_who_looks_may_not_write(world: World) -> None:
    async def write(tx: Transaction) -> None:
        await jobs.insert(tx, world.job())

    with pytest.raises(DatabaseUnavailable):
        await world.db.look(write)
    assert await _stored(world) == []


async def test_changes_at_once_are_one_after_the_other(world: World) -> None:
    async def take(tx: Transaction) -> int:
        return await conversations.take_numbers(tx, world.conversation.id, 2)

    async def take_slowly() -> int:
        async with world.db.write() as tx:
            return await take(tx)

    takers = [world.db.change(take) if at % 2 else take_slowly() for at in range(40)]
    assert sorted(await asyncio.gather(*takers)) == list(range(1, 81, 2))


async def test_cancelling_anywhere_leaves_no_half(world: World) -> None:
    """Each attempt takes a number and keeps a job, or neither."""
    chance = random.Random(7)
    kept = 0

    async def take_and_keep(tx: Transaction) -> None:
        await conversations.take_numbers(tx, world.conversation.id, 1)
        await jobs.insert(tx, world.job())

    async def attempt() -> None:
        nonlocal kept
        await world.db.change(take_and_keep)
        kept += 1

    for _ in range(60):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(attempt()) for _ in range(3)]
            for _ in range(chance.randrange(12)):
                await asyncio.sleep(0)
            tasks[chance.randrange(3)].cancel()
    stored = len(await _stored(world))
    # A commit may have happened just before the cancellation was noticed.
    assert kept <= await _numbers_taken(world) == stored <= 180
    assert kept >= 120


async def test_a_trip_on_sqlite_that_waits_for_something_else_is_a_bug_and_undone(
    world: World,
) -> None:
    async def wait(tx: Transaction) -> None:
        await jobs.insert(tx, world.job())
        await asyncio.sleep(0)

    if world.db.dialect == "sqlite":
        with pytest.raises(WaitedInside):
            await world.db.change(wait)
        assert await _stored(world) == []
    else:
        await world.db.change(wait)
        assert len(await _stored(world)) == 1


async def test_it_is_done_in_the_context_of_who_asks(world: World) -> None:
    SPOKEN.set("Spanish")

    async def speak(_tx: Transaction) -> str:
        return SPOKEN.get()

    assert await world.db.look(speak) == "Spanish"
    assert await world.db.change(speak) == "Spanish"

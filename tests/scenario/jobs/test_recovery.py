"""What a crash leaves behind is found again, quickly and fairly."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from typing_extensions import override

from jobs.policy import Policy
from jobs.queue import Bell
from jobs.recovery import Recovery
from storage import jobs
from storage.database import Database
from storage.tables import JobId, JobState
from tests.scenario.jobs.world import World
from tests.standins.clock import HandClock
from tests.standins.queue import HandQueue

MANY = 1_200
PAGE = 500


class CountingQueue(HandQueue):
    """Notes how many rings came at a time."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__(clock)
        self.batches: list[int] = []

    @override
    async def ring_many(self, bell: Bell, keys: Iterable[tuple[UUID, int]]) -> None:
        pairs = list(keys)
        self.batches.append(len(pairs))
        await super().ring_many(bell, pairs)


async def test_many_open_jobs_do_not_delay_the_first_picture(db: Database) -> None:
    world = await World.open(db)
    ticket = await world.order()
    template = await world.job(ticket)
    async with db.write() as tx:
        for number in range(MANY):
            await jobs.insert(
                tx, replace(template, id=JobId(world.ids()), request_key=f"many-{number}")
            )
    queue = CountingQueue(world.clock)

    rung = await Recovery(db=db, queue=queue, clock=world.clock).recover()

    # The oldest are rung with the first page, long before the last one is read.
    assert queue.batches == [PAGE, PAGE, MANY + 1 - 2 * PAGE, 1]
    assert rung == MANY + 2
    assert queue.waiting[0][1] == ticket.job.id


async def test_after_a_restart_people_take_turns(db: Database) -> None:
    world = await World.open(db, policy=Policy(person_concurrency=10))
    ana = [await world.order() for _ in range(4)]
    bo = [await world.order(person_id=world.bo) for _ in range(2)]
    await world.boot()
    keys = [key for _, key, _ in world.queue.waiting if key in {t.job.id for t in (*ana, *bo)}]
    first_round = {ana[0].job.id, bo[0].job.id}
    second_round = {ana[1].job.id, bo[1].job.id}
    assert (set(keys[:2]), set(keys[2:4])) == (first_round, second_round)


async def test_a_restart_looks_at_once_even_where_the_next_look_was_far(db: Database) -> None:
    world = await World.open(db, policy=Policy(public_url="https://bot.example"))
    ticket = await world.order()
    await world.queue.turn(10)  # no webhook leaves: the process was not there to hear it
    assert await world.state(ticket) is JobState.RUNNING
    await world.boot()
    await world.queue.drain()
    assert await world.state(ticket) is JobState.DONE


async def test_the_sweep_finds_what_lost_its_ring(world: World) -> None:
    ticket = await world.order()
    await world.queue.drain()
    world.queue.forget()
    await world.turn(130)
    assert await world.state(ticket) is JobState.DONE
    assert len(world.debits) == 1

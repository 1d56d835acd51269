"""What a crash leaves behind is found again, quickly and fairly."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from typing_extensions import override

from jobs.orders import Ticket
from jobs.policy import Policy
from jobs.queue import Bell
from jobs.recovery import Recovery
from storage import deliveries, jobs
from storage.database import Database, T
from storage.errors import DatabaseUnavailable
from storage.statements import Transaction, Work
from storage.tables import JobId, JobState
from tests.scenario.jobs.world import World
from tests.standins.clock import HandClock
from tests.standins.queue import HandQueue

MANY = 50
PAGE = 20


class WatchedQueue(HandQueue):
    """Notes what was rung together."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__(clock)
        self.batches: list[list[UUID]] = []

    @override
    async def ring_many(self, bell: Bell, keys: Iterable[tuple[UUID, int]]) -> None:
        pairs = list(keys)
        self.batches.append([key for key, _ in pairs])
        await super().ring_many(bell, pairs)


async def test_what_is_nearest_to_its_end_is_rung_first(db: Database) -> None:
    world = await World.open(db)
    running, done, waiting = [await world.order() for _ in range(3)]
    template = await world.job(waiting)
    async with db.write() as tx:
        for number in range(MANY - 1):
            await jobs.insert(
                tx, replace(template, id=JobId(world.ids()), request_key=f"many-{number}")
            )
        await _be(tx, running, JobState.RUNNING, world)
        await _be(tx, done, JobState.DONE, world)
    queue, sleeps = WatchedQueue(world.clock), list[float]()

    async def asleep(seconds: float) -> None:
        sleeps.append(seconds)

    recovery = Recovery(db=db, queue=queue, clock=world.clock, sleep=asleep)
    rung = await recovery.recover()

    owed, begun, *pages, cards = queue.batches
    assert owed == [await world.delivery_of(done)]
    assert begun == [running.job.id]
    assert [len(page) for page in pages] == [PAGE, PAGE, MANY - 2 * PAGE]
    assert pages[0][0] == waiting.job.id
    assert set(cards) == {await world.delivery_of(waiting), await world.delivery_of(running)}
    assert len(sleeps) == 2, "a pause after each full page, and only there"
    assert rung == MANY + 4
    # Whatever the order of ringing: the begun one is heard before any that waits.
    heard = [key for bell, key, _ in queue.waiting if bell is Bell.ADVANCE]
    assert heard[0] == running.job.id


async def _be(tx: Transaction, ticket: Ticket, state: JobState, world: World) -> None:
    everywhere = set(JobState)
    await jobs.move(tx, ticket.job.id, expect=everywhere, to=state, now=world.clock())


async def test_a_database_that_fails_while_recovering_leaves_the_rest_to_the_sweep(
    db: Database,
) -> None:
    world = await World.open(db)
    await world.order()

    class Away(Database):
        @override
        async def change(self, work: Work[T]) -> T:
            message = "away"
            raise DatabaseUnavailable(message)

    away = Away(db._connections, lock=None)
    queue = HandQueue(world.clock)
    recovery = Recovery(db=away, queue=queue, clock=world.clock, sleep=_never)
    assert await recovery.recover() == 0
    assert queue.waiting == []


async def _never(_: float) -> None:
    raise AssertionError


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


async def test_what_was_ordered_before_a_restart_is_looked_at_as_if_nobody_called(
    db: Database,
) -> None:
    world = await World.open(db, policy=Policy(public_url="https://bot.example"))
    ticket = await world.order()
    await world.queue.turn(0)
    assert await world.state(ticket) is JobState.RUNNING
    await world.queue.turn(1)
    await world.boot()
    await world.queue.turn(0)
    assert await world.state(ticket) is JobState.RUNNING  # the first look came too early
    await world.queue.turn(20)  # the look after a callback that does not come is due in 30 s
    assert await world.state(ticket) is JobState.DONE


async def test_the_sweep_finds_what_lost_its_ring(world: World) -> None:
    ticket = await world.order()
    await world.queue.drain()
    world.queue.forget()
    await world.turn(130)
    assert await world.state(ticket) is JobState.DONE
    assert len(world.debits) == 1


async def test_the_sweep_finds_a_result_whose_ring_was_lost(world: World) -> None:
    rung: list[UUID] = []

    async def deliver(delivery: UUID) -> None:
        rung.append(delivery)

    ticket = await world.order()
    await world.turn(130)
    assert await world.state(ticket) is JobState.DONE
    world.queue.forget()
    world.queue.on(Bell.DELIVER, deliver)
    await world.turn(61)
    async with world.db.read() as tx:
        (owed,) = await deliveries.of_job(tx, ticket.job.id)
    assert {*rung} == {owed.id}

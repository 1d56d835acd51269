"""One suite for every queue: PgQueuer in memory and on PostgreSQL, and the hand-turned one."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types
import pytest
import pytest_asyncio

from jobs.queue import Bell, PgQueue, Queue
from tests.standins.clock import HandClock
from tests.standins.queue import HandQueue

_SECONDLY = "* * * * * */1"
_PATIENCE = 10.0


class Handler:
    """Remembers what it was rung for, and lets a test wait for the next ring."""

    def __init__(self) -> None:
        self.rung: list[UUID] = []
        self._news = asyncio.Event()

    async def __call__(self, key: UUID) -> None:
        self.rung.append(key)
        self._news.set()

    async def until(self, enough: Callable[[list[UUID]], bool]) -> None:
        async with asyncio.timeout(_PATIENCE):
            while not enough(self.rung):
                self._news.clear()
                await self._news.wait()


class Bench:
    """A queue and the way to let time pass for it."""

    def __init__(self, queue: Queue, turn: Callable[[float], Awaitable[None]]) -> None:
        self.queue = queue
        self.turn = turn

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as group:
            group.create_task(self.queue.run())
            try:
                yield
            finally:
                self.queue.stop()


@pytest.fixture
def prefix() -> str:
    """A name that sets the tables of one test apart from those of another."""
    return f"queue_{uuid4().hex[:8]}_"


@pytest.fixture(params=["hand", "memory", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which queue; the address of its database when it has one."""
    if request.param == "postgresql":
        address: str = request.getfixturevalue("postgres_database")
        return address
    name: str = request.param
    return name


@pytest_asyncio.fixture
async def bench(kind: str, prefix: str) -> AsyncIterator[Bench]:
    if kind == "hand":
        hand = HandQueue(HandClock())
        yield Bench(hand, hand.turn)
        return
    if kind == "memory":
        yield Bench(PgQueue.in_memory(minute=_SECONDLY), asyncio.sleep)
        return
    queue = await PgQueue.on_postgres(kind, prefix=prefix, minute=_SECONDLY)
    try:
        yield Bench(queue, asyncio.sleep)
    finally:
        await queue.close()


async def test_a_ring_reaches_the_handler_of_its_bell(bench: Bench) -> None:
    advance, deliver = Handler(), Handler()
    bench.queue.on(Bell.ADVANCE, advance)
    bench.queue.on(Bell.DELIVER, deliver)
    before, during = uuid4(), uuid4()
    await bench.queue.ring(Bell.ADVANCE, before)
    async with bench.running():
        await bench.queue.ring(Bell.DELIVER, during)
        await advance.until(lambda rung: before in rung)
        await deliver.until(lambda rung: during in rung)
    assert (advance.rung, deliver.rung) == ([before], [during])


async def test_the_same_ring_twice_is_two_rings(bench: Bench) -> None:
    handler = Handler()
    bench.queue.on(Bell.ADVANCE, handler)
    key = uuid4()
    async with bench.running():
        await bench.queue.ring(Bell.ADVANCE, key)
        await bench.queue.ring(Bell.ADVANCE, key)
        await handler.until(lambda rung: rung == [key, key])


async def test_a_handler_may_ring_itself_later(bench: Bench) -> None:
    handler = Handler()
    key = uuid4()

    async def again(rung: UUID) -> None:
        await handler(rung)
        if len(handler.rung) < 3:
            await bench.queue.ring(Bell.ADVANCE, rung, after=timedelta(milliseconds=20))

    bench.queue.on(Bell.ADVANCE, again)
    async with bench.running():
        await bench.queue.ring(Bell.ADVANCE, key)
        await bench.turn(0.1)
        await handler.until(lambda rung: rung == [key] * 3)


async def test_a_later_ring_waits_for_its_time(bench: Bench) -> None:
    handler = Handler()
    bench.queue.on(Bell.ADVANCE, handler)
    soon, later = uuid4(), uuid4()
    async with bench.running():
        await bench.queue.ring(Bell.ADVANCE, later, after=timedelta(seconds=1.5))
        await bench.queue.ring(Bell.ADVANCE, soon)
        await handler.until(lambda rung: soon in rung)
        assert handler.rung == [soon]
        await bench.turn(1.5)
        await handler.until(lambda rung: later in rung)


async def test_the_higher_priority_goes_first(bench: Bench) -> None:
    handler = Handler()
    bench.queue.on(Bell.ADVANCE, handler)
    low, middle, high = uuid4(), uuid4(), uuid4()
    await bench.queue.ring_many(Bell.ADVANCE, [(low, -2), (high, 0), (middle, -1)])
    async with bench.running():
        await handler.until(lambda rung: len(rung) == 3)
    assert handler.rung == [high, middle, low]


async def test_many_rings_in_one_go(bench: Bench) -> None:
    handler = Handler()
    bench.queue.on(Bell.ADVANCE, handler)
    keys = [uuid4() for _ in range(200)]
    await bench.queue.ring_many(Bell.ADVANCE, [(key, 0) for key in keys])
    await bench.queue.ring_many(Bell.ADVANCE, [])
    async with bench.running():
        await handler.until(lambda rung: len(rung) == len(keys))
    assert sorted(handler.rung) == sorted(keys)


async def test_what_waits_for_its_time_does_not_slow_the_others_down() -> None:
    async def cost(waiting: int) -> float:
        queue, handler = PgQueue.in_memory(), Handler()

        async def chain(key: UUID) -> None:
            await handler(key)
            await queue.ring(Bell.ADVANCE, key)

        queue.on(Bell.ADVANCE, chain)
        for _ in range(waiting):
            await queue.ring(Bell.DELIVER, uuid4(), after=timedelta(hours=1))
        async with asyncio.TaskGroup() as group:
            begun = time.process_time()
            group.create_task(queue.run())
            await queue.ring(Bell.ADVANCE, uuid4())
            await handler.until(lambda rung: len(rung) >= 100)
            spent = time.process_time() - begun
            queue.stop()
        return spent

    few, many = await cost(10), await cost(10_000)
    assert many < 3 * few, "each ring costs more where others wait"


async def test_every_minute_comes_round(bench: Bench) -> None:
    struck = Handler()
    key = uuid4()

    async def strike() -> None:
        await struck(key)

    bench.queue.every_minute(strike)
    if isinstance(bench.queue, HandQueue):
        await bench.turn(120)
        assert struck.rung == [key] * 2
        return
    async with bench.running():
        await struck.until(lambda rung: len(rung) >= 1)


@pytest.mark.parametrize("kind", ["memory", "postgresql"], indirect=True)
async def test_handlers_run_at_the_same_time(bench: Bench) -> None:
    together = asyncio.Barrier(8)
    handler = Handler()

    async def meet(key: UUID) -> None:
        await together.wait()
        await handler(key)

    bench.queue.on(Bell.ADVANCE, meet)
    async with bench.running():
        await bench.queue.ring_many(Bell.ADVANCE, [(uuid4(), 0) for _ in range(8)])
        await handler.until(lambda rung: len(rung) == 8)


@pytest.mark.parametrize("kind", ["memory", "postgresql"], indirect=True)
async def test_stopping_does_not_wait_for_a_handler_that_hangs(bench: Bench) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def hang(_: UUID) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    bench.queue.on(Bell.ADVANCE, hang)
    await bench.queue.ring(Bell.ADVANCE, uuid4())
    async with asyncio.timeout(3), bench.running():
        await begun.wait()
    assert ended.is_set()


@pytest.mark.parametrize("kind", ["memory", "postgresql"], indirect=True)
async def test_a_handler_that_fails_harms_nobody_else(bench: Bench) -> None:
    handler = Handler()
    bad, good = uuid4(), uuid4()

    async def fragile(key: UUID) -> None:
        if key == bad:
            message = "a bug"
            raise RuntimeError(message)
        await handler(key)

    bench.queue.on(Bell.ADVANCE, fragile)
    async with bench.running():
        await bench.queue.ring(Bell.ADVANCE, bad)
        await bench.queue.ring(Bell.ADVANCE, good)
        await handler.until(lambda rung: rung == [good])


async def test_two_processes_share_one_postgresql_queue(
    postgres_database: str, prefix: str
) -> None:
    first = await PgQueue.on_postgres(postgres_database, prefix=prefix)
    second = await PgQueue.on_postgres(postgres_database, prefix=prefix)
    both = Handler()
    keys = [uuid4() for _ in range(50)]
    first.on(Bell.ADVANCE, both)
    second.on(Bell.ADVANCE, both)
    try:
        await first.ring_many(Bell.ADVANCE, [(key, 0) for key in keys])
        async with asyncio.TaskGroup() as group:
            group.create_task(first.run())
            group.create_task(second.run())
            await both.until(lambda rung: len(rung) >= len(keys))
            first.stop()
            second.stop()
    finally:
        await first.close()
        await second.close()
    assert sorted(both.rung) == sorted(keys)


async def test_nobody_waits_long_for_a_bell(postgres_database: str, prefix: str) -> None:
    queue = await PgQueue.on_postgres(
        postgres_database, prefix=prefix, connections=2, patience=timedelta(milliseconds=10)
    )
    assert queue._pool is not None
    async with queue._pool.acquire(), queue._pool.acquire():
        with pytest.raises(TimeoutError):
            await queue.ring(Bell.ADVANCE, uuid4())
    await queue.close()


async def test_the_ambient_environment_does_not_name_the_tables(
    postgres_database: str, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUEUE_TABLE", "somebody_elses")
    monkeypatch.setenv("PGQUEUER_PREFIX", "strange_")
    address = postgres_database.replace("postgresql://", "postgresql+asyncpg://", 1)
    queue = await PgQueue.on_postgres(address, prefix=prefix)
    await queue.ring(Bell.ADVANCE, uuid4())
    await queue.close()
    connection = await asyncpg.connect(postgres_database)
    try:
        assert await connection.fetchval(f"SELECT count(*) FROM {prefix}pgqueuer") == 1  # noqa: S608 - our own name
    finally:
        await connection.close()

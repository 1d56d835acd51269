"""The doorbell with a clock: rings carry an id and nothing else, the truth is in the tables."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, Self
from uuid import UUID

import structlog
from pgqueuer import (
    AsyncpgDriver,
    AsyncpgPoolDriver,
    InMemoryDriver,
    InMemoryQueries,
    PgQueuer,
    Queries,
)
from pgqueuer.adapters.persistence.qb import (
    QueryBuilderEnvironment,
    QueryQueueBuilder,
    QuerySchedulerBuilder,
)
from pgqueuer.domain.models import Job as Entry
from pgqueuer.domain.models import Schedule, utc_now
from pgqueuer.domain.settings import DBSettings, Durability
from pgqueuer.domain.types import Channel, QueueEntrypoint
from typing_extensions import override

from storage.errors import DatabaseAway, DatabaseUnavailable

if TYPE_CHECKING:
    import asyncpg  # type: ignore[import-untyped]  # it ships no types; its pool only passes through

log = structlog.get_logger(__name__)

_NOW = timedelta()
_MINUTELY = "* * * * *"
_POLL = timedelta(milliseconds=10)
_HEARTBEAT = timedelta(seconds=10)
_INSTALLING = 0x46504F51  # any number that two starting processes agree on
_RECONNECT = 2.0
_PATIENCE = timedelta(seconds=5)


class Bell(StrEnum):
    """What is to be done about the id that is rung."""

    ADVANCE = "advance"
    DELIVER = "deliver"
    CONDUCT = "conduct"
    CALL = "call"


Handler = Callable[[UUID], Awaitable[None]]
Minutely = Callable[[], Awaitable[None]]


class Queue(Protocol):
    """Rings bells, now or later. A handler must bear being rung twice, or for nothing."""

    async def ring(
        self, bell: Bell, key: UUID, *, after: timedelta = _NOW, priority: int = 0
    ) -> None:
        """Have `bell`'s handler called with `key`, not before `after`; high priority goes first."""
        ...

    async def ring_many(self, bell: Bell, keys: Iterable[tuple[UUID, int]]) -> None:
        """Ring now for each (key, priority), in one go."""
        ...

    def on(self, bell: Bell, handler: Handler) -> None:
        """Name the one handler of `bell`, before `run`."""
        ...

    def every_minute(self, handler: Minutely) -> None:
        """Name what one of the processes that share the queue does each minute; before `run`."""
        ...

    async def run(self) -> None:
        """Call handlers until `stop`."""
        ...

    def stop(self) -> None:
        """Make `run` return soon; what is still being handled after a short grace is cancelled."""
        ...


class PgQueue(Queue):
    """PgQueuer, in memory or on PostgreSQL, with the same handlers on both.

    In memory nothing outlives the process. On PostgreSQL rings are shared by all processes that
    give the same prefix; those of one that died are taken over by another after some seconds.
    """

    def __init__(  # noqa: PLR0913 - its bounds, each with a default
        self,
        names: DBSettings,
        *,
        pool: "asyncpg.Pool | None" = None,
        troubles: tuple[type[Exception], ...] = (OSError,),
        minute: str = _MINUTELY,
        concurrency: int = 40,
        grace: timedelta = timedelta(seconds=1),
        patience: timedelta = _PATIENCE,
    ) -> None:
        self._names = names
        self._pool = pool
        self._troubles = troubles
        self._queries = _queries(names, pool)
        self._minute = minute
        self._concurrency = concurrency
        self._grace = grace
        self._patience = patience
        self._handlers: dict[Bell, Handler] = {}
        self._minutely: list[Minutely] = []
        self._stopping = asyncio.Event()
        self._is_running = False

    @classmethod
    def in_memory(cls, *, minute: str = _MINUTELY, concurrency: int = 40) -> Self:
        """A queue that lives and dies with this process."""
        return cls(_names("memory_"), minute=minute, concurrency=concurrency)

    @classmethod
    async def on_postgres(
        cls,
        dsn: str,
        *,
        prefix: str = "orchestrator_",
        minute: str = _MINUTELY,
        concurrency: int = 40,
        connections: int = 10,
        patience: timedelta = _PATIENCE,
    ) -> Self:
        """A queue in the PostgreSQL database at `dsn` (postgresql://…), its tables made or renewed.

        A ring that waits longer than `patience` for a connection raises TimeoutError.
        Close it with `close`. Raises `DatabaseUnavailable`.
        """
        import asyncpg  # noqa: PLC0415 - a queue in memory does without the driver

        names = _names(prefix)
        # The same address serves the tables, where a driver may be named in its scheme.
        dsn = dsn.replace("postgresql+asyncpg://", "postgresql://", 1)
        troubles = (
            OSError,
            asyncpg.PostgresError,
            asyncpg.InterfaceError,
            # A connection broke while it was being given back.
            asyncpg.InternalClientError,
        )
        try:
            await _install(await asyncpg.connect(dsn), names)
            pool = await asyncpg.create_pool(dsn, min_size=2, max_size=connections)
        except troubles as error:
            raise DatabaseUnavailable(str(error)) from error
        return cls(
            names,
            pool=pool,
            troubles=troubles,
            minute=minute,
            concurrency=concurrency,
            patience=patience,
        )

    async def close(self) -> None:
        """Give the connections back; call it after `run` has returned."""
        if self._pool is not None:
            await self._pool.close()

    @override
    async def ring(
        self, bell: Bell, key: UUID, *, after: timedelta = _NOW, priority: int = 0
    ) -> None:
        # Whoever rings has written down why; nobody should have to wait for the bell.
        async with asyncio.timeout(self._patience.total_seconds()):
            await self._queries.enqueue(bell, key.bytes, priority, after)

    @override
    async def ring_many(self, bell: Bell, keys: Iterable[tuple[UUID, int]]) -> None:
        pairs = list(keys)
        if pairs:
            await self._queries.enqueue(
                [bell] * len(pairs),
                [key.bytes for key, _ in pairs],
                [priority for _, priority in pairs],
            )

    @override
    def on(self, bell: Bell, handler: Handler) -> None:
        self._handlers[bell] = handler

    @override
    def every_minute(self, handler: Minutely) -> None:
        self._minutely.append(handler)

    @property
    def is_running(self) -> bool:
        """Whether this process takes rings at the moment."""
        return self._is_running

    @override
    async def run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._is_running = True
                await self._run_until_stopped()
            except* self._troubles as group:
                self._is_running = False
                log.exception("queue.interrupted", exc_info=_away(group))
                await self._stopped_within(_RECONNECT)
            finally:
                self._is_running = False

    @override
    def stop(self) -> None:
        self._stopping.set()

    async def _run_until_stopped(self) -> None:
        # Made anew each time: a driver whose listening connection broke cannot listen again.
        queries = self._queries if self._pool is None else _queries(self._names, self._pool)
        pgq = PgQueuer(queries.driver, channel=self._names.channel, queries=queries)
        pgq.qm.min_dequeue_poll_interval = _POLL
        for bell, handler in self._handlers.items():
            pgq.entrypoint(bell)(_entrypoint(handler))
        pgq.schedule("minutely", self._minute)(self._each_minute)
        async with asyncio.TaskGroup() as group:
            running = group.create_task(
                pgq.run(
                    batch_size=max(1, self._concurrency // 2),
                    max_concurrent_tasks=self._concurrency,
                    heartbeat_timeout=_HEARTBEAT,
                    log_aggregation_interval=_NOW,
                )
            )
            stopping = group.create_task(self._stopping.wait())
            await asyncio.wait((running, stopping), return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
            pgq.shutdown.set()
            await asyncio.wait((running,), timeout=self._grace.total_seconds())
            running.cancel()

    async def _each_minute(self, _: Schedule) -> None:
        # PgQueuer keeps a diary of every ring for ever; nothing reads it here.
        await self._queries.clear_queue_log([bell.value for bell in Bell])
        for handler in self._minutely:
            await handler()

    async def _stopped_within(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)


def _away(group: BaseExceptionGroup[Exception]) -> DatabaseAway:
    """The first trouble; whatever it is, the queue connects again."""
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return DatabaseAway(repr(error))


class _InMemory(InMemoryQueries):
    """Tells what waits by the sizes of the heaps.

    PgQueuer asks these three things each time it runs out of rings, and its own answers walk every
    entry: with ten thousand rings that wait for their time, little else gets done.
    """

    @override
    async def eligible_queued_work(self, entrypoints: list[QueueEntrypoint]) -> int:
        self._promote_due_deferred(utc_now())
        return sum(len(self._ready_heaps.get(name, ())) for name in entrypoints)

    @override
    async def queued_work(self, entrypoints: list[QueueEntrypoint]) -> int:
        return await self.eligible_queued_work(entrypoints) + len(self._deferred_heap)

    @override
    async def next_deferred_eta(self, entrypoints: list[QueueEntrypoint]) -> timedelta | None:
        return self._deferred_heap[0][0] - utc_now() if self._deferred_heap else None


def _entrypoint(handler: Handler) -> Callable[[Entry], Awaitable[None]]:
    async def rung(entry: Entry) -> None:
        await handler(UUID(bytes=entry.payload))

    return rung


def _names(prefix: str) -> DBSettings:
    # Every name is given: otherwise a bare environment variable (CHANNEL, TRIGGER, …) decides.
    return DBSettings(
        prefix=prefix,
        db_schema=None,
        channel=Channel(f"{prefix}ch_pgqueuer"),
        function=f"{prefix}fn_pgqueuer_changed",
        statistics_table=f"{prefix}pgqueuer_statistics",
        queue_status_type=f"{prefix}pgqueuer_status",
        queue_table=f"{prefix}pgqueuer",
        queue_table_log=f"{prefix}pgqueuer_log",
        trigger=f"{prefix}tg_pgqueuer_changed",
        schedules_table=f"{prefix}pgqueuer_schedules",
        durability=Durability.durable,
        widen_id=True,
    )


def _queries(names: DBSettings, pool: "asyncpg.Pool | None") -> InMemoryQueries | Queries:
    qbe, qbq, qbs = (
        QueryBuilderEnvironment(names),
        QueryQueueBuilder(names),
        QuerySchedulerBuilder(names),
    )
    if pool is None:
        return _InMemory(InMemoryDriver(), qbe=qbe, qbq=qbq, qbs=qbs)
    return Queries(AsyncpgPoolDriver(pool), qbe=qbe, qbq=qbq, qbs=qbs)


async def _install(connection: "asyncpg.Connection", names: DBSettings) -> None:
    # One plain connection: the locks and the upgrade belong to one session.
    try:
        queries = Queries(AsyncpgDriver(connection), qbe=QueryBuilderEnvironment(names))
        await connection.execute("SELECT pg_advisory_lock($1)", _INSTALLING)
        if await queries.schema_is_installed():
            await queries.upgrade()
        else:
            await queries.install()
    finally:
        await connection.close()

"""PostgreSQL: a pool of asyncpg connections, each statement prepared once per connection."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import TYPE_CHECKING, Final, TypeVar

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types

from storage.errors import Conflict, DatabaseAway, DatabaseUnavailable
from storage.statements import NO_VALUES, AfterTheLast, Clause, Row, Values, Work, compiled

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy  # type: ignore[import-untyped]  # asyncpg has no types

T = TypeVar("T")

_SECONDS: Final = 10.0
# InternalClientError: a connection broke while it was being given back.
_TROUBLES: Final = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
)
_AWAY: Final = (
    OSError,
    asyncpg.InternalClientError,
    asyncpg.PostgresConnectionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,
)
# Every statement here is short; compiling one costs more than running it.
_SETTINGS: Final = {"jit": "off", "application_name": "freepik-orchestrator"}


class _Transaction:
    """Begins with its first statement, so that one without any costs nothing."""

    def __init__(self, connection: "PoolConnectionProxy[asyncpg.Record]", begin: str) -> None:
        self._connection = connection
        self._begin: str | None = begin
        self._is_last = False
        self._is_over = False

    async def rows(self, clause: Clause, values: Values = NO_VALUES) -> list[Row]:
        ready = compiled(clause, "postgresql")
        arguments = ready.arguments(values)
        with _translated():
            await self._begun()
            found = await self._connection.fetch(ready.sql, *arguments)
        return [ready.row(row) for row in found]

    async def run(self, clause: Clause, values: Values = NO_VALUES) -> int:
        ready = compiled(clause, "postgresql")
        arguments = ready.arguments(values)
        with _translated():
            await self._begun()
            status = await self._connection.execute(ready.sql, *arguments)
        # The command tag: "INSERT 0 1", "UPDATE 3" (PostgreSQL manual, CommandComplete).
        return int(status.rpartition(" ")[2])

    async def each(self, clause: Clause, values: Sequence[Values]) -> list[Row]:
        ready = compiled(clause, "postgresql")
        sets = [ready.arguments(each) for each in values]
        with _translated():
            await self._begun()
            found = await self._connection.fetchmany(ready.sql, sets)
        return [ready.row(row) for row in found]

    def last(self) -> None:
        self._is_last = True

    async def commit(self) -> None:
        if self._begin is None:
            with _translated():
                await self._connection.execute("COMMIT")

    async def roll_back(self) -> None:
        with _translated():
            # A lost connection has undone everything, and is no longer ours to ask.
            if self._begin is None and not self._connection.is_closed():
                await self._connection.execute("ROLLBACK")

    async def _begun(self) -> None:
        if self._is_over:
            raise AfterTheLast
        self._is_over = self._is_last
        # A statement on its own is a transaction of its own.
        if self._begin is not None and not self._is_last:
            begin, self._begin = self._begin, None
            await self._connection.execute(begin)


class PostgresConnections:
    """A pool; PostgreSQL itself keeps writers apart."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self._pool = pool

    @classmethod
    async def open(cls, dsn: str, *, most: int) -> "PostgresConnections":
        """Connect to a database whose schema is up to date, by at most so many connections."""
        with _translated():
            pool = await asyncpg.create_pool(
                dsn,
                min_size=0,
                max_size=most,
                timeout=_SECONDS,
                statement_cache_size=500,
                server_settings=_SETTINGS,
                init=_prepare,
                reset=_nothing,
            )
        return cls(pool)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[_Transaction]:
        """One transaction at PostgreSQL's default, READ COMMITTED."""
        async with self._scope("BEGIN") as transaction:
            yield transaction

    @asynccontextmanager
    async def read(self) -> AsyncIterator[_Transaction]:
        """A snapshot that cannot write."""
        async with self._scope("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") as transaction:
            yield transaction

    async def look(self, work: Work[T]) -> T:
        """All of `work` on one snapshot."""
        async with self.read() as transaction:
            return await work(transaction)

    async def change(self, work: Work[T]) -> T:
        """All of `work` in one transaction."""
        async with self.write() as transaction:
            return await work(transaction)

    async def close(self) -> None:
        """Close every connection; those still in use after a while are cut off."""
        try:
            await asyncio.wait_for(self._pool.close(), _SECONDS)
        except TimeoutError:
            self._pool.terminate()

    @asynccontextmanager
    async def _scope(self, begin: str) -> AsyncIterator[_Transaction]:
        with _translated():
            connection = await self._pool.acquire(timeout=_SECONDS)
        transaction = _Transaction(connection, begin)
        try:
            yield transaction
            await transaction.commit()
        except BaseException:  # whatever ends the block, also a cancellation, undoes it
            # Shielded: a second cancellation must not hand on a connection inside a transaction.
            await asyncio.shield(self._abandon(transaction, connection))
            raise
        with _translated():
            await self._pool.release(connection)

    async def _abandon(
        self, transaction: _Transaction, connection: "PoolConnectionProxy[asyncpg.Record]"
    ) -> None:
        # Whatever ended the block counts, not what is lost besides.
        with suppress(*_TROUBLES):
            try:
                await transaction.roll_back()
            except DatabaseUnavailable:
                connection.terminate()
        with suppress(*_TROUBLES):
            await self._pool.release(connection)


async def _prepare(connection: "PoolConnectionProxy[asyncpg.Record]") -> None:
    # SQLAlchemy's type writes JSON as text and expects the driver to read it.
    await connection.set_type_codec(
        "json", encoder=str, decoder=json.loads, schema="pg_catalog", format="text"
    )


async def _nothing(_: "PoolConnectionProxy[asyncpg.Record]") -> None:
    """No session state is ever set, so nothing needs a reset (asyncpg's costs a round trip)."""


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except asyncpg.IntegrityConstraintViolationError as error:
        raise Conflict(str(error)) from error
    except _TROUBLES as error:
        raise _kind_of(error)(str(error)) from error


def _kind_of(error: Exception) -> type[DatabaseUnavailable]:
    # A connection that is closed is an InterfaceError, a value of a wrong type is one, too.
    closed = isinstance(error, asyncpg.InterfaceError) and not isinstance(error, asyncpg.DataError)
    return DatabaseAway if closed or isinstance(error, _AWAY) else DatabaseUnavailable

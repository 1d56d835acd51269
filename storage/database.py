"""One door to SQLite and PostgreSQL: `read()` sees a snapshot, `write()` is one transaction."""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from storage.errors import BadDatabaseUrl, DatabaseInUse
from storage.migrations.start import migrate
from storage.outage import Outage
from storage.sqlite import SqliteConnections
from storage.statements import DialectName, Transaction, Work

if TYPE_CHECKING:  # a process on SQLite does without the driver
    from storage.postgres import PostgresConnections

__all__ = ["Database", "DialectName", "Transaction"]

T = TypeVar("T")

_DRIVERS: Final = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
_PING: Final = sa.select(sa.literal(1))


class Database:
    """The connections of one process. SQLite: a few readers, one writer at a time."""

    dialect: DialectName

    def __init__(
        self, connections: "SqliteConnections | PostgresConnections", *, lock: IO[str] | None
    ) -> None:
        self.dialect = "sqlite" if isinstance(connections, SqliteConnections) else "postgresql"
        self._connections = connections
        self._lock = lock
        self._reading, self._writing = Outage("read"), Outage("write")

    @classmethod
    async def open(cls, url: str, *, lock_path: Path | None, connections: int = 20) -> "Database":
        """Lock (where asked to), bring the schema up to date, connect.

        `lock_path` is for SQLite: raises `DatabaseInUse` while another process holds it.
        `connections` is for PostgreSQL: at most so many.
        Raises `BadDatabaseUrl`, `DatabaseRefused` and `DatabaseUnavailable`.
        """
        address = address_of(url)
        lock = await asyncio.to_thread(take_lock, lock_path) if lock_path else None
        try:
            await asyncio.to_thread(migrate, address)
            if address.get_backend_name() == "sqlite":
                return cls(await SqliteConnections.open(Path(address.database or "")), lock=lock)
            from storage.postgres import PostgresConnections  # noqa: PLC0415 - its driver

            dsn = address.set(drivername="postgresql").render_as_string(hide_password=False)
            return cls(await PostgresConnections.open(dsn, most=connections), lock=lock)
        except BaseException:  # raised again: only so that the lock is not left behind
            if lock is not None:
                lock.close()
            raise

    @classmethod
    async def replica(cls, url: str, *, connections: int = 2) -> "Database":
        """A copy on PostgreSQL that follows another one: read and never changed, its schema too.

        Nothing is connected before somebody reads. Raises `BadDatabaseUrl`.
        """
        address = address_of(url)
        if address.get_backend_name() != "postgresql":
            scheme = "a file as a replica"
            raise BadDatabaseUrl(scheme)
        from storage.postgres import PostgresConnections  # noqa: PLC0415 - its driver

        dsn = address.set(drivername="postgresql").render_as_string(hide_password=False)
        return cls(await PostgresConnections.open(dsn, most=connections), lock=None)

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        """A snapshot: every statement inside sees the same state. Raises `DatabaseUnavailable`."""
        return _watched(self._connections.read(), self._reading)

    def write(self) -> AbstractAsyncContextManager[Transaction]:
        """One transaction, committed at the exit; an error or a cancellation rolls it back.

        Raises `Conflict` and `DatabaseUnavailable`. Do not open a second one inside: on SQLite it
        would wait for the first for ever.
        """
        return _watched(self._connections.write(), self._writing)

    async def look(self, work: Work[T]) -> T:
        """What `work` finds on one snapshot.

        On SQLite all of it is one trip to the database's thread, where `work` itself runs: it is
        far cheaper than `read`, and may wait for nothing but its transaction.
        """
        with self._reading:
            return await self._connections.look(work)

    async def change(self, work: Work[T]) -> T:
        """The same for `write`: committed when `work` returns, else rolled back.

        Raises `Conflict` and `DatabaseUnavailable`.
        """
        with self._writing:
            return await self._connections.change(work)

    async def ping(self) -> None:
        """Raises `DatabaseUnavailable` when the database does not answer."""
        async with self.read() as tx:
            await tx.rows(_PING)

    async def close(self) -> None:
        """Close every connection, then let another process have the file."""
        try:
            await self._connections.close()
        finally:
            if self._lock is not None:
                self._lock.close()


@asynccontextmanager
async def _watched(
    scope: AbstractAsyncContextManager[Transaction], outage: Outage
) -> AsyncIterator[Transaction]:
    with outage:
        async with scope as transaction:
            yield transaction


def address_of(url: str) -> sa.URL:
    """The address with the driver we use. Raises `BadDatabaseUrl`."""
    try:
        address = sa.make_url(url)
    except ArgumentError as error:
        # The text is kept out of the message: it may hold a password.
        raise BadDatabaseUrl(url.partition(":")[0]) from error
    if address.drivername not in _DRIVERS:
        raise BadDatabaseUrl(address.drivername)
    address = address.set(drivername=_DRIVERS[address.drivername])
    if address.get_backend_name() == "sqlite" and address.database in {None, "", ":memory:"}:
        scheme = "sqlite in memory"  # readers and the writer are different connections
        raise BadDatabaseUrl(scheme)
    return address


def take_lock(path: Path) -> IO[str]:
    """Held until it is closed. Raises `DatabaseInUse`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise DatabaseInUse(path) from error
    return lock

"""One door to SQLite and PostgreSQL: `read()` sees a snapshot, `write()` is one transaction."""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from pathlib import Path
from typing import IO, Final, Literal

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.errors import (
    BadDatabaseUrl,
    Conflict,
    DatabaseInUse,
    DatabaseUnavailable,
    StorageError,
)
from storage.migrations.upgrade import upgrade
from storage.sqlite import sqlite_engine

Transaction = AsyncConnection
DialectName = Literal["sqlite", "postgresql"]

_SQLITE_READERS: Final = 4
_POSTGRES_POOL: Final = 10
_CONNECT_SECONDS: Final = 10.0
_DRIVERS: Final = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


class Database:
    """The connections of one process. SQLite: many readers, one writer at a time."""

    dialect: DialectName

    def __init__(
        self,
        *,
        reader: AsyncEngine,
        writer: AsyncEngine,
        dialect: DialectName,
        lock: IO[str] | None,
    ) -> None:
        self.dialect = dialect
        self._reader = reader
        self._writer = writer
        self._lock = lock
        self._turn: AbstractAsyncContextManager[object] = (
            asyncio.Lock() if dialect == "sqlite" else nullcontext()
        )

    @classmethod
    async def open(cls, url: str, *, lock_path: Path | None) -> "Database":
        """Lock (where asked to), migrate to the newest schema, connect.

        `lock_path` is for SQLite: raises `DatabaseInUse` while another process holds it.
        Raises `BadDatabaseUrl` and `DatabaseUnavailable`.
        """
        address = _normalise(url)
        lock = await asyncio.to_thread(_take_lock, lock_path) if lock_path else None
        try:
            await asyncio.to_thread(_prepare, address)
        except BaseException:
            if lock is not None:
                lock.close()
            raise
        if address.get_backend_name() == "sqlite":
            path = _file(address)
            reader = sqlite_engine(path, role="reader", size=_SQLITE_READERS)
            writer = sqlite_engine(path, role="writer", size=1)
            return cls(reader=reader, writer=writer, dialect="sqlite", lock=lock)
        writer = _postgres_engine(address)
        # One pool: the options only change how a transaction begins.
        reader = writer.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        return cls(reader=reader, writer=writer, dialect="postgresql", lock=lock)

    def read(self) -> AbstractAsyncContextManager[Transaction]:
        """A snapshot: every statement inside sees the same state. Raises `DatabaseUnavailable`."""
        return _transaction(self._reader, nullcontext())

    def write(self) -> AbstractAsyncContextManager[Transaction]:
        """One transaction, committed at the exit; an error or a cancellation rolls it back.

        Raises `Conflict` and `DatabaseUnavailable`. Do not open a second one inside: on SQLite it
        would wait for the first for ever.
        """
        return _transaction(self._writer, self._turn)

    async def ping(self) -> None:
        """Raises `DatabaseUnavailable` when the database does not answer."""
        async with self.read() as tx:
            await tx.execute(sa.text("SELECT 1"))

    async def close(self) -> None:
        """Close every connection, then let another process have the file."""
        try:
            async with AsyncExitStack() as stack:
                stack.push_async_callback(self._writer.dispose)
                if self.dialect == "sqlite":
                    stack.push_async_callback(self._reader.dispose)
        finally:
            if self._lock is not None:
                self._lock.close()


@asynccontextmanager
async def _transaction(
    engine: AsyncEngine, turn: AbstractAsyncContextManager[object]
) -> AsyncIterator[Transaction]:
    async with turn:
        connected = False
        try:
            with _translated():
                async with engine.connect() as connection:
                    connected = True
                    async with connection.begin():
                        yield connection
        except OSError as error:
            # The driver reports a server that is away like this; inside, it is the caller's own.
            if connected:
                raise
            raise DatabaseUnavailable(str(error)) from error


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise Conflict(str(error.orig)) from error
    except (DBAPIError, sa.exc.TimeoutError) as error:
        raise DatabaseUnavailable(str(error)) from error
    except SQLAlchemyError as error:
        raise StorageError(str(error)) from error


def _normalise(url: str) -> sa.URL:
    try:
        address = sa.make_url(url)
    except ArgumentError as error:
        # The text is kept out of the message: it may hold a password.
        raise BadDatabaseUrl(url.partition(":")[0]) from error
    if address.drivername not in _DRIVERS:
        raise BadDatabaseUrl(address.drivername)
    address = address.set(drivername=_DRIVERS[address.drivername])
    if "sslmode" in address.query:  # libpq's word, which managed databases hand out
        mode = address.query["sslmode"]
        address = address.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    return address


def _file(address: sa.URL) -> Path:
    if not address.database or address.database == ":memory:":
        scheme = "sqlite in memory"
        raise BadDatabaseUrl(scheme)
    return Path(address.database)


def _take_lock(path: Path) -> IO[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise DatabaseInUse(path) from error
    return lock


def _prepare(address: sa.URL) -> None:
    """Bring the schema up to date; runs in a thread with an event loop of its own."""
    asyncio.run(_migrate(address))


async def _migrate(address: sa.URL) -> None:
    if address.get_backend_name() == "sqlite":
        path = _file(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = sqlite_engine(path, role="writer", size=1)
    else:
        engine = _postgres_engine(address)
    try:
        async with _transaction(engine, nullcontext()) as connection:
            await connection.run_sync(upgrade)
    finally:
        await engine.dispose()


def _postgres_engine(address: sa.URL) -> AsyncEngine:
    return create_async_engine(
        address,
        pool_size=_POSTGRES_POOL,
        max_overflow=_POSTGRES_POOL,
        pool_timeout=_CONNECT_SECONDS,
        connect_args={
            "timeout": _CONNECT_SECONDS,
            "prepared_statement_cache_size": 500,
            # Every statement here is short; compiling one costs more than running it.
            "server_settings": {"jit": "off", "application_name": "freepik-orchestrator"},
        },
    )

"""SQLite as this product wants it: we begin transactions; a statement is one trip to its thread."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import copy_context
from pathlib import Path
from typing import Final, TypeVar, cast

import aiosqlite

from storage.errors import Conflict, DatabaseAway, DatabaseUnavailable
from storage.statements import NO_VALUES, AfterTheLast, Clause, Row, Values, Work, compiled

T = TypeVar("T")


class WaitedInside(RuntimeError):
    """What was to happen in one trip waited for something that is not its database: a bug."""


class _GivenUp(Exception):
    """Nobody waits for the trip any more, so nothing of it may stay."""


_BUSY_MILLISECONDS: Final = 10_000
_TRIES: Final = 100
_AWAY: Final = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
}
_BETWEEN: Final = 0.05  # seconds
_READERS: Final = 4
_PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}",
    "PRAGMA journal_mode = WAL",
    # With WAL this survives a killed process; only a power cut may cost the last moments.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16384",
)


def connect(path: Path, *extra: str) -> sqlite3.Connection:
    """A connection that begins nothing by itself, with our pragmas and `extra` ones."""
    raw = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        for pragma in (*_PRAGMAS, *extra):
            _set(raw, pragma)
    except BaseException:  # raised again: only so that no connection is left open
        raw.close()
        raise
    return raw


def _set(raw: sqlite3.Connection, pragma: str) -> None:
    """Run a pragma; two processes that make a new file do not wait for each other by themselves."""
    for _ in range(_TRIES):
        try:
            raw.execute(pragma)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_BETWEEN)
        else:
            return
    raw.execute(pragma)


class _Connection(aiosqlite.Connection):
    """aiosqlite's thread and life cycle; whole pieces of work go to it instead of single calls."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        # A connection that nobody could close must not keep a dying process alive.
        self._thread.daemon = True

    async def open(self) -> None:
        _ = await self

    async def work(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with _translated():
            # In the context of who asks, as elsewhere: the language that is spoken is part of it.
            done = await self._execute(copy_context().run, work, self._conn)  # type: ignore[no-untyped-call]  # aiosqlite has no types here
        return cast("T", done)

    def roll_back(self) -> None:
        """Put a rollback in line: whatever comes next on this connection comes after it."""
        raw = self._conn
        self._tx.put_nowait((None, raw.rollback))


class _Transaction:
    """Begins with its first statement and, when told so, ends with its last, in the same trip."""

    def __init__(self, connection: _Connection, begin: str) -> None:
        self._connection = connection
        self._begin: str | None = begin
        self._is_last = False
        self._is_over = False

    async def rows(self, clause: Clause, values: Values = NO_VALUES) -> list[Row]:
        ready = compiled(clause, "sqlite")
        arguments = ready.arguments(values)

        def work(raw: sqlite3.Connection) -> list[Row]:
            found = raw.execute(ready.sql, arguments).fetchall()
            return [ready.row(row) for row in found]

        return await self._do(work)

    async def run(self, clause: Clause, values: Values = NO_VALUES) -> int:
        ready = compiled(clause, "sqlite")
        arguments = ready.arguments(values)
        return await self._do(lambda raw: raw.execute(ready.sql, arguments).rowcount)

    async def each(self, clause: Clause, values: Sequence[Values]) -> list[Row]:
        ready = compiled(clause, "sqlite")
        sets = [ready.arguments(each) for each in values]

        def work(raw: sqlite3.Connection) -> list[Row]:
            return [ready.row(row) for one in sets for row in raw.execute(ready.sql, one)]

        return await self._do(work)

    @property
    def begun(self) -> bool:
        return self._begin is None

    def last(self) -> None:
        self._is_last = True

    async def commit(self) -> None:
        if self.begun and not self._is_over:
            await self._connection.work(sqlite3.Connection.commit)

    async def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._is_over:
            raise AfterTheLast
        begin, self._begin = self._begin, None
        commit = self._is_over = self._is_last

        def trip(raw: sqlite3.Connection) -> T:
            if begin is not None:
                raw.execute(begin)
            done = work(raw)
            if commit:
                raw.commit()
            return done

        return await self._connection.work(trip)


class _AtOnce:
    """A transaction inside the connection's thread, where statements are done at once."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    async def rows(self, clause: Clause, values: Values = NO_VALUES) -> list[Row]:
        ready = compiled(clause, "sqlite")
        with _translated():
            found = self._raw.execute(ready.sql, ready.arguments(values)).fetchall()
        return [ready.row(row) for row in found]

    async def run(self, clause: Clause, values: Values = NO_VALUES) -> int:
        ready = compiled(clause, "sqlite")
        with _translated():
            return self._raw.execute(ready.sql, ready.arguments(values)).rowcount

    async def each(self, clause: Clause, values: Sequence[Values]) -> list[Row]:
        ready = compiled(clause, "sqlite")
        found: list[Row] = []
        with _translated():
            for one in values:
                found += map(ready.row, self._raw.execute(ready.sql, ready.arguments(one)))
        return found

    def last(self) -> None:
        """Nothing to save: all of it is one trip anyway."""


def _driven(raw: sqlite3.Connection, work: Work[T]) -> T:
    """Run a coroutine that waits for nothing but its transaction, which never makes it wait."""
    coroutine = work(_AtOnce(raw))
    try:
        coroutine.send(None)
    except StopIteration as done:
        return cast("T", done.value)
    coroutine.close()
    raise WaitedInside


class SqliteConnections:
    """A few readers, and one writer that is waited for in line."""

    def __init__(self, writer: _Connection, readers: Sequence[_Connection]) -> None:
        self._writer = writer
        self._readers = readers
        self._turn = asyncio.Lock()
        self._idle: asyncio.LifoQueue[_Connection] = asyncio.LifoQueue()
        for reader in readers:
            self._idle.put_nowait(reader)

    @classmethod
    async def open(cls, path: Path) -> "SqliteConnections":
        """Connect to a file whose schema is up to date."""
        opened: list[_Connection] = []
        try:
            with _translated():
                for number in range(1 + _READERS):
                    extra = ("PRAGMA query_only = ON",) if number else ()
                    connection = _Connection(lambda extra=extra: connect(path, *extra))  # type: ignore[misc]  # a default in a lambda
                    await connection.open()
                    opened.append(connection)
        except BaseException:  # raised again: only so that no connection is left open
            for connection in opened:
                await connection.close()
            raise
        return cls(opened[0], opened[1:])

    @asynccontextmanager
    async def write(self) -> AsyncIterator[_Transaction]:
        """The one transaction that may write; others wait for their turn."""
        async with self._turn:
            transaction = _Transaction(self._writer, "BEGIN IMMEDIATE")
            try:
                yield transaction
                await transaction.commit()
            except BaseException:  # whatever ends the block, also a cancellation, undoes it
                self._writer.roll_back()
                raise

    @asynccontextmanager
    async def read(self) -> AsyncIterator[_Transaction]:
        """A snapshot on a connection that cannot write."""
        reader = await self._idle.get()
        transaction = _Transaction(reader, "BEGIN")
        try:
            yield transaction
        finally:
            # Nobody waits for the end of a snapshot; the next user of this reader comes after it.
            if transaction.begun:
                reader.roll_back()
            self._idle.put_nowait(reader)

    async def look(self, work: Work[T]) -> T:
        """All of `work` on one snapshot, in one trip."""

        def trip(raw: sqlite3.Connection) -> T:
            raw.execute("BEGIN")
            try:
                return _driven(raw, work)
            finally:
                raw.rollback()

        reader = await self._idle.get()
        try:
            return await reader.work(trip)
        finally:
            self._idle.put_nowait(reader)

    async def change(self, work: Work[T]) -> T:
        """All of `work` in one transaction and one trip."""
        given_up = threading.Event()

        def trip(raw: sqlite3.Connection) -> T:
            raw.execute("BEGIN IMMEDIATE")
            try:
                done = _driven(raw, work)
                if given_up.is_set():
                    raise _GivenUp  # noqa: TRY301 - undone below like every other end
                raw.commit()
            except BaseException:  # whatever ends the work undoes it
                raw.rollback()
                raise
            return done

        async with self._turn:
            try:
                return await self._writer.work(trip)
            except BaseException:  # raised again: a cancelled caller must not find it done later
                given_up.set()
                raise

    async def close(self) -> None:
        """Close every connection and end its thread."""
        for connection in (self._writer, *self._readers):
            await connection.close()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Conflict(str(error)) from error
    except sqlite3.Error as error:
        # The lowest byte is the kind; what the module itself complains of has none.
        away = getattr(error, "sqlite_errorcode", 0) & 0xFF in _AWAY
        raise (DatabaseAway if away else DatabaseUnavailable)(str(error)) from error

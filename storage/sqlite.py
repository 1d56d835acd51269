"""SQLite as this product wants it: we begin transactions; a statement is one trip to its thread."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final, Literal, Self, cast

import aiosqlite
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool
from typing_extensions import override

_BUSY_MILLISECONDS: Final = 10_000
_PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}",
    "PRAGMA journal_mode = WAL",
    # With WAL this survives a killed process; only a power cut may cost the last moments.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16384",
)


class _Cursor:
    """Runs a statement and fetches its rows in one trip; aiosqlite's own cursor takes four."""

    def __init__(self, connection: "_Connection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, operation: str, parameters: Sequence[Any] = ()) -> "_Cursor":
        await self._connection.run(lambda raw: self._keep(raw.execute(operation, parameters)))
        return self

    async def executemany(self, operation: str, rows: Iterable[Sequence[Any]]) -> "_Cursor":
        await self._connection.run(lambda raw: self._keep(raw.executemany(operation, rows)))
        return self

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self._rows = cursor.fetchall() if cursor.description else []
        self.rowcount = cursor.rowcount
        self.lastrowid = cursor.lastrowid
        cursor.close()

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []


class _Connection(aiosqlite.Connection):
    """aiosqlite's thread and life cycle with the quicker cursor."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        # A connection that nobody could close must not keep a dying process alive.
        self._thread.daemon = True

    async def run(self, work: Callable[[sqlite3.Connection], None]) -> None:
        await self._execute(work, self._conn)  # type: ignore[no-untyped-call]  # aiosqlite leaves it so

    @override
    def cursor(self) -> Any:
        return _Cursor(self)

    @override
    async def rollback(self) -> None:
        # The pool resets each connection it takes back; after a commit that is no trip at all.
        if self._conn.in_transaction:
            await super().rollback()


def sqlite_engine(path: Path, *, role: Literal["reader", "writer"], size: int) -> AsyncEngine:
    """An engine of at most `size` connections; a writer begins IMMEDIATE, a reader cannot write."""

    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver begins nothing by itself.
        raw = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            for pragma in _PRAGMAS:
                raw.execute(pragma)
            if role == "reader":
                raw.execute("PRAGMA query_only = ON")
        except BaseException:
            raw.close()
            raise
        return raw

    async def create(*_: object, **__: object) -> _Connection:  # what the dialect passes is known
        return cast("_Connection", await _Connection(connect))

    engine = create_async_engine(
        "sqlite+aiosqlite:///",
        connect_args={"async_creator_fn": create},
        poolclass=AsyncAdaptedQueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=_BUSY_MILLISECONDS / 1000,
    )
    begin = "BEGIN IMMEDIATE" if role == "writer" else "BEGIN"

    @sa.event.listens_for(engine.sync_engine, "begin")
    def begin_ourselves(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine

"""Runs the migrations, on a file, a server, or a connection that is open (`upgrade`)."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool, StaticPool

from storage.errors import DatabaseRefused
from storage.sqlite import connect

# Any fixed number does: it names "migrating this database" among PostgreSQL's advisory locks.
_ADVISORY_LOCK: Final = 7_306_110_742


def upgrade(connection: sa.Connection, to: str = "head") -> None:
    """Bring the schema up on a connection in a transaction, which the caller commits.

    Raises `DatabaseRefused` when a later version of this program has changed the database.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise DatabaseRefused(str(error)) from error


def upgrade_file(path: Path, work: Callable[[sa.Connection], None] = upgrade) -> None:
    """The same, or other work that is done entirely or not at all, for a SQLite file. Blocks."""
    engine = sa.create_engine("sqlite://", creator=lambda: connect(path), poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            # Before any look at the version: two starting processes migrate one after the other.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            work(connection)
            connection.commit()
    finally:
        engine.dispose()


def upgrade_server(dsn: str, work: Callable[[sa.Connection], None] = upgrade) -> None:
    """The same for a PostgreSQL database. Blocks."""
    asyncio.run(_upgrade_server(dsn, work))


async def _upgrade_server(dsn: str, work: Callable[[sa.Connection], None]) -> None:
    # The driver reads the address itself, so that both doors understand the same options.
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(dsn), poolclass=NullPool
    )
    try:
        async with engine.begin() as connection:
            lock = sa.text("SELECT pg_advisory_xact_lock(:key)")
            await connection.execute(lock, {"key": _ADVISORY_LOCK})
            await connection.run_sync(work)
    finally:
        await engine.dispose()

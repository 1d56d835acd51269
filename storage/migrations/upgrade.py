"""Runs the migrations, from outside (`migrate`) or on a connection that is open (`upgrade`)."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Final

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool, StaticPool

from storage.errors import DatabaseUnavailable
from storage.sqlite import connect

# Any fixed number does: it names "migrating this database" among PostgreSQL's advisory locks.
_ADVISORY_LOCK: Final = 7_306_110_742


def migrate(address: sa.URL) -> None:
    """Bring the schema to the newest version. Blocks: call it in a thread.

    Raises `DatabaseUnavailable`; then nothing was changed.
    """
    try:
        if address.get_backend_name() == "sqlite":
            _migrate_sqlite(Path(address.database or ""))
        else:
            asyncio.run(_migrate_postgres(address))
    except (DBAPIError, OSError, sqlite3.Error, asyncpg.PostgresError) as error:
        raise DatabaseUnavailable(str(error)) from error


def upgrade(connection: sa.Connection) -> None:
    """Bring the schema up on a connection in a transaction, which the caller commits."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _migrate_sqlite(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine("sqlite://", creator=lambda: connect(path), poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            # Before any look at the version: two starting processes migrate one after the other.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            upgrade(connection)
            connection.commit()
    finally:
        engine.dispose()


async def _migrate_postgres(address: sa.URL) -> None:
    dsn = address.set(drivername="postgresql").render_as_string(hide_password=False)
    # The driver reads the address itself, so that both doors understand the same options.
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(dsn), poolclass=NullPool
    )
    try:
        async with engine.begin() as connection:
            lock = sa.text("SELECT pg_advisory_xact_lock(:key)")
            await connection.execute(lock, {"key": _ADVISORY_LOCK})
            await connection.run_sync(upgrade)
    finally:
        await engine.dispose()

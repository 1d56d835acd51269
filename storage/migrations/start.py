"""What a start does about the schema: mostly nothing, and then Alembic is not even loaded."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from storage.errors import DatabaseRefused, DatabaseUnavailable
from storage.sqlite import connect

NEWEST: Final = max(file.stem for file in Path(__file__).with_name("versions").glob("0*.py"))
"""The last revision in `versions`: files are named by their revision and in its order."""


def migrate(address: sa.URL) -> None:
    """Bring the schema to the newest version. Blocks: call it in a thread.

    Raises `DatabaseUnavailable` and `DatabaseRefused`; then nothing was changed.
    """
    try:
        if address.get_backend_name() == "sqlite":
            _migrate_file(Path(address.database or ""))
        else:
            dsn = address.set(drivername="postgresql").render_as_string(hide_password=False)
            _migrate_server(dsn)
    except (DBAPIError, OSError, sqlite3.Error) as error:
        raise DatabaseUnavailable(str(error)) from error


def _migrate_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and _version_of_file(path) == NEWEST:
        return
    from storage.migrations.upgrade import upgrade_file  # noqa: PLC0415 - slow, rarely needed

    upgrade_file(path)


def _migrate_server(dsn: str) -> None:
    if asyncio.run(_version_of_server(dsn)) == NEWEST:
        return
    from storage.migrations.upgrade import upgrade_server  # noqa: PLC0415 - slow, rarely needed

    upgrade_server(dsn)


def _version_of_file(path: Path) -> str | None:
    with closing(connect(path)) as raw:
        known = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        if not raw.execute(known).fetchone()[0]:
            return None
        row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


async def _version_of_server(dsn: str) -> str | None:
    import asyncpg  # type: ignore[import-untyped]  # noqa: PLC0415 - no types; SQLite has no need

    try:
        connection = await asyncpg.connect(dsn)
        try:
            if await connection.fetchval("SELECT to_regclass('alembic_version')") is None:
                return None
            version = await connection.fetchval("SELECT version_num FROM alembic_version")
        finally:
            await connection.close()
    except (
        asyncpg.InvalidAuthorizationSpecificationError,
        asyncpg.InvalidCatalogNameError,
        asyncpg.InsufficientPrivilegeError,
    ) as error:
        raise DatabaseRefused(str(error)) from error
    except (
        asyncpg.PostgresError,
        asyncpg.InterfaceError,
        asyncpg.InternalClientError,
    ) as error:
        raise DatabaseUnavailable(str(error)) from error
    return str(version)

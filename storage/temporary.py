"""A PostgreSQL database of one's own for a while, beside the one that an address names."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types

from storage.database import address_of
from storage.errors import DatabaseUnavailable

_PATIENCE = 10.0


@asynccontextmanager
async def temporary_database(url: str) -> AsyncIterator[str]:
    """The address of a new database on the same server; it is dropped when the block is left.

    In the database that `url` names nothing is read or written. Raises `DatabaseUnavailable`.
    """
    address = address_of(url).set(drivername="postgresql")
    name = f"rehearsal_{secrets.token_hex(8)}"
    dsn = address.render_as_string(hide_password=False)
    await _command(dsn, f"CREATE DATABASE {name}")
    try:
        yield address.set(database=name).render_as_string(hide_password=False)
    finally:
        await _command(dsn, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


async def _command(dsn: str, sql: str) -> None:
    try:
        connection = await asyncpg.connect(dsn, timeout=_PATIENCE)
        try:
            await connection.execute(sql)
        finally:
            await connection.close()
    except asyncpg.InsufficientPrivilegeError as error:
        message = f"a database of its own is needed, so let this user make one ({error})"
        raise DatabaseUnavailable(message) from error
    except (asyncpg.PostgresError, OSError, TimeoutError) as error:
        raise DatabaseUnavailable(str(error) or type(error).__name__) from error

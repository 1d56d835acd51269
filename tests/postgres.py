"""A PostgreSQL database of a test's own."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types
import pytest

from tests.settings import ServiceSettings, service_settings


def away(settings: ServiceSettings, service: str, error: Exception) -> None:
    """A service is not there: that is a failure or a reason to skip, as this run was told."""
    reason = f"{service} cannot be reached: {error!r}"
    if settings.required:
        pytest.fail(reason)
    pytest.skip(reason)


async def command(url: str, sql: str) -> None:
    connection = await asyncpg.connect(url, timeout=5)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


@contextmanager
def fresh_postgres() -> Iterator[str]:
    """The address of a database without tables; it is gone afterwards."""
    settings = service_settings()
    name = f"test_{uuid4().hex}"
    try:
        asyncio.run(command(settings.database_url, f"CREATE DATABASE {name}"))
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        away(settings, "PostgreSQL", error)
    head, _, _ = settings.database_url.rpartition("/")
    try:
        yield f"{head}/{name}"
    finally:
        asyncio.run(command(settings.database_url, f"DROP DATABASE {name} WITH (FORCE)"))

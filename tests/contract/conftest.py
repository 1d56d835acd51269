"""An empty database for each test, on both engines: migrated once, then cloned or emptied."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types
import pytest
import pytest_asyncio
import sqlalchemy as sa
from redis import Redis
from redis.exceptions import RedisError

from storage.database import Database
from storage.tables import metadata
from tests.contract.records import World
from tests.settings import ServiceSettings, service_settings

_EMPTY = ";".join(str(sa.delete(table)) for table in reversed(metadata.sorted_tables))
_ENGINES = ("sqlite", "postgresql")


def _away(settings: ServiceSettings, service: str, error: Exception) -> None:
    reason = f"{service} cannot be reached: {error!r}"
    if settings.required:
        pytest.fail(reason)
    pytest.skip(reason)


def _named(url: str, name: str) -> str:
    head, _, _ = url.rpartition("/")
    return f"{head}/{name}"


async def _command(url: str, command: str) -> None:
    connection = await asyncpg.connect(url, timeout=5)
    try:
        await connection.execute(command)
    finally:
        await connection.close()


async def _migrate(url: str) -> None:
    await (await Database.open(url, lock_path=None)).close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.sqlite"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_database() -> Iterator[str]:
    settings = service_settings()
    name = f"test_{uuid4().hex}"
    try:
        asyncio.run(_command(settings.database_url, f"CREATE DATABASE {name}"))
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        _away(settings, "PostgreSQL", error)
    url = _named(settings.database_url, name)
    try:
        asyncio.run(_migrate(url))
        yield url
    finally:
        asyncio.run(_command(settings.database_url, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=_ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database whose tables are empty."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        path = tmp_path / "clone.sqlite"
        shutil.copy(template, path)
        yield f"sqlite:///{path}"
        return
    url: str = request.getfixturevalue("postgres_database")
    yield url
    # Deleting a few rows takes a millisecond; truncating or cloning takes half a second.
    asyncio.run(_command(url, _EMPTY))


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, opened."""
    opened = await Database.open(database_url, lock_path=None)
    try:
        yield opened
    finally:
        await opened.close()


@pytest_asyncio.fixture
async def world(database: Database) -> World:
    """Someone, somewhere: a person and a conversation to hang records on."""
    return await World.populate(database)


@pytest.fixture
def redis_prefix() -> Iterator[tuple[str, str]]:
    """The address of a Redis and a key prefix of this test's own, cleaned afterwards."""
    settings = service_settings()
    prefix = f"test-{uuid4().hex}"
    with Redis.from_url(settings.redis_url, socket_connect_timeout=2) as redis:
        try:
            redis.ping()
        except (RedisError, OSError) as error:
            _away(settings, "Redis", error)
        yield settings.redis_url, prefix
        for key in redis.scan_iter(f"*{prefix}*"):
            redis.delete(key)

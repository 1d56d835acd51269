"""An empty database for each test, on both engines: migrated once, then cloned or emptied."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio
import sqlalchemy as sa
from redis import Redis
from redis.exceptions import RedisError

from storage.database import Database
from storage.tables import metadata
from tests.contract.records import World
from tests.postgres import away, command, fresh_postgres
from tests.settings import service_settings

_EMPTY = ";".join(str(sa.delete(table)) for table in reversed(metadata.sorted_tables))
_ENGINES = ("sqlite", "postgresql")


async def _migrate(url: str) -> None:
    await (await Database.open(url, lock_path=None)).close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.sqlite"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_database() -> Iterator[str]:
    with fresh_postgres() as url:
        asyncio.run(_migrate(url))
        yield url


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
    asyncio.run(command(url, _EMPTY))


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
            away(settings, "Redis", error)
        yield settings.redis_url, prefix
        for key in redis.scan_iter(f"*{prefix}*"):
            redis.delete(key)

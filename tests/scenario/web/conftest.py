"""A migrated database for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.scenario.jobs.world import World, sqlite_url


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "empty.sqlite"

    async def make() -> None:
        await (await Database.open(sqlite_url(path), lock_path=None)).close()

    asyncio.run(make())
    return path


@pytest.fixture
async def db(empty_database: Path, tmp_path: Path) -> AsyncIterator[Database]:
    file = Path(shutil.copy(empty_database, tmp_path / "web.sqlite"))
    database = await Database.open(sqlite_url(file), lock_path=None)
    yield database
    await database.close()


@pytest.fixture
async def world(db: Database) -> World:
    return await World.open(db)

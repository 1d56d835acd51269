"""What every scenario begins with: a migrated database of its own, and a world on it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.scenario.jobs.world import World, sqlite_url


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file; a copy is quicker than a migration."""
    path = tmp_path_factory.mktemp("scenario") / "empty.sqlite"

    async def make() -> None:
        db = await Database.open(sqlite_url(path), lock_path=None)
        await db.close()

    asyncio.run(make())
    return path


@pytest.fixture
def database_file(empty_database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_database, tmp_path / "chat.sqlite"))


@pytest.fixture
async def db(database_file: Path) -> AsyncIterator[Database]:
    database = await Database.open(sqlite_url(database_file), lock_path=None)
    yield database
    await database.close()


@pytest.fixture
async def world(db: Database) -> World:
    return await World.open(db)

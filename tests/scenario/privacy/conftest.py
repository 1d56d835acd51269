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
    path = tmp_path_factory.mktemp("privacy") / "empty.sqlite"

    async def make() -> None:
        db = await Database.open(sqlite_url(path), lock_path=None)
        await db.close()

    asyncio.run(make())
    return path


@pytest.fixture
async def db(empty_database: Path, tmp_path: Path) -> AsyncIterator[Database]:
    file = Path(shutil.copy(empty_database, tmp_path / "chat.sqlite"))
    database = await Database.open(sqlite_url(file), lock_path=None)
    yield database
    await database.close()


@pytest.fixture
async def world(db: Database) -> World:
    return await World.open(db)

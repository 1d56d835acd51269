"""A stand-in for Telegram, a migrated database, and a bot between them, for each test."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.scenario.jobs.world import World, sqlite_url
from tests.scenario.telegram.room import Room
from tests.standins.telegram import TelegramStandIn


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("telegram") / "empty.sqlite"

    async def make() -> None:
        await (await Database.open(sqlite_url(path), lock_path=None)).close()

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


@pytest.fixture
async def sleeper(world: World, tmp_path: Path) -> AsyncIterator[Room]:
    """Ana in private and with Bo in a group; the bot is not started yet."""
    async with TelegramStandIn(reads_all=True) as telegram:
        yield Room(world=world, telegram=telegram, folder=tmp_path)


@pytest.fixture
async def room(sleeper: Room) -> AsyncIterator[Room]:
    """The same with the bot awake."""
    async with sleeper.awake():
        yield sleeper

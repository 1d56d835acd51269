"""What these tests share."""

import asyncio
import shutil
from pathlib import Path

import pytest

from storage.database import Database


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file; a copy is quicker than a migration."""
    path = tmp_path_factory.mktemp("bots") / "empty.sqlite"

    async def make() -> None:
        await (await Database.open(f"sqlite:///{path}", lock_path=None)).close()

    asyncio.run(make())
    return path


@pytest.fixture
def database_file(empty_database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_database, tmp_path / "bots.sqlite"))

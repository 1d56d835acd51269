"""Ana has herself forgotten, and the process that does it is killed again and again."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.forgetting import STEPS
from storage.tables import metadata, person, unneeded_file
from tests.e2e.chat_process import FILE, NEVER, STEP, TELLING
from tests.e2e.chats import KILLED, Chat

pytestmark = pytest.mark.e2e

HERS = "a quetzal in the rain --n 4"
REALLY = "/forgetme really"
LATER = 40.0  # minutes: nothing of hers is written down any more, and no file is spared


@pytest.fixture(params=["sqlite", "postgresql"])
def everybody(request: pytest.FixtureRequest, chat: Chat) -> Chat:
    """The installation that Ana and Bo talk to."""
    if request.param == "sqlite":
        return chat
    return replace(chat, database=request.getfixturevalue("postgres"))


@pytest.fixture
async def db(everybody: Chat) -> AsyncIterator[Database]:
    """What the processes have written, once one has lived."""
    ended = await everybody.live(NEVER, "draw a blue boat", who="bo")
    assert ended.code == 0, ended.err
    address = everybody.database or f"sqlite:///{everybody.folder}/orchestrator.db"
    found = await Database.open(address, lock_path=None)
    yield found
    await found.close()


async def count(db: Database, of: sa.ColumnElement[bool]) -> int:
    async with db.read() as tx:
        ((number,),) = await tx.rows(sa.select(sa.func.count()).where(of))
    return int(number)


async def rows(db: Database) -> str:
    """Every row of every table."""
    async with db.read() as tx:
        return str([await tx.rows(sa.select(table)) for table in metadata.sorted_tables])


def files(folder: Path) -> set[str]:
    return {one.name for one in (folder / "media").rglob("*") if one.is_file()}


async def test_it_goes_on_to_its_end_and_others_keep_what_they_have(
    everybody: Chat, db: Database
) -> None:
    chat = everybody
    bos = await asyncio.to_thread(files, chat.folder)
    assert (await chat.live(TELLING, HERS, HERS, REALLY)).code == KILLED
    again = await chat.live(NEVER, "/gallery", REALLY)
    assert again.code == 0, again.err
    assert "quetzal" not in again.out, "who asks now is somebody new"
    assert "I do not know you any more" in again.out
    for step in (1, 3, len(STEPS)):
        assert (await chat.live(f"{STEP}{step}", minute=0)).code == KILLED
    rest = await chat.live(NEVER, minute=1)
    assert rest.code == 0, rest.err
    everyones = await asyncio.to_thread(files, chat.folder)
    assert len(everyones - bos) == 16, "eight pictures and their thumbnails: none is hurried"

    assert (await chat.live(f"{FILE}5", minute=LATER)).code == KILLED
    left = await asyncio.to_thread(files, chat.folder)
    assert len(left) == len(everyones) - 5
    last = await chat.live(NEVER, minute=LATER + 1)

    assert last.code == 0, last.err
    assert await asyncio.to_thread(files, chat.folder) == bos
    assert await count(db, unneeded_file.c.key.is_not(None)) == 0
    assert await count(db, person.c.forgotten_at.is_not(None) & person.c.cleared_at.is_(None)) == 0
    everything = await rows(db)
    assert "blue boat" in everything
    assert "quetzal" not in everything
    assert "ana" not in everything.casefold()

"""What the next life of the process knows of the last one."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from discord.utils import snowflake_time

from bots.discordbot.earlier import Earlier, earlier_life
from storage.inbox import Inbox
from storage.sqlite import SqliteConnections
from tests.standins.database import Flickering

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
async def db(database_file: Path) -> AsyncIterator[Flickering]:
    late = Flickering(await SqliteConnections.open(database_file), lock=None)
    yield late
    await late.close()


async def found(db: Flickering, now: datetime) -> tuple[Earlier, list[float]]:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    return await earlier_life(db, lambda: now, sleep=sleep), pauses


async def test_the_first_life_of_all_has_heard_nothing(db: Flickering) -> None:
    assert await found(db, NOON) == (Earlier(heard=None), [])


async def test_it_goes_back_behind_the_last_event_and_no_further_than_a_day(db: Flickering) -> None:
    await Inbox(db).accept("discord", "incoming:1::2", b"", NOON)
    await Inbox(db).accept("telegram", "incoming:1::2", b"", NOON + timedelta(hours=2))
    for later, since in ((1, NOON - timedelta(minutes=10)), (40, NOON + timedelta(hours=16))):
        earlier, _ = await found(db, NOON + timedelta(hours=later))
        assert earlier.heard is not None
        assert snowflake_time(earlier.heard) == since


async def test_a_database_that_comes_late_is_waited_for(db: Flickering) -> None:
    await Inbox(db).accept("discord", "incoming:1::2", b"", NOON)
    db.away = 3
    earlier, pauses = await found(db, NOON)
    assert (earlier.heard is not None, pauses) == (True, [1.0] * 3)
    db.away = 10_000
    earlier, pauses = await found(db, NOON)
    assert (earlier, len(pauses)) == (Earlier(heard=None), 30)

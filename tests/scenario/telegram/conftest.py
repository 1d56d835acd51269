"""A stand-in for Telegram and a bot that talks with it, for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.scenario.jobs.world import World
from tests.scenario.telegram.room import Room
from tests.standins.telegram import TelegramStandIn


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

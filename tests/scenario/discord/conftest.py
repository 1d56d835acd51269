"""A stand-in for Discord and a bot that talks with it, for each test."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from tests.scenario.discord.room import Room
from tests.scenario.jobs.world import World
from tests.standins.discord import DiscordStandIn


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[EventDict]]:
    with capture_logs() as events:
        yield events


@pytest.fixture
async def sleeper(world: World, tmp_path: Path) -> AsyncIterator[Room]:
    """A server with Ana and Bo in #art; the bot is not started yet."""
    async with DiscordStandIn() as discord:
        yield Room(world=world, discord=discord, folder=tmp_path)


@pytest.fixture
async def room(sleeper: Room) -> AsyncIterator[Room]:
    """The same with the bot awake."""
    async with sleeper.awake():
        yield sleeper

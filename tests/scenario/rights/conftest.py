"""A room where both are known, as most of these tests begin."""

import pytest

from tests.scenario.jobs.world import World
from tests.scenario.rights.room import ANA, BO, Room


@pytest.fixture
async def room(world: World) -> Room:
    room = Room.of(world)
    for who in (ANA, BO):
        await room.person(who)
    return room

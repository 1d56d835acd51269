"""What people settle for themselves, and owners for everybody."""

import pytest

from storage import people
from storage.rights import EVERYWHERE
from tests.scenario.jobs.world import World
from tests.scenario.rights.room import ANA, BO, Room
from tools.rights import Role


@pytest.fixture
async def room(world: World) -> Room:
    room = Room.of(world)
    for who in (ANA, BO):
        await room.person(who)
    return room


async def settles(room: Room, words: str, **more: object) -> str:
    (said,) = await room.commands("settings", {"": words}, **more)  # type: ignore[arg-type]  # passed on
    return said


async def test_whoever_chose_a_language_is_spoken_to_in_it(room: Room) -> None:
    assert await settles(room, "language de") == "language ist jetzt für dich: de."
    assert "language: de (Worin ich mit dir spreche" in await settles(room, "")
    await room.says("draw a red fox in the snow")
    labels = [one.label for one in room.adapter.cards[-1].buttons]
    assert "ändern…" in labels, "although the words were English"
    assert await settles(room, "language default") == "language is back to the default for you."
    await room.says("draw a heron")
    assert "edit…" in [one.label for one in room.adapter.cards[-1].buttons]


async def test_a_language_is_nobody_elses_and_one_we_speak(room: Room) -> None:
    assert "everybody's own" in await settles(room, "language de for this chat")
    assert "“xx” is not possible for language" in await settles(room, "language xx")
    ana = await room.person(ANA)
    async with room.world.db.read() as tx:
        kept = await people.get(tx, ana.id)
    assert kept is not None
    assert kept.settings == {}


async def test_only_the_owner_settles_what_counts_everywhere(room: Room) -> None:
    await room.is_now(ANA, Role.ADMIN, EVERYWHERE)
    assert "Only the owner" in await settles(room, "content strict everywhere")
    await room.is_now(ANA, Role.OWNER, EVERYWHERE)
    said = await settles(room, "content strict everywhere")
    assert said == "content is strict for everybody now."
    assert "content: strict" in await settles(room, "", who=BO)

"""For which place a workflow is kept: one's own chats of the page, servers that one administers."""

from dataclasses import replace
from uuid import uuid4

import pytest

from bots.ports import Sender
from storage import conversations, web_chats
from storage.web_chats import WebChat
from tests.scenario.jobs.world import World
from tests.scenario.rights.room import ANA, BO, Room
from tools import registry
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound
from tools.rights import Role
from tools.workflow_places import in_place, places_to_keep

GUILD = "server:discord:77"
WANTED = {"name": "cut", "steps": [{"id": "cut", "tool": "remove_background"}]}


async def _visits(room: Room, who: Sender = ANA) -> ToolContext:
    """Somebody on the page, in a chat of their own."""
    ctx = await room.context(who)
    world = room.world
    chat = WebChat(
        id=uuid4(),
        person_id=ctx.person.id,
        title="Foxes",
        created_at=world.clock(),
        used_at=world.clock(),
    )
    async with world.db.write() as tx:
        await web_chats.add(tx, chat)
        here = await conversations.open(
            tx,
            platform="web",
            chat=str(chat.id),
            thread=None,
            new_id=world.ids(),
            now=world.clock(),
        )
        await conversations.open(
            tx,
            platform="discord",
            chat="1",
            thread=None,
            server="77",
            new_id=world.ids(),
            now=world.clock(),
        )
    return replace(ctx, conversation=here)


async def test_it_can_be_run_where_it_was_kept_and_nowhere_else(world: World) -> None:
    room = Room.of(world)
    ctx = await _visits(room)
    other = await _visits(room)
    assert set((await places_to_keep(ctx)).values()) == {"Foxes"}
    there = await in_place(ctx, f"chat:web:{other.conversation.chat}")
    await registry.call("save_workflow", there, WANTED)
    listed = await registry.call("list_workflows", other, {})
    assert "cut: cut" in listed.say
    assert "cut: cut" not in (await registry.call("list_workflows", ctx, {})).say


async def test_a_server_is_for_those_who_administer_it(world: World) -> None:
    room = Room.of(world)
    ctx = await _visits(room)
    with pytest.raises(NotFound):
        await in_place(ctx, GUILD)
    await room.is_now(ANA, Role.ADMIN, GUILD)
    assert (await places_to_keep(ctx))[GUILD] == "discord:77"
    there = await in_place(ctx, GUILD)
    await registry.call("save_workflow", there, WANTED)
    assert there.conversation.server == "77"
    await room.is_now(ANA, Role.BLOCKED, "everywhere")
    with pytest.raises(NotAllowed):
        await registry.call("save_workflow", there, WANTED)


async def test_the_owner_has_every_server_but_nobodys_chats(world: World) -> None:
    room = Room.of(world)
    ctx, bo = await _visits(room), await _visits(room, BO)
    await room.is_now(ANA, Role.OWNER, "everywhere")
    assert GUILD in await places_to_keep(ctx)
    for place in (f"chat:web:{bo.conversation.chat}", "server:discord:1", "", "chat", "::"):
        with pytest.raises(NotFound):
            await in_place(ctx, place)

"""`/web` in a chat: a link for the asker alone."""

from dataclasses import replace

import pytest

from bots import commands
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tests.scenario.web.front_door import FrontDoor
from tools.context import Caller, ToolContext
from tools.errors import NotAllowed, OverBudget

PAGE = "https://studio.example/web/"


async def asking(world: World, *, page: str | None = PAGE, private: bool = True) -> ToolContext:
    chat = Chat.of(world)
    ctx = await chat.context(caller=Caller(private=private))
    return replace(ctx, services=replace(chat.services, page=page))


async def test_the_link_leads_in_as_the_same_person(world: World) -> None:
    said = await commands.run(await asking(world), "web", {})
    assert said.say is not None
    link = said.say.split()[0]
    assert link.startswith(f"{PAGE}enter?t=")
    assert "enter" not in said.did, "the history keeps no link"
    front = FrontDoor(world)
    async with front.browser() as browser:
        await browser.post("/web/enter", data={"t": link.partition("?t=")[2]})
        assert "Ana" in (await browser.get("/web/")).text


async def test_where_others_read_along_there_is_no_link(world: World) -> None:
    with pytest.raises(NotAllowed, match="Others could open"):
        await commands.run(await asking(world, private=False), "web", {})


async def test_without_a_page_it_says_so(world: World) -> None:
    with pytest.raises(NotAllowed, match="no web page here"):
        await commands.run(await asking(world, page=None), "web", {})


async def test_not_more_than_five_in_ten_minutes(world: World) -> None:
    ctx = await asking(world)
    for _ in range(5):
        await commands.run(ctx, "web", {})
    with pytest.raises(OverBudget):
        await commands.run(ctx, "web", {})
    world.clock.turn(600)
    assert (await commands.run(ctx, "web", {})).say

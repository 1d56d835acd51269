"""Ana is on two platforms; a code makes her one person, and nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bots import commands
from storage import people, rights
from storage.ledger import Period, balance, scope_of_person
from storage.people import Person
from storage.tables import person
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tools import registry
from tools.context import Caller, ToolContext
from tools.errors import BadArgument, NotAllowed, OverBudget

ALONE = Caller(private=True)
YEAR = timedelta(days=365)
_BORN_EARLIER = (
    sa.update(person)
    .where(person.c.id == sa.bindparam("this_id"))
    .values(created_at=sa.bindparam("long_ago"))
)


async def stranger(world: World) -> Person:
    async with world.db.write() as tx:
        return await people.identify(
            tx,
            platform="telegram",
            external_id="77",
            name="Ana on Telegram",
            language=None,
            new_id=world.ids(),
            now=world.clock(),
        )


async def alone(chat: Chat, who: Person | None = None) -> ToolContext:
    ctx = await chat.context(caller=ALONE)
    return replace(ctx, person=who) if who is not None else ctx


async def code_of(ctx: ToolContext) -> str:
    said = (await registry.call("link", ctx, {})).say
    return said.split("/link ")[1].split()[0]


async def test_one_gallery_and_one_budget_on_both_platforms(world: World) -> None:
    chat = Chat.of(world)
    await chat.says("draw a red fox")
    await chat.passes()
    other = await stranger(world)
    code = await code_of(await alone(chat))
    joined = await registry.call("link", await alone(chat, other), {"code": code.upper()})
    assert "one gallery, one budget" in joined.say
    async with world.db.read() as tx:
        found = await people.find(tx, platform="telegram", external_id="77")
        assert found is not None
        assert found.id == world.ana
        spent = await balance(tx, scope_of_person(found.id), Period.TOTAL, world.clock())
        assert spent.spent > 0
        (entry,) = await rights.done_in(tx, rights.EVERYWHERE, 9)
        assert entry.action == "link"
    with pytest.raises(BadArgument, match="not valid"):
        await registry.call("link", await alone(chat, other), {"code": code})


async def test_the_younger_gives_the_code_and_is_still_the_one_who_moves(world: World) -> None:
    chat = Chat.of(world)
    other = await stranger(world)
    code = await code_of(await alone(chat, other))
    await registry.call("link", await alone(chat), {"code": code})
    async with world.db.read() as tx:
        found = await people.find(tx, platform="telegram", external_id="77")
        assert found is not None
        assert found.id == world.ana


async def test_the_history_keeps_no_code(world: World) -> None:
    outcome = await commands.run(await alone(Chat.of(world)), "link", {})
    assert outcome.say is not None
    code = outcome.say.split("/link ")[1].split()[0]
    assert code not in outcome.did


async def test_where_others_read_there_is_no_code(world: World) -> None:
    ctx = await Chat.of(world).context()
    for said in ({}, {"code": "abcd-efgh"}):
        with pytest.raises(NotAllowed, match="direct message"):
            await registry.call("link", ctx, said)


async def test_a_code_lasts_ten_minutes(world: World) -> None:
    chat = Chat.of(world)
    other = await stranger(world)
    code = await code_of(await alone(chat))
    world.clock.turn(601)
    with pytest.raises(BadArgument, match="not valid"):
        await registry.call("link", await alone(chat, other), {"code": code})


async def test_guessing_ends_after_five(world: World) -> None:
    chat = Chat.of(world)
    guesser = await alone(chat, await stranger(world))
    right = await code_of(await alone(chat))
    for guess in range(5):
        with pytest.raises(BadArgument):
            await registry.call("link", guesser, {"code": f"wrong-{guess}"})
    with pytest.raises(OverBudget, match="ten minutes"):
        await registry.call("link", guesser, {"code": right})


async def test_an_order_that_is_open_makes_the_code_wait_and_keeps_it(world: World) -> None:
    chat = Chat.of(world)
    older = await stranger(world)
    async with world.db.write() as tx:
        await tx.run(_BORN_EARLIER, {"this_id": older.id, "long_ago": older.created_at - YEAR})
    older = replace(older, created_at=older.created_at - YEAR)
    await chat.says("draw a red fox")
    code = await code_of(await alone(chat, older))
    with pytest.raises(NotAllowed, match="still being drawn"):
        await registry.call("link", await alone(chat), {"code": code})
    await chat.passes()
    await registry.call("link", await alone(chat), {"code": code})
    assert [picture.person_id for picture in await chat.pictures()] == [older.id]

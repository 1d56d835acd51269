"""Who may do what where, through every door."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bots.actions import on_job, on_picture
from bots.buttons import Action
from jobs.budget import Budget
from storage import rights as store
from storage.conversations import Conversation
from storage.database import Database
from storage.ledger import Period
from storage.rights import Grant
from storage.tables import ImageId, JobId
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tools import registry
from tools.context import Caller
from tools.errors import BadArgument, NotAllowed, NotFound
from tools.preferences import merged, until_when
from tools.registry import TOOLS
from tools.rights import Right, Role, role_of

CHAT = "chat:console:here"


async def grant(world: World, who: str, role: Role, place: str = CHAT) -> None:
    async with world.db.write() as tx:
        await store.give(tx, Grant(place=place, who=who, role=role), now=world.clock())


async def test_buttons_ask_too(world: World) -> None:
    chat = Chat.of(world)
    await chat.says("draw a red fox")
    await chat.passes()
    (job,) = await chat.jobs()
    fox = await chat.picture(1)
    await grant(world, store.person(world.ana), Role.BLOCKED)
    ctx = await chat.context()
    for action in (Action.UPSCALE, Action.VARY, Action.UNDO, Action.ORIGINAL):
        with pytest.raises(NotAllowed, match="blocked"):
            await on_picture(ctx, action, ImageId(fox.id))
    for action in (Action.AGAIN, Action.CANCEL, Action.RETRY, Action.APPROVE):
        with pytest.raises(NotAllowed, match="blocked"):
            await on_job(ctx, action, JobId(job.id))
    assert len(world.debits) == 1


async def what(world: World, *, chat: Conversation | None = None, **caller: Any) -> Role:
    ctx = await Chat.of(world).context()
    ctx = replace(ctx, caller=Caller(**caller), conversation=chat or ctx.conversation)
    async with world.db.read() as tx:
        return await role_of(tx, ctx)


async def test_the_nearest_grant_counts_and_a_block_wins(world: World) -> None:
    me, here = store.person(world.ana), (await Chat.of(world).context()).conversation
    in_server = replace(here, server="77")
    assert await what(world) is Role.CREATOR, "everybody may draw where nobody says anything"
    await grant(world, store.DEFAULT, Role.VIEWER, store.EVERYWHERE)
    assert await what(world) is Role.VIEWER
    await grant(world, store.DEFAULT, Role.CREATOR, CHAT)
    assert await what(world) is Role.CREATOR, "the chat's own default is nearer"
    assert await what(world, manages=True) is Role.ADMIN
    await grant(world, me, Role.VIEWER, "server:console:77")
    assert await what(world, chat=in_server) is Role.VIEWER
    await grant(world, me, Role.ADMIN, CHAT)
    assert await what(world, chat=in_server) is Role.ADMIN, "the chat is nearer than the server"
    await grant(world, "role:console:9", Role.BLOCKED, "server:console:77")
    assert await what(world, chat=in_server, roles=("9",)) is Role.BLOCKED
    assert await what(world, chat=in_server) is Role.ADMIN
    await grant(world, me, Role.OWNER, store.EVERYWHERE)
    assert await what(world, chat=in_server, roles=("9",)) is Role.OWNER
    assert await what(world, operator=True) is Role.OWNER


async def test_an_administrator_blocks_and_unblocks_and_it_is_noted(world: World) -> None:
    chat = Chat.of(world)
    await grant(world, store.person(world.ana), Role.ADMIN)
    ctx = await chat.context()

    blocked = await registry.call("admin", ctx, {"action": "block", "who": "Bo"})
    assert blocked.say == "Bo is blocked here now."
    refused = await chat.says("draw a fox", by=world.bo)
    assert "You are blocked here." in refused.text
    roles = await registry.call("admin", ctx, {"action": "roles"})
    assert roles.say.splitlines()[1:] == ["Ana: admin", "Bo: blocked"]
    await registry.call("admin", ctx, {"action": "unblock", "who": "Bo"})
    again = await chat.says("draw a fox", by=world.bo)
    assert again.text.startswith("Drawing #1")

    audit = await registry.call("admin", ctx, {"action": "audit"})
    assert [line.split(": ")[1] for line in audit.say.splitlines()] == ["unblock Bo", "block Bo"]
    with pytest.raises(NotAllowed, match="Your own role"):
        await registry.call("admin", ctx, {"action": "revoke", "who": "Ana"})
    with pytest.raises(NotFound, match="I have not met Cy"):
        await registry.call("admin", ctx, {"action": "block", "who": "Cy"})


async def test_a_limit_of_a_chat_holds_at_once(world: World) -> None:
    chat = Chat.of(world)
    await grant(world, store.person(world.ana), Role.ADMIN)
    ctx = await chat.context()
    limited = await registry.call("admin", ctx, {"action": "limit", "credits": 100})
    assert limited.say == "This chat may spend 100 credits a day."
    await chat.says("draw a fox")
    told = await chat.says("draw a boat")
    assert "limit for today is 100" in told.text
    with pytest.raises(NotAllowed, match="Only the owner"):
        await registry.call("admin", ctx, {"action": "limit", "who": "Bo", "credits": 1})


async def test_an_administrator_can_be_stricter_than_the_operator_but_not_more_generous(
    db: Database,
) -> None:
    world = await World.open(db, budget=Budget(conversation={Period.DAY: 100}))
    chat = Chat.of(world)
    ctx = replace(await chat.context(), caller=Caller(manages=True))
    await registry.call("admin", ctx, {"action": "limit", "credits": 9000})
    first = await chat.says("draw a fox")
    assert first.text.startswith("Drawing #1")
    told = await chat.says("draw a boat")
    assert "this chat's limit for today is 100, and 20 are left" in told.text
    for who in ("guests", "overall", "Bo"):
        with pytest.raises(NotAllowed, match="Only the owner"):
            await registry.call("admin", ctx, {"action": "limit", "who": who, "credits": 1})


async def test_a_limit_in_pictures_is_told_when_it_is_nearly_reached(world: World) -> None:
    chat = Chat.of(world)
    ctx = replace(await chat.context(), caller=Caller(operator=True))
    said = await registry.call("admin", ctx, {"action": "limit", "pictures": 5})
    assert said.say == "This chat may spend 5 pictures a day."
    told = [(await chat.says(f"draw a fox in boat {at}")).text for at in range(6)]
    near = [text for text in told if "Of this chat's 5 pictures for today, 1 is left." in text]
    assert near == [told[3]], "once, when it comes near"
    assert "This needs 1 picture, but this chat's limit for today is 5, and 0 are left." in told[5]


async def test_guests_share_what_they_may_spend(db: Database) -> None:
    world = await World.open(db, budget=Budget(guests={Period.DAY: 100}))
    chat = Chat.of(world)
    assert (await chat.says("draw a fox")).text.startswith("Drawing #1")
    assert (
        "the guests' limit for today is 100" in (await chat.says("draw a boat", by=world.bo)).text
    )
    await grant(world, store.person(world.bo), Role.CREATOR, store.EVERYWHERE)
    assert (await chat.says("draw a boat", by=world.bo)).text.startswith("Drawing #2")


async def test_a_server_of_ones_own_lets_nobody_in_where_not_everybody_may_draw(
    world: World,
) -> None:
    assert await what(world, manages=True) is Role.ADMIN
    await grant(world, store.DEFAULT, Role.VIEWER, store.EVERYWHERE)
    assert await what(world, manages=True) is Role.VIEWER
    await grant(world, store.DEFAULT, Role.VIEWER, CHAT)
    assert await what(world, manages=True) is Role.ADMIN, "the place was let in"


async def test_settings_are_told_changed_and_obeyed(world: World) -> None:
    chat = Chat.of(world)
    ctx = await chat.context()
    changed = await registry.call("settings", ctx, {"name": "ratio", "value": "16x9"})
    assert changed.say == "ratio is 16:9 for you now."
    await registry.call("settings", ctx, {"name": "model", "value": "seedream 4.5"})
    drawn = await chat.says("draw a fox")
    assert drawn.text.startswith("Drawing #1 with Seedream 4.5")
    assert (await chat.jobs())[0].wish["ratio"] == "16:9"
    other = await chat.says("draw a boat in 1:1", by=world.bo)
    assert other.text.startswith("Drawing #2 with Mystic"), "another one's taste is their own"
    back = await registry.call("settings", ctx, {"name": "ratio", "value": "default"})
    assert back.say == "ratio is back to the default for you."


async def test_a_chat_is_set_by_its_administrators_alone(world: World) -> None:
    chat = Chat.of(world)
    closed = {"name": "closed", "value": "11:00-13:00 UTC", "scope": "chat"}
    with pytest.raises(NotAllowed, match="Only an administrator"):
        await registry.call("settings", await chat.context(), closed)
    ctx = replace(await chat.context(), caller=Caller(manages=True))
    await registry.call("settings", ctx, closed)
    told = await chat.says("draw a fox")
    assert told.text == "Nothing is drawn here at this hour: I draw again from 13:00."
    await registry.call("settings", ctx, {**closed, "value": "off"})
    assert (await chat.says("draw a fox")).text.startswith("Drawing #1")
    await registry.call(
        "settings", ctx, {"name": "approve_above", "value": "50", "scope": "server"}
    )
    assert "once you approve it" in (await chat.says("draw a boat")).text


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("colour", "red", "There is no setting “colour”"),
        ("count", "99", "is not possible for count"),
        ("quiet", "late", "written as 22:00-07:00"),
        ("quiet", "22:00-07:00 Mars/Olympus", "is not a time zone"),
        ("closed", "22:00-07:00 Mars/Olympus", "is not a time zone"),
    ],
)
async def test_what_cannot_be_set_says_what_can(
    world: World, name: str, value: str, said: str
) -> None:
    ctx = replace(await Chat.of(world).context(), caller=Caller(manages=True))
    scope = "me" if name in {"colour", "count"} else "chat"
    with pytest.raises(BadArgument, match=said):
        await registry.call("settings", ctx, {"name": name, "value": value, "scope": scope})


def test_the_nearest_place_counts_and_the_lowest_threshold() -> None:
    found = merged(
        {"ratio": "1:1", "quiet": "00:00-23:59"},
        [{"approve_above": 90, "ratio": "2:3"}, {"approve_above": 40, "model": "mystic"}],
    )
    assert (found.ratio, found.model, found.approve_above, found.quiet) == (
        "1:1",
        "mystic",
        40,
        None,
    )


@pytest.mark.parametrize(
    ("hour", "quiet"), [(21, False), (22, True), (3, True), (6, True), (7, False)]
)
def test_quiet_hours_go_over_midnight(hour: int, *, quiet: bool) -> None:
    now = datetime(2026, 1, 5, hour, 30, tzinfo=UTC)
    assert (until_when("22:00-07:00", now) is not None) == quiet


def test_what_draws_needs_the_right_to_create() -> None:
    assert {tool.needs for tool in TOOLS.values() if tool.draws} == {Right.CREATE}

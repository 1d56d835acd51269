"""What administrators type in a chat, and what comes of it."""

from dataclasses import replace

import pytest

from storage import api_keys, rights
from storage.rights import EVERYWHERE, Grant
from tests.scenario.rights.room import ALONE, ANA, BO, HERE, Room
from tools.admin_words import read
from tools.errors import BadArgument
from tools.rights import Role

IN_PRIVATE = replace(ANA, manages=False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("grant @Bo viewer", "Bo is a viewer here now."),
        ("grant creator to Bo", "Bo is a creator here now."),
        ("grant everybody viewer", "Everybody is a viewer here now."),
        ("block Bo", "Bo is blocked here now."),
        ("revoke Bo", "Bo had none."),
        ("unblock Bo", "Bo is not blocked here."),
        ("limit 500 a day", "This chat may spend 500 credits a day."),
        ("limit 20 pictures per month", "This chat may spend 20 pictures a month."),
        ("limit chat 0 in total", "This chat may spend 0 credits in total."),
        ("limit", "This chat has no limit of its own a day any more."),
        ("roles", "Nobody has a role of their own here."),
        ("audit", "No administrator has changed anything here yet."),
    ],
)
async def test_as_it_is_said_in_the_manual(room: Room, words: str, said: str) -> None:
    assert await room.typed("admin", words) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("dance", "'dance' is not possible for action"),
        ("grant Bo king", "I have not met Bo king yet"),
        ("grant Bo", "Which role: viewer, creator or admin?"),
        ("grant", "Who? Mention the person"),
        ("limit 5 a day and 6 a month", "One period at a time"),
        ("limit for Bo 5", "Only the owner of this bot sets limits"),
        ("key create shop", "say that to me alone"),
    ],
)
async def test_what_cannot_be_done_says_why(room: Room, words: str, said: str) -> None:
    assert said in await room.typed("admin", words)


def test_words_are_read_the_same_in_any_order() -> None:
    wanted = {"action": "limit", "pictures": "20", "period": "day", "who": "server"}
    for words in ("limit server 20 pictures a day", "limit 20 pictures per day for server"):
        assert read(words) == wanted
    assert read("limit 5 credits 2 pictures total") == {
        "action": "limit",
        "credits": "5",
        "pictures": "2",
        "period": "total",
    }
    with pytest.raises(BadArgument):
        read("limit 5 a day a month")


async def test_a_setting_is_typed_as_it_is_told(room: Room) -> None:
    assert await room.commands("settings", {"": "ratio 16:9"}) == ["ratio is 16:9 for you now."]
    quiet = {"": "quiet 22:00-07:00 Europe/Berlin for this chat"}
    (said,) = await room.commands("settings", quiet)
    assert said == "quiet is 22:00-07:00 Europe/Berlin for this chat now."
    (said,) = await room.commands("settings", {"": "threads on for server"})
    assert said == "threads is on for this server now."


async def test_a_key_is_made_used_and_ended_in_private(room: Room) -> None:
    await room.is_now(IN_PRIVATE, Role.ADMIN, EVERYWHERE)

    async def says(words: str) -> str:
        return await room.typed("admin", words, who=IN_PRIVATE, ref=ALONE)

    made = await says("key create the shop")
    secret = made.splitlines()[0]
    db, person = room.world.db, await room.person(ANA)
    async with db.read() as tx:
        found = await api_keys.find(tx, secret)
        assert found is not None
        assert found[1].id == person.id
        (entry,) = await rights.done_in(tx, "chat:recorded:alone", 9)
    assert (entry.action, entry.detail) == ("key", "create the shop")
    assert secret not in str(entry)

    listed = await says("key list")
    assert f"“the shop” (fpo_{found[0].prefix}): chat, draw, read; holds, never used" in listed
    assert secret not in listed
    assert "has ended" in await says("key revoke The Shop")
    async with db.read() as tx:
        ended = await api_keys.find(tx, secret)
    assert ended is not None
    assert not ended[0].holds(room.world.clock())
    assert "You have no key the shop" in await says("key revoke the shop")
    assert "Which key?" in await says("key create")


async def test_alone_with_the_bot_nobody_makes_keys_who_was_not_given_the_right(
    room: Room,
) -> None:
    said = await room.typed("admin", "key create shop", who=BO, ref=ALONE)
    assert said.endswith("Only an administrator of this chat can do that.")


async def test_what_is_everybodys_here_is_not_what_is_nobodys(room: Room) -> None:
    """A key of one administrator is none of another's business."""
    for who in (IN_PRIVATE, BO):
        await room.is_now(who, Role.ADMIN, EVERYWHERE)
    await room.typed("admin", "key create shop", who=IN_PRIVATE, ref=ALONE)
    theirs = replace(ALONE, chat="bo alone")
    assert "You have no keys" in await room.typed("admin", "key list", who=BO, ref=theirs)
    assert "You have no key shop" in await room.typed(
        "admin", "key revoke shop", who=BO, ref=theirs
    )


async def test_a_block_in_one_chat_is_none_elsewhere(room: Room) -> None:
    await room.typed("admin", "block Bo")
    await room.says("draw a fox", who=BO, ref=replace(HERE, chat="elsewhere"))
    assert len(room.world.debits) == 1
    async with room.world.db.read() as tx:
        person = await room.person(BO)
        held = await rights.grants(tx, ["chat:recorded:here"], [rights.person(person.id)])
    assert held == [Grant(place="chat:recorded:here", who=f"person:{person.id}", role="blocked")]

"""Richer words and one's own: “mine”, “yours” and “edit words…” by button and by word."""

import pytest

from bots.buttons import Action, ButtonData, decode
from bots.ports import Card, ChatRef, Sender
from storage import rights, tallies
from storage.jobs import Job
from storage.tallies import Kind
from tests.scenario.console.test_router import Room
from tests.scenario.jobs.world import World

_OTHER = Sender(id="Bo", name="Bo")
_ELSEWHERE = ChatRef(platform="recorded", chat="elsewhere")
_CHOICE = [Action.MINE, Action.YOURS, Action.REWORD]


@pytest.fixture
def room(world: World) -> Room:
    return Room(world)


def buttons(card: Card) -> dict[Action, str]:
    """The choice on a card: what each press sends."""
    meant = ((decode(one.data), one.data) for one in card.buttons)
    return {one.action: data for one, data in meant if one and one.action in _CHOICE}


async def enriches(room: Room) -> None:
    """Ana has settled that her words are made richer."""
    await room.commands("settings", "enhance on")


async def newest(room: Room) -> Job:
    return max(await room.jobs(), key=lambda job: job.number)


async def counted(room: Room) -> dict[str, int]:
    async with room.world.db.read() as tx:
        rows = await tallies.since(tx, room.world.clock().date())
    return {row.value: row.count for row in rows if row.kind is Kind.ENHANCEMENT}


async def test_a_proposal_shows_both_wordings_and_yours_draws_the_richer(room: Room) -> None:
    await room.commands("enhance", "a red fox")
    card = room.adapter.cards[-1]
    original, enhanced, added = card.lines
    assert original == "Original: “a red fox”"
    assert enhanced.startswith("Enhanced: “a red fox, ")
    assert added == enhanced.replace("Enhanced: “a red fox, ", "Added: “")
    assert list(buttons(card)) == _CHOICE
    assert await room.jobs() == []

    for _ in range(2):
        await room.presses(buttons(card)[Action.YOURS])
    job = await newest(room)
    assert job.prompt == "a red fox"
    assert f"Enhanced: “{job.wish['prompt']}”" == enhanced
    assert await counted(room) == {"kept": 1}, "a choice counts once"
    ana = Sender(id="Ana", name="Ana", operator=True)
    await room.commands("analytics", who=ana)
    assert "Richer words: kept 1." in room.last_words


async def test_mine_draws_the_picture_again_in_ones_own_words(room: Room) -> None:
    await enriches(room)
    await room.commands("imagine", "a red fox", ratio="16:9", model="z-image")
    card = room.adapter.cards[-1]
    assert any(line.startswith("Enhanced: “a red fox, ") for line in card.lines)
    await room.presses(buttons(card)[Action.MINE])

    first, second = await room.jobs()
    assert str(first.wish["prompt"]).startswith("a red fox, ")
    assert (second.prompt, second.wish["prompt"]) == ("a red fox", "a red fox")
    assert (second.model, second.wish["ratio"]) == ("z-image", "16:9")
    assert not buttons(room.adapter.cards[-1]), "nothing is left to choose"
    assert await counted(room) == {"rejected": 1}
    said = [one.text for one in room.adapter.messages.values()]
    assert "Drawing your words as they are. /settings enhance off keeps it so." in said
    async with room.world.db.read() as tx:
        (own,) = await rights.settings(tx, [rights.person(first.person_id)])
    assert own["enhance"] is True, "it is offered, not decided"


async def test_yours_keeps_what_is_drawn_and_draws_nothing(room: Room) -> None:
    await enriches(room)
    await room.says("a red fox")
    await room.presses(buttons(room.adapter.cards[-1])[Action.YOURS])
    assert room.last_words.startswith("Good, the richer words stay.")
    assert len(await room.jobs()) == 1
    assert await counted(room) == {"kept": 1}


async def test_other_words_come_from_a_dialog_or_are_asked_for(room: Room) -> None:
    await room.commands("enhance", "a red fox")
    card = room.adapter.cards[-1]
    await room.presses(buttons(card)[Action.REWORD])
    assert room.last_words.startswith("What shall I draw then?")
    assert "/reword a red fox, " in room.last_words
    assert await counted(room) == {}

    await room.presses(buttons(card)[Action.REWORD], text="a red fox asleep")
    job = await newest(room)
    assert (job.prompt, job.wish["prompt"]) == ("a red fox asleep", "a red fox asleep")
    assert await counted(room) == {"edited": 1}


async def test_the_same_by_words(room: Room) -> None:
    await room.commands("mine")
    assert room.last_words.startswith("There are no richer words here")
    await room.commands("enhance", "a red fox")
    await room.commands("mine")
    await room.commands("yours")
    await room.commands("reword", "a red fox asleep")
    drawn = [str(job.wish["prompt"]) for job in await room.jobs()]
    assert drawn[0] == "a red fox"
    assert drawn[1].startswith("a red fox, ")
    assert drawn[2] == "a red fox asleep"


async def test_another_one_is_drawn_from_the_same_words_and_settles_nothing(room: Room) -> None:
    await enriches(room)
    await room.says("a red fox")
    await room.commands("again")
    await room.says("an owl")
    first, again, owl = await room.jobs()
    assert again.wish["prompt"] == first.wish["prompt"]
    assert str(owl.wish["prompt"]).startswith("an owl, "), "words are still made richer"


async def test_a_choice_is_nobodys_of_another_chat(room: Room) -> None:
    await room.commands("enhance", "a red fox")
    pressed = buttons(room.adapter.cards[-1])[Action.YOURS]
    await room.presses(pressed, who=_OTHER, ref=_ELSEWHERE)
    assert room.last_words == "That was asked for in another chat."
    assert await room.jobs() == []
    assert isinstance(decode(pressed), ButtonData)
    await room.presses(pressed, who=_OTHER)
    assert len(await room.jobs()) == 1, "in the same chat it is everybody's"


async def test_words_with_nothing_to_add_leave_nothing_to_choose(room: Room) -> None:
    await room.commands("enhance", "a red fox")
    richer = room.adapter.cards[-1].lines[1].removeprefix("Enhanced: “").removesuffix("”")
    cards = len(room.adapter.cards)
    await room.commands("enhance", richer)
    assert room.last_words == "That prompt says it all; I would add nothing."
    assert len(room.adapter.cards) == cards

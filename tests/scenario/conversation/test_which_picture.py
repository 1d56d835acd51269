"""Which picture "it" is: by number, handle, reply, words, order, and what nobody may learn."""

import pytest

from agent.scene import Asked, load_scene
from storage import conversations, people
from storage.tables import PersonId
from tests.scenario.conversation.chat import Call, Chat, Script, Step, call
from tests.scenario.jobs.world import World
from tools import registry
from tools.errors import Ambiguous, NotFound, ToolError
from tools.picture_ref import resolve


async def three_pictures(world: World) -> Chat:
    """#1 a red fox, #2 a blue car, #3 the fox at night (an edit of #1)."""
    steps: list[Step] = [
        call("generate", prompt="a red fox"),
        "ok",
        call("generate", prompt="a blue car"),
        "ok",
        call("edit", instruction="at night", picture="#1"),
        "ok",
    ]
    chat = Chat.of(world, Script(steps).model())
    for text in ("a red fox", "a blue car", "make the fox night"):
        await chat.says(text)
        await chat.passes()
    return chat


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("#2", 2),
        ("2", 2),
        ("picture 2", 2),
        ("last", 3),
        ("it", 3),
        ("", 3),
        ("first", 1),
        ("the second one", 2),
        ("the blue car", 2),
        ("cars", 2),
        ("the fox", 3),
        ("the fox at night", 3),
        ("previous", 1),
    ],
)
async def test_words_for_pictures(world: World, words: str, number: int) -> None:
    chat = await three_pictures(world)
    assert (await resolve(await chat.context(), words)).number == number


async def test_a_handle_is_a_name(world: World) -> None:
    chat = await three_pictures(world)
    car = await chat.picture(2)
    assert (await resolve(await chat.context(), car.handle.upper())).image == car


async def test_a_reply_says_which_one(world: World) -> None:
    chat = await three_pictures(world)
    car = await chat.picture(2)
    context = await chat.context(replied_to=car.id)

    assert (await resolve(context, "last")).number == 2
    assert (await resolve(context, "replied")).number == 2
    moved_on = await chat.context(replied_to=car.id, moved_on=True)
    assert (await resolve(moved_on, "last")).number == 3
    assert (await resolve(moved_on, "replied")).number == 2


async def test_undo_and_back(world: World) -> None:
    chat = await three_pictures(world)

    shown = await registry.call("show", await chat.context(), {"picture": "previous"})

    assert shown.say == "Here is #1 again: “a red fox”. We go on from there."
    assert shown.shows == [(await chat.picture(1)).id]
    assert (await resolve(await chat.context(), "it")).number == 1
    await registry.call("show", await chat.context(), {"picture": "2"})
    assert (await resolve(await chat.context(), "it")).number == 2


async def test_after_going_back_the_next_wish_is_it_again(world: World) -> None:
    steps: list[Step] = [
        call("show", picture="previous"),
        "ok",
        call("generate", prompt="a boat"),
        "ok",
        call("edit", instruction="at dawn"),
    ]
    chat = await three_pictures(world)
    chat = Chat.of(world, Script(steps).model())
    await chat.says("undo", turn_id="a")
    await chat.says("a boat", turn_id="b")

    reply = await chat.says("at dawn", turn_id="c")

    assert reply.text.startswith("Editing #4 into #5")


async def test_the_first_of_several_unfinished_ones_does_not_become_it(world: World) -> None:
    steps: list[Step] = [call("generate", prompt="a fox"), "ok", call("generate", prompt="a boat")]
    chat = Chat.of(world, Script(steps).model())
    await chat.says("a fox")
    await chat.passes()
    await chat.says("a boat")

    assert (await resolve(await chat.context(), "it")).number == 2


async def test_two_that_fit_are_asked_about(world: World) -> None:
    steps: list[Step] = [
        call("generate", prompt="a red fox"),
        "ok",
        call("generate", prompt="a fox in a hat"),
    ]
    chat = Chat.of(world, Script(steps).model())
    await chat.says("a red fox")
    await chat.says("a fox in a hat")

    with pytest.raises(Ambiguous) as raised:
        await resolve(await chat.context(), "the fox")

    assert raised.value.sentence == "Which one do you mean: #1 “a red fox” or #2 “a fox in a hat”?"


async def test_a_failed_picture_is_not_there(world: World) -> None:
    chat = Chat.of(world, Script([call("generate", prompt="a fox")]).model())
    await chat.says("a fox")
    await registry.call("cancel", await chat.context(), {})

    with pytest.raises(NotFound) as raised:
        await resolve(await chat.context(), "#1")

    assert raised.value.sentence == "There is no picture #1: it was not drawn (cancelled)."


async def elsewhere(world: World, owner: PersonId) -> Chat:
    """The same world seen from another chat, by somebody else."""
    async with world.db.write() as tx:
        other = await conversations.open(
            tx,
            platform="console",
            chat="elsewhere",
            thread=None,
            new_id=world.ids(),
            now=world.clock(),
        )
        assert await people.get(tx, owner) is not None
    world.chat = other.id
    return Chat.of(world)


@pytest.mark.parametrize("tool", ["edit", "vary", "upscale", "show", "check_status", "cancel"])
async def test_another_persons_picture_does_not_exist(world: World, tool: str) -> None:
    chat = await three_pictures(world)
    secret = await chat.picture(2)
    other = await elsewhere(world, world.bo)
    context = await other.context(by=world.bo, replied_to=secret.id)

    for words in (secret.handle, "#2", "replied", "the blue car"):
        arguments = {"picture": words, "instruction": "make it mine"}
        with pytest.raises(ToolError) as raised:
            await registry.call(tool, context, arguments)
        assert isinstance(raised.value, NotFound)
        assert "car" not in raised.value.sentence.replace(words, "")


async def test_ones_own_picture_is_found_everywhere(world: World) -> None:
    chat = await three_pictures(world)
    mine = await chat.picture(2)
    other = await elsewhere(world, world.ana)

    assert (await resolve(await other.context(), mine.handle)).image == mine
    assert (await resolve(await other.context(), "the blue car")).image == mine


async def test_in_one_chat_everybody_builds_on_everything_but_cancels_only_their_own(
    world: World,
) -> None:
    steps: list[Step] = [
        call("generate", prompt="a fox"),
        "ok",
        call("edit", instruction="a hat"),
        "ok",
        call("cancel", picture="#1"),
    ]
    chat = Chat.of(world, Script(steps).model())
    await chat.says("a fox")

    await chat.says("a hat", by=world.bo)
    reply = await chat.says("cancel the fox", by=world.bo)

    assert reply.text == "Only the person who asked for it can do that."
    assert [job.person_id for job in await chat.jobs()] == [world.ana, world.bo]


async def test_what_an_open_change_starts_from_is_told_also_once_that_is_drawn(
    world: World,
) -> None:
    both = (
        Call("generate", {"prompt": "a fox", "count": 2, "model": "classic fast"}),
        Call("edit", {"instruction": "make it night", "picture": "#2"}),
    )
    chat = Chat.of(world, Script([both]).model())
    await chat.says("two foxes, the second one at night")
    while not await chat.pictures():
        await chat.passes(1)

    request = await chat.request("and now?")
    asked = Asked(
        person=request.person,
        conversation=request.conversation,
        turn_id="later",
        pointed_at=frozenset(),
    )
    pictures = (await load_scene(world.db, asked)).view.pictures

    assert [(one.n, one.state == "done", one.parent) for one in pictures] == [
        (1, True, None),
        (2, True, None),
        (3, False, 2),
    ]

"""A whole conversation without any language model."""

import re

from agent.turn import TurnReply
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World


async def test_an_afternoon_with_a_fox(world: World) -> None:
    chat = Chat.of(world)

    assert (await chat.says("draw a red fox in the snow, 16:9")).text == (
        "Drawing #1 with Mystic: “a red fox in the snow”, 16:9."
    )
    assert "It begins when #1 is finished." in (await chat.says("make it night")).text
    await chat.passes()
    undone = await chat.says("undo")
    assert (undone.text, len(undone.shows)) == (
        "Here is #1 again: “a red fox in the snow”. We go on from there.",
        1,
    )
    assert (await chat.says("add a hat")).text.startswith("Editing #1 into #3")
    assert "#3" in (await chat.says("status?")).text
    await chat.passes()
    assert (await chat.says("back to 2")).text.startswith("Here is #2 again")
    assert (await chat.says("upscale it 4x")).text.startswith("Enlarging #2 4x as #4")
    assert (await chat.says("cancel")).text == "Cancelled #4; nothing was charged."
    assert (await chat.says("two variations of #1")).text.startswith("Varying #1 as #5 and #6")
    await chat.passes()
    assert "#6" in (await chat.says("show me the gallery")).text
    assert (await chat.says("how much have I spent?")).text.startswith("You used ")
    assert "I would add" in (await chat.says("improve this prompt: a cat on a sofa")).text
    assert {reply.model for reply in chat.replies} == {"rules"}


async def test_pictures_are_found_by_words(world: World) -> None:
    chat = Chat.of(world)
    for prompt in ("a red fox in the snow", "a café by the sea", "foxgloves in a vase"):
        await chat.says(f"draw {prompt}")
        await chat.passes()
    assert _shown(await chat.says("find the fox one")) == [1, 3]
    assert _shown(await chat.says("search for the cafe")) == [2]
    assert _shown(await chat.says("find the purple whale")) == []


def _shown(reply: TurnReply) -> list[int]:
    return [int(number) for number in re.findall(r"^#(\d+) ", reply.text, re.MULTILINE)]

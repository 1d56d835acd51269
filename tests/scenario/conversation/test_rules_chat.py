"""A whole conversation without any language model."""

import re

import pytest

from agent.turn import TurnReply
from bots.commands import tool_arguments, typed_arguments
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tools import registry
from tools.errors import BadArgument, NotAllowed
from tools.registry import COMMANDS


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


async def test_a_picture_in_the_style_of_another_is_not_that_other_one(world: World) -> None:
    chat = Chat.of(world)
    await chat.says("draw a windmill")
    await chat.passes()
    await chat.says("draw a castle in the style of #1")
    await chat.passes()
    castle = await chat.picture(2)
    assert (castle.prompt, castle.parent_id) == ("a castle", None)
    assert (await chat.says("upscale the windmill")).text.startswith("Enlarging #1 2x as #3")


async def test_pictures_are_tagged_and_found_by_tag(world: World) -> None:
    chat = Chat.of(world)
    for prompt in ("a red fox in the snow", "a boat", "a lighthouse"):
        await chat.says(f"draw {prompt}")
        await chat.passes()
    assert (await chat.says("tag this as logo ideas")).text.startswith("Tagged #3 “logo ideas”.")
    assert "Tagged #1 “logo ideas”" in (await chat.says("tag #1 as Logo Ideas")).text
    assert "Tagged #2 “mar”" in (await chat.says("etiqueta #2 como mar")).text
    assert _shown(await chat.says("show me everything tagged logo ideas")) == [3, 1]
    assert _shown(await chat.says("muestra todo lo etiquetado como mar")) == [2]
    assert (
        "Took the tag “logo ideas” off #3"
        in (await chat.says("remove the tag logo ideas from #3")).text
    )
    assert _shown(await chat.says("find everything tagged logo ideas")) == [1]
    with pytest.raises(NotAllowed):
        await registry.call("tag", await chat.context(by=world.bo), {"tag": "mine now"})
    with pytest.raises(BadArgument):
        await registry.call("tag", await chat.context(), {"tag": " # "})


def test_the_command_reads_tags_and_words() -> None:
    gallery = COMMANDS["gallery"]
    typed = typed_arguments('tag:"logo ideas" fox')
    assert tool_arguments(gallery, typed) == {"tag": "logo ideas", "words": "fox", "scope": "mine"}
    assert tool_arguments(gallery, typed_arguments("tag:logo")) == {"tag": "logo", "scope": "mine"}
    assert tool_arguments(gallery, typed_arguments("red fox")) == {"words": "red fox"}


def _shown(reply: TurnReply) -> list[int]:
    return [int(number) for number in re.findall(r"^#(\d+) ", reply.text, re.MULTILINE)]

"""People ask for pictures, change them, and the orders are what they meant."""

from storage.tables import JobState
from tests.scenario.conversation.chat import Call, Chat, Script, call
from tests.scenario.jobs.world import World


async def test_a_wish_becomes_a_picture(world: World) -> None:
    chat = Chat.of(world, Script([call("generate", prompt="a red fox in the snow")]).model())

    reply = await chat.says("draw a red fox in the snow")

    assert reply.text == "Drawing #1 with Mystic: “a red fox in the snow”."
    assert reply.model == "scripted"
    (job,) = await chat.jobs()
    assert reply.jobs == (job.id,)
    assert (job.model, job.prompt, job.turn_id) == ("mystic", "a red fox in the snow", "turn-0")
    await chat.passes()
    (picture,) = await chat.pictures()
    assert (picture.number, picture.caption) == (1, "a red fox in the snow")


async def test_two_wishes_in_one_breath_build_on_each_other(world: World) -> None:
    both = (
        Call("generate", {"prompt": "a fox"}),
        Call("edit", {"instruction": "make it night"}),
    )
    chat = Chat.of(world, Script([both]).model())

    reply = await chat.says("draw a fox and make it night")

    assert "Drawing #1" in reply.text
    assert "Editing #1 into #2 with Nano Banana" in reply.text
    assert "It begins when #1 is finished." in reply.text
    fox, night = await chat.jobs()
    assert night.waits_for == fox.id
    await chat.passes()
    assert [job.state for job in await chat.jobs()] == [JobState.DONE, JobState.DONE]
    first, second = await chat.pictures()
    assert (first.number, second.number) == (1, 2)
    assert night.inputs[0].job_id == fox.id


async def test_a_ratio_nobody_draws_becomes_the_nearest(world: World) -> None:
    chat = Chat.of(world, Script([call("generate", prompt="a lake", ratio="7:3")]).model())

    reply = await chat.says("a lake, 7:3")

    assert "7:3 is not possible with Mystic; I use " in reply.text
    (job,) = await chat.jobs()
    assert job.adjustments
    assert job.wish["ratio"] != "7:3"

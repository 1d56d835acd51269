"""People ask for pictures, change them, and the orders are what they meant."""

from dataclasses import replace

from freepik.catalog import Capability, endpoint
from freepik.requests import Wish
from jobs.budget import Budget
from jobs.policy import Policy
from storage.database import Database
from storage.ledger import Period
from storage.tables import JobState
from tests.scenario.conversation.chat import Call, Chat, Script, Step, call
from tests.scenario.jobs.world import World
from tools import registry
from tools.drawing import fitted
from tools.found import Found
from tools.results import DrawResult
from tools.shape import size_of


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
    assert (second.parent_id, second.caption) == (first.id, "a fox, make it night")


async def test_a_ratio_nobody_draws_becomes_the_nearest(world: World) -> None:
    chat = Chat.of(world, Script([call("generate", prompt="a lake", ratio="7:3")]).model())

    reply = await chat.says("a lake, 7:3")

    assert "7:3 is not possible with Mystic; I use " in reply.text
    (job,) = await chat.jobs()
    assert job.adjustments
    assert job.wish["ratio"] != "7:3"


async def test_four_pictures_of_a_model_that_makes_one_are_four_orders(world: World) -> None:
    steps: list[Step] = [call("generate", prompt="a cat", count=4, model="seedream 4", seed=7)]
    chat = Chat.of(world, Script(steps).model())

    reply = await chat.says("four cats")

    assert "Drawing #1 to #4 with Seedream 4 (200 credits)" in reply.text
    ordered = await chat.jobs()
    assert [job.wish["seed"] for job in ordered] == [7, 8, 9, 10]
    assert len({job.request_key for job in ordered}) == 4
    assert len(reply.jobs) == 4


async def test_lettering_and_hurry_choose_the_model(world: World) -> None:
    steps: list[Step] = [
        call("generate", prompt='a poster saying "OPEN"'),
        "ok",
        call("generate", prompt="a quick draft of a boat"),
    ]
    chat = Chat.of(world, Script(steps).model())

    await chat.says("a poster")
    await chat.says("a draft")

    assert [job.model for job in await chat.jobs()] == ["seedream-v4-5", "hyperflux"]


async def test_the_words_are_drawn_as_they_were_given(world: World) -> None:
    chat = Chat.of(world, Script([call("generate", prompt="a  CAT!", exact=True)]).model())

    await chat.says("use exactly my words: a  CAT!")

    (job,) = await chat.jobs()
    assert job.wish["prompt"] == "a  CAT!"


async def test_an_edit_keeps_the_shape_when_its_model_does_not(world: World) -> None:
    steps: list[Step] = [
        call("generate", prompt="a fox", ratio="16:9"),
        "ok",
        call("edit", instruction="at night", seed=5),
    ]
    chat = Chat.of(world, Script(steps).model())
    await chat.says("a fox")

    await chat.says("at night")

    *_, night = await chat.jobs()
    assert (night.model, night.wish["seed"], night.wish["ratio"]) == ("seedream-v4-edit", 5, "16:9")


async def test_more_references_than_a_model_takes(world: World) -> None:
    steps: list[Step] = [
        call("edit", instruction="blend", picture="#1", references=["#1", "#1", "#1"]),
        "ok",
        call("edit", instruction="blend", picture="#1", references=["#1"] * 3, model="nano banana"),
    ]
    chat = Chat.of(world, Script(steps).model())
    await chat.world.picture()

    await chat.says("blend four")
    reply = await chat.says("blend four with nano banana")

    assert "takes at most 3 pictures, not 4" in reply.text
    assert [job.model for job in (await chat.jobs())[1:]] == ["seedream-v4-edit"]


async def test_variations_carry_the_strength(world: World) -> None:
    chat = Chat.of(world, Script([call("vary", count=2, strength="wild")]).model())
    await chat.world.picture()

    reply = await chat.says("two wild variations")

    assert reply.text.startswith("Varying #1 as #2 and #3 with Reimagine Flux")
    *_, job = await chat.jobs()
    assert job.wish["options"] == {"imagination": "wild"}
    assert job.parent_id == (await chat.picture(1)).id


async def test_an_upscale_stays_under_the_cap_before_it_is_paid(world: World) -> None:
    chat = Chat.of(world)
    await chat.world.picture()
    context = await chat.context()
    whole = await chat.picture(1)
    large = replace(whole, width=3000, height=2000)
    found = Found(number=1, caption="a fox", image=large)

    assert (
        fitted(
            endpoint("image-upscaler"),
            Wish(capability=Capability.UPSCALE, factor=16),
            size_of(found),
        ).wish.factor
        == 2
    )
    result = await registry.call("upscale", context, {"factor": "4x"})

    assert result.say.startswith("Enlarging #1 4x as #2 with Magnific Upscaler")
    assert isinstance(result, DrawResult)
    assert result.jobs[0].number == 2


async def test_a_price_above_the_threshold_asks_first(db: Database) -> None:
    world = await World.open(db, policy=Policy(approve_above=60))
    chat = Chat.of(world, Script([call("generate", prompt="a fox")]).model())

    reply = await chat.says("a fox")

    assert reply.text.endswith("It begins once you approve it (80 credits).")
    await chat.passes()
    assert await chat.pictures() == []


async def test_a_budget_of_zero_is_zero(db: Database) -> None:
    world = await World.open(db, budget=Budget(person={Period.DAY: 0}))
    chat = Chat.of(world, Script([call("generate", prompt="a fox")]).model())

    reply = await chat.says("a fox")

    assert "your limit for today is 0, and 0 are left" in reply.text
    assert reply.jobs == ()
    assert await chat.jobs() == []


async def test_what_the_budget_lets_through_stands(db: Database) -> None:
    world = await World.open(db, budget=Budget(person={Period.DAY: 100}))
    steps: list[Step] = [call("generate", prompt="a fox", count=3, model="seedream-v4")]
    chat = Chat.of(world, Script(steps).model())

    reply = await chat.says("three foxes")

    assert "Drawing #1 and #2" in reply.text
    assert "1 more picture did not go through: This needs 50 credits" in reply.text
    assert len(await chat.jobs()) == 2


async def test_the_same_call_twice_is_one_order(world: World) -> None:
    chat = Chat.of(world)
    context = await chat.context(key="press-1")

    first = await registry.call("generate", context, {"prompt": "a fox", "count": 2})
    second = await registry.call("generate", context, {"prompt": "a fox", "count": 2})

    assert first.say == second.say
    assert len(await chat.jobs()) == 2

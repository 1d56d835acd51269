"""Several steps under one name, each with the guarantees of a single order."""

import asyncio
import re

import pytest

from bots import commands
from bots.buttons import Action
from bots.ports import Phase
from jobs.budget import Budget
from jobs.errors import NotYours
from jobs.policy import Policy
from jobs.pricing import Pricing
from prompts.recipes import Recipe, Step, load_recipes
from simulator.faults import FaultKind
from storage.database import Database
from storage.ledger import Period
from storage.tables import JobState, RunState
from tests.scenario.jobs.world import World
from tests.scenario.workflows.studio import Studio
from tools import registry
from tools.conductor import Conductor
from tools.errors import NotFound, OverBudget
from tools.estimates import estimate
from tools.plans import plan_of
from tools.registry import TOOLS

DRAW = Step(id="draw", tool="generate", arguments={"prompt": "a red fox", "model": "seedream-v4"})
LOOKS = Step(
    id="looks",
    tool="edit",
    of="draw",
    arguments={"model": "seedream-v4-edit"},
    over={"instruction": ["make it night", "add a hat"]},
)
LARGE = Step(id="large", tool="upscale", of="looks", arguments={"mode": "faithful"})


async def test_steps_follow_one_another_and_fan_out(world: World) -> None:
    studio = Studio.of(world)

    begun = await studio.begins(DRAW, LOOKS, LARGE)

    assert begun.say.startswith("“Test run” has begun: 3 steps, 5 pictures, about ")
    await world.turn(200)
    run = await studio.run(begun.run_id)
    assert run.state is RunState.DONE
    jobs = await studio.chat.jobs()
    assert [job.step for job in jobs] == [
        "draw",
        "looks.0.0",
        "looks.0.1",
        "large.0.0.0",
        "large.0.1.0",
    ]
    assert {job.state for job in jobs} == {JobState.DONE}
    fox, night, hat, *_ = await studio.chat.pictures()
    assert night.parent_id == hat.parent_id == fox.id
    assert await studio.spent() == sum(job.counted for job in await studio.chat.jobs())
    card = await studio.card(begun.run_id)
    assert card.title == "Test run · done · 5 of 5"
    assert card.lines == (
        "generate · done #1",
        "edit · make it night · done #2",
        "edit · add a hat · done #3",
        "upscale · done #4",
        "upscale · done #5",
    )


async def test_a_list_of_prompts_has_one_card_with_all_the_pictures(world: World) -> None:
    studio = Studio.of(world)

    begun = await studio.batch("a red fox", "a blue boat", "a green frog")

    await world.turn(60)
    assert (await studio.run(begun.run_id)).state is RunState.DONE
    assert [job.run_id for job in await studio.chat.jobs()] == [begun.run_id] * 3
    assert [row.job_id for row in await studio.cards_owed()] == [None], "one card for all of it"
    card = await studio.card(begun.run_id)
    assert card.phase is Phase.RESULT
    assert {picture.caption for picture in card.pictures} == {
        "a red fox",
        "a blue boat",
        "a green frog",
    }


async def test_a_list_is_typed_one_prompt_a_line(world: World) -> None:
    studio = Studio.of(world)

    typed = {"": "a red fox, in the snow\na blue boat"}
    told = await commands.run(await studio.chat.context(key="typed"), "batch", typed)

    assert told.say is not None
    assert told.say.startswith(
        "“A list of 2 prompts” has begun: 1 step, 2 pictures, about 160 credits"
    )
    await world.turn(60)
    assert [job.prompt for job in await studio.chat.jobs()] == [
        "a red fox, in the snow",
        "a blue boat",
    ]


async def test_the_card_tells_that_a_limit_is_nearly_used_up(db: Database) -> None:
    world = await World.open(db, budget=Budget(pictures={"person": {Period.DAY: 5}}))
    studio = Studio.of(world)
    begun = await studio.batch("an owl", "a boat", "a fox", "a heron")
    await world.turn(60)
    card = await studio.card(begun.run_id)
    assert card.phase is Phase.RESULT
    assert len(card.pictures) == 4
    assert "Of your 5 pictures for today, 1 is left." in card.lines
    assert (await studio.run(begun.run_id)).state is RunState.DONE


async def test_the_same_call_begins_one_run(world: World) -> None:
    studio = Studio.of(world)

    first = await studio.batch("a fox", "a boat")
    again = await studio.batch("a fox", "a boat")

    assert again.run_id == first.run_id
    await world.turn(60)
    assert len(world.debits) == 2


async def test_a_failed_step_says_which_and_is_tried_again_alone(world: World) -> None:
    studio = Studio.of(world)
    begun = await studio.begins(DRAW, LOOKS, LARGE)
    while not world.debits:
        await world.turn(1)
    world.fault(FaultKind.TASK_FAILS, times=1)
    await world.turn(200)

    run = await studio.run(begun.run_id)
    assert run.state is RunState.FAILED
    card = await studio.card(begun.run_id)
    assert card.phase is Phase.FAILED
    assert "edit · make it night · no picture #2" in card.lines
    assert "edit · add a hat · done #3" in card.lines
    before = len(world.debits)

    await studio.presses(Action.RETRY, begun.run_id)
    await world.turn(200)

    assert (await studio.run(begun.run_id)).state is RunState.DONE
    assert len(world.debits) == before + 2, "the failed edit and its upscale, and nothing else"
    assert "edit · make it night · done #5" in (await studio.card(begun.run_id)).lines


async def test_above_the_threshold_all_of_it_is_asked_once(db: Database) -> None:
    world = await World.open(db, policy=Policy(approve_above=100))
    studio = Studio.of(world)

    begun = await studio.batch("a fox", "a boat", "a frog")

    assert begun.waits_for_approval
    await world.turn(60)
    assert not world.debits
    assert (await studio.card(begun.run_id)).phase is Phase.APPROVAL
    await studio.presses(Action.APPROVE, begun.run_id)
    await world.turn(60)
    assert (await studio.run(begun.run_id)).state is RunState.DONE
    assert {job.state for job in await studio.chat.jobs()} == {JobState.DONE}


async def test_nobody_else_approves_it_and_it_lapses(db: Database) -> None:
    world = await World.open(db, policy=Policy(approve_above=100))
    studio = Studio.of(world)
    begun = await studio.batch("a fox", "a boat")

    with pytest.raises(NotYours):
        await world.runs.approve(begun.run_id, person_id=world.bo)
    await world.turn(3700)

    run = await studio.run(begun.run_id)
    assert (run.state, run.finished_at is not None) == (RunState.CANCELLED, True)
    assert not world.debits


async def test_what_does_not_fit_the_budget_is_not_begun(db: Database) -> None:
    world = await World.open(db, budget=Budget(person={Period.DAY: 200}))
    studio = Studio.of(world)

    left = "All of it needs about 240 credits. Of your 200 credits for today, 200 are left."
    with pytest.raises(OverBudget, match=re.escape(left)):
        await studio.batch("a fox", "a boat", "a frog")

    await world.turn(60)
    assert not world.debits


async def test_called_off_halfway_the_rest_is_not_drawn(world: World) -> None:
    studio = Studio.of(world)
    begun = await studio.begins(DRAW, LOOKS, LARGE)
    await world.turn(4)

    await studio.presses(Action.CANCEL, begun.run_id)
    await world.turn(200)

    run = await studio.run(begun.run_id)
    assert (run.state, run.finished_at is not None) == (RunState.CANCELLED, True)
    assert len(world.debits) == 1, "what was being drawn still comes"
    assert len(await studio.chat.pictures()) == 1


async def test_every_button_has_words(db: Database) -> None:
    world = await World.open(db, policy=Policy(approve_above=100))
    studio = Studio.of(world)
    begun = await studio.batch("a fox", "a boat", "a frog")

    approved = await commands.run(await studio.chat.context(key="yes"), "approve", {})
    assert approved.say == "Approved “batch”."
    await world.turn(2)
    called_off = await registry.call("cancel", await studio.chat.context(key="no"), {})
    assert called_off.say == "Called off “batch”: nothing more of it is ordered."

    await world.turn(60)
    assert (await studio.run(begun.run_id)).state is RunState.CANCELLED


@pytest.mark.parametrize("moment", [0, 1, 3, 8, 14, 20, 30, 45])
async def test_killed_at_any_moment_nothing_is_drawn_twice(world: World, moment: int) -> None:
    studio = Studio.of(world)
    begun = await studio.begins(DRAW, LOOKS, LARGE)
    await world.turn(moment)

    await studio.restarts()
    await world.turn(300)

    assert (await studio.run(begun.run_id)).state is RunState.DONE
    assert len(await studio.chat.pictures()) == 5
    assert len(world.debits) == 5
    assert await studio.spent() == sum(job.counted for job in await studio.chat.jobs())


async def test_two_who_conduct_it_at_once_make_each_picture_once(world: World) -> None:
    studio = Studio.of(world)
    await studio.chat.says("draw a round logo")
    await studio.chat.passes()
    await studio.chat.says("draw a red bicycle")
    await studio.chat.passes()
    steps = Step(id="brand", tool="overlay", arguments={"picture": "#2", "logo": "#1"})
    begun = await studio.begins(steps)
    one, another = (Conductor(services=studio.chat.services) for _ in range(2))

    await asyncio.gather(one.advance(begun.run_id), another.advance(begun.run_id))
    await world.turn(60)

    assert (await studio.run(begun.run_id)).state is RunState.DONE
    assert [one.number for one in await studio.chat.pictures()] == [1, 2, 3]


async def test_how_a_picture_was_made_becomes_a_workflow(world: World) -> None:
    studio = Studio.of(world)
    await studio.chat.says("draw a red fox in the snow, 4:5")
    await studio.chat.passes()
    await studio.chat.says("make it night")
    await studio.chat.passes()

    saved = await registry.call(
        "save_workflow", await studio.chat.context(key="save"), {"name": "Night Shot"}
    )
    assert saved.say.startswith("Saved as “night-shot”: 2 steps (generate and edit).")
    listed = await registry.call("list_workflows", await studio.chat.context(), {})
    assert "night-shot: " in listed.say
    begun = await studio.runs("the night shot", prompt="a lighthouse", key="again")
    await world.turn(120)

    assert (await studio.run(begun.run_id)).state is RunState.DONE
    *_, lighthouse, night = await studio.chat.jobs()
    assert (lighthouse.prompt, lighthouse.wish["ratio"]) == ("a lighthouse", "4:5")
    assert night.prompt == "make it night"


async def test_a_picture_takes_the_place_of_the_first_step(world: World) -> None:
    studio = Studio.of(world)
    await studio.chat.says("draw a red fox")
    await studio.chat.passes()
    await studio.chat.says("make it night")
    await studio.chat.passes()
    await registry.call("save_workflow", await studio.chat.context(key="s"), {"name": "night"})

    await studio.runs("night", picture="#1")
    await world.turn(60)

    *_, edited = await studio.chat.pictures()
    assert len(await studio.chat.pictures()) == 3, "nothing was drawn anew"
    assert edited.parent_id == (await studio.chat.picture(1)).id


async def test_the_marketing_set_carries_the_logo(world: World) -> None:
    studio = Studio.of(world)
    await studio.chat.says("draw a round logo")
    await studio.chat.passes()

    begun = await studio.runs("marketing", prompt="a red bicycle", logo="#1")
    await world.turn(600)

    assert (await studio.run(begun.run_id)).state is RunState.DONE
    tools = [picture.tool for picture in await studio.chat.pictures()]
    assert sorted(tools) == sorted(
        ["generate"] * 2 + ["edit"] * 3 + ["expand"] * 6 + ["overlay"] * 6
    )
    assert await studio.spent() == sum(job.counted for job in await studio.chat.jobs())
    assert len((await studio.card(begun.run_id)).pictures) == 6, "what no card of its own shows"


async def test_an_unknown_workflow_is_answered_with_those_there_are(world: World) -> None:
    with pytest.raises(NotFound, match=r"“headshot”, “product” or “marketing”"):
        await Studio.of(world).runs("wedding album", prompt="us")


@pytest.mark.parametrize("recipe", load_recipes(), ids=lambda recipe: recipe.name)
def test_what_comes_with_the_product_names_real_tools_and_arguments(recipe: Recipe) -> None:
    for step in recipe.steps:
        fields = TOOLS[step.tool].arguments.model_fields
        given = {*step.arguments, *step.over, *(["picture"] if step.of else [])}
        assert given <= set(fields), step.id
    plan = plan_of(recipe, prompt="a teapot", picture=None)
    assert estimate(plan, Pricing.load()).calls >= len(recipe.steps)

"""Workflows that are written down: read with care, kept, run, tried out, dropped."""

import pytest

from prompts.recipes import load_recipes
from tests.scenario.jobs.world import World
from tests.scenario.rights.room import ANA, BO, Room
from tools.errors import BadArgument, NotAllowed, NotFound
from tools.rights import Role
from tools.workflow_book import as_text, coming, drop, keep, written

SHIPPED = load_recipes()
CUT = """\
takes = "prompt"

[[steps]]
id = "drawn"
tool = "generate"
arguments = { prompt = "{prompt}" }

[[steps]]
id = "cutout"
tool = "remove_background"
of = "drawn"
"""


def test_what_comes_with_the_product_can_be_written_and_read_again() -> None:
    for recipe in SHIPPED:
        assert written(recipe.name, as_text(recipe)) == recipe


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("§", CUT, "Give it a name of letters"),
        ("cut", "takes = ", "That cannot be read"),
        ("cut", 'takes = "prompt"', "steps: Field required."),
        ("cut", CUT.replace('of = "drawn"', 'of = "king"'), "which is no earlier step"),
        ("cut", CUT.replace("remove_background", "admin"), "Step cutout: there is no tool “admin”"),
        ("cut", CUT.replace("prompt =", "wish ="), "Step drawn: generate takes no wish"),
    ],
)
def test_what_cannot_be_used_says_why(name: str, text: str, said: str) -> None:
    with pytest.raises(BadArgument) as refused:
        written(name, text)
    assert said in refused.value.sentence


async def test_it_is_kept_run_and_dropped_by_whoever_may_draw(world: World) -> None:
    room = Room.of(world)
    recipe = written("Cut Out", CUT)
    ctx = await room.context(ANA)
    assert coming(ctx, recipe).pictures == 2
    assert await keep(ctx, recipe) == "“cut-out” is kept."
    assert any("Cut Out" in said for said in await room.commands("workflows"))
    await room.is_now(BO, Role.VIEWER)
    viewer = await room.context(BO)
    with pytest.raises(NotAllowed):
        await drop(viewer, "cut out")
    with pytest.raises(NotAllowed):
        await keep(viewer, recipe)
    said = await room.commands("workflow", {"name": "cut out", "prompt": "a red fox"})
    assert any("“Cut Out” has begun: 2 steps" in one for one in said)
    assert await drop(ctx, "cut out") == "“cut out” is deleted."
    with pytest.raises(NotFound):
        await drop(ctx, "cut out")

"""Workflows that are written down: read with care, kept, run, tried out, dropped."""

from typing import Any

import pytest

from bots import commands
from prompts.recipes import load_recipes
from tests.scenario.api.program import Programs
from tests.scenario.jobs.world import World
from tests.scenario.rights.room import ALONE, ANA, BO, Room
from tools import registry
from tools.errors import BadArgument, NotAllowed, NotFound
from tools.rights import Role
from tools.speech import speaking
from tools.workflow_book import as_text, coming, drop, written

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
DRAWN = {"id": "drawn", "tool": "generate", "arguments": {"prompt": "{prompt}"}}
CUTOUT = {"id": "cutout", "tool": "remove_background", "of": "drawn"}


def test_what_comes_with_the_product_can_be_written_and_read_again() -> None:
    for recipe in SHIPPED:
        assert written(recipe.name, as_text(recipe)) == recipe


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("§", CUT, "Give it a name of letters"),
        ("cut", "takes = ", "That cannot be read"),
        ("cut", 'takes = "prompt"', "steps should be given."),
        ("cut", CUT.replace('of = "drawn"', 'of = "king"'), "Step cutout works on “king”, which"),
        ("cut", CUT.replace('id = "cutout"', 'id = "drawn"'), "There are two steps called drawn."),
        ("cut", CUT.replace("remove_background", "admin"), "Step cutout: there is no tool “admin”"),
        ("cut", CUT.replace("remove_background", "run_workflow"), "Step cutout: there is no tool"),
        ("cut", CUT.replace("prompt =", "wish ="), "Step drawn: generate takes no wish"),
        ("cut", CUT.replace('"{prompt}"', "7"), "Step drawn: 7 is not possible for prompt"),
        ("cut", CUT.replace("arguments", "# "), "Step drawn: prompt is missing."),
        ("cut", CUT.replace('id = "drawn"', 'id = "Draw it"'), "Step Draw it: 'Draw it' is not"),
        ("cut", CUT.replace('of = "drawn"', 'off = "drawn"'), "for off; it should be left out."),
    ],
)
def test_what_cannot_be_used_says_why(name: str, text: str, said: str) -> None:
    with pytest.raises(BadArgument) as refused:
        written(name, text)
    assert said in refused.value.sentence


def test_what_is_wrong_is_said_in_the_language_of_who_wrote_it() -> None:
    with speaking("de"), pytest.raises(BadArgument) as refused:
        written("cut", CUT.replace('of = "drawn"', 'of = "king"'))
    assert (
        refused.value.sentence
        == "Schritt cutout arbeitet mit “king”, aber kein früherer Schritt heißt so."
    )


async def test_it_is_kept_run_and_dropped_by_whoever_may_draw(world: World) -> None:
    room = Room.of(world)
    ctx = await room.context(ANA)
    assert coming(ctx, written("Cut Out", CUT)).pictures == 2
    wanted = {"name": "Cut Out", "steps": [DRAWN, CUTOUT]}
    saved = await registry.call("save_workflow", ctx, wanted)
    assert saved.say.startswith("Saved as “cut-out”: 2 steps (generate and remove_background).")
    assert any("Cut Out" in said for said in await room.commands("workflows"))
    await room.is_now(BO, Role.VIEWER)
    viewer = await room.context(BO)
    with pytest.raises(NotAllowed):
        await drop(viewer, "cut out")
    with pytest.raises(NotAllowed):
        await registry.call("save_workflow", viewer, wanted)
    said = await room.commands("workflow", {"name": "cut out", "prompt": "a red fox"})
    assert any("“Cut Out” has begun: 2 steps" in one for one in said)
    assert await drop(ctx, "cut out") == "“cut out” is deleted."
    with pytest.raises(NotFound):
        await drop(ctx, "cut out")


async def test_steps_are_typed_below_the_name(world: World) -> None:
    room = Room.of(world)
    typed = commands.typed_arguments(f"cut out\n{CUT}")
    (said,) = await room.commands("saveworkflow", typed)
    assert said.startswith("Saved as “cut-out”: 2 steps")
    typed = commands.typed_arguments("cut\n" + CUT.replace('of = "drawn"', 'of = "king"'))
    (said,) = await room.commands("saveworkflow", typed)
    assert "Step cutout works on “king”" in said
    one_line = "[{ id = 'drawn', tool = 'generate', arguments = { prompt = '{prompt}' } }]"
    (said,) = await room.commands("saveworkflow", {"name": "short", "steps": one_line}, ref=ALONE)
    assert said.startswith("Saved as “short”: 1 step (generate).")


@pytest.mark.parametrize(
    ("steps", "status", "said"),
    [
        ([DRAWN, CUTOUT], 201, "Saved as “cut-out”: 2 steps"),
        ([DRAWN, {**CUTOUT, "of": "king"}], 422, "Step cutout works on “king”"),
        ([DRAWN, {**CUTOUT, "tool": "admin"}], 422, "Step cutout: there is no tool “admin”"),
        (
            [DRAWN, {**CUTOUT, "arguments": {"size": 2}}],
            422,
            "Step cutout: remove_background takes",
        ),
    ],
)
async def test_programs_write_workflows_too(
    world: World, steps: list[dict[str, Any]], status: int, said: str
) -> None:
    http = await Programs(world).program()
    answer = await http.post("/v1/workflows", json={"name": "Cut Out", "steps": steps})
    assert answer.status_code == status, answer.text
    assert said in answer.text
    if status == 201:
        known = (await http.get("/v1/workflows")).json()["workflows"]
        (kept,) = [one for one in known if one["name"] == "cut-out"]
        assert (kept["takes"], kept["steps"]) == ("prompt", ["generate", "remove_background"])
        run = await http.post("/v1/workflows/cut-out/runs", json={"prompt": "a red fox"})
        assert (run.status_code, run.json()["pictures"]) == (202, 2)

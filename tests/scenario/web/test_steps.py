"""The steps of a workflow in the editor: read from its fields, added, moved, taken away."""

from collections.abc import Mapping

import pytest

from bots.webbot.step_list import (
    moved,
    read_form,
    ready,
    settings_of,
    shown,
    with_one_more,
    without,
)
from prompts.recipes import Recipe, load_recipes
from tools.errors import BadArgument

DRAWN = {
    "step.0.id": "drawn",
    "step.0.tool": "generate",
    "step.0.set.prompt": "{prompt}",
    "step.0.set.count": "2",
}
LARGE = {"step.1.id": "large", "step.1.tool": "upscale", "step.1.of": "0", "step.1.set.factor": "4"}
SHEET = {
    "step.2.id": "sheet",
    "step.2.tool": "contact_sheet",
    "step.2.of": "1",
    "step.2.joins": "yes",
}
HEAD = {"name": "Packshot", "title": "", "summary": "Draw and enlarge.", "takes": "prompt"}
FORM = {**HEAD, **DRAWN, **LARGE, **SHEET}


def test_what_the_fields_say_is_a_workflow() -> None:
    recipe = ready(read_form(FORM))
    drawn, large, sheet = recipe.steps
    assert (recipe.name, recipe.title, recipe.takes) == ("packshot", "Packshot", "prompt")
    assert drawn.arguments == {"prompt": "{prompt}", "count": 2}
    assert (large.of, large.arguments) == ("drawn", {"factor": 4})
    assert (sheet.of, sheet.joins) == ("large", True)


def test_a_step_is_done_for_several_values_in_turn() -> None:
    edited = {
        "step.1.id": "looks",
        "step.1.tool": "edit",
        "step.1.of": "0",
        "step.1.over": "instruction",
        "step.1.values": 'at night\n\n{"instruction": "in the rain", "ratio": "1:1"}',
    }
    looks = ready(read_form({**HEAD, **DRAWN, **edited})).steps[1]
    rain = {"instruction": "in the rain", "ratio": "1:1"}
    assert looks.variants() == [{"instruction": "at night"}, rain]


@pytest.mark.parametrize("recipe", load_recipes(), ids=lambda recipe: recipe.name)
def test_what_comes_with_the_product_goes_through_the_fields_unchanged(recipe: Recipe) -> None:
    assert ready(read_form(_fields(recipe))) == recipe


def test_another_name_is_followed_by_the_steps_that_work_on_it() -> None:
    recipe = ready(read_form({**FORM, "step.0.id": "base"}))
    assert [step.of for step in recipe.steps] == [None, "base", "large"]


def test_steps_come_go_and_move() -> None:
    recipe = read_form(FORM)
    more = with_one_more(recipe)
    assert (more.steps[3].id, more.steps[3].of) == ("step1", "sheet")
    assert with_one_more(more).steps[4].id == "step2"
    left = without(recipe, 1)
    assert [(step.id, step.of) for step in left.steps] == [("drawn", None), ("sheet", "drawn")]
    assert [step.id for step in moved(recipe, 2, -1).steps] == ["drawn", "sheet", "large"]
    assert moved(recipe, 0, -1) == recipe


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "!"}, "Give it a name of letters"),
        ({"step.1.id": "Large One"}, "Step Large One: 'Large One' is not possible for id"),
        ({"step.0.set.count": "many"}, "Step drawn: 'many' is not possible for count"),
        ({"step.0.set.count": "12"}, "it should be at most 8."),
        ({"step.0.set.prompt": ""}, "Step drawn: prompt is missing."),
        ({"step.2.tool": "admin"}, "Step sheet: there is no tool “admin”"),
        ({"takes": "love"}, "takes should be 'prompt', 'picture', 'either' or 'nothing'."),
    ],
)
def test_what_is_wrong_is_said_with_its_step(changed: Mapping[str, str], said: str) -> None:
    with pytest.raises(BadArgument) as refused:
        ready(read_form({**FORM, **changed}))
    assert said in refused.value.sentence


def test_a_step_before_what_it_works_on_is_named() -> None:
    with pytest.raises(BadArgument, match="Step large works on “drawn”, which is no earlier step"):
        ready(moved(read_form(FORM), 1, -1))


def _fields(recipe: Recipe) -> dict[str, str]:
    """What the editor's fields would say of it."""
    said = {name: str(getattr(recipe, name)) for name in ("name", "title", "summary", "takes")}
    said["quiet"] = "yes" if recipe.quiet else ""
    places = {step.id: str(at) for at, step in enumerate(recipe.steps)}
    for at, step in enumerate(recipe.steps):
        said |= {f"step.{at}.id": step.id, f"step.{at}.tool": step.tool}
        said |= {f"step.{at}.of": places[step.of]} if step.of else {}
        said |= {f"step.{at}.joins": "yes"} if step.joins else {}
        assert step.arguments.keys() <= settings_of(step.tool).keys()
        for name, value in step.arguments.items():
            said[f"step.{at}.set.{name}"] = shown(value)
        for name, values in step.over.items():
            said[f"step.{at}.over"] = name
            said[f"step.{at}.values"] = "\n".join(map(shown, values))
    return said

"""The workflows of a chat or server as something to write: read, checked, estimated, dropped."""

import json
import tomllib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails

from prompts.recipes import Recipe, Step
from storage import workflows
from tools.complaints import should_be
from tools.context import ToolContext
from tools.errors import BadArgument, NotFound
from tools.estimates import Estimate, estimate
from tools.makers import MAKERS
from tools.plans import plan_of
from tools.recipes import name_of, scope_of
from tools.rights import Right, require
from tools.speech import speak
from tools.tool import Tool
from tools.wording import listed

LONGEST = 20_000
_PUT_IN = frozenset({"picture", "pictures"})
"""What the pictures of an earlier step, or of the run, stand for."""
_BETWEEN: Mapping[str, str] = MappingProxyType(
    {
        "later": "Step {step} works on “{of}”, which is no earlier step.",
        "twice": "There are two steps called {step}.",
        "values": "Step {step} has more than {most} values.",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """What one call of a workflow came to where it was tried out; no `trouble`: it worked."""

    step: str
    tool: str
    pictures: int
    trouble: str | None


Stage = Callable[[Recipe], Awaitable[Sequence[Acted]]]
"""Plays a workflow to its end where nothing costs anything; raises ToolError."""


def written(name: str, text: str) -> Recipe:
    """The workflow that was written down, in the form of prompts/workflows.toml.

    Raises:
        BadArgument: it is none; the sentence says what is wrong where.
    """
    return checked(name, read(text))


def read(text: str) -> Mapping[str, Any]:
    """What the text says, whether it can be used or not.

    Raises:
        BadArgument: it is not in that form.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        field = "steps"
        raise BadArgument(field, speak("That cannot be read: {error}.", error=error)) from error


def checked(name: str, given: Mapping[str, Any]) -> Recipe:
    """The workflow of this name with what was given for it; each step can be called.

    Raises:
        BadArgument: it is none; the sentence says what is wrong in which step.
    """
    plain = name_of(name)
    if not plain:
        field, sentence = "name", speak("Give it a name of letters, please.")
        raise BadArgument(field, sentence)
    try:
        recipe = Recipe.model_validate({"title": name.strip(), **given, "name": plain})
    except ValidationError as error:
        field = "steps"
        raise BadArgument(field, _problem(error, given)) from error
    for step in recipe.steps:
        _check(step)
    return recipe


def as_text(recipe: Recipe) -> str:
    """The workflow as it can be written, whether it can be used already or not."""
    lines = [f"title = {_toml(recipe.title)}"] if recipe.title else []
    lines += [f"summary = {_toml(recipe.summary)}"]
    lines += [f"takes = {_toml(recipe.takes)}", *(["quiet = true"] if recipe.quiet else [])]
    for step in recipe.steps:
        lines += ["", "[[steps]]", f"id = {_toml(step.id)}", f"tool = {_toml(step.tool)}"]
        lines += [f"of = {_toml(step.of)}"] if step.of is not None else []
        lines += ["joins = true"] if step.joins else []
        lines += [f"arguments = {_toml(step.arguments)}"] if step.arguments else []
        lines += [f"over = {_toml({**step.over})}"] if step.over else []
    return "\n".join(lines) + "\n"


def coming(ctx: ToolContext, recipe: Recipe) -> Estimate:
    """What one run of it will come to."""
    return estimate(plan_of(recipe, prompt="", picture=None), ctx.services.pricing)


async def drop(ctx: ToolContext, name: str) -> str:
    """Forget one that was kept here.

    Raises:
        NotAllowed: the asker may not have pictures made here.
        NotFound: none of that name was kept.
    """
    await require(ctx, Right.CREATE)
    async with ctx.services.db.write() as tx:
        dropped = await workflows.drop(tx, scope_of(ctx.conversation), name_of(name))
    if not dropped:
        sentence = speak(
            "No workflow “{name}” was kept here; those that come with the bot stay.", name=name
        )
        raise NotFound(sentence)
    return speak("“{name}” is deleted.", name=name)


def _check(step: Step) -> None:
    field, tool = "steps", MAKERS.get(step.tool)
    if tool is None:
        sentence = speak(
            "Step {step}: there is no tool “{tool}”; there is {names}.",
            step=step.id,
            tool=step.tool,
            names=listed(MAKERS),
        )
        raise BadArgument(field, sentence)
    for variant in step.variants():
        _check_settings(step, tool, variant)


def _check_settings(step: Step, tool: Tool, given: Mapping[str, JsonValue]) -> None:
    field, known = "steps", tool.arguments.model_fields
    unknown = sorted(given.keys() - known.keys())
    if unknown:
        sentence = speak(
            "Step {step}: {tool} takes no {names}; it takes {there}.",
            step=step.id,
            tool=tool.name,
            names=listed(unknown),
            there=listed(known),
        )
        raise BadArgument(field, sentence)
    try:
        tool.arguments.model_validate(given)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            if problem["loc"] and problem["loc"][0] not in _PUT_IN - given.keys():
                raise BadArgument(field, _in_step(step.id, problem)) from error


def _problem(error: ValidationError, given: Mapping[str, Any]) -> str:
    problem = error.errors(include_url=False)[0]
    facts = problem.get("ctx", {})
    match problem["loc"]:
        case ("steps", int(place), *_, _last):
            step = given["steps"][place]
            name = step.get("id") if isinstance(step, Mapping) else None
            return _in_step(str(name or place + 1), {**problem, "loc": problem["loc"][2:]})
        case () if problem["type"] in _BETWEEN:
            return speak(_BETWEEN[problem["type"]], **facts)
        case where:
            column = ".".join(map(str, where))
            return speak("{column} should be {wanted}.", column=column, wanted=should_be(problem))


def _in_step(step: str, problem: ErrorDetails) -> str:
    field = ".".join(map(str, problem["loc"]))
    if problem["type"] == "missing":
        return speak("Step {step}: {field} is missing.", step=step, field=field)
    return speak(
        "Step {step}: {given} is not possible for {field}; it should be {wanted}.",
        step=step,
        given=repr(problem["input"])[:60],
        field=field,
        wanted=should_be(problem),
    )


def _toml(value: JsonValue) -> str:
    match value:
        case dict():
            pairs = ", ".join(f"{json.dumps(key)} = {_toml(one)}" for key, one in value.items())
            return f"{{ {pairs} }}"
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case _:
            return json.dumps(value, ensure_ascii=False)

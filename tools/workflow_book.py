"""The workflows of a chat or server as something to write: read, estimated, kept, dropped."""

import json
import tomllib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic import JsonValue, ValidationError

from prompts.recipes import Recipe
from storage import workflows
from storage.workflows import Saved
from tools import registry
from tools.context import ToolContext
from tools.errors import BadArgument, NotFound
from tools.estimates import Estimate, estimate
from tools.plans import plan_of
from tools.recipes import name_of, scope_of
from tools.rights import Right, require
from tools.wording import listed

LONGEST = 20_000


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
    plain = name_of(name)
    if not plain:
        field, sentence = "name", "Give it a name of letters, please."
        raise BadArgument(field, sentence)
    field = "text"
    try:
        recipe = Recipe.model_validate(
            {"title": name.strip(), **tomllib.loads(text), "name": plain}
        )
    except tomllib.TOMLDecodeError as error:
        raise BadArgument(field, f"That cannot be read: {error}.") from error
    except ValidationError as error:
        raise BadArgument(field, _problem(error)) from error
    for step in recipe.steps:
        _check(step.id, step.tool, {*step.arguments, *step.over})
    return recipe


def as_text(recipe: Recipe) -> str:
    """The workflow as it can be written."""
    lines = [f"title = {_toml(recipe.title)}", f"summary = {_toml(recipe.summary)}"]
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


async def keep(ctx: ToolContext, recipe: Recipe) -> str:
    """Keep it for this chat or server, in place of an older one of that name.

    Raises:
        NotAllowed: the asker may not have pictures made here.
    """
    await require(ctx, Right.CREATE)
    scope, scope_id = scope_of(ctx.conversation)
    saved = Saved(
        id=UUID(bytes=ctx.services.ids().bytes),
        scope=scope,
        scope_id=scope_id,
        name=recipe.name,
        recipe=recipe.model_dump(mode="json"),
        person_id=ctx.person.id,
        created_at=ctx.services.clock(),
    )
    async with ctx.services.db.write() as tx:
        await workflows.save(tx, saved)
    return f"“{recipe.name}” is kept."


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
        sentence = f"No workflow “{name}” was kept here; those that come with the bot stay."
        raise NotFound(sentence)
    return f"“{name}” is deleted."


def _check(step: str, tool_name: str, given: set[str]) -> None:
    tool = registry.TOOLS.get(tool_name)
    makers = [
        name
        for name, one in registry.TOOLS.items()
        if name in registry.MODERATED and one.for_models
    ]
    if tool is None or tool_name not in makers:
        field, sentence = (
            "text",
            f"Step {step}: there is no tool “{tool_name}”; there is {listed(makers)}.",
        )
        raise BadArgument(field, sentence)
    unknown = given - tool.arguments.model_fields.keys()
    if unknown:
        there = listed(tool.arguments.model_fields)
        field = "text"
        sentence = f"Step {step}: {tool_name} takes no {listed(sorted(unknown))}; it takes {there}."
        raise BadArgument(field, sentence)


def _problem(error: ValidationError) -> str:
    problem = error.errors(include_url=False)[0]
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in problem["loc"])
    reason = problem["msg"].removeprefix("Value error, ")
    return f"{where or 'The workflow'}: {reason}."


def _toml(value: JsonValue) -> str:
    match value:
        case dict():
            pairs = ", ".join(f"{json.dumps(key)} = {_toml(one)}" for key, one in value.items())
            return f"{{ {pairs} }}"
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case _:
            return json.dumps(value, ensure_ascii=False)

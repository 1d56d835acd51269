"""A workflow in the making: what the fields of the editor say, and steps that come, go and move."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from pydantic import JsonValue

from prompts.recipes import Recipe, Step
from tools.makers import MAKERS
from tools.workflow_book import checked

_LONG: Final = 1000
"""Texts that may have so many characters are written in several lines."""
_TOOL: Final = re.compile(r"step\.(\d+)\.tool")
_GIVEN_BY_STEPS: Final = frozenset({"picture", "pictures"})


class Kind(StrEnum):
    """How a setting is filled in."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    SWITCH = "switch"
    CHOICE = "choice"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting of a tool, as its schema describes it."""

    name: str
    kind: Kind
    about: str
    options: tuple[JsonValue, ...] = ()

    def read(self, text: str) -> JsonValue:
        """What was filled in; what does not fit stays as it is, for the book to say so."""
        match self.kind:
            case Kind.CHOICE:
                return next((one for one in self.options if shown(one) == text), text)
            case Kind.SWITCH | Kind.NUMBER:
                return _json(text)
            case Kind.LIST:
                return [line.strip() for line in text.splitlines() if line.strip()]
            case _:
                return text


def settings_of(tool: str) -> dict[str, Setting]:
    """The settings of a tool, by name; the pictures it works on are none of them."""
    known = MAKERS.get(tool)
    if known is None:
        return {}
    described = known.arguments.model_json_schema()["properties"]
    return {
        name: _setting(name, one) for name, one in described.items() if name not in _GIVEN_BY_STEPS
    }


def shown(value: JsonValue) -> str:
    """A value as it stands in a field."""
    match value:
        case str():
            return value
        case list() if all(isinstance(one, str) for one in value):
            return "\n".join(map(str, value))
        case _:
            return json.dumps(value, ensure_ascii=False)


def read_form(given: Mapping[str, str]) -> Recipe:
    """What the fields of the editor say, unchecked."""
    places = sorted(int(found[1]) for found in map(_TOOL.fullmatch, given) if found)
    names = {str(at): given.get(f"step.{at}.id", "") for at in places}
    steps = tuple(_step({**given}, at, names) for at in places)
    said = {"title": given.get("title", ""), "summary": given.get("summary", "")}
    quiet = given.get("quiet") == "yes"
    takes = given.get("takes", "prompt")
    return _made(given.get("name", ""), {**said, "takes": takes, "quiet": quiet, "steps": steps})


def ready(recipe: Recipe) -> Recipe:
    """The same, checked; raises BadArgument that names the step."""
    given = recipe.model_dump(exclude={"name"}, warnings=False)
    return checked(recipe.name, given if recipe.title else {**given, "title": recipe.name})


def with_one_more(recipe: Recipe) -> Recipe:
    """A step at the end, which works on the pictures of the one before it."""
    taken = {step.id for step in recipe.steps}
    name = next(name for at in range(1, len(taken) + 2) if (name := f"step{at}") not in taken)
    before = recipe.steps[-1].id if recipe.steps else None
    tool = "upscale" if before else "generate"
    return _with(recipe, [*recipe.steps, Step.model_construct(id=name, tool=tool, of=before)])


def without(recipe: Recipe, at: int) -> Recipe:
    """Without a step; what worked on it works on what that one worked on."""
    gone = recipe.steps[at]
    left = [*recipe.steps[:at], *recipe.steps[at + 1 :]]
    mended = [one.model_copy(update={"of": gone.of}) if one.of == gone.id else one for one in left]
    return _with(recipe, mended)


def moved(recipe: Recipe, at: int, by: int) -> Recipe:
    """With a step one place earlier or later; at an end it stays."""
    steps, to = [*recipe.steps], at + by
    if 0 <= to < len(steps):
        steps[at], steps[to] = steps[to], steps[at]
    return _with(recipe, steps)


def _made(name: str, given: Mapping[str, Any]) -> Recipe:
    return Recipe.model_construct(**{"title": "", "takes": "prompt", **given, "name": name})


def _with(recipe: Recipe, steps: Sequence[Step]) -> Recipe:
    return recipe.model_copy(update={"steps": tuple(steps)})


def _step(given: Mapping[str, str], at: int, names: Mapping[str, str]) -> Step:
    def said(what: str) -> str:
        return given.get(f"step.{at}.{what}", "")

    tool = said("tool")
    known = settings_of(tool)
    arguments = {
        name: one.read(text) for name, one in known.items() if (text := said(f"set.{name}"))
    }
    over, values = said("over"), [*_values(known.get(said("over")), said("values"))]
    return Step.model_construct(
        id=said("id"),
        tool=tool,
        of=names.get(said("of")),
        joins=said("joins") == "yes",
        arguments=arguments,
        over={over: values} if over and values else {},
    )


def _values(setting: Setting | None, text: str) -> Iterator[JsonValue]:
    """One value in each line; a table of several settings stands there as JSON."""
    for line in filter(None, map(str.strip, text.splitlines())):
        value = _json(line) if line.startswith(("{", "[")) else line
        yield setting.read(line) if setting is not None and value == line else value


def _json(text: str) -> JsonValue:
    with suppress(ValueError):
        value: JsonValue = json.loads(text)
        return value
    return text


def _setting(name: str, described: Mapping[str, Any]) -> Setting:
    about = described.get("description", "")
    one = {**described, **next(iter(described.get("anyOf", ())), {})}
    options = tuple(one.get("enum", ()))
    match one.get("type"):
        case _ if options:
            kind = Kind.CHOICE
        case "boolean":
            kind, options = Kind.SWITCH, (True, False)
        case "integer" | "number":
            kind = Kind.NUMBER
        case "array":
            kind = Kind.LIST
        case _:
            kind = Kind.TEXT if one.get("maxLength", 0) >= _LONG else Kind.LINE
    return Setting(name=name, kind=kind, about=about, options=options)

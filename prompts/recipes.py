"""Workflows as data: named steps, each a tool call on the pictures of an earlier step."""

import tomllib
from importlib.resources import files
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, model_validator

from prompts.errors import PromptError

PROMPT_PLACE = "{prompt}"
"""Where the words of the person go, inside the text arguments of a step."""

LOGO_PLACE = "{logo}"
"""Where a logo goes, if one is handed in; a step that needs one is left out otherwise."""

MOST_STEPS = 20
MOST_VALUES = 50


class Step(BaseModel):
    """One tool, called once for each picture of the step `of` and each value in `over`.

    `over` names one argument and the values it takes in turn; a value may be a table of several
    arguments. A step that `joins` is called once, with all the pictures of `of` together.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,19}$")
    tool: str = Field(pattern=r"^[a-z_]{1,40}$")
    of: str | None = None
    joins: bool = False
    arguments: dict[str, JsonValue] = Field(default_factory=dict, max_length=20)
    over: dict[str, list[JsonValue]] = Field(default_factory=dict, max_length=1)

    @property
    def turns(self) -> int:
        """How many calls it makes for each picture."""
        return len(self.variants())

    def variants(self) -> list[dict[str, JsonValue]]:
        """The arguments of each of those calls."""
        return [
            {**self.arguments, **(value if isinstance(value, dict) else {name: value})}
            for name, values in self.over.items()
            for value in values
        ] or [dict(self.arguments)]


class Recipe(BaseModel):
    """A workflow. What it `takes`: words to draw from, a picture to work on, or either.

    A picture that is handed in takes the place of what the first step would draw.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    title: str = Field(min_length=1, max_length=80)
    summary: str = Field(default="", max_length=200)
    takes: Literal["prompt", "picture", "either", "nothing"]
    quiet: bool = False
    steps: tuple[Step, ...] = Field(min_length=1, max_length=MOST_STEPS)

    @model_validator(mode="after")
    def _sources_come_first(self) -> Self:
        known: set[str] = set()
        for step in self.steps:
            if step.of is not None and step.of not in known:
                message = f"step {step.id} works on {step.of!r}, which is no earlier step"
                raise ValueError(message)
            if step.id in known:
                message = f"there are two steps called {step.id}"
                raise ValueError(message)
            if step.turns > MOST_VALUES:
                message = f"step {step.id} has more than {MOST_VALUES} values"
                raise ValueError(message)
            known.add(step.id)
        return self


class _Book(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    workflow: tuple[Recipe, ...]


def load_recipes() -> tuple[Recipe, ...]:
    """The workflows that come with the product.

    Raises:
        PromptError: the file is malformed.
    """
    name = "workflows.toml"
    try:
        text = files("prompts").joinpath(name).read_text(encoding="utf-8")
        return _Book.model_validate(tomllib.loads(text)).workflow
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        message = f"{name}: {error}"
        raise PromptError(message) from error

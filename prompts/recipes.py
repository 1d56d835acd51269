"""Workflows as data: named steps, each a tool call on the pictures of an earlier step."""

import tomllib
from importlib.resources import files
from typing import Annotated, Literal, LiteralString, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from prompts.errors import PromptError

PROMPT_PLACE = "{prompt}"
"""Where the words of the person go, inside the text arguments of a step."""

LOGO_PLACE = "{logo}"
"""Where a logo goes, if one is handed in; a step that needs one is left out otherwise."""

MOST_STEPS = 20
MOST_VALUES = 50

Takes = Literal["prompt", "picture", "either", "nothing"]
"""What a workflow begins with: words to draw from, a picture to work on, one of them, neither."""


_TEXT = {"type": "string"}
SettingValue = Annotated[
    JsonValue,
    # Providers of language models refuse a value that may be of any type.
    WithJsonSchema(
        {
            "anyOf": [
                *(_TEXT, {"type": "number"}, {"type": "boolean"}),
                *({"type": "array", "items": _TEXT}, {"type": "object"}),
            ]
        }
    ),
]
"""The value of one argument of a step."""


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
    arguments: dict[str, SettingValue] = Field(default_factory=dict, max_length=20)
    over: dict[str, list[SettingValue]] = Field(default_factory=dict, max_length=1)

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
    """A workflow.

    Where it takes either, a picture that is handed in takes the place of what the first step would
    draw. What is wrong between steps is an error of type `later`, `twice` or `values`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    title: str = Field(min_length=1, max_length=80)
    summary: str = Field(default="", max_length=200)
    takes: Takes
    quiet: bool = False
    steps: tuple[Step, ...] = Field(min_length=1, max_length=MOST_STEPS)

    @model_validator(mode="after")
    def _sources_come_first(self) -> Self:
        known: set[str] = set()
        for step in self.steps:
            wrong = _wrong(step, known)
            if wrong is not None:
                kind, message = wrong
                facts = {"step": step.id, "of": step.of or "", "most": MOST_VALUES}
                raise PydanticCustomError(kind, message, facts)
            known.add(step.id)
        return self


def _wrong(step: Step, known: set[str]) -> tuple[LiteralString, LiteralString] | None:
    """What does not fit between a step and the earlier ones: the type of the error, and words."""
    if step.of is not None and step.of not in known:
        return "later", "step {step} works on {of}, which is no earlier step"
    if step.id in known:
        return "twice", "there are two steps called {step}"
    if step.turns > MOST_VALUES:
        return "values", "step {step} has more than {most} values"
    return None


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

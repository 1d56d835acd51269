"""Reads the prompt files; strict, so that a misspelt value fails at the start and not in a chat."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from string import Template

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prompts.errors import PromptError


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Addition(_Strict):
    """Words that may be put behind a prompt, unless the prompt already speaks of that aspect."""

    aspect: str
    text: str = Field(min_length=3)


class Category(_Strict):
    """One kind of picture: the words that give it away, and what usually makes it better."""

    name: str
    words: tuple[str, ...] = Field(min_length=1)
    additions: tuple[Addition, ...] = Field(min_length=1)


class EnhanceBook(_Strict):
    """All enhancement templates. The last category is the one for prompts that fit no other."""

    max_characters: int = Field(gt=0)
    aspects: dict[str, tuple[str, ...]]
    categories: tuple[Category, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class PromptText:
    """A text with `$named` places."""

    name: str
    template: Template

    def fill(self, **values: str) -> str:
        """Put the values in.

        Raises:
            PromptError: a place has no value, or a value has no place.
        """
        places = set(self.template.get_identifiers())
        if places != set(values):
            missing, extra = sorted(places - set(values)), sorted(set(values) - places)
            message = f"{self.name}: missing values {missing}, unknown values {extra}"
            raise PromptError(message)
        return self.template.substitute(values)


def load_text(name: str) -> PromptText:
    """Read the prompt file `name` (such as "system.md") of this package.

    Raises:
        PromptError: there is no such file, or a `$` in it is not a named place.
    """
    template = Template(_read(name).strip())
    if not template.is_valid():
        message = f"{name}: a lone $ must be written $$"
        raise PromptError(message)
    return PromptText(name, template)


def load_enhancements() -> EnhanceBook:
    """Read the enhancement templates.

    Raises:
        PromptError: the file is malformed, or an addition names an unknown aspect.
    """
    name = "enhance.toml"
    try:
        book = EnhanceBook.model_validate(tomllib.loads(_read(name)))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        message = f"{name}: {error}"
        raise PromptError(message) from error
    strangers = {
        addition.aspect for category in book.categories for addition in category.additions
    } - set(book.aspects)
    if strangers:
        message = f"{name}: unknown aspects {sorted(strangers)}"
        raise PromptError(message)
    return book


def _read(name: str) -> str:
    try:
        return files("prompts").joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        message = f"there is no prompt file {name}"
        raise PromptError(message) from error

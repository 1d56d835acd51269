"""The workflows that can be run in a chat: its own, its server's, and those that come with us."""

import re
from collections.abc import Sequence

from pydantic import ValidationError

from prompts.recipes import Recipe, load_recipes
from storage import workflows
from storage.database import Transaction
from storage.workflows import Scope
from tools.errors import NotFound
from tools.rights import Where
from tools.speech import speak
from tools.wording import either

_SEPARATORS = re.compile(r"[^a-z0-9]+")
_FILLERS = frozenset({"the", "a", "my", "our", "workflow", "recipe", "flow", "set"})

_SHIPPED = load_recipes()


def scope_of(here: Where) -> Scope:
    """Where what is saved in a chat belongs: to its server, else to the chat itself."""
    if here.server is not None:
        return "server", f"{here.platform}:{here.server}"
    return "chat", f"{here.platform}:{here.chat}"


async def usable(tx: Transaction, here: Where) -> list[Recipe]:
    """The saved ones by name, then those that come with the product and are not replaced."""
    rows = await workflows.of_scope(tx, scope_of(here))
    saved = [recipe for row in rows for recipe in _read(row)]
    names = {recipe.name for recipe in saved}
    return [*saved, *(recipe for recipe in _SHIPPED if recipe.name not in names)]


def called(recipes: Sequence[Recipe], name: str) -> Recipe:
    """The workflow a person means.

    Raises:
        NotFound: nothing is called that; the sentence tells what there is.
    """
    wanted = _words(name)
    for recipe in recipes:
        if wanted and wanted in (_words(recipe.name), _words(recipe.title)):
            return recipe
    near = [
        recipe
        for recipe in recipes
        if wanted and wanted <= _words(recipe.name) | _words(recipe.title)
    ]
    if len(near) == 1:
        return near[0]
    there = either(f"“{recipe.name}”" for recipe in near or recipes)
    sentence = speak(
        "I know no workflow called “{name}”; there is {names}.", name=name.strip(), names=there
    )
    raise NotFound(sentence)


def title_of(recipe: Recipe) -> str:
    """How it is listed: those that come with the product in the language of who reads it."""
    return speak(recipe.title)


def name_of(words: str) -> str:
    """The name under which a workflow is saved: lower case, joined by hyphens; "" for none."""
    return "-".join(part for part in _SEPARATORS.split(words.casefold()) if part)[:40].strip("-")


def _words(text: str) -> frozenset[str]:
    return frozenset(_SEPARATORS.split(text.casefold())) - _FILLERS - {""}


def _read(row: workflows.Saved) -> list[Recipe]:
    try:
        return [Recipe.model_validate(row.recipe)]
    except ValidationError:
        return []  # written by a version that knew other steps: better gone than in the way

"""A better prompt by rules: the person's words stay in front, every addition is listed."""

import re
from typing import Annotated

from pydantic import BaseModel, Field

from prompts.loader import Category, EnhanceBook, load_enhancements
from tools.context import ToolContext
from tools.results import ToolResult
from tools.tool import tool
from tools.wording import listed, quoted

BOOK = load_enhancements()
_WORD = re.compile(r"[\w-]+")
_SENTENCE_ENDS = (".", "!", "?", "…", ",", ";", ":")


class EnhancePromptArguments(BaseModel):
    """The prompt to improve."""

    prompt: Annotated[
        str, Field(min_length=1, max_length=4000, description="The person's prompt, word for word.")
    ]


class EnhanceResult(ToolResult):
    """The prompt as it was, the longer one that begins with it, and what was added."""

    original: str
    enhanced: str
    added: list[str]
    category: str


async def enhance_prompt(_ctx: ToolContext, arguments: EnhancePromptArguments) -> EnhanceResult:
    """Propose a longer prompt; nothing is drawn."""
    category, added = additions(arguments.prompt, BOOK)
    enhanced = _joined(arguments.prompt, added)
    if added:
        say = f"I would add {listed(map(quoted, added))}:\n{enhanced}"
    else:
        say = "That prompt says it all; I would add nothing."
    return EnhanceResult(
        say=say, original=arguments.prompt, enhanced=enhanced, added=added, category=category.name
    )


def additions(prompt: str, book: EnhanceBook) -> tuple[Category, list[str]]:
    """What to put behind the prompt: nothing it says already, and nothing twice.

    Enhancing an enhanced prompt adds nothing, because additions at its end are recognised.
    """
    bare = _without_additions(prompt, book)
    category = _category(bare, book)
    words, present = _plain(bare), prompt.casefold()
    added: list[str] = []
    for addition in category.additions:
        if addition.text.casefold() in present:
            continue
        if any(_plain(word) in words for word in book.aspects[addition.aspect]):
            continue
        if len(_joined(prompt, [*added, addition.text])) > book.max_characters:
            break
        added.append(addition.text)
    return category, added


def _category(prompt: str, book: EnhanceBook) -> Category:
    words = _plain(prompt)
    scores = [sum(_plain(word) in words for word in one.words) for one in book.categories]
    best = max(scores)
    return book.categories[scores.index(best)] if best else book.categories[-1]


def _plain(text: str) -> str:
    """Words between blanks, so that "art" is not found in "party"."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _without_additions(prompt: str, book: EnhanceBook) -> str:
    known = {addition.text for category in book.categories for addition in category.additions}
    text, shorter = prompt, True
    while shorter:
        text = text.rstrip(" ,\n")
        ending = next((one for one in known if text.endswith(one)), None)
        shorter = ending is not None
        text = text.removesuffix(ending or "")
    return text


def _joined(prompt: str, added: list[str]) -> str:
    if not added:
        return prompt
    joint = " " if prompt.rstrip().endswith(_SENTENCE_ENDS) else ", "
    return f"{prompt}{joint}{', '.join(added)}"


TOOL = tool(
    name="enhance_prompt",
    command="enhance",
    summary="Improve a prompt without drawing",
    description=(
        "Propose a richer prompt; the original stays in front and the additions are listed. "
        "Draws nothing. Only when the person asks for a better prompt."
    ),
    arguments=EnhancePromptArguments,
    result=EnhanceResult,
    run=enhance_prompt,
)

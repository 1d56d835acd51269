"""Enhancement by rules: the person's words stay in front, every addition is listed."""

import re

from prompts.loader import Category, EnhanceBook, load_enhancements

BOOK = load_enhancements()
_WORD = re.compile(r"[\w-]+")
_SENTENCE_ENDS = (".", "!", "?", "…", ",", ";", ":")


def additions(
    prompt: str, book: EnhanceBook, *, longest: int | None = None
) -> tuple[Category, list[str]]:
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
        if len(joined(prompt, [*added, addition.text])) > (longest or book.max_characters):
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


def joined(prompt: str, added: list[str]) -> str:
    """The prompt with the additions behind it."""
    if not added:
        return prompt
    joint = " " if prompt.rstrip().endswith(_SENTENCE_ENDS) else ", "
    return f"{prompt}{joint}{', '.join(added)}"

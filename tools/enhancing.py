"""A richer prompt: by a language model where one answers and stays faithful, else by the rules.

The rules have the last word: what they would still add is added, so that a prompt that was enhanced
once has nothing left to add, whoever enhanced it, and enhancing it again changes nothing.
"""

from dataclasses import dataclass
from typing import Protocol

import structlog

from tools.enhance_rules import BOOK, additions, joined
from tools.faithful import losses

log = structlog.get_logger(__name__)


class Enhancer(Protocol):
    """Somebody who writes richer prompts; what comes back is checked and never believed."""

    async def enhance(self, prompt: str, *, longest: int) -> str | None:
        """A richer prompt of at most so many characters; None when nobody answers."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Enhancement:
    """The words that were said, the richer prompt, what is new in it, and who wrote it."""

    original: str
    enhanced: str
    added: tuple[str, ...]
    category: str
    by_model: bool = False


async def enhanced(
    prompt: str, enhancer: Enhancer | None = None, *, longest: int | None = None
) -> Enhancement:
    """The richer prompt, at most `longest` characters, or the same where nothing is to be added."""
    most = min(BOOK.max_characters, longest or BOOK.max_characters)
    by_rules = _by_rules(prompt, prompt, most)
    if enhancer is None or not by_rules.added:
        return by_rules
    written = await enhancer.enhance(prompt, longest=most)
    text = " ".join((written or "").split())
    if not text:
        return by_rules
    lost = losses(prompt, text, longest=most)
    if lost:
        log.info("enhancement.unfaithful", lost=lost[:5])
        return by_rules
    whole = _by_rules(prompt, text, most)
    # Enhanced again it must stay as it is; where that cannot be had, the rules' own is taken.
    if additions(whole.enhanced, BOOK, longest=most)[1] or losses(
        prompt, whole.enhanced, longest=most
    ):
        return by_rules
    return whole


def _by_rules(original: str, text: str, longest: int) -> Enhancement:
    category, added = additions(text, BOOK, longest=longest)
    whole = joined(text, added)
    return Enhancement(
        original=original,
        enhanced=whole,
        added=_new_parts(original, whole) if text != original else tuple(added),
        category=category.name,
        by_model=text != original,
    )


def _new_parts(original: str, text: str) -> tuple[str, ...]:
    """The parts of the text, between commas, that the original has not."""
    parts = (part.strip(" .;") for part in text.split(","))
    said = original.casefold()
    return tuple(part for part in parts if part and part.casefold() not in said)

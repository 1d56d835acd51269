"""Whether a sentence claims that a picture was or is being made; claims.toml has the phrases."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Final

from pydantic import TypeAdapter


class Claim(StrEnum):
    """What a sentence says about a picture."""

    MADE = "made"
    """I drew it, here it is: something finished, handed over now."""
    READY = "ready"
    """It is finished, it was sent."""
    MAKING = "making"
    """I am drawing it, I will draw it."""
    UNDERWAY = "underway"
    """It is being drawn, it is on its way."""


_LANGUAGES: Final = TypeAdapter(dict[str, dict[str, list[str]]]).validate_python(
    tomllib.loads(files("agent").joinpath("claims.toml").read_text(encoding="utf-8"))
)
# A picture pasted as markdown or as a link is a claim too: pictures never travel in the text.
_PASTED: Final = re.compile(r"!\[[^\]]*\]\(|https?://\S+\.(?:png|jpe?g|webp|gif)\b", re.IGNORECASE)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _all_of(kind: str) -> re.Pattern[str]:
    return _any(pattern for language in _LANGUAGES.values() for pattern in language[kind])


_PATTERNS: Final[Mapping[Claim, re.Pattern[str]]] = {claim: _all_of(claim) for claim in Claim}
_DENIED: Final = _all_of("denied")
_CONDITIONAL: Final = _all_of("conditional")
_CLAUSE: Final = _any([r"[,;:\u2013\u2014()]", r"\bbut\b", r"\baber\b", r"\bpero\b", r"\bmais\b"])
# "Here is your prompt": words, not a picture.
_ABOUT_WORDS: Final = _any(
    [
        r"\b(?:prompts?|words?|wording|descriptions?|lists?|gallery|usage|report|summary)\b",
        r"\b(?:overview|help|settings?|ideas?|options?|models?|prices?|credits?|budget)\b",
        r"\b(?:limits?|formulierung|galerie|idee\w*|galería|descripci\w+)\b",
    ]
)
_QUOTED: Final = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|`[^`]*`')
_QUESTION: Final = ("?", "\N{FULLWIDTH QUESTION MARK}")


def unquoted(sentence: str) -> str:
    """The sentence without what stands in quotation marks: an example or a title says nothing."""
    return _QUOTED.sub("“”", sentence.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


# What the rules answer comes word for word again and again.
@lru_cache(maxsize=256)
def claims_in(sentence: str) -> frozenset[Claim]:
    """What the sentence claims.

    A question, a denial, a condition, a quotation, or talk about words claims nothing.
    """
    if _PASTED.search(sentence):
        return frozenset({Claim.MADE})
    plain = unquoted(sentence)
    if plain.rstrip().endswith(_QUESTION):
        return frozenset()
    found = frozenset(claim for claim in Claim if _asserted(plain, claim))
    return frozenset() if found and _ABOUT_WORDS.search(plain) else found


def _asserted(sentence: str, claim: Claim) -> bool:
    """Whether a phrase of this claim stands in the sentence and nothing takes it back."""
    for match in _PATTERNS[claim].finditer(sentence):
        breaks = [one.end() for one in _CLAUSE.finditer(sentence, 0, match.start())]
        clause = sentence[max(breaks, default=0) : match.end()]
        # "I will draw it once you tell me": for what is to come, the condition may follow.
        to_come = claim in {Claim.MAKING, Claim.UNDERWAY}
        condition = sentence if to_come else sentence[: match.end()]
        if not _DENIED.search(clause) and not _CONDITIONAL.search(condition):
            return True
    return False

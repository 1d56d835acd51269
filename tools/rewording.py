"""A refused wish in words that may pass: from a table, so that no language model is needed."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tools.languages import Language

_TABLE: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("rewording.toml").read_text(encoding="utf-8")
)
# Two capitalised words in a row, not at the beginning: mostly somebody's name.
_NAME = re.compile(r"(?<=[\w,] )[A-ZÀ-Þ][\w\u2019'-]+(?: [A-ZÀ-Þ][\w\u2019'-]+)+")
_SPACES = re.compile(r"\s+")
_LEFT_OVER = re.compile(r"\s+(?=[,.;!?])|(?:(?<=^)|(?<=[,;]))\s*[,;]+")


def reworded(prompt: str, language: Language) -> str | None:
    """The wish without the words that are refused most; None where it has none of them."""
    milder = _milder(language)
    found = _pattern(language).sub(lambda word: milder[word[0].casefold()], prompt)
    person = _TABLE["person"].get(language)
    if person is not None:
        found = _NAME.sub(person, found)
    if found == prompt:
        return None
    return _LEFT_OVER.sub("", _SPACES.sub(" ", found)).strip(" ,;") or None


def _milder(language: Language) -> Mapping[str, str]:
    return _TABLE[language]


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    words = sorted(_milder(language), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)

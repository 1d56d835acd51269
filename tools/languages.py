"""The languages in which people are told things, and words that exist in all of them."""

import string
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, model_validator

Language = Literal["en", "es", "pt", "fr", "de", "it"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_CALLED: Final[Mapping[Language, str]] = MappingProxyType(
    {
        "en": "english ingles anglais englisch inglese",
        "es": "spanish espanol castellano espanhol espagnol spanisch spagnolo",
        "pt": "portuguese portugues portugais portugiesisch portoghese",
        "fr": "french frances francais franzosisch francese",
        "de": "german aleman alemao allemand deutsch tedesco",
        "it": "italian italiano italien italienisch",
    }
)
SPOKEN_NAMES: Final[Mapping[str, Language]] = MappingProxyType(
    {name: language for language, names in _CALLED.items() for name in names.split()}
)
"""The languages by what each is called in all of them, in small letters without accents."""


class Words(BaseModel):
    """The same in every language, with the same places for what is put in.

    A language or a place that is missing is refused where the words are read.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1)

    en: str
    es: str
    pt: str
    fr: str
    de: str
    it: str

    @model_validator(mode="after")
    def _places_agree(self) -> Self:
        for language in LANGUAGES:
            if places(self._in(language)) != places(self.en):
                message = f"{language} has other places than en: {self._in(language)!r}"
                raise ValueError(message)
        return self

    def spoken(self, language: Language, **said: object) -> str:
        """The words in this language, with what is said put in."""
        words = self._in(language)
        return words.format(**said) if said else words

    def _in(self, language: Language) -> str:
        words: str = getattr(self, language)
        return words


def places(words: str) -> list[str]:
    """The names of what is put in, sorted."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(words) if name is not None)


# Discord asks for each of its thirty languages about every description of ours.
@lru_cache(maxsize=256)
def language_of_tag(tag: str | None) -> Language:
    """The language of a tag such as “pt-BR”; English for what we do not speak."""
    first = (tag or "").replace("_", "-").split("-")[0].casefold()
    return next((known for known in LANGUAGES if known == first), "en")


def language_named(word: str) -> Language | None:
    """The language that somebody calls so in one of ours, or by its tag; None for any other."""
    letters = unicodedata.normalize("NFD", word.strip().casefold())
    said = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return SPOKEN_NAMES.get(said) or next((one for one in LANGUAGES if one == said), None)

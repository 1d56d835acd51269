"""The languages in which people are told why something went wrong."""

from typing import Final, Literal, get_args

from pydantic import BaseModel, ConfigDict

Language = Literal["en", "es", "pt", "fr", "de", "it"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


class Words(BaseModel):
    """The same in every language; one that is missing is refused where it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1)

    en: str
    es: str
    pt: str
    fr: str
    de: str
    it: str

    def spoken(self, language: Language) -> str:
        """The words in this language."""
        said: str = getattr(self, language)
        return said


def language_of_tag(tag: str | None) -> Language:
    """The language of a tag such as “pt-BR”; English for what we do not speak."""
    first = (tag or "").replace("_", "-").split("-")[0].casefold()
    return next((known for known in LANGUAGES if known == first), "en")

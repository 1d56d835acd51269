"""A refused wish in other words: what is refused goes, all the rest stays."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import rewording
from tools.languages import LANGUAGES, Language
from tools.rewording import reworded

TABLE = tomllib.loads(Path(rewording.__file__).with_name("rewording.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("language", "refused", "passes"),
    [
        ("en", "a knight covered in BLOOD", "a knight covered in red paint"),
        ("en", "a gory, dark forest with gore", "a dramatic, dark forest with"),
        (
            "en",
            "a portrait of Jane Example Doe in a park",
            "a portrait of a fictional person in a park",
        ),
        ("en", "a bloodhound at New Year", "a bloodhound at a fictional person"),
        ("es", "un caballero con una pistola", "un caballero con una regadera"),
        ("de", "ein Ritter mit einem Messer", "ein Ritter mit einem Nudelholz"),
        ("fr", "une bombe dans la ville", "une lanterne dans la ville"),
        ("it", "una statua nuda", "una statua con un cappotto lungo"),
        ("pt", "uma faca na mesa", "uma colher de pau na mesa"),
    ],
)
def test_it_is_said_in_milder_words(language: Language, refused: str, passes: str) -> None:
    assert reworded(refused, language) == passes


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_nothing_of_it_is_not_reworded(language: Language) -> None:
    assert reworded("xyz 123, qwertz", language) is None
    assert reworded("", language) is None


@given(st.data(), st.sampled_from(LANGUAGES))
def test_a_suggestion_has_none_of_the_words_and_is_not_reworded_again(
    data: st.DataObject, language: Language
) -> None:
    words = st.sampled_from([*TABLE[language], "haus", "fox", "1970", "été", "—"])
    prompt = " ".join(data.draw(st.lists(words, min_size=1, max_size=12)))
    again = reworded(prompt, language)
    if again is not None:
        assert reworded(again, language) is None
        assert not set(again.casefold().split()) & set(TABLE[language])

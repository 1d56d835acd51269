"""What cards and buttons say is there in every language, and fits what is put in."""

import string
import tomllib
from itertools import product
from pathlib import Path

import pytest
from pydantic import ValidationError

import bots.phrases
from bots.cards import card_for
from bots.phrases import PHRASES, place_in_line, run_of
from bots.ports import Card
from prompts.recipes import load_recipes
from storage.tables import JobState
from tests.unit.bots.builders import image, job, story
from tools.languages import LANGUAGES, Language, Words
from tools.registry import TOOLS

_TABLE = tomllib.loads(Path(bots.phrases.__file__).with_name("phrases.toml").read_text("utf-8"))
_ALL = [f"{section}.{key}" for section, keys in _TABLE.items() for key in keys]
# The same word is right in more than one language.
_ALIKE = 2 / 3


def _of(name: str) -> dict[str, str]:
    section, key = name.split(".")
    found: dict[str, str] = _TABLE[section][key]
    return found


def _places(words: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(words) if name)


@pytest.mark.parametrize("name", _ALL)
def test_every_phrase_is_there_in_every_language_with_the_same_places(name: str) -> None:
    phrase = _of(name)
    assert sorted(phrase) == sorted(LANGUAGES)
    assert len({tuple(_places(words)) for words in phrase.values()}) == 1
    assert all(words.strip() == words for words in phrase.values())


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_language_is_not_english_over_again(language: Language) -> None:
    same = [name for name in _ALL if _of(name)[language] == _of(name)["en"]]
    assert len(same) < (1 - _ALIKE) * len(_ALL)


@pytest.mark.parametrize(
    "changes", [{"it": ""}, {"de": "wer {name}"}, {"fr": "qui {number} {number}"}]
)
def test_a_phrase_with_a_hole_is_refused(changes: dict[str, str]) -> None:
    whole = dict.fromkeys(LANGUAGES, "who {number}")
    assert Words.model_validate(whole).spoken("de", number=3) == "who 3"
    with pytest.raises(ValidationError):
        Words.model_validate(whole | changes)
    with pytest.raises(ValidationError):
        Words.model_validate({key: words for key, words in whole.items() if key != "pt"})


def test_everything_that_is_drawn_or_is_a_step_has_a_name() -> None:
    drawing = {tool.name for tool in TOOLS.values() if tool.draws}
    groups = {"run_workflow", "batch", "replay"}  # what they begin has cards of its own
    assert drawing - groups <= set(PHRASES.doing)
    assert {step.tool for one in load_recipes() for step in one.steps} <= set(PHRASES.steps)


def _card(state: JobState, language: Language) -> Card:
    made = (image(),) if state is JobState.DONE else ()
    facts = {"position": 2, "expected_seconds": 20.0, "charged": False, "language": language}
    return card_for(story(job(state), images=made, **facts))


@pytest.mark.parametrize(("state", "language"), [*product(JobState, LANGUAGES)])
def test_a_card_speaks_one_language(state: JobState, language: Language) -> None:
    card, english = _card(state, language), _card(state, "en")
    assert card.language == language
    assert [button.data for button in card.buttons] == [button.data for button in english.buttons]
    if language != "en":
        assert card.title != english.title or state is JobState.DONE, "a title in words"
        pairs = zip(card.buttons, english.buttons, strict=True)
        assert all(one.label != other.label for one, other in pairs)


def test_runs_of_numbers_and_places_in_line_are_said() -> None:
    assert [run_of(3, count, "en") for count in (1, 2, 4)] == ["#3", "#3 and #4", "#3 to #6"]
    assert run_of(3, 4, "de") == "#3 bis #6"
    assert [place_in_line(at, "fr") for at in (1, 2)] == ["la prochaine", "numéro 2 dans la file"]


def test_the_moment_stands_last_where_telegram_puts_a_clock() -> None:
    for words, language in product((PHRASES.card.since, PHRASES.card.expected), LANGUAGES):
        assert words.spoken(language, moment="{moment}").endswith("{moment}")

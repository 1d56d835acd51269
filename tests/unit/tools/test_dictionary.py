"""The failure dictionary: complete for every error and language, true about money, of some help."""

import string
from collections.abc import Iterator
from itertools import product

import pytest

from freepik import errors
from freepik.errors import BadRequest, FieldProblem, FreepikError, RateLimited
from jobs.decisions import Doubt, End, Later, Missing, Phase, decide
from jobs.states import FailureCode, Waiting
from tools.dictionary import TOLD_WAITING, Charged, failure_of, phrase, waiting_words, why_words
from tools.dictionary import Phrase as Sentence
from tools.languages import LANGUAGES, Language, language_of_tag


def everything_of(kind: type[FreepikError]) -> Iterator[type[FreepikError]]:
    for child in kind.__subclasses__():
        yield child
        yield from everything_of(child)


def thrown(kind: type[FreepikError]) -> FreepikError:
    if issubclass(kind, BadRequest):
        return kind([FieldProblem(field="prompt", reason="too long")])
    if issubclass(kind, RateLimited):
        return kind(retry_after=1.0, daily=False)
    return kind("no")


@pytest.mark.parametrize("kind", [*everything_of(FreepikError)])
@pytest.mark.parametrize("phase", Phase)
def test_whatever_the_provider_answers_there_are_words_for_it(
    kind: type[FreepikError], phase: Phase
) -> None:
    decision = decide(thrown(kind), phase)
    match decision:
        case End(failure=code, charged=charged):
            said = failure_of(code).charged
            assert said is Charged.MAYBE or (said is Charged.YES) is charged
        case Later(reason=reason):
            assert reason is Waiting.RATE_LIMITED or reason in TOLD_WAITING
        case Doubt():
            assert failure_of(FailureCode.OUTCOME_UNKNOWN).charged is Charged.MAYBE
        case Missing():
            assert failure_of(FailureCode.UNKNOWN_TO_PROVIDER).charged is Charged.YES


def test_the_errors_are_all_that_the_client_knows() -> None:
    named = {one for one in vars(errors).values() if isinstance(one, type)}
    assert {one for one in named if issubclass(one, FreepikError)} == {
        FreepikError,
        *everything_of(FreepikError),
    }


@pytest.mark.parametrize(("code", "language"), [*product(FailureCode, LANGUAGES)])
def test_every_failure_has_words_in_every_language(code: FailureCode, language: Language) -> None:
    failure = failure_of(code)
    for words in (failure.cause, failure.advice):
        said = words.spoken(language)
        assert len(said) >= 5
        assert said == said.strip()
        assert not said.endswith(tuple(string.punctuation))
        assert language == "en" or said != words.en, "translated"
    assert failure.cause.spoken(language) in phrase(
        Sentence.NO_PICTURE, language, cause=failure.cause.spoken(language)
    )


@pytest.mark.parametrize(("which", "language"), [*product(Sentence, LANGUAGES)])
def test_every_sentence_is_there_in_every_language(which: Sentence, language: Language) -> None:
    told = phrase(which, language, cause="THIS", words="THIS")
    assert ("THIS" in told) is (which in {Sentence.NO_PICTURE, Sentence.REWORDED})
    assert language == "en" or told != phrase(which, "en", cause="THIS", words="THIS")


@pytest.mark.parametrize(("reason", "language"), [*product(sorted(TOLD_WAITING), LANGUAGES)])
def test_who_waits_is_told_in_every_language(reason: Waiting, language: Language) -> None:
    assert "Freepik" in waiting_words(reason, language)


def test_programs_and_status_get_the_same_words_in_short() -> None:
    assert why_words("no_credits") == (
        "this bot's Freepik account has no credits left; you were not charged"
    )
    assert why_words("timed_out") == "Freepik did not finish in time"
    assert why_words("refused", "de") == "die Inhaltsregeln von Freepik erlauben dieses Bild nicht"
    assert why_words(None) == why_words("what nobody knows") == ""
    assert failure_of("what nobody knows") == failure_of(FailureCode.INTERNAL)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("pt-BR", "pt"), ("de_AT", "de"), ("EN-us", "en"), ("ja", "en"), ("", "en"), (None, "en")],
)
def test_a_platforms_tag_is_one_of_ours_or_english(tag: str | None, language: Language) -> None:
    assert language_of_tag(tag) == language

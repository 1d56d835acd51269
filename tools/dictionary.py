"""The failure dictionary: why there is no picture, what it cost, whether to retry, what to do.

The words are data (failures.toml, failure_phrases.toml): every code in every language, or this
module does not load.
"""

import tomllib
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from jobs.states import FailureCode, Waiting
from tools.languages import Language, Words
from tools.rewording import reworded
from tools.wording import quoted

_SUGGESTED = 300  # characters of a reworded wish


class Charged(StrEnum):
    """Whether the provider charges for it; what is in doubt, the ledger is asked."""

    NO = "no"
    YES = "yes"
    MAYBE = "maybe"


class Failure(BaseModel):
    """Why there is no picture, whether it costs, whether the same wish may work, what to do."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    charged: Charged
    retry: bool
    cause: Words
    advice: Words


class Phrase(StrEnum):
    """The sentences around it."""

    NO_PICTURE = "no_picture"
    CHARGED = "charged"
    NOT_CHARGED = "not_charged"
    PERHAPS_CHARGED = "perhaps_charged"
    REWORDED = "reworded"


TOLD_WAITING = frozenset({Waiting.UNREACHABLE, Waiting.NOT_ALLOWED, Waiting.STORE})
"""The reasons for waiting that a person is told; the others are ordinary queueing."""


def failure_of(code: str | None) -> Failure:
    """The entry of a code; what nobody foresaw went wrong on our side."""
    known = {str(one) for one in FailureCode}
    return _FAILURES[FailureCode(code) if code in known else FailureCode.INTERNAL]


def phrase(which: Phrase, language: Language, **said: str) -> str:
    """A sentence with what is said put in."""
    return _PHRASES[which].spoken(language, **said)


def waiting_words(reason: Waiting, language: Language) -> str:
    """What a person is told about an order that waits."""
    return _PHRASES[reason].spoken(language)


def advice_lines(code: str | None, language: Language, prompt: str) -> list[str]:
    """What to do; for a refusal also the wish in words that may pass."""
    lines = [f"{failure_of(code).advice.spoken(language)}."]
    again = reworded(prompt, language) if code == FailureCode.REFUSED else None
    if again is not None:
        lines.append(phrase(Phrase.REWORDED, language, words=quoted(again, limit=_SUGGESTED)))
    return lines


def why_words(code: str | None, language: Language = "en") -> str:
    """Why an order ended without a picture, and that it cost nothing where that is certain."""
    if code not in {str(one) for one in FailureCode}:
        return ""
    failure = failure_of(code)
    cause = failure.cause.spoken(language)
    if failure.charged is not Charged.NO:
        return cause
    free = phrase(Phrase.NOT_CHARGED, language).rstrip(".")
    return f"{cause}; {free[0].lower()}{free[1:]}"


def _table(name: str) -> dict[str, object]:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


def _read_failures() -> dict[FailureCode, Failure]:
    found = TypeAdapter(dict[FailureCode, Failure]).validate_python(_table("failures.toml"))
    missing = set(FailureCode) - set(found)
    if missing:
        message = f"failures.toml has no words for {', '.join(sorted(missing))}"
        raise ValueError(message)
    return found


def _read_phrases() -> dict[str, Words]:
    found = TypeAdapter(dict[str, Words]).validate_python(_table("failure_phrases.toml"))
    missing = {*Phrase, *TOLD_WAITING} - set(found)
    if missing:
        message = f"failure_phrases.toml has no words for {', '.join(sorted(missing))}"
        raise ValueError(message)
    return found


# Read at once: files are not for the event loop, and what is missing is to be noticed at the start.
_FAILURES = _read_failures()
_PHRASES = _read_phrases()

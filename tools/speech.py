"""Sentences in the language of who is spoken to: English in the code, the others in a table.

The language belongs to what is being done just now, like the id in the log: whoever takes an event
in sets it, and nobody has to hand it on. The words are data (sentences.toml); a sentence that is
not there is said in English, and a house test fails.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from tools.languages import LANGUAGES, Language

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="en")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """In this language until the end."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def go_on_in(language: Language) -> None:
    """In this language from here on, to the end of the `speaking` around it."""
    _SPOKEN.set(language)


def spoken_now() -> Language:
    """The language of who is spoken to; English where nobody said."""
    return _SPOKEN.get()


def speak(english: str, /, **said: object) -> str:
    """The sentence as it is said to this person, with what is said put in."""
    return in_language(english, _SPOKEN.get(), **said)


def in_language(english: str, language: Language, /, **said: object) -> str:
    """The sentence in this language; in English where the table does not know it."""
    known = None if language == "en" else SENTENCES.get(english)
    words = english if known is None else known[OTHERS.index(language)]
    return words.format(**said) if said else words


def _read() -> Mapping[str, tuple[str, ...]]:
    """The sentences by their English words; a row that lacks a language ends the start."""
    text = Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8")
    rows: dict[str, dict[str, str]] = tomllib.loads(text)
    return {english: tuple(row[one] for one in OTHERS) for english, row in rows.items()}


OTHERS = tuple(language for language in LANGUAGES if language != "en")
# Read at once: files are not for the event loop. Plain texts: every process holds the table.
SENTENCES = _read()

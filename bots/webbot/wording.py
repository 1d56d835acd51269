"""The page's own words, in the language of who looks at it.

The words are data (words.toml): every one in every language, or this module does not load.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter

from storage.people import Person
from storage.web_chats import UNNAMED
from tools.languages import LANGUAGES, Language, Words
from tools.speech import spoken_now

_TABLE: TypeAdapter[dict[str, dict[str, Words]]] = TypeAdapter(dict[str, dict[str, Words]])


def word(key: str, /, **said: object) -> str:
    """The words of this key (`section.name`), with what is said put in."""
    section, _, name = key.partition(".")
    return WORDS[section][name].spoken(spoken_now(), **said)


def called(title: str) -> str:
    """The title of a chat; one that has none yet is called new."""
    return word("chats.new") if title == UNNAMED else title


def language_for(person: Person | None, accepted: str) -> Language:
    """The language they chose, else the first that their browser accepts and we speak."""
    chosen = person.settings.get("language") if person is not None else None
    wanted = [str(chosen), *_by_weight(accepted)]
    spoken = (known for tag in wanted for known in LANGUAGES if known == tag)
    return next(spoken, "en")


def _by_weight(accepted: str) -> Iterator[str]:
    """The languages of an Accept-Language header, the most welcome first."""
    weighed = []
    for part in accepted.split(","):
        tag, _, weight = part.strip().casefold().partition(";q=")
        try:
            weighed.append((float(weight or 1), tag.partition("-")[0]))
        except ValueError:
            continue  # what cannot be read is not wished for
    yield from (tag for weight, tag in sorted(weighed, key=_weight) if weight > 0)


def _weight(weighed: tuple[float, str]) -> float:
    return -weighed[0]


def _read() -> dict[str, dict[str, Words]]:
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return _TABLE.validate_python(tomllib.loads(text))


# Read at once: files are not for the event loop, and what is missing is to be noticed at the start.
WORDS = _read()

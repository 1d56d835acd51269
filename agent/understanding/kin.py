"""Words for the same thing: "grandad" for an old man, "the bird" for a heron."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from importlib.resources import files

from agent.understanding.stems import stem

_Sets = Mapping[str, list[frozenset[str]]]
_Lines = defaultdict[str, list[str]]


@lru_cache(maxsize=4096)
def kin(word: str, language: str) -> frozenset[str]:
    """What else may be meant by a stem: its like, the general and the special, as stems.

    ``vocabulary/kin_….txt`` has a group a line: words for all of it, a colon, the special ones;
    ``parts_….txt`` likewise a part, and what has it ("the chimney" is that of the cabin).
    """
    said, special = _table(language)
    return frozenset().union(*said.get(word, ()), *special.get(word, ()))


def kindred(said: AbstractSet[str], known: AbstractSet[str], language: str) -> AbstractSet[str]:
    """Those stems of which one of the known ones is kin."""
    return {word for word in said if not known.isdisjoint(kin(word, language))}


@cache
def _table(language: str) -> tuple[_Sets, _Sets]:
    said: dict[str, list[frozenset[str]]] = defaultdict(list)
    special: dict[str, list[frozenset[str]]] = defaultdict(list)
    for line in _LINES[language]:
        heads, rest = (
            frozenset(stem(word.strip(), language) for word in part.split(",") if word.strip())
            for part in line.split(":")
        )
        for word in heads:
            said[word].append(heads | rest)
        for word in rest:
            special[word].append(heads)
    return said, special


def _read() -> _Lines:
    lines: _Lines = defaultdict(list)
    for file in sorted(files(__package__).joinpath("vocabulary").iterdir(), key=str):
        what, _, language = file.name.removesuffix(".txt").partition("_")
        if what in {"kin", "parts"}:
            lines[language] += file.read_text("ascii").splitlines()
    return lines


# Read when the module is: a chat must not wait for a file, nor for the largest of the tables.
_LINES = _read()
_table("english")

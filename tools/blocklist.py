"""The operator's list of what is not drawn: words, phrases and patterns, under named rules.

    [violence]
    beheading
    blood bath
    gore*
    [brands: strict]
    acme

A rule counts in chats whose content setting is normal or strict; `: strict` only where it is
strict, `: always` also where it is off. A star stands for any further letters of a word and a
question mark for one; nothing else is a pattern, so nothing in the list can be slow.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal, Self

from tools.folding import disguised, folded, loosely, words

Level = Literal["strict", "normal", "off"]
_HEAD = re.compile(r"\[([^\[\]:]{1,60})(?::\s*(strict|normal|always))?\]")
_ANY = ""
_MOST_STARS = 2
_MOST_ENTRIES = 20_000
_MOST_WORDS = 6
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Counts(StrEnum):
    """In which chats a rule counts."""

    STRICT = "strict"
    NORMAL = "normal"
    ALWAYS = "always"

    def at(self, level: Level) -> bool:
        """Whether it counts at this content level."""
        return {"strict": True, "normal": self is not Counts.STRICT, "off": self is Counts.ALWAYS}[
            level
        ]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named part of the list."""

    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class _Pattern:
    sign: re.Pattern[str]
    rule: Rule


class BadBlocklist(ValueError):
    """The list cannot be used; the message names the line."""


class Blocklist:
    """The list, ready to be held against words."""

    def __init__(self, entries: Iterable[tuple[Rule, str]] = ()) -> None:
        self._exact: dict[str, Rule] = {}
        self._loose: dict[str, Rule] = {}
        self._phrases: dict[tuple[str, ...], Rule] = {}
        # By how words are read (0 plainly, 1 loosely) and by what a pattern begins with.
        self._patterns: dict[tuple[int, str], list[_Pattern]] = {}
        self._unspaced: dict[str, Rule] = {}
        self.size = 0
        for rule, entry in entries:
            self._add(rule, entry)
            self.size += 1

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a list.

        Raises:
            OSError: the file cannot be read.
            BadBlocklist: a line in it cannot be used.
        """
        return cls.parse(path.read_text("utf-8"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a list from its text.

        Raises:
            BadBlocklist: a line in it cannot be used.
        """
        return cls(_entries(text))

    def renew(self, newer: Self) -> None:
        """Become what `newer` is, for everybody who holds this one."""
        self.__dict__.update(newer.__dict__)

    def found(self, text: str) -> Iterator[Rule]:
        """The rules that the text falls under, as often as it does."""
        if not self.size:
            return
        said = list(words(text))
        for word in set(said):
            yield from self._in_word(word, self._exact, 0)
        for word in set(disguised(text)):
            yield from self._in_word(word, self._loose, 1)
        yield from self._in_phrases(said)
        whole = folded(text) if self._unspaced else ""
        yield from (rule for part, rule in self._unspaced.items() if part in whole)

    def _in_word(self, word: str, known: Mapping[str, Rule], reading: int) -> Iterator[Rule]:
        if rule := known.get(word):
            yield rule
        for first in (word[:1], _ANY):
            for pattern in self._patterns.get((reading, first), ()):
                if pattern.sign.fullmatch(word):
                    yield pattern.rule

    def _in_phrases(self, said: Sequence[str]) -> Iterator[Rule]:
        for length in {len(one) for one in self._phrases}:
            for at in range(len(said) - length + 1):
                if rule := self._phrases.get(tuple(said[at : at + length])):
                    yield rule

    def _add(self, rule: Rule, entry: str) -> None:
        plain = folded(entry)
        parts = plain.split()
        if _UNSPACED.search(plain):
            self._unspaced[plain] = rule
        elif "*" in plain or "?" in plain:
            for reading, word in enumerate((plain, loosely(plain))):
                first = _ANY if word[0] in "*?" else word[0]
                known = self._patterns.setdefault((reading, first), [])
                known.append(_Pattern(re.compile(_pattern(word)), rule))
        elif len(parts) == 1:
            self._exact[plain] = rule
            self._loose[loosely(plain)] = rule
        else:
            self._phrases[tuple(parts)] = rule


def _entries(text: str) -> Iterator[tuple[Rule, str]]:
    rule = Rule("unwanted words", Counts.NORMAL)
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if number > _MOST_ENTRIES:
            message = f"more than {_MOST_ENTRIES} lines"
            raise BadBlocklist(message)
        if line.startswith("["):
            rule = _rule(line, number)
        else:
            _check(line, number)
            yield rule, line


def _rule(line: str, number: int) -> Rule:
    found = _HEAD.fullmatch(line)
    if found is None:
        message = f"line {number}: write a rule as [name], [name: strict] or [name: always]"
        raise BadBlocklist(message)
    return Rule(found[1].strip(), Counts(found[2] or "normal"))


def _check(line: str, number: int) -> None:
    stars = "*" in line or "?" in line
    parts = folded(line).replace("*", "").replace("?", "").split()
    reason = None
    if not parts or not all(re.fullmatch(r"[^\W_]+", part) for part in parts):
        reason = "only letters, digits, * and ? make words"
    elif stars and len(line.split()) > 1:
        reason = "a pattern is one word"
    elif line.count("*") > _MOST_STARS:
        reason = f"at most {_MOST_STARS} stars"
    elif stars and len(parts[0]) < _MOST_STARS:
        reason = "a pattern needs two letters, or it would fit everything"
    elif len(parts) > _MOST_WORDS:
        reason = f"a phrase has at most {_MOST_WORDS} words"
    if reason is not None:
        message = f"line {number}: {reason}"
        raise BadBlocklist(message)


def _pattern(entry: str) -> str:
    """A star is bounded, so that matching takes no more than the square of a word's length."""
    signs = {"*": r"[^\W_]{0,30}", "?": r"[^\W_]"}
    return "".join(signs.get(sign, re.escape(sign)) for sign in entry)


NOTHING = Blocklist()
"""A list without entries."""

"""Ids that sort by the moment they were made, and handles that people can type."""

import re
import threading
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

Random = Callable[[int], bytes]

# No look-alikes (0 o, 1 l i): a handle is read aloud and typed from memory.
ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_FILLER: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "or",
        "with",
        "for",
        "from",
        "by",
        "my",
        "your",
        "our",
        "some",
        "very",
        "make",
        "draw",
        "paint",
        "create",
        "generate",
        "show",
        "me",
        "please",
        "picture",
        "image",
        "photo",
        "drawing",
        "painting",
        "portrait",
        "it",
        "is",
        "are",
        "this",
        "that",
        "un",
        "une",
        "le",
        "la",
        "les",
        "de",
        "des",
        "du",
        "et",
        "ein",
        "eine",
        "der",
        "die",
        "das",
        "und",
        "el",
        "los",
        "las",
    ]
)
_WORD: Final = re.compile(r"[a-z]{3,}")
_LONGEST_WORD: Final = 12
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_COUNTER_BITS: Final = 74
_COUNTER_MASK: Final = (1 << _COUNTER_BITS) - 1


def _assemble(milliseconds: int, tail: int) -> UUID:
    """RFC 9562 section 5.7: 48 bits of milliseconds, version 7, 12 + 62 free bits, variant 10."""
    high, low = tail >> 62, tail & ((1 << 62) - 1)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)


def uuid7(now: datetime, random: Random) -> UUID:
    """A UUID version 7 for this moment (to the millisecond), its tail from `random`."""
    tail = int.from_bytes(random(10), "big") & _COUNTER_MASK
    return _assemble((now - _EPOCH) // timedelta(milliseconds=1), tail)


def first_id(moment: datetime) -> UUID:
    """Not above any id of this moment or later, and above those from before it."""
    return UUID(int=(moment - _EPOCH) // timedelta(milliseconds=1) << 80)


class Ids:
    """Makes UUIDs version 7 that rise within this process, even when the clock steps back."""

    def __init__(self, clock: Callable[[], datetime], random: Random) -> None:
        self._clock = clock
        self._random = random
        self._last = 0
        # Ids are also made in the threads of the database.
        self._turn = threading.Lock()

    def __call__(self) -> UUID:
        """The next id."""
        with self._turn:
            return self._next()

    def _next(self) -> UUID:
        fresh = uuid7(self._clock(), self._random)
        milliseconds, tail = fresh.int >> 80, self._tail(fresh.int)
        if milliseconds <= self._last >> _COUNTER_BITS:
            # Counting on (RFC 9562, 6.2, method 2); an overflow carries into the milliseconds.
            self._last += 1 + (tail & 0xFFFF)
        else:
            self._last = (milliseconds << _COUNTER_BITS) | tail
        return _assemble(self._last >> _COUNTER_BITS, self._last & _COUNTER_MASK)

    @staticmethod
    def _tail(number: int) -> int:
        return ((number >> 64 & 0xFFF) << 62) | (number & ((1 << 62) - 1))


def handle(words: str, random: Random, *, letters: int = 3) -> str:
    """A short name such as "fox-7k2": the first telling word, and `letters` random characters."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    telling = (word for word in _WORD.findall(plain) if word not in _FILLER)
    noun = next(telling, "picture")[:_LONGEST_WORD]
    tail = "".join(ALPHABET[byte % len(ALPHABET)] for byte in random(letters))
    return f"{noun}-{tail}"

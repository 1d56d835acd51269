"""Learned weights, applied: which kind of wish a message most likely is, or which language."""

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Final

SCALE = 100
"""Weights are kept as whole numbers of this part of one."""
FILES = "weights"


@dataclass(frozen=True, slots=True)
class Estimate:
    """The likeliest kind, and how far it is ahead of the next one: at 0 they are alike."""

    likely: str
    lead: float


class Weights:
    """The sorted lines of a file, looked up where they are: a table takes ten times as much."""

    def __init__(self, text: str) -> None:
        _learned_from, head, usual, self._lines = text.split("\n", 3)
        self.kinds: Sequence[str] = head.split()
        self._usual = [int(one) for one in usual.split()]
        lengths = map(len, self._lines.splitlines(keepends=True))
        self._starts = array("L", accumulate(lengths, initial=0))
        self._starts.pop()
        # a few thousand features are most of what is seen
        self._of = lru_cache(maxsize=8192)(self._read)

    def estimate(self, features: Iterable[str]) -> Estimate:
        """Which kind a message with these features is."""
        scores, rarities = [0] * len(self.kinds), 0
        for feature in set(features):
            rarity, weights = self._of(feature)
            rarities += rarity * rarity
            for kind, weight in weights:
                scores[kind] += weight
        length = math.sqrt(rarities) / SCALE or 1
        told = [score / length + usual for score, usual in zip(scores, self._usual, strict=True)]
        first, second = sorted(range(len(told)), key=told.__getitem__, reverse=True)[:2]
        return Estimate(self.kinds[first], (told[first] - told[second]) / SCALE)

    def _read(self, feature: str) -> tuple[int, Sequence[tuple[int, int]]]:
        rarity, *weights = self._written(feature).split() or ("0",)
        pairs = (one.partition(":") for one in weights)
        return int(rarity), tuple((int(kind), int(weight)) for kind, _, weight in pairs)

    def _written(self, feature: str) -> str:
        at = bisect_left(self._starts, feature, key=self._name)
        if at == len(self._starts) or self._name(self._starts[at]) != feature:
            return ""
        start = self._starts[at] + len(feature) + 1
        return self._lines[start : self._lines.index("\n", start)]

    def _name(self, start: int) -> str:
        return self._lines[start : self._lines.index("\t", start)]


def load(name: str) -> Weights:
    """The weights that were learned from the messages of one language, or of several."""
    folder = files(__package__).joinpath(FILES)
    return Weights(folder.joinpath(f"{name}.txt").read_text(encoding="utf-8"))


# Read when the module is: a chat must not wait for a file.
IN_ENGLISH: Final = load("english")
IN_OTHERS: Final = load("abroad")
SPOKEN: Final = load("languages")

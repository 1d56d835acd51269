"""Learned weights, applied: which kind of wish a message most likely is, or which language."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Final

SCALE = 100
"""Weights are kept as whole numbers of this part of one."""
FILES = "weights"
TALK: Final = "talk"
"""The kind of what asks for nothing."""
_PAGE = 64


@dataclass(frozen=True, slots=True)
class Estimate:
    """How much speaks for each kind; of two that are alike nothing is ahead of the other."""

    scores: Mapping[str, float]

    @property
    def likely(self) -> str:
        """The likeliest kind."""
        return max(self.scores, key=self.scores.__getitem__)

    @property
    def lead(self) -> float:
        """How far the likeliest kind is ahead of the next one."""
        return self.ahead_of({self.likely})

    def ahead_of(self, alike: AbstractSet[str]) -> float:
        """How far the likeliest kind is ahead of the next one that is none of these."""
        others = (score for kind, score in self.scores.items() if kind not in alike)
        return self.scores[self.likely] - max(others)

    def over(self, kind: str) -> float:
        """How far the likeliest other kind is ahead of this one; less than nothing behind it."""
        return max(score for one, score in self.scores.items() if one != kind) - self.scores[kind]


class Weights:
    """The sorted lines of a file, looked up where they are: a table takes ten times as much."""

    def __init__(self, text: str) -> None:
        _learned_from, head, usual, lines = text.split("\n", 3)
        self.kinds: Sequence[str] = head.split()
        self._usual = [int(one) for one in usual.split()]
        self._lines = f"\n{lines}"
        lengths = [len(line) for line in lines.splitlines(keepends=True)]
        self._pages = [*accumulate(lengths[:-1], initial=0)][::_PAGE]
        self._firsts = [self._until("\t", start + 1) for start in self._pages]
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
        told = (score / length + usual for score, usual in zip(scores, self._usual, strict=True))
        return Estimate({kind: one / SCALE for kind, one in zip(self.kinds, told, strict=True)})

    def _read(self, feature: str) -> tuple[int, Sequence[tuple[int, int]]]:
        rarity, *weights = self._written(feature).split() or ("0",)
        pairs = (one.partition(":") for one in weights)
        return int(rarity), tuple((int(kind), int(weight)) for kind, _, weight in pairs)

    def _written(self, feature: str) -> str:
        page = bisect_right(self._firsts, feature)
        if not page:
            return ""
        end = self._pages[page] if page < len(self._pages) else len(self._lines)
        at = self._lines.find(f"\n{feature}\t", self._pages[page - 1], end)
        return self._until("\n", at + len(feature) + 2) if at >= 0 else ""

    def _until(self, mark: str, start: int) -> str:
        return self._lines[start : self._lines.index(mark, start)]


def load(name: str) -> Weights:
    """The weights that were learned from the messages of one language, or of several."""
    folder = files(__package__).joinpath(FILES)
    return Weights(folder.joinpath(f"{name}.txt").read_text(encoding="utf-8"))


# Read when the module is: a chat must not wait for a file.
IN_ENGLISH: Final = load("english")
IN_OTHERS: Final = load("abroad")
SPOKEN: Final = load("languages")

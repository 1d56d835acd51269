"""Learned weights, applied: which kind of wish a message most likely is, or which language."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
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
        # a few hundred features are most of what is seen
        self._of = lru_cache(maxsize=1024)(self._read)

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
        lines, low, high = self._lines, 0, len(self._lines)
        while low < high:
            start = lines.rfind("\n", 0, (low + high) // 2) + 1
            end = lines.index("\n", start)
            name, _, rest = lines[start:end].partition("\t")
            if name == feature:
                return rest
            low, high = (end + 1, high) if name < feature else (low, start)
        return ""


def load(name: str) -> Weights:
    """The weights that were learned from the messages of one language, or of several."""
    folder = files(__package__).joinpath(FILES)
    return Weights(folder.joinpath(f"{name}.txt").read_text(encoding="utf-8"))


# Read when the module is: a chat must not wait for a file.
IN_ENGLISH: Final = load("english")
IN_OTHERS: Final = load("abroad")
SPOKEN: Final = load("languages")

"""Learned weights, applied: which kind of wish an utterance most likely is."""

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Final

SCALE = 32
"""Weights are kept as whole numbers of this part of one."""
WEIGHTS = "weights.txt"


@dataclass(frozen=True, slots=True)
class Estimate:
    """The likeliest kind of wish, and how likely each is."""

    likely: str
    shares: Mapping[str, float]


class _Weights:
    """The file as it is, and where in it each feature stands: a table takes ten times as much.

    `of` tells a feature's weights as they are written.
    """

    def __init__(self, text: str) -> None:
        _learned_from, head, *lines = text.splitlines(keepends=True)
        self.kinds: Sequence[str] = head.rstrip("\n").split("\t")
        self._text = "".join(lines)
        hashes = [hash(line.partition("\t")[0]) for line in lines]
        starts = list(accumulate(map(len, lines[:-1]), initial=0))
        by_hash = sorted(range(len(lines)), key=hashes.__getitem__)
        self._hashes = array("q", map(hashes.__getitem__, by_hash))
        self._starts = array("L", map(starts.__getitem__, by_hash))

    def of(self, feature: str) -> str:
        wanted, written = hash(feature), f"{feature}\t"
        at = bisect_left(self._hashes, wanted)
        while at < len(self._hashes) and self._hashes[at] == wanted:
            start = self._starts[at]
            if self._text.startswith(written, start):
                return self._text[start + len(written) : self._text.index("\n", start)]
            at += 1
        return ""


def estimate(features: Iterable[str]) -> Estimate:
    """How likely each kind of wish is for an utterance with these features."""
    scores = [0] * len(_WEIGHTS.kinds)
    for feature in features:
        for kind, weight in _weights_of(feature):
            scores[kind] += weight
    shares = softmax([score / SCALE for score in scores])
    return Estimate(
        likely=_WEIGHTS.kinds[shares.index(max(shares))],
        shares=dict(zip(_WEIGHTS.kinds, shares, strict=True)),
    )


# A few hundred words are most of what is said.
@lru_cache(maxsize=1024)
def _weights_of(feature: str) -> Sequence[tuple[int, int]]:
    pairs = (pair.partition(":") for pair in _WEIGHTS.of(feature).split())
    return tuple((int(kind), int(weight)) for kind, _, weight in pairs)


def softmax(scores: Sequence[float]) -> list[float]:
    """Shares of one that grow with the scores."""
    most = max(scores)
    grown = [math.exp(score - most) for score in scores]
    whole = sum(grown)
    return [one / whole for one in grown]


# Read when the module is: a chat must not wait for a file.
_WEIGHTS: Final = _Weights(files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))

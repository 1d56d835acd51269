"""Learned weights, applied: which kind of wish an utterance most likely is."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SCALE = 32
"""Weights are kept as whole numbers of this part of one."""
WEIGHTS = "weights.txt"


@dataclass(frozen=True, slots=True)
class Estimate:
    """The likeliest kind of wish, and how likely each is."""

    likely: str
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Weights:
    kinds: Sequence[str]
    of: Mapping[str, str]
    """A feature's weights as they are written: as numbers they take three times the memory."""


def estimate(features: Iterable[str]) -> Estimate:
    """How likely each kind of wish is for an utterance with these features."""
    weights = _read()
    scores = [0] * len(weights.kinds)
    for feature in features:
        for pair in weights.of.get(feature, "").split():
            kind, _, weight = pair.partition(":")
            scores[int(kind)] += int(weight)
    shares = softmax([score / SCALE for score in scores])
    return Estimate(
        likely=weights.kinds[shares.index(max(shares))],
        shares=dict(zip(weights.kinds, shares, strict=True)),
    )


def softmax(scores: Sequence[float]) -> list[float]:
    """Shares of one that grow with the scores."""
    most = max(scores)
    grown = [math.exp(score - most) for score in scores]
    whole = sum(grown)
    return [one / whole for one in grown]


@cache
def _read() -> _Weights:
    # By the first who asks, a hundredth of a second: where a language model answers nobody does.
    text = files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8")
    _learned_from, head, *lines = text.splitlines()
    return _Weights(
        kinds=head.split("\t"),
        of={feature: pairs for feature, _, pairs in (line.partition("\t") for line in lines)},
    )

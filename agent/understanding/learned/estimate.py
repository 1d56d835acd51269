"""Learned weights, applied: which kind of wish an utterance most likely is."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

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
    scores = [0] * len(_WEIGHTS.kinds)
    for feature in features:
        for pair in _WEIGHTS.of.get(feature, "").split():
            kind, _, weight = pair.partition(":")
            scores[int(kind)] += int(weight)
    shares = softmax([score / SCALE for score in scores])
    return Estimate(
        likely=_WEIGHTS.kinds[shares.index(max(shares))],
        shares=dict(zip(_WEIGHTS.kinds, shares, strict=True)),
    )


def softmax(scores: Sequence[float]) -> list[float]:
    """Shares of one that grow with the scores."""
    most = max(scores)
    grown = [math.exp(score - most) for score in scores]
    whole = sum(grown)
    return [one / whole for one in grown]


def _read() -> _Weights:
    text = files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8")
    _learned_from, head, *lines = text.splitlines()
    return _Weights(
        kinds=head.split("\t"),
        of={feature: pairs for feature, _, pairs in (line.partition("\t") for line in lines)},
    )


# Read when the module is: a chat must not wait for a file.
_WEIGHTS: Final = _read()

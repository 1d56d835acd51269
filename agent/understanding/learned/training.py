"""Learns the weights from the utterances: ``python -m agent.understanding.learned.training``.

Linear support vector machines, one against the rest, over the features of a message weighed by
their rarity; the same utterances and rules give the same weights.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from multiprocessing import Pool

import numpy as np
from scipy.sparse import csr_array
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from agent.understanding.learned.estimate import FILES, SCALE
from agent.understanding.learned.examples import (
    FOLDER,
    LEARNED_FROM,
    fingerprint,
    observed,
    together,
    utterances,
)
from agent.understanding.learned.spelling import spelling

_COST = 1
_LEAST_SEEN = 5
_SLIGHT = 60
_COMPOSED = 0.5
Examples = Sequence[tuple[Sequence[str], str]]


def learn(examples: Examples, composed: int = 0) -> str:
    """The weights as text: the kinds, what is usual, then a line a feature, in order.

    The last ones, so many, were put together of others and weigh less.
    """
    seen = Counter(one for found, _ in examples for one in found)
    names = sorted(one for one, times in seen.items() if times >= _LEAST_SEEN and _plain(one))
    number = {name: at for at, name in enumerate(names)}
    rarity = np.array([np.log(len(examples) / seen[name]) for name in names])
    rows = [[number[one] for one in found if one in number] for found, _ in examples]
    starts = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    columns = np.fromiter((one for row in rows for one in row), dtype=np.int32)
    matrix = csr_array((rarity[columns], columns, starts), shape=(len(rows), len(names)))
    machine = LinearSVC(C=_COST, random_state=1)
    weighing = np.repeat([1, _COMPOSED], [len(examples) - composed, composed])
    machine.fit(normalize(matrix), [kind for _, kind in examples], sample_weight=weighing)
    usual = " ".join(str(round(one * SCALE)) for one in machine.intercept_)
    lines = [" ".join(machine.classes_), usual]
    weighed = np.rint(machine.coef_.T * rarity[:, None] * SCALE).astype(int)
    for name, rare, row in zip(names, rarity, weighed, strict=True):
        pairs = [f"{at}:{weight}" for at, weight in enumerate(row) if abs(weight) > _SLIGHT]
        lines.append(f"{name}\t{' '.join([str(round(rare * SCALE)), *pairs])}")
    return "\n".join(lines) + "\n"


def _plain(name: str) -> bool:
    """Whether its letters take one byte each: one that does not makes all of the text larger."""
    return max(name) <= "\u00ff"


def main() -> None:
    """Learn, and write the weights down: what is asked for, and in which language."""
    spoken: dict[str, str] = {}
    for name, languages in LEARNED_FROM.items():
        said = {language: [*utterances(language)] for language in languages}
        spoken = {one.text: each for each in languages for one in said[each]} | spoken
        apart = [one for each in languages for one in said[each]]
        composed = [one for each in languages for one in together(said[each])]
        with Pool() as pool:
            found = pool.map(observed, apart + composed, chunksize=64)
        kinds = [one.kind for one in apart + composed]
        _write(name, [*zip(found, kinds, strict=True)], len(composed))
    _write(
        "languages", [(sorted(set(spelling(text))), language) for text, language in spoken.items()]
    )


def _write(name: str, examples: Examples, composed: int = 0) -> None:
    text = f"{fingerprint()}\n{learn(examples, composed)}"
    (FOLDER / FILES / f"{name}.txt").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{name}: learned from {len(examples)} utterances\n")


if __name__ == "__main__":
    main()

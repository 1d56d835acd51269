"""Learns the weights from the utterances: ``python -m agent.understanding.learned.training``.

Softmax regression by stochastic gradient steps of adaptive size (Adagrad); the same utterances
and rules give the same weights.
"""

import hashlib
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.context import ChatPicture, ChatView
from agent.understanding.clauses import clauses_of
from agent.understanding.grammar import grammar_of
from agent.understanding.hearing import by_rules
from agent.understanding.language import language_of
from agent.understanding.learned.estimate import SCALE, WEIGHTS, softmax
from agent.understanding.learned.features import features
from agent.understanding.scene import Scene
from agent.understanding.settings import switches
from agent.understanding.wording import Wording

FOLDER = Path(__file__).parent
_HEADING = re.compile(r"\[(?P<kind>\w+)(?: \| (?P<scenes>.+))?\]")
_NOTHING = "nothing"
_ROUNDS = 30
_AVERAGED = 22
_STEP = 0.4
_DECAY = 2e-4
_UNSEEN = 0.4
"""The share of an example's features left out each time: no few words shall decide alone."""
_LEAST_SEEN = 2
_SETTLED = 0.05
_SLIGHT = 17


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing somebody may say, what it asks for, and the pictures that are there."""

    text: str
    kind: str
    captions: tuple[str, ...]


def utterances() -> Iterator[Utterance]:
    """All examples, one a line under the heading that says what they ask for, and in which scenes.

    ``[kind | nothing or caption; caption]``: without a picture, and with two.
    """
    for file in sorted(FOLDER.glob("utterances/*.txt")):
        kind, scenes = "", [*_scenes(_NOTHING)]
        for line in file.read_text(encoding="utf-8").splitlines():
            if heading := _HEADING.fullmatch(line):
                kind, scenes = heading["kind"], [*_scenes(heading["scenes"] or _NOTHING)]
            elif line:
                yield from (Utterance(line, kind, captions) for captions in scenes)


def _scenes(written: str) -> Iterator[tuple[str, ...]]:
    for scene in written.split(" or "):
        yield () if scene == _NOTHING else tuple(scene.split("; "))


def observed(one: Utterance) -> frozenset[str] | None:
    """The features of an utterance of one clause; of several clauses none says it all."""
    pictures = tuple(
        ChatPicture(
            n=n, handle=f"pic-{n}00", state="done", caption=caption, current=n == len(one.captions)
        )
        for n, caption in enumerate(one.captions, 1)
    )
    view = ChatView(pictures=pictures)
    whole = Wording.of(one.text)
    grammar = grammar_of(language_of(whole, ". ".join(one.captions[-3:])))
    scene = Scene(view=view, grammar=grammar)
    clauses = clauses_of(switches(whole).left, view, grammar)
    if len(clauses) != 1:
        return None
    said, heard = by_rules(clauses[0].text, scene)
    return frozenset(features(said, scene, heard)) if said else None


class Learner:
    """Weights of every feature for every kind, moved a little by each example."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self.kinds = kinds
        self.weights: dict[str, list[float]] = {}
        self.averages: dict[str, list[float]] = {}
        """The average of the weights of the last rounds: steadier than any of them."""
        self._moved: dict[str, list[float]] = {}

    def learn(self, seen: Iterable[str], kind: int) -> None:
        """Move the weights towards this answer."""
        rows = [self._row(one) for one in seen]
        shares = softmax([sum(column) for column in zip(*(row for row, _ in rows), strict=True)])
        wrong = [share - (at == kind) for at, share in enumerate(shares)]
        ahead = [at for at, one in enumerate(wrong) if abs(one) > _SETTLED]
        for row, moved in rows:
            for at in ahead:
                slope = wrong[at] + _DECAY * row[at]
                moved[at] += slope * slope
                row[at] -= _STEP * slope / (1e-6 + moved[at]) ** 0.5

    def remember(self) -> None:
        """Count the weights as they are now into their average."""
        for feature, row in self.weights.items():
            average = self.averages.setdefault(feature, [0.0] * len(self.kinds))
            for at, weight in enumerate(row):
                average[at] += weight / _AVERAGED

    def _row(self, feature: str) -> tuple[list[float], list[float]]:
        row = self.weights.get(feature)
        if row is None:
            row = self.weights[feature] = [0.0] * len(self.kinds)
            self._moved[feature] = [0.0] * len(self.kinds)
        return row, self._moved[feature]


def learn(examples: Sequence[tuple[frozenset[str], str]]) -> Learner:
    """A learner that went through all examples several times, in a shuffled but fixed order."""
    seen = Counter(one for found, _ in examples for one in found)
    kept = [
        (sorted(one for one in found if seen[one] >= _LEAST_SEEN), kind) for found, kind in examples
    ]
    learner = Learner(sorted({kind for _, kind in examples}))
    at = {kind: number for number, kind in enumerate(learner.kinds)}
    for turn in range(_ROUNDS):
        # Chance of its own for every example: one more of them changes little of what is learned.
        chances = [random.Random(f"{turn} {kind} {found}") for found, kind in kept]  # noqa: S311 - no secret
        order = sorted(range(len(kept)), key=[one.random() for one in chances].__getitem__)
        for one in order:
            found, kind = kept[one]
            seen_now = [name for name in found if chances[one].random() > _UNSEEN]
            learner.learn(seen_now or found, at[kind])
        if turn >= _ROUNDS - _AVERAGED:
            learner.remember()
    return learner


def fingerprint() -> str:
    """Tells one state of the utterances from another."""
    written = "".join(
        file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("utterances/*.txt"))
    )
    return hashlib.sha256(written.encode()).hexdigest()


def written(learner: Learner) -> str:
    """The weights as text: the kinds, then a line a feature."""
    lines = [fingerprint(), "\t".join(learner.kinds)]
    for feature, row in sorted(learner.averages.items()):
        whole = [(at, round(weight * SCALE)) for at, weight in enumerate(row)]
        if pairs := [f"{at}:{weight}" for at, weight in whole if abs(weight) > _SLIGHT]:
            lines.append("\t".join([feature, *pairs]))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Learn, and write the weights down."""
    examples = [(found, one.kind) for one in utterances() if (found := observed(one)) is not None]
    (FOLDER / WEIGHTS).write_text(written(learn(examples)), encoding="utf-8")
    sys.stdout.write(f"learned from {len(examples)} utterances\n")


if __name__ == "__main__":
    main()

"""The example utterances, and what is observed in them."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.context import ChatPicture, ChatView
from agent.understanding.learned.estimate import TALK
from agent.understanding.learned.features import features
from agent.understanding.read import by_rules
from agent.understanding.wording import Wording

FOLDER = Path(__file__).parent
LEARNED_FROM = {
    "english": ("english",),
    "abroad": ("french", "german", "italian", "portuguese", "spanish"),
}
"""The files of weights for what is asked for, and the languages each is learned from."""
_HEADING = re.compile(r"\[(?P<kind>\w+)(?: \| (?P<scenes>.+))?\]")
_NOTHING = "nothing"
_SEVERAL = {"several", "batch"}
_JOINTS = (", ", ". ", " - ", "! ", " ", ", ", ". ", "\n", ", but ", " and ", "... ")
_MOST_WORDS = 14
_STEPS = (7_919, 104_729)
"""Primes: each remark meets other wishes, the same ones each time it is learned."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing somebody may say, what it asks for, and the captions of the pictures there."""

    text: str
    kind: str
    captions: tuple[str, ...]


def utterances(language: str) -> Iterator[Utterance]:
    """All of a language, one a line under the heading that says what they ask for in which scenes.

    ``[kind | nothing or caption; caption]``: without a picture, and with two.
    """
    for file in sorted(FOLDER.glob(f"utterances/{language}/*.txt")):
        kind, scenes = "", [*_scenes(_NOTHING)]
        for line in file.read_text(encoding="utf-8").splitlines():
            if heading := _HEADING.fullmatch(line):
                kind, scenes = heading["kind"], [*_scenes(heading["scenes"] or _NOTHING)]
            elif line:
                yield from (Utterance(line, kind, captions) for captions in scenes)


def together(said: Sequence[Utterance]) -> Iterator[Utterance]:
    """Remarks and wishes in one message, as people say them: what is asked for is the wish."""
    short = [one for one in said if one.text.count(" ") < _MOST_WORDS and one.kind not in _SEVERAL]
    remarks = [*dict.fromkeys(one.text for one in short if one.kind == TALK)]
    for at, one in enumerate(short):
        before, after = (remarks[at * step % len(remarks)] for step in _STEPS)
        joint = _JOINTS[at % len(_JOINTS)]
        text = one.text + joint.replace("but ", "") + after
        if one.kind == TALK or at % 3:
            text = before + joint + one.text
        yield Utterance(text, one.kind, one.captions)


def _scenes(written: str) -> Iterator[tuple[str, ...]]:
    for scene in written.split(" or "):
        yield () if scene == _NOTHING else tuple(scene.split("; "))


def observed(one: Utterance) -> list[str]:
    """The features of an utterance."""
    pictures = tuple(
        ChatPicture(
            n=n, handle=f"pic-{n}00", state="done", caption=caption, current=n == len(one.captions)
        )
        for n, caption in enumerate(one.captions, 1)
    )
    read = by_rules(Wording.of(one.text), ChatView(pictures=pictures))
    return sorted(set(features(read)))


def fingerprint() -> str:
    """Tells one state of the utterances from another."""
    files = sorted(FOLDER.glob("utterances/*/*.txt"))
    written = "".join(file.read_text(encoding="utf-8") for file in files)
    return hashlib.sha256(written.encode()).hexdigest()

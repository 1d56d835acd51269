"""One wish for several pictures ("make 1 and 2 darker"), and several wishes in one clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.understanding.grammar import Grammar
from agent.understanding.naming import named_by_words
from agent.understanding.places import Mention, all_pictures
from agent.understanding.scene import Said, Scene
from agent.understanding.settings import counted
from agent.understanding.wording import Wording

MOST_TOGETHER = 8
_BETWEEN = re.compile(r"[\s,&+/]*(?:(?:and|und|et|y|e)\b)?\s*(?:the\s+)?")
_BEFORE = re.compile(r"\b(?:both|all|pictures?|images?|photos?|pics?|numbers?)\s*$")
_JOINER = re.compile(r"\s*(?:,|;|&|\band\b|\bbut\b|\bwhile\b)[\s,]*(?:and\b\s*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Pictures spoken of as one, and where in the text."""

    start: int
    end: int
    pictures: tuple[str, ...]


def group_of(said: Said, scene: Scene) -> Group | None:
    """The first run of two or more pictures in the text ("#1, #2 and #4", "all of them")."""
    return _all_of_them(said, scene) or _listed(said, scene) or _pair_by_words(said, scene)


def _all_of_them(said: Said, scene: Scene) -> Group | None:
    found = scene.grammar.find("together", said.shape)
    if found is None:
        return None
    parts = found.groupdict()
    wanted = counted(parts["n"], scene.grammar) if parts.get("n") else None
    pictures = all_pictures(scene.view, len(scene.view.pictures))
    most = wanted or (2 if parts.get("two") else MOST_TOGETHER)
    pictures = pictures[:most] if parts.get("end") == "first" else pictures[-most:]
    if len(pictures) < 2:  # noqa: PLR2004 - one picture is no group
        return None
    return Group(start=found.start(), end=found.end(), pictures=pictures)


def _pair_by_words(said: Said, scene: Scene) -> Group | None:
    """Two pictures by their words ("the fox and the car")."""
    found = scene.grammar.find("pair", said.shape)
    if found is None:
        return None
    halves = (said.text.part(*found.span(name)) for name in ("one", "other"))
    named = [named_by_words(half, scene.view, scene.grammar, closely=True) for half in halves]
    pictures = tuple(dict.fromkeys(filter(None, named)))
    if len(pictures) < 2:  # noqa: PLR2004 - one picture is no group
        return None
    return Group(start=found.start(), end=found.end(), pictures=pictures)


def _listed(said: Said, scene: Scene) -> Group | None:
    run: list[Mention] = []
    for one in said.named:
        if run and not _BETWEEN.fullmatch(said.text.low[run[-1].end : one.start]):
            if len(run) > 1:
                break
            run = []
        run.append(one)
    if len(run) < 2 or _lent(said.text.low, run[0].start, scene.grammar):  # noqa: PLR2004 - one picture is no group
        return None
    before = _BEFORE.search(said.text.low[: run[0].start])
    start = before.start() if before else run[0].start
    pictures = tuple(dict.fromkeys(one.picture for one in run))[:MOST_TOGETHER]
    return Group(start=start, end=run[-1].end, pictures=pictures)


def contrasted(text: Wording, named: Sequence[Mention]) -> tuple[Wording, Wording] | None:
    """The two wishes of "make #3 blue and #4 orange"; nothing for other forms."""
    if len(named) != 2:  # noqa: PLR2004 - only pairs have this form
        return None
    one, other = named
    joiner = _JOINER.search(text.low[one.end : other.start])
    if joiner is None or not joiner.start() or not text.low[other.end :].strip(" .,!?"):
        return None
    if not text.low[one.end : one.end + joiner.start()].strip(" .,!?"):
        return None
    head = text.part(0, one.start)
    first, tail = text.part(0, one.end + joiner.start()), text.part(other.start)
    blank = " " if head else ""
    return first, Wording(head.raw + blank + tail.raw, head.low + blank + tail.low)


def _lent(low: str, start: int, grammar: Grammar) -> bool:
    if grammar.match("taking", low):
        return False
    return any(pattern.search(low[:start]) for pattern in grammar.sets["borrowed"])

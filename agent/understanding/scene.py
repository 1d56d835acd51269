"""What one clause is heard as, and what it is heard against."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pydantic import JsonValue

from agent.context import ChatView
from agent.understanding.grammar import Grammar, group
from agent.understanding.naming import named_barely, named_by_words, pointed_at, spoken_of
from agent.understanding.places import Aim, Mention, default_aim
from agent.understanding.results import Call, Reply
from agent.understanding.wording import Wording

Arguments = dict[str, JsonValue]
_SUBJECT = re.compile(
    r"^(?P<noun>(?!the\b|this\b|that\b|it\b|there\b)[\w'-]+) (?:needs?|should|must|could|has to|"
    r"is too|looks? too)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The chat and language a clause is heard in; ``aim`` is its picture, when named before.

    ``following``: the same message has ordered a picture before.
    """

    view: ChatView
    grammar: Grammar
    aim: Aim | None = None
    switches: Mapping[str, JsonValue] = field(default_factory=dict)
    following: bool = False

    @property
    def default(self) -> Aim:
        """The picture meant when none is named."""
        return self.aim or default_aim(self.view)

    @property
    def has_picture(self) -> bool:
        """Whether there is anything "it" could stand for."""
        return bool(self.view.pictures) or self.aim is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One clause understood: calls or a kind of reply.

    ``implied``: its picture was not named. ``draws``: it ends in a new picture, which a later "it"
    would mean. ``guessed``: nothing said so, it was only taken for a noun phrase. ``told``: it
    was spoken of what is there, and a wish that follows says what is to be done. ``carried``:
    settings said without a wish, meant for the one that follows.
    """

    calls: tuple[Call, ...] = ()
    reply: Reply | None = None
    topic: str = ""
    implied: bool = False
    draws: bool = False
    guessed: bool = False
    told: bool = False
    carried: Mapping[str, JsonValue] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One clause: ``text`` without courtesies, ``whole`` as it came.

    ``named`` are the pictures named in ``text``, ``shape`` is its folded form with them blanked.
    """

    text: Wording
    named: tuple[Mention, ...]
    shape: str
    whole: Wording


def without_model(said: Said, scene: Scene) -> tuple[Said, Arguments]:
    """The clause up to the model named at its end, and that model; all of it where none is."""
    for pattern in scene.grammar.sets["model"]:
        found = pattern.search(said.text.low)
        if found and found.start() and not said.text.low[found.end() :].strip(" .!?"):
            start = found.start()
            shorter = replace(
                said,
                text=said.text.part(0, start),
                named=tuple(one for one in said.named if one.start < start),
                shape=said.shape[:start].rstrip(" ,;("),
            )
            return shorter, {"model": found["model"].strip()}
    return said, {}


def aim_of(said: Said, scene: Scene) -> Aim:
    """The picture a clause names, by number or by its words; else the one that is spoken of."""
    if said.named:
        return Aim(said.named[0].picture)
    return aim_by_words(said.text, scene)


def aim_by_words(text: Wording, scene: Scene) -> Aim:
    """The picture of which these words speak, unless it was named before."""
    if scene.aim is not None or not scene.default.implied:
        return scene.default
    grammar, view = scene.grammar, scene.view
    named = named_by_words(text, view, grammar, closely=True)
    if named is None and (subject := _SUBJECT.match(text.low)):
        # "car needs a spoiler": said without its article
        called = Wording.of(f"the {subject['noun']}")
        named = named_by_words(called, view, grammar, closely=True)
    named = named or pointed_at(text, view, grammar)
    named = named or named_by_words(text, view, grammar) or named_barely(text, view, grammar)
    named = named or spoken_of(text, view, grammar)
    return Aim(named) if named else scene.default


def aim_in(found: re.Match[str], said: Said, scene: Scene) -> Aim:
    """The picture that stands where the pattern expects one."""
    span = group(found, "what")
    if span:
        inside = [one for one in said.named if span[0] <= one.start < span[1]]
        if inside:
            return Aim(inside[0].picture)
        words = said.text.part(*span)
        if words.low.lstrip("#").isdigit():
            return Aim(f"#{int(words.low.lstrip('#'))}")
        if scene.aim is None and (
            named := named_by_words(words, scene.view, scene.grammar, closely=True)
        ):
            return Aim(named)
    elif group(found, "like") is None:
        return aim_of(said, scene)
    return scene.default


def part_of(found: re.Match[str], name: str, said: Said) -> Wording:
    """The words that a group of the pattern has taken; none where it took nothing."""
    span = group(found, name)
    return said.text.part(*span) if span else Wording("", "")

"""The same once more, and other takes on a picture."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from agent.understanding.captions import content_words, picture_of
from agent.understanding.grammar import POINTER, choose, group
from agent.understanding.places import Aim, listed, mentions, target
from agent.understanding.results import Call, Reply
from agent.understanding.scene import Heard, Said, Scene, aim_by_words, aim_of
from agent.understanding.settings import Settings, counted, in_words, take_count
from agent.understanding.wording import Wording, tidy

if TYPE_CHECKING:
    from pydantic import JsonValue

_ASPECT = re.compile(r"\b(?:with|in|but|as|at|where|without|wearing|mit|con|com|avec|en)\b .{2,}$")
_SETTING = ("use ", "with ", "set ", "seed ")
_AMOUNT = re.compile(
    r"[ ,]+(?:(?:maybe|say|perhaps|about|like) (?:\d|two|three|four)|"
    r"(?:please|pls|plz),? (?:\d|two|three|four)$|"
    r"(?:to|so (?:i|we)(?: can)?) (?:choose|pick|compare))\b.*$"
)
_ASIDE = re.compile(
    r"(?:, ?(?!(?:with|in|but|as|at|only|just|and) )| for (?:my|our|the|an?|his|her|their) ).*$",
    re.DOTALL,
)
"""What somebody says behind the picture's name ("like this for my calendar, can't decide yet")."""
_WHAT_FOR = re.compile(r"for (?:the|my|our|a|an|his|her|their) ")
_WORDS = re.compile(r"(?<![\w#.:])[^\W_]+(?![\w:.%]\w)")
MOST_VARIATIONS = 4
_NOT_DRAWN = {"failed", "refused", "lost", "cancelled", "expired"}
_REPEATED = ("count", "model", "seed", "resolution", "ratio", "negative")


def reroll(said: Said, scene: Scene) -> Heard | None:
    """The same wish once more."""
    settings = in_words(Settings(left=said.text), scene.grammar, _REPEATED)
    settings.arguments |= scene.switches
    if not scene.grammar.match("reroll", _shape(settings.left.trimmed(), scene)):
        if not scene.grammar.match("reroll", said.shape):
            return None
        settings.arguments = dict(scene.switches)
    if number := _leading_number(said.shape, scene):
        take_count(settings, number, MOST_VARIATIONS)
    named = mentions(said.text, scene.view, scene.grammar)
    aim = Aim(named[0].picture) if named else aim_by_words(said.text, scene)
    again = repeat(aim, settings, scene)
    # "use seed 99 and draw …": meant for the wish that follows
    alone = settings.arguments if said.text.low.startswith(_SETTING) else {}
    return replace(again, carried=alone)


def again(said: Said, scene: Scene) -> Heard:
    """The last wish once more, in whatever words; so often as the one number says."""
    settings = in_words(Settings(left=said.text), scene.grammar, ("ratio", "count"))
    if "count" not in settings.arguments:
        take_count(settings, _only_number(said.shape, scene), MOST_VARIATIONS)
    return repeat(aim_of(said, scene), settings, scene)


def vary(said: Said, scene: Scene) -> Heard | None:
    """Other takes on a picture."""
    found = scene.grammar.match("vary", said.shape)
    if found is None:
        return None
    if not scene.has_picture and not mentions(said.text, scene.view, scene.grammar):
        return Heard(reply=Reply.NO_PICTURE)
    span = group(found, "what")
    words = said.text.part(*span) if span else Wording("", "")
    aspect = _ASPECT.search(words.low)
    object_ = words.part(0, aspect.start()) if aspect else words
    if amount := _AMOUNT.search(object_.low):
        object_ = object_.part(0, amount.start())
    prompt = tidy(words.raw[aspect.start() :]) if aspect else ""
    aim = _object_aim(object_, scene)
    if aim.picture == object_.raw and (aside := _ASIDE.search(object_.low)):
        aim = _object_aim(object_.part(0, aside.start()), scene)
    return varied(said, scene, aim, prompt)


def varied(said: Said, scene: Scene, aim: Aim, prompt: str = "") -> Heard:
    """Other takes on this picture: as many, and as far from it, as is said."""
    if not scene.has_picture and aim.implied:
        return Heard(reply=Reply.NO_PICTURE)
    settings = Settings(left=said.text)
    arguments: dict[str, JsonValue] = {"prompt": prompt} if prompt else {}
    shape = said.shape.replace(POINTER, " ")
    if number := _leading_number(shape, scene) or _only_number(shape, scene):
        take_count(settings, number, MOST_VARIATIONS)
        arguments |= settings.arguments
    if strength := choose(scene.grammar.strengths, said.whole.low):
        arguments["strength"] = strength
    call = Call(tool="vary", arguments={"picture": aim.picture, **arguments})
    return Heard(calls=(call,), implied=aim.implied, draws=True, notes=tuple(settings.notes))


def repeat(aim: Aim, settings: Settings, scene: Scene) -> Heard:
    """The wish that picture came of, once more, with settings of its own ("use mystic")."""
    if not scene.has_picture and aim.implied:
        return Heard(reply=Reply.NO_PICTURE)
    seen = picture_of(aim.picture, scene.view)
    again = set(settings.arguments) - {"count"} or (seen is not None and seen.state in _NOT_DRAWN)
    if seen is None or not seen.caption or not again:
        arguments: dict[str, JsonValue] = {"picture": aim.picture}
        if isinstance(count := settings.arguments.get("count"), int):
            arguments["count"] = min(count, MOST_VARIATIONS)
        call = Call(tool="vary", arguments=arguments)
    elif seen.parent is not None and seen.state in _NOT_DRAWN:
        kept = {
            key: value
            for key, value in settings.arguments.items()
            if key in {"ratio", "model", "seed"}
        }
        call = Call(
            tool="edit",
            arguments={"instruction": seen.caption, "picture": f"#{seen.parent}", **kept},
        )
    else:
        call = Call(tool="generate", arguments={"prompt": seen.caption, **settings.arguments})
    return Heard(calls=(call,), implied=aim.implied, draws=True, notes=tuple(settings.notes))


def _shape(text: Wording, scene: Scene) -> str:
    low = text.low
    for one in mentions(text, scene.view, scene.grammar):
        low = low[: one.start] + POINTER * (one.end - one.start) + low[one.end :]
    return low


def _object_aim(words: Wording, scene: Scene) -> Aim:
    words = words.trimmed()
    if _WHAT_FOR.match(words.low) and not mentions(words, scene.view, scene.grammar):
        return scene.default
    pictures = listed(words, scene.view, scene.grammar) if words else ()
    if len(pictures) == 1:
        return Aim(pictures[0])
    aim = target(words, scene.view, scene.grammar)
    if (
        not aim.implied
        and not mentions(words, scene.view, scene.grammar)
        and not scene.grammar.find("definite", words.low)
    ):
        return scene.default
    return scene.default if aim.implied else aim


def _leading_number(shape: str, scene: Scene) -> int | None:
    found = scene.grammar.find("how_many", shape)
    return counted(found["n"], scene.grammar) if found else None


def _only_number(shape: str, scene: Scene) -> int | None:
    """The one number that is said, if it counts nothing a caption speaks of ("otras dos")."""
    spoken_of = frozenset[str]().union(
        *(content_words(one.caption.lower(), scene.grammar) for one in scene.view.pictures)
    )
    words = _WORDS.findall(shape)
    said = [
        number
        for word, following in zip(words, [*words[1:], ""], strict=True)
        if (number := counted(word, scene.grammar)) is not None
        and 1 < number <= MOST_VARIATIONS
        and not content_words(following, scene.grammar) & spoken_of
    ]
    return said[0] if len(said) == 1 else None

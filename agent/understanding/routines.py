"""What is done by name, by list or once for all: workflows, lists of prompts, settings, models."""

import re
from typing import TYPE_CHECKING

from agent.understanding.entries import entries_of
from agent.understanding.grammar import choose, group
from agent.understanding.naming import named_by_words
from agent.understanding.results import Call
from agent.understanding.scene import Arguments, Heard, Said, Scene, aim_in, aim_of, part_of
from agent.understanding.settings import Settings, in_words
from agent.understanding.vocabulary.english_options import MODELS
from agent.understanding.wording import Wording, tidy
from tools.languages import SPOKEN_NAMES

if TYPE_CHECKING:
    from pydantic import JsonValue

_THIS = re.compile(r"(?:it|this|that|him|her|them)(?: (?:one|guy|lady|picture|pic|image|photo))?")
_CAPABILITIES = (
    (re.compile(r"\b(?:upscal|enlarg)"), "upscale"),
    (re.compile(r"\b(?:background|cut)"), "remove_background"),
    (re.compile(r"\b(?:relight|light)"), "relight"),
    (re.compile(r"\b(?:expand|outpaint|extend|uncrop)"), "expand"),
    (re.compile(r"\b(?:vary|variation)"), "vary"),
    (re.compile(r"\b(?:retouch|skin)"), "retouch"),
    (re.compile(r"\bicons?\b"), "icon"),
    (re.compile(r"\bstyle transfer"), "style_transfer"),
    (re.compile(r"\b(?:edit|chang)"), "edit"),
)


_NAMED = re.compile(
    r"\bworkflow (?:that is |that's )?(?:called |named )?['\"]?(?!(?:for|on|with|to|of|and|that|"
    r"we|i|"
    r"you|please|which|in|from|is)\b)(?P<name>[\w-]+)"
)
_NAMED_BEFORE = re.compile(
    r"(?!(?:the|a|my|our|your|this|that|saved|same|new|whole|full|best|usual|any)\b)"
    r"\b(?P<name>[\w-]+)['\"]? workflow\b"
)


def _named_workflow(found: re.Match[str], said: Said) -> str:
    return tidy(part_of(found, "name", said).raw).strip("'\"\u201c\u201d«»` ")


def run(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    """The workflow, and what it works on: words, a picture, a logo."""
    name = _named_workflow(found, said)
    if not name or name.lower() in {"it", "that", "this", "the same", "same"}:
        return None
    arguments: Arguments = {"name": name}
    if group(found, "what"):
        return arguments | {"picture": aim_in(found, said, scene).picture}
    if logo := group(found, "logo"):
        arguments["logo"] = next(one.picture for one in said.named if one.start >= logo[0])
    elif said.named:
        return arguments | {"picture": said.named[0].picture}
    words = part_of(found, "prompt", said)
    if words and (picture := _picture_in(words, scene)):
        return arguments | {"picture": picture}
    if prompt := tidy(words.raw):
        arguments["prompt"] = prompt
    return arguments


def _picture_in(words: Wording, scene: Scene) -> str | None:
    """The picture that these words stand for ("the candle", "this guy"); nothing if none does."""
    if _THIS.fullmatch(words.low):
        return scene.default.picture if scene.has_picture else None
    definite = scene.grammar.find("definite", words.low)
    return named_by_words(words, scene.view, scene.grammar, closely=True) if definite else None


def run_named(said: Said, scene: Scene) -> Heard | None:
    """A workflow named beside that word, on the picture that is spoken of."""
    found = _NAMED.search(said.text.low) or _NAMED_BEFORE.search(said.text.low)
    if found is None:
        return None
    arguments: Arguments = {"name": found["name"]}
    if scene.has_picture:
        arguments["picture"] = aim_of(said, scene).picture
    return Heard(calls=(Call(tool="run_workflow", arguments=arguments),), draws=True)


def save(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    """The name of a new workflow, and the picture whose making it is."""
    name = _named_workflow(found, said)
    return {"name": name, "picture": aim_in(found, said, scene).picture} if name else None


def batch(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    """The entries of the list that the pattern has found."""
    return listed(part_of(found, "list", said), scene)


def listed(text: Wording, scene: Scene) -> Arguments | None:
    """The entries of a list, one picture each, and what they share."""
    prompts: list[JsonValue] = [*entries_of(text)]
    settings = in_words(Settings(left=text), scene.grammar, ("ratio", "model")).arguments
    shared = {
        key: value for key, value in scene.switches.items() if key in {"ratio", "model", "style"}
    }
    return {"prompts": prompts, **settings, **shared} if len(prompts) > 1 else None


def settled(found: re.Match[str], said: Said, scene: Scene) -> Arguments | None:
    """All settings, or a new one: the language, no richer prompts, a default."""
    if group(found, "language"):
        return {"name": "language", "value": SPOKEN_NAMES[part_of(found, "language", said).low]}
    if group(found, "off"):
        return {"name": "enhance", "value": "off"}
    value = part_of(found, "value", said)
    return _default(part_of(found, "name", said).low, value, scene) if value else {}


def _default(named: str, value: Wording, scene: Scene) -> Arguments | None:
    """A shape, a number of pictures, a model."""
    read = in_words(Settings(left=value), scene.grammar, ("ratio", "count"))
    for name in ("ratio", "count"):
        if name in read.arguments and (not named or name in named or named == "format"):
            return {"name": name, "value": str(read.arguments[name])}
    if named.startswith("number"):
        return {"name": "count", "value": tidy(value.raw)}
    if named == "model" or re.fullmatch(MODELS, value.low):
        return {"name": "model", "value": tidy(value.raw)}
    return {"name": named, "value": tidy(value.raw)} if named in {"ratio", "count"} else None


def models(_found: re.Match[str], said: Said, _scene: Scene) -> Arguments:
    """What the models are to do."""
    for pattern, capability in _CAPABILITIES:
        if pattern.search(said.shape):
            return {"capability": capability}
    return {}


def analytics(_found: re.Match[str], said: Said, scene: Scene) -> Arguments:
    """The time the figures are for."""
    period = choose(scene.grammar.periods, said.whole.low)
    return {"period": period} if period else {}

"""Clauses that ask for a picture that was not there before."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from pydantic import JsonValue

from agent.understanding.captions import content_words
from agent.understanding.changing import edit
from agent.understanding.following import taken_from
from agent.understanding.grammar import POINTER, Grammar
from agent.understanding.results import Call, Reply, Understanding
from agent.understanding.scene import Heard, Said, Scene
from agent.understanding.settings import Settings, in_words
from agent.understanding.varying import repeat
from agent.understanding.vocabulary import signs
from agent.understanding.weighing import Leaning, leaning
from agent.understanding.wording import Wording, tidy

MOST_ALTERNATIVES = 6
_NOTHING: Mapping[str, JsonValue] = MappingProxyType({})
_OPENING = 12
_ALTERNATIVES = re.compile(r"\{([^{}]{1,200})\}")
_ORDER = ("exact", "count", "seed", "lora", "model", "negative", "ratio", "resolution", "style")
_LONGEST_CLARIFIED = 3
_RESHAPED = range(3, 5)
_TELLING = 2
_ONLY_HOW_MANY = re.compile(
    r"(?:\d|two|three|four|five|six) (?:pictures|images|versions|pics)\b(?! of)"
)
_WHEREVER = ("count", "negative", "ratio", "style")
ONE_OF_THEM = re.compile(
    r"(?:one|some|two|three|an? (?:[\w-]+ ){1,4}one) (?:of them|[\w-]{2,}ing|with|in|on|at|under|"
    r"from|who|that|as)\b"
)
"""Of what was told before ("I am in the mood for mermaids. Draw one combing her hair")."""
_THAT = re.compile(r"(?:that|this)(?=[,.:;]| with\b|$)")
_LETTERS = re.compile(r"[^\W_]+")
_VAGUE = 3
_STOP = re.compile(r"[,.;:!?]")
_ASKED_AT_LAST = re.compile(
    r"[,.;!? -]*(?:\b(?:so|and) )?\b(?:(?:can|could|would|will) (?:you|u|i|we)|"
    r"(?:i|we)(?:'d| would)?(?: so| really| just)? (?:like|love|want|need|wish))\b.*$|"
    r"[,.;!? -]*\b(?:please |pls |so |just )*(?:give|show|get|draw|make|paint)(?: me| us)?[: ]*$"
)


def ordered(said: Said, scene: Scene) -> Heard | None:
    """A wish with a verb that can only mean a new picture."""
    found = scene.grammar.match("draw", said.shape)
    if found is None:
        return None
    if said.shape[found.end() :].lstrip().startswith(POINTER):  # "draw #2 in pencil"
        return edit(said.text, scene)
    verb = said.text.low.split(maxsplit=1)[0]
    return draw(said.text.part(found.end()), scene, verb=verb)


def asked(said: Said, scene: Scene) -> Heard | None:
    """A wish with an everyday verb and something new behind it ("make me a …", "give me two …")."""
    found = scene.grammar.match("draw_soft", said.shape)
    if found is None:
        return None
    if scene.has_picture and _reshapes(said, scene):
        return edit(said.text, scene)
    return draw(said.text.part(found.end()), scene)


def _reshapes(said: Said, scene: Scene) -> bool:
    """Whether it is "make bench longer": a thing, and how it is to be."""
    words, cues = said.text.low.split(), scene.grammar.words.cues
    few = len(words) in _RESHAPED
    return few and words[0] == "make" and words[-1] in cues.describing - cues.articles


def embedded(said: Said, scene: Scene) -> Heard | None:
    """A wish inside a courtesy ("it would be an honour to get a picture of …")."""
    found = scene.grammar.match("embedded", said.shape)
    wish = said.text.part(found.start("wish")) if found else None
    return draw(wish, scene) if wish and not _ONLY_HOW_MANY.match(wish.low) else None


def announced(said: Said) -> bool:
    """Whether something new was announced before it was named ("different idea: …")."""
    return signs.ANNOUNCED.search(said.whole.low) is not None


def anew(said: Said, scene: Scene) -> Heard | None:
    """What was announced as something new, whatever its words."""
    return draw(said.text, scene) if announced(said) and scene.aim is None else None


def following(said: Said, scene: Scene) -> Heard | None:
    """A new picture said after the one it is to follow ("in the style of #1 draw a mill")."""
    rest, taken = taken_from(said.text, scene.view, scene.grammar)
    if not taken or said.text.low.startswith(rest.low[:_OPENING]) or scene.aim is not None:
        return None
    if found := scene.grammar.match("draw", rest.low):
        return draw(rest.part(found.end()), scene, taken=taken)
    return draw(rest, scene, taken=taken) if scene.grammar.match("fresh", rest.low) else None


def started_afresh(said: Said, scene: Scene) -> Heard | None:
    """A noun phrase that begins with "a", "some", "two" and the like."""
    if not scene.grammar.match("fresh", said.shape) or scene.aim is not None:
        return None
    if scene.has_picture and leaning(said, scene) is Leaning.CHANGE:
        # "a softer light from the left": nothing to draw of its own
        return edit(said.text, scene)
    return draw(said.text, scene)


def draw(
    text: Wording, scene: Scene, *, verb: str = "", taken: Mapping[str, JsonValue] = _NOTHING
) -> Heard:
    """The generate call for these words; settings are taken out of them."""
    text, also_taken = taken_from(text, scene.view, scene.grammar)
    arguments = {**scene.switches, **taken, **also_taken}
    settings = Settings(left=text.trimmed(), arguments=arguments)
    in_words(settings, scene.grammar, _ORDER)
    if style := scene.grammar.words.typed_style.get(verb):
        settings.offer("style", style)
    left = settings.left.trimmed()
    if after := scene.grammar.find("afterthought", left.low):
        left = left.part(0, after.start())
    if frame := scene.grammar.match("frames", left.low):
        left = left.part(frame.end())
    prompt = tidy(left.unquoted().raw)
    if not any(character.isalnum() or ord(character) > 0x2190 for character in prompt):  # noqa: PLR2004 - from arrows on: symbols and emoji
        settings.arguments.pop("negative", None)
        if settings.arguments and scene.has_picture:
            return replace(repeat(scene.default, settings, scene), carried=settings.arguments)
        return Heard(reply=Reply.WHAT_DRAW, carried=settings.arguments)
    if _nothing_named(prompt, scene):
        return Heard(reply=Reply.WHAT_DRAW)
    calls = tuple(
        Call(tool="generate", arguments=_arguments(one, settings)) for one in _alternatives(prompt)
    )
    return Heard(calls=calls, draws=True, notes=tuple(settings.notes))


def with_what_was_told(said: Said, scene: Scene, heard: Heard) -> Heard:
    """The prompt with what was told before it, when it speaks of that ("a card with one on it")."""
    prompt = str(heard.calls[0].arguments.get("prompt", ""))
    inside = said.whole.raw.find(prompt)
    before = said.whole.part(0, max(0, said.whole.low.rfind(said.text.low), inside))
    told = without_asking(before)
    apart = len(told.low) < len(before.low) or _STOP.search(told.low)  # not "five alternative"
    return recalled(heard, told, scene) if apart else heard


def without_asking(before: Wording) -> Wording:
    """What was told before a wish, without the words that ask for it ("…, and I'd like")."""
    asked = _ASKED_AT_LAST.search(before.low)
    return before.part(0, asked.start()) if asked else before


def with_settings(drawn: Understanding, whole: Wording, grammar: Grammar) -> Understanding:
    """The one new picture with settings said in sentences of their own ("No sheep.")."""
    (call,) = drawn.calls
    if "exact" in call.arguments:
        return drawn
    prompt = Wording.of(str(call.arguments["prompt"]))
    settings = Settings(left=prompt, arguments=dict(call.arguments), notes=[*drawn.notes])
    in_words(settings, grammar, _WHEREVER)
    left = tidy(settings.left.raw)
    in_words(replace(settings, left=whole), grammar, _WHEREVER)
    words = left if content_words(left.lower(), grammar) else prompt.raw
    calls = (replace(call, arguments={**settings.arguments, "prompt": words}),)
    return replace(drawn, calls=calls, notes=tuple(dict.fromkeys(settings.notes)))


def recalled(heard: Heard, before: Wording, scene: Scene) -> Heard:
    """The new picture, of what these words told where its own only point back at them."""
    words, call = scene.grammar.words, heard.calls[0]
    prompt = str(call.arguments.get("prompt", ""))
    low = Wording.of(prompt).low
    said = _LETTERS.findall(low)
    vague = len(said) <= _VAGUE and said[:1] != [] and said[0] in words.cues.vague
    one_of_them = ONE_OF_THEM.match(low) is not None
    vague = vague or one_of_them or _THAT.match(low) is not None
    if not before or (words.cues.backward.isdisjoint(said) and not vague):
        return heard
    idle = words.verbs | words.cues.persons | words.cues.auxiliary | words.cues.chatting
    if len(content_words(before.low, scene.grammar) - idle - words.empty) < _TELLING - one_of_them:
        return heard
    own = content_words(low, scene.grammar) - idle - words.empty - words.cues.asking
    told = f"{prompt}. {tidy(before.raw)}" if own else tidy(before.raw)
    retold = replace(call, arguments={**call.arguments, "prompt": told})
    return replace(heard, calls=(retold, *heard.calls[1:]))


def _arguments(prompt: str, settings: Settings) -> dict[str, JsonValue]:
    return {"prompt": prompt, **settings.arguments}


def _alternatives(prompt: str) -> list[str]:
    """``a {red, blue} fox`` is two prompts; at most six are made."""
    parts = _ALTERNATIVES.split(prompt)
    if len(parts) == 1 or not any("," in part for part in parts[1::2]):
        return [prompt]
    choices = [
        [one.strip() for one in part.split(",")] if at % 2 else [part]
        for at, part in enumerate(parts)
    ]
    return [
        "".join(one) for one in itertools.islice(itertools.product(*choices), MOST_ALTERNATIVES)
    ]


def _nothing_named(prompt: str, scene: Scene) -> bool:
    low = Wording.of(prompt).low.replace(POINTER, " ")
    words = low.split()
    return len(words) <= _LONGEST_CLARIFIED and all(
        word in scene.grammar.words.empty for word in words
    )

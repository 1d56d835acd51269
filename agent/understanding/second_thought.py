"""The learned opinion on a clause, where it differs from the rules and is sure."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from agent.understanding.drawing import announced
from agent.understanding.grammar import POINTER
from agent.understanding.learned import estimate
from agent.understanding.learned.features import features
from agent.understanding.meant import meant
from agent.understanding.places import named_by_words
from agent.understanding.results import Reply
from agent.understanding.scene import Heard, Said, Scene
from agent.understanding.studio import WITHOUT_PICTURE
from agent.understanding.vocabulary import ENGLISH

SURE = 0.75
SURE_AGAINST_A_PHRASE = 0.93
"""How likely another kind of wish must be: where the rules guessed, and where a phrase decided."""
SURE_IT_IS_TALK = 0.8
SURE_IT_IS_TALK_AFTER_ALL = 0.985
"""The same for no wish at all: less is enough, for to ask costs nothing."""
SURE_BEYOND_DOUBT = 0.985
"""The same for a new picture where a phrase spoke of a change, and for what was said to others."""
UNLIKELY = 0.05
_BROAD = {"edit", "generate", "vary", "show", "upscale", "expand"}
"""What the rules also take for what they do not know; the other tools have words of their own."""
_WIDENED = re.compile(
    r"\b(?:extend|expand|stretch|widen|outpaint|uncrop|canvas|room|space|continue|adding|sides?|"
    r"(?:what's|what is) (?:to the )?(?:left|right)|fits)\b"
)
_CUT_OUT = re.compile(
    r"back ?(?:ground|drop)|behind|\bbg\b|\bcut|transparen|isolat|alpha|\bpng\b|silhouette|"
    r"surround|everything|scenery|stick|clip|extract"
)
"""Who speaks of none of these wants something in the picture to go, not all around it."""
_TO_DRAW = re.compile(
    r"(?:(?:please|can you|could you|now|just) )*"
    r"(?:draw|paint|sketch|generate|create|illustrate|render|design|imagine)\b"
)
"""Said so plainly, a new picture is what is meant."""
_ELSEWHERE = {"generate", "list_gallery", "usage_report", "check_status", "run_workflow"}
"""With `WITHOUT_PICTURE`, what no picture that is there has to be meant for."""
_NO_WISH = {Reply.UNKNOWN, Reply.ACKNOWLEDGED, Reply.NO_PICTURE}
_CHANGES = {"edit", "relight", "style_transfer", "change_view", "retouch", "expand", "overlay"}
_FITTING = {
    **dict.fromkeys(_CHANGES, _CHANGES),
    "change_view": {"change_view"},
    "overlay": {"overlay"},
    "again": {"vary", "generate"},
    "undo": {"show", "lineage"},
    "show": {"show", "list_gallery"},
    "lineage": {"lineage", "check_status", "compare"},
    "compare": {"compare", "lineage"},
    "icon": {"icon", "generate", "batch"},
    "generate": {"generate", "icon", "batch"},
}


def second_thought(said: Said, scene: Scene, heard: Heard) -> Heard:
    """What the rules made of the clause, unless what was learned says surely otherwise."""
    elsewhere = scene.grammar.words is not ENGLISH or scene.aim is not None or scene.following
    plain = _ordered(said, scene, heard) and _TO_DRAW.match(said.text.low)
    if elsewhere or plain or not _open(said, heard):
        return heard
    found = estimate(features(said, scene, heard))
    sure = found.shares[found.likely]
    if _fits(found.likely, said, heard) or sure < _needed(found.likely, said, scene, heard):
        return heard
    agreeing = sum(share for kind, share in found.shares.items() if _fits(kind, said, heard))
    if _decided(heard) and found.likely != "talk" and agreeing > UNLIKELY:
        return heard
    if _refuted(found.likely, said, scene, heard):
        return heard
    other = meant(found.likely, said, scene)
    return replace(other, guessed=not _decided(heard)) if other else heard


def _refuted(kind: str, said: Said, scene: Scene, heard: Heard) -> bool:
    """Whether the words themselves say otherwise, however sure the opinion is."""
    if kind == "generate":
        return bool(heard.calls) and _of_what_is_there(said, scene)
    if kind == "remove_background":
        return _CUT_OUT.search(said.text.low) is None
    return kind in _CHANGES and (_ordered(said, scene, heard) or announced(said))


def _decided(heard: Heard) -> bool:
    """Whether a phrase decided, not only single words."""
    return not heard.guessed and (bool(heard.calls) or heard.reply is not Reply.UNKNOWN)


def _of_what_is_there(said: Said, scene: Scene) -> bool:
    """Whether it speaks of what is there ("#1 at night", "the castle but on fire")."""
    if said.named or not scene.grammar.words.cues.pointing.isdisjoint(said.text.low.split()):
        return True
    return named_by_words(said.text, scene.view, scene.grammar, closely=True) is not None


def _needed(kind: str, said: Said, scene: Scene, heard: Heard) -> float:
    if kind == "talk":
        told = scene.grammar.words.verbs.isdisjoint(said.whole.low.split()) and not said.named
        wished = not told and bool(heard.calls)
        return SURE_IT_IS_TALK_AFTER_ALL if wished or _decided(heard) else SURE_IT_IS_TALK
    if not _decided(heard):
        if kind not in WITHOUT_PICTURE | _ELSEWHERE:
            return SURE
        wished = bool(heard.calls) and kind != "generate"
        return SURE_BEYOND_DOUBT if wished else SURE_AGAINST_A_PHRASE
    if _ordered(said, scene, heard) or kind == "generate" or heard.reply is Reply.ACKNOWLEDGED:
        return SURE_BEYOND_DOUBT
    return SURE_AGAINST_A_PHRASE


def _ordered(said: Said, scene: Scene, heard: Heard) -> bool:
    """Whether a phrase asked for a new picture, and nothing there is spoken of."""
    drawn = bool(heard.calls) and heard.calls[0].tool == "generate" and _decided(heard)
    return drawn and not _of_what_is_there(said, scene)


def _open(said: Said, heard: Heard) -> bool:
    """Whether there may be more to it than the rules say."""
    if not heard.calls:
        return heard.reply in _NO_WISH
    call = heard.calls[0]
    if call.tool == "show" and (said.named or any(map(str.isdigit, said.shape))):
        return False
    if call.tool == "generate" and heard.implied:  # the same once more, in another shape
        return False
    if said.named and len(said.shape.replace(POINTER, " ").split()) <= 1:  # "#4 too"
        return False
    plain = len(heard.calls) == 1 and "references" not in call.arguments
    return heard.guessed or (plain and call.tool in _BROAD)


def _fits(kind: str, said: Said, heard: Heard) -> bool:
    if not heard.calls:
        lacking = heard.reply is Reply.NO_PICTURE
        return kind == "talk" or (lacking and kind not in WITHOUT_PICTURE | {"generate"})
    if kind == "expand" and _WIDENED.search(said.text.low):
        return heard.calls[0].tool == "expand"
    return heard.calls[0].tool in _kinds(kind)


def _kinds(kind: str) -> AbstractSet[str]:
    return _FITTING.get(kind, {kind})

"""The learned opinion on a clause, where it differs from the rules and is sure."""

from collections.abc import Set as AbstractSet

from agent.understanding.learned import estimate
from agent.understanding.learned.features import features
from agent.understanding.meant import meant
from agent.understanding.results import Reply
from agent.understanding.scene import Heard, Said, Scene
from agent.understanding.vocabulary import ENGLISH

SURE = 0.93
SURE_AGAINST_A_PHRASE = 0.97
"""How likely another kind of wish must be: where the rules guessed, and where a phrase decided."""
UNLIKELY = 0.05
_CHANGES = {"edit", "relight", "style_transfer", "change_view", "retouch", "expand", "overlay"}
_FITTING = {
    **dict.fromkeys(_CHANGES, _CHANGES),
    "change_view": {"change_view"},
    "again": {"vary", "generate", "edit"},
    "undo": {"show", "lineage"},
    "show": {"show", "list_gallery"},
    "lineage": {"lineage", "check_status", "compare"},
    "compare": {"compare", "lineage"},
    "icon": {"icon", "generate", "batch"},
    "generate": {"generate", "icon", "batch"},
}


def second_thought(said: Said, scene: Scene, heard: Heard) -> Heard:
    """What the rules made of the clause, unless what was learned says surely otherwise."""
    if scene.grammar.words is not ENGLISH or scene.aim is not None or not _open(heard):
        return heard
    found = estimate(features(said, scene, heard))
    agreeing = sum(share for kind, share in found.shares.items() if _fits(kind, heard))
    needed = SURE if heard.guessed or not heard.calls else SURE_AGAINST_A_PHRASE
    if _fits(found.likely, heard) or agreeing > UNLIKELY or found.shares[found.likely] < needed:
        return heard
    return meant(found.likely, said, scene) or heard


def _open(heard: Heard) -> bool:
    """Whether the rules only guessed, or took for a change what may be more: else they are sure."""
    if not heard.calls:
        return heard.reply is Reply.UNKNOWN
    if heard.guessed:
        return True
    return [one.tool for one in heard.calls] == ["edit"] and "references" not in heard.calls[
        0
    ].arguments


def _fits(kind: str, heard: Heard) -> bool:
    if not heard.calls:
        return kind == "talk" or heard.reply is Reply.NO_PICTURE
    return heard.calls[0].tool in _kinds(kind)


def _kinds(kind: str) -> AbstractSet[str]:
    return _FITTING.get(kind, {kind})

"""A change in the middle of what is only said: the change alone is done."""

import re
from collections.abc import Sequence
from itertools import islice

from agent.understanding.clauses import LONGEST_ASIDE
from agent.understanding.doubt import CHANGES, only_a_mood
from agent.understanding.learned import TALK, Estimate
from agent.understanding.naming import named_by_words
from agent.understanding.opinion import estimated
from agent.understanding.read import Read, by_rules
from agent.understanding.wording import Wording

_MOST_JOINTS = 8
_SURE_IT_IS_A_CHANGE = 0.6
_SURE_WITHOUT_A_PHRASE = 1.6
_SURE_IT_IS_NEW = 0.6
_DOUBT_IF_IT_IS_TALK = 0.35
_DOUBT_OF_A_WORD = 0.3
_DOUBT_IF_IT_NAMES_ONE = 0.3
_TRUST = 0.35
_TELLS_WHAT = re.compile(r"\b(?:want|need|after|looking for)\b[^:]{0,80}: ?(?:\S+ ){3}")
"""A story that ends in what is wanted ("I want something for the window: a stack of …")."""
_FOR_SOMETHING = re.compile(
    r"(?:for|fur|para|pour|per) (?:[^\W\d_]+ ){1,2}[^\W\d_]+(?: [^\W\d_]+)?"
)
_JOINT = re.compile(
    r"\s*(?:[,;:.!?()]+|\s-+\s|\u2013|\u2014)\s*(?:(?:and|but|so|then|because|since)\b\s*)*|"
    r"\s+(?:so|but|because|cause|cuz|before|when|or|then|and)\s+"
)


def without_talk(read: Read, said: Sequence[Wording], sure: float = 0) -> Wording | None:
    """What is said in parts, without those that are only talk; nothing when that changes nothing.

    ``sure``: how far ahead of all else it must be that a part is talk.
    """
    first, end = 0, len(said)
    while first < end and _how_surely_said(said[first], read) >= sure:
        first += 1
    while first < end and _how_surely_said(said[end - 1], read) >= sure:
        end -= 1
    kept = said[first:end]
    if not kept or len(kept) == len(said):
        return None
    return Wording(". ".join(one.raw for one in kept), ". ".join(one.low for one in kept))


def wish_alone(read: Read, found: Estimate) -> Read | None:
    """The wish, when all before or after it is only said.

    "This goes on a card, so could you work in a duck?", "make it brighter, I'll print it tonight".
    """
    long = len(read.text.low) > LONGEST_ASIDE
    if long or read.taken_back or not read.scene.view.pictures:
        return None
    doubt = _DOUBT_IF_IT_IS_TALK + found.lead / 2 if found.likely == TALK else 0
    for joint in islice(_JOINT.finditer(read.text.low), _MOST_JOINTS):
        before, after = read.text.part(0, joint.start()), read.text.part(joint.end())
        if not before or not after:
            continue
        marked = not joint[0].strip().isalpha()
        for wish, aside in ((after, before), (before, after)):
            said, one_word = _how_surely_said(aside, read), " " not in wish.low
            if said < 0 or (one_word and not marked):  # "so realistic"
                continue
            alone = by_rules(wish, read.scene.view, read.scene.switches)
            new = marked and not read.understood.calls and _is_new(alone)
            if new or _is_a_change(alone, doubt + one_word * _DOUBT_OF_A_WORD - min(said, _TRUST)):
                return alone
    return None


def _is_a_change(read: Read, doubt: float) -> bool:
    tools = {one.tool for one in read.understood.calls}
    if not tools or not tools <= CHANGES:
        return False
    if only_a_mood(read) and " " in read.text.low:
        return True
    found = estimated(read)
    plain = read.decided and not read.guessed
    sure = _SURE_IT_IS_A_CHANGE if plain else _SURE_WITHOUT_A_PHRASE
    return found.likely in CHANGES and found.ahead_of(CHANGES) > sure + doubt


def _is_new(read: Read) -> bool:
    found = estimated(read)
    only_new = [one.tool for one in read.understood.calls] == ["generate"]
    return only_new and found.likely == "generate" and found.lead > _SURE_IT_IS_NEW


def _how_surely_said(aside: Wording, read: Read) -> float:
    """How far ahead that it is a remark is; less than nothing where it is none."""
    if _FOR_SOMETHING.fullmatch(aside.low):
        return 0
    alone = by_rules(aside, read.scene.view)
    found = estimated(alone)
    if found.likely != TALK or only_a_mood(alone) or _TELLS_WHAT.search(aside.low):
        return -1
    named = named_by_words(aside, read.scene.view, read.scene.grammar)
    return found.lead - (_DOUBT_IF_IT_NAMES_ONE if named else 0)

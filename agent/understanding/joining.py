"""Whether what seems new joins, or changes, what a picture of the chat shows."""

from collections.abc import Sequence
from re import Pattern
from typing import Final

from agent.understanding.captions import content_words
from agent.understanding.doubt import (
    SURE_AGAINST_AN_ORDER,
    SURE_AGAINST_PLAIN_WORDS,
    SURE_BEYOND_DOUBT,
    alike,
    only_a_mood,
    says_it_once_more,
)
from agent.understanding.learned import TALK, Estimate
from agent.understanding.naming import called_one, named_by_words, only_picture_with, placed_at
from agent.understanding.read import Read, by_rules
from agent.understanding.vocabulary import english_signs as in_english
from agent.understanding.vocabulary import signs

SURE_OF_WHAT_IS_ADDED = 1.2
_CHANGED = {"edit", "relight", "style_transfer"}
_BEGINS: Final[Sequence[Pattern[str]]] = (
    signs.ONE_CHANGE,
    in_english.PUT_THERE,
    in_english.PAINTED,
    in_english.SOME_OF_THOSE,
    in_english.JOINS_AT_LAST,
)
"""How a message begins that adds to a picture, or changes a thing of it."""


def joins_what_is_there(found: Estimate, read: Read) -> bool:
    """Whether something that seems new is to be put at a thing of a picture."""
    if not {one.tool for one in read.understood.calls} <= {"generate"}:
        return False
    if signs.ASKS_TO_KNOW.fullmatch(read.text.low):
        return False
    if read.scene.has_picture and read.understood.calls and _says_so(found, read):
        return True
    drawn = found.likely == "generate" and found.lead < SURE_BEYOND_DOUBT
    if not (drawn or found.likely in _CHANGED) or says_it_once_more(read):
        return False
    if read.scene.view.pictures and _is_told_by_its_words(found, read):
        return True
    return _is_told_by_its_picture(found, read)


def _says_so(found: Estimate, read: Read) -> bool:
    """Whether the words leave no doubt that they speak of the picture that is there."""
    low = read.text.low
    if (
        in_english.WHILE_AT_IT.search(low)
        or signs.THE_SAME.match(low)
        or in_english.THIS_THING.match(low)
    ):
        return True
    if found.likely == TALK or in_english.ANOTHER.match(low):
        return False
    if _goes_at_a_thing(read):
        return True
    scene = read.scene
    # what is drawn counts, and not "lol that parrot" before it
    drawn = in_english.POINTS.finditer(_prompt(read).lower())
    pointed = [*drawn, *in_english.GIVEN.finditer(low)]
    things = (content_words(one["thing"], scene.grammar) for one in pointed)
    return any(one and only_picture_with(one, scene.view, scene.grammar) for one in things)


def _prompt(read: Read) -> str:
    """What the rules would draw; empty for nothing."""
    return " ".join(str(one.arguments.get("prompt", "")) for one in read.understood.calls)


def _goes_at_a_thing(read: Read) -> bool:
    """Whether it goes at what was spoken of ("the box needs a mascot, draw one on it")."""
    prompt = _prompt(read)
    start = read.text.raw.find(prompt)
    if start <= 0 or in_english.SOMETHING_AT_IT.fullmatch(prompt.lower()) is None:
        return False
    before = read.text.part(0, start)
    return named_by_words(before, read.scene.view, read.scene.grammar, closely=True) is not None


def _is_told_by_its_words(found: Estimate, read: Read) -> bool:
    low = read.text.low
    if any(one.match(low) for one in _BEGINS) or signs.IN_THERE.search(low):
        return True
    if any(read.scene.grammar.find("placed_at_it", one) for one in (low, _prompt(read).lower())):
        return True
    added = signs.adds(low) and found.lead < SURE_OF_WHAT_IS_ADDED and alike(read)
    return bool(added) or _takes_its_place(read) or _has_to(read) or _begins_with_a_mood(read)


def _is_told_by_its_picture(found: Estimate, read: Read) -> bool:
    grammar, view = read.scene.grammar, read.scene.view
    if not read.scene.default.implied and signs.NEW.search(read.text.low) is None:
        return True  # who answers a picture speaks of it
    if found.lead < SURE_AGAINST_PLAIN_WORDS and called_one(read.text, view, grammar):
        return True
    in_other_words = found.lead < SURE_AGAINST_AN_ORDER
    return placed_at(read.text, view, grammar, alike=in_other_words) is not None


def _takes_its_place(read: Read) -> bool:
    """Whether it comes instead of what the current picture shows ("library cards, not gold")."""
    found = in_english.RATHER_THAN.search(read.text.low)
    scene = read.scene
    if found is None:
        return False
    thing = content_words(found["thing"], scene.grammar)
    return only_picture_with(thing, scene.view, scene.grammar) is not None if thing else False


def _has_to(read: Read) -> bool:
    """Whether a thing of a picture is to be otherwise ("and the goblin gets a golden tooth")."""
    found = signs.HAS_TO.match(read.text.low)
    if found is None:
        return False
    thing = read.text.part(*found.span("thing"))
    return named_by_words(thing, read.scene.view, read.scene.grammar, closely=True) is not None


def _begins_with_a_mood(read: Read) -> bool:
    """Whether a time or a weather is said first, and what comes with it ("evening please, …")."""
    before, _, rest = read.text.low.partition(",")
    articles = read.scene.grammar.words.cues.articles
    if not rest or rest.split()[0] in articles:
        return False
    return only_a_mood(by_rules(read.text.part(0, len(before)), read.scene.view))

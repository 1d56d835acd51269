"""The words of a change, where the clause of the wish alone does not tell all of it."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache

from agent.understanding.captions import content_words
from agent.understanding.clauses import bare
from agent.understanding.doubt import SURE_AGAINST_A_REMARK, only_a_mood
from agent.understanding.grammar import grammar_of
from agent.understanding.learned import TALK
from agent.understanding.opinion import estimated
from agent.understanding.places import mentions
from agent.understanding.read import Read, by_rules
from agent.understanding.results import Understanding
from agent.understanding.scene import Scene
from agent.understanding.vocabulary import english_signs as in_english
from agent.understanding.vocabulary import signs
from agent.understanding.wording import Wording, tidy

SURE_IT_IS_CHANGED = 0.3
SURE_OF_FEW_WORDS = 1.2
_FEW_WORDS = 2


def with_what_was_dropped(understood: Understanding, read: Read) -> Understanding:
    """The one change with what stood before it, where that asks for a change, too.

    "Suppress the curtains and put Paris behind the windows": a verb that the rules do not know.
    """
    call = understood.calls[0] if len(understood.calls) == 1 else None
    words = str(call.arguments.get("instruction", "")) if call else ""
    start = read.text.raw.find(words)
    if start < 0:  # "can it vanish" has become "have it vanish"
        start = read.text.raw.find(words.partition(" ")[2] or words)
    if call is None or not words or start <= 0:
        return understood
    before, scene = Wording(read.text.raw[:start], read.text.low[:start]), read.scene
    end = signs.CLAUSE_END.search(before.low)
    if end is None:
        return understood
    before = before.part(0, end.start() + 1)
    if not _asks_too(before, words, scene):
        return understood
    all_of_it = tidy(read.text.raw[: start + len(words)])
    arguments = {**call.arguments, "instruction": all_of_it}
    return replace(understood, calls=(replace(call, arguments=arguments),))


def _asks_too(before: Wording, words: str, scene: Scene) -> bool:
    """Whether what stands before these words is part of the change."""
    if signs.THING.fullmatch(f"{before.low}, ") and signs.OF_THAT.search(words.lower()):
        return True
    if _only_names(before, scene):
        return False
    if in_english.PUT_RIGHT.fullmatch(words.lower()):
        return True
    if signs.TOO.search(Wording.of(words).low) or signs.FORGOTTEN.search(before.low):
        return True
    alone = by_rules(before, scene.view)
    found = estimated(alone)
    sure = SURE_OF_FEW_WORDS if before.low.count(" ") < _FEW_WORDS else SURE_IT_IS_CHANGED
    changed = found.likely == "edit" and found.lead > sure
    unsaid = found.likely == TALK and found.lead < SURE_AGAINST_A_REMARK
    return changed or unsaid or only_a_mood(alone)


def with_what_was_told(understood: Understanding, read: Read) -> Understanding:
    """The one change with all that was said where it names no thing ("put three more in")."""
    call = understood.calls[0] if len(understood.calls) == 1 else None
    words = str(call.arguments.get("instruction", "")) if call else ""
    grammar = read.scene.grammar
    said, told = (
        content_words(one, grammar) - _telling_no_thing(grammar.words.name)
        for one in (Wording.of(words).low, read.text.low)
    )
    if call is None or not words or said or not told:
        return understood
    arguments = {**call.arguments, "instruction": tidy(read.text.raw)}
    return replace(understood, calls=(replace(call, arguments=arguments),), notes=())


@cache
def _telling_no_thing(language: str) -> AbstractSet[str]:
    """Words that do not tell what is to change ("I've got eight chicks. Put three more in")."""
    words = grammar_of(language).words
    known = words.work | words.verbs | words.cues.changing | words.cues.compared | words.empty
    known |= words.numbers.keys() | signs.IN_AND_OUT
    return known - words.cues.describing - words.moods - words.cues.effects


def _only_names(text: Wording, scene: Scene) -> bool:
    """Whether these words say no more than which picture is meant."""
    if " " not in text.low or mentions(text, scene.view, scene.grammar):
        return True
    return bool(scene.grammar.match("address", bare(text, scene.grammar).low.rstrip(" ,:;")))

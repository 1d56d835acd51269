"""The learned opinion on a message, where it differs from what the rules made of it."""

from dataclasses import replace

from agent.understanding.agreeing import IN_WORDS, SHOW, fits, names_something
from agent.understanding.aiming import aimed
from agent.understanding.asides import wish_alone, without_talk
from agent.understanding.clauses import LONGEST_ASIDE, order_follows, pieces, sentences
from agent.understanding.doubt import (
    CHANGES,
    MADE,
    SHAPED,
    SURE_AGAINST_PLAIN_WORDS,
    needed,
    only_a_mood,
)
from agent.understanding.drawing import with_settings
from agent.understanding.entries import told_apart
from agent.understanding.hearing import said_in
from agent.understanding.instructions import with_what_was_dropped, with_what_was_told
from agent.understanding.joining import joins_what_is_there
from agent.understanding.learned import TALK, Estimate
from agent.understanding.meant import IN_A_CORNER, meant
from agent.understanding.one_wish import one_wish
from agent.understanding.opinion import estimated, weights_for
from agent.understanding.read import Read, by_rules
from agent.understanding.results import SMALL_TALK, Reply, Understanding
from agent.understanding.story import told_and_drawn, with_the_story
from agent.understanding.unmistakable import unmistakable
from agent.understanding.vocabulary import english_signs as in_english
from agent.understanding.vocabulary import signs
from agent.understanding.wording import Wording

SURE_IT_IS_TALK = 0.8
SURE_IT_IS_A_WISH = 1.0
SURE_IT_IS_DRAWN = 1.7
SURE_IT_IS_NO_REMARK = -0.4
SURE_WITHOUT_A_PHRASE = 0.45
_PAID = CHANGES | {"generate", "vary", "upscale", "batch", "icon", "remove_background"}
_SETTLED = {Reply.REFUSED, Reply.APPROVAL}
_TALKED = SMALL_TALK | {Reply.UNKNOWN}
_ASKED_BACK = {Reply.WHAT_DRAW, Reply.WHAT_CHANGE}
_SEVERAL = "several"
_FEW_WORDS = 2
_MANY_WORDS = 12


def second_thought(read: Read) -> Understanding:
    """What the rules made of the message, unless what was learned says otherwise."""
    if not _open(read):
        return _completed(one_wish(read), read)
    return _considered(read, estimated(read))


def _considered(read: Read, found: Estimate) -> Understanding:
    if found.likely in CHANGES | {"generate"} and (told := told_and_drawn(read)):
        return told
    understood = _judged(read, found)
    if _unsure(understood, read, found) and (alone := wish_alone(read, found)):
        return with_what_was_told(second_thought(alone), read)
    made = {one.tool for one in understood.calls} == MADE
    if made and (rest := without_talk(read, pieces(read.text))):
        return second_thought(by_rules(rest, read.scene.view, read.scene.switches))
    if _all_talk(understood, read, found) or _likelier_said(understood, read, found):
        return Understanding(reply=Reply.UNKNOWN)
    return _completed(understood, read)


def _completed(understood: Understanding, read: Read) -> Understanding:
    """With what the clause of the wish alone does not tell: more words, the picture, settings."""
    understood = with_what_was_told(with_what_was_dropped(understood, read), read)
    if [one.tool for one in understood.calls] != ["generate"]:
        return aimed(understood, read.text, read.scene)
    return with_settings(with_the_story(understood, read), read.text, read.scene.grammar)


def _all_talk(understood: Understanding, read: Read, found: Estimate) -> bool:
    """Whether each piece of the message is a remark ("back in five. No rush")."""
    tools = {one.tool for one in understood.calls}
    if not tools or not tools <= CHANGES | {"generate"}:
        return False
    if found.likely != TALK and found.lead > SURE_IT_IS_A_WISH:
        return False
    if signs.ORDERED.search(read.text.low):
        return False
    said = pieces(read.text)
    return len(said) > 1 and all(_only_said(by_rules(one, read.scene.view)) for one in said)


def _likelier_said(understood: Understanding, read: Read, found: Estimate) -> bool:
    """Whether it may well be a remark: nothing is paid for before it is clear."""
    paid = {one.tool for one in understood.calls} & _PAID
    if not paid or not read.scene.view.pictures or in_english.WISHES.search(read.text.low):
        return False
    if read.scene.grammar.words.name != "english" or only_a_mood(read):
        return False
    sure = SURE_IT_IS_NO_REMARK if read.decided else SURE_WITHOUT_A_PHRASE
    return found.over(TALK) < sure


def _only_said(read: Read) -> bool:
    if not _open(read):
        return False
    found = estimated(read)
    by_phrase = read.understood.reply in SMALL_TALK
    likely = found.likely == TALK or (by_phrase and found.lead < SURE_AGAINST_PLAIN_WORDS)
    return likely and _considered(read, found).reply in _TALKED


def _unsure(understood: Understanding, read: Read, found: Estimate) -> bool:
    """Whether nothing is to be done, or something new that was not plainly asked for."""
    if not understood.calls:
        return understood.reply not in _SETTLED | _ASKED_BACK
    new = {one.tool for one in understood.calls} == {"generate"}
    sure = found.likely == "generate" and found.lead > SURE_IT_IS_DRAWN
    return new and not sure and (read.guessed or not read.decided)


def _judged(read: Read, found: Estimate) -> Understanding:
    by_rules = one_wish(read)
    if kind := _beyond_likelihood(read, found):
        return _built(kind, read) or by_rules
    if (
        found.likely == _SEVERAL
        or _joined(by_rules, read) == found.likely
        or _lead(found, by_rules) < needed(found.likely, read)
        or fits(found, read)
    ):
        return by_rules
    built = _built(
        "edit"
        if found.likely == SHOW and order_follows(read.text.low, read.scene.grammar)
        else found.likely,
        read,
    )
    # the rules tell apart which picture each of several changes is for
    only_edits = built and _only_edits(built) and _only_edits(by_rules)
    return by_rules if built is None or only_edits else built


def _joined(by_rules: Understanding, read: Read) -> str | None:
    """The tool of the one call that several of the rules' were put together to."""
    joined = len(by_rules.calls) == 1 < len(read.understood.calls)
    return by_rules.calls[0].tool if joined else None


def _beyond_likelihood(read: Read, found: Estimate) -> str | None:
    """What the words leave no doubt of, whatever is likelier."""
    if kind := "batch" if _only_lists(found, read) else unmistakable(read, found):
        return kind
    if _comes_into_a_corner(read.text.low) and _only_edits(read.understood):
        return "overlay"
    if _widens(read):
        return "expand"
    if _goes_on_a_series(read):
        return "generate"
    if joins_what_is_there(found, read):
        return "edit"
    return "generate" if _drawn_after_talk(found, read) else None


def _goes_on_a_series(read: Read) -> bool:
    tools = {one.tool for one in read.understood.calls}
    english = read.scene.grammar.words.name == "english"
    following = in_english.NEXT_IN_A_SERIES if english else signs.NEXT_ABROAD
    return tools <= MADE and following.match(read.text.low) is not None


def _lead(found: Estimate, by_rules: Understanding) -> float:
    """How far ahead; whether it is changed at all is not to be torn between two ways to change."""
    tools = {one.tool for one in by_rules.calls}
    if found.likely not in CHANGES or (tools & CHANGES and tools != MADE):
        return found.lead
    return found.ahead_of(CHANGES)


def _comes_into_a_corner(low: str) -> bool:
    """Whether something is to be put there; what is there already is changed like all else."""
    return bool(IN_A_CORNER.search(low)) and signs.IS_THERE.search(low) is None


def _widens(read: Read) -> bool:
    """Whether a change of shape comes of more at its sides ("more beach on both sides, 16:9")."""
    shaped = any("ratio" in one.arguments for one in read.understood.calls)
    shaped = shaped or in_english.WIDER.search(read.text.low) is not None
    return (
        shaped
        and _only_edits(read.understood)
        and bool(in_english.MORE_AROUND.search(read.text.low))
    )


def _only_lists(found: Estimate, read: Read) -> bool:
    """Whether several new pictures are told one by one, and no changes of one that is there."""
    tools = {one.tool for one in read.understood.calls}
    if found.likely in CHANGES or not tools <= MADE:
        return False
    new = tools <= {"generate"} or found.likely in {"generate", "batch"}
    return (new or not read.scene.view.pictures) and told_apart(read.text, read.scene.grammar)


def _only_edits(understood: Understanding) -> bool:
    return {one.tool for one in understood.calls} == {"edit"}


def _drawn_after_talk(found: Estimate, read: Read) -> bool:
    """Whether all that is no talk asks for something new ("hope you can help. Fox on a board")."""
    tools = {one.tool for one in read.understood.calls}
    long = len(read.text.low) > LONGEST_ASIDE
    if long or found.likely != "generate" or not tools <= CHANGES:
        return False
    rest = without_talk(read, sentences(read.text), SURE_IT_IS_TALK)
    if rest is None or signs.GOES_ON_FROM_IT.match(rest.low):
        return False
    return {one.tool for one in second_thought(by_rules(rest, read.scene.view)).calls} == {
        "generate"
    }


def _open(read: Read) -> bool:
    """Whether there may be more to it than the rules say."""
    reply = read.understood.reply
    low = read.text.low
    settled = reply in _SETTLED or read.taken_back or not any(map(str.isalnum, low))
    few = read.clauses == 1 and low.count(" ") < _MANY_WORDS
    settled = settled or (reply in _ASKED_BACK and few)
    return not settled and {one.tool for one in read.understood.calls} <= {*weights_for(read).kinds}


def _built(kind: str, read: Read) -> Understanding | None:
    """The message as a wish of this kind; nothing when its words do not suffice."""
    if kind == TALK:
        return Understanding(reply=Reply.UNKNOWN)
    if kind not in IN_WORDS and (said := _only(kind, read.understood)):
        return said
    heard = meant(kind, said_in(read.text, read.scene), read.scene)
    text = _what_is_drawn(read) if kind == "generate" else None
    if text:
        drawn = meant(kind, said_in(text, read.scene), read.scene)
        heard = drawn if drawn and names_something(drawn, read.scene) else heard
    if heard is None:
        return None
    return Understanding(calls=heard.calls, reply=heard.reply, topic=heard.topic, notes=heard.notes)


def _what_is_drawn(read: Read) -> Wording | None:
    """The thing that is asked for in the middle of talk, where some of that may be left out."""
    low = read.text.low
    ordered = signs.ORDERED.search(low) or signs.ANNOUNCED.match(low)
    ordered = ordered or signs.NEXT_ABROAD.match(low)
    text = read.text.part(ordered.end()) if ordered else read.text
    return without_talk(read, sentences(text), SURE_IT_IS_TALK) or (text if ordered else None)


def _only(kind: str, understood: Understanding) -> Understanding | None:
    """The one of several calls that was meant, with what the rules read for it."""
    ratios = [one.arguments["ratio"] for one in understood.calls if "ratio" in one.arguments]
    read = {"ratio": ratios[0]} if ratios and kind in SHAPED else {}
    calls = tuple(
        replace(one, arguments={**read, **one.arguments})
        for one in understood.calls
        if one.tool == kind
    )
    return replace(understood, calls=calls) if calls else None

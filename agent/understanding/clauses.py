"""One message as an ordered list of clauses, each with one wish."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, pairwise

from agent.context import ChatView
from agent.understanding.grammar import Grammar
from agent.understanding.places import mentions, shape_of
from agent.understanding.wording import HIDDEN, Wording

MOST_CLAUSES = 12
_BULLET = re.compile(r"(?:[-*•]|\d{1,2}[.)])\s+(?=\S)")
_STOP = re.compile(r"\s*[,;.!?()]+(?:\s+|$)|\s+[-\u2013\u2014]\s+|\n")
_SENTENCE_END = re.compile(r"[.!?;\n]+(?=\s|$)")
_MOST_PIECES = 8
LONGEST_ASIDE = 400
"""Characters of a message that may be said around a wish."""
_LISTED_WORDS = 18
_LONGEST_OPENING = 240
_MOST_COURTESIES = 40
_AND_THEN = re.compile(
    r"(?:[,;:.!]| -|\b(?:but|so|and)) ?(?:please |now |then |can you |could you )*([^\W\d_]+) "
    r"(?:it|him|her|them|the|his|their|its|an?|some|more)\b"
)


class Link(StrEnum):
    """How a clause follows the one before."""

    FIRST = "first"
    THEN = "then"
    STOP = "stop"
    ALSO = "also"


@dataclass(frozen=True, slots=True)
class Clause:
    """One wish in the person's words, and the words that joined it to the one before."""

    text: Wording
    link: Link
    joint: str = ""


def clauses_of(text: Wording, view: ChatView, grammar: Grammar) -> tuple[Clause, ...]:
    """The clauses of a message; what begins no wish of its own stays with the one before."""
    found: list[Clause] = []
    for piece in _pieces(text, grammar):
        if found and (
            (_addressed(found[-1].text, view, grammar) and not _drawn(piece.text, grammar))
            or _continues(found[-1], piece, grammar)
        ):
            before = found[-1]
            joint = Wording(piece.joint, piece.joint)
            found[-1] = replace(
                before,
                text=Wording(
                    before.text.raw + joint.raw + piece.text.raw,
                    before.text.low + joint.low + piece.text.low,
                ),
            )
        else:
            found.append(piece)
    return tuple(found[:MOST_CLAUSES])


def pieces(text: Wording) -> Sequence[Wording]:
    """What is said one after the other; nothing when it is said in one go, or at length."""
    if len(text.low) > LONGEST_ASIDE:
        return ()
    ends = [*islice(_STOP.finditer(text.low), _MOST_PIECES)]
    starts = [0, *(one.end() for one in ends)]
    stops = [*(one.start() for one in ends), len(text.low)]
    found = [text.part(*span) for span in zip(starts, stops, strict=True)]
    return [one for one in found if any(map(str.isalnum, one.low))] if ends else ()


def sentences(text: Wording) -> Sequence[Wording]:
    """The sentences with their marks; the last one has all that is too much."""
    ends = (one.end() for one in islice(_SENTENCE_END.finditer(text.low), MOST_CLAUSES))
    cuts = pairwise([0, *ends, len(text.low)])
    return [one for cut in cuts if (one := text.part(*cut))]


def order_follows(low: str, grammar: Grammar) -> bool:
    """Whether a change is ordered in the same breath ("she likes it but make the logo bigger")."""
    changing = grammar.words.cues.changing | {"make", "turn", "give"}
    return any(found[1] in changing for found in _AND_THEN.finditer(low))


def bare(text: Wording, grammar: Grammar) -> Wording:
    """The text without the courtesies around it ("hey, could you … please?")."""
    text = text.trimmed()
    for _ in range(_MOST_COURTESIES):
        lead = grammar.leads.match(text.low)
        if lead is None or not lead.end() or lead.end() >= len(text.low):
            break
        text = text.part(lead.end())
    while text and (tail := grammar.tails.search(text.low)) and tail.start():
        text = text.part(0, tail.start())
    return text


def _pieces(text: Wording, grammar: Grammar) -> Iterator[Clause]:
    start, link, joint = 0, Link.FIRST, ""
    for found in grammar.breaks.finditer(text.low):
        kind = Link(found.lastgroup or Link.ALSO)
        piece = text.part(start, found.start())
        if kind is not Link.STOP and not grammar.heads.match(
            text.low, found.end(), found.end() + _LONGEST_OPENING
        ):
            if kind is not Link.THEN or not _both_new(piece, text.low[found.end() :], grammar):
                continue
        elif kind is Link.STOP and grammar.match("next_up", text.low[found.end() :]):
            kind = Link.THEN
        if piece:
            yield Clause(_unbulleted(piece), link, joint)
        start, link, joint = found.end(), kind, text.raw[slice(*found.span())]
    if piece := text.part(start):
        yield Clause(_unbulleted(piece), link, joint)


def _both_new(before: Wording, following: str, grammar: Grammar) -> bool:
    """Whether "a horse and then a zebra" are two pictures."""
    if len(before.low) > _LONGEST_OPENING or not grammar.match("fresh", following):
        return False
    wish = bare(before, grammar).low
    return bool(grammar.match("fresh", wish) or grammar.match("draw", wish))


def _unbulleted(text: Wording) -> Wording:
    bullet = _BULLET.match(text.low)
    return text.part(bullet.end()) if bullet else text


def _continues(before: Clause, piece: Clause, grammar: Grammar) -> bool:
    if (
        grammar.heads.match(piece.text.low, 0, _LONGEST_OPENING)
        or piece.link is Link.THEN
        or (piece.link is Link.STOP and _asked_for(piece.text, grammar))
        or _told(before.text, piece.text, grammar)
        or (piece.link is Link.STOP and grammar.match("mood_told", before.text.low))
        or spoken(before.text, grammar)
        or spoken(piece.text, grammar)
    ):
        return False
    if piece.link is Link.STOP and grammar.match("fragment", bare(piece.text, grammar).low):
        # "looks flat. more contrast": a remark, then what to do about it
        return not grammar.match("chatter", before.text.low)
    if piece.link is Link.STOP and set(piece.joint) & set(";\n"):
        return not (_listed(before.text, grammar) and _listed(piece.text, grammar))
    return True


def _asked_for(piece: Wording, grammar: Grammar) -> bool:
    """Whether a new sentence asks for a change ("can it …?", "please add …")."""
    if grammar.match("modal", piece.low) or grammar.match("must", piece.low):
        return True
    wish = bare(piece, grammar)
    return len(wish.low) < len(piece.low.rstrip(" .,!?")) and bool(
        grammar.match("change", wish.low)
    )


def _told(before: Wording, piece: Wording, grammar: Grammar) -> bool:
    """Whether a reason or a story ends and the wish begins."""
    if len(before.low) > _LONGEST_OPENING or not grammar.match("remark", before.low):
        return False
    wish = bare(piece, grammar).low
    if grammar.match("told", wish):
        return True
    reason = bare(before, grammar).low
    wished = any(grammar.match(name, reason) for name in ("fresh", "draw", "draw_soft"))
    return not wished and bool(grammar.match("fresh", wish))


def _addressed(text: Wording, view: ChatView, grammar: Grammar) -> bool:
    """Whether the text only says which picture the wish that follows is for."""
    if len(text.low) > _LONGEST_OPENING:
        return False
    text = bare(text, grammar)
    return bool(grammar.match("address", shape_of(text, mentions(text, view, grammar))))


def _drawn(text: Wording, grammar: Grammar) -> bool:
    """Whether something new is plainly ordered ("lol that fox. Now draw a goose")."""
    wish = bare(text, grammar).low
    found = grammar.match("draw", wish)
    return found is not None and bool(grammar.match("fresh", wish[found.end() :]))


def _listed(text: Wording, grammar: Grammar) -> bool:
    return (
        bool(grammar.match("fresh", bare(text, grammar).low))
        and text.low.count(" ") < _LISTED_WORDS
    )


def spoken(text: Wording, grammar: Grammar) -> bool:
    """Whether the clause is small talk as a whole."""
    low = text.low.strip(" .,!?")
    return HIDDEN not in low and any(pattern.fullmatch(low) for _, pattern in grammar.talk)

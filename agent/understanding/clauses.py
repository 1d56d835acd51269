"""One message as an ordered list of clauses, each with one wish."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from agent.context import ChatView
from agent.understanding.grammar import Grammar
from agent.understanding.places import mentions, shape_of
from agent.understanding.wording import HIDDEN, Wording

MOST_CLAUSES = 12
_BULLET = re.compile(r"(?:[-*•]|\d{1,2}[.)])\s+(?=\S)")
_LISTED_WORDS = 18


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
            _addressed(found[-1].text, view, grammar) or _continues(found[-1], piece, grammar)
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


def bare(text: Wording, grammar: Grammar) -> Wording:
    """The text without the courtesies around it ("hey, could you … please?")."""
    text = text.trimmed()
    while text:
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
        if kind is not Link.STOP and not grammar.heads.match(text.low, found.end()):
            continue
        piece = text.part(start, found.start())
        if piece:
            yield Clause(_unbulleted(piece), link, joint)
        start, link, joint = found.end(), kind, text.raw[slice(*found.span())]
    if piece := text.part(start):
        yield Clause(_unbulleted(piece), link, joint)


def _unbulleted(text: Wording) -> Wording:
    bullet = _BULLET.match(text.low)
    return text.part(bullet.end()) if bullet else text


def _continues(before: Clause, piece: Clause, grammar: Grammar) -> bool:
    if (
        grammar.heads.match(piece.text.low)
        or spoken(before.text, grammar)
        or spoken(piece.text, grammar)
    ):
        return False
    if piece.link is Link.STOP and set(piece.joint) & set(";\n"):
        return not (_listed(before.text, grammar) and _listed(piece.text, grammar))
    return True


def _addressed(text: Wording, view: ChatView, grammar: Grammar) -> bool:
    """Whether the text only says which picture the wish that follows is for."""
    return bool(grammar.match("address", shape_of(text, mentions(text, view, grammar))))


def _listed(text: Wording, grammar: Grammar) -> bool:
    return (
        bool(grammar.match("fresh", bare(text, grammar).low))
        and text.low.count(" ") < _LISTED_WORDS
    )


def spoken(text: Wording, grammar: Grammar) -> bool:
    """Whether the clause is small talk as a whole."""
    low = text.low.strip(" .,!?")
    return HIDDEN not in low and any(pattern.fullmatch(low) for _, pattern in grammar.talk)

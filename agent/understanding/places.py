"""Which picture of the chat is meant: by number, order, handle or place, else by its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.context import ChatView
from agent.understanding.captions import (
    LAST,
    content_words,
    current_of,
    lineage_of,
    numbered,
    picture_of,
    words_of,
)
from agent.understanding.grammar import POINTER, Grammar
from agent.understanding.naming import named_by_words, only_picture_with
from agent.understanding.wording import Wording

_COLOUR = re.compile(r"#\d{6}$")
HANDLE = r"\b[a-z]{2,16}-(?=[a-z0-9]{3}\b)[a-z]{0,2}\d[a-z0-9]{0,2}\b"
"""What the name of a picture looks like ("fox-7k2")."""
_HANDLE = re.compile(HANDLE)
_AND = re.compile(r",? and |, | & ")
_LEADING_DIGITS = re.compile(r"\d+")
_COMPARED = re.compile(r"\bthan (?:in |on |at )?$")
_OF_A_THING = re.compile(
    r"\b(?!(?:and|or|of|in|for|on|with|like|from|than|use|upscale|show|take|make|edit|vary|redo|"
    r"crop|y|o|de|del|en|para|con|e|ou|do|da|na|no|et|ou|du|dans|pour|und|oder|von|in|bei|fur|di|"
    r"nella|per|now|hey|where's|that's|please|only|just|picture|image)\b)[^\W\d_]+ $"
)
_NEAR = 40
_A_NUMBER = re.compile(r"\b(?:an?|une?|una|uma?|eine?) (?:\w+ )?$")
_WITH_A_NUMBER = re.compile(r"\w (?:and|with|plus|saying|says|reading) $")
"""Something else and a number are to be in the picture ("sparklers and the number 40")."""
_BY_NUMBER = re.compile(r"(?:\w{1,3} )?n")
_ON_A_THING = re.compile(r" (?:on|in|at|sur|su|sul\w*|sobre|auf|em|no|na|en|en el) ")
_NAMED = re.compile(r" (?!(?:one)$)[^\W\d_]{3,}$")
_ORIGINAL = re.compile(r"\b(?:the )?(?:very )?original (?P<word>[^\W\d_]+)")
_DIGITS = re.compile(r"#?\b(\d{1,9})\b")
_POINTED_AT = re.compile(
    r"(?:(?:of|on|for|from|to|like|with) )?(?:it|this|that|these|those)(?: (?:one|pic|picture|"
    r"image))?(?:,.*| (?:please|pls|plz|pretty|now|would|could|might|will|is|looks?|if|so|because|"
    r"before|when|for|to)\b.*)?"
)
"""A picture that is only pointed at, whatever is said behind ("of that one would be good")."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A picture named by number, order, handle or place, and where in the text."""

    start: int
    end: int
    picture: str


@dataclass(frozen=True, slots=True)
class Aim:
    """The picture a wish is for; ``implied`` when it was not named (so: the one just spoken of)."""

    picture: str
    implied: bool = False


def default_aim(view: ChatView) -> Aim:
    """The picture replied to, else the last one."""
    replied = any(picture.replied for picture in view.pictures)
    return Aim("replied") if replied else Aim(LAST, implied=True)


def mentions(text: Wording, view: ChatView, grammar: Grammar) -> tuple[Mention, ...]:
    """All pictures named explicitly, in the order they are named, none overlapping."""
    found = sorted(_mentions(text.low, view, grammar), key=lambda one: (one.start, -one.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _mentions(low: str, view: ChatView, grammar: Grammar) -> Iterator[Mention]:
    yield from _handles(low, view)
    for found in _every("numbered", low, grammar):
        number = _number(found["n"], grammar)
        if number is not None and not _COLOUR.match(found[0]) and _shown_as(number, found, view):
            yield Mention(*found.span(), f"#{number}")
    yield from _enumerated(low, view, grammar)
    yield from _ordinals(low, view, grammar)
    yield from _originals(low, view, grammar)
    for name in ("last", "previous", "original"):
        for found in _every(name, low, grammar):
            yield Mention(*found.span(), _placed(name, view))


def _ordinals(low: str, view: ChatView, grammar: Grammar) -> Iterator[Mention]:
    for found in _every("ordinal", low, grammar):
        if _COMPARED.search(low[: found.start()]):
            continue  # "smaller than the first"
        if len(view.pictures) == 1 and grammar.words.ordinals.get(found["nth"]) == 0:
            continue  # in the middle of the only picture
        nth = _nth(found["nth"], view, grammar)
        # "its the 14th" is a date
        if not nth.startswith("#") or picture_of(nth, view) or _NAMED.search(found[0]):
            yield Mention(*found.span(), nth)
    for found in _every("ordinal_of", low, grammar):
        if picture := _nth_of(found["nth"], found["word"], view, grammar):
            yield Mention(*found.span(), picture)


def _originals(low: str, view: ChatView, grammar: Grammar) -> Iterator[Mention]:
    """What "the original zebra" is: the one with that word that was made from no other."""
    for found in _ORIGINAL.finditer(low):
        word = content_words(found["word"], grammar)
        roots = [
            one.n
            for one in view.pictures
            if one.parent is None
            and word
            and word <= words_of(one.caption, grammar.words.name, closely=True)
        ]
        if roots:
            yield Mention(*found.span(), f"#{roots[-1]}")


def _shown_as(number: int, found: re.Match[str], view: ChatView) -> bool:
    """Whether it is a picture and no "change the shirt to number 42", "in draft three"."""
    before = found.string[max(found.start() - _NEAR, 0) : found.start()]
    if _A_NUMBER.search(before) and _BY_NUMBER.match(found[0]):
        return False
    apart = found[0].isdigit() or _WITH_A_NUMBER.search(before)
    if apart and numbered(number, view) is None:
        return False
    if "#" in found[0] or not view.pictures or numbered(number, view) is not None:
        return True
    # "reviewer number two", "no 4!", "number 12 on the jersey", "a number 1", "le numéro 27"
    if _BY_NUMBER.match(found[0]) and (
        _OF_A_THING.search(before) or _ON_A_THING.match(found.string, found.end())
    ):
        return False
    return not found[0].startswith("draft")


def _enumerated(low: str, view: ChatView, grammar: Grammar) -> Iterator[Mention]:
    """Bare numbers ("1, 2 and 4"): pictures only when there are pictures of all these numbers."""
    if not view.pictures or not _DIGITS.search(low):
        return
    known = {one.n for one in view.pictures}
    for found in _every("enumerated", low, grammar):
        numbers = [*_DIGITS.finditer(low, *found.span("list"))]
        if known.issuperset(int(one[1]) for one in numbers):
            yield from (Mention(*one.span(), f"#{int(one[1])}") for one in numbers)


def _handles(low: str, view: ChatView) -> Iterator[Mention]:
    for picture in view.pictures:
        if picture.handle and (at := low.find(picture.handle.lower())) >= 0:
            yield Mention(at, at + len(picture.handle), picture.handle)
    for found in _HANDLE.finditer(low):
        yield Mention(*found.span(), found[0])


def _every(name: str, low: str, grammar: Grammar) -> Iterator[re.Match[str]]:
    return (found for pattern in grammar.sets[name] for found in pattern.finditer(low))


def shape_of(text: Wording, named: tuple[Mention, ...]) -> str:
    """The folded text with every explicit mention blanked to pointers, positions unchanged."""
    low = text.low
    for mention in named:
        low = low[: mention.start] + POINTER * (mention.end - mention.start) + low[mention.end :]
    return low


def listed(text: Wording, view: ChatView, grammar: Grammar) -> tuple[str, ...]:
    """Every picture in words such as "1, #3 and the last one" or "both"."""
    named = mentions(text, view, grammar)
    rest = shape_of(text, named)
    places = [(one.start, one.picture) for one in named]
    places += [(found.start(), f"#{int(found[1])}") for found in _DIGITS.finditer(rest)]
    if places:
        return tuple(dict.fromkeys(picture for _, picture in sorted(places)))
    if found := grammar.find("several", text.low):
        return all_pictures(view, 2 if found.groupdict().get("two") else 8)
    each = [named_by_words(part, view, grammar) for part in _parts(text)]
    return tuple(dict.fromkeys(filter(None, each))) if len(each) > 1 and all(each) else ()


def all_pictures(view: ChatView, most: int) -> tuple[str, ...]:
    """The newest finished pictures, oldest first."""
    return tuple(f"#{one.n}" for one in view.pictures if one.state == "done")[-most:]


def _parts(text: Wording) -> Iterator[Wording]:
    start = 0
    for found in _AND.finditer(text.low):
        yield text.part(start, found.start())
        start = found.end()
    yield text.part(start)


def target(text: Wording | None, view: ChatView, grammar: Grammar) -> Aim:
    """The picture these words are about; words that fit no caption are passed on as they are."""
    if text is None or not text:
        return default_aim(view)
    if named := mentions(text, view, grammar):
        return Aim(named[0].picture)
    if bare := _DIGITS.fullmatch(text.low):
        return Aim(f"#{int(bare[1])}")
    if _POINTED_AT.fullmatch(text.low) or not (
        content_words(text.low, grammar) - grammar.words.parts
    ):
        return default_aim(view)
    fitting = named_by_words(text, view, grammar) or only_picture_with(
        content_words(text.low, grammar), view, grammar
    )
    return Aim(fitting or text.raw)


def _placed(name: str, view: ChatView) -> str:
    now = current_of(view)
    if name == "last":
        return LAST
    if name == "original":
        return f"#{[*lineage_of(now, view)][-1].n}" if now else "first"
    if now and now.parent is None:
        earlier = [one.n for one in view.pictures if one.n < now.n]
        return f"#{earlier[-1]}" if earlier else "previous"
    return "previous"


def _nth(word: str, view: ChatView, grammar: Grammar) -> str:
    nth = grammar.words.ordinals.get(word.replace("-", " "))
    if nth == 0 and view.pictures:  # the one in the middle
        return f"#{view.pictures[len(view.pictures) // 2].n}"
    if nth is not None and nth < 0:  # counted from the end
        return f"#{view.pictures[nth].n}" if -nth <= len(view.pictures) else "first"
    if nth is None:
        digits = _LEADING_DIGITS.match(word)
        nth = int(digits[0]) if digits else 1
    if nth == 1:
        return "first"
    if numbered(nth, view) is None and 0 < nth <= len(view.pictures):
        return f"#{view.pictures[nth - 1].n}"
    return f"#{nth}"


def _nth_of(nth: str, word: str, view: ChatView, grammar: Grammar) -> str | None:
    """Of several pictures with a car the second ("the second car")."""
    wanted = content_words(word, grammar)
    found = [
        one.n
        for one in view.pictures
        if wanted and wanted <= words_of(one.caption, grammar.words.name, closely=True)
    ]
    at = -1 if nth == "last" else grammar.words.ordinals.get(nth, 1) - 1
    return f"#{found[at]}" if len(found) > 1 and at < len(found) else None


def _number(word: str, grammar: Grammar) -> int | None:
    return int(word) if word.isdigit() else grammar.words.numbers.get(word)

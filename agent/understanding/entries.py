"""The entries of a list that is told in one message, one picture each."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from agent.understanding.grammar import Grammar
from agent.understanding.settings import counted
from agent.understanding.vocabulary.tables import word_set
from agent.understanding.wording import Wording, tidy

_PIC = (
    r"(?:pictures?|pics?|images?|photos?|drawings?|cards?|illustrations?|frames?|prompts?|shots?|"
    r"scenes?|slides?|panels?|pages?|posters?|ones?)"
)
_COUNTED = rf"(?:{_PIC}|number|no\.?|item|song|fig\.?|figure|chapter|door|act|part|wall|img)"
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[a-h]|[iv]{1,3})\b"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|1st|2nd|3rd|[4-9]th|next|last|other)"
)
_AND = r"(?:(?:and|then|plus)[ ,]+){0,2}"
_IS = r"(?: (?:is|of|should be|will be|shows)\b)?\s*"
_MARKS = tuple(
    re.compile(r"(?:^|(?<=[\s(,.;:/]))" + one)
    for one in (
        r"(?:\(\d{1,2}\)|\d{1,2}[)/]|\d{1,2}[.:](?=\s)|[\u2460-\u2473])\s*",
        r"(?:\([a-h]\)|[a-h]\)|\([ivx]{1,4}\))\s*",
        r"(?:(?<=\n)|(?<=[:/] )|^)[-*\u2022\u2013]\s+",
        rf"{_AND}(?:the )?{_COUNTED} ?(?:number |no\.? )?{_NUMBER}{_IS}[,:=\u2013-]?\s*",
        # not the "first" and "last" of "our first flat … last weekend"
        (
            rf"(?:(?<![^\W\d_] )|(?<=and )|(?<=then ))(?:{_AND}(?:the |my |"
            rf"a )?{_ORDINAL}(?: {_PIC})?{_IS}(?:[:=\u2013-]\s*|(?<=\s)))|(?:the |my |"
            rf"a )?{_ORDINAL} {_PIC}{_IS}(?:[:=\u2013-]\s*|(?<=\s))"
        ),
        (
            rf"{_AND}(?:an?|one|another|a second,? separate|a separate|a different|a diff|a third|"
            rf"a second)(?: {_PIC})?"
            r" (?:of|is|with|w)\s+"
        ),
        r"\d{1,2}\s+(?=[a-z])",
    )
)
_SEPARATORS = tuple(
    re.compile(one)
    for one in (
        r"\s*\n+\s*(?:[-*\u2022]\s+)?",
        r"\s*;\s*",
        r"\s+/\s+",
        r"\s+(?:[|~+>]|\u2192)\s+",
        r"\s*,\s*(?:and |then |plus )?",
        r"\.\s+",
    )
)
_LEAD = re.compile(r"[^:\n]*(?::|\s[-\u2013\u2014]|\u2014)\s*(?=\S)")
_LAST_AND = re.compile(r" (?:and|&) (?=(?:an?|the|one|some|my) )")
_BEFORE_IT = re.compile(r"^(?:(?:and|then|plus|of|for) )+")
_SENTENCE_END = re.compile(r"[!?.]+\s+|\n+")
_ASIDE = re.compile(
    r"(?:,| [-\u2013\u2014]) (?:(?:please|pls|thanks|thx|don't|if|not (?:in|on|to)|(?:so|"
    r"for) (?:the|my|our|they|we|i))\b.*|(?P<maybe>all|as|in|on|each|every|separately|"
    r"individually)\b.*)$"
)
_AS_SEVERAL = re.compile(
    rf" as (?:{_NUMBER} )?(?:separate|different|individual|single) [\w-]+(?: [\w-]+)?[ .!?]*$"
)
_ORDER = re.compile(
    r"^(?:(?:please|can you|could you) )*(?:draw|paint|sketch|make|create|generate|give|"
    r"(?:i )?need|(?:i )?want)(?: me| us)? (?=(?:an?|some|two|three|the|my) )",
    re.IGNORECASE,
)
_LED_TO = re.compile(r".*(?<!each) of ", re.IGNORECASE)
_PICTURES = word_set("pictures pics images photos drawings illustrations files canvases")
_FRAME = word_set(
    """
    separate separately seperate seperately individual individually each every apart apiece singly
    different diff single own distinct per separated solo all these those them following list batch
    """
)
_WORK = word_set(
    """
    picture pictures pic pics image images photo photos drawing drawings card cards file files page
    canvas piece pieces shots illustration illustrations one ones two three four five six total
    thing as in on of a an the i want need make draw do me please pls plz thx thanks and its it is
    not no by with for my our so just can could you we have like would paint create generate give
    """
)
_WORDS = re.compile(r"[^\W\d_]+")
EACH = re.compile(
    r"\b(?:sep[ae]?r[ae]t\w*|individual\w*|singly|apiece|each|per|every|own|diff\w*|alone|"
    r"one by one)\b"
)
"""Words that set the entries of a list apart."""
_ONE_BY_ONE = re.compile(r"\b(?:sep[ae]?r[ae]tely|individually|each|apiece|one by one)\b")
_NTH_PICTURE = re.compile(rf"\b{_ORDINAL} {_PIC}\s*[:=\u2013-]")
_ONE_OF = re.compile(
    rf"\b(?:one|1) {_PIC} of .*\b(?:another|one|a second,? separate {_PIC}|"
    rf"a separate {_PIC}) (?:of|with)\b|(?:^|[\s:])1 ?[.)] .*\s2 ?[.)] "
)
_PER = re.compile(
    rf"\b(?:one|an?|1) (?:separate |different |single )?{_PIC} (?:per|of each|for (?:each|every))\b"
    r"[^:\n.]{0,40}: "
)
_IN_ONE_GO = re.compile(
    r"\b(?:as a|in a|in one|a) batch\b.{0,20}:|\bbatch:|"
    r"\b(?:each|every) (?:\w+ ){0,2}(?:on|as|in) (?:its|their) own\b|\bon their own\b"
)
_SO_MANY = re.compile(
    r"(?:[\w' ]{0,30} )?(?P<n>two|three|four|five|six|[2-6]) (?:different |separate |new )?"
    r"(?:pictures|images|pics|photos|drawings) ?[:\u2013-] "
)
_FEWEST = 2


def entries_of(text: Wording) -> Sequence[str]:
    """What is to be drawn, one after the other; empty where it is no list."""
    return marked(text) or _separated(text)


def told_apart(text: Wording, grammar: Grammar) -> bool:
    """Whether it can be nothing but a list, one picture each."""
    if len([*_NTH_PICTURE.finditer(text.low)]) >= _FEWEST:
        return len(marked(text)) >= _FEWEST
    if _PER.search(text.low) or _ONE_OF.search(text.low):  # "one image per dish: …"
        return len(entries_of(text)) >= _FEWEST
    so_many = _SO_MANY.match(text.low)
    if so_many and len(entries_of(text)) == counted(so_many["n"], grammar):
        return True
    if _IN_ONE_GO.search(text.low):
        return len(entries_of(text)) > _FEWEST
    parted = max(map(text.low.count, ("\n", " / ", " | "))) >= _FEWEST
    lines = parted and len(entries_of(text)) >= _FEWEST
    before, colon, _ = text.low.partition(":")
    led = bool(colon and _ONE_BY_ONE.search(before)) and len(entries_of(text)) > _FEWEST
    return led or (EACH.search(text.low) is not None and (lines or len(marked(text)) >= _FEWEST))


def marked(text: Wording) -> Sequence[str]:
    """The words between "1) … 2) …", "first pic … second pic …", "one of … another of …"."""
    found = max(([*one.finditer(text.low)] for one in _MARKS), key=len)
    if len(found) < _FEWEST:
        return ()
    ends = [*(one.start() for one in found[1:]), len(text.low)]
    said = [text.raw[one.end() : end] for one, end in zip(found, ends, strict=True)]
    return _told([*said[:-1], _up_to_the_last(said[-1])])


def _separated(text: Wording) -> Sequence[str]:
    lead = _LEAD.match(text.low)
    first = _SENTENCE_END.search(text.low)
    if lead is None and first and _tells_how_many(text.low[: first.start()]):
        lead = first
    rests = [text.part(lead.end())] if lead else []
    for rest in (*rests, text):
        for separator in _SEPARATORS:
            pieces = _split(rest, separator)
            if len(pieces) > _FEWEST or (len(pieces) == _FEWEST and rest is not text):
                return pieces
    return ()


def _split(text: Wording, separator: re.Pattern[str]) -> Sequence[str]:
    cuts = [(0, 0), *(one.span() for one in separator.finditer(text.low))]
    ends = [*(one[0] for one in cuts[1:]), len(text.low)]
    pieces = [text.raw[start:end] for (_, start), end in zip(cuts, ends, strict=True)]
    if len(pieces) > _FEWEST and _tells_how_many(pieces[-1]) and not _LAST_AND.search(pieces[-1]):
        del pieces[-1]  # "a toaster and a grill, each as its own picture"
    if len(pieces) > 1 and "," in separator.pattern and (last := _LAST_AND.search(pieces[-1])):
        pieces[-1:] = [pieces[-1][: last.start()], pieces[-1][last.end() :]]
    return _kept(pieces)


def _kept(pieces: Iterable[str]) -> Sequence[str]:
    """Those that say more than how many pictures it is to be."""
    said = [one for one in pieces if not _only_tells(one, _FRAME | _WORK)]
    if not said:
        return ()
    said[0] = _from_the_last(said[0])
    said[-1] = _up_to_the_last(said[-1])
    edges = {0, len(said) - 1}
    return _told(one for at, one in enumerate(said) if not (at in edges and _tells_how_many(one)))


def _told(pieces: Iterable[str]) -> Sequence[str]:
    tidied = (_BEFORE_IT.sub("", tidy(one.strip(" /"))) for one in pieces)
    return [one for one in tidied if one and not _only_tells(one, _WORK)]


def _from_the_last(piece: str) -> str:
    """Without what stands before it: "one pic for each!! Mia", "separate images of a canine"."""
    last = _SENTENCE_END.split(piece.rstrip(" .!?\n"))[-1]
    last = _ORDER.sub("", last)
    led = _LED_TO.match(last)
    return last[led.end() :] if led and _tells_how_many(led[0]) else last


def _up_to_the_last(piece: str) -> str:
    """Without what is said of all of them behind it: "the reunion. One card each"."""
    for end in _SENTENCE_END.finditer(piece):
        if _tells_how_many(piece[end.end() :]) or _only_tells(piece[end.end() :], _WORK):
            piece = piece[: end.start()]
            break
    if several := _AS_SEVERAL.search(piece):
        piece = piece[: several.start()]
    aside = _ASIDE.search(piece)
    if aside and (_tells_how_many(aside[0]) or aside["maybe"] is None):
        piece = piece[: aside.start()]
    return piece


def _only_tells(piece: str, words: AbstractSet[str]) -> bool:
    return {*_WORDS.findall(piece.lower())} <= words


def _tells_how_many(piece: str) -> bool:
    return not (_FRAME | _PICTURES).isdisjoint(_WORDS.findall(piece.lower()))

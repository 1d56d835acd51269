"""Which picture of the chat is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from agent.context import ChatPicture, ChatView
from agent.understanding.grammar import POINTER, Grammar, grammar_of
from agent.understanding.wording import Wording

LAST = "last"
_COLOUR = re.compile(r"#\d{6}$")
_HANDLE = re.compile(r"\b[a-z]{2,16}-(?=[a-z0-9]{3}\b)[a-z]{0,2}\d[a-z0-9]{0,2}\b")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ELIDED = re.compile(r"\b(?:l|d|un|dell|all|nell|qu)'(?=\w)")
_AND = re.compile(r",? and |, | & ")
_LEADING_DIGITS = re.compile(r"\d+")
_WITHOUT = re.compile(
    r"\b(?:the )?(?:one|version|picture|pic|image)"
    r"(?: with (?:the |an? )?[\w' -]{1,30}?,? (?:but|and))? "
    r"(?:without|before(?: it (?:was|became|got|turned|had)| (?:you|i|we) (?:made|added|changed|"
    r"put|"
    r"turned)(?: it| in)?)?) (?:the |an? |any )?(?P<words>[\w'-]+)"
)
_NOT_THAT = re.compile(r",? (?:and )?not (?:the|that) [\w'-]+")
_THE_ONE_WITHOUT = re.compile(
    r"\bthe (?:very first |first )?(?P<what>[\w' -]{2,30}?),? (?:without|before) "
    r"(?:the |an? |any )?(?P<words>[\w'-]+)"
)
_CASE = re.compile(r"(?:e[nmrs]?|n|s)$")
_SHORTEST_GERMAN = 5
_MARKS = re.compile(r"[,.;:]")
_DIGITS = re.compile(r"#?\b(\d{1,9})\b")


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
    for found in _every("ordinal", low, grammar):
        yield Mention(*found.span(), _nth(found["nth"], view, grammar))
    for name in ("last", "previous", "original"):
        for found in _every(name, low, grammar):
            yield Mention(*found.span(), _placed(name, view))
    for found in _every("ordinal_of", low, grammar):
        if picture := _nth_of(found["nth"], found["word"], view, grammar):
            yield Mention(*found.span(), picture)


def _shown_as(number: int, found: re.Match[str], view: ChatView) -> bool:
    """Whether it is a picture and no "change the shirt to number 42", "in draft three"."""
    if "#" in found[0] or _numbered(number, view) is not None:
        return True
    return not (found[0].startswith("draft") or found.string[: found.start()].endswith(" to "))


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


def named_by_words(
    text: Wording, view: ChatView, grammar: Grammar, *, closely: bool = False
) -> str | None:
    """The picture whose caption fits the definite words; the current one, else the newest."""
    if before := lacking(text, view, grammar):
        return before
    text = _not_that(text)
    found = [one for pattern in grammar.sets["definite"] for one in pattern.finditer(text.low)]
    wanted = {
        word
        for one in found
        for word in content_words(one["words"], grammar)
        if word not in grammar.words.parts and f"{word}s" not in grammar.words.parts
    }
    if not wanted:
        return None
    if any(grammar.match("called", text.low[one.start("words") :]) for one in found):
        # "the tiger one": a picture by what it was asked for itself, not by where it came from
        for picture in reversed(view.pictures):
            if wanted <= content_words(Wording.of(picture.caption).low, grammar):
                return f"#{picture.n}"
    scores = {
        one.n: len(wanted & _caption(one, view, grammar, closely=closely)) for one in view.pictures
    }
    best = max(scores.values(), default=0)
    called = {word for one in found for word in _called(one["words"], grammar)} & wanted
    if not best:
        return None if closely else _only_one_with(called, view, grammar)
    fitting = [one for one in view.pictures if scores[one.n] == best]
    # "the sink cat": of the cats the one whose caption has a sink
    whole = {one.n: len(called & _caption(one, view, grammar, closely=False)) for one in fitting}
    fitting = [one for one in fitting if whole[one.n] == max(whole.values())]
    chosen = next((one for one in fitting if one.current), fitting[-1])
    return f"#{chosen.n}"


def _called(words: str, grammar: Grammar) -> set[str]:
    """What something is called: the words before the next one that carries no meaning."""
    said = words.split()
    known = grammar.words.stop_words | grammar.words.joining | grammar.words.cues.articles
    ends = next((at for at, word in enumerate(said) if word in known), len(said))
    return content_words(" ".join(said[:ends]), grammar)


def _only_one_with(called: set[str], view: ChatView, grammar: Grammar) -> str | None:
    """The one picture in whose caption, and not in that of the current one, these words are."""
    now = _current(view)
    if now is None or called & _caption(now, view, grammar, closely=False):
        return None
    fitting = [one for one in view.pictures if called & _caption(one, view, grammar, closely=False)]
    return f"#{fitting[0].n}" if len(fitting) == 1 else None


def named_barely(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """A picture named by a word without an article, when the current one is not of that."""
    for pattern in grammar.sets["bare"]:
        for found in pattern.finditer(text.low):
            called = Wording.of(f"the {found['words']}")
            if named := named_by_words(called, view, grammar, closely=True):
                return named
    return None


def _not_that(text: Wording) -> Wording:
    """The text without the picture that is not meant ("the owl, not the lantern")."""
    found = _NOT_THAT.search(text.low)
    return text.without([found.span()]) if found else text


def lacking(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """The picture that something was added to ("the one without the pipe")."""
    without = _WITHOUT.search(text.low)
    if without is None:
        return _one_without(text, view, grammar)
    missing = content_words(without["words"], grammar)
    for picture in view.pictures:
        if missing and missing <= content_words(Wording.of(picture.caption).low, grammar):
            before = picture.parent or picture.n - 1
            return f"#{before}" if _numbered(before, view) else None
    return None


def _one_without(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """Of two pictures of a gnome the one without a censer ("the gnome without the censer")."""
    found = _THE_ONE_WITHOUT.search(text.low)
    if found is None:
        return None
    what, missing = (content_words(found[one], grammar) for one in ("what", "words"))
    captions = {one.n: content_words(Wording.of(one.caption).low, grammar) for one in view.pictures}
    fitting = [n for n, words in captions.items() if what and what <= words]
    lacks = [n for n in fitting if not missing & captions[n]]
    return f"#{lacks[0]}" if missing and 0 < len(lacks) < len(fitting) else None


def described(text: Wording, name: str, view: ChatView, grammar: Grammar) -> bool:
    """Whether the words say nothing that the caption of this picture does not say."""
    picture = picture_of(name, view)
    known = _caption(picture, view, grammar, closely=False) if picture else set()
    return content_words(text.low, grammar) <= known


def content_words(text: str, grammar: Grammar) -> set[str]:
    """The words that carry meaning, without plural or possessive endings."""
    plain = (
        word
        for word in _TOKEN.findall(_ELIDED.sub("", text))
        if word not in grammar.words.stop_words
    )
    stem = _german_stem if grammar.words.name == "german" else _stem
    stems = {stem(word) for word in plain if len(word) > 1}
    return stems - grammar.words.stop_words


def target(text: Wording | None, view: ChatView, grammar: Grammar) -> Aim:
    """The picture these words are about; words that fit no caption are passed on as they are."""
    if text is None or not text:
        return default_aim(view)
    if named := mentions(text, view, grammar):
        return Aim(named[0].picture)
    if bare := _DIGITS.fullmatch(text.low):
        return Aim(f"#{int(bare[1])}")
    if not content_words(text.low, grammar) - grammar.words.parts:
        return default_aim(view)
    fitting = named_by_words(text, view, grammar) or _only_one_with(
        content_words(text.low, grammar), view, grammar
    )
    return Aim(fitting or text.raw)


def picture_of(name: str, view: ChatView) -> ChatPicture | None:
    """The picture of the view that a name from this module stands for, when it is there."""
    if name.startswith("#"):
        return _numbered(int(name[1:]), view)
    if name == "replied":
        return next((one for one in view.pictures if one.replied), None)
    if name == LAST:
        return _current(view)
    if name == "previous":
        now = _current(view)
        return _numbered(now.parent, view) if now else None
    return next((one for one in view.pictures if one.handle == name), None)


def _current(view: ChatView) -> ChatPicture | None:
    marked = next((one for one in view.pictures if one.current), None)
    return marked or (view.pictures[-1] if view.pictures else None)


def _numbered(number: int | None, view: ChatView) -> ChatPicture | None:
    return next((one for one in view.pictures if one.n == number), None)


def _lineage(picture: ChatPicture, view: ChatView) -> Iterator[ChatPicture]:
    seen: set[int] = set()
    following: ChatPicture | None = picture
    while following is not None and following.n not in seen:
        seen.add(following.n)
        yield following
        following = _numbered(following.parent, view)


def _placed(name: str, view: ChatView) -> str:
    now = _current(view)
    if name == "last":
        return LAST
    if name == "original":
        return f"#{[*_lineage(now, view)][-1].n}" if now else "first"
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
    if _numbered(nth, view) is None and nth <= len(view.pictures):
        return f"#{view.pictures[nth - 1].n}"
    return f"#{nth}"


def _nth_of(nth: str, word: str, view: ChatView, grammar: Grammar) -> str | None:
    """Of several pictures with a car the second ("the second car")."""
    wanted = content_words(word, grammar)
    found = [
        one.n
        for one in view.pictures
        if wanted and wanted <= _words_of(one.caption, grammar.words.name, closely=True)
    ]
    at = -1 if nth == "last" else grammar.words.ordinals.get(nth, 1) - 1
    return f"#{found[at]}" if len(found) > 1 and at < len(found) else None


def _number(word: str, grammar: Grammar) -> int | None:
    return int(word) if word.isdigit() else grammar.words.numbers.get(word)


def _caption(picture: ChatPicture, view: ChatView, grammar: Grammar, *, closely: bool) -> set[str]:
    words: set[str] = set()
    for one in _lineage(picture, view):
        words |= _words_of(one.caption, grammar.words.name, closely=closely)
    return words


@lru_cache(maxsize=1024)
def _words_of(caption: str, language: str, *, closely: bool) -> frozenset[str]:
    """The same captions are read at each turn of a chat."""
    grammar, folded = grammar_of(language), Wording.of(caption).low
    return frozenset(content_words(_head(folded, grammar) if closely else folded, grammar))


def _head(caption: str, grammar: Grammar) -> str:
    """What a caption is of: its words up to the first comma or joining word."""
    first = _MARKS.split(caption, maxsplit=1)[0].split()
    for at, word in enumerate(first):
        if at > 1 and word in grammar.words.joining:
            return " ".join(first[:at])
    return " ".join(first)


def _german_stem(word: str) -> str:
    """Without what a case or a plural adds: "Eisbären", "Eisbär"."""
    return _CASE.sub("", word) if len(word) > _SHORTEST_GERMAN else word


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending, keep in (("ies", "y"), ("xes", "x"), ("shes", "sh"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word.removesuffix(ending) + keep
    return word

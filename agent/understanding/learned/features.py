"""What is looked at in a message to tell what it asks for."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from agent.understanding.captions import picture_of
from agent.understanding.entries import EACH, entries_of, marked
from agent.understanding.kin import kin
from agent.understanding.places import HANDLE
from agent.understanding.read import Read
from agent.understanding.scene import Scene
from agent.understanding.stems import stem
from agent.understanding.wording import HIDDEN, Wording

_TOKEN = re.compile(
    rf"(?P<picture>#\d+|{HANDLE})|(?P<quote>{HIDDEN}+)|(?P<ratio>\d+ ?: ?\d+)|(?P<number>\d+)|"
    r"(?P<mark>[?!:*]|[.,;](?=\s|$)|\n)|[^\W\d_]+(?:'[^\W\d_]+)*"
)
_MOST_ENTRIES = 4
_LINE = "|"
_STOPS = frozenset(".;?!:" + _LINE)
_MARKS = _STOPS | {",", "*"}
_MOST_TOKENS = 80
_MOST_LETTERS = 300
_STEM = 5
_GRAM = 4
_OPENING = 4
_ENDING = 3
_LONG = 3
_LENGTHS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30)
_MOST = 3


def features(read: Read) -> Iterator[str]:
    """Names of everything that holds of this message, also what the rules made of it."""
    text, view = read.text, read.scene.view
    here = "+" if view.pictures else "-"
    tokens = [_kind(found) for found in _TOKEN.finditer(text.low)][:_MOST_TOKENS]
    words = [one for one in tokens if one not in _MARKS]
    yield here
    if any(one.replied for one in view.pictures):
        yield "reply"
    yield f"rules {outcome(read)}"
    yield f"rules{here} {outcome(read)}"
    yield from _listed(text)
    yield from (f"longer {one}{here}" for one in _LENGTHS if len(words) > one)
    seen = _seen(tokens, read.scene)
    yield from (f"{name} {min(seen.count(name), _MOST)}" for name in ("<it>", "<seen>"))
    yield from _in_a_row(tokens, seen, here)
    yield from _sentences(seen)
    yield from (f"{one} ." for one in words[-_ENDING:])
    letters = f" {' '.join(words)} "[:_MOST_LETTERS]
    yield from (f"~{letters[at : at + _GRAM]}" for at in range(len(letters) - _GRAM + 1))


def outcome(read: Read) -> str:
    """What the rules made of it, in a word or two."""
    said = "+".join(one.tool for one in read.understood.calls) or str(read.understood.reply)
    return f"{said}?" if read.guessed else said


def _listed(text: Wording) -> Iterator[str]:
    """How many entries it has if it is a list, and whether each is to be one by itself."""
    entries = min(len(entries_of(text)), _MOST_ENTRIES)
    by_itself = " each" if EACH.search(text.low) else ""
    yield f"list {entries}"
    yield f"list {entries}{by_itself} {'marked' if marked(text) else ''}"


def _in_a_row(tokens: Sequence[str], seen: Sequence[str], here: str) -> Iterator[str]:
    before = "^"
    for at, (token, word) in enumerate(zip(tokens, seen, strict=True)):
        yield from (token, f"{here}{token}", f"{before} {word}")
        if word != token:
            yield word
        if len(token) > _STEM:
            yield f"{token[:_STEM]}-"
        if at < _OPENING:
            yield f"{at} {word}"
        before = word
    yield f"{before} $"


def _sentences(tokens: Sequence[str]) -> Iterator[str]:
    """How each sentence begins, and how many there are."""
    begins, stops = True, 0
    for at, token in enumerate(tokens):
        if token in _STOPS:
            begins, stops = True, stops + (at + 1 < len(tokens))
        elif begins:
            yield f". {token}"
            yield f". {' '.join(tokens[at : at + 2])}"
            begins = False
    yield f"stops {min(stops, _MOST)}"


def _seen(tokens: Sequence[str], scene: Scene) -> Sequence[str]:
    """The words, where they are those of a caption said so."""
    language = scene.grammar.words.name
    current = picture_of(scene.default.picture, scene.view)
    now = _known(current.caption, language) if current else frozenset[str]()
    ever = frozenset[str]().union(
        *(_known(one.caption, language) for one in scene.view.pictures[-8:])
    )
    seen: list[str] = []
    for one in tokens:
        forms = {one[:_STEM], stem(one, language)}
        seen.append("<it>" if forms & now else "<seen>" if forms & ever else one)
    return seen


@lru_cache(maxsize=256)
def _known(caption: str, language: str) -> AbstractSet[str]:
    """The beginnings of the words of a caption, and their kin."""
    found = {one[0] for one in _TOKEN.finditer(Wording.of(caption).low) if len(one[0]) > _LONG}
    return {one[:_STEM] for one in found}.union(
        *(kin(stem(one, language), language) for one in found)
    )


def _kind(found: re.Match[str]) -> str:
    name = found.lastgroup
    if name == "mark":
        return found[0].replace("\n", _LINE)
    return f"<{name}>" if name else found[0]

"""The words of captions, and the pictures of a chat by number, handle or place."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from agent.context import ChatPicture, ChatView
from agent.understanding.grammar import Grammar, grammar_of
from agent.understanding.stems import stem
from agent.understanding.wording import Wording

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ELIDED = re.compile(r"\b(?:l|d|un|dell|all|nell|qu)'(?=\w)")
_SHORTEST_END = 4
_SHORTEST_START = 3
_MARKS = re.compile(r"[,.;:]")
LAST = "last"


def content_words(text: str, grammar: Grammar) -> set[str]:
    """The words that carry meaning, without plural or possessive endings."""
    plain = (
        word
        for word in _TOKEN.findall(_ELIDED.sub("", text))
        if word not in grammar.words.stop_words
    )
    stems = {stem(word, grammar.words.name) for word in plain if len(word) > 1}
    return stems - grammar.words.stop_words


def picture_of(name: str, view: ChatView) -> ChatPicture | None:
    """The picture of the view that a name from this module stands for, when it is there."""
    if name.startswith("#"):
        return numbered(int(name[1:]), view)
    if name == "replied":
        return next((one for one in view.pictures if one.replied), None)
    if name == LAST:
        return current_of(view)
    if name == "previous":
        now = current_of(view)
        return numbered(now.parent, view) if now else None
    return next((one for one in view.pictures if one.handle == name), None)


def current_of(view: ChatView) -> ChatPicture | None:
    """The picture that "it" stands for."""
    marked = next((one for one in view.pictures if one.current), None)
    return marked or (view.pictures[-1] if view.pictures else None)


def numbered(number: int | None, view: ChatView) -> ChatPicture | None:
    """The picture of this number, when it is there."""
    return next((one for one in view.pictures if one.n == number), None)


def lineage_of(picture: ChatPicture, view: ChatView) -> Iterator[ChatPicture]:
    """The picture and those it comes from, newest first."""
    seen: set[int] = set()
    following: ChatPicture | None = picture
    while following is not None and following.n not in seen:
        seen.add(following.n)
        yield following
        following = numbered(following.parent, view)


def caption_words(
    picture: ChatPicture, view: ChatView, grammar: Grammar, *, closely: bool
) -> set[str]:
    """The words of its caption and of those it comes from; closely: of what they are of."""
    words: set[str] = set()
    for one in lineage_of(picture, view):
        words |= words_of(one.caption, grammar.words.name, closely=closely)
    return words


def compounded(said: AbstractSet[str], known: AbstractSet[str]) -> AbstractSet[str]:
    """Those words that are the end of a known one ("boat", "rowboat") or two known ones joined."""
    return {
        word
        for word in said - known
        if any(
            _ends(one, word) or (word.startswith(one) and word.removeprefix(one) in known)
            for one in known
        )
    }


def _ends(compound: str, word: str) -> bool:
    long = len(word) >= _SHORTEST_END and len(compound) >= len(word) + _SHORTEST_START
    return long and compound.endswith(word) and not word.endswith("ing")  # "wing", "drawing"


@lru_cache(maxsize=1024)
def words_of(caption: str, language: str, *, closely: bool) -> frozenset[str]:
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


def described(text: Wording, name: str, view: ChatView, grammar: Grammar) -> bool:
    """Whether the words say nothing that the caption of this picture does not say."""
    picture = picture_of(name, view)
    known = caption_words(picture, view, grammar, closely=False) if picture else set()
    return content_words(text.low, grammar) <= known

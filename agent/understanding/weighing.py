"""Where no phrase decided: single words weighed for a change, a new picture, or only talk."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from agent.understanding.captions import content_words, picture_of
from agent.understanding.naming import named_by_words
from agent.understanding.scene import Said, Scene
from agent.understanding.vocabulary import signs
from agent.understanding.vocabulary.tables import Cues

_TOKEN = re.compile(r"[^\W_]+(?:['&/-][^\W_]+)*")
_SET_TO = re.compile(r"(?:the )?([\w'-]+)(?: [\w'-]+)? ?[:=] ?\w")
_MASHED = re.compile(r"[a-z]*[bcdfghjklmnpqrstvwxz]{5}[a-z]*")
_MASHING = 16
_SHORT = 4
_OPENING = 3
_SAID = 3
_SPOKEN_OF = frozenset({"this", "that", "they", "these", "those", "someone", "everyone"})
_LONG = 7
_VERY_LONG = 11
_MOST_NOUNS = 4


class Leaning(StrEnum):
    """What the words of a wish lean to."""

    CHANGE = "change"
    NEW = "new"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a wish, beside what is known of the pictures that are there."""

    low: str
    tokens: Sequence[str]
    cues: Cues
    parts: frozenset[str]
    moods: frozenset[str]
    stop_words: frozenset[str]
    # whether something is called by the words of a picture; what it shares with the current one
    called: bool
    replied: bool
    shared: frozenset[str]

    @property
    def first(self) -> str:
        return self.tokens[0]

    @property
    def second(self) -> str:
        return self.tokens[1] if len(self.tokens) > 1 else ""

    @property
    def fresh(self) -> bool:
        return self.first in self.cues.articles

    @property
    def in_current(self) -> bool:
        """Whether a thing of the current picture is spoken of, not only a quality."""
        return not all(self.describes(one) for one in self.shared)

    def any_of(self, kind: frozenset[str]) -> bool:
        return any(one in kind for one in self.tokens)

    def nouns(self) -> int:
        """How many words are of none of the kinds that are known."""
        return sum(not self._known(one) for one in self.tokens)

    def _known(self, word: str) -> bool:
        cues = self.cues
        kinds = (
            *(self.stop_words, self.parts, cues.looks, cues.effects, cues.framed, cues.relating),
            *(cues.articles, cues.definite, cues.after_adjective),
            *(cues.pointing, cues.persons, cues.chatting, cues.asking, cues.auxiliary, cues.faults),
        )
        return word.isdigit() or self.describes(word) or any(word in kind for kind in kinds)

    def describes(self, word: str) -> bool:
        """Whether the word is an adjective or a participle, as far as its form tells."""
        return (
            word in self.cues.describing
            or word in self.moods
            or (len(word) > _SHORT and word.endswith(self.cues.described_endings))
        )

    def said(self, patterns: Sequence[re.Pattern[str]]) -> bool:
        return any(pattern.search(self.low) for pattern in patterns)


def leaning(said: Said, scene: Scene) -> Leaning:
    """What the words lean to; without a picture there is nothing to change."""
    words = _words(said, scene)
    if not words.tokens:
        return Leaning.NEW
    talk, new = _weight(_TALK, words), _weight(_NEW, words) + min(words.nouns(), _MOST_NOUNS)
    change = _weight(_CHANGE, words) if scene.has_picture else 0
    if talk > max(change, new):
        return Leaning.TALK
    return Leaning.CHANGE if change > new else Leaning.NEW


def names_something_new(said: Said, scene: Scene) -> bool:
    """Whether words without a picture to change could be one to draw ("the biggest sandwich")."""
    words = _words(said, scene)
    there = words.cues.pointing | words.cues.only_there | words.cues.persons
    return words.nouns() > 0 and not said.named and not words.any_of(there | words.parts)


def is_spoken(said: Said, scene: Scene) -> bool:
    """Whether it begins as people speak to somebody ("le salió un dedo de más"), not as a scene."""
    words = _words(said, scene)
    cues, opening = words.cues, words.tokens[:_OPENING]
    if not cues.addressing or not opening or words.fresh:
        return False
    if words.first in cues.asking or any(one in cues.addressing for one in opening):
        return True
    told = {one for one in cues.auxiliary | cues.pointing if len(one) > 1}
    return scene.has_picture and any(one in told for one in opening)


def wants_it_changed(said: Said, scene: Scene) -> bool:
    """Whether what is spoken about the picture has a verb of change, a fault, a comparison."""
    words = _words(said, scene)
    cues = words.cues
    return scene.has_picture and words.any_of(cues.changing | cues.faults | cues.compared)


def of_ones_own_life(said: Said, scene: Scene) -> bool:
    """Whether people tell of themselves and theirs ("the kids loved it")."""
    return any(one.search(said.text.low) for one in scene.grammar.words.cues.own_life)


_Rules = tuple[tuple[Callable[[_Words], bool], int], ...]


def _weight(rules: _Rules, words: _Words) -> int:
    return sum(weight for holds, weight in rules if holds(words))


def _words(said: Said, scene: Scene) -> _Words:
    grammar = scene.grammar
    low = said.text.low
    current = picture_of(scene.default.picture, scene.view)
    caption = content_words(current.caption.lower(), grammar) if current else set()
    return _Words(
        low=low,
        tokens=_TOKEN.findall(low),
        cues=grammar.words.cues,
        parts=grammar.words.parts,
        moods=grammar.words.moods,
        stop_words=grammar.words.stop_words,
        called=named_by_words(said.text, scene.view, grammar, closely=True) is not None,
        replied=any(one.replied for one in scene.view.pictures),
        shared=frozenset(caption & content_words(low, grammar)),
    )


def _asks_for_change(words: _Words) -> bool:
    """Whether the first word is a verb of change, and used as one ("light the windows")."""
    cues, second = words.cues, words.second
    if words.first not in cues.changing:
        return False
    follows = second in cues.definite | cues.pointing | cues.articles | words.parts or not second
    return follows or words.first not in cues.describing | cues.effects | cues.looks


def _said_of_a_thing(words: _Words) -> bool:
    """What a thing is to be, said behind it ("laces yellow")."""
    last = words.tokens[-1]
    if words.second in words.cues.compared and not words.fresh:  # "mug bigger than before"
        return not words.describes(words.first) and not words.first.isdigit()
    few = 1 < len(words.tokens) <= _SHORT and "," not in words.low
    said_of = last in words.cues.describing and last not in words.cues.looks | words.cues.effects
    return few and said_of and not words.fresh and not words.describes(words.first)


def _set_to(words: _Words) -> bool:
    """A thing of the picture, and what it is to be ("dragon: green")."""
    found = _SET_TO.match(words.low)
    return found is not None and bool(
        words.parts & {found[1]} or words.shared & {found[1], found[1][:-1]}
    )


def _framed(words: _Words) -> bool:
    """Whether the first phrase is about a look of the whole ("old photograph look, faded")."""
    phrase = _TOKEN.findall(words.low.split(",", maxsplit=1)[0])
    return 0 < len(phrase) <= _SHORT and bool({phrase[0], phrase[-1]} & words.cues.framed)


def _only_tells(words: _Words) -> bool:
    """Whether something is only said of what is there: nothing is wrong, or to be different."""
    cues = words.cues
    wrong = cues.faults | cues.compared | cues.relating
    people = words.first in _SPOKEN_OF and len(words.tokens) >= _SAID
    told = people and not (words.describes(words.second) or words.second in words.stop_words)
    if words.said(cues.own_life):
        return True
    return (told or words.said(cues.telling)) and not words.any_of(wrong)


def _praises(words: _Words) -> bool:
    """Whether it is "nice kite" beside a kite."""
    few = 1 < len(words.tokens) <= _SHORT - 1
    return few and words.first in words.cues.pleasing and bool(words.shared)


def _asks(words: _Words) -> bool:
    cues = words.cues
    return bool({words.first, words.second} & cues.asking) or (
        words.first in cues.auxiliary
        and words.second in cues.persons | cues.pointing | cues.definite | cues.articles
    )


_CHANGE: _Rules = (
    (_asks_for_change, 5),
    (_said_of_a_thing, 3),
    (_set_to, 6),
    (lambda words: bool(signs.ARROW.search(words.low)) or words.said(words.cues.exchanged), 5),
    (lambda words: words.any_of(words.cues.compared), 2),
    (lambda words: words.first in words.cues.compared, 1),
    (lambda words: words.any_of(words.cues.pointing), 2),
    (lambda words: words.said(words.cues.on_it), 2),
    (lambda words: words.any_of(words.cues.relating), 2),
    (lambda words: words.any_of(words.cues.faults), 2),
    (lambda words: words.any_of(words.cues.definite), 2),
    (lambda words: words.any_of(words.parts), 1),
    (_framed, 2),
    (lambda words: words.first in words.cues.effects, 2),
    (lambda words: words.called, 2),
    (
        lambda words: (
            words.describes(words.first)
            and (not words.second or words.second in words.cues.after_adjective)
        ),
        2,
    ),
    (lambda words: words.replied and not words.fresh, 2),
    (
        lambda words: (
            words.fresh
            and not words.nouns()
            and (words.any_of(words.cues.compared) or words.any_of(words.cues.relating))
        ),
        3,
    ),
    (lambda words: words.in_current and not words.fresh, 3),
    (lambda words: words.in_current and words.fresh and words.any_of(words.cues.compared), 4),
    (lambda words: not words.nouns() and not words.fresh, 3),
)
_NEW: _Rules = (
    (lambda words: words.fresh, 2),
    (lambda words: words.first in words.cues.kinds or words.said(words.cues.kind_of), 3),
    (lambda words: len(words.tokens) >= _LONG, 1),
    (lambda words: len(words.tokens) >= _VERY_LONG, 2),
)
_TALK: _Rules = (
    (lambda words: words.any_of(words.cues.chatting), 2),
    (lambda words: words.any_of(words.cues.chatting) and len(words.tokens) <= _LONG, 2),
    (lambda words: words.said(words.cues.opinion), 3),
    (_only_tells, 6),
    (_praises, 6),
    (lambda words: words.first in words.cues.persons, 2),
    (lambda words: words.any_of(words.cues.persons), 1),
    (_asks, 3),
    (lambda words: len(words.low) <= _MASHING and bool(_MASHED.fullmatch(words.low)), 4),
)

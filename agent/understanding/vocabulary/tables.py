"""The shape of one language's table.

Entries are regular expressions over folded text: lower case, no accents, straight quotes.
``<name>`` stands for the entry of that name in ``shorthand``; ``<ref>`` for a picture named by
number or place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from agent.understanding.results import Reply

Patterns = tuple[str, ...]


def word_set(words: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(words.split())


def forms(stems: str, endings: str) -> frozenset[str]:
    """Every stem, alone and with every ending ("metti", "mettilo", "mettici")."""
    return frozenset(stem + ending for stem in stems.split() for ending in ("", *endings.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How settings are said; each pattern is searched for anywhere in a wish."""

    count: Patterns = ()
    seed: Patterns = ()
    resolution: Patterns = ()
    exact: Patterns = ()
    negative: Patterns = ()
    model: Patterns = ()
    style: Patterns = ()
    ratio: Mapping[str, str] = field(default_factory=dict)
    content_ratio: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """How a picture of the chat is pointed at."""

    numbered: Patterns = ()
    ordinal: Patterns = ()
    # "the second car"
    ordinal_of: Patterns = ()
    last: Patterns = ()
    previous: Patterns = ()
    original: Patterns = ()
    definite: Patterns = ()
    # "on the barge": where something is to be put
    placed: Patterns = ()
    # "the frog one", "the picture with the baker"
    called_picture: Patterns = ()
    # "a boat in front of her": nothing in the words themselves that it could be
    placed_at_it: Patterns = ()
    bare: Patterns = ()
    # "the tiger one": words that call a picture, from their beginning
    called: Patterns = ()
    several: Patterns = ()
    # "1, 2 and 4": bare numbers, pictures only when all of them are there
    enumerated: Patterns = ()
    # "all of them", "each of the pictures"
    together: Patterns = ()
    # "the fox and the car"
    pair: Patterns = ()
    # "in #2, …": what may stand around a picture that is named before the wish
    leading: Patterns = ()
    address: Patterns = ()
    # "the hat from #1": a picture that only lends something
    borrowed: Patterns = ()
    # "remove the hat from #1": there it does not lend, it is changed
    taking: Patterns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Single words that lean a wish towards a change, a new picture or talk."""

    # said first, they ask for a change of what is there
    changing: frozenset[str] = frozenset()
    # these always work on a picture that is there ("add", "crop")
    only_there: frozenset[str] = frozenset()
    # adjectives; those that compare ("warmer")
    describing: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    described_endings: tuple[str, ...] = ()
    # media and materials; light, weather and effects; what is said of a whole picture ("version")
    looks: frozenset[str] = frozenset()
    effects: frozenset[str] = frozenset()
    framed: frozenset[str] = frozenset()
    # talk among people, first and second persons, words that open a question
    chatting: frozenset[str] = frozenset()
    pleasing: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    # one of the first words, where people speak to somebody and describe no scene
    addressing: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    auxiliary: frozenset[str] = frozenset()
    # what is wrong with a picture; kinds of pictures, which begin a new one
    faults: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    # "it", "her"; "instead", "without", "more"
    pointing: frozenset[str] = frozenset()
    relating: frozenset[str] = frozenset()
    # "one", "them": in the words of a new picture they mean what was told before
    backward: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    # "a", "some"; "the", "this"; what follows an adjective that stands alone
    articles: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    # "the", "its", "him": what a verb of change is followed by where a new wish begins
    objects: frozenset[str] = frozenset()
    after_adjective: frozenset[str] = frozenset()
    # "behind it"; "rather than"; "poster of"; "this is great"
    on_it: tuple[re.Pattern[str], ...] = ()
    exchanged: tuple[re.Pattern[str], ...] = ()
    kind_of: tuple[re.Pattern[str], ...] = ()
    opinion: tuple[re.Pattern[str], ...] = ()
    telling: tuple[re.Pattern[str], ...] = ()
    own_life: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything the grammar knows about one language."""

    name: str
    markers: frozenset[str]
    shorthand: Mapping[str, str]
    numbers: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    # around a wish
    leads: Patterns = ()
    interjections: Patterns = ()
    tails: Patterns = ()
    after_that: Patterns = ()
    also: Patterns = ()
    command_heads: Patterns = ()
    # answered with words
    talk: Mapping[Reply, Patterns] = field(default_factory=dict)
    agree: Patterns = ()
    decline: Patterns = ()
    refuse: Patterns = ()
    # said last, it takes back everything before
    taken_back: Patterns = ()
    cannot: Mapping[str, Patterns] = field(default_factory=dict)
    questions: Patterns = ()
    # "can you …" around something that is no wish: a question about ability
    modal: Patterns = ()
    # "he should …": what is to be
    must: Patterns = ()
    chatter: Patterns = ()
    # said to people or about things; what is somebody else's
    aside: Patterns = ()
    pleased: Patterns = ()
    foreign: Patterns = ()
    # a reason or a mood, told before the wish
    mood_told: Patterns = ()
    # tools without a drawing
    enhance: Patterns = ()
    status: Patterns = ()
    cancel: Patterns = ()
    usage: Patterns = ()
    gallery: Patterns = ()
    search: Patterns = ()
    listed_of: Patterns = ()
    undo: Patterns = ()
    show: Patterns = ()
    # pictures from pictures
    reroll: Patterns = ()
    vary: Patterns = ()
    upscale: Patterns = ()
    change: Patterns = ()
    change_named: Patterns = ()
    restate: Mapping[str, str] = field(default_factory=dict)
    fragment: Patterns = ()
    # with a picture there: what is wrong with it, what would be nice, what to add
    stated: Patterns = ()
    added: Patterns = ()
    beside: Patterns = ()
    suggested: Patterns = ()
    likeness: Patterns = ()
    combining: Patterns = ()
    same_change: Patterns = ()
    # about a picture's making; reasons and stories around a wish
    made: Patterns = ()
    remark: Patterns = ()
    told: Patterns = ()
    about_told: Patterns = ()
    telling: Patterns = ()
    next_up: Patterns = ()
    afterthought: Patterns = ()
    lending: Patterns = ()
    joining_two: Patterns = ()
    shift: Patterns = ()
    make_the: Patterns = ()
    factor: Patterns = ()
    how_many: Patterns = ()
    object_end: Patterns = ()
    # new pictures
    draw: Patterns = ()
    draw_soft: Patterns = ()
    embedded: Patterns = ()
    frames: Patterns = ()
    fresh: Patterns = ()
    # light, view, frame, file and story: by the tool they lead to
    studio: Mapping[str, Patterns] = field(default_factory=dict)
    # word lists
    verbs: frozenset[str] = frozenset()
    slips: Mapping[str, str] = field(default_factory=dict)
    misspelt: Mapping[str, str] = field(default_factory=dict)
    in_context: Mapping[str, str] = field(default_factory=dict)
    after_verb: Patterns = ()
    stop_words: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    work: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    moods: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    pronoun: str
    strengths: Mapping[str, str] = field(default_factory=dict)
    modes: Mapping[str, str] = field(default_factory=dict)
    periods: Mapping[str, str] = field(default_factory=dict)
    scopes: Mapping[str, str] = field(default_factory=dict)
    everything: Patterns = ()
    typed_style: Mapping[str, str] = field(default_factory=dict)
    cues: Cues = field(default_factory=Cues)
    options: Options = field(default_factory=Options)
    places: Places = field(default_factory=Places)

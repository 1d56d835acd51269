"""What the core of a language is made from: verbs, nouns and a few whole phrases."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agent.understanding.results import Reply
from agent.understanding.vocabulary.remarks import Remarks
from agent.understanding.vocabulary.tables import Cues, Patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """The words a table is made from; all but the sets and numbers are regular expressions."""

    name: str
    markers: str
    a: str
    the: str
    # "the", grown together with a preposition ("del", "nella")
    grown: str
    # words before the number of one picture ("en la 2")
    one: str
    it: str
    me: str
    pic: str
    of: str
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    stop_words: str
    parts: str
    moods: str
    leads: Patterns
    # "I would like", wherever it stands
    wanting: str
    tails: str
    then: str
    also: str
    # pictures
    draw: str
    change: str
    change_it: str
    must: str
    # "too dark": what is wrong with a picture
    too: str
    fragment: str
    bigger: str
    upscale: str
    again: str
    variations: str
    undo: str
    back_to: str
    show: str
    # asking
    mine: str
    all_of: str
    gallery: str
    find: str
    usage: str
    status: str
    cancel: str
    everything: str
    improve: str
    better_prompt: str
    # settings
    with_: str
    without: str
    # "surtout pas de", "que no haya": what is not to be in it
    unwanted: str
    exact: str
    ratio: Mapping[str, str]
    style: str
    last: str
    previous: str
    original: str
    today: str
    month: str
    refuse: Patterns
    cannot: Mapping[str, Patterns]
    questions: str
    pronoun: str
    # "four times"
    times: str
    # "den Schnee durch Sand ersetzen": the verb of a change as the last word
    verb_last: Patterns = ()
    # "the chat", "favourites"; a change of subject; the studio's plainest wishes
    here: str
    favourites: str
    shift: str
    remove: str
    background: str
    crop: str
    describe: str
    remarks: Remarks
    cues: Cues = field(default_factory=Cues)
    talk: Mapping[Reply, Patterns] = field(default_factory=dict)

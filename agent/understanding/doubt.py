"""How far what was learned must be ahead to be believed rather than the rules."""

from collections.abc import Set as AbstractSet
from math import inf

from agent.understanding.captions import described, picture_of
from agent.understanding.clauses import bare
from agent.understanding.hearing import said_in
from agent.understanding.naming import named_by_words, placed_at
from agent.understanding.read import Read
from agent.understanding.results import Reply

SURE = 0.05
SURE_AGAINST_A_REMARK = 0.15
SURE_AGAINST_A_PHRASE = 0.4
SURE_IT_IS_NEW = 0.7
SURE_IT_IS_ONLY_TOLD = 0.6
SURE_AGAINST_AN_ORDER = 0.5
SURE_AGAINST_PLAIN_WORDS = 0.8
SURE_BEYOND_DOUBT = 1.6
SURE_NOTHING_IS_CHANGED = 0.5
CHANGES = {"edit", "relight", "style_transfer", "change_view", "retouch", "expand", "overlay"}
"""Tools that make a picture out of one, by what is said of it."""
_NO_CHANGE = {"generate": SURE_IT_IS_NEW, "talk": SURE_IT_IS_ONLY_TOLD}
_BROAD = {"edit", "generate", "vary", "show", "upscale", "expand"}
_MADE = {"edit", "generate"}
_FEW_WORDS = 2
_MANY_WORDS = 12


def needed(kind: str, read: Read) -> float:
    """How far the likeliest kind must be ahead of the next one, with what the rules made of it."""
    tools = {one.tool for one in read.understood.calls}
    if read.guessed:
        return _against_a_guess(kind, tools, read)
    if not tools:
        return _against_a_remark(kind, read)
    if kind in _NO_CHANGE and tools == {"edit"}:
        return SURE_BEYOND_DOUBT if _names_a_picture(read) else _NO_CHANGE[kind]
    if kind in CHANGES and tools == {"generate"} and _ordered(read):
        return _against_an_order(read)
    if len(tools) > 1 and kind in tools:
        return SURE_AGAINST_A_PHRASE
    blanks = read.text.low.count(" ")
    narrow = not tools <= _BROAD and blanks < _MANY_WORDS
    plain = (len(tools) > 1 and tools != _MADE) or narrow or blanks < _FEW_WORDS
    return SURE_AGAINST_PLAIN_WORDS if plain else SURE_AGAINST_A_PHRASE


def _against_a_guess(kind: str, tools: AbstractSet[str], read: Read) -> float:
    if tools == {"edit"}:
        if kind in _NO_CHANGE and _names_a_picture(read):
            return SURE_AGAINST_PLAIN_WORDS
        return SURE_NOTHING_IS_CHANGED if kind == "talk" else SURE
    lost = kind in CHANGES and tools == {"generate"} and not read.scene.has_picture
    return SURE_AGAINST_PLAIN_WORDS if lost else SURE


def _against_a_remark(kind: str, read: Read) -> float:
    if read.understood.reply is not Reply.CANNOT:
        few = read.text.low.count(" ") < _FEW_WORDS
        return SURE_AGAINST_PLAIN_WORDS if few else SURE_AGAINST_A_REMARK
    # "make a video of a cat" is no picture
    return inf if kind == "generate" else SURE_AGAINST_A_PHRASE


def _against_an_order(read: Read) -> float:
    if says_it_once_more(read) or (_plainly_ordered(read) and not _of_what_is_there(read)):
        return inf
    return SURE_AGAINST_AN_ORDER


def says_it_once_more(read: Read) -> bool:
    """Whether it says the words of a picture that is there: that is asked for anew."""
    scene = read.scene
    wish = bare(read.text, scene.grammar)
    verb = scene.grammar.match("draw", wish.low)
    words = wish.part(verb.end()) if verb else wish
    names = [f"#{one.n}" for one in scene.view.pictures]
    return any(described(words, one, scene.view, scene.grammar) for one in names)


def _names_a_picture(read: Read) -> bool:
    """Whether the picture to be changed is named as one ("option 2", "the team pic")."""
    scene = read.scene
    said = said_in(read.text, scene)
    return bool(said.named) or bool(scene.grammar.match("leading", said.shape))


def _ordered(read: Read) -> bool:
    """Whether something new is asked for in so many words."""
    grammar = read.scene.grammar
    wish = bare(read.text, grammar).low
    return any(grammar.match(one, wish) for one in ("fresh", "draw", "draw_soft"))


def _plainly_ordered(read: Read) -> bool:
    """Whether it can be nothing else ("draw a fox")."""
    grammar = read.scene.grammar
    wish = bare(read.text, grammar).low
    return bool(grammar.match("draw", wish)) and grammar.words.cues.pointing.isdisjoint(
        wish.split()
    )


def _of_what_is_there(read: Read) -> bool:
    """Whether something is pointed at ("a lantern by the door"), or all is new."""
    words, said = read.scene.grammar.words, read.text.low.split()
    if not (words.cues.pointing | words.parts).isdisjoint(said):
        return True
    if placed_at(read.text, read.scene.view, read.scene.grammar):
        return True
    named = named_by_words(read.text, read.scene.view, read.scene.grammar)
    current = picture_of(read.scene.default.picture, read.scene.view)
    return named is not None and picture_of(named, read.scene.view) is current

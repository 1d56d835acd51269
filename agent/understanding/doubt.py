"""How far what was learned must be ahead to be believed rather than the rules."""

from collections.abc import Set as AbstractSet
from math import inf

from agent.understanding.captions import caption_words, content_words, described, picture_of
from agent.understanding.clauses import bare, pieces
from agent.understanding.hearing import said_in
from agent.understanding.naming import named_barely, named_by_words, placed_at
from agent.understanding.read import Read
from agent.understanding.results import SMALL_TALK, Reply
from agent.understanding.vocabulary import english_signs as in_english
from agent.understanding.vocabulary import signs

SURE = 0.05
SURE_AGAINST_A_REMARK = 0.15
SURE_AGAINST_A_PHRASE = 0.3
SURE_AGAINST_SEVERAL = 0.5
SURE_IT_IS_NEW = 0.7
SURE_IT_IS_ONLY_TOLD = 0.6
SURE_AGAINST_AN_ORDER = 0.5
SURE_AGAINST_PLAIN_WORDS = 0.8
SURE_BEYOND_DOUBT = 1.6
SURE_NOTHING_IS_CHANGED = 0.5
CHANGES = {"edit", "relight", "style_transfer", "change_view", "retouch", "expand", "overlay"}
"""Tools that make a picture out of one, by what is said of it."""
SHAPED = {"expand", "crop", "resize"}
"""Tools that give a picture another shape."""
_NO_CHANGE = {"generate": SURE_IT_IS_NEW, "talk": SURE_IT_IS_ONLY_TOLD}
_BROAD = {"edit", "generate", "vary", "show", "upscale", "expand"}
MADE = {"edit", "generate"}
"""Tools that take words for a picture."""
_NAMED_BY = {"expand": in_english.OF_A_FRAME, "remove_background": in_english.OF_A_BACKGROUND}
"""Words without which hardly anybody asks for these."""
_ASKED = {"usage_report", "check_status", "list_gallery"}
_MADE_ELSEWHERE = {"video", "sound", "text"}
_SAID = SMALL_TALK | {Reply.HELP, Reply.WHO}
_FEW_WORDS = 2
_SHORT = 7
_MANY_WORDS = 20


def needed(kind: str, read: Read) -> float:
    """How far the likeliest kind must be ahead of the next one, with what the rules made of it."""
    tools = {one.tool for one in read.understood.calls}
    if tools and _goes_unnamed(kind, read):
        return SURE_BEYOND_DOUBT
    if read.guessed and (tools or kind not in _ASKED):
        return _against_a_guess(kind, tools, read)
    if not tools:
        return _against_a_remark(kind, read)
    if kind in _NO_CHANGE and tools == {"edit"}:
        return _against_a_change(kind, read)
    if kind in CHANGES and tools == {"generate"} and _ordered(read):
        return _against_an_order(read)
    return _against_a_phrase(kind, tools, read)


def _goes_unnamed(kind: str, read: Read) -> bool:
    named = _NAMED_BY.get(kind) if read.scene.grammar.words.name == "english" else None
    return named is not None and named.search(read.text.low) is None


def _against_a_phrase(kind: str, tools: AbstractSet[str], read: Read) -> float:
    if kind in SHAPED and any("ratio" in one.arguments for one in read.understood.calls):
        return SURE if signs.WIDENED.search(read.text.low) else SURE_AGAINST_A_PHRASE
    if kind == "talk" and (tools == {"cancel"} or _names_a_picture(read)):
        return SURE_BEYOND_DOUBT
    if len(tools) > 1 and signs.THEN.search(read.text.low):
        return SURE_BEYOND_DOUBT
    if len(tools) > 1 and kind in tools & CHANGES:
        return SURE_AGAINST_SEVERAL
    if tools == {"tag"} and "#" in read.text.low:
        return SURE_BEYOND_DOUBT
    return SURE_AGAINST_PLAIN_WORDS if _plain(kind, tools, read) else SURE_AGAINST_A_PHRASE


def _plain(kind: str, tools: AbstractSet[str], read: Read) -> bool:
    """Whether the words that the rules went by are rarely said otherwise."""
    blanks = read.text.low.count(" ")
    narrow = not tools <= _BROAD and blanks < _MANY_WORDS
    narrow = narrow or (kind == "edit" and tools == {"vary"} and not _says_how(read))
    each = len(read.understood.calls) > len(tools) and kind not in CHANGES
    changed = each or (kind == "show" and tools == {"edit"})
    return (len(tools) > 1 and tools != MADE) or narrow or changed or blanks < _FEW_WORDS


def _against_a_change(kind: str, read: Read) -> float:
    if only_a_mood(read):
        return inf
    low = read.text.low
    if kind == "generate" and (signs.ORDERED.search(low) or signs.ANNOUNCED.search(low)):
        return SURE_AGAINST_A_REMARK
    if kind == "generate" and signs.THE_SAME.match(low):
        return inf
    there = _names_a_picture(read) or (kind == "generate" and _is_of_one(read))
    return SURE_BEYOND_DOUBT if there else _NO_CHANGE[kind]


def _against_a_guess(kind: str, tools: AbstractSet[str], read: Read) -> float:
    if tools == {"edit"} and signs.ARROW.search(read.text.low):
        return inf
    if tools == {"edit"}:
        return _against_a_guessed_change(kind, read) if kind in _NO_CHANGE else SURE
    anew = kind in CHANGES and tools == {"generate"} and _begins_anew(read)
    if anew or _asks_to_know(kind, read):
        return inf
    if read.decided and not tools <= _BROAD:
        return SURE_AGAINST_PLAIN_WORDS
    if kind == "classify":
        return SURE_AGAINST_A_PHRASE
    lost = kind in CHANGES and tools == {"generate"} and not read.scene.has_picture
    return SURE_AGAINST_PLAIN_WORDS if lost else SURE


def _against_a_guessed_change(kind: str, read: Read) -> float:
    new, ordered = kind == "generate", signs.ORDERED.search(read.text.low) is not None
    low = read.text.low
    of_it = signs.TURNS_INTO.fullmatch(low) or in_english.JOINS_AT_LAST.match(low)
    if new and (of_it or signs.THE_SAME.match(low) or only_a_mood(read)):
        return inf
    if new and placed_at(read.text, read.scene.view, read.scene.grammar):
        return SURE_BEYOND_DOUBT
    if new and read.decided and signs.CHANGES_IT.search(read.text.low):
        return SURE_BEYOND_DOUBT
    replied = new and not read.scene.default.implied and not signs.NEW.search(read.text.low)
    if not ordered and (replied or _names_a_picture(read)):
        return SURE_AGAINST_PLAIN_WORDS
    if new:
        by_phrase = SURE_AGAINST_A_PHRASE if read.decided else SURE_AGAINST_A_REMARK
        return SURE if ordered else by_phrase
    return SURE_BEYOND_DOUBT if read.decided else SURE_NOTHING_IS_CHANGED


def _against_a_remark(kind: str, read: Read) -> float:
    blanks = read.text.low.count(" ")
    in_one_go = len(pieces(read.text)) < _FEW_WORDS or blanks < _SHORT
    if read.understood.reply in _SAID and in_one_go:
        return SURE_AGAINST_PLAIN_WORDS
    if _asks_to_know(kind, read):
        return inf
    if read.understood.reply is not Reply.CANNOT:
        return SURE_AGAINST_PLAIN_WORDS if blanks < _FEW_WORDS else SURE_AGAINST_A_REMARK
    if kind != "generate":
        return SURE_AGAINST_PLAIN_WORDS
    # "make a video of a cat" is no picture
    return inf if read.understood.topic in _MADE_ELSEWHERE else SURE_BEYOND_DOUBT


def _begins_anew(read: Read) -> bool:
    """Whether the subject is changed before anything is named ("lets do food. Pancake tower …")."""
    first, *rest = pieces(read.text) or (read.text,)
    shift = rest and read.scene.grammar.match("shift", first.low)
    return bool(shift) or signs.ANNOUNCED.match(read.text.low) is not None


def _asks_to_know(kind: str, read: Read) -> bool:
    """Whether a picture would be made of a question ("did vikings have horns on their helmets")."""
    made = kind in CHANGES | {"generate"}
    return made and signs.ASKS_TO_KNOW.fullmatch(read.text.low) is not None


def _against_an_order(read: Read) -> float:
    if signs.adds(read.text.low):
        return SURE
    if in_english.ASKED_AT_THE_END.search(read.text.low):
        return inf
    if says_it_once_more(read) or (_plainly_ordered(read) and not _of_what_is_there(read)):
        return inf
    shares = alike(read)
    if shares is None:
        return SURE_AGAINST_AN_ORDER if _of_what_is_there(read) else SURE_BEYOND_DOUBT
    return SURE_AGAINST_AN_ORDER if shares else SURE_BEYOND_DOUBT


def says_it_once_more(read: Read) -> bool:
    """Whether it says the words of a picture that is there: that is asked for anew."""
    scene = read.scene
    wish = bare(read.text, scene.grammar)
    verb = scene.grammar.match("draw", wish.low)
    words = wish.part(verb.end()) if verb else wish
    names = [f"#{one.n}" for one in scene.view.pictures]
    return any(described(words, one, scene.view, scene.grammar) for one in names)


def only_a_mood(read: Read) -> bool:
    """Whether it says no more than a time of day or a weather ("now at night")."""
    grammar = read.scene.grammar
    words = content_words(read.text.low, grammar)
    return bool(words) and words <= grammar.words.moods | signs.NOW


def _names_a_picture(read: Read) -> bool:
    """Whether the picture to be changed is named as one ("option 2", "the team pic")."""
    scene = read.scene
    said = said_in(read.text, scene)
    return bool(said.named) or bool(scene.grammar.match("leading", said.shape))


def _says_how(read: Read) -> bool:
    return any("prompt" in one.arguments for one in read.understood.calls)


def _is_of_one(read: Read) -> bool:
    """Whether it goes on about a picture, or a thing of the current one is to be otherwise."""
    grammar, low = read.scene.grammar, read.text.low
    named = named_by_words(read.text, read.scene.view, grammar, closely=True)
    begins = grammar.match("definite", low) and signs.NEW.search(low) is None
    if named and (begins or signs.AGAIN.search(low)):
        return True
    if signs.HAS_TO.match(low) and named_barely(read.text, read.scene.view, grammar):
        return True
    told = _of_the_current_one(read) and read.scene.grammar.find("definite", read.text.low)
    return _goes_on(read) or (bool(told) and signs.NEW.search(read.text.low) is None)


def _goes_on(read: Read) -> bool:
    """Whether it begins in the middle of a thought about a picture ("frame it …", "in blue …")."""
    wish = bare(read.text, read.scene.grammar).low
    if signs.GOES_ON.match(wish) or signs.CHANGES_IT.search(wish):
        return True
    first = wish.split(maxsplit=1)[0] if wish else ""
    changing = read.scene.grammar.words.cues.changing | {"make", "turn", "give"}
    return first in changing and _of_the_current_one(read)


def _ordered(read: Read) -> bool:
    """Whether something new is asked for in so many words."""
    grammar = read.scene.grammar
    wish = bare(read.text, grammar).low
    announced = signs.ANNOUNCED.search(read.text.low) is not None
    return announced or any(grammar.match(one, wish) for one in ("fresh", "draw", "draw_soft"))


def _plainly_ordered(read: Read) -> bool:
    """Whether it can be nothing else ("draw a fox")."""
    grammar = read.scene.grammar
    wish = bare(read.text, grammar).low
    if signs.ANNOUNCED.match(read.text.low):
        return True
    if signs.COAT_OF_PAINT.match(wish) or not grammar.match("draw", wish):
        return False
    return grammar.words.cues.pointing.isdisjoint(wish.split())


def _of_what_is_there(read: Read) -> bool:
    """Whether something is pointed at ("a lantern by the door"), or all is new."""
    words, said = read.scene.grammar.words, read.text.low.split()
    if not (words.cues.pointing | words.parts).isdisjoint(said):
        return True
    if placed_at(read.text, read.scene.view, read.scene.grammar):
        return True
    return _of_the_current_one(read)


def alike(read: Read) -> bool | None:
    """Whether it shares words with the current picture, or only with an earlier one.

    "A black tutu" beside a white one; "a red fox" where a fox came before. Nothing for neither.
    """
    grammar, view = read.scene.grammar, read.scene.view
    current = picture_of(read.scene.default.picture, view)
    said = content_words(read.text.low, grammar)
    shared = {
        one.n for one in view.pictures if said & caption_words(one, view, grammar, closely=False)
    }
    return None if current is None or not shared else current.n in shared


def _of_the_current_one(read: Read) -> bool:
    named = named_by_words(read.text, read.scene.view, read.scene.grammar)
    current = picture_of(read.scene.default.picture, read.scene.view)
    return named is not None and picture_of(named, read.scene.view) is current

"""Which picture is meant by words of its caption."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from operator import and_

from agent.context import ChatPicture, ChatView
from agent.understanding.captions import (
    caption_words,
    compounded,
    content_words,
    current_of,
    lineage_of,
    numbered,
)
from agent.understanding.grammar import Grammar
from agent.understanding.kin import kindred
from agent.understanding.vocabulary.tables import word_set
from agent.understanding.wording import Wording

_WITHOUT = re.compile(
    r"\b(?:the )?(?:one|version|picture|pic|image)(?: with (?:the |an? )?[\w' -]{1,30}?,? (?:but|"
    r"and))? (?:without|with no|minus|(?:right |just |from )?before(?: it (?:was|became|got|turned|"
    r"had)| (?:you|i|we) (?:made|added|changed|put|turned)(?: it| in)?)?) (?:the |an? |"
    r"any )?(?P<words>[\w'-]+)"
)
# parts that a caption names where there is one
_OFTEN_NAMED = word_set(
    """
    moon sun star hat dress coat beard shirt t-shirt tshirt jacket skirt scarf glasses crown jumper
    sweater hoodie apron suit
    """
)
_ADDED = re.compile(
    r"\b(?:an?|some|more|another|one|two|three|un|une|una|uno|um|uma|ein|eine|einen|einem|mas|mais|"
    r"plus de|mehr|piu|with|con|com|avec|mit) (?P<words>[\w'-]+(?: [\w'-]+){0,2})"
)
_SHE_OR_HE = re.compile(r"\b(?:(?P<she>she|her|hers)|he|him|his)\b")
_FEMALE = word_set(
    """
    woman girl lady queen princess witch bride mother grandmother daughter wife sister waitress
    actress heroine goddess mermaid grandma nun nurse ballerina
    """
)
_MALE = word_set(
    """
    man boy guy king prince wizard groom father grandfather son husband brother waiter actor monk
    gentleman grandpa
    """
)
_ALIVE = word_set(
    """
    person animal robot toy monster baby scarecrow snowman statue doll puppet ghost skeleton spirit
    god character mascot portrait figure team couple crowd logo
    """
)
_NOT_THAT = re.compile(
    r"^not (?:the|that) [\w'-]+(?: one)?[,.]|,? (?:and )?not (?:the|that) [\w'-]+|"
    r"\b(?:don't|do not|dont) mean (?:the|that) [\w'-]+|"
    r"[,;.]? ?(?:but |and )?(?:leave|keep) (?:the|that|his|her|their) [^,;.]{1,60}? "
    r"(?:as (?:it|they|he|she) (?:is|are)|alone|untouched|unchanged|the same)\b"
)
_THE_ONE_WITHOUT = re.compile(
    r"\bthe (?:very first |first )?(?P<what>[\w' -]{2,30}?),? (?P<how>without|before|lacking|"
    r"(?:that|which|who) (?:doesn't|does not|didn't|did not) have|(?:that|which|who) (?:lacks|"
    r"has no)) (?:the |an? |any )?(?P<words>[\w'-]+)"
)


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
    # "the tiger one": a picture by what it was asked for itself, not by where it came from
    is_called = any(grammar.match("called", text.low[one.start("words") :]) for one in found)
    if is_called and (own := _with_its_own(wanted, view, grammar)):
        return own
    scores = {
        one.n: len(wanted & caption_words(one, view, grammar, closely=closely))
        for one in view.pictures
    }
    best = max(scores.values(), default=0)
    called = {word for one in found for word in _called(one["words"], grammar)} & wanted
    if not best:
        return None if closely else only_one_with(called or wanted, view, grammar)
    fitting = [one for one in view.pictures if scores[one.n] == best]
    # "the sink cat": of the cats the one whose caption has a sink
    whole = {
        one.n: len(called & caption_words(one, view, grammar, closely=False)) for one in fitting
    }
    fitting = [one for one in fitting if whole[one.n] == max(whole.values())]
    chosen = next((one for one in fitting if one.current), fitting[-1])
    return f"#{chosen.n}"


def pointed_at(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """The picture with the last thing that is spoken of as known ("but the dog is lovely")."""
    found = [one for pattern in grammar.sets["definite"] for one in pattern.finditer(text.low)]
    found.sort(key=lambda one: one.start(), reverse=True)
    called = [_called(one["words"], grammar) - grammar.words.parts for one in found]
    for alike in (False, True):
        for words in filter(None, called):
            if picture := only_picture_with(words, view, grammar, alike=alike):
                return picture
    return None


def called_one(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """The picture that is called one by a word of it ("the frog one", "picture of the pier")."""
    for pattern in grammar.sets["called_picture"]:
        for found in pattern.finditer(text.low):
            words = content_words(found["words"], grammar)
            own = words and _with_its_own(words, view, grammar)
            if picture := own or (words and only_picture_with(words, view, grammar)):
                return picture
    return None


def asked_for_with(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """The newest picture that was asked for with all these words itself ("the one with a hat")."""
    words = content_words(text.low, grammar) - grammar.words.parts
    return _with_its_own(words, view, grammar) if words else None


def _with_its_own(words: set[str], view: ChatView, grammar: Grammar) -> str | None:
    """The newest picture that was asked for with these words itself, whatever it comes from."""
    for picture in reversed(view.pictures):
        if words <= content_words(Wording.of(picture.caption).low, grammar):
            return f"#{picture.n}"
    return None


def placed_at(text: Wording, view: ChatView, grammar: Grammar, *, alike: bool = True) -> str | None:
    """The picture with a thing that something is to be put at ("… on the side of the barge").

    The current one, else the only one. ``alike``: other words for it count, too.
    """
    current = current_of(view)
    now = (current,) if current else ()
    for pattern in grammar.sets["placed"]:
        for found in pattern.finditer(text.low):
            words = content_words(found["words"], grammar) - grammar.words.parts
            for seen in (ChatView(pictures=now), view):
                if words and (picture := only_picture_with(words, seen, grammar, alike=alike)):
                    return picture
    return None


def most_like(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """The picture with more words of the text in its caption than any other."""
    said = content_words(text.low, grammar)
    shared = {
        one.n: len(said & caption_words(one, view, grammar, closely=False)) for one in view.pictures
    }
    most = max(shared.values(), default=0)
    fitting = [n for n, words in shared.items() if words == most]
    return f"#{fitting[0]}" if most and len(fitting) == 1 else None


def spoken_of(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """The one picture with a thing that is spoken of, when the current one has none of it.

    "wings should be transparent"; not of things that are to be added ("a hat").
    """
    now, words = current_of(view), grammar.words
    added = {
        word
        for found in _ADDED.finditer(text.low)
        for word in content_words(found["words"], grammar)
    }
    plain = (
        words.parts | words.moods | words.cues.describing | words.cues.looks | words.cues.effects
    )
    said = content_words(text.low, grammar) - added - (plain - _OFTEN_NAMED)
    if now is None:
        return None
    return only_one_with(said, view, grammar) or _of_whom(text, view, grammar)


def _of_whom(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """The one picture with somebody "she" or "his" may stand for, when the current one has none."""
    found = _SHE_OR_HE.search(text.low)
    if found is None or grammar.words.name != "english":
        return None
    meant, other = (_FEMALE, _MALE) if found["she"] else (_MALE, _FEMALE)
    known = {one.n: caption_words(one, view, grammar, closely=False) for one in view.pictures}
    now_known = known[now.n] if (now := current_of(view)) else set[str]()
    if other & now_known and not meant & now_known:  # "she" is not the king, but the queen before
        fitting = [one for one in view.pictures if meant & known[one.n]]
    else:
        somebody = _ALIVE | meant
        fitting = [one for one in view.pictures if _is_one_of(somebody, known[one.n], grammar)]
    if not fitting or current_of(view) in fitting:
        return None
    return _newest_of_one_line(fitting, view)


def _is_one_of(somebody: AbstractSet[str], known: set[str], grammar: Grammar) -> bool:
    return bool(somebody & known or kindred(somebody, known, grammar.words.name))


def _called(words: str, grammar: Grammar) -> set[str]:
    """What something is called: the words before the next one that carries no meaning."""
    said = words.split()
    known = grammar.words.stop_words | grammar.words.joining | grammar.words.cues.articles
    ends = next((at for at, word in enumerate(said) if word in known), len(said))
    return content_words(" ".join(said[:ends]), grammar)


def only_one_with(called: AbstractSet[str], view: ChatView, grammar: Grammar) -> str | None:
    """The one picture in whose caption, and not in that of the current one, these words are."""
    now = current_of(view)
    only = only_picture_with(called, view, grammar) if now else None
    return None if now is None or only == f"#{now.n}" else only


def only_picture_with(
    called: AbstractSet[str], view: ChatView, grammar: Grammar, *, alike: bool = True
) -> str | None:
    """The picture in whose caption these words are, else (``alike``) other words for the same.

    The current one where it is one of several, and the newest of those that come from one another.
    """
    now = current_of(view)
    known = {one.n: caption_words(one, view, grammar, closely=False) for one in view.pictures}
    others = (partial(kindred, called, language=grammar.words.name),) if alike else ()
    for shared in (partial(and_, called), partial(compounded, called), *others):
        fitting = [one for one in view.pictures if shared(known[one.n])]
        if now is not None and now in fitting:
            return f"#{now.n}"
        if fitting:
            return _newest_of_one_line(fitting, view)
    return None


def _newest_of_one_line(fitting: Sequence[ChatPicture], view: ChatView) -> str | None:
    newest = {one.n for one in lineage_of(fitting[-1], view)}
    return f"#{fitting[-1].n}" if newest.issuperset(one.n for one in fitting) else None


def named_barely(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """A picture named by a word without an article, when the current one is not of that."""
    for pattern in grammar.sets["bare"]:
        for found in pattern.finditer(text.low):
            called = Wording.of(f"the {found['words']}")
            if named := named_by_words(called, view, grammar, closely=True):
                return named
    return None


def _not_that(text: Wording) -> Wording:
    """The text without the picture that is not meant ("the owl, not the lantern") or is kept."""
    found = _NOT_THAT.search(text.low)
    return text.without([found.span()]) if found else text


def lacking(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """The picture that something was added to ("the one without the pipe")."""
    without = _WITHOUT.search(text.low)
    if without is None:
        return _one_without(text, view, grammar)
    return before_it_had(content_words(without["words"], grammar), view, grammar)


def before_it_had(missing: set[str], view: ChatView, grammar: Grammar) -> str | None:
    """The picture before the first one with all of these things in its caption."""
    for picture in view.pictures:
        if missing and missing <= content_words(Wording.of(picture.caption).low, grammar):
            before = picture.parent or picture.n - 1
            return f"#{before}" if numbered(before, view) else None
    return None


def _one_without(text: Wording, view: ChatView, grammar: Grammar) -> str | None:
    """Of two pictures of a gnome the one without a censer ("the gnome without the censer")."""
    found = _THE_ONE_WITHOUT.search(text.low)
    if found is None:
        return None
    what, missing = (content_words(found[one], grammar) for one in ("what", "words"))
    captions = {one.n: caption_words(one, view, grammar, closely=False) for one in view.pictures}
    fitting = [n for n, words in captions.items() if what and what <= words]
    if found["how"] == "before" and len(what) > 1 and not fitting:
        return before_it_had(missing, view, grammar)
    lacks = [n for n in fitting if not missing & captions[n]]
    return f"#{lacks[0]}" if missing and 0 < len(lacks) < len(fitting) else None

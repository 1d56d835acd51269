"""One clause, heard: the recognisers in the order in which they may speak up."""

import re
from collections.abc import Callable
from dataclasses import replace

from agent.understanding import asking, changing, drawing, varying
from agent.understanding.clauses import bare
from agent.understanding.grammar import POINTER
from agent.understanding.language import corrected
from agent.understanding.naming import most_like, named_by_words
from agent.understanding.places import Aim, mentions, shape_of, target
from agent.understanding.results import Call, Reply
from agent.understanding.scene import Heard, Said, Scene
from agent.understanding.several import contrasted, group_of
from agent.understanding.studio import DRAWN_FROM_ONE, studio
from agent.understanding.tagging import tagging
from agent.understanding.weighing import (
    Leaning,
    is_spoken,
    leaning,
    names_something_new,
    of_ones_own_life,
    wants_it_changed,
)
from agent.understanding.wording import Wording

_PRAISE = set("🐐👍👌👏🙌🔥❤💕💖💗💙💚💜🧡💛🖤🤍😍🥰🤩💯✨🎉🥳😎💪🙏🫶")
_LAUGHS = set("😂🤣😆😹😄😅😁")
_OTHER_TALK = {
    *"👎🤔🤷🤦🤗👋✌🤞🤝🥲👀💀☠🫠🫡🤯🤭🤫🤨🥹🥺🥴🤡💩🫣🤮🤢🤪🤠🧐🤓🫨",
    *map(chr, range(0x1F600, 0x1F650)),
}
_FOR_IT = re.compile(r"(?:(?:for|in|on|with|and|now|to) )*it ?[,:] ?(?=\w)")
_SOMETHING = re.compile(
    r"^(?:paint|sketch|design|craft|produce|make|do|show|create|generate|draw)(?: me| us)? (?=\w)|"
    r"^[a-z]+(?: (?:me|us|up))? (?=(?:an?|some|two|three|four) \w)"
)
_OF_IT = re.compile(r"^(?:[a-z]+ ){1,3}(?:it|him|them)\b")
_OF_ONE = re.compile(rf"[a-z]+ {POINTER}|.*[,;] (?:for |in |on )?{POINTER}+$")
# "print it on A2": what people do with a picture, not what is done in it
_DONE_WITH_IT = re.compile(
    r"(?:print|frame|hang|post|upload|share|send|gift|sell|show|publish|email|mail|buy|download|"
    rf"keep|wear|tweet|pin|save|use|order|present|hand) (?:(?:it|him|them)\b|{POINTER})"
)
_CALLED = re.compile(r"\b(?:one|pic|picture|image|photo|version|drawing)$")
# "saved it", "can't stop looking at it": told, not asked for
_DONE_TO_IT = re.compile(
    r"[a-z]+(?:ed|n't)\b|(?:got|sent|made|kept|bought|sold|saw|seen|done|did|lov\w+|hate) "
)
_NUMBERS_ONLY = re.compile(r"(?:and\b|[\W\d])*")
_JOINERS = {"\u200d", "\ufe0f", *map(chr, range(0x1F3FB, 0x1F400))}


def hear(whole: Wording, scene: Scene) -> Heard:
    """What this clause comes to; never raises, and always something."""
    if symbols := _symbols(whole, scene):
        return symbols
    said = said_in(whole, scene)
    heard = _by_recognisers(said, scene)
    new = heard.calls and heard.calls[0].tool == "generate"
    return drawing.with_what_was_told(said, scene, heard) if new else heard


def said_in(whole: Wording, scene: Scene) -> Said:
    """The clause as it is read: without courtesies, its first word put right."""
    text = corrected(bare(whole, scene.grammar), scene.grammar)
    named = mentions(text, scene.view, scene.grammar)
    return Said(text=text, named=named, shape=shape_of(text, named), whole=whole)


def _by_recognisers(said: Said, scene: Scene) -> Heard:
    for recogniser in _ORDER:
        heard = recogniser(said, scene)
        if heard is not None:
            nothing_there = heard.reply is Reply.NO_PICTURE and names_something_new(said, scene)
            return drawing.draw(said.text, scene) if nothing_there else heard
    return _guessed(said, scene)


def _guessed(said: Said, scene: Scene) -> Heard:
    """No phrase decided: the single words do."""
    if scene.has_picture and (_OF_IT.search(said.text.low) or _OF_ONE.match(said.shape)):
        return _of_it(said, scene)
    if is_spoken(said, scene):
        if not wants_it_changed(said, scene):
            return Heard(reply=Reply.UNKNOWN, told=True)
        return replace(changing.edit(said.text, scene), guessed=True, told=True)
    leans = leaning(said, scene)
    if leans is Leaning.CHANGE:
        sure = said.text.low.split()[0] in scene.grammar.words.cues.changing
        return replace(changing.edit(said.text, scene), guessed=not sure)
    if leans is Leaning.TALK:
        return Heard(reply=Reply.UNKNOWN)
    return _new(said, scene)


def _of_it(said: Said, scene: Scene) -> Heard:
    """Something that is done to the picture, unless it is only told."""
    low = said.text.low
    told = (
        _DONE_TO_IT.match(low) or _DONE_WITH_IT.match(said.shape) or of_ones_own_life(said, scene)
    )
    return Heard(reply=Reply.UNKNOWN) if told else changing.edit(said.text, scene)


def _new(said: Said, scene: Scene) -> Heard:
    if not scene.grammar.match("modal", said.whole.low):
        return replace(drawing.draw(said.text, scene), guessed=True)
    # "could you manage a …": whatever the verb, something new is asked for
    thing = _SOMETHING.match(said.text.low)
    if thing is None:
        return Heard(reply=Reply.UNKNOWN)
    return drawing.draw(said.text.part(thing.end()), scene)


def named_first(said: Said, scene: Scene) -> Heard | None:
    """A picture is named and then something is wished for it ("in #2, …", "the fox: …")."""
    found = scene.grammar.match("leading", said.shape)
    if found is None or scene.aim is not None or scene.grammar.match("lending", said.shape):
        return None
    span = found.span("subject") if found.groupdict().get("subject") else None
    words = said.text.part(*(span or (0, found.start("rest"))))
    aim = _aim_by(words, said, scene) if span or not said.named else Aim(said.named[0].picture)
    if aim is None or (span and not scene.view.pictures):
        return None
    if "'s " in words.low:  # "the cat's apron: dark green"
        return changing.edit(said.text, replace(scene, aim=Aim(aim.picture)))
    rest = said.text.part(found.start("rest"))
    if not rest or _NUMBERS_ONLY.fullmatch(rest.low):
        return None
    heard = hear(rest, replace(scene, aim=Aim(aim.picture)))
    if heard.calls and heard.calls[0].tool not in {"generate", "list_gallery", "usage_report"}:
        return heard
    return changing.edit(rest, replace(scene, aim=Aim(aim.picture)))


def _aim_by(words: Wording, said: Said, scene: Scene) -> Aim | None:
    """The picture with these words in its caption, or with more of what follows than others have.

    Nothing for "on the car, a sign at the back" where no caption has a car.
    """
    called = bool(_CALLED.search(words.low))
    if not scene.grammar.find("definite", words.low):
        # "mars one: more dust", said without its article
        words = Wording(f"the {words.raw}", f"the {words.low}")
        if named_by_words(words, scene.view, scene.grammar, closely=not called) is None:
            return None
    aim = target(words, scene.view, scene.grammar)
    if aim.picture != words.raw:
        return aim
    like = most_like(said.text, scene.view, scene.grammar)
    return Aim(like or aim.picture) if like or called else None


def put_into_another(said: Said, scene: Scene) -> Heard | None:
    """What one picture shows goes into another ("put the cat next to the house")."""
    found = scene.grammar.match("joining_two", said.shape)
    if found is None or scene.aim is not None:
        return None
    halves = (said.text.part(*found.span(name)) for name in ("one", "other"))
    one, other = (named_by_words(half, scene.view, scene.grammar, closely=True) for half in halves)
    if one is None or other is None or one == other:
        return None
    heard = changing.edit(said.text, replace(scene, aim=Aim(other)))
    calls = tuple(
        replace(call, arguments={**call.arguments, "picture": other, "references": [one]})
        for call in heard.calls
    )
    return replace(heard, calls=calls)


def together(said: Said, scene: Scene) -> Heard | None:
    """One change for several pictures: an edit of each; two changes for two pictures likewise."""
    if not scene.view.pictures or scene.aim is not None:
        return None
    if scene.grammar.find("combining", said.shape) or scene.grammar.match("lending", said.shape):
        return None
    if pair := contrasted(said.text, said.named):
        first, second = (hear(one, scene) for one in pair)
        both = _one_edit(first) and _one_edit(second)
        return replace(first, calls=(*first.calls, *second.calls)) if both else None
    group = group_of(said, scene)
    if group is None:
        return None
    rest = said.text.without([(group.start, group.end)], scene.grammar.words.pronoun)
    if address := _FOR_IT.match(rest.low):
        rest = rest.part(address.end())
    heard = hear(rest, replace(scene, aim=Aim(group.pictures[0])))
    if not _one_edit(heard):
        return None
    call = heard.calls[0]
    calls = tuple(
        replace(call, arguments={**call.arguments, "picture": picture})
        for picture in group.pictures
    )
    return replace(heard, calls=calls, implied=False)


def _one_edit(heard: Heard) -> bool:
    return len(heard.calls) == 1 and heard.calls[0].tool in {"edit", "upscale", *DRAWN_FROM_ONE}


def question(said: Said, scene: Scene) -> Heard | None:
    """Questions and remarks that no tool answers."""
    low = said.whole.low.strip()
    if scene.grammar.match("questions", said.shape) or scene.grammar.match("questions", low):
        return Heard(reply=Reply.UNKNOWN)
    return Heard(reply=Reply.UNKNOWN) if scene.grammar.match("chatter", said.shape) else None


_ORDER: tuple[Callable[[Said, Scene], Heard | None], ...] = (
    asking.approval,
    asking.aside,
    tagging,
    studio,
    asking.made,
    asking.talk,
    asking.refusal,
    asking.enhance,
    asking.status,
    asking.cancel,
    asking.usage,
    asking.undo,
    asking.cannot,
    varying.reroll,
    varying.vary,
    changing.upscale,
    asking.gallery,
    asking.show,
    changing.same_change,
    drawing.following,
    put_into_another,
    together,
    named_first,
    changing.change,
    drawing.ordered,
    drawing.anew,
    changing.added,
    changing.fragment,
    drawing.asked,
    drawing.started_afresh,
    drawing.embedded,
    question,
)


def _symbols(whole: Wording, scene: Scene) -> Heard | None:
    """Messages without a letter or digit: emoji are words, or small talk."""
    if not whole.raw or any(character.isalnum() or character == POINTER for character in whole.raw):
        return None if whole.raw else Heard(reply=Reply.WHAT_DRAW)
    drawn = [one for one in whole.raw if ord(one) > 0x2190 and one not in _JOINERS]  # noqa: PLR2004 - from arrows on: symbols and emoji
    if not drawn:
        return Heard(reply=Reply.WHAT_DRAW)
    if scene.grammar.match("reroll", whole.low):
        return None
    if not all(one in _PRAISE | _LAUGHS | _OTHER_TALK for one in drawn):
        return Heard(
            calls=(Call(tool="generate", arguments={"prompt": whole.raw, **scene.switches}),),
            draws=True,
        )
    if all(one in _LAUGHS for one in drawn):
        return Heard(reply=Reply.LAUGHTER)
    return Heard(reply=Reply.PRAISE if drawn[0] in _PRAISE else Reply.ACKNOWLEDGED)

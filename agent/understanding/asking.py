"""Clauses that draw nothing: questions, small talk, the gallery, undo, cancel."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from agent.understanding.captions import LAST, content_words, described, picture_of
from agent.understanding.clauses import bare, order_follows
from agent.understanding.drawing import draw
from agent.understanding.grammar import Grammar, choose, group
from agent.understanding.naming import asked_for_with, lacking, named_by_words
from agent.understanding.places import default_aim, mentions, target
from agent.understanding.results import Call, Reply
from agent.understanding.scene import Heard, Said, Scene
from agent.understanding.settings import counted
from agent.understanding.wording import Wording, tidy

if TYPE_CHECKING:
    from pydantic import JsonValue

_AFTER_A_COLON = re.compile(r"^[^:\x01]{1,40}: (?=\S)")
_JOINT = re.compile(
    r"(?:for|about|of|to|out of|from|that|with|would be|is|please|an image of|para|sobre|"
    r"pour|fur|von|per|di)\b[ :]*"
)
_TO_ME = re.compile(r"\b(?:show|give|send|find|get|tell|bring)(?: up)? (?:me|us)\b|\byou\b")
_DETERMINERS = re.compile(r"(?:(?:a|an|the|my|our|of|with|any|all|some)\s+)+")
_MOST_LISTED = 20
_ASPECT = re.compile(r" (?:in|with|without|as|at|but|on|under|from)\b")
_SHORT = 4
_BY = re.compile(r"\b(?:by|per|each) (day|model|person|tool)\b")
_AS_FILE = re.compile(r"[, ]*\b(?:as|in) (?:an? )?(?:csv|spreadsheet|excel)(?: file)?\b")
_LISTED = re.compile(r"\b(\d{1,3})\b")


def talk(said: Said, scene: Scene) -> Heard | None:
    """Small talk and requests for help: only when the whole clause is that."""
    for text in (said.whole.low, said.text.low):
        plain = text.strip(" .,!?")
        for reply, pattern in scene.grammar.talk:
            if pattern.fullmatch(plain):
                return Heard(reply=reply)
    return None


def approval(said: Said, scene: Scene) -> Heard | None:
    """A yes or no while something waits for approval: a no cancels, a yes needs the button."""
    waiting = scene.view.approvals
    plain = said.whole.low.strip(" .,!?")
    if not waiting:
        return None
    if scene.grammar.match("agree", plain) or scene.grammar.match("agree", said.shape):
        return Heard(reply=Reply.APPROVAL)
    if not scene.grammar.match("decline", plain):
        return None
    if len(waiting) > 1:
        return Heard(reply=Reply.APPROVAL)
    return Heard(calls=(Call(tool="cancel", arguments={"picture": f"#{waiting[0].n}"}),))


def refused(text: Wording, grammar: Grammar) -> bool:
    """Whether the text begins as an attempt to steer the rules, the money or the secrets."""
    return bool(
        grammar.match("refuse", text.low) or grammar.match("refuse", bare(text, grammar).low)
    )


def refusal(said: Said, scene: Scene) -> Heard | None:
    """The same for one clause, which may come after an innocent one."""
    return Heard(reply=Reply.REFUSED) if scene.grammar.match("refuse", said.text.low) else None


def aside(said: Said, scene: Scene) -> Heard | None:
    """What is somebody else's is refused; what is said to people is only heard."""
    texts = (said.whole.low.strip(" .,!?"), said.text.low.strip(" .,!?"))
    if any(scene.grammar.match("foreign", text) for text in texts):
        return Heard(reply=Reply.REFUSED)
    if any(scene.grammar.find("aside", text) for text in texts) and not (
        scene.has_picture and order_follows(said.text.low, scene.grammar)
    ):
        return Heard(reply=Reply.ACKNOWLEDGED)
    if any(scene.grammar.match("pleased", text) for text in texts):
        return Heard(reply=Reply.PRAISE)
    return None


def cannot(said: Said, scene: Scene) -> Heard | None:
    """Things outside pictures, by topic."""
    for pattern, topic in scene.grammar.cannot:
        if pattern.match(said.shape) or pattern.match(said.whole.low):
            return Heard(reply=Reply.CANNOT, topic=topic)
    return None


def enhance(said: Said, scene: Scene) -> Heard | None:
    """A better prompt is wanted, not a picture."""
    found = scene.grammar.match("enhance", said.shape)
    if found is None:
        return None
    span = group(found, "body") or group(found, "rest") or (0, 0)
    text = said.text.part(*span).unquoted()
    joint = _JOINT.match(text.low)
    text = text.part(joint.end()) if joint else text
    colon = _AFTER_A_COLON.search(text.low)
    prompt = tidy((text.part(colon.end()) if colon else text).unquoted().raw)
    if not prompt:
        last = picture_of(default_aim(scene.view).picture, scene.view)
        prompt = last.caption if last else ""
    if not prompt:
        return Heard(reply=Reply.WHAT_DRAW)
    return Heard(calls=(Call(tool="enhance_prompt", arguments={"prompt": prompt}),))


def status(said: Said, scene: Scene) -> Heard | None:
    """How far things are."""
    found = scene.grammar.match("status", said.shape)
    if found is None:
        return None
    picture = _named(found, "what", said, scene)
    return Heard(
        calls=(Call(tool="check_status", arguments={"picture": picture} if picture else {}),)
    )


def made(said: Said, scene: Scene) -> Heard | None:
    """How a picture was made, or what became of it: the picture has to be known by its name."""
    found = scene.grammar.match("made", said.shape) if scene.view.pictures or said.named else None
    span = group(found, "what") if found else None
    if span is None:
        return None
    words = said.text.part(*span)
    named = mentions(words, scene.view, scene.grammar)
    picture = (
        named[0].picture
        if named
        else named_by_words(words, scene.view, scene.grammar, closely=True)
    )
    if picture is None and words.low.lstrip("#").isdigit():
        picture = f"#{int(words.low.lstrip('#'))}"
    if picture is None and not content_words(words.low, scene.grammar):
        picture = scene.default.picture
    return (
        Heard(calls=(Call(tool="check_status", arguments={"picture": picture}),))
        if picture
        else None
    )


def cancel(said: Said, scene: Scene) -> Heard | None:
    """Work is to be stopped: one picture, or all."""
    found = scene.grammar.match("cancel", said.shape)
    if found is None or (_all_done(scene) and _undoing(said, scene)):
        return None
    if scene.grammar.find("everything", said.shape):
        return Heard(calls=(Call(tool="cancel", arguments={"picture": "all"}),))
    picture = _named(found, "of", said, scene) or _named(found, "what", said, scene)
    verb = said.text.low.split(maxsplit=1)[0]
    seen = picture_of(picture, scene.view) if picture else None
    no_work = picture and not said.named and (seen is None or seen.state == "done")
    change = verb in scene.grammar.words.cues.changing or scene.grammar.match("change", said.shape)
    if no_work and scene.has_picture and change:
        # "ditch the clouds": no work of that name, but a change
        return None
    return Heard(
        calls=(Call(tool="cancel", arguments={"picture": picture or scene.default.picture}),)
    )


def _all_done(scene: Scene) -> bool:
    """Whether there are pictures, and no work on any of them."""
    return bool(scene.view.pictures) and all(one.state == "done" for one in scene.view.pictures)


def usage(said: Said, scene: Scene) -> Heard | None:
    """What was spent, or what is left; what something would cost is told when it is ordered."""
    if (elsewhere := cannot(said, scene)) and elsewhere.topic == "prices":
        return elsewhere
    if not scene.grammar.match("usage", _AS_FILE.sub("", said.shape)):
        return None
    return spent(said, scene)


def spent(said: Said, scene: Scene) -> Heard:
    """What was spent, as it is to be told: by whom, since when, by what, as a file."""
    arguments: dict[str, JsonValue] = {}
    if scope := choose(scene.grammar.scopes, said.whole.low):
        arguments["scope"] = scope
    if period := choose(scene.grammar.periods, said.whole.low):
        arguments["period"] = period
    if by := _BY.search(said.whole.low):
        arguments["by"] = by[1]
        if by[0] == "per day":  # told day by day, of more than this one
            arguments.pop("period", None)
    if _AS_FILE.search(said.whole.low):
        arguments["file"] = True
    return Heard(calls=(Call(tool="usage_report", arguments=arguments),))


def gallery(said: Said, scene: Scene) -> Heard | None:
    """The list of pictures, whole or by words."""
    found = scene.grammar.match("gallery", said.shape)
    searched = None if found else scene.grammar.match("search", said.shape)
    if found is None and searched is None:
        return None
    if found and _single(said, scene):
        return None
    arguments: dict[str, JsonValue] = {}
    if scope := choose(scene.grammar.scopes, _said_by_whom(said)):
        arguments["scope"] = scope
    if words := _searched_words(said, found or searched, scene):
        arguments["words"] = words
    elif searched:
        return None
    if number := _LISTED.search(said.shape):
        arguments["limit"] = max(1, min(int(number[1]), _MOST_LISTED))
    elif named := [
        n for word in said.shape.split() if (n := counted(word, scene.grammar)) and n > 1
    ]:
        arguments["limit"] = min(named[0], _MOST_LISTED)
    return Heard(calls=(Call(tool="list_gallery", arguments=arguments),))


def _undoing(said: Said, scene: Scene) -> re.Match[str] | None:
    """A step back; "the last edit" may be a step as well as a picture's name."""
    match = scene.grammar.match
    return match("undo", said.shape) or match("undo", said.text.low)


def undo(said: Said, scene: Scene) -> Heard | None:
    """Back to an earlier picture."""
    found = _undoing(said, scene)
    if found is None:
        return None
    span = group(found, "what")
    if span is None:
        return Heard(calls=(_show(steps_back(said, scene)),))
    words = said.text.part(*span)
    picture = _aimed(words, scene)
    now = picture_of(scene.default.picture, scene.view)
    if now and picture == f"#{now.n}" and not mentions(words, scene.view, scene.grammar):
        # nobody goes back to where they are: of the others the one that fits
        others = tuple(one for one in scene.view.pictures if one is not now)
        asked = content_words(words.low, scene.grammar)
        own = [
            one
            for one in others
            if asked & content_words(Wording.of(one.caption).low, scene.grammar)
        ]
        view = replace(scene.view, pictures=tuple(own) or others)
        picture = named_by_words(words, view, scene.grammar) or picture
    return Heard(calls=(_show(picture if picture not in {LAST, "replied"} else "previous"),))


def show(said: Said, scene: Scene) -> Heard | None:
    """A picture of the chat is to be seen again; things never drawn are left to the artist."""
    found = scene.grammar.match("show", said.shape)
    if found is None:
        return None
    span = group(found, "what")
    words = said.text.part(*(span or (0, 0)))
    before = lacking(words, scene.view, scene.grammar)
    if before or not words or _certain(words, said.shape, scene):
        return Heard(calls=(_show(before or _aimed(words, scene)),))
    own = asked_for_with(words, scene.view, scene.grammar)
    if named := own or named_by_words(words, scene.view, scene.grammar):
        other = _ASPECT.search(words.low) and not described(words, named, scene.view, scene.grammar)
        return None if other else Heard(calls=(_show(named),))
    if scene.view.pictures and set(words.low.split()) & scene.grammar.words.parts:
        return None
    if scene.view.pictures and len(words.low.split()) <= _SHORT:
        return Heard(calls=(_show(words.raw),))
    return draw(words, scene) if "choose" not in found.re.groupindex else None


def steps_back(said: Said, scene: Scene) -> str:
    """The parent, or for "undo twice" its parent: as far back as the chat is known."""
    found = scene.grammar.find("factor", said.shape)
    steps = counted(found["n"], scene.grammar) if found else None
    digits = _LISTED.search(said.shape)
    steps = steps or (int(digits[1]) if digits else 1)
    picture = picture_of(scene.default.picture, scene.view)
    for _ in range(min(steps, len(scene.view.pictures))):
        earlier = picture and picture.parent and picture_of(f"#{picture.parent}", scene.view)
        picture = earlier or picture
    return f"#{picture.n}" if picture and steps > 1 else "previous"


def _show(picture: str) -> Call:
    return Call(tool="show", arguments={"picture": picture})


def _certain(words: Wording, shape: str, scene: Scene) -> bool:
    if mentions(words, scene.view, scene.grammar) or words.low.lstrip("#").isdigit():
        return True
    return not content_words(words.low, scene.grammar) and bool(shape)


def _aimed(words: Wording, scene: Scene) -> str:
    aim = target(words, scene.view, scene.grammar)
    return scene.default.picture if aim.implied else aim.picture


def _named(found: re.Match[str], name: str, said: Said, scene: Scene) -> str | None:
    span = group(found, name)
    if span is None:
        return None
    words = said.text.part(*span)
    if mentions(words, scene.view, scene.grammar) or words.low.lstrip("#").isdigit():
        return _aimed(words, scene)
    if not content_words(words.low, scene.grammar):
        default = default_aim(scene.view)
        return None if default.implied else default.picture
    return named_by_words(words, scene.view, scene.grammar) or _unless_generic(words, scene)


def _unless_generic(words: Wording, scene: Scene) -> str | None:
    left = content_words(words.low, scene.grammar) - scene.grammar.words.work
    return words.raw if left else None


def _single(said: Said, scene: Scene) -> bool:
    """Whether the words point at one picture ("my last picture"), which is not a list."""
    return bool(mentions(said.text, scene.view, scene.grammar))


def _said_by_whom(said: Said) -> str:
    # "show me" says nothing about whose pictures
    return _TO_ME.sub(" ", said.whole.low)


def _searched_words(said: Said, found: re.Match[str] | None, scene: Scene) -> str:
    if found is None:
        return ""
    span = group(found, "words")
    if span is None:
        about = scene.grammar.find("listed_of", said.shape)
        span = about.span("words") if about else None
    if span is None:
        return ""
    words = said.text.part(*span)
    lead = _DETERMINERS.match(words.low)
    kept = words.part(lead.end()) if lead else words
    return (
        tidy(kept.raw) if content_words(kept.low, scene.grammar) - scene.grammar.words.work else ""
    )

"""What was told before a new picture and belongs into it: who she is, where a novel is set."""

import re
from collections.abc import Iterator
from dataclasses import replace

from agent.understanding.doubt import alike
from agent.understanding.drawing import ONE_OF_THEM, draw, recalled, without_asking
from agent.understanding.read import Read
from agent.understanding.results import Understanding
from agent.understanding.scene import Heard
from agent.understanding.vocabulary import signs
from agent.understanding.wording import Wording, tidy

_SET_IN = re.compile(
    r"\b(?:novel|story|book|game|campaign|film|movie|comic|show|play|musical|series|adventure|"
    r"session|scene|chapter)\b[^.!?;]{0,30}?(?:'s| is| takes place| plays)(?: all| mostly)? "
    r"(?:set )?(?:in|on|at|during|about) (?P<what>[^.!?;]{3,60})"
)
_TAUGHT = re.compile(
    r"\b(?:we're|we are|i'm|i am|they're|they are) (?:all )?(?:doing|studying|learning about|"
    r"learning|teaching|covering) (?P<what>(?!(?:an?|some|it|this|that|my|well|fine|ok|good|"
    r"great)\b)[^.!?,;]{3,40}?)(?= (?:this|next|today|tomorrow|in (?:class|school)|at school|"
    r"right now|now|with|so|and)\b|[.,;!?])"
)
_OPENED = re.compile(
    r"\b(?:we're|we are|i'm|i am) (?:opening|building|renovating|designing|planning) "
    r"(?P<what>(?:an?|our|my|the) [^.!?;]{3,60})"
)
_ITS_INSIDE = re.compile(
    r"(?:how|what) (?:the|it|our)\b|(?:the|its|our) (?:inside|interior|outside|front)\b"
)
_LISTED = re.compile(r": ?(?P<what>an? [^:.!?]+(?:,| and) [^:.!?]+)")
_CALLED = re.compile(r"\b(?:called|named) (?:the )?(?P<what>[^.!?,;:]{2,40})")
_HAS_WORDS = re.compile(
    r"\b(?:logo|print|poster|sign|banner|label|badge|sticker|menu|card|flyer|cover|emblem|crest)\b"
)
"""What may bear a name."""
_ALL_OF_IT = re.compile(r"(?:all )?(?:the|their) [\w'-]+")
_OF_SOMEBODY = re.compile(
    r"\b(?:picture|pic|image|photo|painting|drawing|portrait|sketch|illustration|cartoon|statue) "
    r"of (?:her|him|them|it)\b"
)


def with_the_story(drawn: Understanding, read: Read) -> Understanding:
    """The one new picture with what was told before it, as far as its own words lean on that."""
    (call,) = drawn.calls
    prompt = str(call.arguments["prompt"])
    start = read.text.raw.find(prompt)
    if start <= 0 or "exact" in call.arguments:
        return drawn
    before, low = read.text.part(0, start), Wording.of(prompt).low
    if told := ", ".join(_told(before, low)):
        arguments = {**call.arguments, "prompt": f"{prompt}, {told}"}
        return replace(drawn, calls=(replace(call, arguments=arguments),))
    if _OF_SOMEBODY.search(low) is None and ONE_OF_THEM.match(low) is None:
        return drawn
    return replace(
        drawn, calls=recalled(Heard(calls=drawn.calls), without_asking(before), read.scene).calls
    )


def told_and_drawn(read: Read) -> Understanding | None:
    """A new picture of whom or what was introduced, and then "could you draw him running"."""
    low = read.text.low
    found = signs.DRAW_IT.search(low)
    if found is None or not signs.INTRODUCES.search(low[: found.start()]):
        return None
    before, rest = read.text.part(0, found.start()), read.text.part(found.start("whom"))
    if alike(Read(text=before, scene=read.scene, understood=read.understood)) is not None:
        return None
    wish = f"{rest.raw}. {before.raw}" if " " in rest.low else before.raw
    heard = draw(Wording.of(wish), read.scene)
    return Understanding(calls=heard.calls, reply=heard.reply, notes=heard.notes)


def _told(before: Wording, low: str) -> Iterator[str]:
    """Where it is and what about, in their words; the things where only "the loot" is said."""
    patterns = [_SET_IN, _TAUGHT]
    patterns += [_OPENED] if _ITS_INSIDE.match(low) else []
    patterns += [_CALLED] if _HAS_WORDS.search(low) else []
    patterns += [_LISTED] if _ALL_OF_IT.fullmatch(low) else []
    for pattern in patterns:
        if found := pattern.search(before.low):
            yield tidy(before.raw[slice(*found.span("what"))])

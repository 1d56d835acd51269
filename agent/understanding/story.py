"""What was told before a new picture and belongs into it: who she is, where a novel is set."""

from collections.abc import Iterator
from dataclasses import replace

from agent.understanding.doubt import alike
from agent.understanding.drawing import ONE_OF_THEM, draw, recalled, without_asking
from agent.understanding.read import Read
from agent.understanding.results import Understanding
from agent.understanding.scene import Heard
from agent.understanding.vocabulary import english_signs as in_english
from agent.understanding.wording import Wording, tidy


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
    if in_english.OF_SOMEBODY.search(low) is None and ONE_OF_THEM.match(low) is None:
        return drawn
    return replace(
        drawn, calls=recalled(Heard(calls=drawn.calls), without_asking(before), read.scene).calls
    )


def told_and_drawn(read: Read) -> Understanding | None:
    """A new picture of whom or what was introduced, and then "could you draw him running"."""
    low = read.text.low
    found = in_english.DRAW_IT.search(low)
    if found is None or not in_english.INTRODUCES.search(low[: found.start()]):
        return None
    before, rest = read.text.part(0, found.start()), read.text.part(found.start("whom"))
    if alike(Read(text=before, scene=read.scene, understood=read.understood)) is not None:
        return None
    wish = f"{rest.raw}. {before.raw}" if " " in rest.low else before.raw
    heard = draw(Wording.of(wish), read.scene)
    return Understanding(calls=heard.calls, reply=heard.reply, notes=heard.notes)


def _told(before: Wording, low: str) -> Iterator[str]:
    """Where it is and what about, in their words; the things where only "the loot" is said."""
    patterns = [in_english.SET_IN, in_english.TAUGHT]
    patterns += [in_english.OPENED] if in_english.ITS_INSIDE.match(low) else []
    patterns += [in_english.CALLED] if in_english.HAS_WORDS.search(low) else []
    patterns += [in_english.LISTED] if in_english.ALL_OF_IT.fullmatch(low) else []
    for pattern in patterns:
        if found := pattern.search(before.low):
            yield tidy(before.raw[slice(*found.span("what"))])

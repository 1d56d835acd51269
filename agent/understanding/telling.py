"""A clause with what was told in the one before it: a story, a fault, a thing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.context import ChatPicture
from agent.understanding.captions import content_words, picture_of
from agent.understanding.changing import edit
from agent.understanding.clauses import Clause, bare
from agent.understanding.drawing import draw, recalled
from agent.understanding.results import Reply
from agent.understanding.scene import Heard, Scene
from agent.understanding.wording import Wording, tidy

_ON_A_THING = re.compile(
    r"(?:please |just |can you |could you )*"
    r"(?:add|put|give|place|include|write|hang|pop|stick|clean|remove|delete|erase|lose|fix|"
    r"correct|"
    r"mend|repair|replace|swap|get rid of|take|move|cover|hide|straighten|sort|squeeze|fit|sneak|"
    r"slip|bring|work) "
    r"(?:it|that|this|them|those|one|him|her|some)\b|"
    r"(?:please |just |can you |could you )*(?:make|let|have) (?:it|that|him|her|them|those) "
    r"(?:disappear|vanish|go(?: away)?|gone|invisible)\b"
)
_OF_SOMETHING = re.compile(r"\b(?:an?|the|some|two|three|four|our|my|his|her|their)\b")
_POINTED_OUT = re.compile(
    r"\bth[eo]se (?!(?:two|three|four|to|in|on|at|with|and|from|off)\b)\w{3,}"
)
"""Things of the picture ("replace those pines"), and nothing that was told of."""
_BACK = {"that", "this", "those", "these", "them"}
_PARTICLES = {"out", "off", "away", "rid", "get", "take", "try", "do"}


@dataclass(frozen=True, slots=True)
class Step:
    """A clause, and what it was heard as."""

    clause: Clause
    heard: Heard


def told_before(clause: Clause, steps: Sequence[Step], scene: Scene) -> Step | None:
    """A story and then "can you paint that?": one wish, its words those of the story."""
    if not steps or (steps[-1].heard.calls and not steps[-1].heard.guessed):
        return None
    wish, story = bare(clause.text, scene.grammar), bare(steps[-1].clause.text, scene.grammar)
    found, lead = scene.grammar.match("told", wish.low), scene.grammar.match("telling", story.low)
    if scene.grammar.find("about_told", wish.low) and not scene.view.pictures:
        return Step(
            clause, draw(Wording(f"{wish.raw}. {story.raw}", f"{wish.low}. {story.low}"), scene)
        )
    if found is None or lead is None:
        return None
    subject, rest = story.part(lead.end()), wish.part(found.start("rest"))
    if rest and scene.view.pictures and _OF_SOMETHING.search(subject.low) is None:
        return None  # "my boss wants changes, make it brighter"
    joint = ", " if rest else ""
    whole = Wording(subject.raw + joint + rest.raw, subject.low + joint + rest.low)
    return Step(clause, draw(whole, scene))


def of_what_was_asked(clause: Clause, heard: Heard, steps: Sequence[Step], scene: Scene) -> Heard:
    """What "remove it" is about, when it was only asked before ("why is there a car?")."""
    if not steps or steps[-1].heard.calls:
        return heard
    told = tidy(bare(steps[-1].clause.text, scene.grammar).raw)
    if heard.reply is Reply.WHAT_CHANGE:
        wish = f"{told}: {bare(clause.text, scene.grammar).raw}"
        return edit(Wording.of(wish), scene)
    if len(heard.calls) != 1 or heard.calls[0].tool != "edit":
        return heard
    call = heard.calls[0]
    said = Wording.of(str(call.arguments["instruction"]))
    spoken_of = picture_of(str(call.arguments["picture"]), scene.view)
    if not _points_back(said, told, spoken_of, scene) or not content_words(
        Wording.of(told).low, scene.grammar
    ):
        return heard
    whole = Wording.of(f"{told}: {said.raw}")
    if heard.implied:
        return edit(whole, scene)
    asked = replace(call, arguments={**call.arguments, "instruction": whole.raw})
    return replace(heard, calls=(asked,))


def _points_back(said: Wording, told: str, picture: ChatPicture | None, scene: Scene) -> bool:
    """Whether "it" in this instruction is what was told of before, not the picture."""
    cues = scene.grammar.words.cues
    words = _POINTED_OUT.sub(" ", said.low).split()
    if (cues.pointing | _BACK).isdisjoint(words):
        return False
    if _ON_A_THING.match(said.low):  # "I forgot the rice. put it beside him"
        return True
    if not content_words(said.low, scene.grammar) - cues.changing - _PARTICLES:
        return True
    caption = content_words(Wording.of(picture.caption).low, scene.grammar) if picture else set()
    return bool(caption & content_words(Wording.of(told).low, scene.grammar))


def with_what_is_wrong(told: Step, heard: Heard, scene: Scene) -> Heard:
    """The change with what was spoken of before it ("it has five legs. Take one away")."""
    edits = [one for one in heard.calls if one.tool == "edit"]
    said = bare(told.clause.text, scene.grammar)
    of_a_thing = told.heard.told and scene.grammar.find("definite", said.low)
    if not of_a_thing or len(edits) != len(heard.calls):
        return heard
    words = tidy(said.raw)
    calls = (
        replace(
            one,
            arguments={**one.arguments, "instruction": f"{words}: {one.arguments['instruction']}"},
        )
        for one in edits
    )
    return replace(heard, calls=tuple(calls))


def of_what_was_told(heard: Heard, before: Step, scene: Scene) -> Heard:
    """A picture of somebody who was only told of before ("a shy cloud. Show me her at school")."""
    new = heard.calls and heard.calls[0].tool == "generate"
    return recalled(heard, bare(before.clause.text, scene.grammar), scene) if new else heard

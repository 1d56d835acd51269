"""The clauses of one message, heard one after the other and fitted together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent.context import ChatPicture, ChatView
from agent.understanding.changing import edit
from agent.understanding.clauses import Clause, Link, bare
from agent.understanding.drawing import draw, recalled
from agent.understanding.hearing import hear
from agent.understanding.places import Aim, content_words, mentions, named_by_words, picture_of
from agent.understanding.results import Call, Reply, Understanding
from agent.understanding.scene import Heard, Scene
from agent.understanding.wording import Wording, tidy
from tools.speech import speak

if TYPE_CHECKING:
    from pydantic import JsonValue

MOST_CALLS = 8
_REMARK_WORDS = 4
_ADDING = {"add", "put", "give", "place", "include", "show", "write", "hang", "pop", "stick"}
_PARTICLES = {"out", "off", "away", "rid", "get", "take"}
_IDLE = {
    Reply.UNKNOWN,
    Reply.WHAT_CHANGE,
    Reply.NO_PICTURE,
    Reply.WHAT_DRAW,
    Reply.CANNOT,
    Reply.HELP,
}


@dataclass(frozen=True, slots=True)
class Step:
    """A clause, and what it was heard as."""

    clause: Clause
    heard: Heard


def take(clause: Clause, steps: list[Step], scene: Scene) -> None:
    """Hear a clause after those before it: joined to the last one, or a step of its own."""
    if told := _told_before(clause, steps, scene):
        steps[-1] = told
        return
    heard = hear(clause.text, _after(steps, scene))
    if heard.calls and _led_up(steps, heard, scene):
        led = steps.pop()
        scene = replace(scene, switches={**led.heard.carried, **scene.switches})
        heard = _of_what_was_told(hear(clause.text, _after(steps, scene)), led, scene)
    elif steps and steps[-1].heard.reply in {Reply.UNKNOWN, Reply.CANNOT}:
        heard = _of_what_was_told(heard, steps[-1], scene)
    heard = _of_what_was_asked(clause, heard, steps, scene)
    if steps and steps[-1].heard.reply is Reply.UNKNOWN:
        heard = _with_what_is_wrong(steps[-1], heard, scene)
    drawn = next((step for step in reversed(steps) if step.heard.draws), None)
    if drawn and scene.view.pictures and _remark(drawn, clause) and _works_on_one(heard):
        steps.remove(drawn)
        said = replace(drawn, heard=Heard(reply=Reply.UNKNOWN))
        heard = hear(clause.text, _after(steps, scene))
        heard = _of_what_was_asked(clause, heard, [said], scene)
        heard = _with_what_is_wrong(drawn, heard, scene)
        drawn = None
    if any(step.heard.calls == heard.calls for step in steps if heard.calls and _once(heard)):
        return
    after = _after(steps, scene)
    joined = _joined(drawn, clause, heard, after) if drawn and drawn is steps[-1] else None
    if joined is None:
        steps.append(Step(clause, _by_words(heard, steps, scene)))
    else:
        steps[-1] = joined


def _after(steps: Sequence[Step], scene: Scene) -> Scene:
    """The scene once what was already heard is ordered: "it" is then what was asked for last."""
    before = next((step for step in reversed(steps) if step.heard.calls), None)
    if before is None:
        liked = _liked(steps, scene)
        return replace(scene, aim=Aim(liked)) if liked else scene
    call = before.heard.calls[-1]
    if call.tool == "show":
        return replace(scene, aim=_shown(call, scene))
    if not before.heard.draws:
        return scene
    view = scene.view
    for step in steps:
        for one in step.heard.calls if step.heard.draws else ():
            view = _with_ordered(one, view)
    return replace(scene, view=view, following=call.tool == "generate")


def _liked(steps: Sequence[Step], scene: Scene) -> str | None:
    """The picture that was praised just before: "I like the car, but can it be blue?"."""
    if not steps or steps[-1].heard.reply is not Reply.PRAISE:
        return None
    text = steps[-1].clause.text
    named = mentions(text, scene.view, scene.grammar)
    if named:
        return named[0].picture
    return named_by_words(text, scene.view, scene.grammar, closely=True)


def _with_ordered(call: Call, view: ChatView) -> ChatView:
    named = str(call.arguments.get("picture", ""))
    source = picture_of(named, view) if named else None
    ordered = ChatPicture(
        n=_newest(view) + 1,
        handle="",
        state="queued",
        caption=str(call.arguments.get("prompt") or call.arguments.get("instruction") or ""),
        parent=source.n if source else None,
        current=True,
    )
    earlier = (replace(one, current=False, replied=False) for one in view.pictures)
    return replace(view, pictures=(*earlier, ordered))


def _newest(view: ChatView) -> int:
    return max((one.n for one in view.pictures), default=0)


def _by_words(heard: Heard, steps: Sequence[Step], scene: Scene) -> Heard:
    """Calls on pictures ordered just before: the newest is "last", others go by their prompt.

    Their numbers are not given yet.
    """
    known, view = _newest(scene.view), _after(steps, scene).view
    names = {f"#{one.n}": one.caption for one in view.pictures if one.n > known}
    if not names:
        return heard
    names[f"#{_newest(view)}"] = "last"
    calls = tuple(
        replace(call, arguments={**call.arguments, "picture": names[picture]})
        if (picture := str(call.arguments.get("picture"))) in names
        else call
        for call in heard.calls
    )
    return replace(heard, calls=calls)


def _told_before(clause: Clause, steps: Sequence[Step], scene: Scene) -> Step | None:
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
    joint = ", " if rest else ""
    whole = Wording(subject.raw + joint + rest.raw, subject.low + joint + rest.low)
    return Step(clause, draw(whole, scene))


def _of_what_was_asked(clause: Clause, heard: Heard, steps: Sequence[Step], scene: Scene) -> Heard:
    """What "remove it" is about, when it was only asked before ("why is there a car?")."""
    if not steps or steps[-1].heard.calls:
        return heard
    told = tidy(bare(steps[-1].clause.text, scene.grammar).raw)
    if heard.reply is Reply.WHAT_CHANGE:
        wish = f"{told}: {bare(clause.text, scene.grammar).raw}"
        return edit(Wording.of(wish), _after(steps, scene))
    if len(heard.calls) != 1 or heard.calls[0].tool != "edit":
        return heard
    call = heard.calls[0]
    said = Wording.of(str(call.arguments["instruction"]))
    if not _points_back(said, told, scene) or not content_words(
        Wording.of(told).low, scene.grammar
    ):
        return heard
    asked = replace(call, arguments={**call.arguments, "instruction": f"{told}: {said.raw}"})
    return replace(heard, calls=(asked,))


def _points_back(said: Wording, told: str, scene: Scene) -> bool:
    """Whether "it" in this instruction is what was told of before, not the picture."""
    cues = scene.grammar.words.cues
    words = said.low.split()
    if cues.pointing.isdisjoint(words):
        return False
    if words[0] in _ADDING and words[1] in cues.pointing:  # "I forgot the rice. put it beside him"
        return True
    if not content_words(said.low, scene.grammar) - cues.changing - _PARTICLES:
        return True
    current = picture_of("last", scene.view)
    caption = content_words(Wording.of(current.caption).low, scene.grammar) if current else set()
    return bool(caption & content_words(Wording.of(told).low, scene.grammar))


def _with_what_is_wrong(told: Step, heard: Heard, scene: Scene) -> Heard:
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


def _of_what_was_told(heard: Heard, before: Step, scene: Scene) -> Heard:
    """A picture of somebody who was only told of before ("a shy cloud. Show me her at school")."""
    new = heard.calls and heard.calls[0].tool == "generate"
    return recalled(heard, bare(before.clause.text, scene.grammar), scene) if new else heard


def _led_up(steps: Sequence[Step], heard: Heard, scene: Scene) -> bool:
    """Whether what came last was no wish of its own: a reason, a change of subject, a setting."""
    if not steps:
        return False
    last, current = steps[-1], picture_of("last", scene.view)
    if last.heard.carried:
        return heard.draws
    if scene.grammar.match("shift", last.clause.text.low):
        return current is None or current.state == "done"
    reason = last.heard.guessed and not heard.guessed
    return reason and bool(scene.grammar.match("remark", last.clause.text.low))


def _remark(before: Step, following: Clause) -> bool:
    """Whether "hm not so nice, try again" began with a remark that was only taken for a wish."""
    few = before.clause.text.low.count(" ") < _REMARK_WORDS
    return before.heard.guessed and (few or before.heard.told) and following.link is not Link.THEN


def _works_on_one(heard: Heard) -> bool:
    return bool(heard.calls) and heard.calls[0].tool not in {
        "generate",
        "enhance_prompt",
        "suggest_prompt",
        "icon",
        "batch",
        "run_workflow",
    }


def _once(heard: Heard) -> bool:
    """Whether saying it twice in one message still means it once."""
    return heard.implied or not heard.draws


def _same_edit(before: Heard, heard: Heard, scene: Scene) -> bool:
    one, other = before.calls[-1], heard.calls[0]
    same = {one.arguments.get("picture"), f"#{_newest(scene.view)}"}
    return one.tool in {"edit", "generate"} and other.arguments.get("picture") in same


def _shown(call: Call, scene: Scene) -> Aim:
    name = str(call.arguments["picture"])
    picture = picture_of(name, scene.view)
    return Aim(f"#{picture.n}" if picture else "last")


def _joined(before: Step, clause: Clause, heard: Heard, scene: Scene) -> Step | None:
    """Two edits of one picture are one edit; "draw a castle and make it spooky" is one castle."""
    if heard.guessed and clause.link is Link.ALSO and before.heard.calls[-1].tool == "generate":
        return _continued(before, clause, scene)
    if _goes_on(before, clause, heard, scene):
        heard = edit(bare(clause.text, scene.grammar), scene)
    if not heard.draws or not (heard.implied or _same_edit(before.heard, heard, scene)):
        return None
    last, following = before.heard.calls[-1], heard.calls[0]
    if following.tool != "edit" or len(before.heard.calls) != 1:
        return None
    if last.tool == "edit":
        words = f"{last.arguments['instruction']}{clause.joint}{following.arguments['instruction']}"
        arguments = {**following.arguments, **last.arguments, "instruction": words}
    elif last.tool == "generate" and clause.link is not Link.THEN:
        words = (
            f"{last.arguments['prompt']}{clause.joint}{tidy(bare(clause.text, scene.grammar).raw)}"
        )
        arguments = {**last.arguments, "prompt": words}
    else:
        return None
    joined: dict[str, JsonValue] = dict(arguments)
    call = Call(tool=last.tool, arguments=joined)
    return Step(
        clause, replace(before.heard, calls=(call,), notes=before.heard.notes + heard.notes)
    )


def _goes_on(before: Step, clause: Clause, heard: Heard, scene: Scene) -> bool:
    """Whether "remove the stars, I want a cloudy night" is one change, not a new picture, too."""
    calls = [*before.heard.calls, *heard.calls]
    if clause.link is not Link.ALSO or [one.tool for one in calls] != ["edit", "generate"]:
        return False
    cues = scene.grammar.words.cues
    said = set(Wording.of(str(calls[1].arguments.get("prompt", ""))).low.split())
    wished = not scene.grammar.match("draw", bare(clause.text, scene.grammar).low)
    return wished and said.isdisjoint(cues.kinds | {"new", "another"})


def _continued(before: Step, clause: Clause, scene: Scene) -> Step:
    """One picture of what was said twice ("I want a mansion, and I want bats")."""
    call = before.heard.calls[-1]
    words = tidy(bare(clause.text, scene.grammar).raw)
    prompt = f"{call.arguments['prompt']}{clause.joint}{words}"
    calls = (
        *before.heard.calls[:-1],
        replace(call, arguments={**call.arguments, "prompt": prompt}),
    )
    return Step(clause, replace(before.heard, calls=calls))


def fitted(steps: Sequence[Step], notes: list[str]) -> Understanding:
    """What all the steps together come to."""
    calls = [call for step in steps for call in step.heard.calls]
    notes += [note for step in steps for note in step.heard.notes]
    if len(calls) > MOST_CALLS:
        notes.append(
            speak("I do at most {most} things at once; please say the rest again.", most=MOST_CALLS)
        )
    if calls:
        notes += [
            _unheard(step)
            for step in steps
            if step.heard.reply in _IDLE and step.clause.link is not Link.FIRST
        ]
        return Understanding(calls=tuple(calls[:MOST_CALLS]), notes=tuple(dict.fromkeys(notes)))
    spoken = [step.heard for step in steps if step.heard.reply]
    telling = next((heard for heard in spoken if heard.reply is Reply.REFUSED), None) or (
        spoken[-1] if spoken else None
    )
    if telling is None:
        return Understanding(reply=Reply.WHAT_DRAW, notes=tuple(notes))
    return Understanding(reply=telling.reply, topic=telling.topic, notes=tuple(notes))


def _unheard(step: Step) -> str:
    words = tidy(step.clause.text.raw)[:80]
    return speak("I did not know what to do with “{words}”.", words=words)

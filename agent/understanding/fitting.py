"""The clauses of one message, heard one after the other and fitted together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import JsonValue

from agent.context import ChatPicture, ChatView
from agent.understanding.captions import picture_of
from agent.understanding.changing import edit
from agent.understanding.clauses import Clause, Link, bare
from agent.understanding.hearing import hear
from agent.understanding.naming import most_like, named_by_words, pointed_at
from agent.understanding.places import Aim, mentions
from agent.understanding.results import Call, Reply, Understanding
from agent.understanding.scene import Heard, Scene
from agent.understanding.settings import Settings, in_words
from agent.understanding.telling import (
    Step,
    of_what_was_asked,
    of_what_was_told,
    told_before,
    with_what_is_wrong,
)
from agent.understanding.wording import Wording, tidy
from tools.speech import speak

MOST_CALLS = 8
_REMARK_WORDS = 4
_VERSION = re.compile(r"\b(?:one|version|picture|pic|image)(?:'s)? (?:was|is|looks|looked)\b")
_IDLE = {
    Reply.UNKNOWN,
    Reply.WHAT_CHANGE,
    Reply.NO_PICTURE,
    Reply.WHAT_DRAW,
    Reply.CANNOT,
    Reply.HELP,
}


def take(clause: Clause, steps: list[Step], scene: Scene) -> None:
    """Hear a clause after those before it: joined to the last one, or a step of its own."""
    if told := told_before(clause, steps, scene):
        steps[-1] = told
        return
    heard = hear(clause.text, _after(steps, scene, clause))
    led = None
    if heard.calls and _led_up(steps, heard, scene):
        led = steps.pop()
        scene = replace(scene, switches={**led.heard.carried, **scene.switches})
        heard = of_what_was_told(hear(clause.text, _after(steps, scene)), led, scene)
    elif steps and steps[-1].heard.reply in {Reply.UNKNOWN, Reply.CANNOT}:
        heard = of_what_was_told(heard, steps[-1], scene)
    before = [*steps, replace(led, heard=Heard(reply=Reply.UNKNOWN))] if led else steps
    heard = of_what_was_asked(clause, heard, before, _after(steps, scene))
    if steps and steps[-1].heard.reply is Reply.UNKNOWN:
        heard = with_what_is_wrong(steps[-1], heard, scene)
    drawn = next((step for step in reversed(steps) if step.heard.draws), None)
    if drawn and _only_told(drawn, clause, heard, scene):
        steps.remove(drawn)
        said = replace(drawn, heard=Heard(reply=Reply.UNKNOWN))
        heard = hear(clause.text, _after(steps, scene))
        heard = of_what_was_asked(clause, heard, [said], _after(steps, scene))
        heard = with_what_is_wrong(drawn, heard, scene)
        drawn = None
    if any(step.heard.calls == heard.calls for step in steps if heard.calls and _once(heard)):
        return
    after = _after(steps, scene)
    joined = _joined(drawn, clause, heard, after) if drawn and drawn is steps[-1] else None
    if joined is None:
        steps.append(Step(clause, _by_words(heard, steps, scene)))
    else:
        steps[-1] = joined


def _after(steps: Sequence[Step], scene: Scene, clause: Clause | None = None) -> Scene:
    """The scene once what was already heard is ordered: "it" is then what was asked for last.

    Of a picture that was only liked a clause that speaks of another one is not.
    """
    before = next((step for step in reversed(steps) if step.heard.calls), None)
    if before is None:
        liked = _liked(steps, scene)
        other = pointed_at(clause.text, scene.view, scene.grammar) if clause else None
        return replace(scene, aim=Aim(liked)) if liked and other in {liked, None} else scene
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
    """The picture that was spoken of just before: "I like the car, but can it be blue?"."""
    if not steps or steps[-1].heard.reply not in {Reply.PRAISE, Reply.UNKNOWN}:
        return None
    text = steps[-1].clause.text
    if named := mentions(text, scene.view, scene.grammar):
        return named[0].picture
    if steps[-1].heard.reply is Reply.UNKNOWN:
        # "the brown apron version was better"
        called = _VERSION.search(text.low)
        return most_like(text, scene.view, scene.grammar) if called else None
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


def _only_told(before: Step, clause: Clause, heard: Heard, scene: Scene) -> bool:
    """Whether what was taken for a wish is not meant, as the following clause shows."""
    told = _remark(before, clause) or _of_one_there(before, heard, scene)
    return bool(scene.view.pictures) and told and _works_on_one(heard)


def _of_one_there(before: Step, heard: Heard, scene: Scene) -> bool:
    """Whether "the jam starts tomorrow. Could the cat be pixel art" is only a change to it."""
    if not before.heard.guessed or before.heard.calls[-1].tool != "generate" or heard.guessed:
        return False
    named = (str(one.arguments.get("picture", "")) for one in heard.calls)
    return any(one.startswith("#") and picture_of(one, scene.view) for one in named)


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
        arguments = {**_shape_in(clause, scene), **last.arguments, "prompt": words}
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
        replace(call, arguments={**_shape_in(clause, scene), **call.arguments, "prompt": prompt}),
    )
    return Step(clause, replace(before.heard, calls=calls))


def _shape_in(clause: Clause, scene: Scene) -> Mapping[str, JsonValue]:
    """The ratio that the words name in passing ("so a wide 16:9 picture would be ideal")."""
    return in_words(Settings(left=clause.text), scene.grammar, ("ratio",)).arguments


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

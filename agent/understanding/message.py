"""A whole message: its clauses heard in order, and fitted together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent.context import ChatPicture, ChatView
from agent.understanding.asking import refused
from agent.understanding.clauses import Clause, Link, bare, clauses_of
from agent.understanding.grammar import grammar_of
from agent.understanding.hearing import hear
from agent.understanding.language import language_of
from agent.understanding.places import Aim, picture_of
from agent.understanding.results import Call, Reply, Understanding
from agent.understanding.scene import Heard, Scene
from agent.understanding.settings import in_words, switches
from agent.understanding.wording import MOST_CHARACTERS, Wording, tidy

if TYPE_CHECKING:
    from pydantic import JsonValue

MOST_CALLS = 6
_REMARK_WORDS = 4
_IDLE = {
    Reply.UNKNOWN,
    Reply.WHAT_CHANGE,
    Reply.NO_PICTURE,
    Reply.WHAT_DRAW,
    Reply.CANNOT,
    Reply.HELP,
}


@dataclass(frozen=True, slots=True)
class _Step:
    clause: Clause
    heard: Heard


def understand(text: str, view: ChatView) -> Understanding:
    """The tool calls a message asks for, in the order said, or the kind of reply it deserves.

    At most the first 4,000 characters are read. Never raises.
    """
    whole = Wording.of(text)
    grammar = grammar_of(language_of(whole))
    settings = switches(whole)
    if refused(whole, grammar):
        return Understanding(reply=Reply.REFUSED)
    in_words(settings, grammar, ("exact",))
    settings.left = settings.left.trimmed()
    scene = Scene(view=view, grammar=grammar, switches=settings.arguments)
    notes = [*settings.notes]
    if len(text) > MOST_CHARACTERS:
        notes.append(
            f"Your message was very long; I read the first {MOST_CHARACTERS:,} characters."
        )
    steps: list[_Step] = []
    if settings.left:
        for clause in clauses_of(settings.left, view, grammar):
            _take(clause, steps, scene)
    elif settings.arguments:
        steps.append(_Step(Clause(settings.left, Link.FIRST), _settings_alone(scene)))
    return _fitted(steps, notes)


def _settings_alone(scene: Scene) -> Heard:
    if not scene.view.pictures:
        return Heard(reply=Reply.WHAT_DRAW)
    last = picture_of(scene.default.picture, scene.view)
    caption = last.caption if last else ""
    if not caption:
        return Heard(reply=Reply.WHAT_CHANGE)
    return Heard(
        calls=(Call(tool="generate", arguments={"prompt": caption, **scene.switches}),), draws=True
    )


def _take(clause: Clause, steps: list[_Step], scene: Scene) -> None:
    """Hear a clause after those before it: joined to the last one, or a step of its own."""
    drawn = next((step for step in reversed(steps) if step.heard.draws), None)
    heard = hear(clause.text, _after(steps, scene))
    if drawn and scene.view.pictures and _remark(drawn, clause) and _works_on_one(heard):
        steps.remove(drawn)
        drawn, heard = None, hear(clause.text, _after(steps, scene))
    if any(step.heard.calls == heard.calls for step in steps if heard.calls and _once(heard)):
        return
    joined = _joined(drawn, clause, heard, scene) if drawn and drawn is steps[-1] else None
    if joined is None:
        steps.append(_Step(clause, _newest_as_last(heard, drawn, scene)))
    else:
        steps[-1] = joined


def _after(steps: Sequence[_Step], scene: Scene) -> Scene:
    """The scene once what was already heard is ordered: "it" is then what was asked for last."""
    before = next((step for step in reversed(steps) if step.heard.calls), None)
    if before is None:
        return scene
    call = before.heard.calls[-1]
    if call.tool == "show":
        return replace(scene, aim=_shown(call, scene))
    if not before.heard.draws:
        return scene
    source = picture_of(str(call.arguments.get("picture", "")), scene.view)
    ordered = ChatPicture(
        n=_next_number(scene.view),
        handle="",
        state="queued",
        caption=str(call.arguments.get("prompt") or call.arguments.get("instruction") or ""),
        parent=source.n if source else None,
        current=True,
    )
    earlier = (replace(one, current=False, replied=False) for one in scene.view.pictures)
    return replace(scene, view=replace(scene.view, pictures=(*earlier, ordered)))


def _next_number(view: ChatView) -> int:
    return max((one.n for one in view.pictures), default=0) + 1


def _newest_as_last(heard: Heard, drawn: _Step | None, scene: Scene) -> Heard:
    """Calls on the picture ordered just before name it "last": its number is not given yet."""
    if drawn is None:
        return heard
    newest = f"#{_next_number(scene.view)}"
    calls = tuple(
        replace(call, arguments={**call.arguments, "picture": "last"})
        if call.arguments.get("picture") == newest
        else call
        for call in heard.calls
    )
    return replace(heard, calls=calls)


def _remark(before: _Step, following: Clause) -> bool:
    """Whether "hm not so nice, try again" began with a remark that was only taken for a wish."""
    few = before.clause.text.low.count(" ") < _REMARK_WORDS
    return before.heard.guessed and few and following.link is not Link.THEN


def _works_on_one(heard: Heard) -> bool:
    return bool(heard.calls) and heard.calls[0].tool not in {"generate", "enhance_prompt"}


def _once(heard: Heard) -> bool:
    """Whether saying it twice in one message still means it once."""
    return heard.implied or not heard.draws


def _same_edit(before: Heard, heard: Heard, scene: Scene) -> bool:
    one, other = before.calls[-1], heard.calls[0]
    same = {one.arguments.get("picture"), f"#{_next_number(scene.view)}"}
    return one.tool in {"edit", "generate"} and other.arguments.get("picture") in same


def _shown(call: Call, scene: Scene) -> Aim:
    name = str(call.arguments["picture"])
    picture = picture_of(name, scene.view)
    return Aim(f"#{picture.n}" if picture else "last")


def _joined(before: _Step, clause: Clause, heard: Heard, scene: Scene) -> _Step | None:
    """Two edits of one picture are one edit; "draw a castle and make it spooky" is one castle."""
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
    return _Step(
        clause, replace(before.heard, calls=(call,), notes=before.heard.notes + heard.notes)
    )


def _fitted(steps: Sequence[_Step], notes: list[str]) -> Understanding:
    calls = [call for step in steps for call in step.heard.calls]
    notes += [note for step in steps for note in step.heard.notes]
    if len(calls) > MOST_CALLS:
        notes.append(f"I do at most {MOST_CALLS} things at once; please say the rest again.")
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


def _unheard(step: _Step) -> str:
    return f"I did not know what to do with “{tidy(step.clause.text.raw)[:80]}”."

"""The card of a run: its steps, how far each is, and what can be done about it. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bots.buttons import Action, encode
from bots.cards import picture_of
from bots.ports import Button, Card, Load, Phase, Progress
from prompts.recipes import Step
from storage.images import Image
from storage.tables import RunState
from storage.workflows import Run
from tools.plans import Call, Course, Stand
from tools.wording import counted, numbered

_MOST_LINES = 24
_WORDS = {
    RunState.AWAITING_APPROVAL: "may I?",
    RunState.RUNNING: "under way",
    RunState.DONE: "done",
    RunState.FAILED: "not all of it worked",
    RunState.CANCELLED: "called off",
}
_PHASES = {
    RunState.AWAITING_APPROVAL: Phase.APPROVAL,
    RunState.RUNNING: Phase.WORKING,
    RunState.DONE: Phase.RESULT,
    RunState.FAILED: Phase.FAILED,
    RunState.CANCELLED: Phase.NOTICE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStory:
    """Everything a run's card is made from."""

    run: Run
    course: Course
    load: Callable[[Image], Load]
    images: tuple[Image, ...] = ()
    asked_by: str | None = None


def face_of_run(run: Run, course: Course) -> str:
    """What can be seen of a run; an end has one face, however it came about."""
    if run.state is not RunState.RUNNING:
        return run.state.value
    counts = _counts([call for _, calls in course.steps() for call in calls or ()])
    return f"running {counts[Stand.DONE]} {counts[Stand.FAILED]} {counts[Stand.OPEN]}"


def card_of_run(story: RunStory) -> Card:
    """The card that shows the run as it is now."""
    run, steps = story.run, list(story.course.steps())
    calls = [call for _, some in steps for call in some or ()]
    done = sum(call.stand is Stand.DONE for call in calls)
    title = f"{story.course.plan.title} · {_WORDS[run.state]}"
    lines = [*_price(run), *(line for step, some in steps for line in _step_lines(step, some))]
    return Card(
        phase=_PHASES[run.state],
        title=title if not done else f"{title} · {done} of {len(calls)}",
        lines=tuple(lines[:_MOST_LINES]),
        pictures=tuple(picture_of(image, story.load(image)) for image in story.images),
        buttons=tuple(_buttons(run)),
        progress=_progress(story) if run.state is RunState.RUNNING else None,
        asked_by=story.asked_by,
    )


def _price(run: Run) -> list[str]:
    if run.state is not RunState.AWAITING_APPROVAL:
        return []
    price = "an unknown price" if run.credits is None else f"about {counted(run.credits, 'credit')}"
    return [f"All steps together take {price}. Nothing is spent yet."]


def _step_lines(step: Step, calls: Sequence[Call] | None) -> list[str]:
    """One line a step; when its calls differ by a value, one line a call."""
    if calls is None:
        return [f"{_name(step)} · later"]
    if step.over:
        return [f"{_value(call)} · {_stand(call)}" for call in calls]
    return [f"{_name(step)} · {_stand(call)}" for call in calls]


def _name(step: Step) -> str:
    return step.tool.replace("_", " ")


def _value(call: Call) -> str:
    (name,) = call.step.over
    return f"{_name(call.step)} · {call.arguments[name]}"


def _stand(call: Call) -> str:
    numbers = f" {numbered(call.numbers)}" if call.numbers else ""
    match call.stand:
        case Stand.READY:
            return "next"
        case Stand.OPEN:
            return f"being made{numbers}"
        case Stand.DONE:
            return f"done{numbers}"
        case Stand.FAILED:
            return call.trouble or f"no picture{numbers}"


def _buttons(run: Run) -> list[Button]:
    match run.state:
        case RunState.AWAITING_APPROVAL:
            return [
                _button(run, Action.APPROVE, "approve", "✅"),
                _button(run, Action.DECLINE, "decline", "❌"),
            ]
        case RunState.RUNNING:
            return [_button(run, Action.CANCEL, "cancel the rest", "✖️")]
        case RunState.FAILED:
            return [_button(run, Action.RETRY, "try what failed again", "🔁")]
        case _:
            return []


def _button(run: Run, action: Action, label: str, emoji: str) -> Button:
    return Button(label=label, data=encode(action, run.id), emoji=emoji, words=f"/{action.value}")


def _progress(story: RunStory) -> Progress:
    return Progress(
        state="under way", position=None, started_at=story.run.created_at, expected_seconds=None
    )


def _counts(calls: Sequence[Call]) -> dict[Stand, int]:
    return {stand: sum(call.stand is stand for call in calls) for stand in Stand}

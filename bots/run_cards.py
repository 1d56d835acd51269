"""The card of a run: its steps, how far each is, and what can be done about it. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bots.buttons import Action, encode
from bots.cards import picture_of
from bots.phrases import PHRASES
from bots.ports import Button, Card, Load, Phase, Progress
from prompts.recipes import Step
from storage.images import Image
from storage.tables import RunState
from storage.workflows import Run
from tools.languages import Language
from tools.plans import LEFT, Call, Course, Stand
from tools.speech import in_language
from tools.wording import numbered

_MOST_LINES = 24
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
    language: Language = "en"


def face_of_run(run: Run, course: Course) -> str:
    """What can be seen of a run; an end has one face, however it came about."""
    if run.state is not RunState.RUNNING:
        return run.state.value
    counts = _counts([call for _, calls in course.steps() for call in calls or ()])
    return f"running {counts[Stand.DONE]} {counts[Stand.FAILED]} {counts[Stand.OPEN]}"


def card_of_run(story: RunStory) -> Card:
    """The card that shows the run as it is now."""
    run, steps, language = story.run, list(story.course.steps()), story.language
    calls = [call for _, some in steps for call in some or ()]
    done = sum(call.stand is Stand.DONE for call in calls)
    parts = [
        in_language(story.course.plan.title, language),
        PHRASES.run.state(run.state).spoken(language),
    ]
    if done:
        parts.append(PHRASES.run.so_far.spoken(language, done=done, all=len(calls)))
    told = (line for step, some in steps for line in _step_lines(step, some, language))
    pictures = (picture_of(image, story.load(image), language) for image in story.images)
    return Card(
        phase=_PHASES[run.state],
        title=" · ".join(parts),
        lines=tuple([*_price(run, language), *_left(run), *told][:_MOST_LINES]),
        pictures=tuple(pictures),
        buttons=tuple(_buttons(run, language, made=len(story.course.made()))),
        progress=_progress(story) if run.state is RunState.RUNNING else None,
        asked_by=story.asked_by,
        language=language,
    )


def _price(run: Run, language: Language) -> list[str]:
    if run.state is not RunState.AWAITING_APPROVAL:
        return []
    say = PHRASES.card.unknown_price if run.credits is None else PHRASES.card.about_price
    price = say.spoken(language, credits=run.credits)
    return [PHRASES.run.price.spoken(language, price=price)]


def _left(run: Run) -> list[str]:
    """That a limit came near its end while it went on, as it was last said."""
    said = [line for outcome in run.outcomes.values() for line in outcome.get(LEFT, ())]
    return said[-1:]


def _step_lines(step: Step, calls: Sequence[Call] | None, language: Language) -> list[str]:
    """One line a call, with the value by which it differs from the others."""
    name = _name(step, language)
    if calls is None:
        return [f"{name} · {PHRASES.calls.later.spoken(language)}"]
    return [f"{name}{_value(call)} · {_stand(call, language)}" for call in calls]


def _value(call: Call) -> str:
    return "".join(f" · {call.arguments[name]}" for name in call.step.over)


def _name(step: Step, language: Language) -> str:
    known = PHRASES.steps.get(step.tool)
    return known.spoken(language) if known is not None else step.tool.replace("_", " ")


def _stand(call: Call, language: Language) -> str:
    say = PHRASES.calls
    stands = {Stand.OPEN: say.open, Stand.DONE: say.done, Stand.FAILED: say.failed}
    if call.stand is Stand.FAILED and call.trouble:
        return call.trouble
    numbers = f" {numbered(call.numbers)}" if call.numbers else ""
    return f"{stands.get(call.stand, say.ready).spoken(language)}{numbers}"


def _buttons(run: Run, language: Language, *, made: int) -> list[Button]:
    say = PHRASES.buttons
    together = _button(run, Action.ZIP, say.zip.spoken(language), "🗜️")
    several = [together] if made > 1 else []
    match run.state:
        case RunState.AWAITING_APPROVAL:
            return [
                _button(run, Action.APPROVE, say.approve.spoken(language), "✅"),
                _button(run, Action.DECLINE, say.decline.spoken(language), "❌"),
            ]
        case RunState.RUNNING:
            return [_button(run, Action.CANCEL, say.cancel_rest.spoken(language), "✖️")]
        case RunState.FAILED:
            return [_button(run, Action.RETRY, say.retry_failed.spoken(language), "🔁"), *several]
        case RunState.DONE:
            return several
        case _:
            return []


def _button(run: Run, action: Action, label: str, emoji: str) -> Button:
    return Button(label=label, data=encode(action, run.id), emoji=emoji, words=f"/{action.value}")


def _progress(story: RunStory) -> Progress:
    return Progress(
        state=PHRASES.run.running.spoken(story.language),
        position=None,
        started_at=story.run.created_at,
        expected_seconds=None,
    )


def _counts(calls: Sequence[Call]) -> dict[Stand, int]:
    return {stand: sum(call.stand is stand for call in calls) for stand in Stand}

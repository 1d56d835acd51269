"""A job as something to look at. Pure: the same story gives the same card, on every platform."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import assert_never

from bots.buttons import ALL, Action, encode
from bots.ends import code_of, ended_as, why_lines
from bots.ports import Button, Card, CardPicture, Load, Phase, Progress
from freepik.adjusting import IN_WORDS, LEFT_OUT
from jobs.states import Waiting
from storage.images import Image
from storage.jobs import Job
from storage.tables import TERMINAL_STATES, JobState
from tools.dictionary import TOLD_WAITING, failure_of, waiting_words
from tools.languages import Language
from tools.wording import counted, in_line, lasting, numbered, quoted

TIMES = "\u00d7"  # the sign between width and height
_PROMPT_SHOWN = 160  # characters: enough to recognise a wish
_TAKEN_OVER = frozenset(
    {"upscale", "vary", "remove_background", "retouch", "describe", "classify"}
)  # tools whose prompt is that of an earlier picture
_DOING: Mapping[str, str] = MappingProxyType(
    {
        "generate": "drawing",
        "edit": "editing",
        "vary": "varying",
        "upscale": "upscaling",
        "remove_background": "cutting out",
        "relight": "relighting",
        "style_transfer": "restyling",
        "expand": "expanding",
        "change_view": "turning",
        "retouch": "retouching",
        "describe": "describing",
        "classify": "looking",
        "icon": "drawing an icon",
    }
)


_ANSWERS: Mapping[str, str] = MappingProxyType(
    {"describe": "description", "classify": "made by AI? (an estimate)"}
)
_LABELS: Mapping[str, str] = MappingProxyType({"ai": "made by AI", "not_ai": "not made by AI"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything a card is made from. `charged` is what the ledger says; None where it is silent.

    `position` counts from 1 and is known only in the queue, where a job is not yet while the
    picture it starts from is still being drawn; `deleted` pictures are not among `images`;
    `parent` is the number of the picture
    this one was made from; `language` is that of the one who asked.
    """

    job: Job
    load: Callable[[Image], Load]
    model: str
    images: tuple[Image, ...] = ()
    deleted: int = 0
    asked_by: str | None = None
    position: int | None = None
    expected_seconds: float | None = None
    parent: int | None = None
    charged: bool | None = None
    language: Language = "en"


def face(job: Job) -> str:
    """What can be seen of a job's state: two states with one face need no edit between them."""
    match job.state:
        case JobState.AWAITING_APPROVAL:
            return "approval"
        case JobState.QUEUED | JobState.SUBMITTING | JobState.RUNNING | JobState.FETCHING:
            if waiting(job) is not None:
                return f"waiting {job.detail}"
            return "queued" if job.state is JobState.QUEUED else "drawing"
        case _:
            return job.state.value


def waiting(job: Job) -> Waiting | None:
    """What an open job waits for, when that is worth telling."""
    if job.state in TERMINAL_STATES:
        return None
    return next((reason for reason in TOLD_WAITING if reason == job.detail), None)


def card_for(story: Story) -> Card:
    """The card that shows the job as it is now."""
    state = story.job.state
    match state:
        case JobState.AWAITING_APPROVAL:
            return _approval(story)
        case JobState.QUEUED | JobState.SUBMITTING | JobState.RUNNING | JobState.FETCHING:
            return _working(story)
        case JobState.DONE:
            return _result(story) if story.job.count else _words(story)
        case (
            JobState.FAILED
            | JobState.REFUSED
            | JobState.LOST
            | JobState.CANCELLED
            | JobState.EXPIRED
        ):
            return _failed(story)
        case _:
            assert_never(state)


def card_of_image(image: Image, *, load: Load, model: str, parent: int | None) -> Card:
    """A picture shown again, with buttons that work however old it is."""
    return Card(
        phase=Phase.RESULT,
        number=image.number,
        title=f"#{image.number} · {image.handle}",
        lines=(*_facts([image], prompt=image.prompt, model=model, parent=parent), *_seed(image)),
        pictures=(picture_of(image, load),),
        buttons=_picture_buttons(image),
    )


def failure_card(sentence: str) -> Card:
    """Something asked for did not happen."""
    return Card(phase=Phase.FAILED, title="That did not work", lines=(sentence,))


def without_pictures(card: Card) -> Card:
    """The same card for a chat that does not take the files: their words instead."""
    told = tuple(
        f"#{p.number} · {p.handle} · {p.width}{TIMES}{p.height} px: {p.alt_text}"
        for p in card.pictures
    )
    return Card(
        phase=card.phase,
        title=card.title,
        lines=(*card.lines, "The file is too large for this chat; it is kept safely.", *told),
        job_id=card.job_id,
        number=card.number,
        buttons=card.buttons,
        asked_by=card.asked_by,
    )


def numbers(job: Job) -> str:
    """The number, or the run of numbers, of a job's pictures."""
    return numbered(range(job.number, job.number + max(1, job.count)))


def _approval(story: Story) -> Card:
    job = story.job
    price = "an unknown price" if job.credits is None else f"{job.credits} credits"
    pictures = "this picture" if job.count == 1 else f"these {job.count} pictures"
    return Card(
        phase=Phase.APPROVAL,
        job_id=job.id,
        number=job.number,
        title=f"{_about(story)} · {price}: may I?",
        lines=(*_wish(story), f"{story.model} takes {price} for {pictures}. Nothing is spent yet."),
        buttons=(
            _job_button(job, Action.APPROVE, "approve", "✅"),
            _job_button(job, Action.DECLINE, "decline", "❌"),
        ),
        asked_by=story.asked_by,
    )


def _working(story: Story) -> Card:
    job = story.job
    reason = waiting(job)
    if reason is not None:
        doing, told = "waiting", waiting_words(reason, story.language)
    elif job.state is JobState.QUEUED:
        doing, told = "queued", _outlook(story)
    else:
        doing, told = _DOING.get(job.tool, "working"), _outlook(story)
    may_stop = job.state is JobState.QUEUED
    return Card(
        phase=Phase.WORKING,
        job_id=job.id,
        number=job.number,
        title=f"{_about(story)} · {doing}",
        lines=(*_wish(story), *adjusted(job), told),
        buttons=(_job_button(job, Action.CANCEL, "cancel", "✖️"),) if may_stop else (),
        progress=Progress(
            state=doing,
            position=story.position,
            started_at=job.state_since if job.submitted_at is None else job.submitted_at,
            expected_seconds=story.expected_seconds,
        ),
        asked_by=story.asked_by,
    )


def _outlook(story: Story) -> str:
    parts = [story.model]
    if story.job.state is JobState.QUEUED:
        waits = "waits for the picture it is made from"
        parts.append(waits if story.position is None else in_line(story.position))
    if story.expected_seconds is not None:
        parts.append(f"usually {lasting(story.expected_seconds)}")
    return " · ".join(parts)


def _result(story: Story) -> Card:
    job, images = story.job, story.images
    single = len(images) == 1
    missing = job.count - len(images) - story.deleted
    lines = _facts(list(images), prompt=job.prompt, model=story.model, parent=story.parent)
    if missing > 0 and images:
        lines = (*lines, f"Freepik sent {len(images)} of the {job.count} pictures asked for.")
    if story.deleted:
        lines = (*lines, f"Deleted since: {counted(story.deleted, 'picture')}.")
    return Card(
        phase=Phase.RESULT,
        job_id=job.id,
        number=job.number,
        title=f"#{images[0].number} · {images[0].handle}" if single else numbers(job),
        lines=(*lines, *adjusted(job)),
        pictures=tuple(picture_of(image, story.load(image)) for image in images),
        buttons=_result_buttons(job, images),
        asked_by=story.asked_by,
    )


def _words(story: Story) -> Card:
    """An answer in words instead of pictures."""
    job = story.job
    return Card(
        phase=Phase.RESULT,
        job_id=job.id,
        title=f"{_about(story)} · {_ANSWERS.get(job.tool, 'answer')}",
        lines=(*told(job), story.model),
        asked_by=story.asked_by,
    )


def told(job: Job) -> tuple[str, ...]:
    """What a finished job says in words: descriptions, and what was recognised how surely."""
    lines = []
    for row in job.results:
        match row:
            case {"kind": "words", "text": str(text)}:
                lines.append(text)
            case {"kind": "labels", "labels": dict(labels)}:
                ranked = sorted(labels.items(), key=lambda one: -float(str(one[1])))
                lines += [f"{_LABELS.get(name, name)}: {float(str(p)):.0%}" for name, p in ranked]
            case _:
                pass  # a picture
    return tuple(lines)


def _about(story: Story) -> str:
    """The numbers of its pictures; for an answer in words, that of the picture it is about."""
    if story.job.count:
        return numbers(story.job)
    return f"#{story.parent}" if story.parent is not None else "your picture"


def _failed(story: Story) -> Card:
    job = story.job
    retry = failure_of(code_of(job)).retry
    buttons = (_job_button(job, Action.RETRY, "try again", "🔁"),) if retry else ()
    return Card(
        phase=Phase.NOTICE if job.state is JobState.CANCELLED else Phase.FAILED,
        job_id=job.id,
        number=job.number,
        title=f"{_about(story)} · {ended_as(job)}",
        lines=(*_wish(story), *why_lines(job, story.language, charged=story.charged)),
        buttons=buttons,
        asked_by=story.asked_by,
    )


def _wish(story: Story) -> tuple[str, ...]:
    """What it is about: the words that were said, or the number of the picture it starts from."""
    job = story.job
    if story.parent is not None and job.tool in _TAKEN_OVER and not _said_anew(job):
        return (f"from #{story.parent}",)
    return (quoted(job.prompt, limit=_PROMPT_SHOWN),) if job.prompt.strip() else ()


def _said_anew(job: Job) -> bool:
    return job.tool == "vary" and bool(job.wish.get("prompt"))


def adjusted(job: Job) -> tuple[str, ...]:
    """What was asked for and could not be had as it was, one line each."""
    lines = []
    for change in job.adjustments:
        if isinstance(change, Mapping):
            field, asked, used = (str(change.get(key)) for key in ("field", "asked", "used"))
            if used in {LEFT_OUT, IN_WORDS}:
                lines.append(f"{field} {asked}: {used}")
            else:
                lines.append(f"{field}: {used} instead of {asked}")
    return tuple(lines)


def _facts(images: list[Image], *, prompt: str, model: str, parent: int | None) -> tuple[str, ...]:
    sizes = dict.fromkeys(f"{image.width}{TIMES}{image.height} px" for image in images)
    facts = [model, *sizes]
    if parent is not None:
        facts.append(f"from #{parent}")
    wish = (quoted(prompt, limit=_PROMPT_SHOWN),) if prompt.strip() else ()
    return (*wish, " · ".join(fact for fact in facts if fact))


def _seed(image: Image) -> tuple[str, ...]:
    return (f"Seed {image.seed}",) if image.seed is not None else ()


def picture_of(image: Image, load: Load) -> CardPicture:
    """The image as part of a card; its description is never empty."""
    told = image.alt_text.strip() or image.caption.strip() or image.prompt.strip()
    return CardPicture(
        number=image.number,
        handle=image.handle,
        alt_text=told or "a picture without a description",
        caption=image.caption,
        width=image.width,
        height=image.height,
        media_type=image.media_type,
        load=load,
        spoiler=image.flagged,
    )


def _result_buttons(job: Job, images: tuple[Image, ...]) -> tuple[Button, ...]:
    again = (_job_button(job, Action.AGAIN, "another one", "🎲"),) if job.tool == "generate" else ()
    if not images:  # an answer in words, or every picture is deleted
        return again
    if len(images) == 1:
        return (*_picture_buttons(images[0]), *again)
    each = [
        button
        for image in images
        for button in (
            _picture_button(image, Action.UPSCALE, f"upscale #{image.number}", "🔍", argument="2"),
            _picture_button(image, Action.VARY, f"vary #{image.number}", "🎨"),
        )
    ]
    first = images[0]
    return (
        *each,
        *again,
        _picture_button(first, Action.ORIGINAL, "original files", "📎", argument=ALL),
        _picture_button(first, Action.PROMPT, "show prompt", "💬"),
        _picture_button(first, Action.DELETE, "delete", "🗑️", argument=ALL),
        _picture_button(first, Action.REPORT, "report", "🚩"),
    )


def _picture_buttons(image: Image) -> tuple[Button, ...]:
    undo = (_picture_button(image, Action.UNDO, "undo", "↩️"),) if image.parent_id else ()
    return (
        _picture_button(image, Action.UPSCALE, "upscale 2x", "🔍", argument="2"),
        _picture_button(image, Action.VARY, "vary", "🎨"),
        _picture_button(image, Action.EDIT, "edit…", "✏️"),
        *undo,
        _picture_button(image, Action.ORIGINAL, "original file", "📎"),
        _picture_button(image, Action.PROMPT, "show prompt", "💬"),
        _picture_button(image, Action.DELETE, "delete", "🗑️"),
        _picture_button(image, Action.REPORT, "report", "🚩"),
    )


def _picture_button(
    image: Image, action: Action, label: str, emoji: str, *, argument: str = ""
) -> Button:
    return Button(
        label=label,
        data=encode(action, image.id, argument),
        emoji=emoji,
        words=words_for(action, image.number),
    )


def _job_button(job: Job, action: Action, label: str, emoji: str) -> Button:
    return Button(
        label=label, data=encode(action, job.id), emoji=emoji, words=words_for(action, job.number)
    )


def words_for(action: Action, number: int | str) -> str:
    """What a person can type instead of pressing the button."""
    match action:
        case Action.EDIT:
            return f"edit #{number}: …"
        case Action.UNDO:
            return "undo"
        case Action.UPSCALE | Action.VARY | Action.SHOW | Action.CANCEL:
            return f"{action.value} #{number}"
        case _:
            return f"/{action.value} #{number}"

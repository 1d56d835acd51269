"""A job as something to look at. Pure: the same story gives the same card, on every platform."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from bots.buttons import Action
from bots.card_buttons import job_button, picture_buttons, result_buttons, words_buttons
from bots.ends import code_of, ended_as, why_lines
from bots.phrases import PHRASES, pictures, place_in_line, run_of
from bots.ports import Button, Card, CardPicture, Load, Phase, Progress
from bots.proposal_cards import proposal_buttons, proposal_lines
from freepik.adjusting import IN_WORDS, LEFT_OUT
from jobs.results import words_in
from jobs.states import Waiting
from storage.images import Image
from storage.jobs import Job
from storage.proposals import Proposal
from storage.tables import TERMINAL_STATES, JobState
from tools.dictionary import TOLD_WAITING, failure_of, waiting_words
from tools.languages import Language, Words
from tools.wording import lasting, quoted

TIMES = "\u00d7"  # the sign between width and height
_PROMPT_SHOWN = 160  # characters: enough to recognise a wish
_TAKEN_OVER = frozenset(
    {"upscale", "vary", "remove_background", "retouch", "describe", "classify"}
)  # tools whose prompt is that of an earlier picture
_OF_NOTHING = "suggest_prompt"  # answers in words, and is about no picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything a card is made from. `charged` is what the ledger says; None where it is silent.

    `position` counts from 1 and is known only in the queue, where a job is not yet while the
    picture it starts from is still being drawn; `deleted` pictures are not among `images`;
    `parent` is the number of the picture this one was made from; `proposal` the richer words that
    were drawn; `language` is that of the one who asked.
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
    proposal: Proposal | None = None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture shown again: its model's label, and the number of what it was made from."""

    image: Image
    load: Load
    model: str
    parent: int | None
    language: Language = "en"


def card_of_image(shown: Shown) -> Card:
    """A picture of long ago, with buttons that work however old it is."""
    image, language = shown.image, shown.language
    facts = _Facts(prompt=image.prompt, model=shown.model, parent=shown.parent)
    return Card(
        phase=Phase.RESULT,
        number=image.number,
        title=f"#{image.number} · {image.handle}",
        lines=(*_told(facts, [image], language), *_seed(image, language)),
        pictures=(picture_of(image, shown.load, language),),
        buttons=picture_buttons(image, language),
        language=language,
    )


def failure_card(sentence: str, language: Language = "en") -> Card:
    """Something asked for did not happen."""
    title = PHRASES.card.did_not_work.spoken(language)
    return Card(phase=Phase.FAILED, title=title, lines=(sentence,), language=language)


def without_pictures(card: Card) -> Card:
    """The same card for a chat that does not take the files: their words instead."""
    told = tuple(
        f"#{p.number} · {p.handle} · {p.width}{TIMES}{p.height} px: {p.alt_text}"
        for p in card.pictures
    )
    return Card(
        phase=card.phase,
        title=card.title,
        lines=(*card.lines, PHRASES.card.file_too_large.spoken(card.language), *told),
        job_id=card.job_id,
        number=card.number,
        buttons=card.buttons,
        asked_by=card.asked_by,
        language=card.language,
    )


def _approval(story: Story) -> Card:
    job, language, say = story.job, story.language, PHRASES.card
    if job.credits is None:
        price = say.unknown_price.spoken(language)
    else:
        price = say.price.spoken(language, credits=job.credits)
    those = say.this_picture if job.count == 1 else say.these_pictures
    about = those.spoken(language, count=job.count)
    takes = say.takes.spoken(language, model=story.model, price=price, pictures=about)
    return Card(
        phase=Phase.APPROVAL,
        job_id=job.id,
        number=job.number,
        title=say.may_i.spoken(language, about=_about(story), price=price),
        lines=(*_wish(story), takes),
        buttons=(
            job_button(job, Action.APPROVE, PHRASES.buttons.approve.spoken(language), "✅"),
            job_button(job, Action.DECLINE, PHRASES.buttons.decline.spoken(language), "❌"),
        ),
        asked_by=story.asked_by,
        language=language,
    )


def _working(story: Story) -> Card:
    job, language = story.job, story.language
    reason = waiting(job)
    doing = _doing(job).spoken(language)
    told = _outlook(story) if reason is None else waiting_words(reason, language)
    cancel = PHRASES.buttons.cancel.spoken(language)
    may_stop = job.state is JobState.QUEUED
    return Card(
        phase=Phase.WORKING,
        job_id=job.id,
        number=job.number,
        title=f"{_about(story)} · {doing}",
        lines=(*_wish(story), *adjusted(job, language), told, *_why(story)),
        buttons=(job_button(job, Action.CANCEL, cancel, "✖️"),) if may_stop else (),
        progress=Progress(
            state=doing,
            position=story.position,
            started_at=job.state_since if job.submitted_at is None else job.submitted_at,
            expected_seconds=story.expected_seconds,
        ),
        asked_by=story.asked_by,
        language=language,
    )


def _doing(job: Job) -> Words:
    doing = PHRASES.doing
    if waiting(job) is not None:
        return doing["waiting"]
    if job.state is JobState.QUEUED:
        return doing["queued"]
    return doing.get(job.tool, doing["working"])


def _outlook(story: Story) -> str:
    parts, language = [story.model], story.language
    if story.job.state is JobState.QUEUED:
        waits = PHRASES.card.waits_for_source.spoken(language)
        known = story.position
        parts.append(waits if known is None else place_in_line(known, language))
    if story.expected_seconds is not None:
        time = lasting(story.expected_seconds)
        parts.append(PHRASES.card.usually.spoken(language, time=time))
    return " · ".join(parts)


def _result(story: Story) -> Card:
    job, images, language = story.job, story.images, story.language
    one = images[0] if len(images) == 1 else None
    facts = _Facts(prompt=job.prompt, model=story.model, parent=story.parent)
    return Card(
        phase=Phase.RESULT,
        job_id=job.id,
        number=job.number,
        title=f"#{one.number} · {one.handle}" if one else run_of(job.number, job.count, language),
        lines=(
            *_told(facts, images, language),
            *_why(story),
            *_richer(story),
            *_missing(story),
            *adjusted(job, language),
        ),
        pictures=tuple(picture_of(image, story.load(image), language) for image in images),
        buttons=(*result_buttons(job, images, language), *_choice(story)),
        asked_by=story.asked_by,
        language=language,
    )


def _why(story: Story) -> tuple[str, ...]:
    """Why it is this model, where there was a choice."""
    known = next((words for why, words in PHRASES.why.items() if why == story.job.why), None)
    return (known.spoken(story.language, model=story.model),) if known is not None else ()


def _richer(story: Story) -> tuple[str, ...]:
    return proposal_lines(story.proposal, story.language)[1:] if story.proposal else ()


def _choice(story: Story) -> tuple[Button, ...]:
    return proposal_buttons(story.proposal.id, story.language) if story.proposal else ()


def _missing(story: Story) -> list[str]:
    """What is not there of what was asked for."""
    job, images, language = story.job, story.images, story.language
    lines = []
    if images and len(images) + story.deleted < job.count:
        words = PHRASES.card.too_few
        lines.append(words.spoken(language, sent=len(images), asked=job.count))
    if story.deleted:
        gone = pictures(story.deleted, language)
        lines.append(PHRASES.card.deleted_since.spoken(language, pictures=gone))
    return lines


def _words(story: Story) -> Card:
    """An answer in words instead of pictures."""
    job, language, answers = story.job, story.language, PHRASES.answers
    kinds = {"describe": answers.describe, "classify": answers.classify}
    about, kind = _about(story), kinds.get(job.tool, answers.other).spoken(language)
    return Card(
        phase=Phase.RESULT,
        job_id=job.id,
        title=f"{about} · {kind}" if job.tool != _OF_NOTHING else about,
        lines=(*_said(job, language), story.model),
        buttons=words_buttons(job, language),
        asked_by=story.asked_by,
        language=language,
    )


def _said(job: Job, language: Language) -> tuple[str, ...]:
    """What a finished job says in words: descriptions, and what was recognised how surely."""
    labels_are = {"ai": PHRASES.answers.ai, "not_ai": PHRASES.answers.not_ai}
    lines = [*words_in(job)]
    for row in job.results:
        match row:
            case {"kind": "labels", "labels": dict(labels)}:
                ranked = sorted(labels.items(), key=lambda one: -float(str(one[1])))
                for name, share in ranked:
                    known = labels_are.get(name)
                    label = known.spoken(language) if known is not None else name
                    lines.append(f"{label}: {float(str(share)):.0%}")
            case _:
                pass  # words, or a picture
    return tuple(lines)


def _about(story: Story) -> str:
    """The numbers of its pictures; for an answer in words, that of the picture it is about."""
    if story.job.count:
        return run_of(story.job.number, story.job.count, story.language)
    if story.job.tool == _OF_NOTHING:
        return PHRASES.answers.suggest_prompt.spoken(story.language)
    yours = PHRASES.card.your_picture.spoken(story.language)
    return f"#{story.parent}" if story.parent is not None else yours


def _failed(story: Story) -> Card:
    job, language = story.job, story.language
    again = PHRASES.buttons.retry.spoken(language)
    retry = failure_of(code_of(job)).retry
    buttons = (job_button(job, Action.RETRY, again, "🔁"),) if retry else ()
    return Card(
        phase=Phase.NOTICE if job.state is JobState.CANCELLED else Phase.FAILED,
        job_id=job.id,
        number=job.number,
        title=f"{_about(story)} · {ended_as(job).spoken(language)}",
        lines=(*_wish(story), *why_lines(job, language, charged=story.charged)),
        buttons=buttons,
        asked_by=story.asked_by,
        language=language,
    )


def _wish(story: Story) -> tuple[str, ...]:
    """What it is about: the words that were said, or the number of the picture it starts from."""
    job = story.job
    if story.parent is not None and job.tool in _TAKEN_OVER and not _said_anew(job):
        return (PHRASES.card.made_from.spoken(story.language, number=f"#{story.parent}"),)
    return (quoted(job.prompt, limit=_PROMPT_SHOWN),) if job.prompt.strip() else ()


def _said_anew(job: Job) -> bool:
    return job.tool == "vary" and bool(job.wish.get("prompt"))


def adjusted(job: Job, language: Language = "en") -> tuple[str, ...]:
    """What was asked for and could not be had as it was, one line each."""
    say, lines = PHRASES.card, []
    for change in job.adjustments:
        if isinstance(change, Mapping):
            field, asked, used = (str(change.get(key)) for key in ("field", "asked", "used"))
            words = {LEFT_OUT: say.left_out, IN_WORDS: say.in_words}.get(used)
            if words is not None:
                lines.append(words.spoken(language, field=field, asked=asked))
            else:
                lines.append(say.instead_of.spoken(language, field=field, used=used, asked=asked))
    return tuple(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What finished pictures were made of: the words, the model, the picture they come from."""

    prompt: str
    model: str
    parent: int | None


def _told(facts: _Facts, images: Sequence[Image], language: Language) -> tuple[str, ...]:
    sizes = dict.fromkeys(f"{image.width}{TIMES}{image.height} px" for image in images)
    parts = [facts.model, *sizes]
    if facts.parent is not None:
        parts.append(PHRASES.card.made_from.spoken(language, number=f"#{facts.parent}"))
    wish = (quoted(facts.prompt, limit=_PROMPT_SHOWN),) if facts.prompt.strip() else ()
    return (*wish, " · ".join(part for part in parts if part))


def _seed(image: Image, language: Language) -> tuple[str, ...]:
    if image.seed is None:
        return ()
    return (PHRASES.card.seed.spoken(language, seed=image.seed),)


def picture_of(image: Image, load: Load, language: Language = "en") -> CardPicture:
    """The image as part of a card; its description is never empty."""
    told = image.alt_text.strip() or image.caption.strip() or image.prompt.strip()
    return CardPicture(
        number=image.number,
        handle=image.handle,
        alt_text=told or PHRASES.card.no_description.spoken(language),
        caption=image.caption,
        width=image.width,
        height=image.height,
        media_type=image.media_type,
        load=load,
        spoiler=image.flagged,
    )

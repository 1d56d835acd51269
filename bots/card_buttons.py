"""The buttons of cards: what they are called, what they mean, what one can type instead."""

from collections.abc import Sequence

from bots.buttons import ALL, Action, encode
from bots.phrases import PHRASES
from bots.ports import Button
from jobs.results import words_in
from storage.images import Image
from storage.jobs import Job
from tools.languages import Language

_FACTOR = "2"


def result_buttons(job: Job, images: Sequence[Image], language: Language) -> tuple[Button, ...]:
    """What can be done with what came of an order."""
    label = PHRASES.buttons.again.spoken(language)
    again = (job_button(job, Action.AGAIN, label, "🎲"),) if job.tool == "generate" else ()
    if not images:  # an answer in words, or every picture is deleted
        return again
    if len(images) == 1:
        return (*picture_buttons(images[0], language), *again)
    return (*_each(images, language), *again, *_all(images[0], language))


def words_buttons(job: Job, language: Language) -> tuple[Button, ...]:
    """What can be done with an answer in words."""
    if not words_in(job):
        return ()
    return (job_button(job, Action.DRAW, PHRASES.buttons.draw.spoken(language), "🖌️"),)


def _each(images: Sequence[Image], language: Language) -> list[Button]:
    say = PHRASES.buttons
    return [
        button
        for image in images
        for number in [f"#{image.number}"]
        for button in (
            _upscale(image, say.upscale_one.spoken(language, number=number)),
            picture_button(image, Action.VARY, say.vary_one.spoken(language, number=number), "🎨"),
        )
    ]


def _upscale(image: Image, label: str) -> Button:
    return picture_button(image, Action.UPSCALE, label, "🔍", argument=_FACTOR)


def _all(first: Image, language: Language) -> tuple[Button, ...]:
    say = PHRASES.buttons
    originals, delete = say.originals.spoken(language), say.delete.spoken(language)
    return (
        picture_button(first, Action.ORIGINAL, originals, "📎", argument=ALL),
        picture_button(first, Action.PROMPT, say.prompt.spoken(language), "💬"),
        picture_button(first, Action.DELETE, delete, "🗑️", argument=ALL),
        picture_button(first, Action.REPORT, say.report.spoken(language), "🚩"),
    )


def picture_buttons(image: Image, language: Language) -> tuple[Button, ...]:
    """What can be done with one picture."""
    say = PHRASES.buttons
    undo = picture_button(image, Action.UNDO, say.undo.spoken(language), "↩️")
    return (
        _upscale(image, say.upscale.spoken(language, factor=_FACTOR)),
        picture_button(image, Action.VARY, say.vary.spoken(language), "🎨"),
        picture_button(image, Action.EDIT, say.edit.spoken(language), "✏️"),
        *((undo,) if image.parent_id else ()),
        picture_button(image, Action.ORIGINAL, say.original.spoken(language), "📎"),
        picture_button(image, Action.PROMPT, say.prompt.spoken(language), "💬"),
        picture_button(image, Action.DELETE, say.delete.spoken(language), "🗑️"),
        picture_button(image, Action.REPORT, say.report.spoken(language), "🚩"),
    )


def picture_button(
    image: Image, action: Action, label: str, emoji: str, *, argument: str = ""
) -> Button:
    """A button that does something to a picture."""
    return Button(
        label=label,
        data=encode(action, image.id, argument),
        emoji=emoji,
        words=words_for(action, image.number),
    )


def job_button(job: Job, action: Action, label: str, emoji: str) -> Button:
    """A button that does something to an order."""
    return Button(
        label=label, data=encode(action, job.id), emoji=emoji, words=words_for(action, job.number)
    )


_IN_WORDS = {Action.UNDO: "undo", Action.ZIP: "all as zip", Action.REWORD: "/reword a red fox"}


def words_for(action: Action, number: int | str) -> str:
    """What a person can type instead of pressing the button."""
    match action:
        case Action.UNDO | Action.ZIP | Action.REWORD:
            return _IN_WORDS[action]
        case Action.EDIT:
            return f"edit #{number}: …"
        case Action.MINE | Action.YOURS:
            return f"/{action.value}"
        case Action.UPSCALE | Action.VARY | Action.SHOW | Action.CANCEL:
            return f"{action.value} #{number}"
        case _:
            return f"/{action.value} #{number}"

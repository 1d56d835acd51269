"""How a picture came about, told from its record: the words, what was added, the settings."""

from collections.abc import Iterator
from datetime import datetime

from bots.cards import TIMES, adjusted
from bots.stories import model_label
from storage import images, jobs, people
from storage.database import Transaction
from storage.images import Image
from storage.jobs import Job
from tools.descent import name_of
from tools.speech import speak, spoken_now
from tools.wording import lasting, quoted

_WORDS = 1500  # characters of a prompt that are told; what is longer is a file, not a sentence
_STEPS = 12
_SETTINGS = ("ratio", "style", "negative", "resolution", "factor", "mode")


async def making_of(tx: Transaction, image: Image, *, now: datetime) -> str:
    """What was asked, what was drawn from it, with which settings, and from which pictures."""
    job = await jobs.get(tx, image.job_id) if image.job_id is not None else None
    person = await people.get(tx, image.person_id)
    facts = {
        "by": speak(" by {name}", name=person.name) if person is not None else "",
        "age": lasting(now - image.created_at),
        "size": f"{image.width}{TIMES}{image.height} px",
    }
    name = f"#{image.number} · {image.handle}"
    if job is None:
        lines = [f"{name}: {speak('sent{by} {age} ago, {size}.', **facts)}"]
    else:
        told = "asked for{by} {age} ago, made with {model}, {size}."
        head = f"{name}: {speak(told, model=model_label(image.model), **facts)}"
        lines = [head, *words_of(job), *_settings(job, image), *adjusted(job, spoken_now())]
    return "\n".join([*lines, *await _line_of(tx, image)])


def words_of(job: Job) -> Iterator[str]:
    """The prompt as it was said, and as it was sent where that differs."""
    said, sent = job.prompt.strip(), str(job.wish.get("prompt") or "").strip()
    if said:
        yield speak("Original: {words}", words=quoted(said, limit=_WORDS))
    if sent == said or not sent:
        return
    yield speak("Enhanced: {words}", words=quoted(sent, limit=_WORDS))
    if said and sent.startswith(said):
        added = sent.removeprefix(said).strip(" ,.")
        yield speak("Added: {words}", words=quoted(added, limit=_WORDS))


def _settings(job: Job, image: Image) -> Iterator[str]:
    chosen = [(name, job.wish.get(name)) for name in _SETTINGS]
    parts = [f"{name} {value}" for name, value in chosen if value is not None]
    if image.seed is not None:
        parts.append(f"seed {image.seed}")
    if parts:
        yield speak("Settings: {settings}", settings=", ".join(parts))


async def _line_of(tx: Transaction, image: Image) -> list[str]:
    """The pictures it goes back to, from the first one on."""
    steps = [image]
    while steps[-1].parent_id is not None and len(steps) < _STEPS:
        parent = await images.get(tx, steps[-1].parent_id)
        if parent is None:
            break
        steps.append(parent)
    if len(steps) == 1:
        return []
    told = (
        f"{name_of(step, image.conversation_id)} {quoted(step.prompt or step.caption)}"
        for step in reversed(steps)
    )
    return [speak("Made step by step: {steps}", steps=" → ".join(told))]

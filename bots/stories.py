"""Gathers, in one read, everything a job's card is made from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from agent.understanding.language import language_heard
from agent.understanding.wording import Wording
from bots.cards import Shown, Story, card_of_image
from bots.phrases import PHRASES
from bots.ports import Card, CardPicture, Load
from freepik.catalog import CATALOG
from jobs.inputs import source_of
from storage import images, jobs, ledger, people, proposals
from storage.conversations import Conversation
from storage.database import Transaction
from storage.images import Image
from storage.jobs import Job
from storage.people import Person
from storage.tables import TERMINAL_STATES, ConversationId, JobState
from tools.languages import LANGUAGES, Language, language_of_tag
from tools.preferences import preferences_of_place

_NAMES: Mapping[Language, str] = MappingProxyType(
    {
        "en": "english",
        "es": "spanish",
        "pt": "portuguese",
        "fr": "french",
        "de": "german",
        "it": "italian",
    }
)


def model_label(model: str) -> str:
    """The name people know a model by; the id itself when the catalogue has dropped it."""
    endpoint = CATALOG.get(model)
    return endpoint.label if endpoint is not None else model


async def story_of(tx: Transaction, job: Job, load: Callable[[Image], Load]) -> Story:
    """The story of a job as it stands now."""
    done = job.state is JobState.DONE
    drawn = await images.of_job(tx, job.id) if done else []
    kept = tuple(image for image in drawn if image.hidden_at is None)
    person = await people.get(tx, job.person_id)
    parent = await source_of(tx, job)
    in_line = job.state is JobState.QUEUED and (job.waits_for is None or parent is not None)
    return Story(
        job=job,
        load=load,
        model=model_label(job.model),
        images=kept,
        deleted=len(drawn) - len(kept),
        asked_by=person.name if person is not None else None,
        position=await jobs.queue_position(tx, job) + 1 if in_line else None,
        expected_seconds=None if done else await _expected(tx, job.model),
        parent=_number_here(parent, job.conversation_id),
        charged=await _charged(tx, job) if job.state in TERMINAL_STATES else None,
        proposal=await proposals.get(tx, job.id) if kept and job.tool == "generate" else None,
        language=spoken_by(person, job.prompt),
    )


def spoken_by(person: Person | None, words: str) -> Language:
    """The language they chose, else that of the words, else the one their platform is in."""
    chosen = person.settings.get("language") if person is not None else None
    if chosen in LANGUAGES:
        return language_of_tag(str(chosen))
    usual = language_of_tag(person.language if person is not None else None)
    heard = language_heard(Wording.of(words), _NAMES[usual])
    return next(language for language, name in _NAMES.items() if name == heard)


async def _charged(tx: Transaction, job: Job) -> bool | None:
    """What the ledger says about the ended job; None where it is silent."""
    outcome = await ledger.outcome(tx, job.id)
    return None if outcome is None else outcome is ledger.EntryKind.SETTLE


async def _expected(tx: Transaction, model: str) -> float | None:
    measured = await jobs.typical_seconds(tx, model)
    endpoint = CATALOG.get(model)
    return measured or (endpoint.typical_seconds if endpoint is not None else None)


async def as_settled(tx: Transaction, card: Card, here: Conversation) -> Card:
    """The card as the conversation it is for wants to see it."""
    if not card.pictures:
        return card
    pictures, withheld = await pictures_as_settled(tx, card.pictures, here, card.language)
    return replace(card, pictures=pictures, lines=(*card.lines, *withheld))


async def pictures_as_settled(
    tx: Transaction, pictures: Sequence[CardPicture], here: Conversation, language: Language
) -> tuple[tuple[CardPicture, ...], tuple[str, ...]]:
    """The pictures that are shown in this conversation, and a sentence for each that is not."""
    settled = await preferences_of_place(tx, here)
    strict = settled.flagged == "withhold" or settled.content == "strict"
    withholds = strict and not here.adults
    always = settled.spoilers == "always"
    shown = tuple(
        replace(one, spoiler=always or (one.spoiler and not here.adults))
        for one in pictures
        if not (one.spoiler and withholds)
    )
    sentences = tuple(
        PHRASES.card.flagged.spoken(language, number=f"#{one.number}")
        for one in pictures
        if one.spoiler and withholds
    )
    return shown, sentences


async def card_again(tx: Transaction, image: Image, load: Load) -> Card:
    """A picture of long ago as a card."""
    parent = await images.get(tx, image.parent_id) if image.parent_id is not None else None
    return card_of_image(
        Shown(
            image=image,
            load=load,
            model=model_label(image.model),
            parent=_number_here(parent, image.conversation_id),
            language=spoken_by(await people.get(tx, image.person_id), image.prompt),
        )
    )


def _number_here(image: Image | None, here: ConversationId) -> int | None:
    """A picture of another chat has a number of that chat, which means nothing here."""
    return image.number if image is not None and image.conversation_id == here else None

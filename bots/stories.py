"""Gathers, in one read, everything a job's card is made from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from agent.understanding.language import language_heard
from agent.understanding.wording import Wording
from bots.cards import Shown, Story, card_of_image
from bots.phrases import PHRASES
from bots.ports import Card, CardPicture, Load
from freepik.catalog import CATALOG
from jobs.inputs import source_of
from storage import conversations, images, jobs, ledger, people, proposals
from storage.conversations import Conversation
from storage.database import Transaction
from storage.images import Image
from storage.jobs import Job
from storage.people import Person
from storage.tables import TERMINAL_STATES, ConversationId, JobState
from tools.context import ToolContext
from tools.languages import SPOKEN_NAMES, Language, language_of_tag
from tools.preferences import Around, merged, settled_around, settled_language

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a card is shown: whether only adults get in, and what was settled around it."""

    adults: bool = False
    around: Around = ()


async def place_of(tx: Transaction, conversation_id: ConversationId) -> Place:
    """The place that a conversation is."""
    here = await conversations.get(tx, conversation_id)
    return Place() if here is None else await place_at(tx, here)


async def place_at(tx: Transaction, here: Conversation) -> Place:
    """The same of one that was read already."""
    return Place(adults=here.adults, around=await settled_around(tx, here))


def model_label(model: str) -> str:
    """The name people know a model by; the id itself when the catalogue has dropped it."""
    endpoint = CATALOG.get(model)
    return endpoint.label if endpoint is not None else model


async def story_of(tx: Transaction, job: Job, load: Callable[[Image], Load], place: Place) -> Story:
    """The story of a job as it stands now, for a card that is shown in this place."""
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
        language=spoken_by(
            settled_language(person, place.around) or said_in(job), person, job.prompt
        ),
    )


def said_in(job: Job | None) -> Language | None:
    """What the wish was said in; None where nothing was said, as with a press."""
    return language_of_tag(job.language) if job is not None and job.language is not None else None


def spoken_by(settled: Language | None, person: Person | None, words: str) -> Language:
    """What was settled, else the language of the words, else the one their platform is in."""
    if settled is not None:
        return settled
    usual = language_of_tag(person.language if person is not None else None)
    heard = language_heard(Wording.of(words), _NAMES[usual])
    return SPOKEN_NAMES[heard]


def in_its_language(ctx: ToolContext, job: Job | None) -> ToolContext:
    """A press says nothing itself: what comes of it is told as what was pressed."""
    return replace(ctx, heard_language=said_in(job))


async def _charged(tx: Transaction, job: Job) -> bool | None:
    """What the ledger says about the ended job; None where it is silent."""
    outcome = await ledger.outcome(tx, job.id)
    return None if outcome is None else outcome is ledger.EntryKind.SETTLE


async def _expected(tx: Transaction, model: str) -> float | None:
    measured = await jobs.typical_seconds(tx, model)
    endpoint = CATALOG.get(model)
    return measured or (endpoint.typical_seconds if endpoint is not None else None)


def as_settled(card: Card, place: Place) -> Card:
    """The card as the place it is for wants to see it."""
    if not card.pictures:
        return card
    pictures, withheld = pictures_as_settled(card.pictures, place, card.language)
    return replace(card, pictures=pictures, lines=(*card.lines, *withheld))


def pictures_as_settled(
    pictures: Sequence[CardPicture], place: Place, language: Language
) -> tuple[tuple[CardPicture, ...], tuple[str, ...]]:
    """The pictures that are shown in this place, and a sentence for each that is not."""
    settled = merged({}, place.around)
    strict = settled.flagged == "withhold" or settled.content == "strict"
    withholds = strict and not place.adults
    always = settled.spoilers == "always"
    shown = tuple(
        replace(one, spoiler=always or (one.spoiler and not place.adults))
        for one in pictures
        if not (one.spoiler and withholds)
    )
    sentences = tuple(
        PHRASES.card.flagged.spoken(language, number=f"#{one.number}")
        for one in pictures
        if one.spoiler and withholds
    )
    return shown, sentences


async def card_again(tx: Transaction, image: Image, load: Load, place: Place) -> Card:
    """A picture of long ago as a card that is shown in this place."""
    person = await people.get(tx, image.person_id)
    job = await jobs.get(tx, image.job_id) if image.job_id is not None else None
    parent = await images.get(tx, image.parent_id) if image.parent_id is not None else None
    return card_of_image(
        Shown(
            image=image,
            load=load,
            model=model_label(image.model),
            parent=_number_here(parent, image.conversation_id),
            language=spoken_by(
                settled_language(person, place.around) or said_in(job), person, image.prompt
            ),
        )
    )


def _number_here(image: Image | None, here: ConversationId) -> int | None:
    """A picture of another chat has a number of that chat, which means nothing here."""
    return image.number if image is not None and image.conversation_id == here else None

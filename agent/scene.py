"""What a turn starts from, in one transaction: pictures, open orders, history, earlier tries."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from agent.context import ChatApproval, ChatPicture, ChatView
from agent.history import TURNS_KEPT
from storage import conversations, images, jobs, people
from storage.conversations import Conversation, TurnRow
from storage.database import Database, Transaction
from storage.images import Image
from storage.jobs import Job
from storage.people import Person
from storage.tables import OPEN_STATES, ImageId, JobId, JobState, PersonId
from tools.languages import Language
from tools.wording import quoted, state_words

PICTURES_TOLD = 20
_CAPTION = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The chat as a turn finds it; `taken` and `orders` were left by an earlier try of the turn."""

    view: ChatView
    history: Sequence[TurnRow]
    taken: TurnRow | None
    orders: Sequence[Job]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks, where, in which turn, and pointing at what."""

    person: Person
    conversation: Conversation
    turn_id: str
    pointed_at: frozenset[ImageId]
    settled_language: Language | None = None


async def load_scene(db: Database, asked: Asked) -> Scene:
    """Read the scene."""
    return await db.look(partial(_load, asked=asked))


async def _load(tx: Transaction, *, asked: Asked) -> Scene:
    conversation_id = asked.conversation.id
    rows = await conversations.last_turns(tx, conversation_id, TURNS_KEPT)
    newest = await images.recent(tx, conversation_id, PICTURES_TOLD)
    orders = await jobs.of_conversation(
        tx, conversation_id, states=OPEN_STATES, limit=PICTURES_TOLD
    )
    pointed = [image for image in newest if image.id in asked.pointed_at]
    for image_id in asked.pointed_at - {image.id for image in pointed}:
        older = await images.get(tx, image_id)
        if older is not None and older.conversation_id == conversation_id:
            newest += [older] if older.hidden_at is None else []
    names = await _names(tx, asked.person, newest, orders)
    earlier = await jobs.of_turn(tx, asked.turn_id)
    return Scene(
        view=_view(asked, newest, orders, names),
        history=[row for row in rows if row.turn_id != asked.turn_id],
        taken=next((row for row in rows if row.turn_id == asked.turn_id), None),
        orders=earlier,
    )


async def _names(
    tx: Transaction, sender: Person, pictures: Sequence[Image], orders: Sequence[Job]
) -> dict[PersonId, str]:
    """What the others are called; asked only in chats where there are others."""
    others = {image.person_id for image in pictures} | {job.person_id for job in orders}
    others.discard(sender.id)
    found = [await people.get(tx, person_id) for person_id in others]
    return {person.id: person.name for person in found if person is not None}


def _view(
    asked: Asked, newest: Sequence[Image], orders: Sequence[Job], names: dict[PersonId, str]
) -> ChatView:
    numbers = {image.id: image.number for image in newest}
    current = asked.conversation.current_image_id
    told = [
        ChatPicture(
            n=image.number,
            handle=image.handle,
            state=state_words(JobState.DONE),
            caption=_short(image.caption or image.prompt),
            parent=numbers.get(image.parent_id) if image.parent_id else None,
            by=names.get(image.person_id),
            current=image.id == current,
            replied=image.id in asked.pointed_at,
        )
        for image in newest
    ]
    drawn = {(image.job_id, image.position): image.number for image in newest}
    known = {picture.n for picture in told}
    told += [
        ChatPicture(
            n=number,
            handle="",
            state=state_words(job.state),
            caption=_short(job.prompt),
            parent=_source(job, numbers, drawn, orders),
            by=names.get(job.person_id),
        )
        for job in orders
        for number in range(job.number, job.number + job.count)
        if number not in known
    ]
    return ChatView(
        pictures=tuple(sorted(told, key=lambda picture: picture.n)),
        approvals=tuple(
            ChatApproval(n=job.number, credits=job.credits or job.counted)
            for job in reversed(orders)
            if job.state is JobState.AWAITING_APPROVAL
        ),
        sender=asked.person.name,
        language=asked.settled_language,
    )


def _source(
    job: Job,
    numbers: dict[ImageId, int],
    drawn: dict[tuple[JobId | None, int], int],
    orders: Sequence[Job],
) -> int | None:
    """The number of the picture this order starts from; it may still be on its way itself."""
    if job.parent_id is not None:
        return numbers.get(job.parent_id)
    first = next((one for one in job.inputs if one.job_id is not None), None)
    if first is None:
        return None
    coming = (one.number + first.index for one in orders if one.id == first.job_id)
    return drawn.get((first.job_id, first.index)) or next(coming, None)


def _short(caption: str) -> str:
    return quoted(caption, limit=_CAPTION)[1:-1]

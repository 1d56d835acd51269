"""Rows to measure with, made through the product's own doors where that is quick enough."""

import sqlite3
from pathlib import Path
from uuid import UUID

from app.container import Container
from freepik.catalog import Capability
from freepik.requests import Wish
from jobs.orders import Order
from storage import conversations, jobs, people
from storage.conversations import Conversation
from storage.jobs import Job
from storage.people import Person
from storage.tables import ConversationId, JobState, PersonId


async def somebody(container: Container, name: str) -> tuple[Person, Conversation]:
    """A person with a chat of their own."""
    now = container.clock()
    async with container.db.write() as tx:
        person = await people.identify(
            tx,
            platform="silent",
            external_id=name,
            name=name,
            language=None,
            new_id=PersonId(container.ids()),
            now=now,
        )
        conversation = await conversations.open(
            tx,
            platform="silent",
            chat=name,
            thread=None,
            new_id=ConversationId(container.ids()),
            now=now,
        )
    return person, conversation


def order(person: Person, conversation: Conversation, key: str) -> Order:
    """A wish for one picture from the model that the simulator finishes soonest."""
    return Order(
        person_id=person.id,
        conversation_id=conversation.id,
        platform="silent",
        chat=conversation.chat,
        tool="generate",
        capability=Capability.GENERATE,
        model="mystic",
        wish=Wish(capability=Capability.GENERATE, prompt=f"a red fox, number {key}"),
        prompt=f"a red fox, number {key}",
        request_key=key,
    )


async def queued_jobs(container: Container, count: int, *, people_: int = 20) -> list[Job]:
    """Jobs that wait, ordered by several people."""
    chats = [await somebody(container, f"person {n}") for n in range(people_)]
    ordered = []
    for number in range(count):
        person, conversation = chats[number % people_]
        ticket = await container.engine.order(order(person, conversation, str(number)))
        ordered.append(ticket.job)
    return ordered


async def running_jobs(container: Container, count: int) -> list[Job]:
    """Jobs whose picture is being drawn, as far as the database knows."""
    running = []
    queued = await queued_jobs(container, count)
    now = container.clock()
    async with container.db.write() as tx:
        for job in queued:
            await jobs.move(tx, job.id, expect={JobState.QUEUED}, to=JobState.SUBMITTING, now=now)
            moved = await jobs.move(
                tx,
                job.id,
                expect={JobState.SUBMITTING},
                to=JobState.RUNNING,
                now=now,
                task_id=str(job.id),
                next_look_at=None,
            )
            assert moved is not None
            running.append(moved)
    return running


def fill_gallery(
    path: Path, *, person: Person, conversation: Conversation, first: int, last: int
) -> None:
    """Images number `first` up to (not including) `last`, straight into the SQLite file."""
    owner, chat = person.id.hex, conversation.id.hex
    with sqlite3.connect(path) as db:
        # Ids sort by time as ours do: a millisecond each, then a constant tail.
        db.execute(
            """
            WITH RECURSIVE counted(n) AS
                (SELECT ? UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < ?)
            INSERT INTO image (id, handle, number, conversation_id, person_id, position, tool,
                prompt, model, width, height, media_type, size, sha256, media_key, thumb_key,
                alt_text, caption, created_at)
            SELECT printf('%012x70008000000000000000', 1000000000000 + n), 'fox-' || n, n, ?, ?, 0,
                'generate', 'a red fox number ' || n || ' in the snow', 'mystic', 1024, 1024,
                'image/png', 1000000, printf('%064x', n), 'k' || n, 't' || n,
                'Generated picture: a red fox', 'a red fox', '2026-01-01 00:00:00.000000'
            FROM counted
            """,
            (first, last, chat, owner),
        )
        db.execute(
            """
            WITH RECURSIVE counted(n) AS
                (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < 365)
            INSERT OR IGNORE INTO usage (conversation_id, person_id, day, tool, model, pictures,
                size, credits, unpriced)
            SELECT ?, ?, date('2025-12-01', '+' || n || ' days'), 'generate', 'mystic', 10, 100,
                800, 0
            FROM counted
            """,
            (chat, owner),
        )
        db.commit()


def repeat_cards(path: Path, count: int) -> None:
    """The cards of the web chats once more, so that each ends with this many of them."""
    with sqlite3.connect(path) as db:
        for (chat,) in db.execute("SELECT DISTINCT chat_id FROM web_message").fetchall():
            of_chat = "FROM web_message WHERE chat_id = ?"
            (last,) = db.execute(f"SELECT max(id) {of_chat}", (chat,)).fetchone()
            cards = db.execute(f"SELECT * {of_chat} AND kind = 'card'", (chat,)).fetchall()
            for n in range(count if cards else 0):
                id_ = f"{int(last, 16) + n + 1:032x}"
                _, _, _, *rest = cards[n % len(cards)]
                again = [id_, chat, id_, *rest]
                db.execute(f"INSERT INTO web_message VALUES ({','.join('?' * len(again))})", again)  # noqa: S608 - only question marks
        db.commit()


def uuid_of(number: int) -> UUID:
    """The id `fill_gallery` gives to an image."""
    return UUID(f"{1000000000000 + number:012x}70008000000000000000")

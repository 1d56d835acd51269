"""Records for storage tests: valid ones, with what a test cares about passed in."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from storage import conversations, images, jobs, people
from storage.conversations import Conversation
from storage.database import Database
from storage.deliveries import Delivery
from storage.ids import Ids
from storage.images import Image
from storage.jobs import Job
from storage.people import Person
from storage.tables import TERMINAL_STATES, DeliveryId, ImageId, JobId, JobState, PersonId

NOON = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)


@dataclass(kw_only=True)
class World:
    """A database with somebody in it, and a clock that never stands still."""

    db: Database
    person: Person
    conversation: Conversation
    ids: Ids
    now: datetime = NOON
    numbers: int = field(default=0)

    @classmethod
    async def populate(cls, db: Database) -> "World":
        moment = NOON

        def tick() -> datetime:
            nonlocal moment
            moment += timedelta(milliseconds=1)
            return moment

        ids = Ids(tick, secrets.token_bytes)
        person = await somebody(db, ids(), "ana")
        conversation = await somewhere(db, ids(), "lounge")
        return cls(db=db, person=person, conversation=conversation, ids=ids)

    def later(self, seconds: float) -> datetime:
        return self.now + timedelta(seconds=seconds)

    def job(
        self,
        state: JobState = JobState.QUEUED,
        *,
        model: str = "mystic",
        priority: int = 0,
        person_id: PersonId | None = None,
        price: int | None = 5,
    ) -> Job:
        self.numbers += 1
        new = self.ids()
        return Job(
            id=JobId(new),
            state=state,
            tool="generate",
            capability="generate",
            model=model,
            wish={"prompt": "a red fox", "ratio": "16:9", "options": {"deep": [1, None, "x"]}},
            prompt="a red fox",
            person_id=person_id or self.person.id,
            conversation_id=self.conversation.id,
            number=self.numbers,
            count=1,
            request_key=str(new),
            token="secret",
            credits=price,
            counted=5,
            priority=priority,
            adjustments=[],
            created_at=self.now,
            state_since=self.now,
            finished_at=self.now if state in TERMINAL_STATES else None,
        )

    async def stored_job(
        self, state: JobState = JobState.QUEUED, *, model: str = "mystic", priority: int = 0
    ) -> Job:
        return await self.keep(self.job(state, model=model, priority=priority))

    async def keep(self, job: Job) -> Job:
        async with self.db.write() as tx:
            assert await jobs.insert(tx, job)
        return job

    def image(self, number: int, *, prompt: str = "a red fox", job: Job | None = None) -> Image:
        new = self.ids()
        return Image(
            id=ImageId(new),
            handle=f"fox-{new.hex}",
            number=number,
            conversation_id=self.conversation.id,
            person_id=self.person.id,
            job_id=job.id if job else None,
            tool="generate",
            prompt=prompt,
            model="mystic",
            seed=2**40,
            width=640,
            height=480,
            media_type="image/png",
            size=1000,
            sha256="0" * 64,
            media_key="00/00/0.png",
            thumb_key="00/00/1.jpg",
            alt_text="a fox",
            caption="a fox",
            created_at=self.now,
        )

    async def stored_images(self, *prompts: str) -> list[Image]:
        made = [self.image(number, prompt=prompt) for number, prompt in enumerate(prompts, 1)]
        async with self.db.write() as tx:
            for one in made:
                assert await images.insert(tx, one)
        return made

    def delivery(self, job: Job) -> Delivery:
        return Delivery(
            id=DeliveryId(self.ids()),
            job_id=job.id,
            conversation_id=self.conversation.id,
            platform="console",
            chat="lounge",
            thread=None,
            created_at=self.now,
            updated_at=self.now,
        )


async def somebody(db: Database, new_id: UUID, external_id: str, name: str = "Ana") -> Person:
    async with db.write() as tx:
        return await people.identify(
            tx,
            platform="console",
            external_id=external_id,
            name=name,
            language=None,
            new_id=new_id,
            now=NOON,
        )


async def somewhere(
    db: Database, new_id: UUID, chat: str, thread: str | None = None
) -> Conversation:
    async with db.write() as tx:
        return await conversations.open(
            tx, platform="console", chat=chat, thread=thread, new_id=new_id, now=NOON
        )


def renumbered(image: Image, number: int) -> Image:
    """The same image under another id, handle and number."""
    return replace(image, number=number, handle=f"{image.handle}-{number}")

"""Records for tests: everything has a value, a test names what it is about."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from bots.cards import Story
from bots.ports import Load
from storage.images import Image
from storage.jobs import Job
from storage.tables import (
    TERMINAL_STATES,
    ConversationId,
    ImageId,
    JobId,
    JobState,
    PersonId,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PERSON = PersonId(UUID(int=1))
CHAT = ConversationId(UUID(int=2))


def job(state: JobState = JobState.QUEUED, **changes: object) -> Job:
    made = Job(
        id=JobId(UUID(int=3)),
        state=state,
        tool="generate",
        capability="generate",
        model="mystic",
        wish={"capability": "generate", "prompt": "a red fox"},
        prompt="a red fox in the snow",
        person_id=PERSON,
        conversation_id=CHAT,
        number=3,
        count=1,
        request_key="key",
        token="token",
        credits=80,
        counted=80,
        adjustments=[],
        created_at=NOON,
        state_since=NOON,
        finished_at=NOON if state in TERMINAL_STATES else None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names fields as it likes


def image(number: int = 3, **changes: object) -> Image:
    made = Image(
        id=ImageId(UUID(int=100 + number)),
        handle=f"fox-7k{number}",
        number=number,
        conversation_id=CHAT,
        person_id=PERSON,
        job_id=JobId(UUID(int=3)),
        position=0,
        tool="generate",
        prompt="a red fox in the snow",
        model="mystic",
        width=1344,
        height=768,
        media_type="image/png",
        size=12,
        sha256="0" * 64,
        media_key="key",
        thumb_key="thumb",
        alt_text="A red fox stands in the snow",
        caption="a red fox in the snow",
        created_at=NOON,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names fields as it likes


def story(job_: Job, **changes: object) -> Story:
    def load(_: Image) -> Load:
        return picture_bytes

    made = Story(job=job_, load=load, model="Mystic", asked_by="Ana")
    return replace(made, **changes)  # type: ignore[arg-type]  # a test names fields as it likes


async def picture_bytes() -> bytes:
    return b"\x89PNG picture"

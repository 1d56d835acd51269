"""Taking pictures out for good: the rows, what points at them, and, later, their files."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final

import sqlalchemy as sa

from storage import unneeded
from storage.statements import Clause, Transaction, one_of, room, spread
from storage.tables import (
    ImageId,
    JobId,
    conversation,
    delivery,
    favourite,
    image,
    image_tag,
    job,
    sent_message,
)

NOBODY: Final = "somebody who left"
"""What somebody is called who had themselves forgotten."""

BARE: Final[dict[str, Any]] = {
    "prompt": "",
    "caption": "a picture",
    "alt_text": f"A picture by {NOBODY}",
    "request_key": None,
}
"""A picture without anything that was said about it."""

BATCH: Final = 128
"""Pictures that are taken out in one transaction."""

WORDLESS: Final[dict[str, Any]] = {
    "prompt": "",
    "wish": {},
    "inputs": [],
    "arguments": None,
    "detail": None,
    "adjustments": [],
    "results": [],
    "turn_id": None,
    "trace": None,
    "why": None,
    "language": None,
}
"""A job without anything that was said, or made, for it."""


@cache
def _facts(size: int) -> sa.Select[tuple[Any, ...]]:
    return sa.select(image.c.job_id, image.c.media_key, image.c.thumb_key).where(
        one_of(image.c.id, "id", size)
    )


@cache
def _steps(size: int) -> tuple[Clause, ...]:
    these = one_of(image.c.id, "id", size)
    shown = sa.select(conversation.c.platform, image.c.handle).join(
        conversation, conversation.c.id == image.c.conversation_id
    )
    return (
        sa.update(image).where(one_of(image.c.parent_id, "id", size)).values(parent_id=None),
        sa.delete(favourite).where(one_of(favourite.c.image_id, "id", size)),
        sa.delete(image_tag).where(one_of(image_tag.c.image_id, "id", size)),
        sa.update(conversation)
        .where(
            conversation.c.id.in_(sa.select(image.c.conversation_id).where(these)),
            one_of(conversation.c.current_image_id, "id", size),
        )
        .values(current_image_id=None),
        sa.delete(sent_message).where(
            sa.tuple_(sent_message.c.platform, sent_message.c.handle).in_(shown.where(these))
        ),
        sa.delete(delivery).where(one_of(delivery.c.image_id, "id", size)),
        sa.delete(image).where(these),
    )


@cache
def _emptied(size: int) -> tuple[Clause, ...]:
    """For jobs of which no picture is left: no words, and no card that could be shown again."""
    bare = sa.and_(
        one_of(job.c.id, "job", size),
        job.c.finished_at.is_not(None),
        ~sa.exists().where(image.c.job_id == job.c.id),
    )
    return (
        sa.delete(delivery).where(delivery.c.job_id.in_(sa.select(job.c.id).where(bare))),
        sa.update(job).where(bare).values(WORDLESS),
    )


async def remove(tx: Transaction, ids: Sequence[ImageId], now: datetime) -> None:
    """Take these pictures out, at most `BATCH`; those made from them stay, without a parent."""
    if not ids:
        return
    values = spread("id", ids)
    facts = await tx.rows(_facts(room(ids)), values)
    for step in _steps(room(ids)):
        await tx.run(step, values)
    await unneeded.note(tx, sorted({key for _, *keys in facts for key in keys}), now)
    jobs = sorted({JobId(job_id) for job_id, *_ in facts if job_id is not None})
    if jobs:
        for step in _emptied(room(jobs)):
            await tx.run(step, spread("job", jobs))

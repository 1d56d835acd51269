"""The pictures that go into a job: those we have, and those still to come from another job."""

from freepik.requests import Picture, Role
from jobs.workshop import Workshop
from storage import images, jobs
from storage.database import Transaction
from storage.images import Image
from storage.jobs import Job, JobInput
from storage.tables import OPEN_STATES, JobId, JobState


class StillWaiting(Exception):
    """A picture that goes in is still being drawn by `job_id`."""

    def __init__(self, job_id: JobId) -> None:
        super().__init__(f"waits for {job_id}")
        self.job_id = job_id


class InputFailed(Exception):
    """The job that was to draw a picture for this one ended without it."""


class InputMissing(Exception):
    """A picture that goes in is not stored (any more)."""


async def load_inputs(shop: Workshop, job: Job) -> tuple[Picture, ...]:
    """The pictures with their bytes, in the order they were given.

    Raises StillWaiting, InputFailed, InputMissing, and the media store's own errors.
    """
    async with shop.db.read() as tx:
        if job.waits_for is not None:
            await _finished(tx, job.waits_for)
        chosen = [(Role(item.role), await _image(tx, item)) for item in job.inputs]
    return tuple(
        [
            Picture(
                role=role, data=await shop.media.get(image.media_key), media_type=image.media_type
            )
            for role, image in chosen
        ]
    )


async def source_of(tx: Transaction, job: Job) -> Image | None:
    """The picture a job starts from; None when there is none, or none yet.

    It may have been drawn only after the order: then it is found through the order that drew it.
    """
    if job.parent_id is not None:
        return await images.get(tx, job.parent_id)
    first = next((item for item in job.inputs if item.role == Role.IMAGE), None)
    if first is None or first.job_id is None:
        return None
    drawn = await images.of_job(tx, first.job_id)
    return drawn[first.index] if first.index < len(drawn) else None


async def _image(tx: Transaction, item: JobInput) -> Image:
    if item.image_id is not None:
        image = await images.get(tx, item.image_id)
        if image is None:
            raise InputMissing
        return image
    if item.job_id is None:
        raise InputMissing
    await _finished(tx, item.job_id)
    drawn = await images.of_job(tx, item.job_id)
    if item.index >= len(drawn):
        raise InputFailed
    return drawn[item.index]


async def _finished(tx: Transaction, job_id: JobId) -> None:
    awaited = await jobs.get(tx, job_id)
    if awaited is not None and awaited.state in OPEN_STATES:
        raise StillWaiting(job_id)
    if awaited is None or awaited.state is not JobState.DONE:
        raise InputFailed

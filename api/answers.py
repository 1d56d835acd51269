"""What is answered: tools' results with their ids, jobs and pictures with their addresses."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, create_model

from storage.images import Image
from storage.jobs import Job
from storage.tables import ImageId, JobId, JobState
from tools.dictionary import why_words
from tools.results import JobView, ToolResult

_SAMPLE = UUID("01977bd6-5f1e-7a30-8a54-2f6f0c1b7e11")
_MOMENT = "2026-11-28T12:00:00Z"


class JobAnswer(JobView):
    """An order that was taken; read `status_url` for what becomes of it."""

    model_config = ConfigDict(from_attributes=True)
    job_id: JobId = Field(examples=[_SAMPLE])
    status_url: str = Field(default="", examples=[f"/v1/status/{_SAMPLE}"])


class PictureAnswer(BaseModel):
    """A finished picture; width and height in pixels, size in bytes.

    `size` and `sha256` are those of the file as it is stored, `…/file?original=true`; without that
    the file has its story in it.
    """

    id: ImageId = Field(examples=[_SAMPLE])
    handle: str = Field(examples=["fox-7k2"])
    number: int
    job_id: JobId | None
    parent_id: ImageId | None
    caption: str
    alt_text: str
    prompt: str
    tool: str
    model: str
    seed: int | None
    width: int
    height: int
    media_type: str
    size: int
    sha256: str
    created_at: datetime
    file_url: str = Field(examples=[f"/v1/images/{_SAMPLE}/file"])
    thumbnail_url: str = Field(examples=[f"/v1/images/{_SAMPLE}/thumbnail"])


class TaggedPictureAnswer(PictureAnswer):
    """A finished picture, with the tags that the key's person has put on it."""

    tags: list[str] = Field(examples=[["logo ideas"]])


class JobStatus(BaseModel):
    """Where a job stands. `position` 1 is next in line; `reason` says why it waits or ended."""

    job_id: JobId = Field(examples=[_SAMPLE])
    state: JobState = Field(examples=["done"])
    finished: bool
    number: int
    count: int
    tool: str
    model: str
    prompt: str
    credits: int | None
    position: int | None = None
    failure: str | None = None
    reason: str | None = None
    created_at: datetime = Field(examples=[_MOMENT])
    state_since: datetime = Field(examples=[_MOMENT])
    finished_at: datetime | None = None
    pictures: list[PictureAnswer]


@cache
def answer_model(result: type[ToolResult]) -> type[ToolResult]:
    """The result of a tool as programs get it: with the ids that people are not shown."""
    fields: dict[str, Any] = {}
    for name, field in result.model_fields.items():
        if field.exclude:
            shown = Field(default_factory=list) if name == "shows" else Field()
            fields[name] = (field.annotation, shown)
        elif field.annotation == list[JobView]:
            fields[name] = (list[JobAnswer], Field())
    return create_model(
        result.__name__.removesuffix("Result") + "Answer",
        __base__=result,
        __doc__=result.__doc__,
        **fields,
    )


def answer_of(result: ToolResult) -> ToolResult:
    """The result with its ids."""
    answer = answer_model(type(result)).model_validate(result, from_attributes=True)
    for job in getattr(answer, "jobs", ()):
        if isinstance(job, JobAnswer):
            job.status_url = f"/v1/status/{job.job_id}"
    return answer


def picture_of(image: Image) -> PictureAnswer:
    """A picture with its addresses."""
    return PictureAnswer(
        id=image.id,
        handle=image.handle,
        number=image.number,
        job_id=image.job_id,
        parent_id=image.parent_id,
        caption=image.caption,
        alt_text=image.alt_text,
        prompt=image.prompt,
        tool=image.tool,
        model=image.model,
        seed=image.seed,
        width=image.width,
        height=image.height,
        media_type=image.media_type,
        size=image.size,
        sha256=image.sha256,
        created_at=image.created_at,
        file_url=f"/v1/images/{image.id}/file",
        thumbnail_url=f"/v1/images/{image.id}/thumbnail",
    )


def status_of(job: Job, images: Sequence[Image], *, position: int | None = None) -> JobStatus:
    """Where a job stands, with the pictures it made."""
    return JobStatus(
        job_id=job.id,
        state=job.state,
        finished=job.finished_at is not None,
        number=job.number,
        count=job.count,
        tool=job.tool,
        model=job.model,
        prompt=job.prompt,
        credits=job.credits,
        position=position,
        failure=job.failure,
        reason=why_words(job.failure) or None,
        created_at=job.created_at,
        state_since=job.state_since,
        finished_at=job.finished_at,
        pictures=[picture_of(image) for image in images],
    )

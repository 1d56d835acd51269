"""News of the caller's jobs as server-sent events, from where a reader left off."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from fastapi import APIRouter, Header
from starlette.responses import Response
from typing_extensions import override

from api.answers import status_of
from api.rest.access import Caller, Reader, Rest, RestOf
from api.rest.news import news_or_time
from api.rest.talk import SSE_CONTENT
from storage import images, job_changes
from storage.jobs import Job
from storage.tables import JobId, JobState
from tools.errors import BadArgument

if TYPE_CHECKING:
    from sse_starlette import ServerSentEvent

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mark:
    """How far a reader has come."""

    at: datetime
    job_id: JobId

    @classmethod
    def of(cls, job: Job) -> "Mark":
        """The mark of a job's last change."""
        return cls(at=job.state_since, job_id=job.id)

    @classmethod
    def read(cls, text: str) -> "Mark":
        """What `str` gave. Raises BadArgument."""
        try:
            raw = urlsafe_b64decode(text + "==")
            at = _EPOCH + int.from_bytes(raw[:8], "big") * _MICROSECOND
            return cls(at=at, job_id=JobId(UUID(bytes=raw[8:])))
        except (ValueError, OverflowError) as error:
            field, sentence = "Last-Event-ID", "That is no id of an event of ours."
            raise BadArgument(field, sentence) from error

    @override
    def __str__(self) -> str:
        micros = (self.at - _EPOCH) // _MICROSECOND
        return urlsafe_b64encode(micros.to_bytes(8, "big") + self.job_id.bytes).decode().rstrip("=")


async def events(
    rest: RestOf,
    by: Reader,
    last_event_id: Annotated[
        str | None, Header(max_length=60, description="The id of the last event that was read.")
    ] = None,
) -> Response:
    """Follow the caller's jobs: each `job` event is a job's status after it changed.

    It begins with the jobs that are open, or after `Last-Event-ID`; then an event may come twice,
    with the same id. States that were passed through quickly may be left out, ends never are.
    """
    from sse_starlette import EventSourceResponse  # noqa: PLC0415 - only those who stream need it

    mark = Mark.read(last_event_id) if last_event_id else None
    return EventSourceResponse(_follow(rest, by, mark))


async def _follow(rest: Rest, by: Caller, mark: Mark | None) -> AsyncIterator["ServerSentEvent"]:
    told: set[tuple[Mark, JobState]] = set()
    with rest.news.listening(by.person.id) as bell:
        if mark is None:
            mark = Mark(at=rest.services.clock(), job_id=JobId(UUID(int=0)))
            async with rest.services.db.read() as tx:
                begun = await job_changes.open_now(tx, by.person.id)
            async for event in _told(rest, begun, told):
                yield event
        while not rest.news.over:
            bell.clear()
            async for changed in job_changes.pages(rest.services.db, by.person.id, mark.at):
                async for event in _told(rest, changed, told):
                    yield event
                mark = max([mark, *map(Mark.of, changed)])
            told = {one for one in told if one[0].at > mark.at - job_changes.OVERLAP}
            await news_or_time(bell)


async def _told(
    rest: Rest, changed: Sequence[Job], told: set[tuple[Mark, JobState]]
) -> AsyncIterator["ServerSentEvent"]:
    from sse_starlette import ServerSentEvent  # noqa: PLC0415 - only those who stream need it

    for job in changed:
        mark = Mark.of(job)
        if (mark, job.state) in told:
            continue
        told.add((mark, job.state))
        async with rest.services.db.read() as tx:
            made = await images.of_job(tx, job.id) if job.finished_at else []
        status = status_of(job, made)
        yield ServerSentEvent(event="job", id=str(mark), data=status.model_dump_json())


def event_router() -> APIRouter:
    """The route of the events."""
    router = APIRouter(tags=["jobs"])
    router.add_api_route(
        "/events",
        events,
        response_class=Response,
        responses={
            200: {
                "description": "A stream of server-sent events.",
                "content": SSE_CONTENT,
            }
        },
    )
    return router

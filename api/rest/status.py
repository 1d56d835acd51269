"""What became of an order, and what may still be done about it."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.answers import JobStatus, status_of
from api.rest.access import Caller, Drawer, Reader, Rest, RestOf
from api.rest.once import Posted
from api.rest.problems import UNCHANGED
from api.rest.tags import unless_known
from jobs.engine import Engine
from jobs.errors import JobError
from storage import images, jobs
from storage.database import Transaction
from storage.jobs import Job
from storage.tables import JobId, JobState, PersonId
from tools.errors import NotFound
from tools.failures import translated
from tools.rights import Right, require

Change = Callable[[Engine, JobId, PersonId], Awaitable[Job]]

_CHANGES: tuple[tuple[str, str, Change], ...] = (
    (
        "approve",
        "Let a job that waits for approval begin.",
        lambda engine, job_id, person_id: engine.approve(job_id, person_id=person_id),
    ),
    (
        "cancel",
        "Call off a job that has not been sent to the provider yet.",
        lambda engine, job_id, person_id: engine.cancel(job_id, person_id=person_id),
    ),
)


async def status(request: Request, rest: RestOf, by: Reader, job_id: UUID) -> Response:
    """Where a job stands, with the pictures it made. `If-None-Match` is answered with 304."""
    return unless_known(request, await read_status(rest, by, JobId(job_id)))


def _changing(name: str, summary: str, change: Change) -> Callable[..., Awaitable[Response]]:
    async def endpoint(rest: RestOf, by: Drawer, post: Posted, job_id: UUID) -> Response:
        async def do(_: str) -> JobStatus:
            await require(rest.context(by, name), Right.CREATE)
            async with rest.services.db.read() as tx:
                _visible(by, await jobs.get(tx, JobId(job_id)))
            try:
                await change(rest.services.engine, JobId(job_id), by.person.id)
            except JobError as error:
                raise translated(error) from error
            return await read_status(rest, by, JobId(job_id))

        return await post.answer(by, do)

    endpoint.__name__ = name
    endpoint.__doc__ = summary
    return endpoint


async def read_status(rest: Rest, by: Caller, job_id: JobId) -> JobStatus:
    """The status of a job this caller may see. Raises NotFound."""

    async def find(tx: Transaction) -> JobStatus:
        job = _visible(by, await jobs.get(tx, job_id))
        made = await images.of_job(tx, job.id) if job.state is JobState.DONE else []
        queued = job.state is JobState.QUEUED
        position = await jobs.queue_position(tx, job) + 1 if queued else None
        return status_of(job, made, position=position)

    return await rest.services.db.look(find)


def _visible(by: Caller, job: Job | None) -> Job:
    if job is not None and by.person.id == job.person_id:
        return job
    sentence = "There is no such job."
    raise NotFound(sentence)


def status_router() -> APIRouter:
    """The routes of jobs."""
    router = APIRouter(tags=["jobs"])
    router.add_api_route("/status/{job_id}", status, response_model=JobStatus, responses=UNCHANGED)
    for name, summary, change in _CHANGES:
        router.add_api_route(
            f"/jobs/{{job_id}}/{name}",
            _changing(name, summary, change),
            methods=["POST"],
            response_model=JobStatus,
        )
    return router

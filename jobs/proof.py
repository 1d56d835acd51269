"""Proof that the provider accepted a job: it runs, whatever was believed about it before."""

from datetime import timedelta
from functools import partial

from jobs.queue import Bell
from jobs.states import revivable, urgency
from jobs.workshop import Workshop
from storage import jobs
from storage.database import Transaction
from storage.jobs import Job
from storage.tables import JobId, JobState

_TRIES = 3


async def current(shop: Workshop, job_id: JobId) -> Job | None:
    """The job as it stands now."""
    return await shop.db.look(partial(_get, job_id=job_id))


async def _get(tx: Transaction, *, job_id: JobId) -> Job | None:
    tx.last()
    return await jobs.get(tx, job_id)


def is_revivable(job: Job) -> bool:
    """Whether a proof of acceptance makes this job run (again)."""
    return revivable(job.state, job.failure, submitted=job.submitted_at is not None)


async def prove(
    shop: Workshop, job_id: JobId, task_id: str, *, look_after: timedelta, known: Job | None = None
) -> Job | None:
    """Note the provider's task and let the job run; None when it needs no proof (any more).

    The job is rung after `look_after`. A job that runs under another task learns the true one.
    `known` is the job as it was a moment ago.
    """
    for _ in range(_TRIES):  # it may move between the question and the compare-and-set
        job, known = known or await current(shop, job_id), None
        if job is None:
            return None
        if job.state is JobState.RUNNING and job.task_id != task_id:
            await shop.ring_at(job, look_after, task_id=task_id)
            return job
        if not is_revivable(job):
            return None
        running = await shop.move(
            job,
            expect={job.state},
            to=JobState.RUNNING,
            task_id=task_id,
            failure=None,
            next_look_at=shop.clock() + look_after,
        )
        if running is not None:
            heed = urgency(running.state, running.priority)
            await shop.ring(Bell.ADVANCE, running.id, after=look_after, priority=heed)
            return running
    return None

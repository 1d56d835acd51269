"""Which step a job takes next: one per open state, repeatable, deciding by compare-and-set.

A step answers the job as it then is when the next one should follow at once.
"""

from typing import assert_never

from jobs import doubt, fetching, looking, submitting
from jobs.decisions import End
from jobs.states import FailureCode
from jobs.workshop import Workshop
from storage.jobs import Job
from storage.tables import JobState

_AWAITING = frozenset({JobState.AWAITING_APPROVAL})


async def step(shop: Workshop, job: Job) -> Job | None:
    """Take the step that the job's state calls for; nothing for a finished one."""
    match job.state:
        case JobState.AWAITING_APPROVAL:
            await _await_approval(shop, job)
        case JobState.QUEUED:
            return await submitting.submit(shop, job)
        case JobState.SUBMITTING:
            return await doubt.resolve(shop, job)
        case JobState.RUNNING:
            return await looking.look(shop, job)
        case JobState.FETCHING:
            await fetching.fetch(shop, job)
        case (
            JobState.DONE
            | JobState.FAILED
            | JobState.REFUSED
            | JobState.LOST
            | JobState.CANCELLED
            | JobState.EXPIRED
        ):
            pass
        case _:
            assert_never(job.state)
    return None


async def _await_approval(shop: Workshop, job: Job) -> None:
    if job.approve_by is not None and job.approve_by <= shop.clock():
        unapproved = End(
            to=JobState.EXPIRED, failure=FailureCode.NOT_APPROVED, charged=False, detail=None
        )
        await shop.end(job, unapproved, expect=_AWAITING)

"""Looking at a task that runs, and what its answer means."""

from collections.abc import Collection
from datetime import timedelta

from freepik.answers import Answer, TaskStatus
from freepik.catalog import Endpoint
from freepik.catalog import endpoint as find_endpoint
from freepik.errors import FreepikError
from jobs import results
from jobs.decisions import Doubt, End, Later, Missing, Phase, decide
from jobs.naming import clip
from jobs.states import FailureCode
from jobs.workshop import Workshop
from storage.jobs import Job
from storage.tables import JobState

_RUNNING = frozenset({JobState.RUNNING})
_DETAIL = 300
_TIMED_OUT = End(to=JobState.EXPIRED, failure=FailureCode.TIMED_OUT, charged=True)


async def look(shop: Workshop, job: Job) -> Job | None:
    """Ask how far the task is; at the deadline one last time."""
    endpoint = find_endpoint(job.model)
    over = _left(shop, job, endpoint) <= timedelta()
    if endpoint.status_route is None or job.task_id is None:
        await _go_on(shop, job, endpoint)  # only a callback can bring it
        return None
    if not over and not await shop.token(job):
        return None
    try:
        async with shop.asking():
            answer = await shop.client.look(endpoint, job.task_id)
    except FreepikError as error:
        await _look_failed(shop, job, endpoint, error)
        return None
    if answer.status in {TaskStatus.COMPLETED, TaskStatus.FAILED}:
        return await receive(shop, job, answer, expect=_RUNNING)
    await _go_on(shop, job, endpoint)
    return None


async def receive(
    shop: Workshop, job: Job, answer: Answer, *, expect: Collection[JobState]
) -> Job | None:
    """Take a final answer: fetch what it brought, or end the job; the job that may be fetched."""
    if answer.flagged and (answer.status is TaskStatus.FAILED or not answer.results):
        end = End(to=JobState.REFUSED, failure=FailureCode.REFUSED, charged=True)
    elif answer.status is TaskStatus.FAILED:
        detail = clip(answer.error, _DETAIL) if answer.error else None
        end = _ended(FailureCode.PROVIDER_FAILED, detail)
    elif not answer.results:
        end = _ended(FailureCode.EMPTY_RESULT)
    else:
        kept = await results.keep(shop.media, job, answer.results)
        return await shop.move(
            job,
            expect=expect,
            to=JobState.FETCHING,
            results=kept,
            # Whoever made this move fetches at once; others look after it if that dies.
            next_look_at=shop.clock() + shop.policy.post_patience,
        )
    await shop.end(job, end, expect=expect)
    return None


def _ended(failure: FailureCode, detail: str | None = None) -> End:
    return End(to=JobState.FAILED, failure=failure, charged=True, detail=detail)


async def _go_on(shop: Workshop, job: Job, endpoint: Endpoint) -> None:
    left = _left(shop, job, endpoint)
    if left <= timedelta():
        await shop.end(job, _TIMED_OUT, expect=_RUNNING)
    else:
        # What was ordered before this process began may have been called about meanwhile.
        called = job.state_since >= shop.begun
        pause = min(shop.policy.look_pause(job.looks, called=called), left)
        await shop.ring_at(job, pause, looks=job.looks + 1, stumbles=0, detail=None)


async def _look_failed(shop: Workshop, job: Job, endpoint: Endpoint, error: FreepikError) -> None:
    decision = decide(error, Phase.LOOK)
    if isinstance(decision, Missing) and job.stumbles + 1 >= shop.policy.unknown_looks:
        decision = _ended(FailureCode.UNKNOWN_TO_PROVIDER)
    elif not isinstance(decision, End) and _left(shop, job, endpoint) <= timedelta():
        decision = _TIMED_OUT
    match decision:
        case Missing() | Doubt():
            pause = shop.policy.pause(job.stumbles, jitter=shop.jitter())
            await shop.ring_at(job, pause, stumbles=job.stumbles + 1)
        case Later():
            await shop.later(job, decision)
        case End():
            await shop.end(job, decision, expect=_RUNNING)


def _left(shop: Workshop, job: Job, endpoint: Endpoint) -> timedelta:
    """The time until the deadline, which counts from when the job (last) began to run."""
    return job.state_since + timedelta(seconds=endpoint.deadline_seconds) - shop.clock()

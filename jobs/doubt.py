"""A post of unknown outcome: find out whether it was accepted, and never repeat it."""

from datetime import timedelta

from freepik.answers import Answer
from freepik.catalog import CATALOG, Endpoint
from freepik.catalog import endpoint as find_endpoint
from freepik.errors import FreepikError
from jobs.decisions import End
from jobs.states import FailureCode
from jobs.workshop import Aftermath, Workshop
from storage import jobs
from storage.database import Transaction
from storage.jobs import Job
from storage.tables import JobState

# How long a task of a lost job may still turn up in the provider's list, at the most.
_REMEMBERED = timedelta(days=30)
_SUBMITTING = frozenset({JobState.SUBMITTING})


async def resolve(shop: Workshop, job: Job) -> Job | None:
    """Look into the list of tasks until one is certainly ours, or the time for a callback is over.

    Only a list without any stranger proves that the post was not accepted; else the job is lost.
    """
    endpoint = find_endpoint(job.model)
    if endpoint.list_route is not None and not await shop.token(job):
        return None
    tasks = await _listed(shop, endpoint)
    strangers: tuple[str, ...] = ()
    if tasks is not None:
        adopted, strangers = await _adopt(shop, job, endpoint, tasks)
        if adopted is not None:
            return await shop.announce(adopted)
    unreadable = tasks is None and endpoint.list_route is not None
    policy = shop.policy
    left = (policy.longest_doubt if unreadable else policy.window(endpoint)) - _age(shop, job)
    if left > timedelta():
        pause = policy.pause(job.looks, jitter=shop.jitter())
        await shop.ring_at(job, min(pause, left), looks=job.looks + 1)
        return None
    proven = tasks is not None and not strangers
    await shop.end(
        job,
        End(
            to=JobState.FAILED if proven else JobState.LOST,
            failure=FailureCode.OUTCOME_UNKNOWN,
            charged=not proven,
        ),
        expect=_SUBMITTING,
    )
    return None


def _age(shop: Workshop, job: Job) -> timedelta:
    return shop.clock() - (job.submitted_at or job.state_since)


async def _listed(shop: Workshop, endpoint: Endpoint) -> tuple[Answer, ...] | None:
    if endpoint.list_route is None:
        return None
    try:
        async with shop.asking():
            return await shop.client.list_tasks(endpoint)
    except FreepikError:
        return None


async def _adopt(
    shop: Workshop, job: Job, endpoint: Endpoint, tasks: tuple[Answer, ...]
) -> tuple[Aftermath | None, tuple[str, ...]]:
    """Take the one task nobody claims, if no other job of ours could be its owner."""
    ids = tuple(dict.fromkeys(task.task_id for task in tasks if task.task_id is not None))
    async with shop.db.write() as tx:
        strangers = ids
        rivals = 0
        for model in _sharing(endpoint):
            claimed = await jobs.claimed_task_ids(tx, model, strangers)
            strangers = tuple(task_id for task_id in strangers if task_id not in claimed)
            rivals += await _rivals(shop, tx, job, model)
        if len(strangers) != 1 or rivals:
            return None, strangers
        adopted = await shop.move_in(
            tx,
            job,
            expect=_SUBMITTING,
            to=JobState.RUNNING,
            task_id=strangers[0],
            next_look_at=shop.clock(),
        )
    return adopted, strangers


async def _rivals(shop: Workshop, tx: Transaction, job: Job, model: str) -> int:
    others = [other for other in await jobs.submitting_on(tx, model) if other.id != job.id]
    lost = await jobs.lost_on(tx, model, since=shop.clock() - _REMEMBERED)
    return len(others) + lost


def _sharing(endpoint: Endpoint) -> tuple[str, ...]:
    """The models whose tasks appear in the same list."""
    return tuple(name for name, other in CATALOG.items() if other.list_route == endpoint.list_route)

"""Posting a job: once, when everything it needs is there."""

from dataclasses import dataclass, replace
from functools import partial

import structlog

from freepik.answers import Answer
from freepik.catalog import Endpoint
from freepik.catalog import endpoint as find_endpoint
from freepik.errors import FreepikError
from freepik.requests import Picture, Wish, wish_from_json
from jobs.decisions import Doubt, End, Later, Missing, Phase, decide
from jobs.inputs import InputFailed, InputMissing, StillWaiting, load_inputs
from jobs.looking import receive
from jobs.proof import current, is_revivable, prove
from jobs.queue import Bell
from jobs.states import OCCUPYING, FailureCode, Waiting
from jobs.workshop import Workshop
from storage import jobs
from storage.errors import MediaMissing, StoreUnavailable
from storage.jobs import Job
from storage.tables import JobState

log = structlog.get_logger(__name__)

_QUEUED = frozenset({JobState.QUEUED})
_SUBMITTING = frozenset({JobState.SUBMITTING})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parcel:
    endpoint: Endpoint
    wish: Wish
    pictures: tuple[Picture, ...]


async def submit(shop: Workshop, job: Job) -> Job | None:
    """Post the job once everything it needs is there; `submitting` is committed before the post.

    Uploading comes before that: a crash meanwhile leaves no doubt that nothing was ordered.
    """
    if await _is_crowded(shop, job):
        await shop.ring_at(job, shop.policy.parked, detail=Waiting.TURN)
        return None
    if not await shop.token(job):
        return None
    parcel = await _packed(shop, job)
    if parcel is None:
        return None
    claimed = await _claim(shop, job, parcel.endpoint)
    return await _post(shop, claimed, parcel) if claimed is not None else None


async def _packed(shop: Workshop, job: Job) -> _Parcel | None:
    """Everything that is posted; None when the job has to wait for it, or ends without."""
    try:
        endpoint = find_endpoint(job.model)
        pictures = await load_inputs(shop, job)
        wish = wish_from_json(job.wish)
    except (StillWaiting, InputFailed, InputMissing, MediaMissing, FreepikError) as problem:
        await _not_ready(shop, job, problem)
        return None
    except StoreUnavailable:
        await shop.later(job, Later(reason=Waiting.STORE))
        return None
    try:
        pictures = await shop.client.upload(endpoint, wish, pictures)
    except FreepikError as error:
        await _upload_failed(shop, job, error)
        return None
    return _Parcel(endpoint=endpoint, wish=wish, pictures=pictures)


async def _upload_failed(shop: Workshop, job: Job, error: FreepikError) -> None:
    match decide(error, Phase.SUBMIT):
        case Later() as later:
            await shop.later(job, later)
        case End() as end:
            await shop.end(job, replace(end, to=JobState.FAILED), expect=_QUEUED)
        case Doubt() | Missing():  # nothing was ordered: it may simply be tried again
            await shop.later(job, Later(reason=Waiting.UNREACHABLE))


async def _post(shop: Workshop, job: Job, parcel: _Parcel) -> Job | None:
    endpoint = parcel.endpoint
    try:
        async with shop.asking():
            answer = await shop.client.submit(
                endpoint,
                parcel.wish,
                parcel.pictures,
                webhook_url=_callback_url(shop, job, endpoint),
            )
    except FreepikError as error:
        await _post_failed(shop, job, error)
        return None
    return await _accepted(shop, job, endpoint, answer)


async def _is_crowded(shop: Workshop, job: Job) -> bool:
    held = await shop.db.look(partial(jobs.open_of_person, person_id=job.person_id))
    return sum(held.get(state, 0) for state in OCCUPYING) >= shop.policy.person_concurrency


async def _not_ready(shop: Workshop, job: Job, problem: Exception) -> None:
    match problem:
        case StillWaiting():
            # Rung when that job ends; the late ring is only for a bell that got lost.
            await shop.ring_at(
                job, shop.policy.parked, waits_for=problem.job_id, detail=Waiting.PICTURE
            )
        case InputFailed():
            await shop.end(job, _unsent(FailureCode.INPUT_FAILED), expect=_QUEUED)
        case FreepikError():
            rejected = _unsent(FailureCode.REJECTED, problem.message)
            await shop.end(job, rejected, expect=_QUEUED)
        case _:
            await shop.end(job, _unsent(FailureCode.INPUT_MISSING), expect=_QUEUED)


def _unsent(failure: FailureCode, detail: str | None = None) -> End:
    return End(to=JobState.FAILED, failure=failure, charged=False, detail=detail)


async def _claim(shop: Workshop, job: Job, endpoint: Endpoint) -> Job | None:
    """Commit that the post is about to happen: from here on it is never posted by anybody else."""
    now = shop.clock()
    return await shop.move(
        job,
        expect=_QUEUED,
        to=JobState.SUBMITTING,
        looks=job.looks,
        waits_for=None,
        submitted_at=now,
        # While the post is under way nobody needs to look; after a crash the sweep does.
        next_look_at=now + shop.policy.patience(endpoint),
    )


def _callback_url(shop: Workshop, job: Job, endpoint: Endpoint) -> str | None:
    if shop.policy.public_url is None or endpoint.sync:
        return None
    return f"{shop.policy.public_url.rstrip('/')}/webhooks/freepik/{job.id}?t={job.token}"


async def _accepted(shop: Workshop, job: Job, endpoint: Endpoint, answer: Answer) -> Job | None:
    if endpoint.sync or answer.task_id is None:
        # A slow answer may find the job given up already: what it brings is paid for and ours.
        held = await current(shop, job.id)
        if held is None or not is_revivable(held):
            return None
        return await receive(shop, held, answer, expect={held.state})
    soon = shop.policy.look_pause(0)
    running = await prove(shop, job.id, answer.task_id, look_after=soon, known=job)
    if running is None:
        log.warning("job.answer_unclaimed", job=str(job.id), task=answer.task_id)
    return None


async def _post_failed(shop: Workshop, job: Job, error: FreepikError) -> None:
    decision = decide(error, Phase.SUBMIT)
    match decision:
        case Later():
            after = shop.backoff(job, decision)
            back = await shop.move(
                job,
                expect=_SUBMITTING,
                to=JobState.QUEUED,
                looks=job.looks + 1,
                detail=decision.reason,
                next_look_at=shop.clock() + after,
            )
            if back is not None:
                await shop.ring(Bell.ADVANCE, job.id, after=after, priority=job.priority)
        case Doubt() | Missing():
            await shop.ring_at(job, shop.policy.first_look, looks=0)
        case End():
            await shop.end(job, decision, expect=_SUBMITTING)

"""The engine: takes orders, moves jobs, hears callbacks; the door to a job for other packages."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from typing import TypeGuard
from uuid import UUID

import structlog

from freepik.answers import Answer, TaskStatus
from freepik.catalog import endpoint as find_endpoint
from freepik.client import FreepikClient
from jobs import looking
from jobs.budget import Budget
from jobs.decisions import End
from jobs.errors import BadOrder, NotYours, TooLate, UnknownJob
from jobs.ordering import Counter, Placed, RepeatedOrder, again
from jobs.orders import Order, Ticket
from jobs.policy import Policy
from jobs.pricing import Pricing
from jobs.proof import current, prove
from jobs.queue import Bell, Queue
from jobs.states import FailureCode
from jobs.steps import step
from jobs.workshop import Aftermath, Clock, Listener, Random, Workshop
from storage import deliveries, images, jobs, ledger, tracing
from storage.cache import RateGate
from storage.database import Database, Transaction
from storage.images import Image
from storage.jobs import Job
from storage.media import Media
from storage.tables import (
    OPEN_STATES,
    TERMINAL_STATES,
    DeliveryId,
    JobId,
    JobState,
    PersonId,
)

log = structlog.get_logger(__name__)

# Clocks of two machines may differ by so much before a ring counts as one that came too early.
_EARLY = timedelta(seconds=1)
_BEFORE_POST = frozenset({JobState.AWAITING_APPROVAL, JobState.QUEUED})
_HEARING = frozenset({JobState.SUBMITTING, JobState.RUNNING})


class Engine:
    """Takes a wish and sees to it that its picture arrives exactly once, or that its end is told.

    Every method may be repeated. Register `advance` for `Bell.ADVANCE` at the queue.
    """

    def __init__(  # noqa: PLR0913 - its collaborators, each named at the one place that builds it
        self,
        *,
        db: Database,
        queue: Queue,
        client: FreepikClient,
        media: Media,
        pricing: Pricing,
        budget: Budget,
        gate: RateGate,
        clock: Clock,
        ids: Callable[[], UUID],
        random: Random,
        policy: Policy,
    ) -> None:
        self._policy = policy
        self._shop = Workshop(
            db=db,
            queue=queue,
            client=client,
            media=media,
            gate=gate,
            clock=clock,
            ids=ids,
            random=random,
            policy=policy,
            begun=clock(),
        )
        self._counter = Counter(shop=self._shop, pricing=pricing, budget=budget)

    @property
    def is_called_back(self) -> bool:
        """Whether the provider can call us when something is done."""
        return self._policy.public_url is not None

    def watch(self, listener: Listener) -> None:
        """Have `listener` told of each change of state made in this process, after its commit."""
        self._shop.listeners.append(listener)

    async def order(self, order: Order) -> Ticket:
        """Make a job of an order: numbers, reservation, job and delivery in one transaction.

        The same (person, request key) gives the first job again. Raises OverBudget, TooManyOpen or
        BadOrder, and nothing is kept.
        """
        self._counter.check(order)
        try:
            placed = await self._shop.db.change(partial(self._place, order=order))
        except RepeatedOrder:
            placed = await self._shop.db.look(partial(_placed_before, order=order))
        if isinstance(placed, Job):
            return await self._ticket_again(placed)
        await self._shop.announce(Aftermath(job=placed.job, deliveries=placed.deliveries))
        if placed.job.state is JobState.QUEUED:
            await self._shop.ring(Bell.ADVANCE, placed.job.id, priority=placed.job.priority)
        return Ticket(
            job=placed.job,
            created=True,
            credits=placed.job.credits,
            queued_behind=placed.behind,
            nearly=placed.nearly,
        )

    async def _place(self, tx: Transaction, *, order: Order) -> Placed | Job:
        known = await jobs.by_request_key(tx, order.person_id, order.request_key)
        return known or await self._counter.place(tx, order)

    async def approve(self, job_id: JobId, *, person_id: PersonId) -> Job:
        """Let a job that waits for approval go ahead; a second press changes nothing.

        Raises UnknownJob, NotYours, or TooLate when it has ended without approval.
        """
        job = await self._own(job_id, person_id)
        if job.state is JobState.AWAITING_APPROVAL:
            queued = await self._shop.move(
                job,
                expect={JobState.AWAITING_APPROVAL},
                to=JobState.QUEUED,
                approve_by=None,
                next_look_at=self._shop.clock(),
            )
            if queued is not None:
                await self._shop.ring(Bell.ADVANCE, job.id, priority=job.priority)
                return queued
            job = await self._own(job_id, person_id)
        if job.state in TERMINAL_STATES and job.submitted_at is None:
            raise TooLate(job.state)
        return job

    async def cancel(self, job_id: JobId, *, person_id: PersonId) -> Job:
        """End a job that has not been posted yet, and give its reservation back.

        Raises UnknownJob, NotYours, or TooLate: the provider has no way to cancel.
        """
        job = await self._own(job_id, person_id)
        if job.state in _BEFORE_POST:
            end = End(to=JobState.CANCELLED, failure=FailureCode.CANCELLED, charged=False)
            cancelled = await self._shop.end(job, end, expect=_BEFORE_POST)
            if cancelled is not None:
                return cancelled
            job = await self._own(job_id, person_id)
        if job.state is JobState.CANCELLED:
            return job
        raise TooLate(job.state)

    async def retry(self, job_id: JobId, *, person_id: PersonId, request_key: str) -> Ticket:
        """Order the same wish again after it ended without a picture, into the same chat.

        Raises UnknownJob, NotYours, TooLate when it is open or done, and what `order` raises.
        """
        job = await self._own(job_id, person_id)
        if job.state in OPEN_STATES or job.state is JobState.DONE:
            raise TooLate(job.state)
        async with self._shop.db.read() as tx:
            owed = await deliveries.of_job(tx, job_id)
            account = await ledger.account_of(tx, job_id)
        if not owed:
            message = "nobody knows any more where its picture was to go"
            raise BadOrder(message)
        return await self.order(again(job, owed[0], account, request_key))

    async def hide(self, pictures: Sequence[Image]) -> None:
        """Take pictures out of everybody's sight, also where they are shown; records stay."""
        now = self._shop.clock()
        async with self._shop.db.write() as tx:
            owed: list[DeliveryId] = []
            for image in pictures:
                await images.set_hidden(tx, image.id, now)
                owed += await deliveries.show_copies_anew(tx, image.id, now=now)
            for job_id in dict.fromkeys(image.job_id for image in pictures if image.job_id):
                job = await jobs.get(tx, job_id)
                if job is not None:
                    owed += await deliveries.show_anew(tx, job_id, job.run_id, now=now)
        for delivery_id in owed:
            await self._shop.ring(Bell.DELIVER, delivery_id)

    async def heard(
        self, job_id: JobId, *, task_id: str | None = None, answer: Answer | None = None
    ) -> None:
        """Take in that the provider called about a job; `Callbacks` has checked that it did.

        It proves acceptance and brings a look forward; what the task is worth is read from the
        provider itself. Only where no such reading exists (icons) the answer's own word counts.
        """
        job = await self._find(job_id)
        if job is None or (task_id is not None and _is_known(job, task_id, answer)):
            return
        with tracing.resumed(job.trace), tracing.span("job called", {"job.id": str(job_id)}):
            log.info("job.called", job=str(job_id), status=answer and answer.status)
            await self._heard(job, task_id, answer)

    async def _heard(self, job: Job, task_id: str | None, answer: Answer | None) -> None:
        if task_id is not None and (job.state is not JobState.RUNNING or job.task_id != task_id):
            soon = timedelta() if _may_be_final(answer) else self._policy.look_pause(0)
            proven = await prove(self._shop, job.id, task_id, look_after=soon, known=job)
            if proven is not None and find_endpoint(proven.model).status_route is not None:
                return
            now = await self._find(job.id)
            if now is None:
                return
            job = now
        await self._hear(job, answer)

    async def advance(self, job_id: UUID) -> None:
        """Take the next step of a job, and the one after it while that can follow at once.

        The queue's handler: it never raises; a bug in a step only delays the job, up to a limit.
        """
        known = JobId(job_id)
        with ExitStack() as traced:
            traced.enter_context(tracing.begun(f"job:{job_id}"))
            try:
                job = await self._find(known)
                if job is not None and not self._is_early(job):
                    traced.enter_context(tracing.resumed(job.trace))
                    await self._step_on(job)
            except Exception:  # supervision: a job outlives a bug and a lost database
                log.exception("job.stumbled", job=str(job_id))
                await self._stumble(known, tracing.reference())

    async def _step_on(self, job: Job) -> None:
        following: Job | None = job
        while following is not None and following.state in OPEN_STATES:
            about = {"job.id": str(job.id), "job.model": job.model}
            with tracing.span(f"job {following.state}", about):
                following = await step(self._shop, following)

    def _is_early(self, job: Job) -> bool:
        """Whether a later ring is already on its way, so that rings do not multiply."""
        return job.next_look_at is not None and job.next_look_at > self._shop.clock() + _EARLY

    async def _stumble(self, job_id: JobId, reference: str) -> None:
        try:
            job = await self._find(job_id)
            if job is None or job.state in TERMINAL_STATES:
                return
            if job.stumbles + 1 >= self._policy.stumbles:
                posted = job.state not in _BEFORE_POST
                end = End(
                    to=JobState.FAILED,
                    failure=FailureCode.INTERNAL,
                    charged=posted,
                    detail=reference,
                )
                await self._shop.end(job, end, expect={job.state})
                return
            pause = self._policy.pause(job.stumbles, jitter=self._shop.jitter())
            await self._shop.ring_at(job, pause, stumbles=job.stumbles + 1)
        except Exception:  # the database itself is away: the sweep finds the job when it is back
            log.exception("job.stumble_unrecorded", job=str(job_id))

    async def _hear(self, job: Job, answer: Answer | None) -> None:
        if job.state not in _HEARING:
            return
        heard: Job | None = job
        if find_endpoint(job.model).status_route is None and _is_final(answer):
            heard = await looking.receive(self._shop, job, answer, expect={JobState.RUNNING})
        if heard is not None:
            await self._shop.ring_at(heard, timedelta())

    async def _ticket_again(self, job: Job) -> Ticket:
        async with self._shop.db.read() as tx:
            behind = await jobs.queue_position(tx, job) if job.state is JobState.QUEUED else 0
        return Ticket(job=job, created=False, credits=job.credits, queued_behind=behind)

    async def _find(self, job_id: JobId) -> Job | None:
        return await current(self._shop, job_id)

    async def _own(self, job_id: JobId, person_id: PersonId) -> Job:
        job = await self._find(job_id)
        if job is None:
            raise UnknownJob(job_id)
        if job.person_id != person_id:
            raise NotYours
        return job


async def _placed_before(tx: Transaction, *, order: Order) -> Job:
    known = await jobs.by_request_key(tx, order.person_id, order.request_key)
    if known is None:
        message = "the order that came before it is gone"
        raise BadOrder(message)
    return known


def _is_known(job: Job, task_id: str, answer: Answer | None) -> bool:
    """Whether the call only repeats that the task is under way."""
    running = job.state is JobState.RUNNING and job.task_id == task_id
    return running and not _may_be_final(answer)


def _may_be_final(answer: Answer | None) -> bool:
    return answer is None or _is_final(answer)


def _is_final(answer: Answer | None) -> TypeGuard[Answer]:
    return answer is not None and answer.status in {TaskStatus.COMPLETED, TaskStatus.FAILED}

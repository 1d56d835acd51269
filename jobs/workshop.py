"""What every step works with, and the only code that moves a job from one state to the next."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import structlog
from typing_extensions import Unpack

from freepik.client import FreepikClient
from freepik.errors import RateLimited
from jobs import tallying
from jobs.decisions import End, Later
from jobs.policy import Policy
from jobs.queue import Bell, Queue
from jobs.states import may_move, urgency
from storage import deliveries, jobs, ledger
from storage.cache import RateGate
from storage.database import Database, Transaction
from storage.deliveries import Delivery
from storage.jobs import Job, JobChanges
from storage.media import Media
from storage.tables import TERMINAL_STATES, DeliveryId, JobId, JobState

log = structlog.get_logger(__name__)

Clock = Callable[[], datetime]
Random = Callable[[int], bytes]
Listener = Callable[[Job], Awaitable[None]]

_NOW = timedelta()
_GATE_KEY = "freepik"
_EXAMINERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """What a change sets in motion once it is committed: whom to tell and what to ring."""

    job: Job
    deliveries: tuple[DeliveryId, ...] = ()
    wake: tuple[JobId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The collaborators of the engine and of its steps, and the compare-and-set they share."""

    db: Database
    queue: Queue
    client: FreepikClient
    media: Media
    gate: RateGate
    clock: Clock
    ids: Callable[[], UUID]
    random: Random
    policy: Policy
    begun: datetime
    listeners: list[Listener] = field(default_factory=list)
    # A decoded picture of 80 megapixels takes hundreds of megabytes: few at a time.
    examining: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_EXAMINERS))

    async def move(
        self,
        job: Job,
        *,
        expect: Collection[JobState],
        to: JobState,
        **fields: Unpack[JobChanges],
    ) -> Job | None:
        """Move the job in its own transaction and tell everybody; None for the loser of a race."""
        aftermath = await self.db.change(
            lambda tx: self.move_in(tx, job, expect=expect, to=to, last=True, **fields)
        )
        return await self.announce(aftermath) if aftermath is not None else None

    async def move_in(
        self,
        tx: Transaction,
        job: Job,
        *,
        expect: Collection[JobState],
        to: JobState,
        last: bool = False,
        **fields: Unpack[JobChanges],
    ) -> Aftermath | None:
        """Move the job within `tx`; hand what it returns to `announce` after the commit.

        `last`: nothing else is to be done within `tx`.
        """
        _refuse_illegal(expect, to)
        now = self.clock()
        changes: JobChanges = {"looks": 0, "stumbles": 0, "detail": None}
        changes.update(fields)
        if to in TERMINAL_STATES:
            changes["next_look_at"] = None
        unseen = _is_unseen(job, to)
        if last and unseen:
            tx.last()
        moved = await jobs.move(tx, job.id, expect=expect, to=to, now=now, **changes)
        if moved is None or unseen:
            return Aftermath(job=moved) if moved is not None else None
        wake: tuple[JobId, ...] = ()
        if to in TERMINAL_STATES:
            await tallying.ended(tx, moved)
            wake = await self._to_wake(tx, moved, now)
        elif job.state in TERMINAL_STATES:
            await tallying.revived(tx, job)
        revived = TERMINAL_STATES.issuperset(expect)
        owed = await _owed(tx, moved, revived=revived, now=now)
        return Aftermath(job=moved, deliveries=owed, wake=wake)

    async def end(self, job: Job, end: End, *, expect: Collection[JobState]) -> Job | None:
        """End the job without a picture and close its account; None for the loser of a race."""
        aftermath = await self.db.change(partial(self._end_in, job=job, end=end, expect=expect))
        return await self.announce(aftermath) if aftermath is not None else None

    async def _end_in(
        self, tx: Transaction, *, job: Job, end: End, expect: Collection[JobState]
    ) -> Aftermath | None:
        aftermath = await self.move_in(
            tx, job, expect=expect, to=end.to, failure=end.failure, detail=end.detail
        )
        if aftermath is not None:
            await self.close_account(tx, job, charged=end.charged)
        return aftermath

    async def close_account(self, tx: Transaction, job: Job, *, charged: bool) -> None:
        """Settle what the provider accepted, release what it certainly did not; once per job."""
        if charged:
            if await ledger.settle(tx, job_id=job.id, credits=job.counted, now=self.clock()):
                await tallying.charged(tx, job)
        else:
            await ledger.release(tx, job_id=job.id, now=self.clock())

    async def later(self, job: Job, later: Later) -> None:
        """Leave the job where it is and ring it again; `detail` tells the card why."""
        await self.ring_at(job, self.backoff(job, later), looks=job.looks + 1, detail=later.reason)

    def backoff(self, job: Job, later: Later) -> timedelta:
        """How long to stay away: our own growing pause, or longer when the provider says so."""
        own = self.policy.pause(job.looks, jitter=self.jitter())
        return own if later.after is None else max(own, timedelta(seconds=later.after))

    async def ring_at(self, job: Job, after: timedelta, **fields: Unpack[JobChanges]) -> None:
        """Note when the job is to be looked at again, and ring it then."""
        fields["next_look_at"] = self.clock() + after
        owed = await self.db.change(partial(_touched, job=job, fields=fields))
        if owed is None:
            return
        await self.ring(
            Bell.ADVANCE, job.id, after=after, priority=urgency(job.state, job.priority)
        )
        for row in owed:
            await self.ring(Bell.DELIVER, row.id)

    async def token(self, job: Job) -> bool:
        """Take a token for one request to the provider; without one the job is rung later."""
        seconds = await self.gate.take(_GATE_KEY)
        if seconds <= 0:
            return True
        # Spread over the wait that follows, or all who were refused would come back together.
        await self.ring_at(job, timedelta(seconds=seconds * (1 + self.jitter())))
        return False

    @asynccontextmanager
    async def asking(self) -> AsyncIterator[None]:
        """Around a request to the provider: what it says about rates reaches every process."""
        try:
            yield
        except RateLimited as error:
            if not error.daily:  # a day's quota belongs to one route, a window to all
                await self.gate.pause(error.retry_after)
            raise
        rate = self.client.last_rate
        if rate is not None:
            await self.gate.obey(rate.limit, rate.remaining, rate.reset)

    async def announce(self, aftermath: Aftermath) -> Job:
        """Tell the watchers and ring what the change sets in motion; never fails."""
        job = aftermath.job
        log.info(
            "job.moved",
            job=str(job.id),
            state=job.state,
            model=job.model,
            task=job.task_id,
            failure=job.failure,
            detail=job.detail,
        )
        for listener in self.listeners:
            try:
                await listener(job)
            except Exception:  # a watcher only looks on: its bug must not harm the job
                log.exception("job.watcher_failed", job=str(job.id))
        for job_id in aftermath.wake:
            await self.ring(Bell.ADVANCE, job_id, priority=job.priority)
        # Progress may be shown late; a picture that is there may not.
        heed = urgency(job.state, job.priority) if job.state in TERMINAL_STATES else 0
        for delivery_id in aftermath.deliveries:
            await self.ring(Bell.DELIVER, delivery_id, priority=heed)
        return job

    async def ring(
        self, bell: Bell, key: UUID, *, after: timedelta = _NOW, priority: int = 0
    ) -> None:
        """Ring; a bell that cannot be rung is only late, since the sweep rings what is overdue."""
        try:
            await self.queue.ring(bell, key, after=after, priority=priority)
        except Exception:  # the truth is committed: the caller must not think that it failed
            log.exception("queue.ring_failed", bell=bell, key=str(key))

    def jitter(self) -> float:
        """A number in [0, 1) from the injected randomness."""
        return int.from_bytes(self.random(2), "big") / 0x10000

    async def _to_wake(self, tx: Transaction, ended: Job, now: datetime) -> tuple[JobId, ...]:
        """The jobs that waited for this one and the next of its person, made due."""
        waking = await jobs.to_wake(tx, ended.id, ended.person_id)
        for job_id in waking:
            await jobs.touch(tx, job_id, expect=JobState.QUEUED, next_look_at=now)
        return tuple(waking)


async def _touched(tx: Transaction, *, job: Job, fields: JobChanges) -> Sequence[Delivery] | None:
    """The deliveries that have to tell the news; None when the job has moved meanwhile."""
    news = fields.get("detail", job.detail) != job.detail
    if not news:
        tx.last()
    kept = await jobs.touch(tx, job.id, expect=job.state, **fields)
    if not kept:
        return None
    return await deliveries.of_job(tx, job.id) if news else ()


def _refuse_illegal(expect: Collection[JobState], to: JobState) -> None:
    illegal = [state for state in expect if not may_move(state, to)]
    if illegal:
        message = f"no job may go from {', '.join(illegal)} to {to}"
        raise ValueError(message)


async def _owed(
    tx: Transaction, job: Job, *, revived: bool, now: datetime
) -> tuple[DeliveryId, ...]:
    """The deliveries to ring, which a revived job owes again."""
    if revived:
        return tuple(await deliveries.reopen(tx, job.id, now=now))
    return tuple(row.id for row in await deliveries.of_job(tx, job.id))


def _is_unseen(job: Job, to: JobState) -> bool:
    """Whether the move looks the same in a chat before and after."""
    return job.state is JobState.RUNNING and to is JobState.FETCHING and job.detail is None

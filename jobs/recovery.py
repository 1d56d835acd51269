"""What is owed is rung again: everything at start, and each minute whatever is overdue."""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog

from jobs.queue import Bell, Queue
from jobs.states import urgency
from jobs.workshop import Clock
from storage import deliveries, jobs
from storage.database import Database, Transaction
from storage.deliveries import Delivery
from storage.errors import StorageError
from storage.jobs import Job
from storage.tables import OPEN_STATES, DeliveryId, JobId, JobState, PersonId

log = structlog.get_logger(__name__)

_PAGE = 500
_LAST = -1_000_000
_UNBEGUN = frozenset({JobState.AWAITING_APPROVAL, JobState.QUEUED})
_WORKING = OPEN_STATES - {JobState.AWAITING_APPROVAL}

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pace:
    """So many at a time, and so many seconds between full pages."""

    page: int = _PAGE
    pause: float = 0


_AT_ONCE = _Pace()
_ASIDE = _Pace(page=20, pause=0.25)


class Recovery:
    """Rings what a crash, a lost ring or an outage left behind; once too often does no harm.

    Between full pages of jobs that have not begun it sleeps, so that thousands of them do not get
    in the way of those that are nearly there.
    """

    def __init__(self, *, db: Database, queue: Queue, clock: Clock, sleep: Sleep) -> None:
        self._db = db
        self._queue = queue
        self._clock = clock
        self._sleep = sleep

    async def recover(self) -> int:
        """Ring what is nearest to its end first; people take turns. Returns how many were rung.

        The results that are owed, the jobs that have begun, then page by page the others, and at
        last the cards of open jobs: the next step of a job renews its card anyway. When the
        database fails meanwhile, the rest is left to `sweep`.
        """
        rung = 0
        try:
            rung += await self._recover_deliveries(job_open=False, pace=_AT_ONCE)
            rung += await self._recover_jobs(OPEN_STATES - _UNBEGUN, pace=_AT_ONCE)
            rung += await self._recover_jobs(_UNBEGUN, pace=_ASIDE)
            rung += await self._recover_deliveries(job_open=True, pace=_ASIDE)
        except StorageError:
            log.exception("recovery.interrupted", rung=rung)
        else:
            log.info("recovery.finished", rung=rung)
        return rung

    async def sweep(self) -> None:
        """Ring what is overdue, and what is owed with nobody about to look; for every minute."""
        now = self._clock()
        late_jobs, late_deliveries = await self._db.look(partial(_late, now=now))
        await self._queue.ring_many(
            Bell.ADVANCE, [(job.id, urgency(job.state, job.priority)) for job in late_jobs]
        )
        await self._queue.ring_many(Bell.DELIVER, [(row.id, 0) for row in late_deliveries])
        if late_jobs or late_deliveries:
            log.info("sweep.rung", jobs=len(late_jobs), deliveries=len(late_deliveries))

    async def _recover_jobs(self, states: Collection[JobState], *, pace: _Pace) -> int:
        rung, after = 0, None
        turns: Counter[PersonId] = Counter()
        while page := await self._open_jobs(states, after, pace.page):
            await self._queue.ring_many(Bell.ADVANCE, _fair(page, turns))
            rung, after = rung + len(page), page[-1].id
            if pace.pause and len(page) == pace.page:
                await self._sleep(pace.pause)
        return rung

    async def _open_jobs(
        self, states: Collection[JobState], after: JobId | None, limit: int
    ) -> list[Job]:
        now = self._clock()

        async def take(tx: Transaction) -> list[Job]:
            page = await jobs.open_jobs(tx, states=states, after=after, limit=limit)
            # Whoever meant to look later is gone with the process: now is the time.
            await jobs.make_due(tx, [job.id for job in page if _is_ahead(job, now)], now)
            return page

        return await self._db.change(take)

    async def _recover_deliveries(self, *, job_open: bool, pace: _Pace) -> int:
        rung, after = 0, None
        heed = _LAST if job_open else 0
        while page := await self._open_deliveries(after, pace.page, job_open=job_open):
            await self._queue.ring_many(Bell.DELIVER, [(row, heed) for row in page])
            rung, after = rung + len(page), page[-1]
            if pace.pause and len(page) == pace.page:
                await self._sleep(pace.pause)
        return rung

    async def _open_deliveries(
        self, after: DeliveryId | None, limit: int, *, job_open: bool
    ) -> list[DeliveryId]:
        page = await self._db.look(
            partial(deliveries.open_deliveries, job_open=job_open, after=after, limit=limit)
        )
        return [row.id for row in page]


async def _late(tx: Transaction, *, now: datetime) -> tuple[list[Job], list[Delivery]]:
    owed = await deliveries.overdue(tx, now, _PAGE) + await deliveries.unrung(tx, _PAGE)
    return await jobs.overdue(tx, now, _PAGE), owed


def _is_ahead(job: Job, now: datetime) -> bool:
    return job.state in _WORKING and job.next_look_at is not None and job.next_look_at > now


def _fair(page: list[Job], turns: Counter[PersonId]) -> list[tuple[JobId, int]]:
    """The first job of everybody goes before the second of anybody."""
    ringing = []
    for job in page:
        ringing.append((job.id, urgency(job.state, -turns[job.person_id])))
        turns[job.person_id] += 1
    return ringing

"""Runs of workflows: begun, approved, called off, tried again; what is owed of them is rung again.

The steps themselves are ordered by whoever answers `Bell.CONDUCT`; here is only the run's row.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from jobs.errors import NotYours, TooLate, UnknownJob
from jobs.policy import Policy
from jobs.queue import Bell, Queue
from storage import deliveries, tracing, workflows
from storage.conversations import Conversation
from storage.database import Database
from storage.deliveries import Delivery
from storage.jobs import Job
from storage.tables import (
    TERMINAL_STATES,
    DeliveryId,
    JobId,
    JobState,
    PersonId,
    RunId,
    RunState,
)
from storage.workflows import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRun:
    """What a run is begun with; `credits` is the estimate, None when no price is known.

    `caller`: what the door knew of who begins it; handed back to whoever orders the steps. `asks`:
    it waits for approval whatever it costs.
    """

    name: str
    plan: dict[str, Any]
    credits: int | None
    person_id: PersonId
    conversation: Conversation
    caller: dict[str, Any]
    request_key: str
    asks: bool = False


class Runs:
    """The runs of this installation; every method may be repeated."""

    def __init__(
        self,
        *,
        db: Database,
        queue: Queue,
        clock: Callable[[], datetime],
        ids: Callable[[], UUID],
        policy: Policy,
    ) -> None:
        self._db = db
        self._queue = queue
        self._clock = clock
        self._ids = ids
        self._policy = policy

    async def begin(self, new: NewRun) -> Run:
        """Write the run and its card down and start it, or have it wait for approval.

        The same (person, request key) gives the first run again.
        """
        above, now = self._policy.approve_above, self._clock()
        dear = above is not None and (new.credits is None or new.credits > above)
        asks = new.asks or dear
        run = Run(
            id=RunId(self._ids()),
            state=RunState.AWAITING_APPROVAL if asks else RunState.RUNNING,
            name=new.name,
            plan=new.plan,
            credits=new.credits,
            person_id=new.person_id,
            conversation_id=new.conversation.id,
            caller=new.caller,
            trace=tracing.kept(),
            request_key=new.request_key,
            created_at=now,
            state_since=now,
            approve_by=now + self._policy.approve_within if asks else None,
        )
        async with self._db.write() as tx:
            if not await workflows.begin(tx, run):
                known = await workflows.by_request_key(tx, new.person_id, new.request_key)
                if known is not None:
                    return known
            await deliveries.insert(tx, self._card(run, new.conversation))
        await self.ring(run.id)
        return run

    async def get(self, run_id: RunId) -> Run | None:
        """The run, or None."""
        async with self._db.read() as tx:
            return await workflows.get(tx, run_id)

    async def approve(self, run_id: RunId, *, person_id: PersonId) -> Run:
        """Let a run that waits go ahead; a second press changes nothing.

        Raises UnknownJob, NotYours, or TooLate when it was called off.
        """
        waiting = frozenset({RunState.AWAITING_APPROVAL})
        run = await self._moved(run_id, person_id, waiting, RunState.RUNNING)
        if run.state is RunState.CANCELLED:
            raise TooLate(JobState.CANCELLED)
        return run

    async def cancel(self, run_id: RunId, *, person_id: PersonId) -> Run:
        """Order nothing more of it, and call off what can be; what is being drawn still comes.

        Raises UnknownJob, NotYours, or TooLate once it has ended.
        """
        open_ = frozenset({RunState.AWAITING_APPROVAL, RunState.RUNNING})
        run = await self._moved(run_id, person_id, open_, RunState.CANCELLED)
        if run.state is not RunState.CANCELLED:
            raise TooLate(JobState.DONE if run.state is RunState.DONE else JobState.FAILED)
        return run

    async def retry(self, run_id: RunId, *, person_id: PersonId, outcomes: dict[str, Any]) -> Run:
        """Take a failed run up again with these outcomes.

        Raises UnknownJob, NotYours, or TooLate when it did not fail.
        """
        failed = frozenset({RunState.FAILED})
        run = await self._moved(run_id, person_id, failed, RunState.RUNNING, outcomes=outcomes)
        if run.state is not RunState.RUNNING:
            raise TooLate(JobState.DONE if run.state is RunState.DONE else JobState.CANCELLED)
        return run

    async def write(self, run: Run, state: RunState, *, ended: bool) -> bool:
        """Keep the run's outcomes and state; False when somebody else wrote meanwhile."""
        now = self._clock()
        changed = replace(
            run,
            state=state,
            state_since=run.state_since if state is run.state else now,
            finished_at=(run.finished_at or now) if ended else None,
        )
        async with self._db.write() as tx:
            return await workflows.change(tx, changed, expect=run.version)

    async def show(self, run_id: RunId) -> None:
        """Have the run's card brought up to date."""
        async with self._db.read() as tx:
            owed = await deliveries.of_run(tx, run_id)
        await self._queue.ring_many(Bell.DELIVER, [(row.id, 0) for row in owed])

    async def ring(self, run_id: RunId) -> None:
        """Have the run looked at."""
        await self._queue.ring(Bell.CONDUCT, run_id)

    async def heard(self, job: Job) -> None:
        """A job changed its state: when it is part of a run and has ended, go on with that."""
        if job.run_id is not None and job.state in TERMINAL_STATES:
            await self.ring(job.run_id)

    async def recover(self) -> None:
        """Ring every open run; meant for the start and for every minute."""
        open_ = await self._db.look(workflows.open_runs)
        await self._queue.ring_many(Bell.CONDUCT, [(run_id, 0) for run_id in open_])

    async def _moved(
        self,
        run_id: RunId,
        person_id: PersonId,
        expect: frozenset[RunState],
        to: RunState,
        *,
        outcomes: dict[str, Any] | None = None,
    ) -> Run:
        """The run as it is after the move, or as it is where the move is not possible."""
        run = await self._own(run_id, person_id)
        while run.state in expect:
            wanted = run if outcomes is None else replace(run, outcomes=outcomes)
            moved = await self.write(wanted, to, ended=False)
            run = await self._own(run_id, person_id)
            if moved:
                await self.ring(run_id)
        return run

    async def _own(self, run_id: RunId, person_id: PersonId) -> Run:
        run = await self.get(run_id)
        if run is None:
            raise UnknownJob(JobId(run_id))
        if run.person_id != person_id:
            raise NotYours
        return run

    def _card(self, run: Run, conversation: Conversation) -> Delivery:
        return Delivery(
            id=DeliveryId(self._ids()),
            run_id=run.id,
            conversation_id=run.conversation_id,
            platform=conversation.platform,
            chat=conversation.chat,
            thread=conversation.thread,
            created_at=run.created_at,
            updated_at=run.created_at,
        )

"""Freepik's calls: kept first, acknowledged, then told to the engine; told again after a crash."""

import asyncio
import hmac
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

import structlog

from freepik import webhook
from jobs.engine import Engine
from jobs.workshop import Clock
from storage import inbox as events
from storage import jobs
from storage.database import Database
from storage.errors import StorageError
from storage.inbox import Inbox
from storage.tables import JobId
from storage.together import Together

log = structlog.get_logger(__name__)

_SOURCE = "freepik"
_GROUP = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """Calls that were told now, and jobs that were called before and are to be looked at again."""

    told: int
    called: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    job_id: JobId
    external_id: str
    body: bytes


class Callbacks:
    """Where verified webhooks go in. `run` works on them; until then they only gather."""

    def __init__(self, *, db: Database, inbox: Inbox, engine: Engine, clock: Clock) -> None:
        self._db = db
        self._inbox = inbox
        self._engine = engine
        self._clock = clock
        self._tokens: Together[JobId, str | None] = Together(self._tokens_of)
        self._pending: deque[_Call] = deque()
        self._arrived = asyncio.Event()
        self._stopping = False

    async def take(self, job_id: JobId, *, token: str, delivery: str, body: bytes) -> bool:
        """Keep one call durably; False when the job or its token is not ours.

        `delivery` names the call at the provider: the same one is kept once. Raises `StorageError`,
        and then nothing was kept.
        """
        if not await self._knows(job_id, token):
            return False
        call = _Call(job_id=job_id, external_id=f"{job_id}/{delivery}", body=body)
        if await self._inbox.accept(_SOURCE, call.external_id, body, self._clock()):
            self._pending.append(call)
            self._arrived.set()
        return True

    async def run(self) -> None:
        """Tell the engine of every call, those of an earlier life first, until `stop`."""
        await self._take_up()
        while not self._stopping:
            await self._arrived.wait()
            self._arrived.clear()
            await self.drain()

    def stop(self) -> None:
        """Make `run` return after the group it works on; the rest is found at the next start."""
        self._stopping = True
        self._arrived.set()

    async def drain(self) -> int:
        """Tell the engine of all calls that have gathered; how many it heard."""
        count = 0
        while self._pending:
            group = [self._pending.popleft() for _ in range(min(_GROUP, len(self._pending)))]
            async with asyncio.TaskGroup() as tellers:
                told = [(call, tellers.create_task(self._tell(call))) for call in group]
            if heard := [call for call, task in told if task.result()]:
                await self._handled(heard)
            count += len(heard)
        return count

    async def replay(self, since: datetime) -> Replayed:
        """Tell the engine of every call that was kept and never dealt with.

        What the others said is forgotten, so each job that was called since then is looked at.
        Doing it twice changes nothing: calls are a hint, and truth is read from the provider.
        """
        told = await self._take_up()
        async with self._db.read() as tx:
            named = await events.handled_since(tx, _SOURCE, since)
        called = list(dict.fromkeys(map(_job_of, named)))
        for job_id in called:
            await self._engine.heard(job_id)
        return Replayed(told=told, called=len(called))

    async def _handled(self, group: Sequence[_Call]) -> None:
        try:
            async with self._db.write() as tx:
                tx.last()
                handled = [call.external_id for call in group]
                await events.mark_handled(tx, _SOURCE, handled, self._clock())
        except StorageError:
            # They are told again at the next start, which does no harm.
            log.exception("callbacks.unmarked", calls=len(group))

    async def _knows(self, job_id: JobId, token: str) -> bool:
        """Whether this is the job's own secret; all who ask meanwhile share the next trip."""
        known = await self._tokens.add(job_id)
        return known is not None and hmac.compare_digest(known.encode(), token.encode())

    async def _tokens_of(self, group: Sequence[JobId]) -> list[str | None]:
        tokens = await self._db.look(partial(jobs.tokens_of, ids=group))
        return [tokens.get(job_id) for job_id in group]

    async def _tell(self, call: _Call) -> bool:
        try:
            answer = webhook.parse(call.body)
            task_id = answer.task_id if answer is not None else None
            await self._engine.heard(call.job_id, task_id=task_id, answer=answer)
        except Exception:  # supervision: one call must not silence the others; it stays for later
            log.exception("callback.stumbled", job=str(call.job_id))
            return False
        return True

    async def _take_up(self) -> int:
        async with self._db.read() as tx:
            kept = await events.unhandled(tx, _SOURCE, _GROUP * _GROUP)
        for event in kept:
            job_id = _job_of(event.external_id)
            call = _Call(job_id=job_id, external_id=event.external_id, body=event.body)
            self._pending.append(call)
        return await self.drain()


def _job_of(external_id: str) -> JobId:
    return JobId(UUID(external_id.partition("/")[0]))

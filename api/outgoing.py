"""Calls to other programs when a job ends: owed in the database, signed, repeated until heard.

Signatures follow Standard Webhooks (standardwebhooks.com); so does the pace of the repetitions.
"""

import json
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol
from uuid import UUID

import structlog

from api.answers import status_of
from jobs.queue import Bell, Queue
from storage import images, job_changes, jobs, tracing, webhooks
from storage.database import Database
from storage.jobs import Job
from storage.tables import TERMINAL_STATES, MessageId
from storage.webhooks import Endpoint, Message

log = structlog.get_logger(__name__)

PAUSES = (
    *(timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30)),
    *(timedelta(hours=hours) for hours in (2, 5, 10, 14, 20, 24)),
)
"""Between one try and the next; after the last try the message is given up."""

_LEASE = timedelta(minutes=1)  # longer than one try may take
_DUE_AT_ONCE = 500
_SECRET_BYTES = 24


class NotCallable(Exception):
    """An address we do not call, or that did not answer; `reason` is fit for its owner's eyes."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


MayCall = Callable[[str], Awaitable[None]]
"""Raises NotCallable for an address that must not be called."""


class Post(Protocol):
    """Sends one call; returns the status, raises NotCallable."""

    async def __call__(self, url: str, *, headers: Mapping[str, str], body: str) -> int:
        """Call `url` with `body`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Register `heard` at the engine, `call` for `Bell.CALL`, `sweep` for every minute."""

    db: Database
    queue: Queue
    clock: Callable[[], datetime]
    ids: Callable[[], UUID]
    post: Post

    async def heard(self, job: Job) -> None:
        """A job changed: when it ended, its person's endpoints are owed a message."""
        if job.state not in TERMINAL_STATES:
            return
        called = await self.db.look(partial(webhooks.live, person_id=job.person_id))
        for endpoint in called:
            await self._owe(endpoint, [job], told_until=None)

    async def sweep(self) -> None:
        """Owe what a process that died could not, and ring what is overdue."""
        async with self.db.read() as tx:
            called = await webhooks.live(tx)
        for endpoint in called:
            async for changed in job_changes.pages(
                self.db, endpoint.person_id, endpoint.told_until
            ):
                await self._owe(endpoint, changed, told_until=changed[-1].state_since)
        async with self.db.read() as tx:
            late = await webhooks.due(tx, self.clock(), _DUE_AT_ONCE)
        await self.queue.ring_many(Bell.CALL, [(message.id, 0) for message in late])

    async def call(self, message_id: UUID) -> None:
        """Send a message that is due, once; safe to repeat."""
        now = self.clock()
        async with self.db.write() as tx:
            message = await webhooks.claim(tx, MessageId(message_id), now=now, until=now + _LEASE)
            endpoint = await webhooks.get(tx, message.endpoint_id) if message else None
            job = await jobs.get(tx, message.job_id) if message else None
        if message is None or endpoint is None:
            return
        with (
            tracing.resumed(job.trace if job is not None else None),
            tracing.span("webhook call", {"webhook.type": message.type}),
        ):
            await self._call(endpoint, message, now)

    async def _call(self, endpoint: Endpoint, message: Message, now: datetime) -> None:
        outcome = await self._send(endpoint, message, now)
        match outcome:
            case int() if 200 <= outcome < 300:  # noqa: PLR2004 - what means yes
                await self._settle(message, delivered_at=now)
            case 410:
                await self._settle(message, failure="answered 410: gone")
                async with self.db.write() as tx:
                    await webhooks.end(tx, endpoint.id, now)
            case int():
                await self._later(message, f"answered {outcome}")
            case NotCallable():
                await self._later(message, outcome.reason)

    async def _later(self, message: Message, failure: str) -> None:
        if message.attempts > len(PAUSES):
            log.warning("webhook.given_up", message=str(message.id), reason=failure)
            await self._settle(message, failure=failure)
            return
        pause = PAUSES[message.attempts - 1]
        await self._settle(message, failure=failure, next_try_at=self.clock() + pause)
        await self.queue.ring(Bell.CALL, message.id, after=pause)

    async def _send(self, endpoint: Endpoint, message: Message, now: datetime) -> int | NotCallable:
        """The status that was answered, or why there was none."""
        from standardwebhooks import Webhook  # noqa: PLC0415 - only who is called needs it

        headers = {
            "content-type": "application/json",
            "user-agent": "freepik-orchestrator",
            "webhook-id": str(message.id),
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(endpoint.secret).sign(str(message.id), now, message.body),
        }
        try:
            return await self.post(endpoint.url, headers=headers, body=message.body)
        except NotCallable as error:
            return error

    async def _settle(
        self,
        message: Message,
        *,
        failure: str | None = None,
        next_try_at: datetime | None = None,
        delivered_at: datetime | None = None,
    ) -> None:
        async with self.db.write() as tx:
            await webhooks.settle(
                tx,
                message.id,
                next_try_at=next_try_at,
                delivered_at=delivered_at,
                failure=failure,
            )

    async def _owe(
        self, endpoint: Endpoint, changed: Sequence[Job], *, told_until: datetime | None
    ) -> None:
        owed = [
            await self._message(endpoint, job)
            for job in changed
            if job.state in TERMINAL_STATES and job.state_since >= endpoint.created_at
        ]
        async with self.db.write() as tx:
            new = await webhooks.owe(tx, owed)
            if told_until is not None:
                await webhooks.told(tx, endpoint.id, told_until)
        await self.queue.ring_many(Bell.CALL, [(id_, 0) for id_ in new])

    async def _message(self, endpoint: Endpoint, job: Job) -> Message:
        async with self.db.read() as tx:
            made = await images.of_job(tx, job.id)
        type_ = f"job.{job.state}"
        told = {
            "type": type_,
            "timestamp": job.state_since.isoformat(),
            "data": status_of(job, made).model_dump(mode="json"),
        }
        now = self.clock()
        return Message(
            id=MessageId(self.ids()),
            endpoint_id=endpoint.id,
            job_id=job.id,
            type=type_,
            body=json.dumps(told, ensure_ascii=False, separators=(",", ":")),
            next_try_at=now,
            created_at=now,
        )


def signing_secret(random: Callable[[int], bytes]) -> str:
    """A fresh secret in the form of Standard Webhooks."""
    return "whsec_" + b64encode(random(_SECRET_BYTES)).decode()

"""Calls to the webhooks of tasks: one per status change, signed, bent by faults.

Signed content is `<webhook-id>.<webhook-timestamp>.<body>`, HMAC-SHA256, standard base64; the
signature header lists `version,signature` for every secret.
"""

import asyncio
import base64
import binascii
import hashlib
import heapq
import hmac
import json
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx

from simulator.clock import TurnableClock
from simulator.faults import Fault, FaultKind
from simulator.fields import JsonObject
from simulator.settings import SecretForm, SimulatorSettings
from simulator.tasks import Task, TaskStatus

_TIMEOUT = httpx.Timeout(10.0)
_STALE = timedelta(days=1)

Telling = Callable[[Task, TaskStatus], Awaitable[JsonObject]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Makes the three headers of a call."""

    settings: SimulatorSettings

    def headers(self, call_id: str, body: bytes, *, now: datetime) -> dict[str, str]:
        """`webhook-id`, `webhook-timestamp` (Unix seconds) and `webhook-signature`."""
        stamp = str(int(now.timestamp()))
        content = f"{call_id}.{stamp}.".encode() + body
        signatures = (
            f"{version},{_mac(self._key(secret), content)}"
            for version, secret in zip(
                self.settings.versions(), self.settings.webhook_secrets, strict=True
            )
        )
        return {
            "webhook-id": call_id,
            "webhook-timestamp": stamp,
            "webhook-signature": " ".join(signatures),
        }

    def _key(self, secret: str) -> bytes:
        if self.settings.webhook_secret_form is SecretForm.BASE64:
            try:
                return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
            except binascii.Error as error:
                message = "a webhook secret is not base64"
                raise ValueError(message) from error
        return secret.encode()


def _mac(key: bytes, content: bytes) -> str:
    return base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Call:
    due: datetime
    number: int
    call_id: str = field(compare=False)
    task: Task = field(compare=False)
    status: TaskStatus = field(compare=False)

    def twist(self, kind: FaultKind) -> Fault | None:
        return _twist(self.task, kind, self.status)


def _twist(task: Task, kind: FaultKind, status: TaskStatus) -> Fault | None:
    for fault in task.twists:
        if fault.kind is kind and fault.params.status in {None, status}:
            return fault
    return None


def _moments(task: Task) -> Iterator[tuple[datetime, TaskStatus]]:
    """When each call of the task is due, after delay, loss and reordering."""
    changes = list(task.changes())
    if _twist(task, FaultKind.WEBHOOK_OUT_OF_ORDER, changes[-1][1]) is not None:
        # Both leave when the last one would have, the last one first.
        changes = [(changes[-1][0], status) for _, status in reversed(changes)]
    for due, status in changes:
        if _twist(task, FaultKind.WEBHOOK_LOST, status) is None:
            late = _twist(task, FaultKind.WEBHOOK_LATE, status)
            yield due + timedelta(seconds=late.params.seconds if late else 0), status


class Outbox:
    """Holds the calls until they are due and sends them, those of one task in order.

    There are no retries: none are documented.
    """

    def __init__(
        self,
        settings: SimulatorSettings,
        *,
        clock: TurnableClock,
        new_id: Callable[[], str],
        tell: Telling,
        transport: httpx.AsyncBaseTransport | None,
    ) -> None:
        self._signer = Signer(settings=settings)
        self._clock = clock
        self._new_id = new_id
        self._tell = tell
        self._transport = transport
        self._waiting: list[_Call] = []
        self._lanes: dict[str, deque[_Call]] = {}
        self._slots = asyncio.Semaphore(settings.webhooks_at_once)
        self._at_once = settings.webhooks_at_once
        self._wake = asyncio.Event()
        self._quiet = asyncio.Event()
        self._group: asyncio.TaskGroup | None = None
        self._number = 0

    def schedule(self, task: Task, *, after: datetime | None = None) -> None:
        """Plan the calls of `task`, with `after` only those that are due later."""
        if task.webhook_url is None:
            return
        for due, status in _moments(task):
            if after is not None and due <= after:
                continue
            call_id = f"msg_{self._new_id()}"
            copies = 2 if _twist(task, FaultKind.WEBHOOK_TWICE, status) else 1
            for _ in range(copies):
                self._number += 1
                call = _Call(
                    due=due, number=self._number, call_id=call_id, task=task, status=status
                )
                heapq.heappush(self._waiting, call)
        self._wake.set()

    async def run(self) -> None:
        """Send what becomes due, until cancelled."""
        try:
            async with asyncio.TaskGroup() as group:
                self._group = group
                while True:
                    self._wake.clear()
                    self._start_due(group)
                    await self._sleep()
        finally:
            self._group = None

    async def flush(self) -> None:
        """Return when everything that is due now was sent, with or without `run()`."""
        if self._group is not None:
            self._start_due(self._group)
            while self._lanes:
                await self._quiet.wait()
            return
        while self._due():
            async with asyncio.TaskGroup() as group:
                self._start_due(group)

    def clear(self) -> None:
        """Drop what was not sent."""
        self._waiting.clear()

    async def aclose(self) -> None:
        """Close the connections to the receivers."""
        if self._transport is not None:
            await self._transport.aclose()

    def _due(self) -> bool:
        return bool(self._waiting) and self._waiting[0].due <= self._clock()

    async def _sleep(self) -> None:
        if not self._waiting:
            await self._wake.wait()
            return
        delay = (self._waiting[0].due - self._clock()).total_seconds()
        try:
            async with asyncio.timeout(max(delay, 0.005)):
                await self._wake.wait()
        except TimeoutError:
            return

    def _start_due(self, group: asyncio.TaskGroup) -> None:
        while self._due():
            call = heapq.heappop(self._waiting)
            lane = self._lanes.get(call.task.task_id)
            if lane is None:
                self._lanes[call.task.task_id] = lane = deque()
                self._quiet.clear()
                group.create_task(self._drain(call.task.task_id, lane))
            lane.append(call)

    async def _drain(self, name: str, lane: deque[_Call]) -> None:
        try:
            while lane:
                async with self._slots:
                    await self._send(lane.popleft())
        finally:
            del self._lanes[name]
            if not self._lanes:
                self._quiet.set()

    async def _send(self, call: _Call) -> None:
        url = call.task.webhook_url
        if url is None:
            return
        body = await self._body(call)
        try:
            request = httpx.Request(
                "POST",
                url,
                content=body,
                headers=self._headers(call, body),
                extensions={"timeout": _TIMEOUT.as_dict()},
            )
            response = await self._way().handle_async_request(request)
            await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL):
            # A receiver that is down misses its call; the real service promises no second one.
            return

    async def _body(self, call: _Call) -> bytes:
        if call.twist(FaultKind.WEBHOOK_EMPTY_BODY):
            return b""
        told = await self._tell(call.task, call.status)
        wrapped = call.twist(FaultKind.WEBHOOK_WRAPPED)
        return json.dumps({"data": told} if wrapped else told, separators=(",", ":")).encode()

    def _headers(self, call: _Call, body: bytes) -> dict[str, str]:
        # The base clock, not the turned one: the receiver's own clock was not turned either.
        now = self._clock.base()
        bad = call.twist(FaultKind.WEBHOOK_BADLY_SIGNED)
        how = None if bad is None else bad.params.how
        headers = {"content-type": "application/json", "user-agent": "simulator-webhooks"}
        if how == "missing":
            return headers
        stale = _STALE if how == "stale" else timedelta()
        signed = self._signer.headers(call.call_id, body, now=now - stale)
        if how == "wrong":
            forged = self._signer.headers(call.call_id, body + b" ", now=now)
            signed["webhook-signature"] = forged["webhook-signature"]
        return headers | signed

    def _way(self) -> httpx.AsyncBaseTransport:
        # A transport and no client: redirects, cookies and proxies have no place here, and
        # this is the most frequent thing the simulator does.
        if self._transport is None:
            limits = httpx.Limits(
                max_connections=self._at_once, max_keepalive_connections=self._at_once
            )
            self._transport = httpx.AsyncHTTPTransport(limits=limits)
        return self._transport

"""A whole engine on a real database and the real simulator, its clock and queue turned by hand."""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Self
from uuid import UUID

import httpx
import sqlalchemy as sa
from obstore.store import MemoryStore
from typing_extensions import override

from freepik import webhook
from freepik.catalog import Capability
from freepik.client import FreepikClient
from freepik.requests import Wish
from jobs.budget import Budget
from jobs.callbacks import Callbacks
from jobs.engine import Engine
from jobs.loras import Loras
from jobs.notices import Notices
from jobs.orders import Order, Ticket
from jobs.policy import Policy
from jobs.pricing import Pricing
from jobs.queue import Bell
from jobs.recovery import Recovery
from jobs.runs import Runs
from simulator import Simulator, SimulatorSettings, create_simulator
from simulator.faults import Fault, FaultKind, FaultParams
from simulator.ledger import Debit
from storage import conversations, deliveries, images, jobs, ledger, people
from storage.cache import RateGate
from storage.database import Database, Transaction
from storage.errors import StoreFull
from storage.ids import Ids
from storage.images import Image
from storage.inbox import Inbox
from storage.jobs import Job, JobInput
from storage.ledger import Balance, Period
from storage.media import Media
from storage.tables import ConversationId, ImageId, JobId, JobState, PersonId
from storage.tables import image as image_table
from tests.standins.clock import HandClock
from tests.standins.queue import HandQueue

BASE = "http://127.0.0.1:9999"
PUBLIC = "https://bot.example"
KEY = "simulator-key"
PRICES = Pricing.load()
Wire = Callable[[httpx.Request], None]


class Crash(BaseException):
    """The process dies here: nothing of ours may catch it."""


class HeldMedia(Media):
    """The real media store in memory, which can be full, or die with the process at a file.

    `kept` are the keys of the files in it; `crash_at_delete` counts down to the fatal one.
    """

    def __init__(self) -> None:
        super().__init__(MemoryStore())
        self.full = False
        self.crash_at_put = False
        self.crash_at_delete = 0
        self.kept: set[str] = set()
        self.puts = 0

    @override
    async def put(self, key: str, data: bytes) -> None:
        if self.full:
            message = "no room"
            raise StoreFull(message)
        if self.crash_at_put:
            self.crash_at_put = False
            raise Crash
        self.puts += 1
        await super().put(key, data)
        self.kept.add(key)

    @override
    async def delete(self, key: str) -> None:
        self.crash_at_delete -= 1
        if self.crash_at_delete == 0:
            raise Crash
        await super().delete(key)
        self.kept.discard(key)


class WatchedWire(httpx.AsyncBaseTransport):
    """The way to the simulator; tests may look at or stop what goes out and what comes back."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner
        self.before: Wire | None = None
        self.after: Wire | None = None
        self.seen: list[tuple[str, str]] = []

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.seen.append((request.method, request.url.path))
        if self.before is not None:
            self.before(request)
        response = await self._inner.handle_async_request(request)
        if self.after is not None:
            self.after(request)
        return response

    def count(self, method: str, part: str) -> int:
        return sum(1 for verb, path in self.seen if verb == method and part in path)


@dataclass
class Hook(httpx.AsyncBaseTransport):
    """Where webhooks arrive: what the HTTP side does, without its signature check."""

    callbacks: Callbacks | None = None
    heard: list[str] = field(default_factory=list)

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert self.callbacks is not None
        answer = webhook.parse(request.content)
        self.heard.append(answer.status if answer is not None else "")
        known = await self.callbacks.take(
            JobId(UUID(request.url.path.rpartition("/")[2])),
            token=request.url.params["t"],
            delivery=request.headers["webhook-id"],
            body=request.content,
        )
        await self.callbacks.drain()
        return httpx.Response(200 if known else 404)


async def _no_sleep(_: float) -> None:
    return None


@dataclass
class World:
    """One chat, some people, one provider; `boot` is a restart of the process."""

    clock: HandClock
    db: Database
    simulator: Simulator
    wire: WatchedWire
    hook: Hook
    media: HeldMedia
    policy: Policy
    budget: Budget
    random: random.Random
    ids: Ids
    ana: PersonId
    bo: PersonId
    chat: ConversationId
    queue: HandQueue = field(init=False)
    engine: Engine = field(init=False)
    recovery: Recovery = field(init=False)
    runs: Runs = field(init=False)
    notices: Notices = field(init=False)
    loras: Loras = field(init=False)
    delivered: list[UUID] = field(default_factory=list)
    keys: int = 0

    @classmethod
    async def open(
        cls,
        db: Database,
        *,
        policy: Policy | None = None,
        budget: Budget | None = None,
        settings: SimulatorSettings | None = None,
        clock: HandClock | None = None,
    ) -> Self:
        clock = clock or HandClock()
        hook = Hook()
        simulator = create_simulator(
            settings or SimulatorSettings(tiny_pictures=True, public_url=BASE),
            clock=clock,
            webhook_transport=hook,
        )
        dice = random.Random(7)
        ids = Ids(clock, dice.randbytes)
        ana, bo, chat = await db.change(partial(_people, ids=ids, clock=clock))
        world = cls(
            clock=clock,
            db=db,
            simulator=simulator,
            wire=WatchedWire(simulator.transport()),
            hook=hook,
            media=HeldMedia(),
            policy=policy or Policy(),
            budget=budget or Budget(),
            random=dice,
            ids=ids,
            ana=ana,
            bo=bo,
            chat=chat,
        )
        await world.boot()
        return world

    async def boot(self) -> None:
        """Start the process (again): only the tables and the media store are still there."""
        self.queue = HandQueue(self.clock)
        client = FreepikClient(
            http=httpx.AsyncClient(transport=self.wire),
            base_url=BASE,
            key=KEY,
            key_header="x-magnific-api-key",
            jitter=self.random.random,
            sleep=_no_sleep,
        )
        self.loras = Loras(client=client, clock=self.clock)
        self.engine = Engine(
            db=self.db,
            queue=self.queue,
            client=client,
            media=self.media,
            pricing=PRICES,
            budget=self.budget,
            gate=RateGate(per_minute=100_000, monotonic=self.clock.monotonic),
            clock=self.clock,
            ids=self.ids,
            random=self.random.randbytes,
            policy=self.policy,
        )
        self.hook.callbacks = Callbacks(
            db=self.db, inbox=Inbox(self.db), engine=self.engine, clock=self.clock
        )
        self.recovery = Recovery(db=self.db, queue=self.queue, clock=self.clock, sleep=_no_sleep)
        self.runs = Runs(
            db=self.db, queue=self.queue, clock=self.clock, ids=self.ids, policy=self.policy
        )
        self.engine.watch(self.runs.heard)
        self.notices = Notices(db=self.db, queue=self.queue, clock=self.clock, ids=self.ids)
        self.queue.on(Bell.ADVANCE, self.engine.advance)
        self.queue.on(Bell.DELIVER, self._deliver)
        self.queue.every_minute(self.recovery.sweep)
        self.queue.every_minute(self.runs.recover)
        await self.recovery.recover()
        await self.runs.recover()

    async def _deliver(self, delivery_id: UUID) -> None:
        self.delivered.append(delivery_id)

    async def callback(self, job_id: JobId, *, token: str, task_id: str | None = None) -> bool:
        """A call about a task, past the signature check; False when it was turned away."""
        assert self.hook.callbacks is not None
        self.keys += 1
        told: dict[str, object] = {"status": "COMPLETED", "generated": []}
        known = await self.hook.callbacks.take(
            job_id,
            token=token,
            delivery=f"call-{self.keys}",
            body=json.dumps(told | ({"task_id": task_id} if task_id else {})).encode(),
        )
        await self.hook.callbacks.drain()
        return known

    async def turn(self, seconds: float) -> None:
        """Let time pass, webhooks leaving as they become due."""
        if self.policy.public_url is None:
            await self.queue.turn(seconds)
            return
        steps = [1.0] * int(seconds) + ([seconds % 1] if seconds % 1 else [])
        for step in steps:
            await self.queue.turn(step)
            await self.simulator.flush()
            await self.queue.drain()

    def fault(self, kind: FaultKind, *, times: int | None = 1, **params: Any) -> None:
        wanted = FaultParams.model_validate({"seconds": 0.0, **params})
        self.simulator.parts.faults.add(Fault(kind=kind, times=times, params=wanted))

    def wish(self, prompt: str = "a red fox in the snow", **changes: Any) -> Order:
        """An order of Ana's for one picture; every call has a request key of its own."""
        self.keys += 1
        order = Order(
            person_id=self.ana,
            conversation_id=self.chat,
            platform="console",
            chat="here",
            tool="generate",
            capability=Capability.GENERATE,
            model="seedream-v4",
            wish=Wish(capability=Capability.GENERATE, prompt=prompt),
            prompt=prompt,
            request_key=f"wish-{self.keys}",
        )
        return replace(order, **changes)

    def edit(self, inputs: Sequence[JobInput], **changes: Any) -> Order:
        words = "make it blue"
        return self.wish(
            words,
            tool="edit",
            capability=Capability.EDIT,
            model="seedream-v4-edit",
            wish=Wish(capability=Capability.EDIT, prompt=words),
            inputs=inputs,
            **changes,
        )

    async def order(self, prompt: str = "a red fox in the snow", **changes: Any) -> Ticket:
        return await self.engine.order(self.wish(prompt, **changes))

    async def job(self, ticket: Ticket) -> Job:
        async with self.db.read() as tx:
            job = await jobs.get(tx, ticket.job.id)
        assert job is not None
        return job

    async def state(self, ticket: Ticket) -> JobState:
        return (await self.job(ticket)).state

    async def images(self, ticket: Ticket) -> list[Image]:
        async with self.db.read() as tx:
            return await images.of_job(tx, ticket.job.id)

    async def money(self, person: PersonId | None = None) -> Balance:
        scope = ledger.scope_of_person(person or self.ana)
        async with self.db.read() as tx:
            return await ledger.balance(tx, scope, Period.TOTAL, self.clock())

    async def delivery_of(self, ticket: Ticket) -> UUID:
        async with self.db.read() as tx:
            (owed,) = await deliveries.of_job(tx, ticket.job.id)
        return owed.id

    async def current(self) -> ImageId | None:
        async with self.db.read() as tx:
            chat = await conversations.get(tx, self.chat)
        assert chat is not None
        return chat.current_image_id

    @property
    def debits(self) -> list[Debit]:
        """What the provider charged, in its own books."""
        return self.simulator.parts.ledger._debits

    async def picture(self) -> ImageId:
        """A finished picture, as an input for another job."""
        ticket = await self.order()
        await self.turn(10)
        (image,) = await self.images(ticket)
        return image.id


async def _people(
    tx: Transaction, *, ids: Ids, clock: HandClock
) -> tuple[PersonId, PersonId, ConversationId]:
    both = [
        await people.identify(
            tx,
            platform="console",
            external_id=name,
            name=name,
            language=None,
            new_id=ids(),
            now=clock(),
        )
        for name in ("Ana", "Bo")
    ]
    chat = await conversations.open(
        tx, platform="console", chat="here", thread=None, new_id=ids(), now=clock()
    )
    return both[0].id, both[1].id, chat.id


def sqlite_url(path: Path) -> str:
    return f"sqlite:///{path}"


async def named_files(world: World) -> set[str]:
    """The keys of the files that some picture has."""
    async with world.db.read() as tx:
        rows = await tx.rows(sa.select(image_table.c.media_key, image_table.c.thumb_key), {})
    return {str(key) for row in rows for key in row}

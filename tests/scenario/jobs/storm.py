"""A whole product in which everything goes wrong at random; one seed decides it all."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, Self
from uuid import UUID

import httpx

from api.app import OperatorRoutes, create_api
from api.metrics import Metrics
from api.webhooks import FreepikWebhooks
from app.simulated import simulated_prices
from bots.delivery import Deliverer
from freepik.client import FreepikClient
from jobs.budget import Budget
from jobs.callbacks import Callbacks
from jobs.engine import Engine
from jobs.errors import JobError
from jobs.policy import Policy
from jobs.queue import Bell
from jobs.recovery import Recovery
from simulator import Simulator, SimulatorSettings, create_simulator
from simulator.ledger import Debit
from storage import conversations, jobs, people
from storage.cache import RateGate
from storage.database import Database
from storage.ids import Ids
from storage.inbox import Inbox
from storage.tables import OPEN_STATES, ConversationId, JobId, JobState, PersonId
from tests.scenario.jobs.storm_weather import (
    Crash,
    Door,
    StormyChat,
    StormyMedia,
    Weather,
    Wire,
    faults,
)
from tests.scenario.jobs.storm_wishes import order
from tests.standins.clock import HandClock
from tests.standins.queue import HandQueue

_BASE: Final = "http://127.0.0.1:9999"
_PUBLIC: Final = "https://bot.example"
_SECRET: Final = "storm-secret"
# A spent daily quota comes back at midnight: an hour to wait for, not a day.
_EVENING: Final = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
_PEOPLE: Final = 20
_WAVE: Final = 25
_LONGEST: Final = timedelta(days=2)
_PRICES: Final = simulated_prices()


async def _no_sleep(_: float) -> None:
    return None


@dataclass(kw_only=True)
class Storm:
    """People, a chat for each, one provider; `boot` is a restart of the process."""

    weather: Weather
    clock: HandClock
    db: Database
    ids: Ids
    simulator: Simulator
    wire: Wire
    door: Door
    media: StormyMedia
    chat: StormyChat
    people: list[tuple[PersonId, ConversationId]]
    queue: HandQueue = field(init=False)
    engine: Engine = field(init=False)
    ordered: dict[PersonId, list[JobId]] = field(default_factory=dict)
    debits: dict[JobId, list[Debit]] = field(default_factory=dict)
    doubted: set[JobId] = field(default_factory=set)
    wishes: int = 0
    boots: int = 0

    @classmethod
    async def open(cls, db: Database, seed: int) -> Self:
        weather, clock = Weather(seed), HandClock(_EVENING)
        ids = Ids(clock, random.Random(seed + 1).randbytes)
        numbers = random.Random(seed + 2)
        door = Door(weather)
        simulator = create_simulator(
            SimulatorSettings(
                tiny_pictures=True,
                public_url=_BASE,
                webhook_secrets=(_SECRET,),
                webhooks_at_once=1,
            ),
            clock=clock,
            new_id=lambda: str(UUID(int=numbers.getrandbits(128), version=4)),
            webhook_transport=door,
        )
        for fault in faults(seed):
            simulator.parts.faults.add(fault)
        storm = cls(
            weather=weather,
            clock=clock,
            db=db,
            ids=ids,
            simulator=simulator,
            wire=Wire(simulator.transport(), weather),
            door=door,
            media=StormyMedia(weather),
            chat=StormyChat(weather),
            people=await _people(db, ids, clock),
        )
        await storm.boot()
        return storm

    async def boot(self) -> None:
        """Start the process (again): only tables, pictures and the chat are still there."""
        self.boots += 1
        self.queue = HandQueue(self.clock)
        self.engine = self._engine()
        callbacks = Callbacks(
            db=self.db, inbox=Inbox(self.db), engine=self.engine, clock=self.clock
        )
        metrics = Metrics()
        self.door.callbacks, self.door.dead = callbacks, False
        operator = OperatorRoutes(
            webhooks=FreepikWebhooks(
                callbacks=callbacks, secrets=[_SECRET], clock=self.clock, metrics=metrics
            ),
            checks={},
            metrics=metrics,
            database=self.db,
            clock=self.clock,
        )
        self.door.api = create_api(operator, ids=self.ids)
        deliverer = Deliverer(
            db=self.db,
            media=self.media,
            queue=self.queue,
            adapters={"console": self.chat},
            clock=self.clock,
            ids=self.ids,
        )
        recovery = Recovery(db=self.db, queue=self.queue, clock=self.clock, sleep=_no_sleep)
        self.queue.on(Bell.ADVANCE, self._advance)
        self.queue.on(Bell.DELIVER, deliverer.deliver)
        self.queue.every_minute(recovery.sweep)
        await recovery.recover()
        callbacks.stop()  # so that it only takes up what an earlier life left
        await callbacks.run()

    async def rage(self, wanted: int) -> None:
        """Orders come in waves, then the rest is worked off, and at last all is quiet."""
        while self.wishes < wanted:
            for _ in range(min(_WAVE, wanted - self.wishes)):
                await self._wish()
            await self._meddle()
            self.media.full = self.weather.strikes(0.1)
            if self.weather.strikes(0.1):
                await self.boot()
            await self.turn(self.weather.dice.randrange(2, 30))
        self.media.full = False
        start = self.clock()
        while OPEN_STATES & (await self.states()).keys():
            assert self.clock() - start < _LONGEST, "some jobs never end"
            self.weather.fine = self.clock() - start > timedelta(hours=2)
            await self.turn(600)
        self.weather.fine = True
        await self.turn(1800)

    async def states(self) -> dict[JobState, int]:
        async with self.db.read() as tx:
            counted = await jobs.count_by_state(tx)
        return {state: number for state, number in counted.items() if number}

    async def turn(self, seconds: int) -> None:
        """Let time pass; webhooks leave as they become due, and a crash is followed by a start."""
        for _ in range(seconds):
            await self._survive(lambda: self.queue.turn(1))
            await self._survive(self.simulator.flush)
            await self._survive(self.queue.drain)

    async def _survive(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            await work()
        except Crash:
            self.door.dead = True
        if self.door.dead:
            await self.boot()

    async def _wish(self) -> None:
        person, chat = self.weather.dice.choice(self.people)
        mine = self.ordered.setdefault(person, [])
        self.wishes += 1
        wish = order(self.weather.dice, self.wishes, person=person, chat=chat, earlier=mine)
        ticket = await self.engine.order(wish)
        mine.append(ticket.job.id)
        if self.weather.strikes(0.05):
            again = await self.engine.order(wish)
            assert (again.job.id, again.created) == (ticket.job.id, False)

    async def _meddle(self) -> None:
        """Somebody changes their mind, somebody tries again."""
        person = self.weather.dice.choice(list(self.ordered))
        mine = self.ordered[person]
        chosen, key = self.weather.dice.choice(mine), f"again-{len(mine)}"
        try:
            await self.engine.cancel(self.weather.dice.choice(mine), person_id=person)
            ticket = await self.engine.retry(chosen, person_id=person, request_key=key)
        except JobError:
            return
        mine.append(ticket.job.id)

    async def _advance(self, key: UUID) -> None:
        """Whatever the provider debits, or leaves in doubt, during this step is of this job."""
        charged, doubts = len(self.charged), self.wire.doubts
        try:
            await self.engine.advance(key)
        finally:
            self.debits.setdefault(JobId(key), []).extend(self.charged[charged:])
            if self.wire.doubts > doubts:
                self.doubted.add(JobId(key))

    @property
    def charged(self) -> list[Debit]:
        """The provider's own books."""
        return self.simulator.parts.ledger._debits

    def _engine(self) -> Engine:
        dice = self.weather.dice
        return Engine(
            db=self.db,
            queue=self.queue,
            client=FreepikClient(
                http=httpx.AsyncClient(transport=self.wire),
                base_url=_BASE,
                key="simulator-key",
                key_header="x-magnific-api-key",
                jitter=dice.random,
                sleep=_no_sleep,
            ),
            media=self.media,
            pricing=_PRICES,
            budget=Budget(),
            gate=RateGate(
                per_minute=100_000, monotonic=self.clock.monotonic, wall=self.clock.monotonic
            ),
            clock=self.clock,
            ids=self.ids,
            random=dice.randbytes,
            policy=Policy(public_url=_PUBLIC, person_concurrency=4, person_open=1000),
        )


async def _people(
    db: Database, ids: Ids, clock: HandClock
) -> list[tuple[PersonId, ConversationId]]:
    found = []
    async with db.write() as tx:
        for number in range(_PEOPLE):
            name = f"person-{number}"
            person = await people.identify(
                tx,
                platform="console",
                external_id=name,
                name=name,
                language=None,
                new_id=ids(),
                now=clock(),
            )
            chat = await conversations.open(
                tx, platform="console", chat=name, thread=None, new_id=ids(), now=clock()
            )
            found.append((person.id, chat.id))
    return found

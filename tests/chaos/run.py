"""One run: the town is built, everything happens, all is let finish, the books are closed."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.chaos.books import Books, Wish, orders
from tests.chaos.fleet import Fleet
from tests.chaos.plan import Deed, Plan, Step
from tests.chaos.wire import Wire
from tests.e2e.conftest import PUBLIC, Freepik, FrontDoor
from tests.e2e.nursery import Nursery
from tests.standins.telegram import Person, TelegramStandIn

_BREATH = 0.15  # seconds between two deeds
_SPELL = 0.5  # seconds that somebody is frozen or cut off
_LETTERS = "bcdfghjklmnpqrstvwz"


@dataclass(slots=True, kw_only=True)
class Town:
    """Everybody who takes part in a run, and what was wished for."""

    plan: Plan
    nursery: Nursery
    freepik: Freepik
    telegram: TelegramStandIn
    wires: dict[str, Wire]
    fleet: Fleet
    database: str | Path
    people: list[Person] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    deeds: Counter[str] = field(default_factory=Counter)

    async def rage(self) -> None:
        """Everything that the plan says."""
        async with asyncio.TaskGroup() as group:
            await self._rage(group)

    async def _rage(self, group: asyncio.TaskGroup) -> None:
        self.people = [self.telegram.person(f"P{n}") for n in range(self.plan.chats)]
        await self.fleet.begin()
        await self.telegram.until(lambda one: one.updates.polls > 0, within=30)
        words = _words(self.plan)
        for step in self.plan.steps():
            self.deeds[f"{step.deed} {step.how}".strip()] += 1
            await self._do(step, words, group)
            await self.fleet.tend()
            await asyncio.sleep(_BREATH)

    async def _do(self, step: Step, words: Iterator[str], group: asyncio.TaskGroup) -> None:
        match step.deed:
            case Deed.WISH:
                person, word = self.people[step.who], next(words)
                await person.says(f"a fox called {word}")
                self.wishes.append(Wish(word=word, chat=person.private))
            case Deed.KILL:
                await self.fleet.kill(step.who)
            case Deed.FREEZE:
                self.fleet.freeze(step.who)
                group.create_task(self._later(self.fleet.thaw))
            case Deed.CUT:
                wire = self.wires[step.how]
                wire.cut = True
                wire.sever()
                group.create_task(self._later(wire.mend))
            case Deed.PROVIDER:
                await self.freepik.fault(kind=step.how, times=1, params=dict(step.details))
            case Deed.PLATFORM:
                faults = self.telegram.faults
                if step.how == "limit":
                    faults.limit(1, where="^(send|edit)")
                else:
                    getattr(faults, step.how)(2, where="^(send|edit)")

    async def _later(self, mend: Callable[[], None]) -> None:
        await asyncio.sleep(_SPELL)
        mend()

    async def calm(self, patience: float) -> Books:
        """Let everything finish; what the books say then, however far it came in this time."""
        self.fleet.thaw()
        for wire in self.wires.values():
            wire.cut = False
        await self.freepik.clear_faults()
        self.telegram.faults.recover()
        deadline = asyncio.get_running_loop().time() + patience
        while True:
            await self.fleet.tend()
            books = await self._books()
            if books.closed or asyncio.get_running_loop().time() > deadline:
                return books
            await asyncio.sleep(0.2)

    async def _books(self) -> Books:
        return Books(
            wishes=self.wishes,
            orders=await orders(self.database),
            debits=await self.freepik.debits(),
            chats=[one.private for one in self.people],
        )


def settings(
    *,
    folder: Path,
    wires: dict[str, Wire],
    door: FrontDoor,
    freepik: Freepik,
    telegram: TelegramStandIn,
) -> dict[str, str]:
    """What every process of the fleet is told; it is impatient, so that a run ends soon."""
    shared = {}
    if wires:
        database, redis = wires["database"], wires["redis"]
        shared = {
            "DATABASE_URL": f"postgresql://postgres@127.0.0.1:{database.port}/{database.name}",
            "REDIS_URL": f"redis://127.0.0.1:{redis.port}/{redis.name}",
        }
    return {
        **shared,
        "DATA_DIR": str(folder),
        "DATABASE_CONNECTIONS": "6",
        "PUBLIC_URL": PUBLIC,
        "PORT": door.base.rpartition(":")[2],
        "FREEPIK_API_KEY": "simulator-key",
        "FREEPIK_BASE_URL": freepik.base_url,
        "FREEPIK_WEBHOOK_SECRET": "simulator-webhook-secret",
        "FREEPIK_REQUESTS_PER_MINUTE": "6000",
        "FREEPIK_POST_SECONDS": "3",
        "FREEPIK_CALLBACK_SECONDS": "4",
        "TELEGRAM_TOKEN": telegram.token,
        "TELEGRAM_API_BASE": telegram.address,
        "LOG_FORMAT": "json",
    }


def _words(plan: Plan) -> Iterator[str]:
    """Names that nobody else has and no rule reads anything into."""
    dice = random.Random(f"words {plan.seed}")
    seen: set[str] = set()
    while True:
        word = "zy" + "".join(dice.choices(_LETTERS, k=8))
        if word not in seen:
            seen.add(word)
            yield word

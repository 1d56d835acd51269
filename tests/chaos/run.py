"""One run: everything happens, all is let finish, the books are closed."""

import asyncio
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from tests.chaos.books import Books, open_things, orders, wrong_balances
from tests.chaos.fleet import Fleet
from tests.chaos.forger import Forger
from tests.chaos.model import Talker
from tests.chaos.people import Crowd
from tests.chaos.plan import Deed, Form, Plan, Step
from tests.chaos.trouble import Trouble
from tests.e2e.conftest import Freepik

_BREATH = 0.05  # seconds between two troubles
_LOOK = 0.5


@dataclass(slots=True, kw_only=True)
class Town:
    """Everybody who takes part in a run, and what can go wrong."""

    plan: Plan
    crowd: Crowd
    freepik: Freepik
    fleet: Fleet
    model: Talker
    forger: Forger
    troubles: Mapping[Deed, Trouble]
    database: str | Path
    deeds: Counter[str] = field(default_factory=Counter)

    async def rage(self, seconds: float = math.inf) -> None:
        """What the plan says, as fast as people get their pictures, for so long at the most."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        async with asyncio.TaskGroup() as group:
            group.create_task(self.crowd.talk())
            for step in takewhile(lambda _: loop.time() < end, self.plan.steps()):
                self.deeds[step.name] += 1
                if step.deed is Deed.WISH:
                    await self.crowd.asking.put(Form(step.how))
                else:
                    await self._strike(step, group)
                await self.fleet.tend()
            await self.crowd.asking.put(None)

    async def _strike(self, step: Step, group: asyncio.TaskGroup) -> None:
        trouble = self.troubles[step.deed]
        lasts = await trouble.strike(step)
        if lasts:
            group.create_task(_later(trouble, lasts))
        await asyncio.sleep(_BREATH)

    async def calm(self, patience: float) -> Books:
        """Let everything finish; what the books say then, however far it came in this time."""
        for trouble in self.troubles.values():
            await trouble.mend()
        await self.freepik.clear_faults()
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience
        while loop.time() < deadline:
            await self.fleet.tend()
            if not await open_things(self.database):
                books = await self._books()
                if books.closed:
                    return books
            await asyncio.sleep(_LOOK)
        return await self._books()

    async def _books(self) -> Books:
        return Books(
            wishes=self.crowd.wishes,
            orders=await orders(self.database),
            debits=await self.freepik.debits(),
            chats=self.crowd.chats,
            wrong=[
                *await wrong_balances(self.database),
                *self.forger.taken,
                *self.model.problems,
            ],
        )


async def _later(trouble: Trouble, seconds: float) -> None:
    await asyncio.sleep(seconds)
    await trouble.mend()

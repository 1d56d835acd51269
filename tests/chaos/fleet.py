"""The service as many processes over one PostgreSQL, any of which may die or freeze at any time."""

import asyncio
import os
import signal
from dataclasses import dataclass, field

from typing_extensions import override

from tests.chaos.plan import Deed, Step
from tests.chaos.trouble import Trouble
from tests.e2e.nursery import Life, Nursery

_FROZEN = 0.5  # seconds
_LOOK, _LOOKS = 0.2, 50


@dataclass(slots=True)
class Fleet(Trouble):
    """One process for each of `parts`; whoever ends is begun again, as a supervisor would."""

    nursery: Nursery
    settings: dict[str, str]
    parts: tuple[str, ...]
    lives: list[Life] = field(default_factory=list)
    frozen: set[int] = field(default_factory=set)
    kills: int = 0
    ended: list[str] = field(default_factory=list)

    async def begin(self) -> None:
        for place in range(len(self.parts)):
            self.lives.append(await self._born(place))

    @override
    async def strike(self, step: Step) -> float:
        """SIGKILL, and a new life in its place; or SIGSTOP, until `mend`."""
        if step.deed is Deed.KILL:
            await self._at_work(step.who)
            self.kills += _sent(self.lives[step.who].pid, signal.SIGKILL)
            await self._again(step.who)
            return 0
        if _sent(self.lives[step.who].pid, signal.SIGSTOP):
            self.frozen.add(step.who)
        return _FROZEN

    @override
    async def mend(self) -> None:
        for place in self.frozen:
            _sent(self.lives[place].pid, signal.SIGCONT)
        self.frozen.clear()

    async def tend(self) -> None:
        """Begin again who has ended by itself."""
        for place, life in enumerate(self.lives):
            if not _sent(life.pid, 0):
                self.ended.append(self.parts[place])
                await self._again(place)

    async def end(self) -> list[str]:
        """Ask all to stop; who did not do it in peace is a violation."""
        await self.mend()
        found = []
        for place, life in enumerate(self.lives):
            # Whoever was begun a moment ago does not listen yet.
            await self._at_work(place)
            _sent(life.pid, signal.SIGTERM)
            if code := await self.nursery.code(life.pid):
                found.append(f"{self.parts[place]} ended with {code} when it was asked to stop")
        return found

    async def _at_work(self, place: int) -> None:
        """Return when it has begun to work, or takes too long: the dead alone test nothing."""
        life = self.lives[place]
        for _ in range(_LOOKS):
            if await asyncio.to_thread(life.has_started):
                return
            await asyncio.sleep(_LOOK)

    async def _again(self, place: int) -> None:
        await self.nursery.code(self.lives[place].pid)
        self.frozen.discard(place)
        self.lives[place] = await self._born(place)

    async def _born(self, place: int) -> Life:
        own = {**self.settings, "CHAOS_PLACE": str(place)}
        return await self.nursery.begin(self.parts[place], **own)


def _sent(pid: int, number: int) -> bool:
    """Whether the process was still there to get this signal."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True

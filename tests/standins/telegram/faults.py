"""Bad days on demand: calls that fail, crawl, vanish, wait or are refused."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.standins.telegram.refusals import Refusal


@dataclass(slots=True, kw_only=True, eq=False)
class Fault:
    """What happens to the calls that match, once `spares` of them went well, `times` times."""

    where: str
    times: int
    spares: int = 0
    status: int | None = None
    refusal: Refusal | None = None
    retry_after: int | None = None
    seconds: float = 0
    cuts: bool = False
    swallows: bool = False
    gate: asyncio.Event | None = None
    hit: int = 0


@dataclass(slots=True, kw_only=True, eq=False)
class Faults:
    """The faults of one stand-in. `where` is an expression over "method chat_id"."""

    waiting: list[Fault] = field(default_factory=list)

    def recover(self) -> None:
        """Forget every fault that is still waiting."""
        self.waiting.clear()

    def fail(self, times: int = 1, *, status: int = 502, where: str = "", spares: int = 0) -> Fault:
        """The next calls fail with this status and nothing is done for them."""
        return self._add(Fault(where=where, times=times, spares=spares, status=status))

    def refuse(
        self, refusal: Refusal, times: int = 1, *, where: str = "", spares: int = 0
    ) -> Fault:
        """The next calls are refused in these words."""
        return self._add(Fault(where=where, times=times, spares=spares, refusal=refusal))

    def limit(self, retry_after: int, times: int = 1, *, where: str = "", spares: int = 0) -> Fault:
        """The next calls earn a flood wait, for their chat alone when they name one."""
        return self._add(Fault(where=where, times=times, spares=spares, retry_after=retry_after))

    def slow(self, seconds: float, times: int = 1, *, where: str = "") -> Fault:
        """The next calls are served, but only after so many real seconds."""
        return self._add(Fault(where=where, times=times, seconds=seconds))

    def cut(self, times: int = 1, *, where: str = "", spares: int = 0) -> Fault:
        """The connection of the next calls breaks before anything is done for them."""
        return self._add(Fault(where=where, times=times, spares=spares, cuts=True))

    def swallow(self, times: int = 1, *, where: str = "", spares: int = 0) -> Fault:
        """The next calls are served, but the connection breaks before the answer."""
        return self._add(Fault(where=where, times=times, spares=spares, swallows=True))

    @contextmanager
    def held(self, *, where: str = "") -> Iterator[Fault]:
        """Inside, matching calls wait before they are served; at the end all go on."""
        gate = asyncio.Event()
        fault = self._add(Fault(where=where, times=1_000_000, gate=gate))
        try:
            yield fault
        finally:
            if fault in self.waiting:
                self.waiting.remove(fault)
            gate.set()

    def next_for(self, method: str, chat: str) -> Fault | None:
        """The fault that befalls this call, counted as used."""
        for fault in self.waiting:
            if not re.search(fault.where, f"{method} {chat}".strip()):
                continue
            if fault.spares:
                fault.spares -= 1
                continue
            fault.hit += 1
            if fault.hit >= fault.times:
                self.waiting.remove(fault)
            return fault
        return None

    def _add(self, fault: Fault) -> Fault:
        self.waiting.append(fault)
        return fault

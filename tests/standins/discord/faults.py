"""Bad days on demand: requests that fail, crawl, vanish, wait or are refused."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.standins.discord.refusals import Verdict


@dataclass(slots=True, kw_only=True, eq=False)
class Fault:
    """What happens to the next requests that match; the first that applies is used up first."""

    where: str
    times: int
    status: int | None = None
    verdict: Verdict | None = None
    seconds: float = 0
    swallows: bool = False
    retry_after: float | None = None
    is_global: bool = False
    gate: asyncio.Event | None = None
    hit: int = 0


@dataclass(slots=True, kw_only=True, eq=False)
class Faults:
    """The faults of one stand-in. `where` is an expression over "METHOD /path"."""

    waiting: list[Fault] = field(default_factory=list)
    outage_status: int | None = None

    def outage(self, *, status: int = 503) -> None:
        """Every request fails with this status until `recover`."""
        self.outage_status = status

    def recover(self) -> None:
        """End the outage and forget every fault that is still waiting."""
        self.outage_status = None
        self.waiting.clear()

    def fail(self, times: int = 1, *, status: int = 502, where: str = "") -> Fault:
        """The next requests fail with this status and nothing is done for them."""
        return self._add(Fault(where=where, times=times, status=status))

    def refuse(self, verdict: Verdict, times: int = 1, *, where: str = "") -> Fault:
        """The next requests are refused with this verdict."""
        return self._add(Fault(where=where, times=times, verdict=verdict))

    def limit(
        self, retry_after: float, times: int = 1, *, is_global: bool = False, where: str = ""
    ) -> Fault:
        """The next requests are told that they came too fast, by a shared limit."""
        return self._add(
            Fault(where=where, times=times, retry_after=retry_after, is_global=is_global)
        )

    def slow(self, seconds: float, times: int = 1, *, where: str = "") -> Fault:
        """The next requests are served, but only after so many real seconds."""
        return self._add(Fault(where=where, times=times, seconds=seconds))

    def swallow(self, times: int = 1, *, where: str = "") -> Fault:
        """The next requests are served, but the connection breaks before the answer."""
        return self._add(Fault(where=where, times=times, swallows=True))

    @contextmanager
    def held(self, *, where: str = "") -> Iterator[Fault]:
        """Inside, matching requests wait before they are served; at the end all go on."""
        fault = self._add(Fault(where=where, times=1_000_000, gate=asyncio.Event()))
        try:
            yield fault
        finally:
            if fault in self.waiting:
                self.waiting.remove(fault)
            if fault.gate:
                fault.gate.set()

    def next_for(self, method: str, path: str) -> Fault | None:
        """The fault that befalls this request, counted as used."""
        for fault in self.waiting:
            if re.search(fault.where, f"{method} {path}"):
                fault.hit += 1
                if fault.hit >= fault.times:
                    self.waiting.remove(fault)
                return fault
        return None

    def _add(self, fault: Fault) -> Fault:
        self.waiting.append(fault)
        return fault

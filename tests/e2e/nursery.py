"""Where lives of the service are begun and ended; see `service_lives`."""

import asyncio
import json
import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 60  # seconds


@dataclass(slots=True)
class Run:
    """One life of a process: its exit code and what it printed."""

    code: int
    out: str
    err: str


@dataclass(slots=True)
class Nursery:
    """Begins lives of `python -m app …` that take no time to load; they print into `folder`."""

    process: subprocess.Popen[str]
    folder: Path
    begun: int = 0
    alive: set[int] = field(default_factory=set)
    ended: dict[int, int] = field(default_factory=dict)

    async def begin(self, *arguments: str, typed: str | None = None, **environment: str) -> "Life":
        """Begin one life, with these words after `python -m app`, and these typed into it."""
        self.begun += 1
        out, err = (self.folder / f"life-{self.begun}.{kind}" for kind in ("out", "err"))
        order = {
            "arguments": arguments,
            "environment": environment,
            "typed": typed,
            "out": str(out),
            "err": str(err),
        }
        await asyncio.to_thread(self._tell, json.dumps(order))
        while True:
            pid, *code = await self._line()
            if not code:
                self.alive.add(pid)
                self.ended.pop(pid, None)  # numbers come round: one that has died had this one
                return Life(nursery=self, pid=pid, out=out, err=err)
            self._end(pid, code[0])

    async def run(self, *arguments: str, typed: str = "", **environment: str) -> Run:
        """One life from beginning to end."""
        life = await self.begin(*arguments, typed=typed, **environment)
        return await life.ended()

    async def code(self, pid: int) -> int:
        """The exit code of a life, once it has ended."""
        while pid not in self.ended:
            self._end(*await self._line())
        return self.ended[pid]

    async def logged(self) -> str:
        """What all lives have logged."""

        def read() -> str:
            return "".join(file.read_text() for file in sorted(self.folder.glob("life-*.err")))

        return await asyncio.to_thread(read)

    async def drawing(self, pictures: int) -> None:
        """Return once so many orders are noted as taken: a death in doubt is for other tests.

        The lives must log as JSON.
        """
        async with asyncio.timeout(PATIENCE):
            while (await self.logged()).count('"state": "running"') < pictures:
                await asyncio.sleep(0.02)

    async def close(self) -> None:
        """Leave nobody alive."""
        for pid in [*self.alive]:
            with suppress(ProcessLookupError):  # it has ended by itself, untold yet
                os.kill(pid, signal.SIGKILL)
            await self.code(pid)

    def _end(self, pid: int, code: int) -> None:
        self.alive.discard(pid)
        self.ended[pid] = code

    def _tell(self, order: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(order + "\n")
        self.process.stdin.flush()

    async def _line(self) -> list[int]:
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            return [
                int(one) for one in (await asyncio.to_thread(self.process.stdout.readline)).split()
            ]


@dataclass(frozen=True, slots=True)
class Life:
    """One process of the service."""

    nursery: Nursery
    pid: int
    out: Path
    err: Path

    def has_started(self) -> bool:
        """Whether it is at work; a moment ago it had not even a log."""
        return self.err.exists() and b"service.started" in self.err.read_bytes()

    async def started(self) -> None:
        """Return once it is at work."""
        async with asyncio.timeout(PATIENCE):
            while not await asyncio.to_thread(self.has_started):
                await asyncio.sleep(0.05)

    async def ended(self) -> Run:
        """What it was, once it has ended by itself."""
        code = await self.nursery.code(self.pid)
        out, err = await asyncio.gather(
            *(asyncio.to_thread(file.read_text) for file in (self.out, self.err))
        )
        return Run(code, out, err)

    async def die(self) -> None:
        """SIGKILL: nothing can be tidied up."""
        os.kill(self.pid, signal.SIGKILL)
        assert await self.nursery.code(self.pid) == -signal.SIGKILL

    async def end(self) -> None:
        """Ask it to stop, which it does without complaint."""
        os.kill(self.pid, signal.SIGTERM)
        assert await self.nursery.code(self.pid) == 0, await self.nursery.logged()

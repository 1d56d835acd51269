"""Where lives of the service are begun and ended; see `service_lives`."""

import asyncio
import json
import os
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 30  # seconds


@dataclass(slots=True)
class Nursery:
    """Begins lives of `python -m app …` that take no time to load; what they log is in `folder`."""

    process: subprocess.Popen[str]
    folder: Path
    alive: set[int] = field(default_factory=set)
    ended: dict[int, int] = field(default_factory=dict)

    async def begin(self, *arguments: str, **environment: str) -> "Life":
        """Begin one life, with these words after `python -m app`."""
        log = self.folder / "lives.err"
        order = {"arguments": arguments, "environment": environment, "err": str(log)}
        await asyncio.to_thread(self._tell, json.dumps(order))
        while True:
            pid, *code = await self._line()
            if not code:
                self.alive.add(pid)
                return Life(nursery=self, pid=pid)
            self._end(pid, code[0])

    async def code(self, pid: int) -> int:
        """The exit code of a life, once it has ended."""
        while pid not in self.ended:
            self._end(*await self._line())
        return self.ended[pid]

    async def logged(self) -> str:
        """What all lives have written."""
        return await asyncio.to_thread((self.folder / "lives.err").read_text)

    async def close(self) -> None:
        """Leave nobody alive."""
        for pid in [*self.alive]:
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

    async def die(self) -> None:
        """SIGKILL: nothing can be tidied up."""
        os.kill(self.pid, signal.SIGKILL)
        assert await self.nursery.code(self.pid) == -signal.SIGKILL

    async def end(self) -> None:
        """Ask it to stop, which it does without complaint."""
        os.kill(self.pid, signal.SIGTERM)
        assert await self.nursery.code(self.pid) == 0, await self.nursery.logged()

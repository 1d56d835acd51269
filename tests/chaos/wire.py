"""A wire to a server on this machine that can be cut, or fall silent: a partition in small.

`python -m tests.chaos.wire HOST PORT` lays one in a process of its own, so that nothing else delays
what goes through it: it prints its own port, and does the deeds that it reads, one a line.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

from typing_extensions import override

from tests.e2e.conftest import ROOT


class Deed(StrEnum):
    """What can be done to a wire."""

    SEVER = "sever"
    SILENCE = "silence"
    MEND = "mend"


class Wire:
    """The handle of a wire that is laid elsewhere; `port` is where it begins."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self.port = port
        self._process = process

    def do(self, deed: Deed) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{deed}\n".encode())


@asynccontextmanager
async def wire_to(host: str, port: int) -> AsyncIterator[Wire]:
    """Inside, there is a wire to this server."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.chaos.wire", host, str(port)),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        yield Wire(process, int(await process.stdout.readline()))
    finally:
        process.kill()
        await process.wait()


@dataclass(slots=True)
class _Laid:
    """Hands on what comes to `port`. While it is cut nobody is let in; while it is silent
    everything waits.
    """

    host: str
    to: int
    port: int = 0
    _cut: bool = False
    _ends: "set[_End]" = field(default_factory=set)
    _speaks: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def laid(self) -> AsyncIterator["_Laid"]:
        """Inside, the wire is there."""
        self._speaks.set()
        loop = asyncio.get_running_loop()
        async with asyncio.TaskGroup() as group:

            def came(near: _End) -> None:
                group.create_task(self._join(near))

            server = await loop.create_server(lambda: _End(came), "127.0.0.1", 0)
            self.port = server.sockets[0].getsockname()[1]
            try:
                yield self
            finally:
                server.close()
                self._speaks.set()
                self.sever()

    def sever(self) -> None:
        """Break every connection at once, and let nobody in."""
        self._cut = True
        for end in [*self._ends]:
            end.transport.abort()

    def silence(self) -> None:
        """Let nothing through, without a word."""
        self._speaks.clear()
        for end in self._ends:
            end.transport.pause_reading()

    def mend(self) -> None:
        """Let everything through, also what waited."""
        self._cut = False
        self._speaks.set()
        for end in self._ends:
            end.transport.resume_reading()

    async def _join(self, near: "_End") -> None:
        near.transport.pause_reading()
        await self._speaks.wait()
        try:
            _, far = await asyncio.get_running_loop().create_connection(_End, self.host, self.to)
        except OSError:
            near.transport.abort()  # whoever should answer is being restarted
            return
        if self._cut:
            near.transport.abort()
            far.transport.abort()
            return
        near.other, far.other = far, near
        for end in (near, far):
            end.ends = self._ends
            self._ends.add(end)
        if self._speaks.is_set():
            near.transport.resume_reading()


class _End(asyncio.Protocol):
    """Writes to the other end what comes in at this one, no faster than that takes it."""

    transport: asyncio.Transport

    def __init__(self, came: "Callable[[_End], None] | None" = None) -> None:
        self.other: _End | None = None
        self.ends: set[_End] = set()
        self._came = came

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        if self._came is not None:
            self._came(self)

    @override
    def data_received(self, data: bytes) -> None:
        if self.other is not None:
            self.other.transport.write(data)

    @override
    def pause_writing(self) -> None:
        if self.other is not None:
            self.other.transport.pause_reading()

    @override
    def resume_writing(self) -> None:
        if self.other is not None:
            self.other.transport.resume_reading()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self.ends.discard(self)
        if self.other is not None:
            self.other.transport.close()


async def _obey(host: str, port: int) -> None:
    async with _Laid(host, port).laid() as wire:
        sys.stdout.write(f"{wire.port}\n")
        sys.stdout.flush()
        deeds = {Deed.SEVER: wire.sever, Deed.SILENCE: wire.silence, Deed.MEND: wire.mend}
        while line := await asyncio.to_thread(sys.stdin.readline):
            deeds[Deed(line.strip())]()


if __name__ == "__main__":
    asyncio.run(_obey(sys.argv[1], int(sys.argv[2])))

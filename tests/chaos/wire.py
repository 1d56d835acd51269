"""A wire to a server on this machine that can be cut: a partition of the network, in small."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Wire:
    """Hands on what comes to `port`; while it is cut nothing gets through and nobody is let in.

    `name`: the database behind it.
    """

    host: str
    to: int
    name: str
    port: int = 0
    cut: bool = False
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    @asynccontextmanager
    async def laid(self) -> AsyncIterator["Wire"]:
        """Inside, the wire is there."""
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            self.sever()

    def mend(self) -> None:
        self.cut = False

    def sever(self) -> None:
        """Break every connection at once."""
        for writer in [*self._open]:
            writer.transport.abort()
        self._open.clear()

    async def _connected(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        if self.cut:
            back.transport.abort()
            return
        far, away = await asyncio.open_connection(self.host, self.to)
        self._open |= {back, away}
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(_carry(near, away))
                group.create_task(_carry(far, back))
        finally:
            self._open -= {back, away}


async def _carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    try:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
    except OSError:
        pass
    finally:
        sink.close()

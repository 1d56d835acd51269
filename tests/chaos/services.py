"""A PostgreSQL and a Redis of the run's own, which may crash and restart."""

import asyncio
import os
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from typing_extensions import override

from tests.chaos.plan import Step
from tests.chaos.trouble import Trouble
from tests.ports import port_for_later

_AWAY = 1.0  # seconds
_POSTGRES = (
    "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300 "
    # The machine itself does not crash, so what is written need not reach the disk.
    "-c fsync=off"
)


class Missing(Exception):
    """A program that the run needs is not installed."""


def url_of_postgres(port: int) -> str:
    """The database of a cluster of ours that answers at this port."""
    return f"postgresql://postgres@127.0.0.1:{port}/postgres"


@dataclass(slots=True)
class Postgres(Trouble):
    """A cluster in a folder."""

    folder: Path
    port: int
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def url(self) -> str:
        return url_of_postgres(self.port)

    @override
    async def strike(self, step: Step) -> float:
        async with self._one:
            if self._runs():
                await self.end("immediate" if step.how == "crash" else "fast")
        return _AWAY

    @override
    async def mend(self) -> None:
        async with self._one:
            if not self._runs():
                await self.begin()

    def _runs(self) -> bool:
        return (self.folder / "postmaster.pid").exists()

    async def begin(self) -> None:
        options = f"{_POSTGRES} -p {self.port}"
        log = str(self.folder / "log")
        await _postgres("pg_ctl", "start", "-w", "-D", str(self.folder), "-l", log, "-o", options)

    async def end(self, how: str) -> None:
        await _postgres("pg_ctl", "stop", "-w", "-D", str(self.folder), "-m", how)


@asynccontextmanager
async def own_postgres() -> AsyncIterator[Postgres]:
    """A cluster of our own. Raises `Missing`."""
    with tempfile.TemporaryDirectory(prefix="chaos-postgres") as name:
        if os.geteuid() == 0:
            shutil.chown(name, "postgres")  # it refuses to run as root
        folder = Path(name) / "cluster"
        await _postgres(
            *("initdb", "-D", str(folder), "-U", "postgres", "--auth", "trust", "--no-sync")
        )
        cluster = Postgres(folder, port_for_later())
        await cluster.begin()
        try:
            yield cluster
        finally:
            await cluster.mend()
            await cluster.end("immediate")


class Redis(Trouble):
    """A Redis that keeps nothing on disk: when it dies, all it knew is lost."""

    def __init__(self, program: str) -> None:
        self.port = port_for_later()
        self._program = program
        self._process: asyncio.subprocess.Process | None = None

    @override
    async def strike(self, step: Step) -> float:
        await self.end()
        return _AWAY

    @override
    async def mend(self) -> None:
        if self._process is None:
            await self.begin()

    async def begin(self) -> None:
        words = ("--port", str(self.port), "--bind", "127.0.0.1", "--save", "")
        self._process = await asyncio.create_subprocess_exec(
            self._program, *words, stdout=asyncio.subprocess.DEVNULL
        )

    async def end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.send_signal(signal.SIGKILL)
            await process.wait()


@asynccontextmanager
async def own_redis() -> AsyncIterator[Redis]:
    """A server of our own. Raises `Missing`."""
    redis = Redis(_found("redis-server", ""))
    await redis.begin()
    try:
        yield redis
    finally:
        await redis.end()


def missing() -> str | None:
    """What the programs of a run with many processes lack, or None."""
    try:
        _found("redis-server", "")
        _postgres_program("pg_ctl")
    except Missing as error:
        return str(error)
    return None


async def _postgres(program: str, *words: str) -> None:
    process = await asyncio.create_subprocess_exec(
        _postgres_program(program),
        *words,
        user="postgres" if os.geteuid() == 0 else None,
        cwd="/",
        stdout=asyncio.subprocess.DEVNULL,
    )
    if await process.wait():
        message = f"{program} failed"
        raise RuntimeError(message)


def _postgres_program(name: str) -> str:
    # Debian keeps them out of everybody's way, by version.
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return _found(name, os.pathsep.join(map(str, reversed(folders))))


def _found(name: str, more: str) -> str:
    path = shutil.which(name) or shutil.which(name, path=more)
    if path is None:
        message = f"{name} is not installed"
        raise Missing(message)
    return path

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from typing_extensions import override

from app.process import utc_now
from app.servers import Server, address, listen
from simulator import SimulatorSettings, create_simulator
from tests.e2e.chats import Chat, ChatLives
from tests.e2e.nursery import Nursery, Run
from tests.ports import port_for_later
from tests.postgres import fresh_postgres
from tests.standins.collector import Collector, collecting
from tests.standins.discord import DiscordStandIn
from tests.standins.llm.server import Llm, serving
from tests.standins.telegram import TelegramStandIn

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "PYDANTIC_AI_NO_BANNER": "1"}
KEYS = ("simulator-key", "canary-of-freepik")
PUBLIC = "https://studio.example"
ROOT = Path(__file__).parents[2]


class FrontDoor(httpx.AsyncBaseTransport):
    """What speaks TLS for the service, and hands on to its port."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self._inside = httpx.AsyncHTTPTransport()

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.url = httpx.URL(self.base + request.url.raw_path.decode())
        return await self._inside.handle_async_request(request)


@pytest.fixture
def door() -> FrontDoor:
    return a_door()


def a_door() -> FrontDoor:
    """A door before a port that nobody has yet."""
    return FrontDoor(port_for_later())


@dataclass(slots=True)
class Freepik:
    """A simulator on loopback that outlives the processes under test."""

    base_url: str
    http: httpx.AsyncClient

    async def fault(self, **fault: object) -> None:
        (await self.http.post("/__control/faults", json=fault)).raise_for_status()

    async def clear_faults(self) -> None:
        (await self.http.delete("/__control/faults")).raise_for_status()

    async def debits(self) -> list[dict[str, object]]:
        report = (await self.http.get("/__control/ledger")).json()
        entries: list[dict[str, object]] = report["entries"]
        return entries

    async def debited(self, count: int) -> None:
        while len(await self.debits()) < count:
            await asyncio.sleep(0.02)


@pytest.fixture
async def freepik(door: FrontDoor) -> AsyncIterator[Freepik]:
    async with simulated(door) as freepik:
        yield freepik


@asynccontextmanager
async def simulated(door: FrontDoor) -> AsyncIterator[Freepik]:
    """A Freepik that calls back through the door, when it is told to."""
    settings = SimulatorSettings(
        created_seconds=0.0, in_progress_seconds=0.3, tiny_pictures=True, keys=KEYS
    )
    listener = listen("127.0.0.1", 0)
    simulator = create_simulator(settings, clock=utc_now, webhook_transport=door)
    server = Server(simulator, listener)
    async with asyncio.TaskGroup() as group:
        group.create_task(server.run_until_stopped())
        # No connection is used twice: a busy machine notices too late that one was closed.
        once = httpx.Limits(max_keepalive_connections=0)
        async with httpx.AsyncClient(base_url=address(listener), timeout=60, limits=once) as http:
            yield Freepik(base_url=address(listener), http=http)
        server.stop()


@dataclass(slots=True)
class Processes:
    """Starts our processes and makes sure that none is left."""

    started: list[asyncio.subprocess.Process] = field(default_factory=list)

    async def start(self, *arguments: str, **environment: str) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=ROOT,
            env={**ENVIRONMENT, **environment},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self.started.append(process)
        return process

    async def run(self, *arguments: str, typed: str = "", **environment: str) -> Run:
        process = await self.start(*arguments, **environment)
        out, err = await process.communicate(typed.encode())
        assert process.returncode is not None
        return Run(process.returncode, out.decode(), err.decode())


@pytest.fixture
async def processes() -> AsyncIterator[Processes]:
    ours = Processes()
    yield ours
    for process in ours.started:
        if process.returncode is None:
            process.kill()
            await process.communicate()


@pytest.fixture(scope="session")
def lives() -> Iterator[subprocess.Popen[str]]:
    with loaded() as process:
        yield process


@contextmanager
def loaded(lives: str = "tests.e2e.service_lives") -> Iterator[subprocess.Popen[str]]:
    """A process with everything loaded, whose forks are the processes under test."""
    with subprocess.Popen(  # noqa: S603 - the names of our own modules
        [sys.executable, "-m", lives],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


@pytest.fixture
async def nursery(
    lives: subprocess.Popen[str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Nursery]:
    nursery = Nursery(lives, tmp_path_factory.mktemp("lives"))
    yield nursery
    await nursery.close()


@pytest.fixture(scope="session")
def chat_lives() -> Iterator[subprocess.Popen[str]]:
    with loaded("tests.e2e.chat_process") as process:
        yield process


@pytest.fixture
def chat(chat_lives: subprocess.Popen[str], tmp_path: Path, freepik: Freepik) -> Chat:
    return Chat(ChatLives(chat_lives), tmp_path, freepik)


@pytest.fixture
async def telegram(door: FrontDoor) -> AsyncIterator[TelegramStandIn]:
    async with TelegramStandIn() as stand_in:
        stand_in.updates.proxies[PUBLIC] = door.base
        yield stand_in


@pytest.fixture
def llm() -> Iterator[Llm]:
    with serving() as server, server.play():
        yield server


@pytest.fixture
async def collector() -> AsyncIterator[Collector]:
    async with collecting() as collector:
        yield collector


@pytest.fixture
async def discord() -> AsyncIterator[DiscordStandIn]:
    async with DiscordStandIn() as stand_in:
        yield stand_in


@pytest.fixture
def postgres() -> Iterator[str]:
    with fresh_postgres() as url:
        yield url


@pytest.fixture
def everywhere(
    tmp_path: Path,
    postgres: str,
    freepik: Freepik,
    door: FrontDoor,
    telegram: TelegramStandIn,
    discord: DiscordStandIn,
) -> dict[str, str]:
    """The settings of a service over PostgreSQL that talks on both platforms."""
    return {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": postgres,
        "DATABASE_CONNECTIONS": "6",
        "PUBLIC_URL": PUBLIC,
        "PORT": door.base.rpartition(":")[2],
        "FREEPIK_API_KEY": "simulator-key",
        "FREEPIK_BASE_URL": freepik.base_url,
        "FREEPIK_WEBHOOK_SECRET": "simulator-webhook-secret",
        "TELEGRAM_TOKEN": telegram.token,
        "TELEGRAM_API_BASE": telegram.address,
        "DISCORD_TOKEN": discord.token,
        "DISCORD_API_BASE": discord.api_base,
        "DISCORD_GATEWAY_URL": discord.gateway_url,
        "LOG_FORMAT": "json",
    }

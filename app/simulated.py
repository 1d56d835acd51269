"""The built-in Freepik look-alike: on its own, or beside a chat that has no key."""

import asyncio
import contextlib
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import typer
from pydantic import SecretStr

from app.process import on_signals, saying_why, utc_now
from app.servers import PortInUse, Server, address, listen
from config.settings import Settings
from freepik.catalog import CATALOG
from jobs.pricing import Price, Pricing
from simulator import Simulator, SimulatorSettings, create_simulator
from simulator.routes import ROUTES

DRAWING_SECONDS = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedFreepik:
    """Where a running simulator listens, and what it shares with us."""

    base_url: str
    key: str
    webhook_secret: str
    simulator: Simulator

    def settings(self, real: Settings, *, public_url: str | None) -> Settings:
        """The same settings, but with pictures painted by this simulator."""
        freepik = real.freepik.model_copy(
            update={
                "api_key": SecretStr(self.key),
                "base_url": self.base_url,
                "webhook_secret": (SecretStr(self.webhook_secret),),
                # Nobody's quota is at stake.
                "requests_per_minute": 6000,
            }
        )
        server = real.server.model_copy(update={"public_url": public_url})
        return real.model_copy(update={"freepik": freepik, "server": server})


@asynccontextmanager
async def simulated_freepik(
    state_dir: Path | None, *, drawing_seconds: float = DRAWING_SECONDS, tiny: bool = False
) -> AsyncIterator[SimulatedFreepik]:
    """A simulator on a free loopback port, until the block is left."""
    key, secret = secrets.token_hex(16), secrets.token_hex(16)
    listener = await asyncio.to_thread(_listener, state_dir)
    simulator = create_simulator(
        SimulatorSettings(
            keys=(key,),
            webhook_secrets=(secret,),
            created_seconds=drawing_seconds / 5,
            in_progress_seconds=drawing_seconds * 4 / 5,
            state_dir=state_dir,
            tiny_pictures=tiny,
        ),
        clock=utc_now,
    )
    server = Server(simulator, listener)
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(server.run_until_stopped())
        try:
            yield SimulatedFreepik(
                base_url=address(listener), key=key, webhook_secret=secret, simulator=simulator
            )
        finally:
            server.stop()
            await serving


def _listener(state_dir: Path | None) -> socket.socket:
    """On the port of the last time, if it is free: the links of pictures drawn then lead there."""
    if state_dir is None:
        return listen("127.0.0.1", 0)
    kept = state_dir / "port"
    with contextlib.suppress(OSError, ValueError, PortInUse):
        return listen("127.0.0.1", int(kept.read_text()))
    listener = listen("127.0.0.1", 0)
    state_dir.mkdir(parents=True, exist_ok=True)
    kept.write_text(str(listener.getsockname()[1]))
    return listener


def simulated_prices() -> Pricing:
    """What the simulator debits; apart from three measured prices these figures are invented."""
    models = {
        endpoint.name: Price(credits=ROUTES[endpoint.route].credits)
        for endpoint in CATALOG.values()
        if endpoint.route in ROUTES
    }
    return Pricing(assumed=Pricing.load().assumed, models=models)


def simulator_settings(state_dir: Path | None, *, seconds: float, tiny: bool) -> SimulatorSettings:
    """What the command line can choose about a simulator."""
    return SimulatorSettings(
        created_seconds=seconds / 5,
        in_progress_seconds=seconds * 4 / 5,
        state_dir=state_dir,
        tiny_pictures=tiny,
    )


def run_simulator(host: str, port: int, settings: SimulatorSettings) -> None:
    """Serve a simulator until interrupted."""
    with saying_why():
        listener = listen(host, port)
    typer.echo(
        f"A Freepik look-alike listens on {address(listener)}\n"
        f"  FREEPIK_BASE_URL={address(listener)}\n"
        f"  FREEPIK_API_KEY={settings.keys[0]}\n"
        f"  FREEPIK_WEBHOOK_SECRET={settings.webhook_secrets[0]}\n"
        "Its pictures are painted here, and its prices are invented. Stop it with Ctrl-C."
    )
    server = Server(create_simulator(settings, clock=utc_now), listener)
    asyncio.run(_until_stopped(server))


async def _until_stopped(server: Server) -> None:
    with on_signals(server.stop):
        await server.run_until_stopped()

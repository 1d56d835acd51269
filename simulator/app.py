"""The simulator as an ASGI application, with what tests and the control routes turn."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from uuid import uuid4

import httpx
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from simulator.clock import Clock
from simulator.control import control_routes
from simulator.errors import NotRunning
from simulator.parts import Outside, Parts
from simulator.settings import SimulatorSettings
from simulator.transport import InProcessTransport
from simulator.web import application


def _random_id() -> str:
    return str(uuid4())


def create_simulator(
    settings: SimulatorSettings,
    *,
    clock: Clock,
    new_id: Callable[[], str] = _random_id,
    webhook_transport: httpx.AsyncBaseTransport | None = None,
    fetch_transport: httpx.AsyncBaseTransport | None = None,
) -> "Simulator":
    """A look-alike of the API, to be served by uvicorn or called through `transport()`.

    `clock` returns UTC; `new_id` makes task ids; the transports carry webhooks out and input
    pictures in, by default over the network.
    """
    outside = Outside(
        clock=clock,
        new_id=new_id,
        webhook_transport=webhook_transport,
        fetch_transport=fetch_transport,
    )
    return Simulator(Parts(settings, outside))


class Simulator:
    """The ASGI application; its `parts` are public so that tests can look and turn.

    Webhooks leave by themselves while `running()` is entered (the ASGI lifespan does so), else
    only on `flush()`. With a `state_dir` nothing is answered before `running()` has read it.
    """

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._ready = parts.settings.state_dir is None
        self._app = application(parts, control_routes(self), self._lifespan)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "lifespan" and not self._ready:
            message = "a simulator with a state_dir must be running()"
            raise NotRunning(message)
        await self._app(scope, receive, send)

    def transport(self) -> httpx.AsyncBaseTransport:
        """For an `httpx.AsyncClient` in this process, with a wire's timeouts and cut answers."""
        return InProcessTransport(self)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Simulator"]:
        """Read the state and send webhooks as they become due, until the block is left."""
        await self._restore()
        try:
            async with asyncio.TaskGroup() as tasks:
                sender = tasks.create_task(self.parts.outbox.run())
                try:
                    yield self
                finally:
                    sender.cancel()
        except BaseExceptionGroup as group:
            # What the block itself raised should arrive as it left.
            if len(group.exceptions) == 1:
                raise group.exceptions[0] from None
            raise
        finally:
            await self.parts.outbox.aclose()

    async def advance(self, seconds: float) -> None:
        """Push the time forward and send what became due."""
        self.parts.clock.advance(seconds)
        await self.flush()

    async def flush(self) -> None:
        """Return when every webhook that is due was sent."""
        await self.parts.outbox.flush()

    async def release(self) -> int:
        """Let go everything that a `hold` holds; returns how many requests and tasks."""
        waiting = self.parts.faults.waiting
        self.parts.faults.release()
        freed = self.parts.stores.release(self.parts.clock())
        for task in freed:
            await self.parts.journal.record(task=task)
            self.parts.outbox.schedule(task, after=task.running_at)
        return waiting + len(freed)

    async def reset(self) -> None:
        """Forget tasks, debits, faults, uploads and what was received; keep the time."""
        parts = self.parts
        parts.faults.clear()
        parts.stores.clear()
        parts.ledger.clear()
        parts.outbox.clear()
        parts.uploads.clear()
        parts.rates.clear()
        parts.door.seen.clear()
        await parts.journal.clear()

    async def _restore(self) -> None:
        if self._ready:
            return
        tasks, debits = await self.parts.journal.load()
        self.parts.stores.restore(tasks)
        self.parts.ledger.restore(debits)
        now = self.parts.clock()
        for task in self.parts.stores.everything():
            # What was due while nobody was there to send it is lost, as with any outage.
            self.parts.outbox.schedule(task, after=now)
        self._ready = True

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        async with self.running():
            yield

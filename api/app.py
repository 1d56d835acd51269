"""The HTTP application: webhooks, health and metrics at once, the rest when it is first asked."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Literal, Protocol
from uuid import UUID

from fastapi import FastAPI, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, Field
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from api.health import Check, look
from api.metrics import Metrics
from api.rest.edge import NO_TELEMETRY, Edge
from api.rest.problems import away, install
from api.telegram import TelegramUpdates
from api.webhooks import FreepikWebhooks
from storage.database import Database


class PartReport(BaseModel):
    """One part's report."""

    ok: bool
    detail: str


class HealthReport(BaseModel):
    """The process and each of its parts."""

    status: Literal["ok", "unwell"]
    parts: Annotated[dict[str, PartReport], Field(default_factory=dict)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorRoutes:
    """What the operator and the provider call, without a key.

    `outside` are the parts that others run: they are reported, but a failing one does not make this
    process unready, since the provider's calls must still be taken in.
    """

    webhooks: FreepikWebhooks
    checks: Mapping[str, Check]
    metrics: Metrics
    database: Database
    clock: Callable[[], datetime]
    outside: Mapping[str, Check] = field(default_factory=dict)
    telegram: TelegramUpdates | None = None

    def add_to(self, api: FastAPI) -> None:
        """Answer them in `api`."""
        # A plain route: the webhook reads raw bytes and needs none of FastAPI's parsing.
        api.router.add_route("/webhooks/freepik/{job_id}", self.webhooks.receive, methods=["POST"])
        if self.telegram is not None:
            api.router.add_route("/webhooks/telegram", self.telegram.receive, methods=["POST"])
        add_health(api, checks=self.checks, outside=self.outside)

        @api.get("/metrics", include_in_schema=False)
        async def scrape() -> Response:
            """Prometheus text exposition."""
            body = await self.metrics.scrape(self.database, self.clock())
            return Response(body, media_type=CONTENT_TYPE_LATEST)


def add_health(api: FastAPI, *, checks: Mapping[str, Check], outside: Mapping[str, Check]) -> None:
    """Answer whether the process lives, and whether it can work."""
    unwell: dict[int | str, dict[str, Any]] = {503: {"model": HealthReport}}

    @api.get("/health/live", tags=["operation"])
    async def live() -> HealthReport:
        """The process answers."""
        return HealthReport(status="ok", parts={})

    @api.get("/health/ready", tags=["operation"], responses=unwell)
    @api.get("/health", tags=["operation"], responses=unwell)
    async def ready(response: Response) -> HealthReport:
        """Every part works; 503 when one of our own does not."""
        reports = await look({**checks, **outside})
        well = all(reports[name].ok for name in checks)
        response.status_code = 200 if well else 503
        return HealthReport(
            status="ok" if well else "unwell",
            parts={n: PartReport(ok=r.ok, detail=r.detail) for n, r in reports.items()},
        )


@dataclass(slots=True)
class Deferred:
    """An application that is built when it is first asked: a terminal chat never pays for it."""

    build: Callable[[], ASGIApp]
    built: ASGIApp | None = None
    building: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on."""
        if self.built is None:
            async with self.building:
                if self.built is None:
                    self.built = await asyncio.to_thread(self.build)
        await self.built(scope, receive, send)


class Agents(Protocol):
    """The server for other agents: it has work of its own besides its requests."""

    async def run(self, ready: asyncio.Event) -> None:
        """Serve until cancelled; sets `ready`."""
        ...

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        ...


@dataclass(slots=True)
class DeferredAgents:
    """Builds and runs the server for agents when one comes, while `running` is entered."""

    build: Callable[[], Agents]
    built: Agents | None = None
    building: asyncio.Lock = field(default_factory=asyncio.Lock)
    group: asyncio.TaskGroup | None = None
    task: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def running(self, _: FastAPI) -> AsyncIterator[None]:
        """Where its tasks live."""
        async with asyncio.TaskGroup() as self.group:
            yield
            if self.task is not None:
                self.task.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on."""
        async with self.building:
            if self.built is None and self.group is not None:
                built, ready = await asyncio.to_thread(self.build), asyncio.Event()
                self.task = self.group.create_task(built.run(ready))
                await ready.wait()
                self.built = built
        if self.built is None:
            await away().response()(scope, receive, send)
        else:
            await self.built(scope, receive, send)


def create_api(
    operator: OperatorRoutes,
    *,
    ids: Callable[[], UUID],
    rest: Callable[[], ASGIApp] | None = None,
    agents: Callable[[], Agents] | None = None,
) -> ASGIApp:
    """The ASGI application of one process; `rest` and `agents` build the parts that need keys."""
    waiting = DeferredAgents(agents) if agents is not None else None
    api = FastAPI(
        title="Freepik AI Orchestrator",
        telemetry=NO_TELEMETRY,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=waiting.running if waiting is not None else None,
    )
    install(api)
    operator.add_to(api)
    if waiting is not None:
        api.router.routes.append(Route("/mcp", waiting, methods=["GET", "POST", "DELETE"]))
    if rest is not None:
        api.mount("", Deferred(rest))
    return Edge(api, ids)

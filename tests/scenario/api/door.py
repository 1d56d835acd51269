"""The HTTP side of one process as the outside meets it: signed calls in, everything else out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx
from structlog.typing import EventDict

from api.app import OperatorRoutes, create_api
from api.health import Check
from api.metrics import Metrics
from api.webhooks import FreepikWebhooks
from jobs.callbacks import Callbacks
from simulator import SimulatorSettings
from simulator.webhooks import Signer
from storage.inbox import Inbox
from storage.jobs import Job
from tests.scenario.jobs.world import World

SECRET = "door-secret"
SIGNER = Signer(settings=SimulatorSettings(webhook_secrets=(SECRET,)))
FORGER = Signer(settings=SimulatorSettings(webhook_secrets=("guessed",)))


@dataclass
class HttpDoor:
    """A client of our API; the work after a call is done when `work` is called, not before."""

    world: World
    lines: list[EventDict]
    inbox: Inbox | None = None
    checks: Mapping[str, Check] = field(default_factory=dict)
    outside: Mapping[str, Check] = field(default_factory=dict)
    callbacks: Callbacks = field(init=False)
    metrics: Metrics = field(init=False)
    http: httpx.AsyncClient = field(init=False)
    calls: int = 0

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        """A process starts, with an API of its own over the same tables."""
        world = self.world
        self.metrics = metrics = Metrics()
        self.callbacks = Callbacks(
            db=world.db,
            inbox=self.inbox or Inbox(world.db),
            engine=world.engine,
            clock=world.clock,
        )
        operator = OperatorRoutes(
            webhooks=FreepikWebhooks(
                callbacks=self.callbacks, secrets=[SECRET], clock=world.clock, metrics=metrics
            ),
            checks=self.checks,
            outside=self.outside,
            metrics=metrics,
            database=world.db,
            clock=world.clock,
        )
        api = create_api(operator, ids=world.ids)
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(api), base_url="http://bot.example"
        )

    async def call(
        self,
        job: Job,
        body: bytes | None = None,
        *,
        job_id: str | None = None,
        token: str | None = None,
        delivery: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> int:
        """Call about a job, well signed unless told otherwise; the status answered."""
        self.calls += 1
        content = told(job) if body is None else body
        signed = SIGNER.headers(delivery or f"msg_{self.calls}", content, now=self.world.clock())
        response = await self.http.post(
            f"/webhooks/freepik/{job_id or job.id}",
            params={"t": job.token if token is None else token},
            content=content,
            headers=signed if headers is None else dict(headers),
        )
        return response.status_code

    async def work(self) -> int:
        """Do what the kept calls ask for; how often the provider was asked about a task."""
        before = self.world.wire.count("GET", "seedream-v4/")
        await self.callbacks.drain()
        await self.world.queue.drain()
        return self.world.wire.count("GET", "seedream-v4/") - before

    @property
    def refusals(self) -> list[EventDict]:
        return [line for line in self.lines if line["event"] == "webhook.refused"]


def told(job: Job, **more: object) -> bytes:
    """What the provider says of a job's task."""
    return json.dumps(
        {"task_id": job.task_id, "status": "COMPLETED", "generated": []} | more
    ).encode()

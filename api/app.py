"""The HTTP application: webhooks, health and metrics."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Literal

from fastapi import FastAPI, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, Field

from api.health import Check, look
from api.metrics import Metrics
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


def create_api(  # noqa: PLR0913 - its parts, each named at the one place that builds it
    *,
    webhooks: FreepikWebhooks,
    checks: Mapping[str, Check],
    metrics: Metrics,
    database: Database,
    clock: Callable[[], datetime],
    outside: Mapping[str, Check] = MappingProxyType({}),
    telegram: TelegramUpdates | None = None,
) -> FastAPI:
    """The ASGI application of one process.

    `outside` are the parts that others run: they are reported, but a failing one does not make this
    process unready, since the provider's calls must still be taken in.
    """
    api = FastAPI(title="Freepik AI Orchestrator", docs_url=None, redoc_url=None)
    # A plain route: the webhook reads raw bytes and needs none of FastAPI's parsing.
    api.router.add_route("/webhooks/freepik/{job_id}", webhooks.receive, methods=["POST"])
    if telegram is not None:
        api.router.add_route("/webhooks/telegram", telegram.receive, methods=["POST"])

    @api.get("/health/live")
    async def live() -> HealthReport:
        """The process answers."""
        return HealthReport(status="ok", parts={})

    @api.get("/health/ready")
    @api.get("/health")
    async def ready(response: Response) -> HealthReport:
        """Every part works; 503 when one of our own does not."""
        reports = await look({**checks, **outside})
        well = all(reports[name].ok for name in checks)
        response.status_code = 200 if well else 503
        return HealthReport(
            status="ok" if well else "unwell",
            parts={n: PartReport(ok=r.ok, detail=r.detail) for n, r in reports.items()},
        )

    @api.get("/metrics", include_in_schema=False)
    async def scrape() -> Response:
        """Prometheus text exposition."""
        return Response(await metrics.scrape(database, clock()), media_type=CONTENT_TYPE_LATEST)

    return api

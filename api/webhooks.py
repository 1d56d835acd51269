"""The door through which Freepik tells us that a task changed.

Verify, store, acknowledge, work: a webhook is answered with 2xx only after it is committed, and
what it says is never trusted beyond "look at this job now".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from starlette.requests import Request
from starlette.responses import Response

from api.bodies import bounded_body
from api.metrics import Metrics
from freepik import webhook
from freepik.errors import UnreadableAnswer
from jobs.callbacks import Callbacks
from storage.errors import StorageError
from storage.tables import JobId

BODY_LIMIT = 64 * 1024

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class FreepikWebhooks:
    """Handles `POST /webhooks/freepik/{job_id}?t=<token>`.

    Answers 200 (stored, or seen before), 400 (signed but unreadable), 401 (not signed by Freepik),
    404 (no such job, or not its token), 413 (too large) and 500 (could not be stored).
    """

    callbacks: Callbacks
    secrets: Sequence[str]
    clock: Callable[[], datetime]
    metrics: Metrics

    async def receive(self, request: Request) -> Response:
        """Answer one call."""
        status = await self._status(request)
        self.metrics.webhooks.labels(outcome=str(status)).inc()
        if status >= 400:  # noqa: PLR2004 - the first HTTP status that means no
            log.warning("webhook.refused", status=status, job=request.path_params["job_id"])
        return Response(status_code=status)

    async def _status(self, request: Request) -> int:
        body = await bounded_body(request, BODY_LIMIT)
        if body is None:
            return 413
        if not webhook.verify(
            secrets=self.secrets, headers=request.headers, body=body, now=self.clock()
        ):
            return 401
        job_id = _job_id(request.path_params["job_id"])
        if job_id is None:
            return 404
        try:
            webhook.parse(body)
        except UnreadableAnswer:
            return 400
        try:
            known = await self.callbacks.take(
                job_id,
                token=request.query_params.get("t", ""),
                delivery=request.headers["webhook-id"],
                body=body,
            )
        except StorageError as error:
            log.error("webhook.not_kept", error=str(error))  # noqa: TRY400 - a traceback adds nothing
            return 500
        return 200 if known else 404


def _job_id(text: str) -> JobId | None:
    try:
        return JobId(UUID(text))
    except ValueError:
        return None

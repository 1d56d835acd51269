"""The door through which Telegram brings updates: known by a secret, kept, acknowledged."""

import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog
from starlette.requests import Request
from starlette.responses import Response

from api.bodies import bounded_body
from api.metrics import Metrics
from storage.errors import StorageError
from storage.inbox import Inbox

BODY_LIMIT = 256 * 1024
SOURCE = "telegram"
_SECRET = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramUpdates:
    """Handles `POST /webhooks/telegram`.

    Answers 200 (kept, or seen before), 400 (not an update), 401 (not our secret), 413 (too large)
    and 500 (could not be kept: Telegram brings it again). What an update means is the business of
    whoever listens to the inbox.
    """

    inbox: Inbox
    bot_id: int
    secret: str
    clock: Callable[[], datetime]
    metrics: Metrics

    async def receive(self, request: Request) -> Response:
        """Answer one call."""
        status = await self._status(request)
        self.metrics.telegram_updates.labels(outcome=str(status)).inc()
        if status >= 400:  # noqa: PLR2004 - the first HTTP status that means no
            log.warning("telegram.update_refused", status=status)
        return Response(status_code=status)

    async def _status(self, request: Request) -> int:
        given = request.headers.get(_SECRET, "")
        if not hmac.compare_digest(given.encode(), self.secret.encode()):
            return 401
        body = await bounded_body(request, BODY_LIMIT)
        if body is None:
            return 413
        number = _update_id(body)
        if number is None:
            return 400
        try:
            await self.inbox.accept(SOURCE, f"{self.bot_id}/{number}", body, self.clock())
        except StorageError as error:
            log.error("telegram.update_not_kept", error=str(error))  # noqa: TRY400 - a traceback adds nothing
            return 500
        return 200


def _update_id(body: bytes) -> int | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if type(number) is int else None

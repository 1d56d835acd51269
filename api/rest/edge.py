"""The outermost layer: safe headers on every answer, a bound on every body, no error untold."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rest.problems import Refusal, unforeseen
from storage import tracing

MEBIBYTE = 1024 * 1024
BODY_LIMIT = MEBIBYTE
PICTURE_LIMIT = 60 * MEBIBYTE  # what `storage.pictures` accepts
_SAFE = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    # Nothing we answer is a page; a picture opened by itself (SVG above all) may run nothing.
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; sandbox"),
)
_HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
NO_TELEMETRY: Final[TelemetryConfig] = {"tracing": False, "metrics": False, "logs": False}
"""For FastAPI, which would believe a caller's trace and tell the secrets in addresses."""

_UNTRACED = ("/health", "/metrics")
_NOT_KEPT = (b"cache-control", b"no-store")


@dataclass(frozen=True, slots=True)
class Edge:
    """Wraps the whole application; each request has an id, which its answer tells, and a trace."""

    app: ASGIApp
    ids: Callable[[], UUID]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with tracing.begun(str(self.ids())):
            id = tracing.current_id() or ""
            add_header(scope, "x-request-id", id)
            if scope["path"].startswith(_UNTRACED):
                await self._answer(scope, receive, send)
                return
            about = {"http.request.method": scope["method"], "url.path": scope["path"]}
            with tracing.span(f"request {scope['method']}", about):
                await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _Answer(scope, send)
        try:
            limit = _limit(scope)
            if _announced(scope) > limit:
                await _too_large(limit).response()(scope, receive, answer.send)
                return
            await self.app(scope, _bounded(receive, limit), answer.send)
        except Exception as error:  # the last net: whatever it is, the caller gets a document
            refusal = unforeseen(error)
            if answer.begun:
                raise
            await refusal.response()(scope, receive, answer.send)


class _Answer:
    """Adds the headers that every answer carries."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            given = list(message.get("headers", ()))
            names = {name for name, _ in given}
            more = [*_SAFE, _NOT_KEPT]
            if self._scope["scheme"] == "https":
                more.append(_HTTPS_ONLY)
            more += self._scope.get("orchestrator.headers", ())
            message["headers"] = [*given, *(one for one in more if one[0] not in names)]
        await self._send(message)


def add_header(scope: Scope, name: str, value: str) -> None:
    """Have the answer to this request carry a header, whoever makes it."""
    scope.setdefault("orchestrator.headers", []).append((name.encode(), value.encode()))


def _limit(scope: Scope) -> int:
    path = scope["path"]
    if path.startswith("/webhooks/"):
        return PICTURE_LIMIT  # it has a bound of its own, and counts whom it turns away
    return PICTURE_LIMIT if scope["method"] == "POST" and path == "/v1/images" else BODY_LIMIT


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() else 0
    return 0


def _too_large(limit: int) -> Refusal:
    sentence = f"The request is larger than {limit // MEBIBYTE} MB."
    return Refusal(413, "too-large", sentence, headers={"connection": "close"})


def _bounded(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > limit:
                raise HTTPException(413, _too_large(limit).detail)
        return message

    return bounded

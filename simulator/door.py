"""What every request passes: the key, the rate, the log, and errors in their known forms."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pydantic import JsonValue
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from simulator.broken import NoResponse
from simulator.desk import Caller
from simulator.errors import (
    ConnectionDropped,
    InvalidParameters,
    Problem,
    Refusal,
    SimulatorError,
    Unauthorized,
)
from simulator.faults import Faults
from simulator.fields import JsonObject
from simulator.rates import Rates
from simulator.settings import ErrorForm, SimulatorSettings

Handler = Callable[[Request, Caller], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]

_REMEMBERED = 1000
_LARGE_BODY = 256 * 1024
_SHOWN_TEXT = 200
_PAGE = "<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>"
_LIVE_401 = (
    "Unauthorized: The provided API key is invalid. Check it in the dashboard under API keys."
)


@dataclass(slots=True, kw_only=True)
class Door:
    """Lets requests in and answers out."""

    settings: SimulatorSettings
    rates: Rates
    faults: Faults
    new_id: Callable[[], str]
    seen: deque[JsonObject] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def guarded(self, handler: Handler) -> Endpoint:
        """The handler behind the key and the rate limit."""

        async def endpoint(request: Request) -> Response:
            try:
                await self._remember(request)
                key = self._key(request.headers)
                rate = self.rates.count(key, request.url.path)
                await self.faults.slow_down(request.url.path)
                response = await handler(request, self._caller(request, key))
                response.headers.update(rate)
            except SimulatorError as error:
                response = self.refused(error)
            return self._finished(response)

        return endpoint

    def open(self, handler: Endpoint) -> Endpoint:
        """The handler for everybody: results, assets and uploads take no key."""

        async def endpoint(request: Request) -> Response:
            await self._remember(request)
            try:
                return await handler(request)
            except SimulatorError as error:
                return self.refused(error)

        return endpoint

    def refused(self, error: SimulatorError) -> Response:
        """An error as the answer that tells it."""
        match error:
            case ConnectionDropped():
                return NoResponse(after=error.after)
            case InvalidParameters():
                return self._invalid(error)
            case Unauthorized():
                return self._unauthorized(error)
            case Refusal() if error.html:
                return HTMLResponse(_PAGE, error.status)
            case Refusal():
                body = {"message": error.message}
                return JSONResponse(body, error.status, headers=dict(error.headers))
            case _:
                raise error

    def base(self, request: Request) -> str:
        """Where the simulator is reached, without a slash at the end."""
        return self.settings.public_url.rstrip("/") or str(request.base_url).rstrip("/")

    def _finished(self, response: Response) -> Response:
        response.headers["x-request-id"] = f"ak-{self.new_id().replace('-', '')}"
        response.headers["cache-control"] = "max-age=0, no-cache, no-store"
        return response

    def _key(self, headers: Mapping[str, str]) -> str:
        given = [headers[name] for name in self.settings.key_headers if name in headers]
        for key in given:
            if key in self.settings.keys:
                return key
        raise Unauthorized(missing=not given)

    def _caller(self, request: Request, key: str) -> Caller:
        base = self.base(request)
        hosts = {urlsplit(base).netloc, request.url.netloc}
        return Caller(key=f"…{key[-4:]}", base=base, hosts=frozenset(hosts))

    def _invalid(self, error: InvalidParameters) -> Response:
        if self.settings.error_form is ErrorForm.LIVE:
            told = [
                {"field": _under_body(problem), "reason": problem.reason}
                for problem in error.problems
            ]
            return JSONResponse({"message": "Validation error", "invalid_params": told}, 400)
        named = [{"name": found.name, "reason": found.reason} for found in error.problems]
        message = "Your request parameters didn't validate."
        return JSONResponse(
            {"problem": {"message": message, "invalid_params": named}},
            400,
            media_type="application/problem+json",
        )

    def _unauthorized(self, error: Unauthorized) -> Response:
        if self.settings.error_form is ErrorForm.LIVE:
            body = json.dumps({"message": _LIVE_401}) + "\n"
            return Response(body, 401, media_type="application/json")
        message = "Missing API key" if error.missing else "Invalid API key"
        return JSONResponse({"message": message}, 401)

    async def _remember(self, request: Request) -> None:
        raw = await request.body()
        large = len(raw) > _LARGE_BODY
        fields = await asyncio.to_thread(_summary, raw) if large else _summary(raw)
        self.seen.append(
            {
                "method": request.method,
                "path": request.url.path,
                "headers": [*sorted(set(request.headers.keys()))],
                "content_type": request.headers.get("content-type"),
                "bytes": len(raw),
                "body": fields,
            }
        )


def _under_body(problem: Problem) -> str:
    return f"body.{problem.name}" if problem.name else "body"


def _summary(raw: bytes) -> JsonValue:
    if not raw:
        return None
    try:
        return _short(json.loads(raw))
    except ValueError:
        return f"{len(raw)} bytes"


def _short(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {name: _short(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [_short(entry) for entry in value]
    if isinstance(value, str) and len(value) > _SHOWN_TEXT:
        return f"{value[:40]}… ({len(value)} characters)"
    return value

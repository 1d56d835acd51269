"""The way of every request: logged, perhaps struck by a fault, authorised, counted, answered."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web
from aiohttp.typedefs import Middleware

from tests.standins.discord.calls import ROOT, Answer, Call, Route, read_body
from tests.standins.discord.faults import Fault, Faults
from tests.standins.discord.journal import Journal, Request
from tests.standins.discord.posting import Body
from tests.standins.discord.rates import RateLimiter, Ruling, ruled
from tests.standins.discord.refusals import (
    NO_SUCH_METHOD,
    NO_SUCH_ROUTE,
    UNAUTHORIZED,
    Refusal,
    Verdict,
)
from tests.standins.discord.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

OUTAGE = "upstream connect error or disconnect/reset before headers"
_OPEN_TO_ALL = (f"{ROOT}/interactions/", f"{ROOT}/webhooks/")
_BODY = web.RequestKey("body", Body)


def handler_of(route: Route) -> Handler:
    """A route as aiohttp wants it; nothing to say is a 204."""

    async def handle(request: web.Request) -> web.StreamResponse:
        answer = await route(Call(request=request, body=request[_BODY]))
        return json_response(answer, status=200) if answer is not None else web.Response(status=204)

    return handle


def json_response(answer: Answer, *, status: int) -> web.Response:
    """JSON with exactly the content type that Discord sends, which has no charset."""
    body = json.dumps(answer).encode()
    return web.Response(status=status, body=body, headers={"Content-Type": "application/json"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """What stands between the network and the routes of the API."""

    world: World
    token: str
    faults: Faults
    limiter: RateLimiter
    journal: Journal

    def middleware(self) -> Middleware:
        @web.middleware
        async def serve(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not request.path.startswith(ROOT):
                return await handler(request)
            return await self._serve(request, handler)

        return serve

    async def _serve(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        entry = Request(
            at=self.world.clock(),
            method=request.method,
            path=request.path.removeprefix(ROOT),
            headers=dict(request.headers),
            query=dict(request.query),
        )
        self.journal.append(entry)
        self.world.changes.announce()
        fault = self.faults.next_for(entry.method, entry.path)
        try:
            await self._wait(fault)
            response = await self._answer(request, entry, fault, handler)
        except Refusal as refusal:
            entry.code = refusal.verdict.code
            response = json_response(refusal.body(), status=refusal.verdict.status)
        if fault and fault.swallows and request.transport:
            request.transport.abort()
        else:
            entry.status = response.status
        self.world.changes.announce()
        return response

    @staticmethod
    async def _wait(fault: Fault | None) -> None:
        if fault and fault.gate:
            await fault.gate.wait()
        if fault and fault.seconds:
            await asyncio.sleep(fault.seconds)

    async def _answer(
        self, request: web.Request, entry: Request, fault: Fault | None, handler: Handler
    ) -> web.StreamResponse:
        body = await read_body(request)
        entry.form, entry.files = body.form, [*body.files.values()]
        status = self.faults.outage_status or (fault and fault.status)
        if status:
            return web.Response(status=status, text=OUTAGE)
        if fault and fault.retry_after is not None:
            return self._too_fast(ruled(fault.retry_after, is_global=fault.is_global))
        if fault and fault.verdict:
            raise Refusal(fault.verdict)
        self._authorise(request)
        ruling = self.limiter.take(entry.method, entry.path)
        if ruling.retry_after is not None:
            return self._too_fast(ruling)
        request[_BODY] = body
        response = await self._routed(request, entry, handler)
        response.headers.update(ruling.headers)
        return response

    @staticmethod
    async def _routed(request: web.Request, entry: Request, handler: Handler) -> web.StreamResponse:
        """What the route answers; also a refusal carries the headers of its bucket."""
        try:
            return await handler(request)
        except Refusal as refusal:
            entry.code = refusal.verdict.code
            return json_response(refusal.body(), status=refusal.verdict.status)
        except web.HTTPNotFound:
            return _plain(NO_SUCH_ROUTE)
        except web.HTTPMethodNotAllowed:
            return _plain(NO_SUCH_METHOD)

    def _authorise(self, request: web.Request) -> None:
        if request.path.startswith(_OPEN_TO_ALL):
            return
        if request.headers.get("Authorization") != f"Bot {self.token}":
            raise Refusal(UNAUTHORIZED)

    @staticmethod
    def _too_fast(ruling: Ruling) -> web.Response:
        answer = {
            "message": "You are being rate limited.",
            "retry_after": ruling.retry_after,
            "global": ruling.is_global,
        }
        response = json_response(answer, status=429)
        response.headers.update(ruling.headers)
        # Without it a client takes the answer for a ban by the proxy before Discord.
        response.headers["Via"] = "1.1 google"
        return response


def _plain(verdict: Verdict) -> web.Response:
    return json_response(Refusal(verdict).body(), status=verdict.status)

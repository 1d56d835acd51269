"""Calling the simulator without a socket, with the timeouts and broken answers of a wire."""

import asyncio

import httpx
from starlette.types import ASGIApp, Receive, Scope, Send
from typing_extensions import override

from simulator.errors import ConnectionDropped

IN_PROCESS = "simulator.in_process"
"""The ASGI extension that tells the application that no socket is there to be cut."""


class InProcessTransport(httpx.AsyncBaseTransport):
    """`httpx.ASGITransport` knows no timeout and no cut answer; this one does."""

    def __init__(self, app: ASGIApp) -> None:
        async def marked(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, "extensions": {IN_PROCESS: {}}}, receive, send)

        self._inner = httpx.ASGITransport(app=marked)

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        limits = request.extensions.get("timeout", {})
        try:
            async with asyncio.timeout(limits.get("read")):
                response = await self._inner.handle_async_request(request)
                body = await response.aread()
        except TimeoutError as error:
            message = "the simulator did not answer in time"
            raise httpx.ReadTimeout(message, request=request) from error
        except ConnectionDropped as error:
            raise _cut(request) from error
        if len(body) < int(response.headers.get("content-length", "0")):
            raise _cut(request)
        return response


def _cut(request: httpx.Request) -> httpx.RemoteProtocolError:
    return httpx.RemoteProtocolError("the simulator hung up", request=request)

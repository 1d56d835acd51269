"""Answers that break on the wire."""

import asyncio
from contextlib import suppress

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from simulator.errors import ConnectionDropped
from simulator.transport import IN_PROCESS


class TruncatedResponse(Response):
    """Promises the whole body, sends half of it and hangs up."""

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        half = bytes(self.body)[: len(self.body) // 2]
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        await send({"type": "http.response.body", "body": half, "more_body": True})
        if IN_PROCESS in scope.get("extensions", {}):
            await send({"type": "http.response.body", "body": b""})


class NoResponse(Response):
    """Keeps the caller waiting, then cuts the connection without an answer."""

    def __init__(self, *, after: float) -> None:
        super().__init__()
        self._after = after

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._after):
                while (await receive())["type"] != "http.disconnect":
                    pass
        if IN_PROCESS in scope.get("extensions", {}):
            raise ConnectionDropped(after=self._after)
        # An answer that is promised and never comes makes the server cut the connection.
        headers = [(b"content-length", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})

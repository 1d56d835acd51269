"""Somebody who listens at the door for Freepik's calls, and makes some of their own."""

from collections import deque
from random import Random
from uuid import uuid4

import httpx
from typing_extensions import override

from tests.chaos.plan import Step
from tests.chaos.trouble import Passing
from tests.e2e.conftest import FrontDoor

_REMEMBERED = 200
_TAKEN = 300  # the first HTTP status that is no yes


class OverheardDoor(FrontDoor):
    """The door, which remembers what came through it last."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.calls: deque[httpx.Request] = deque(maxlen=_REMEMBERED)

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self.calls.append(request)
        return await super().handle_async_request(request)


def altered(body: bytes) -> bytes:
    """Another body that reads as well: Freepik's may also be empty."""
    return body.replace(b"IN_PROGRESS", b"COMPLETED") + b" "


class Forger(Passing):
    """Calls again what was called, changes it, or calls about tasks that nobody gave.

    `taken`: forgeries that were believed.
    """

    def __init__(self, door: OverheardDoor, dice: Random) -> None:
        self._door = door
        self._dice = dice
        self.taken: list[str] = []

    @override
    async def strike(self, step: Step) -> float:
        if self._door.calls:
            await self._call(self._dice.choice(self._door.calls), step.how)
        return 0

    async def _call(self, heard: httpx.Request, how: str) -> None:
        url, body = heard.url, heard.content
        if how == "altered":
            body = altered(body)
        elif how == "invented":
            url = url.copy_with(path=f"/webhooks/freepik/{uuid4()}")
        headers = {name: value for name, value in heard.headers.items() if name != "content-length"}
        try:
            async with httpx.AsyncClient(timeout=5) as http:
                answer = await http.post(url, content=body, headers=headers)
        except httpx.TransportError:
            return  # whoever should answer has just been killed
        # The same call again is harmless, and taken; nothing else is.
        if how != "replayed" and answer.status_code < _TAKEN:
            self.taken.append(f"a webhook that was {how} is taken: {answer.status_code}")

"""A simulator with a clock that stands still, a client with a key, and a receiver of webhooks."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import httpx
from PIL import Image
from typing_extensions import override

from simulator import Simulator, SimulatorSettings, create_simulator

BASE = "http://127.0.0.1:9999"
KEY = {"x-magnific-api-key": "simulator-key"}
START = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
MYSTIC = "/v1/ai/mystic"
SEEDREAM = "/v1/ai/text-to-image/seedream-v4"
HOOK = "http://127.0.0.1:8888/hook?t=secret&n=1"
FAST = SimulatorSettings(tiny_pictures=True, created_seconds=0, in_progress_seconds=0)
TIMED = SimulatorSettings(tiny_pictures=True, created_seconds=2, in_progress_seconds=8)

# JSON of a look-alike has no fixed type; the tests read it as they please.
Json = Any


def picture(width: int = 300, height: int = 300, kind: str = "PNG") -> bytes:
    """An encoded picture with some content."""
    out = BytesIO()
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image.save(out, kind)
    return out.getvalue()


def b64(data: bytes) -> str:
    """Plain base64."""
    return base64.b64encode(data).decode()


def opened(data: bytes) -> Image.Image:
    """The picture in these bytes."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


@dataclass
class StillClock:
    """Time that only moves when told."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Call:
    """One webhook call as it arrived."""

    url: str
    headers: httpx.Headers
    body: bytes

    @property
    def told(self) -> Json:
        return json.loads(self.body)


@dataclass
class Receiver(httpx.AsyncBaseTransport):
    """Stands where a webhook's server would; `down` refuses connections."""

    calls: list[Call] = field(default_factory=list)
    down: bool = False
    _came: asyncio.Event = field(default_factory=asyncio.Event)

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.down:
            message = "nobody there"
            raise httpx.ConnectError(message, request=request)
        self.calls.append(Call(str(request.url), request.headers, await request.aread()))
        self._came.set()
        return httpx.Response(204)

    async def until(self, count: int) -> None:
        """Return when that many calls have come."""
        while len(self.calls) < count:
            self._came.clear()
            await self._came.wait()

    def statuses(self) -> list[str]:
        return [call.told["status"] for call in self.calls]


@dataclass
class Rig:
    """What a test talks to."""

    sim: Simulator
    http: httpx.AsyncClient
    clock: StillClock
    receiver: Receiver

    async def post(self, route: str, body: Json = None, **fields: Json) -> httpx.Response:
        return await self.http.post(route, json=fields if body is None else body)

    async def task(self, route: str = SEEDREAM, **fields: Json) -> str:
        answer = await self.post(route, {"prompt": "a red fox", **fields})
        assert answer.status_code == 200, answer.text
        told = answer.json()
        return str(told.get("data", told)["task_id"])

    async def look(self, task_id: str, route: str = SEEDREAM) -> Json:
        answer = await self.http.get(f"{route}/{task_id}")
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    async def fault(self, kind: str, **more: Json) -> None:
        answer = await self.http.post("/__control/faults", json={"kind": kind, **more})
        assert answer.status_code == 200, answer.text

    async def until_held(self) -> None:
        """Return when a `hold` holds somebody."""
        while not self.sim.parts.faults.waiting:  # noqa: ASYNC110  # nothing tells of it but looking
            await asyncio.sleep(0)

    async def control(self, name: str) -> Json:
        answer = await self.http.get(f"/__control/{name}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def command(self, name: str, **body: Json) -> Json:
        answer = await self.http.post(f"/__control/{name}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()


@asynccontextmanager
async def rig(settings: SimulatorSettings = FAST) -> AsyncIterator[Rig]:
    """A running simulator behind a client that sends a good key."""
    clock, receiver = StillClock(), Receiver()
    sim = create_simulator(settings, clock=clock, webhook_transport=receiver)
    client = httpx.AsyncClient(transport=sim.transport(), base_url=BASE, headers=KEY, timeout=30)
    async with sim.running(), client:
        yield Rig(sim, client, clock, receiver)

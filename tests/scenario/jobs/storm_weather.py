"""What goes wrong, and how often: at the provider, on the wire, in the store, in the chat."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
from obstore.store import MemoryStore
from starlette.types import ASGIApp
from typing_extensions import override

from bots.errors import DeliveryError, RetryLater
from jobs.callbacks import Callbacks
from simulator.faults import Fault, FaultKind, FaultParams
from storage.errors import StoreFull, StoreUnavailable
from storage.media import Media
from tests.unit.bots.recording import RecordingAdapter

_DOUBTFUL = frozenset({500, 502, 504})
_OFTEN, _SELDOM, _RARELY = 0.04, 0.02, 0.005

FAULTS: tuple[tuple[FaultKind, float, dict[str, Any]], ...] = (
    (FaultKind.POST_429, _OFTEN, {}),
    (FaultKind.POST_429, _SELDOM, {"retry_after": 7.0}),
    (FaultKind.POST_429, _RARELY, {"daily": True}),
    (FaultKind.POST_503, _OFTEN, {}),
    (FaultKind.POST_402, _RARELY, {}),
    (FaultKind.POST_500, _SELDOM, {"accepted": True}),
    (FaultKind.POST_500, _SELDOM, {"accepted": False}),
    (FaultKind.POST_HTML, _SELDOM, {"accepted": True}),
    (FaultKind.POST_HTML, _SELDOM, {"accepted": False}),
    (FaultKind.POST_TIMEOUT_ACCEPTED, _SELDOM, {}),
    (FaultKind.POST_TIMEOUT_NOT_ACCEPTED, _SELDOM, {}),
    (FaultKind.GET_500, _OFTEN, {}),
    (FaultKind.GET_HTML, _OFTEN, {}),
    (FaultKind.TASK_FAILS, _SELDOM, {}),
    (FaultKind.TASK_FAILS_WITH_ERROR, _SELDOM, {}),
    (FaultKind.COMPLETED_EMPTY, _SELDOM, {}),
    (FaultKind.NEVER_ENDS, _SELDOM, {}),
    (FaultKind.GS_ENTRY_FIRST, _OFTEN, {}),
    (FaultKind.NSFW, _SELDOM, {}),
    (FaultKind.WEBHOOK_LATE, _OFTEN, {"seconds": 45.0}),
    (FaultKind.WEBHOOK_LATE, _SELDOM, {"seconds": 300.0}),
    (FaultKind.WEBHOOK_TWICE, _OFTEN, {}),
    (FaultKind.WEBHOOK_LOST, _OFTEN, {}),
    (FaultKind.WEBHOOK_OUT_OF_ORDER, _OFTEN, {}),
    (FaultKind.WEBHOOK_BADLY_SIGNED, _SELDOM, {"how": "wrong"}),
    (FaultKind.WEBHOOK_BADLY_SIGNED, _SELDOM, {"how": "missing"}),
    (FaultKind.WEBHOOK_BADLY_SIGNED, _SELDOM, {"how": "stale"}),
    (FaultKind.WEBHOOK_EMPTY_BODY, _OFTEN, {}),
    (FaultKind.WEBHOOK_WRAPPED, _OFTEN, {}),
    (FaultKind.WEBHOOK_BEFORE_ANSWER, _OFTEN, {}),
    (FaultKind.LINK_EXPIRED, _OFTEN, {}),
    (FaultKind.DOWNLOAD_500, _OFTEN, {}),
    (FaultKind.DOWNLOAD_TRUNCATED, _OFTEN, {}),
    (FaultKind.DOWNLOAD_NOT_AN_IMAGE, _OFTEN, {}),
)


def faults(seed: int) -> Iterator[Fault]:
    """Every fault of the simulator, each with dice of its own."""
    for number, (kind, chance, params) in enumerate(FAULTS):
        yield Fault(
            kind=kind,
            probability=chance,
            seed=seed * 1000 + number,
            params=FaultParams.model_validate({"seconds": 0.0, **params}),
        )


class Crash(BaseException):
    """The process dies here: nothing of ours may catch it."""


class Weather:
    """The dice; in fine weather nothing more goes wrong on our side."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.fine = False

    def strikes(self, chance: float) -> bool:
        return not self.fine and self.dice.random() < chance


class StormyMedia(Media):
    """The real media store in memory; its disk is full at times, and it fails at random."""

    def __init__(self, weather: Weather) -> None:
        super().__init__(MemoryStore())
        self._weather = weather
        self.full = False

    @override
    async def put(self, key: str, data: bytes) -> None:
        if self.full:
            message = "no room"
            raise StoreFull(message)
        self._stumble()
        await super().put(key, data)

    @override
    async def get(self, key: str) -> bytes:
        self._stumble()
        return await super().get(key)

    def _stumble(self) -> None:
        if self._weather.strikes(0.01):
            message = "the store did not answer"
            raise StoreUnavailable(message)


class StormyChat(RecordingAdapter):
    """A platform that asks for patience, breaks off, and forgets to say that it did it."""

    def __init__(self, weather: Weather) -> None:
        super().__init__("console")
        self._weather = weather

    @override
    def _meet_trouble(self) -> None:
        if self._weather.strikes(0.02):
            raise RetryLater(5.0)
        if self._weather.strikes(0.02):
            message = "the connection broke before"
            raise DeliveryError(message)

    @override
    def _fall_over(self) -> None:
        if self._weather.strikes(0.02):
            message = "the connection broke after"
            raise DeliveryError(message)


@dataclass(eq=False)
class Wire(httpx.AsyncBaseTransport):
    """The way to the simulator: it may kill the process, and it counts what came of a request.

    `doubts` are posts of which the sender cannot know whether they were accepted; `damaged` are
    downloads, by task, that brought something else than a picture.
    """

    inner: httpx.AsyncBaseTransport
    weather: Weather
    damaged: Counter[str] = field(default_factory=Counter)
    doubts: int = 0
    crashes: int = 0

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.doubts += _buys(request)
        self._die()
        response = await self.inner.handle_async_request(request)
        self._die()
        if response.status_code not in _DOUBTFUL:
            self.doubts -= _buys(request)
        _, _, *result = request.url.path.split("/")
        if response.headers.get("content-type", "").startswith("text/plain"):
            self.damaged[result[0]] += 1
        return response

    def _die(self) -> None:
        if self.weather.strikes(0.001):
            self.crashes += 1
            raise Crash


def _buys(request: httpx.Request) -> bool:
    """Whether it is a purchase, or an upload on the way to one."""
    return request.method in {"POST", "PUT"}


@dataclass(eq=False)
class Door(httpx.AsyncBaseTransport):
    """Our own HTTP side, from signature to inbox; at times the process dies right after that."""

    weather: Weather
    api: ASGIApp | None = None
    callbacks: Callbacks | None = None
    dead: bool = False
    answers: Counter[int] = field(default_factory=Counter)

    @override
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert self.api is not None
        assert self.callbacks is not None
        if self.dead:
            message = "nobody listens"
            raise httpx.ConnectError(message, request=request)
        response = await httpx.ASGITransport(self.api).handle_async_request(request)
        self.answers[response.status_code] += 1
        self.dead = self.weather.strikes(0.005)
        if not self.dead:
            await self.callbacks.drain()
        return response

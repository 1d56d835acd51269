"""A client whose other end is a function of the test."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import httpx
import pytest

from freepik.client import FreepikClient

Answering = Callable[[httpx.Request], httpx.Response]
BASE = "https://api.magnific.com"
KEY_HEADER = "x-magnific-api-key"


@dataclass(slots=True)
class Bench:
    """Builds clients over scripted answers; keeps what was sent and how long the client paused."""

    clients: list[httpx.AsyncClient] = field(default_factory=list)
    sent: list[httpx.Request] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    def client(self, answer: Answering, *, base_url: str = BASE) -> FreepikClient:
        def record(request: httpx.Request) -> httpx.Response:
            self.sent.append(request)
            return answer(request)

        # The borrowed client is set to follow redirects: ours must not let it.
        http = httpx.AsyncClient(transport=httpx.MockTransport(record), follow_redirects=True)
        self.clients.append(http)
        return FreepikClient(
            http=http,
            base_url=base_url,
            key="FPSX-secret",
            key_header=KEY_HEADER,
            sleep=self._sleep,
            jitter=lambda: 0.5,
        )

    def sequence(self, *answers: httpx.Response | Exception) -> FreepikClient:
        """A client that gets these answers in this order."""
        left = iter(answers)

        def answer(_request: httpx.Request) -> httpx.Response:
            following = next(left)
            if isinstance(following, Exception):
                raise following
            return following

        return self.client(answer)

    async def _sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    made = Bench()
    yield made
    for http in made.clients:
        await http.aclose()

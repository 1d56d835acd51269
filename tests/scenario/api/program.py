"""A program with a key, as it meets the API: in process, or over a socket where it streams."""

import asyncio
import json
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from typing import Any

import httpx
from starlette.types import ASGIApp

from agent.models import build_models
from agent.turns import Turns
from api.app import OperatorRoutes, create_api
from api.mcp import McpServer
from api.metrics import Metrics
from api.outgoing import Outgoing
from api.rest.access import Rest
from api.rest.app import create_rest
from api.rest.news import News
from api.webhooks import FreepikWebhooks
from app.calling import Calls
from app.servers import Server, address, listen
from jobs.callbacks import Callbacks
from jobs.queue import Bell
from prompts.loader import load_text
from storage import people
from storage.api_keys import ApiKey, KeyScope
from storage.inbox import Inbox
from storage.request_rate import RequestRate
from storage.tables import PersonId
from tests.scenario.api.door import SECRET
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tools.context import Services
from tools.keys import NewKey, issue

ALL = tuple(KeyScope)
# Nothing here speaks TLS: to read all the certificates of the world takes longest of all.
PLAIN = SSLContext(PROTOCOL_TLS_CLIENT)


@dataclass
class Programs:
    """The API of one process, and the programs that use it."""

    world: World
    per_minute: int = 100_000
    origins: tuple[str, ...] = ()
    services: Services | None = None
    calls: Calls = field(
        default_factory=lambda: Calls(http=httpx.AsyncClient(timeout=5, verify=PLAIN), private=True)
    )
    app: ASGIApp = field(init=False)
    rest: Rest = field(init=False)
    outgoing: Outgoing = field(init=False)

    def __post_init__(self) -> None:
        world = self.world
        services = self.services or Chat.of(world).services
        news = News()
        self.rest = Rest(
            services=services,
            turns=Turns(services=services, models=build_models(()), system=load_text("system.md")),
            rate=RequestRate(per_minute=self.per_minute),
            random=world.random.randbytes,
            news=news,
            queue=world.queue,
            may_call=self.calls.may_call,
        )
        self.outgoing = Outgoing(
            db=world.db, queue=world.queue, clock=world.clock, ids=world.ids, post=self.calls.post
        )
        world.engine.watch(news.heard)
        world.engine.watch(self.outgoing.heard)
        world.queue.on(Bell.CALL, self.outgoing.call)
        world.queue.every_minute(self.outgoing.sweep)
        metrics = Metrics()
        operator = OperatorRoutes(
            webhooks=FreepikWebhooks(
                callbacks=Callbacks(
                    db=world.db, inbox=Inbox(world.db), engine=world.engine, clock=world.clock
                ),
                secrets=[SECRET],
                clock=world.clock,
                metrics=metrics,
            ),
            checks={},
            metrics=metrics,
            database=world.db,
            clock=world.clock,
        )
        self.app = create_api(
            operator,
            ids=world.ids,
            rest=lambda: create_rest(
                self.rest, origins=self.origins, operator_routes=operator.add_to
            ),
            agents=lambda: McpServer(self.rest),
        )

    async def key(
        self, *, of: PersonId | None = None, scopes: Collection[KeyScope] = ALL, **more: Any
    ) -> tuple[ApiKey, str]:
        """A key of Ana's, unless told otherwise, and its secret."""
        world = self.world
        async with world.db.write() as tx:
            person = await people.get(tx, of or world.ana)
            assert person is not None
            new = NewKey(name="program", scopes=scopes, **more)
            key, secret = await issue(
                tx, person, new, ids=world.ids, random=world.random.randbytes, now=world.clock()
            )
        return key, secret.text

    async def program(self, token: str | None = None, **more: Any) -> httpx.AsyncClient:
        """A client with a key of its own."""
        if token is None:
            _, token = await self.key(**more)
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app),
            base_url="https://pictures.example",
            headers={"authorization": f"Bearer {token}"},
        )

    @asynccontextmanager
    async def served(self, token: str) -> AsyncIterator[httpx.AsyncClient]:
        """The same over a socket, where answers can be read while they are written."""
        listener = listen("127.0.0.1", 0)
        server = Server(self.app, listener)
        async with asyncio.TaskGroup() as group:
            group.create_task(server.run_until_stopped())
            try:
                async with httpx.AsyncClient(
                    base_url=address(listener),
                    headers={"authorization": f"Bearer {token}"},
                    timeout=30,
                ) as http:
                    yield http
            finally:
                self.rest.news.stop()
                server.stop()


@dataclass(frozen=True, slots=True)
class Event:
    """A server-sent event."""

    name: str
    id: str
    data: dict[str, Any]


async def read_events(response: httpx.Response) -> AsyncIterator[Event]:
    """The events of a stream as they come, by the rules of the HTML standard, in short."""
    name, id_, data = "message", "", ""
    async for line in response.aiter_lines():
        kind, _, value = line.partition(": ")
        match kind:
            case "event":
                name = value
            case "id":
                id_ = value
            case "data":
                data += value
            case "" if data:
                yield Event(name, id_, json.loads(data))
                name, data = "message", ""
            case _:
                pass

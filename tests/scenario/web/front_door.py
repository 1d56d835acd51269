"""The door of the page with nothing behind it but one script: browsers come and are looked at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import Receive, Scope, Send

from bots.webbot.door import PREFIX, VISITOR, Door, House
from bots.webbot.entrance import Entrance
from bots.webbot.files import Files
from bots.webbot.visitors import Visitors
from storage.request_rate import RequestRate
from tests.scenario.jobs.world import World

_TRIES = 5


async def _page(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    visitor = scope.get(VISITOR)
    name = visitor.person.name if visitor is not None else "nobody"
    await HTMLResponse(f"<p>{name}</p><script>1</script>")(scope, receive, send)


async def _rest(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("the API")(scope, receive, send)


@dataclass
class FrontDoor:
    """The page of one process."""

    world: World
    here: str | None = None
    public: str | None = None
    visitors: Visitors = field(init=False)
    door: Door = field(init=False)

    def __post_init__(self) -> None:
        world = self.world
        self.visitors = Visitors(
            db=world.db,
            clock=world.clock,
            ids=world.ids,
            random=world.random.randbytes,
            operators=self.here is not None,
        )
        rate = RequestRate(per_minute=_TRIES)
        self.door = Door(
            House(
                page=_page,
                rest=_rest,
                visitors=self.visitors,
                entrance=Entrance(visitors=self.visitors, rate=rate, path=PREFIX),
                files=Files(db=world.db, media=world.media),
                random=world.random.randbytes,
                here=self.here,
                public=self.public,
            )
        )

    @asynccontextmanager
    async def browser(
        self, base: str = "https://studio.example"
    ) -> AsyncIterator[httpx.AsyncClient]:
        transport = httpx.ASGITransport(app=self.door)
        async with httpx.AsyncClient(transport=transport, base_url=base) as browser:
            yield browser

    @asynccontextmanager
    async def signed_in(self) -> AsyncIterator[httpx.AsyncClient]:
        """Ana's browser."""
        async with self.browser() as browser:
            secret = await self.visitors.link_for(self.world.ana)
            await browser.post("/web/enter", data={"t": secret})
            yield browser

    async def knocks(self, *, origin: str, cookie: str) -> str:
        """What becomes of a socket that a page of this origin opens."""
        sent: list[str] = []

        async def receive() -> dict[str, object]:
            return {"type": "websocket.connect"}

        async def send(message: object) -> None:
            assert isinstance(message, dict)
            sent.append(str(message["type"]))

        headers = [
            (b"host", b"studio.example"),
            (b"origin", origin.encode()),
            (b"cookie", cookie.encode()),
        ]
        scope = {
            "type": "websocket",
            "scheme": "wss",
            "path": "/web/_nicegui_ws/socket.io/",
            "headers": headers,
        }
        await self.door(scope, receive, send)
        (answer,) = sent
        return answer

"""The page as a part of a process: opened, listening, closed like the chat platforms."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog
from starlette.types import ASGIApp

from bots.ports import Receiver
from bots.webbot.adapter import WebAdapter
from bots.webbot.door import PREFIX, Door, House
from bots.webbot.entrance import Entrance
from bots.webbot.files import Files
from bots.webbot.frame import Health, Household
from bots.webbot.notes import Note
from bots.webbot.pages import create_pages
from bots.webbot.talk import Talk
from bots.webbot.visitors import Visitors
from storage import web_messages
from storage.database import Database
from storage.errors import StorageError
from storage.request_rate import RequestRate
from tools.context import Services
from tools.workflow_book import Stage

_log = structlog.get_logger(__name__)

_GLANCE: Final = 1.0  # seconds between looks at what other processes have written
_OVERLAP: Final = timedelta(seconds=10)
"""How far the clocks of two processes may be apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAccess:
    """What the page is to be.

    `here` and `public`: see `House`; `entering` bounds how often one address may
    try links; for the rest see `Household`.
    """

    entering: RequestRate
    health: Health
    stage: Stage
    here: str | None = None
    public: str | None = None
    notes: Sequence[Note] = ()


class WebBot:
    """The page of this process."""

    def __init__(self, access: WebAccess, services: Services, adapter: WebAdapter) -> None:
        self.adapter = adapter
        self._access = access
        self._services = services
        self.visitors = Visitors(
            db=services.db,
            clock=services.clock,
            ids=services.ids,
            random=services.random,
            operators=access.here is not None,
        )
        self.talk = Talk(services=services, adapter=adapter)
        self._pages = create_pages(
            Household(
                talk=self.talk,
                visitors=self.visitors,
                services=services,
                health=access.health,
                stage=access.stage,
                notes=access.notes,
            )
        )
        self._stopped = asyncio.Event()

    def asgi(self, rest: ASGIApp) -> ASGIApp:
        """Everything this process answers: the page, and `rest` at all other addresses."""
        house = House(
            page=self._pages,
            rest=rest,
            visitors=self.visitors,
            entrance=Entrance(visitors=self.visitors, rate=self._access.entering, path=PREFIX),
            files=Files(db=self._services.db, media=self._services.media),
            random=self._services.random,
            here=self._access.here,
            public=self._access.public,
        )
        return Door(house)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Be able to make pages until the block is left; a server must answer only inside."""
        async with self._pages.router.lifespan_context(self._pages):
            yield

    def listen(self, *, receiver: Receiver, db: Database, clock: Callable[[], datetime]) -> None:  # noqa: ARG002 - as all platforms
        """Hand what is said on the page to `receiver`, and what was left over once `run` runs."""
        self.talk.listen(receiver)

    async def run(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Take up what was left, then tell pages what other processes write, until `stop`."""
        await self.talk.resume()
        if self._services.db.dialect == "sqlite":
            await self._stopped.wait()
            return
        since = self._services.clock()
        while not self._stopped.is_set():
            await sleep(_GLANCE)
            now = self._services.clock()
            try:
                async with self._services.db.read() as tx:
                    changed = await web_messages.changed_chats(tx, since - _OVERLAP)
            except StorageError as error:
                # The next look goes back as far as this one would have.
                _log.warning("web.not_looked", exc_info=error)
                continue
            for chat in changed:
                self.adapter.bells.changed(chat)
            since = now

    async def stop(self) -> None:
        """Let `run` end."""
        self._stopped.set()

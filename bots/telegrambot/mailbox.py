"""Updates between the door they came through and us: kept first, handled then, also after a crash.

Whoever takes them in, the poller here or the HTTP side of perhaps another process, writes them into
the inbox. What was not dealt with is found there again.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

import structlog

from bots.ports import Done
from bots.telegrambot.places import PLATFORM
from storage import inbox as events
from storage.database import Database
from storage.errors import StorageError
from storage.inbox import Inbox, InboxEvent

_log = structlog.get_logger(__name__)

_MOST = 1000  # updates taken up at once
_REMEMBERED = 20_000  # more than can be under way together
_GLANCE = 1.0  # seconds between looks for what another process took in

Handle = Callable[[InboxEvent, Done], Awaitable[None]]


class Mailbox:
    """Hands every update over once per life of this process, in the order of their numbers."""

    def __init__(
        self,
        inbox: Inbox,
        *,
        db: Database,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._inbox = inbox
        self._db = db
        self._clock = clock
        self._sleep = sleep
        self._waiting: deque[InboxEvent] = deque()
        self._taken: OrderedDict[str, None] = OrderedDict()
        self._came = asyncio.Event()
        self._looking = asyncio.Lock()

    async def put(self, bot_id: int, update_id: int, body: bytes) -> None:
        """Take an update in; it is durable when this returns. Raises `StorageError`."""
        name = external_id(bot_id, update_id)
        new = await self._inbox.accept(PLATFORM, name, body, self._clock())
        if not new and name not in self._taken:
            # Kept by a commit whose answer never reached us, so nobody was told of it.
            await self._look()

    async def run(self, handle: Handle, *, elsewhere: bool) -> None:
        """Hand updates over until cancelled; `elsewhere`: another process may take some in."""
        self._inbox.listen(PLATFORM, self._arrived)
        await self._look()
        async with asyncio.TaskGroup() as group:
            if elsewhere:
                group.create_task(self._keep_looking())
            while True:
                while self._waiting:
                    event = self._waiting.popleft()
                    await handle(event, partial(self._finish, event))
                self._came.clear()
                await self._came.wait()

    def _arrived(self, event: InboxEvent) -> None:
        if event.external_id in self._taken:
            return
        # Also when it is done with: whoever was just looking may still hold it for waiting.
        self._taken[event.external_id] = None
        while len(self._taken) > _REMEMBERED:
            self._taken.popitem(last=False)
        self._waiting.append(event)
        self._came.set()

    async def _keep_looking(self) -> None:
        while True:
            await self._sleep(_GLANCE)
            try:
                await self._look()
            except StorageError as error:
                _log.warning("telegram.inbox_unreadable", exc_info=error)

    async def _look(self) -> None:
        async with self._looking, self._db.read() as tx:
            found = await events.unhandled(tx, PLATFORM, _MOST)
        for event in sorted(found, key=lambda one: update_number(one.external_id)):
            self._arrived(event)

    async def _finish(self, event: InboxEvent) -> None:
        await self._inbox.finish(PLATFORM, event.external_id, self._clock())


def external_id(bot_id: int, update_id: int) -> str:
    """An update's name for ever; each bot counts for itself."""
    return f"{bot_id}/{update_id}"


def update_number(name: str) -> int:
    """The update's number in its name."""
    return int(name.rpartition("/")[2])

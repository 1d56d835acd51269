"""Telegram calls us: known by its secret, kept, acknowledged, and handled by who listens."""

import asyncio
import json

import aiohttp
from starlette.applications import Starlette
from starlette.routing import Route

from api.metrics import Metrics
from api.telegram import BODY_LIMIT, TelegramUpdates
from app.servers import Server, address, listen
from bots.telegrambot.bot import Webhook
from storage import inbox as events
from tests.scenario.telegram.room import Room

_SECRET = "a-secret-of-ours-for-telegram"
_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Door:
    """The HTTP side of a process that may have no bot in it."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._listener = listen("127.0.0.1", 0)
        app = Starlette(routes=[Route("/webhooks/telegram", self._receive, methods=["POST"])])
        self.server = Server(app, self._listener)
        self.url = f"{address(self._listener)}/webhooks/telegram"

    async def _receive(self, request: object) -> object:
        updates = TelegramUpdates(
            inbox=self._room.inbox,
            bot_id=7000000001,
            secret=_SECRET,
            clock=self._room.world.clock,
            metrics=Metrics(),
        )
        return await updates.receive(request)  # type: ignore[arg-type]  # Starlette's own


async def test_an_update_that_is_pushed_becomes_a_picture(sleeper: Room) -> None:
    room = sleeper
    door = Door(room)
    room.webhook = Webhook(url=door.url, secret=_SECRET)
    async with asyncio.TaskGroup() as group:
        group.create_task(door.server.run_until_stopped())
        async with room.awake():
            await room.ana.says("draw a red fox")
            await room.drawn()
            assert room.cards()[0].photo is not None
            room.telegram.repeat()
            await room.drawn()
            assert len(room.cards()) == 1
        # Nobody listens now; it is kept, and what listens next finds it.
        await room.ana.says("make it night")
        await room.telegram.until(lambda one: not one.updates.waiting)
        async with room.awake():
            await room.drawn()
        assert "from #1" in room.cards()[-1].caption
        door.server.stop()


async def test_what_another_process_took_in_is_found(sleeper: Room) -> None:
    room = sleeper
    room.webhook = Webhook(url="http://127.0.0.1:9/webhooks/telegram", secret=_SECRET)
    async with room.awake():
        await room.ana.says("draw a red fox")
        update = room.telegram.updates.told[-1]
        room.telegram.updates.waiting.clear()
        elsewhere = events.Inbox(room.world.db)
        body = json.dumps(update.json()).encode()
        await elsewhere.accept("telegram", f"7000000001/{update.id}", body, room.world.clock())
        await room.drawn()
    assert room.cards()[0].photo is not None


_REFUSED = (
    ("", b'{"update_id": 1}', 401),
    ("a-secret-of-others-for-telegram", b'{"update_id": 1}', 401),
    ("secr\u00e9t", b'{"update_id": 1}', 401),
    (_SECRET, b"not json", 400),
    (_SECRET, b"[]", 400),
    (_SECRET, b'{"update_id": "1"}', 400),
    (_SECRET, b'{"update_id": true}', 400),
    (_SECRET, b"x" * (BODY_LIMIT + 1), 413),
)


async def test_only_telegram_is_let_in(sleeper: Room) -> None:
    door = Door(sleeper)
    async with asyncio.TaskGroup() as group:
        group.create_task(door.server.run_until_stopped())
        async with aiohttp.ClientSession() as http:
            for secret, body, status in (*_REFUSED, (_SECRET, b'{"update_id": 1}', 200)):
                async with sleeper.world.db.read() as tx:
                    assert await events.unhandled(tx, "telegram", 9) == []
                headers = {_HEADER: secret} if secret else {}
                async with http.post(door.url, data=body, headers=headers) as response:
                    assert response.status == status, (secret, body[:20])
        door.server.stop()
    async with sleeper.world.db.read() as tx:
        assert len(await events.unhandled(tx, "telegram", 9)) == 1

"""Whatever knocks at Telegram's door is answered, and what is refused leaves nothing behind.

The doors of REST have their own: tests/scenario/api/test_description.py.
"""

import asyncio
import json
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Route

from api.metrics import Metrics
from api.telegram import TelegramUpdates
from storage.database import Database
from storage.inbox import Inbox
from storage.tables import inbox_event
from tests.fuzz.foreign import json_values, near, values_like
from tests.scenario.jobs.world import sqlite_url
from tests.standins.clock import NOON

SECRET = "a-word-between-telegram-and-us"
_UPDATE = {
    "update_id": 7,
    "message": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 5, "type": "private"},
        "from": {"id": 5, "is_bot": False, "first_name": "Ana"},
        "text": "a red fox",
        "entities": [{"type": "bold", "offset": 0, "length": 1}],
    },
}
_UPDATES = st.one_of(
    st.binary(max_size=120),
    near(json.dumps(_UPDATE).encode()),
    values_like(_UPDATE).map(json.dumps).map(str.encode),
    json_values.map(json.dumps).map(str.encode),
    st.integers(1, 100_000).map(lambda deep: b"[" * deep),
)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("doors") / "empty.sqlite"

    async def make() -> None:
        await (await Database.open(sqlite_url(path), lock_path=None)).close()

    asyncio.run(make())
    return path


def with_database(migrated: Path, work: Callable[[Database], Awaitable[None]]) -> None:
    """The work, on a database of its own."""

    async def inside() -> None:
        path = Path(
            await asyncio.to_thread(shutil.copy, migrated, migrated.with_name("one.sqlite"))
        )
        db = await Database.open(sqlite_url(path), lock_path=None)
        try:
            await work(db)
        finally:
            await db.close()

    asyncio.run(inside())


@given(sent=st.lists(_UPDATES, min_size=5, max_size=12))
def test_what_is_kept_of_telegrams_calls_is_what_was_acknowledged(
    migrated: Path, sent: list[bytes]
) -> None:
    async def knock(db: Database) -> None:
        door = TelegramUpdates(
            inbox=Inbox(db), bot_id=1, secret=SECRET, clock=lambda: NOON, metrics=Metrics()
        )
        app = Starlette(routes=[Route("/", door.receive, methods=["POST"])])
        headers = {"x-telegram-bot-api-secret-token": SECRET}
        numbers = set()
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="https://here", headers=headers
        ) as http:
            for body in sent:
                answer = await http.post("/", content=body)
                assert answer.status_code in {200, 400}
                if answer.status_code == 200:
                    numbers.add(json.loads(body)["update_id"])
        async with db.read() as tx:
            kept = await tx.rows(sa.select(inbox_event.c.external_id))
        assert {name for (name,) in kept} == {f"1/{number}" for number in numbers}

    with_database(migrated, knock)

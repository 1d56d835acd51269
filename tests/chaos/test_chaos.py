"""Processes die, freeze and are cut off while people wish for pictures: no promise is broken."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.chaos.books import told
from tests.chaos.fleet import Fleet
from tests.chaos.plan import Plan
from tests.chaos.run import Town, settings
from tests.chaos.wire import Wire
from tests.e2e.conftest import Freepik, FrontDoor
from tests.e2e.nursery import Nursery
from tests.postgres import fresh_postgres
from tests.settings import service_settings
from tests.standins.telegram import TelegramStandIn

pytestmark = pytest.mark.e2e


@pytest.fixture
def database() -> Iterator[str]:
    with fresh_postgres() as url:
        yield url


@pytest.fixture
async def wires(database: str) -> AsyncIterator[dict[str, Wire]]:
    async with AsyncExitStack() as stack:
        laid = {}
        for name, url in (("database", database), ("redis", service_settings().redis_url)):
            parts = urlsplit(url)
            assert parts.hostname is not None
            assert parts.port is not None
            wire = Wire(host=parts.hostname, to=parts.port, name=parts.path.lstrip("/"))
            laid[name] = await stack.enter_async_context(wire.laid())
        yield laid


@pytest.mark.slow
@pytest.mark.timeout(180)
async def test_no_promise_is_broken_in_a_short_run(
    tmp_path: Path,
    nursery: Nursery,
    freepik: Freepik,
    door: FrontDoor,
    telegram: TelegramStandIn,
    wires: dict[str, Wire],
    database: str,
) -> None:
    told_to = settings(folder=tmp_path, wires=wires, door=door, freepik=freepik, telegram=telegram)
    town = Town(
        plan=Plan(seed=7, wishes=24, kills=9, chats=8),
        nursery=nursery,
        freepik=freepik,
        telegram=telegram,
        wires=wires,
        fleet=Fleet(nursery=nursery, settings=told_to),
        database=database,
    )
    await town.rage()
    found = await town.calm(patience=60)
    wrongs = await town.wrongs(found)
    assert not wrongs, (told(found), town.fleet.ended)
    assert town.fleet.kills
    assert len(found) == town.plan.wishes
    await town.fleet.end()

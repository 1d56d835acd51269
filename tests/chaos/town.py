"""Builds everything that a run needs, and takes it down again."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.chaos.fleet import Fleet
from tests.chaos.plan import Plan
from tests.chaos.run import Town, settings
from tests.chaos.wire import Wire
from tests.e2e.conftest import PUBLIC, a_door, loaded, simulated
from tests.e2e.nursery import Nursery
from tests.postgres import fresh_postgres
from tests.settings import service_settings
from tests.standins.telegram import TelegramStandIn


@contextmanager
def ground(plan: Plan) -> Iterator[tuple[Path, str | Path]]:
    """A folder, and the database of this shape: a fresh one on PostgreSQL, or a file."""
    with tempfile.TemporaryDirectory(prefix="chaos") as name:
        folder = Path(name)
        if len(plan.parts) == 1:
            yield folder, folder / "data" / "orchestrator.db"
        else:
            with fresh_postgres() as url:
                yield folder, url


@asynccontextmanager
async def town(plan: Plan, folder: Path, database: str | Path) -> AsyncIterator[Town]:
    """Everything stands; inside, a run can begin."""
    async with AsyncExitStack() as stack:
        door = a_door()
        freepik = await stack.enter_async_context(simulated(door))
        telegram = await stack.enter_async_context(TelegramStandIn())
        telegram.updates.proxies[PUBLIC] = door.base
        wires = {}
        if isinstance(database, str):
            for name, url in (("database", database), ("redis", service_settings().redis_url)):
                wires[name] = await stack.enter_async_context(_wire(url).laid())
        told = settings(
            folder=folder / "data", wires=wires, door=door, freepik=freepik, telegram=telegram
        )
        nursery = Nursery(stack.enter_context(loaded()), folder)
        stack.push_async_callback(nursery.close)
        yield Town(
            plan=plan,
            nursery=nursery,
            freepik=freepik,
            telegram=telegram,
            wires=wires,
            fleet=Fleet(nursery=nursery, settings=told, parts=plan.parts),
            database=database,
        )


def _wire(url: str) -> Wire:
    parts = urlsplit(url)
    assert parts.hostname is not None
    assert parts.port is not None
    return Wire(host=parts.hostname, to=parts.port, name=parts.path.lstrip("/"))

"""The operator at the machine, when something went wrong: what reached nobody is tried again."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.process import utc_now
from simulator.faults import FaultKind
from storage import deliveries
from storage.database import Database
from storage.tables import DeliveryId, JobState
from tests.e2e.nursery import Nursery, Run
from tests.scenario.jobs.world import World, sqlite_url
from tests.standins.clock import HandClock

pytestmark = pytest.mark.e2e


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    db = await Database.open(sqlite_url(tmp_path / "orchestrator.db"), lock_path=None)
    # The commands read the machine's clock.
    yield await World.open(db, clock=HandClock(utc_now()))
    await db.close()


class Machine:
    """`python -m app …` beside the service of that world."""

    def __init__(self, nursery: Nursery, folder: Path) -> None:
        self._nursery = nursery
        self._folder = folder

    async def run(self, *words: str, typed: str = "", code: int = 0) -> Run:
        run = await self._nursery.run(*words, typed=typed, DATA_DIR=str(self._folder))
        assert run.code == code, run.out + run.err
        assert "Traceback" not in run.err
        return run


@pytest.fixture
def machine(nursery: Nursery, tmp_path: Path) -> Machine:
    return Machine(nursery, tmp_path)


async def test_a_lost_order_is_tried_again_once_and_its_price_is_said_first(
    world: World, machine: Machine
) -> None:
    assert "Everything reached somebody" in (await machine.run("jobs", "dead")).out
    # Two at once, and no call: neither task can be told apart.
    world.fault(FaultKind.POST_TIMEOUT_ACCEPTED, times=2)
    lost = [await world.order(words) for words in ("a red fox\x1b[31m\nfake line", "a whale")]
    world.fault(FaultKind.NSFW)
    refused = await world.order("nothing for everybody")
    await world.turn(300)
    assert [await world.state(one) for one in lost] == [JobState.LOST] * 2

    shown = (await machine.run("jobs", "dead")).out
    lines = [line for line in shown.splitlines() if "lost (outcome_unknown)" in line]
    assert [line.split()[0] for line in lines] == [str(one.job.id) for one in reversed(lost)]
    assert all("may have drawn and charged the first try" in line for line in lines)
    assert "\x1b" not in shown
    assert str(refused.job.id) not in shown

    retry = ("jobs", "retry", str(lost[1].job.id))
    said = await machine.run(*retry, typed="n\n", code=1)
    assert "That may cost 50 credits." in said.out
    await world.turn(120)
    assert len(world.debits) == 3

    assert "is tried again as" in (await machine.run(*retry, typed="y\n")).out
    assert "had been tried again before" in (await machine.run(*retry, "--yes")).out
    assert str(lost[1].job.id) not in (await machine.run("jobs", "dead")).out
    assert "retry order" in (await machine.run("admin", "audit")).out
    await world.turn(120)
    assert len(world.debits) == 4
    assert (await machine.run("jobs", "retry", str(refused.job.id), code=2)).err


async def test_a_card_that_was_given_up_is_owed_again_for_nothing(
    world: World, machine: Machine
) -> None:
    ticket = await world.order()
    await world.turn(10)
    given_up = DeliveryId(await world.delivery_of(ticket))
    async with world.db.write() as tx:
        await deliveries.end(tx, given_up, failure="the chat is gone", now=world.clock())
    assert "the chat is gone" in (await machine.run("jobs", "dead")).out
    said = (await machine.run("jobs", "retry", str(given_up), "--yes")).out
    assert "That costs nothing." in said
    async with world.db.read() as tx:
        again = await deliveries.get(tx, given_up)
    assert again is not None
    assert not again.ended
    assert again.next_try_at is not None
    await machine.run("jobs", "retry", str(given_up), code=2)


async def test_calls_are_told_once_more_beside_the_service(world: World, machine: Machine) -> None:
    ticket = await world.order()
    await world.queue.turn(1)
    job = await world.job(ticket)
    assert await world.callback(job.id, token=job.token, task_id=job.task_id)
    said = (await machine.run("webhooks", "replay")).out
    assert "Told to their jobs now: 0 calls." in said
    assert "Called in the last 24 hours: 1 job." in said

"""The engine keeps its promises on both databases, whoever asks at the same moment."""

import asyncio

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from jobs.budget import Budget
from jobs.errors import OverBudget
from jobs.orders import Ticket
from jobs.policy import Policy
from simulator.faults import FaultKind
from storage import conversations, ledger
from storage.database import Database
from storage.ledger import Period
from storage.tables import JobState
from tests.scenario.jobs.world import PUBLIC, World


async def test_an_order_becomes_one_picture_however_often_it_is_rung(database: Database) -> None:
    world = await World.open(database)
    order = world.wish()
    tickets = await asyncio.gather(*[world.engine.order(order) for _ in range(4)])
    assert sorted(ticket.created for ticket in tickets) == [False, False, False, True]
    for _ in range(12):
        await asyncio.gather(*[world.engine.advance(tickets[0].job.id) for _ in range(4)])
        await world.turn(1)
    assert await world.state(tickets[0]) is JobState.DONE
    assert len(await world.images(tickets[0])) == 1
    assert len(world.debits) == 1
    assert (await world.money()).spent == 50


async def test_orders_at_once_cannot_pass_a_limit(database: Database) -> None:
    world = await World.open(database, budget=Budget(person={Period.DAY: 120}))
    outcomes = await asyncio.gather(
        *[world.engine.order(world.wish()) for _ in range(8)], return_exceptions=True
    )
    assert sum(1 for outcome in outcomes if isinstance(outcome, OverBudget)) == 6
    assert (await world.money()).reserved == 100


@pytest.mark.parametrize("kind", [FaultKind.POST_TIMEOUT_ACCEPTED, FaultKind.WEBHOOK_BEFORE_ANSWER])
async def test_a_doubtful_post_is_resolved_after_a_restart(
    database: Database, kind: FaultKind
) -> None:
    with capture_logs():
        world = await World.open(database, policy=Policy(public_url=PUBLIC))
        world.fault(kind)
        ticket = await world.order()
        await world.queue.drain()
        await world.boot()
        await world.turn(15)
    assert await world.state(ticket) is JobState.DONE
    assert len(world.debits) == 1


_WAITING = sa.text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


async def test_an_order_and_a_picture_that_comes_do_not_wait_in_a_circle(
    database: Database,
) -> None:
    world = await World.open(database)
    if database.dialect == "sqlite":
        return  # one writer at a time
    ticket = await world.order()
    with capture_logs() as logs:
        await _ordered_while_it_comes(world, ticket, database)
    assert await world.state(ticket) is JobState.DONE
    assert [one for one in logs if one["event"] == "job.stumbled"] == []


async def _ordered_while_it_comes(world: World, ticket: Ticket, database: Database) -> None:
    async with asyncio.TaskGroup() as group, database.write() as ordering:
        await conversations.take_numbers(ordering, world.chat, 1)
        group.create_task(world.turn(10))
        while not await _somebody_waits(database):  # noqa: ASYNC110 - the database is asked
            await asyncio.sleep(0.01)
        account = await ledger.account_of(ordering, ticket.job.id)
        assert account is not None
        change = ledger._Change(spent=0, reserved=0, pictures=0, counts_at=world.clock())
        await change.post(ordering, account.scopes)


async def _somebody_waits(database: Database) -> bool:
    async with database.read() as tx:
        return bool((await tx.rows(_WAITING))[0][0])

"""Processes die, freeze and are cut off while people wish for pictures: no promise is broken."""

import asyncio

import pytest

from tests.chaos.forger import altered
from tests.chaos.plan import MANY, ONE, Plan
from tests.chaos.services import missing
from tests.chaos.town import town
from tests.postgres import away
from tests.settings import service_settings

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("parts", [MANY, ONE], ids=["many processes", "one process"])
def test_no_promise_is_broken_in_a_short_run(parts: tuple[str, ...]) -> None:
    plan = Plan(seed=7, jobs=14, kills=3, chats=4, parts=parts)
    if plan.shared and (lacking := missing()) is not None:
        away(service_settings(), "a PostgreSQL and a Redis of our own", OSError(lacking))

    async def run() -> None:
        async with town(plan) as ours:
            await ours.rage()
            books = await ours.calm(patience=120)
            assert not books.violations(), (books.ends, ours.fleet.ended)
            assert ours.fleet.kills
            assert books.orders
            assert set(ours.troubles) <= {step.split()[0] for step in ours.deeds}
            assert not await ours.fleet.end()

    asyncio.run(run())


@pytest.mark.parametrize("body", [b"", b'{"status":"IN_PROGRESS"}', b'{"status":"COMPLETED"}'])
def test_a_call_that_is_altered_is_another_one(body: bytes) -> None:
    assert altered(body) != body

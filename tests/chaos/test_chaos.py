"""Processes die, freeze and are cut off while people wish for pictures: no promise is broken."""

import asyncio

import pytest

from tests.chaos.plan import MANY, ONE, Plan
from tests.chaos.town import ground, town

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


@pytest.mark.timeout(180)
@pytest.mark.parametrize("parts", [MANY, ONE], ids=["many processes", "one process"])
def test_no_promise_is_broken_in_a_short_run(parts: tuple[str, ...]) -> None:
    plan = Plan(seed=7, wishes=16, kills=6, chats=6, parts=parts)

    async def run() -> None:
        async with town(plan, folder, database) as ours:
            await ours.rage()
            books = await ours.calm(patience=120)
            assert not books.violations(), (books.ends, ours.fleet.ended)
            assert ours.fleet.kills
            assert len(books.orders) + books.told == plan.wishes
            await ours.fleet.end()

    with ground(plan) as (folder, database):
        asyncio.run(run())

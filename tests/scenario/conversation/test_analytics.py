"""What happened here, as whoever runs it asks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.typing import EventDict

from jobs.tallying import bucket_of, percentile
from simulator.faults import FaultKind
from storage import favourites
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.tables import ImageId
from tests.postgres import fresh_postgres
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tools import registry
from tools.analytics import AnalyticsResult
from tools.context import Caller

ID, NOW = ImageId(UUID(int=1)), datetime(2026, 7, 1, tzinfo=UTC)


async def figures(chat: Chat, **arguments: object) -> AnalyticsResult:
    result = await registry.call(
        "analytics", await chat.context(caller=Caller(operator=True)), arguments
    )
    assert isinstance(result, AnalyticsResult)
    return result


async def test_an_afternoon_in_figures(world: World) -> None:
    chat = Chat.of(world)
    assert (await figures(chat)).say == "Nothing has been drawn this month."
    for wish in ("draw a red fox", "draw a blue boat", "draw a green frog"):
        await chat.says(wish)
        await chat.passes(60)
    world.fault(FaultKind.TASK_FAILS)
    await chat.says("draw a castle")
    await chat.passes(60)
    await chat.says("draw a tree", by=world.bo)
    await chat.passes(60)

    found = await figures(chat)

    (mystic,) = found.models
    assert mystic.ended == {"done": 4, "failed:provider_failed": 1}
    assert (found.pictures, found.people, found.chats, found.refused) == (4, 2, 1, 0)
    assert found.success == 0.8
    assert found.credits == sum(job.counted for job in await chat.jobs())
    assert found.failures == {"provider_failed": 1}
    assert [one.name for one in found.top] == ["Ana", "Bo"]
    assert mystic.drawing_p50 is not None
    assert 1 < mystic.drawing_p50 < 30
    assert "80.0% of the orders ended with a picture." in found.say
    assert "Without one: provider failed 1." in found.say


async def test_what_came_back_to_life_is_counted_once(world: World) -> None:
    chat = Chat.of(world)
    world.fault(FaultKind.POST_TIMEOUT_ACCEPTED)
    world.fault(FaultKind.GET_500, times=None)
    await chat.says("draw a red fox")
    await chat.passes(1500)
    (job,) = await chat.jobs()
    before = await figures(chat)
    assert sum(before.models[0].ended.values()) == 1

    world.simulator.parts.faults.clear()
    (debit,) = world.debits
    await world.callback(job.id, token=job.token, task_id=debit.task_id)
    await chat.passes(60)

    after = await figures(chat)
    assert after.models[0].ended == {"done": 1}
    assert after.success == 1.0


async def test_yesterday_is_not_today(world: World) -> None:
    chat = Chat.of(world)
    await chat.says("draw a red fox")
    await chat.passes(60)

    await world.turn(timedelta(days=1).total_seconds())

    assert (await figures(chat, period="day")).pictures == 0
    assert (await figures(chat, period="all")).pictures == 1


@given(st.lists(st.floats(min_value=0.01, max_value=10_000), min_size=1, max_size=50))
def test_percentiles_are_right_to_a_bucket(seconds: list[float]) -> None:
    buckets: dict[int, int] = {}
    for each in seconds:
        number = bucket_of(timedelta(seconds=each))
        buckets[number] = buckets.get(number, 0) + 1
    exact = sorted(seconds)[max(0, -(-len(seconds) * 95 // 100) - 1)]
    found = percentile(buckets, 0.95)
    assert found is not None
    assert exact <= found * 1.000001
    assert found <= max(exact, 1.0) * 1.2000001


def test_nothing_has_no_percentile() -> None:
    assert percentile({}, 0.5) is None


@pytest.mark.parametrize(("seconds", "bucket"), [(0, 0), (0.5, 0), (1, 0), (1.2, 1), (60, 23)])
def test_buckets(seconds: float, bucket: int) -> None:
    assert bucket_of(timedelta(seconds=seconds)) == bucket


@pytest.fixture
def another() -> Iterator[str]:
    with fresh_postgres() as url:
        yield url


async def test_a_replica_is_read_and_when_it_is_away_the_database_itself(
    world: World, another: str, logged: list[EventDict]
) -> None:
    chat = Chat.of(world)
    await chat.says("draw a red fox")
    await chat.passes(60)
    # What follows the database on its own machine: here it has not followed yet.
    await (await Database.open(another, lock_path=None)).close()
    replica = await Database.replica(another)
    chat.services = replace(chat.services, replica=replica)
    assert (await figures(chat)).pictures == 0, "read there"
    with pytest.raises(DatabaseUnavailable, match="read-only"):
        await replica.look(partial(favourites.add, person_id=world.ana, image_id=ID, now=NOW))
    await replica.close()
    assert (await figures(chat)).pictures == 1

    away = await Database.replica("postgresql://postgres@127.0.0.1:1/nowhere")
    chat.services = replace(chat.services, replica=away)
    assert (await figures(chat)).pictures == 1
    await away.close()
    assert [one["event"] for one in logged].count("replica.away") == 2

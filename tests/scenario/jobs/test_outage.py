"""The provider is out of reach, or the disk is full, at any step: the job waits and goes on."""

from collections.abc import Callable

import httpx
import pytest

from jobs.states import Waiting
from storage.tables import JobState
from tests.scenario.jobs.world import World

Trouble = Callable[[httpx.Request], Exception]


def no_route(request: httpx.Request) -> Exception:
    message = "no route to host"
    return httpx.ConnectError(message, request=request)


def no_connection_in_time(request: httpx.Request) -> Exception:
    message = "timed out while connecting"
    return httpx.ConnectTimeout(message, request=request)


def broken_off(request: httpx.Request) -> Exception:
    message = "connection reset by peer"
    return httpx.ReadError(message, request=request)


STEPS: dict[str, tuple[JobState, Callable[[httpx.Request], bool]]] = {
    "POST": (JobState.QUEUED, lambda request: request.method == "POST"),
    "look": (
        JobState.RUNNING,
        lambda request: request.method == "GET" and "/v1/ai/" in request.url.path,
    ),
    "download": (JobState.FETCHING, lambda request: "/results/" in request.url.path),
}


@pytest.mark.parametrize(
    ("step", "trouble"),
    [
        ("POST", no_route),
        ("POST", no_connection_in_time),
        ("look", no_route),
        ("look", no_connection_in_time),
        ("look", broken_off),
        ("download", no_route),
        ("download", broken_off),
    ],
)
async def test_a_job_waits_for_a_provider_out_of_reach_and_goes_on(
    world: World, step: str, trouble: Trouble
) -> None:
    state, is_this_step = STEPS[step]

    def cut(request: httpx.Request) -> None:
        if is_this_step(request):
            raise trouble(request)

    world.wire.before = cut
    ticket = await world.order()
    await world.turn(300)
    job = await world.job(ticket)
    assert (job.state, job.detail) == (state, Waiting.UNREACHABLE)
    money = await world.money()
    assert (money.spent, money.reserved) == (0, 50)

    world.wire.before = None
    await world.turn(120)

    assert await world.state(ticket) is JobState.DONE
    assert len(await world.images(ticket)) == 1
    assert len(world.debits) == 1
    money = await world.money()
    assert (money.spent, money.reserved) == (50, 0)


async def test_an_outage_over_a_restart_is_waited_for_too(world: World) -> None:
    def cut(request: httpx.Request) -> None:
        raise no_route(request)

    world.wire.before = cut
    tickets = [await world.order(f"picture {number}") for number in range(5)]
    await world.turn(100)
    await world.boot()
    await world.turn(100)
    assert {await world.state(ticket) for ticket in tickets} == {JobState.QUEUED}

    world.wire.before = None
    await world.turn(180)

    assert {await world.state(ticket) for ticket in tickets} == {JobState.DONE}
    assert len(world.debits) == 5


async def test_a_full_disk_is_waited_for_and_paid_once(world: World) -> None:
    world.media.full = True
    ticket = await world.order()
    await world.turn(1800)
    job = await world.job(ticket)
    assert (job.state, job.detail) == (JobState.FETCHING, Waiting.STORE)
    money = await world.money()
    assert (money.spent, money.reserved) == (0, 50)
    await world.boot()

    world.media.full = False
    await world.turn(80)

    assert await world.state(ticket) is JobState.DONE
    assert len(await world.images(ticket)) == 1
    assert world.wire.count("POST", "seedream-v4") == 1
    money = await world.money()
    assert (money.spent, money.reserved) == (50, 0)

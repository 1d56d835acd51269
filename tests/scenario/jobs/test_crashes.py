"""The process dies at every point of a job's life; a new one finishes it, paying once."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from freepik.catalog import Capability
from freepik.requests import Wish
from jobs.orders import Order
from jobs.states import FailureCode
from storage.jobs import JobInput
from storage.tables import JobState
from tests.scenario.jobs.world import Crash, Wire, World


def once(method: str, part: str) -> Wire:
    """Die at the first request like this."""
    armed = [True]

    def strike(request: httpx.Request) -> None:
        if armed and request.method == method and part in request.url.path:
            armed.clear()
            raise Crash

    return strike


def sync_order(world: World) -> Order:
    wish = Wish(capability=Capability.GENERATE, prompt="a red fox in the snow", count=2)
    return world.wish(model="classic-fast", wish=wish)


def after_the_post(world: World) -> None:
    world.wire.after = once("POST", "seedream-v4")


def while_looking(world: World) -> None:
    world.wire.before = once("GET", "seedream-v4/")


def after_looking(world: World) -> None:
    world.wire.after = once("GET", "seedream-v4/")


def before_the_download(world: World) -> None:
    world.wire.before = once("GET", "/results/")


def after_the_download(world: World) -> None:
    world.wire.after = once("GET", "/results/")


def while_storing(world: World) -> None:
    world.media.crash_at_put = True


@pytest.mark.parametrize(
    "arm",
    [
        after_the_post,
        while_looking,
        after_looking,
        before_the_download,
        after_the_download,
        while_storing,
    ],
)
async def test_a_crash_costs_no_picture_and_no_second_payment(
    world: World, arm: Callable[[World], None]
) -> None:
    ticket = await world.order()
    arm(world)
    with pytest.raises(Crash):
        await world.turn(20)

    await world.boot()
    await world.turn(20)

    assert await world.state(ticket) is JobState.DONE
    assert len(await world.images(ticket)) == 1
    assert len(world.debits) == 1
    assert (await world.money()).spent == 50


async def test_an_order_survives_a_crash_before_it_is_rung(world: World) -> None:
    ticket = await world.order()
    await world.boot()
    await world.turn(20)
    assert await world.state(ticket) is JobState.DONE
    assert len(world.debits) == 1


async def test_a_crash_before_the_post_left_is_found_out_and_not_charged(world: World) -> None:
    ticket = await world.order()
    world.wire.before = once("POST", "seedream-v4")
    with pytest.raises(Crash):
        await world.turn(5)
    await world.boot()

    await world.turn(60)
    assert await world.state(ticket) is JobState.SUBMITTING
    await world.turn(90)

    job = await world.job(ticket)
    assert (job.state, job.failure) == (JobState.FAILED, FailureCode.OUTCOME_UNKNOWN)
    assert world.wire.count("POST", "seedream-v4") == 1
    assert world.debits == []
    money = await world.money()
    assert (money.spent, money.reserved) == (0, 0)

    again = await world.engine.retry(job.id, person_id=world.ana, request_key="again")
    await world.turn(10)
    assert await world.state(again) is JobState.DONE
    assert len(world.debits) == 1


async def test_a_crash_while_uploading_leaves_no_doubt(world: World) -> None:
    picture = await world.picture()
    paid = len(world.debits)
    ticket = await world.order(
        tool="remove_background",
        capability=Capability.REMOVE_BACKGROUND,
        model="remove-background",
        wish=Wish(capability=Capability.REMOVE_BACKGROUND, prompt=""),
        inputs=[JobInput(role="image", image_id=picture)],
    )
    world.wire.before = once("PUT", "/")
    with pytest.raises(Crash):
        await world.turn(5)
    assert await world.state(ticket) is JobState.QUEUED
    await world.boot()
    await world.turn(5)
    assert await world.state(ticket) is JobState.DONE
    assert len(world.debits) == paid + 1
    assert world.wire.count("POST", "remove-background") == 1


async def test_an_upload_that_fails_is_tried_again(world: World) -> None:
    picture = await world.picture()
    edit = world.edit([JobInput(role="image", image_id=picture)])
    ticket = await world.engine.order(replace(edit, model="flux-kontext-pro"))
    troubles = iter(range(8))  # more than one submission tries by itself

    def cut(request: httpx.Request) -> None:
        if request.method == "PUT" and next(troubles, None) is not None:
            message = "cut off"
            raise httpx.ReadError(message)

    world.wire.before = cut
    await world.turn(1)
    job = await world.job(ticket)
    assert (job.state, job.detail) == (JobState.QUEUED, "unreachable")
    await world.turn(60)
    assert await world.state(ticket) is JobState.DONE


async def test_a_synchronous_answer_is_kept_before_anything_else(world: World) -> None:
    ticket = await world.engine.order(sync_order(world))
    world.wire.before = once("POST", "nowhere")
    # The answer's pictures are put first; the crash comes with the first put of the fetch.
    puts = world.media.puts

    async def die_when_fetching(job: object) -> None:
        if getattr(job, "state", None) is JobState.FETCHING:
            world.media.crash_at_put = True

    world.engine.watch(die_when_fetching)
    with pytest.raises(Crash):
        await world.turn(5)
    assert world.media.puts == puts + 2
    assert await world.state(ticket) is JobState.FETCHING

    await world.boot()
    await world.turn(5)

    assert await world.state(ticket) is JobState.DONE
    assert [image.number for image in await world.images(ticket)] == [1, 2]
    assert world.wire.count("POST", "text-to-image") == 1
    assert not (await world.job(ticket)).results


async def test_a_synchronous_answer_that_died_with_the_process_is_lost_and_said_so(
    world: World,
) -> None:
    ticket = await world.engine.order(sync_order(world))
    world.wire.after = once("POST", "text-to-image")
    with pytest.raises(Crash):
        await world.turn(5)
    await world.boot()
    await world.turn(400)

    assert await world.state(ticket) is JobState.LOST
    assert world.wire.count("POST", "text-to-image") == 1
    assert (await world.money()).spent == 200


async def test_a_picture_that_is_stored_but_not_delivered_is_rung_again(world: World) -> None:
    ticket = await world.order()
    await world.turn(20)
    world.delivered.clear()
    await world.boot()
    await world.queue.drain()
    assert world.delivered == [await world.delivery_of(ticket)]


async def test_many_rings_at_once_are_as_good_as_one(world: World) -> None:
    ticket = await world.order()
    for _ in range(12):
        await asyncio.gather(*[world.engine.advance(ticket.job.id) for _ in range(5)])
        await world.turn(1)
    assert await world.state(ticket) is JobState.DONE
    assert world.wire.count("POST", "seedream-v4") == 1
    assert len(await world.images(ticket)) == 1
    assert len(world.debits) == 1


async def test_rings_do_not_multiply(world: World) -> None:
    ticket = await world.order()
    await world.turn(1)
    for _ in range(20):
        await world.engine.advance(ticket.job.id)
    looks = world.wire.count("GET", "seedream-v4/")
    await world.turn(3)
    assert world.wire.count("GET", "seedream-v4/") - looks <= 2
    assert len([bell for bell, key, _ in world.queue.waiting if key == ticket.job.id]) <= 1

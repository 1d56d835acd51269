"""From an order to a stored picture, and every honest way to end without one."""

from uuid import UUID

from jobs.queue import Bell
from storage.jobs import Job
from storage.tables import JobState
from tests.scenario.jobs.world import World


async def test_an_order_becomes_one_picture(world: World) -> None:
    ticket = await world.order()
    assert (ticket.created, ticket.credits, ticket.job.number) == (True, 50, 1)
    assert (await world.money()).reserved == 50

    await world.turn(10)

    assert await world.state(ticket) is JobState.DONE
    (image,) = await world.images(ticket)
    assert image.handle.startswith("fox-")
    assert image.alt_text == "Generated picture: a red fox in the snow"
    assert image.number == 1
    assert await world.media.get(image.media_key)
    assert await world.media.get(image.thumb_key)
    assert await world.current() == image.id
    money = await world.money()
    assert (money.spent, money.reserved) == (50, 0)
    assert len(world.debits) == 1
    assert world.delivered[-1] == await world.delivery_of(ticket)


async def test_what_is_drawn_is_shown_before_anything_new_is_begun(world: World) -> None:
    ticket = await world.order()
    others = [world.wish(f"a blue fox, number {number}", person_id=world.bo) for number in range(5)]
    owed, begun = await world.delivery_of(ticket), list[int]()

    async def show(delivery_id: UUID) -> None:
        if delivery_id == owed and await world.state(ticket) is JobState.DONE:
            begun.append(world.wire.count("POST", "seedream-v4"))

    async def rush(job: Job) -> None:
        if job.id == ticket.job.id and job.state is JobState.FETCHING:
            for order in others:
                await world.engine.order(order)

    world.queue.on(Bell.DELIVER, show)
    world.engine.watch(rush)
    await world.turn(10)
    assert begun == [1]

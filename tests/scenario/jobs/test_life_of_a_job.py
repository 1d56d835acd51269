"""From an order to a stored picture, and every honest way to end without one."""

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

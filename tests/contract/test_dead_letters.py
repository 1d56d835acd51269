"""What reached nobody is found, newest first, and is tried again once."""

from dataclasses import replace
from datetime import timedelta

from storage import dead_letters, deliveries, inbox, webhooks
from storage.inbox import Inbox
from storage.tables import EndpointId, JobState, MessageId, RunId
from storage.webhooks import Endpoint, Message
from tests.contract.records import NOON, World

LONG_AGO = NOON - timedelta(days=1)
_LOST = "outcome_unknown"


async def test_orders_that_ended_badly(world: World) -> None:
    ended = [
        replace(world.job(state), failure=failure, run_id=run)
        for state, failure, run in (
            (JobState.LOST, _LOST, None),
            (JobState.DONE, None, None),
            (JobState.CANCELLED, "cancelled", None),
            (JobState.FAILED, _LOST, RunId(world.ids())),
            (JobState.FAILED, "internal", None),
        )
    ]
    for job in ended:
        await world.keep(job)
    async with world.db.read() as tx:
        found = await dead_letters.orders(tx, {_LOST, "internal"}, since=LONG_AGO, limit=9)
        none = await dead_letters.orders(tx, {_LOST}, since=world.later(60), limit=9)
        one = await dead_letters.orders(tx, {_LOST, "internal"}, since=LONG_AGO, limit=1)
    assert [job.id for job in found] == [ended[4].id, ended[0].id]
    assert none == []
    assert [job.id for job in one] == [ended[4].id]


async def test_cards_that_were_given_up(world: World) -> None:
    given_up, shown, owed = [world.delivery(await world.stored_job()) for _ in range(3)]
    async with world.db.write() as tx:
        for delivery in (given_up, shown, owed):
            await deliveries.insert(tx, delivery)
        await deliveries.end(tx, given_up.id, failure="the chat is gone", now=world.later(1))
        await deliveries.end(tx, shown.id, failure=None, now=world.later(1))
        found = await deliveries.given_up(tx, since=LONG_AGO, limit=9)
        assert [delivery.id for delivery in found] == [given_up.id]
        assert await deliveries.given_up(tx, since=world.later(60), limit=9) == []
        again = [
            await deliveries.owe_again(tx, one.id, now=world.later(2))
            for one in (given_up, given_up, shown, owed)
        ]
        due = await deliveries.overdue(tx, world.later(2), 9)
    assert again == [True, False, False, False]
    assert [delivery.id for delivery in due] == [given_up.id]


async def test_calls_that_nobody_took(world: World) -> None:
    endpoint = Endpoint(
        id=EndpointId(world.ids()),
        person_id=world.person.id,
        url="https://example.org",
        secret="whsec_x",
        created_at=NOON,
        told_until=NOON,
    )
    calls = [
        Message(
            id=MessageId(world.ids()),
            endpoint_id=endpoint.id,
            job_id=(await world.stored_job()).id,
            type="job.done",
            body="{}",
            next_try_at=due,
            failure=failure,
            created_at=NOON,
        )
        for due, failure in ((None, "410"), (None, None), (world.later(9), "500"))
    ]
    async with world.db.write() as tx:
        await webhooks.add(tx, endpoint)
        await webhooks.owe(tx, calls)
        found = await webhooks.given_up(tx, since=LONG_AGO, limit=9)
    assert [message.id for message in found] == [calls[0].id]


async def test_events_that_were_dealt_with(world: World) -> None:
    box = Inbox(world.db)
    for name in ("first", "second", "open"):
        await box.accept("freepik", name, b"x", NOON if name == "first" else world.later(60))
    await box.accept("telegram", "other", b"x", world.later(60))
    async with world.db.write() as tx:
        await inbox.mark_handled(tx, "freepik", ["first", "second"], world.later(61))
        await inbox.mark_handled(tx, "telegram", ["other"], world.later(61))
        assert await inbox.handled_since(tx, "freepik", LONG_AGO) == ["first", "second"]
        assert await inbox.handled_since(tx, "freepik", world.later(1)) == ["second"]

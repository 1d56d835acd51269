"""Keys, kept answers and what programs are owed, on both databases."""

from dataclasses import replace
from datetime import timedelta

from storage import api_keys, job_changes, jobs, kept_answers, webhooks
from storage.api_keys import ApiKey, KeyScope, Secret, fresh_secret
from storage.kept_answers import KeptAnswer
from storage.tables import EndpointId, JobState, MessageId
from storage.webhooks import Endpoint, Message
from tests.contract.records import NOON, World

MINUTE = timedelta(minutes=1)


async def made(world: World) -> tuple[ApiKey, Secret]:
    secret = fresh_secret(lambda size: world.ids().bytes[-1:] * size)
    async with world.db.write() as tx:
        key = await api_keys.create(
            tx,
            person_id=world.person.id,
            name="shop",
            scopes=[KeyScope.READ, KeyScope.DRAW],
            secret=secret,
            expires_at=NOON + MINUTE,
            new_id=world.ids(),
            now=NOON,
        )
    return key, secret


async def test_a_key_is_found_by_its_secret_alone(world: World) -> None:
    key, secret = await made(world)
    async with world.db.write() as tx:
        assert await api_keys.find(tx, secret.text) == (key, world.person)
        assert await api_keys.find(tx, secret.text + "x") is None
        assert await api_keys.find(tx, f"fpo_{secret.prefix}") is None
        await api_keys.used(tx, key.id, NOON)
        assert await api_keys.revoke(tx, key.id, NOON)
        assert not await api_keys.revoke(tx, key.id, NOON)
        assert await api_keys.rotate(tx, key, secret) is None
        (kept,) = await api_keys.of_person(tx, world.person.id)
    assert kept == replace(key, last_used_at=NOON, revoked_at=NOON)
    assert not kept.holds(NOON)
    assert key.holds(NOON)
    assert not key.holds(NOON + MINUTE)


async def test_a_request_is_claimed_once_and_taken_over_from_the_dead(world: World) -> None:
    key, _ = await made(world)
    fresh = KeptAnswer(key_id=key.id, request_key="r", fingerprint="f", created_at=NOON)
    late = replace(fresh, created_at=NOON + MINUTE)
    async with world.db.write() as tx:
        assert await kept_answers.claim(tx, fresh, lease=MINUTE) is None
        assert await kept_answers.claim(tx, fresh, lease=MINUTE) == fresh
        assert await kept_answers.claim(tx, late, lease=MINUTE) is None
        await kept_answers.drop(tx, key.id, "r")
        assert await kept_answers.claim(tx, fresh, lease=MINUTE) is None
        await kept_answers.finish(tx, key.id, "r", status=202, body=b"{}")
        done = replace(fresh, status=202, body=b"{}")
        assert await kept_answers.claim(tx, late, lease=MINUTE) == done
        await kept_answers.drop(tx, key.id, "r")
        assert await kept_answers.forget(tx, NOON + timedelta(days=2)) == 0
        assert await kept_answers.forget(tx, NOON + timedelta(days=3)) == 1


async def test_changes_are_read_to_their_end_in_order(world: World) -> None:
    kept = [
        await world.keep(replace(world.job(), state_since=world.later(number % 40)))
        for number in range(130)
    ]
    changes = job_changes.pages(world.db, world.person.id, NOON + timedelta(seconds=15))
    read = [job async for page in changes for job in page]
    expected = sorted(
        (job for job in kept if job.state_since >= world.later(10)),
        key=lambda job: (job.state_since, job.id),
    )
    assert [job.id for job in read] == [job.id for job in expected]
    async with world.db.read() as tx:
        assert len(await job_changes.open_now(tx, world.person.id)) == 130
        assert (await jobs.get(tx, kept[0].id)) == kept[0]


async def test_a_message_is_owed_once_claimed_once_and_replayed(world: World) -> None:
    job = await world.stored_job(JobState.DONE)
    endpoint = Endpoint(
        id=EndpointId(world.ids()),
        person_id=world.person.id,
        url="https://shop.example",
        secret="whsec_eA==",
        created_at=NOON,
        told_until=NOON,
    )
    message = Message(
        id=MessageId(world.ids()),
        endpoint_id=endpoint.id,
        job_id=job.id,
        type="job.done",
        body="{}",
        next_try_at=NOON,
        created_at=NOON,
    )
    until = NOON + MINUTE
    async with world.db.write() as tx:
        await webhooks.add(tx, endpoint)
        assert await webhooks.live(tx) == await webhooks.live(tx, world.person.id) == [endpoint]
        assert await webhooks.owe(tx, [message]) == [message.id]
        assert await webhooks.owe(tx, [replace(message, id=MessageId(world.ids()))]) == []
        await webhooks.told(tx, endpoint.id, until)
        await webhooks.told(tx, endpoint.id, NOON)
        assert await webhooks.get(tx, endpoint.id) == replace(endpoint, told_until=until)
        assert await webhooks.due(tx, NOON, 9) == [message]
        taken = replace(message, attempts=1, next_try_at=until)
        assert await webhooks.claim(tx, message.id, now=NOON, until=until) == taken
        assert await webhooks.claim(tx, message.id, now=NOON, until=until) is None
        await webhooks.settle(tx, message.id, next_try_at=None, delivered_at=NOON, failure=None)
        assert await webhooks.due(tx, until, 9) == []
        assert await webhooks.replay(tx, message.id, NOON) == message
        (page,) = await webhooks.messages(tx, endpoint.id, before=None, limit=9)
        assert page == message
        assert await webhooks.messages(tx, endpoint.id, before=message.id, limit=9) == []
        assert await webhooks.end(tx, endpoint.id, NOON)
        assert not await webhooks.end(tx, endpoint.id, NOON)
        assert await webhooks.live(tx) == []
        assert await webhooks.due(tx, until, 9) == []

"""Deliveries and the inbox: what is owed, what is shown, what came in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest
from typing_extensions import override

from storage import deliveries, inbox
from storage.database import Database, Transaction
from storage.errors import DatabaseUnavailable
from storage.inbox import Inbox
from tests.contract.records import NOON, World


async def test_what_a_chat_shows_is_compare_and_set(world: World) -> None:
    job = await world.stored_job()
    delivery = world.delivery(job)
    async with world.db.write() as tx:
        await deliveries.insert(tx, delivery)
        assert await deliveries.of_job(tx, job.id) == [delivery]

    async def show(phase: str, *, expect: str | None, ref: str | None, ended: bool) -> bool:
        async with world.db.write() as tx:
            return await deliveries.record(
                tx,
                delivery.id,
                expect_shown=expect,
                shown=phase,
                message_ref=ref,
                ended=ended,
                now=world.later(1),
            )

    first = await asyncio.gather(
        *(show("working", expect=None, ref="m1", ended=False) for _ in range(5))
    )
    assert sorted(first) == [False] * 4 + [True]
    assert not await show("result", expect=None, ref="m2", ended=True)
    assert await show("result", expect="working", ref=None, ended=True)
    async with world.db.read() as tx:
        here = delivery.conversation_id
        found = await deliveries.by_message(tx, conversation_id=here, message_ref="m1")
        assert await deliveries.by_message(tx, conversation_id=here, message_ref="m2") is None
    assert found is not None
    assert (found.shown, found.ended, found.updated_at) == ("result", True, world.later(1))


async def test_failures_wait_and_revivals_are_owed_again(world: World) -> None:
    stored = [await world.stored_job() for _ in range(3)]
    owed = [world.delivery(job) for job in stored]
    async with world.db.write() as tx:
        for delivery in owed:
            await deliveries.insert(tx, delivery)
        for at, delivery in enumerate(owed):
            assert await deliveries.retry_later(
                tx,
                delivery.id,
                next_try_at=world.later(-at),
                failure="busy",
                now=world.now,
            )
        due = await deliveries.overdue(tx, world.now, 9)
        assert [each.id for each in due] == [each.id for each in reversed(owed)]
        assert [each.attempts for each in due] == [1, 1, 1]
        assert await deliveries.end(tx, owed[1].id, failure="gone", now=world.now)
        assert not await deliveries.end(tx, owed[1].id, failure="gone", now=world.now)
        page = await deliveries.open_deliveries(tx, job_open=True, after=None, limit=1)
        rest = await deliveries.open_deliveries(tx, job_open=True, after=page[-1].id, limit=9)
        assert [each.id for each in page + rest] == [owed[0].id, owed[2].id]
        assert await deliveries.reopen(tx, stored[1].id, now=world.later(2)) == [owed[1].id]
        again = await deliveries.get(tx, owed[1].id)
    assert again == replace(owed[1], updated_at=world.later(2))


class _CountingDatabase(Database):
    """Counts transactions, and fails them on demand."""

    def __init__(self, real: Database) -> None:
        self._real = real
        self.writes = 0
        self.broken = False

    @override
    def write(self) -> AbstractAsyncContextManager[Transaction]:
        return self._counted()

    @asynccontextmanager
    async def _counted(self) -> AsyncIterator[Transaction]:
        self.writes += 1
        async with self._real.write() as tx:
            if self.broken:
                message = "the disk is gone"
                raise DatabaseUnavailable(message)
            yield tx


async def test_events_that_come_together_share_a_commit(world: World) -> None:
    counted = _CountingDatabase(world.db)
    box = Inbox(counted)
    names = [f"event-{number % 150}" for number in range(300)]
    new = await asyncio.gather(
        *(box.accept("freepik", name, name.encode(), NOON) for name in names)
    )
    assert sum(new) == 150
    assert counted.writes <= 3
    assert not await box.accept("freepik", "event-0", b"again", NOON)
    assert await box.accept("discord", "event-0", b"another", NOON)
    async with world.db.write() as tx:
        assert len(await inbox.unhandled(tx, "freepik", 999)) == 150
        assert len(await inbox.unhandled(tx, "discord", 999)) == 1
        assert await inbox.mark_handled(tx, "discord", ["event-0"], NOON) == ["event-0"]
        assert await inbox.mark_handled(tx, "discord", ["event-0", "event-9"], NOON) == []
        assert await inbox.unhandled(tx, "discord", 999) == []
        oldest = await inbox.unhandled(tx, "freepik", 2)
        assert {each.body for each in oldest} <= {n.encode() for n in names}
        assert await inbox.seen(tx, "freepik", "event-149")
        assert not await inbox.seen(tx, "freepik", "event-150")


async def test_a_cancelled_leader_hands_its_followers_on(world: World) -> None:
    box = Inbox(world.db)
    async with asyncio.TaskGroup() as group:
        leader = group.create_task(box.accept("s", "leader", b"", NOON))
        await asyncio.sleep(0)
        followers = [
            group.create_task(box.accept("s", f"follower-{at}", b"", NOON)) for at in range(9)
        ]
        await asyncio.sleep(0)
        leader.cancel()
    assert all(follower.result() for follower in followers)
    assert leader.cancelled()


async def test_when_the_commit_fails_everybody_in_it_hears_it(world: World) -> None:
    counted = _CountingDatabase(world.db)
    counted.broken = True
    box = Inbox(counted)
    told = await asyncio.gather(
        *(box.accept("s", str(at), b"", NOON) for at in range(20)), return_exceptions=True
    )
    assert all(isinstance(each, DatabaseUnavailable) for each in told)
    counted.broken = False
    assert await box.accept("s", "0", b"", NOON)


async def test_an_inbox_refuses_a_moment_without_zone(world: World) -> None:
    with pytest.raises(ValueError, match="time zone"):
        await Inbox(world.db).accept("s", "1", b"", NOON.replace(tzinfo=None))

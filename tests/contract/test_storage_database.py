"""The one door: what commits, what rolls back, what a reader sees."""

import asyncio
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from structlog.typing import EventDict

from storage import conversations, jobs, people
from storage.database import Database
from storage.errors import Conflict, DatabaseAway, DatabaseUnavailable
from storage.sqlite import connect
from storage.statements import AfterTheLast
from storage.tables import PersonId, metadata
from tests.contract.records import NOON, World, somebody, somewhere
from tests.ports import port_for_later

_MUCH = "CREATE TABLE much AS SELECT randomblob(1000000) AS bytes"


class Oops(Exception):
    pass


async def test_an_error_inside_undoes_everything(world: World) -> None:
    job = world.job()

    async def fail_late() -> None:
        async with world.db.write() as tx:
            await jobs.insert(tx, job)
            await conversations.take_numbers(tx, world.conversation.id, 3)
            raise Oops

    with pytest.raises(Oops):
        await fail_late()
    async with world.db.read() as tx:
        assert await jobs.get(tx, job.id) is None
        here = await conversations.get(tx, world.conversation.id)
    assert here is not None
    assert here.next_number == 1


async def test_a_broken_rule_is_a_conflict_and_rolls_back(world: World) -> None:
    job = world.job(person_id=PersonId(world.ids()))

    async def break_a_rule() -> None:
        async with world.db.write() as tx:
            await conversations.take_numbers(tx, world.conversation.id, 1)
            await jobs.insert(tx, job)

    with pytest.raises(Conflict):
        await break_a_rule()
    async with world.db.write() as tx:
        assert await conversations.take_numbers(tx, world.conversation.id, 1) == 1


async def test_a_reader_sees_one_moment_and_may_not_write(world: World) -> None:
    before, after = world.job(), world.job()
    await world.keep(before)
    async with world.db.read() as reading:
        assert len(await jobs.open_jobs(reading, after=None, limit=9)) == 1
        await world.keep(after)
        assert len(await jobs.open_jobs(reading, after=None, limit=9)) == 1
    with pytest.raises(DatabaseUnavailable):
        async with world.db.read() as reading:
            await jobs.insert(reading, world.job())
    async with world.db.read() as reading:
        assert len(await jobs.open_jobs(reading, after=None, limit=9)) == 2


async def test_the_last_statement_is_committed_with_all_before_it(world: World) -> None:
    first, second, alone = world.job(), world.job(), world.job()
    async with world.db.write() as tx:
        await jobs.insert(tx, first)
        tx.last()
        await jobs.insert(tx, second)
    async with world.db.write() as tx:
        tx.last()
        await jobs.insert(tx, alone)
        with pytest.raises(AfterTheLast):
            await jobs.insert(tx, world.job())
    async with world.db.read() as tx:
        kept = {job.id for job in await jobs.open_jobs(tx, after=None, limit=9)}
    assert kept == {first.id, second.id, alone.id}


async def test_a_last_statement_that_fails_takes_all_before_it_along(world: World) -> None:
    job, taken = world.job(), world.job()
    await world.keep(taken)

    async def fail_last() -> None:
        async with world.db.write() as tx:
            await jobs.insert(tx, job)
            tx.last()
            await jobs.insert(tx, replace(world.job(), id=taken.id))

    with pytest.raises(Conflict):
        await fail_last()
    async with world.db.read() as tx:
        kept = [kept.id for kept in await jobs.open_jobs(tx, after=None, limit=9)]
    assert kept == [taken.id]
    await world.keep(job)  # and the writer is free for the next


async def test_cancelling_anywhere_leaves_no_half_and_no_lock(world: World) -> None:
    """Each attempt takes a number and keeps a job, or neither."""
    chance = random.Random(7)
    kept = 0

    async def attempt() -> None:
        nonlocal kept
        async with world.db.write() as tx:
            number = await conversations.take_numbers(tx, world.conversation.id, 1)
            await jobs.insert(tx, world.job())
            assert number > 0
        kept += 1

    for _ in range(60):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(attempt()) for _ in range(3)]
            for _ in range(chance.randrange(40)):
                await asyncio.sleep(0)
            tasks[chance.randrange(3)].cancel()
    async with world.db.write() as tx:
        taken = await conversations.take_numbers(tx, world.conversation.id, 1) - 1
        stored = len(await jobs.open_jobs(tx, after=None, limit=1000))
    # A commit may have happened just before the cancellation was noticed.
    assert kept <= taken == stored <= 180
    assert kept >= 120


async def test_many_writers_at_once_lose_nothing(world: World) -> None:
    async def take() -> int:
        async with world.db.write() as tx:
            return await conversations.take_numbers(tx, world.conversation.id, 2)

    firsts = await asyncio.gather(*(take() for _ in range(40)))
    assert sorted(firsts) == list(range(1, 81, 2))


async def test_moments_come_back_as_aware_utc(world: World) -> None:
    tokyo = timezone(timedelta(hours=9))
    moment = datetime(2026, 3, 1, 2, 3, 4, 567890, tzinfo=tokyo)
    async with world.db.write() as tx:
        met = await people.identify(
            tx,
            platform="console",
            external_id="bo",
            name="Bo",
            language="ja",
            new_id=world.ids(),
            now=moment,
        )
    async with world.db.read() as tx:
        again = await people.get(tx, met.id)
    assert again is not None
    assert again.created_at == moment
    assert again.created_at.utcoffset() == timedelta(0)
    with pytest.raises(ValueError, match="time zone"):
        async with world.db.write() as tx:
            await jobs.overdue(tx, datetime(2026, 1, 1), 1)  # noqa: DTZ001 - the point of it


async def test_the_migrations_build_exactly_these_tables(database_url: str) -> None:
    scheme = "sqlite+aiosqlite" if database_url.startswith("sqlite") else "postgresql+asyncpg"
    engine = create_async_engine(f"{scheme}:{database_url.partition(':')[2]}", poolclass=NullPool)

    def ours(
        _item: object, name: str | None, kind: str, _reflected: object, _other: object
    ) -> bool:
        return kind != "table" or name in metadata.tables

    def differences(connection: sa.Connection) -> list[object]:
        # The queue keeps tables of its own in the same database.
        opts = {"compare_type": True, "include_object": ours}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, metadata))

    def checks(connection: sa.Connection) -> set[str | None]:
        inspector = sa.inspect(connection)
        tables = inspector.get_table_names()
        return {
            check["name"] for table in tables for check in inspector.get_check_constraints(table)
        }

    try:
        async with engine.connect() as connection:
            assert await connection.run_sync(differences) == []
            wanted = {
                str(constraint.name)
                for table in metadata.tables.values()
                for constraint in table.constraints
                if isinstance(constraint, sa.CheckConstraint)
            }
            assert await connection.run_sync(checks) == wanted
    finally:
        await engine.dispose()


async def test_several_may_open_and_migrate_at_once(database_url: str) -> None:
    opened = await asyncio.gather(*(Database.open(database_url, lock_path=None) for _ in range(3)))
    for db in opened:
        await db.ping()
        await db.close()


async def test_first_sight_happens_once_however_many_look(world: World) -> None:
    met = await asyncio.gather(*(somebody(world.db, world.ids(), "new") for _ in range(12)))
    assert len({person.id for person in met}) == 1
    places = await asyncio.gather(
        *(somewhere(world.db, world.ids(), "new", "thread") for _ in range(12))
    )
    assert len({place.id for place in places}) == 1
    assert places[0].thread == "thread"
    assert (await somewhere(world.db, world.ids(), "new")).id != places[0].id


async def test_people_keep_the_language_they_chose(world: World) -> None:
    async def meet(name: str, language: str | None) -> people.Person:
        async with world.db.write() as tx:
            return await people.identify(
                tx,
                platform="console",
                external_id="ana",
                name=name,
                language=language,
                new_id=world.ids(),
                now=NOON,
            )

    assert (await meet("Ana", "pt")).language == "pt"
    async with world.db.write() as tx:
        await people.settle(tx, world.person.id, "language", "de")
    again = await meet("Ana Maria", "fr")
    assert (again.id, again.name, again.language) == (world.person.id, "Ana Maria", "pt")
    assert again.settings == {"language": "de"}
    async with world.db.write() as tx:
        await people.settle(tx, world.person.id, "language", None)
    assert (await meet("Ana Maria", "fr")).settings == {}


async def test_history_is_kept_once_and_told_in_order(world: World) -> None:
    here = world.conversation.id
    async with world.db.write() as tx:
        for turn in ("t1", "t2", "t3", "t2"):
            new = await conversations.append_turn(
                tx,
                conversation_id=here,
                turn_id=turn,
                person_id=world.person.id,
                body=turn.encode(),
                now=NOON,
            )
            assert new is (turn != "t2" or not await conversations.has_turn(tx, "t3"))
    async with world.db.read() as tx:
        assert [turn.body for turn in await conversations.last_turns(tx, here, 2)] == [b"t2", b"t3"]
        assert await conversations.has_turn(tx, "t1")
        assert not await conversations.has_turn(tx, "t9")


async def test_a_server_that_is_away_is_unavailable_and_frees_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    port = port_for_later()
    for _ in range(2):
        with pytest.raises(DatabaseUnavailable):
            await Database.open(f"postgresql://nobody@127.0.0.1:{port}/x", lock_path=lock)


async def test_a_server_that_ends_within_a_transaction_is_unavailable_and_nothing_else(
    world: World, logged: list[EventDict]
) -> None:
    if world.db.dialect != "postgresql":
        return  # a file does not end
    me = sa.select(sa.func.pg_backend_pid())

    async def ended_meanwhile() -> None:
        async with world.db.write() as tx:
            ((pid,),) = await tx.rows(me)
            async with world.db.read() as other:
                await other.rows(sa.select(sa.func.pg_terminate_backend(pid)))
            for _ in range(2):  # the first may not have noticed yet
                with pytest.raises(DatabaseUnavailable):
                    await tx.rows(me)

    with pytest.raises(DatabaseUnavailable):
        await ended_meanwhile()
    async with world.db.write() as tx:
        assert await tx.rows(me)
    told = [(line["event"], line["log_level"]) for line in logged]
    assert told == [("database.away", "warning"), ("database.back", "info")]


async def test_a_statement_that_is_wrong_is_no_outage(
    world: World, logged: list[EventDict]
) -> None:
    async def asks_for_nonsense() -> None:
        async with world.db.read() as tx:
            await tx.rows(sa.select(sa.literal_column("nonsense")))

    with pytest.raises(DatabaseUnavailable) as refused:
        await asks_for_nonsense()
    assert type(refused.value) is DatabaseUnavailable
    assert not logged


async def test_a_full_disk_is_an_outage_until_there_is_room(
    tmp_path: Path, logged: list[EventDict]
) -> None:
    db = await Database.open(f"sqlite:///{tmp_path}/file.sqlite", lock_path=None)

    async def does(sql: str) -> None:
        async with db.write() as tx:
            await tx.rows(sa.text(sql))

    try:
        await does("PRAGMA max_page_count = 1")
        for _ in range(2):
            with pytest.raises(DatabaseAway):
                await does(_MUCH)
            await db.ping()
        await does("PRAGMA max_page_count = 100000")
        await does(_MUCH)
    finally:
        await db.close()
    assert [line["event"] for line in logged] == ["database.away", "database.back"]
    assert logged[1]["failed"] == 2


def test_processes_that_make_one_new_file_wait_for_each_other(tmp_path: Path) -> None:
    """Without waiting, one of four fails in every fifth round."""
    for round_ in range(25):
        file, all_four = tmp_path / f"{round_}.db", threading.Barrier(4)

        def opened(file: Path = file, all_four: threading.Barrier = all_four) -> str:
            all_four.wait()
            with closing(connect(file)) as raw:
                return str(raw.execute("PRAGMA journal_mode").fetchone()[0])

        with ThreadPoolExecutor(4) as pool:
            modes = [pool.submit(opened) for _ in range(4)]
        assert [mode.result() for mode in modes] == ["wal"] * 4

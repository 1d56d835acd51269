"""Opening a database: one process per file, sentences for errors, nothing left over."""

import asyncio
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from storage import (
    carried,
    conversations,
    deliveries,
    favourites,
    forgetting,
    gallery,
    image_tags,
    images,
    inbox,
    jobs,
    ledger,
    people,
    places,
    retention,
    sent_messages,
    unneeded,
)
from storage.database import Database
from storage.errors import BadDatabaseUrl, DatabaseInUse, DatabaseRefused, DatabaseUnavailable
from storage.migrations import start
from storage.sqlite import connect
from storage.statements import compiled

_HOLD = """
import fcntl, sys
lock = open(sys.argv[1], "a")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


async def test_a_second_process_is_refused_with_a_sentence(tmp_path: Path) -> None:
    lock = tmp_path / "var" / "lock"
    url = f"sqlite:///{tmp_path}/a.sqlite"
    first = await Database.open(url, lock_path=lock)
    with pytest.raises(DatabaseInUse, match="in use by another process") as refusal:
        await Database.open(url, lock_path=lock)
    assert refusal.value.path == lock
    await first.close()
    await (await Database.open(url, lock_path=lock)).close()


async def test_the_lock_is_seen_across_processes(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    holder = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _HOLD,
        str(lock),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert holder.stdout is not None
    await holder.stdout.readline()
    with pytest.raises(DatabaseInUse):
        await Database.open(f"sqlite:///{tmp_path}/a.sqlite", lock_path=lock)
    assert holder.stdin is not None
    holder.stdin.close()
    await holder.wait()
    await (await Database.open(f"sqlite:///{tmp_path}/a.sqlite", lock_path=lock)).close()


@pytest.mark.parametrize(
    "url", ["mysql://x/y", "nonsense", "sqlite://", "sqlite:///:memory:", "://secret@"]
)
async def test_other_databases_are_refused_by_name(url: str) -> None:
    with pytest.raises(BadDatabaseUrl) as refusal:
        await Database.open(url, lock_path=None)
    assert "secret" not in str(refusal.value)


async def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes(b"not a database, but long enough to be looked at" * 99)
    with pytest.raises(DatabaseUnavailable):
        await Database.open(f"sqlite:///{tmp_path}/a.sqlite", lock_path=None)


def test_a_start_knows_the_newest_version() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(start.__file__).parent))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [start.NEWEST]


async def test_a_file_of_another_version_is_not_taken_for_current(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    await (await Database.open(f"sqlite:///{path}", lock_path=None)).close()

    def age() -> None:
        with closing(connect(path)) as raw:
            raw.execute("UPDATE alembic_version SET version_num = 'unheard-of'")

    await asyncio.to_thread(age)
    with pytest.raises(DatabaseRefused, match="unheard-of"):
        await Database.open(f"sqlite:///{path}", lock_path=None)


async def test_closing_leaves_no_thread_behind(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    db = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/new/a.sqlite", lock_path=None)
    assert db.dialect == "sqlite"
    await db.ping()
    workers = [
        thread
        for thread in set(threading.enumerate()) - before
        if "_connection_worker_thread" in thread.name
    ]
    assert len(workers) == 5
    # A process that dies without closing is not held back by them.
    assert all(thread.daemon for thread in workers)
    await db.close()
    for thread in workers:
        await asyncio.to_thread(thread.join, 5)
        assert not thread.is_alive()


_REPOSITORIES = (
    image_tags,
    carried,
    conversations,
    deliveries,
    favourites,
    forgetting,
    gallery,
    images,
    inbox,
    jobs,
    ledger,
    people,
    places,
    retention,
    sent_messages,
    unneeded,
)
# The whole of what they ask for, and that is small: open work, and the roll-up of usage by day.
_MAY_SCAN = {"_sums", "_REPORT", "_ENTRIES"}
# What people who left used of limits that run.
_MAY_SCAN |= {"_CARRIED"}
# One person's photos with what was made from them; the batch that is looked at.
_FEW = {"SCAN mine", "SCAN anon_1"}
# What they find is a handful by nature: one job's, one turn's, one model's open work; or an
# operator waits for it, who asked for everything since a day; or a start asks once, of late turns.
_MAY_SORT = {"_OF_JOB", "_OF_TURN", "_WAITING", "_SUBMITTING", "_UNAPPROVED", "_HANDLED_SINCE"}
_MAY_SORT |= {"_LAST_DIRECT"}


def _prepared() -> list[tuple[str, sa.ClauseElement]]:
    statements = []
    for repository in _REPOSITORIES:
        for name, value in vars(repository).items():
            known = isinstance(value, sa.Select | sa.Update | sa.Delete)
            if known and name not in _MAY_SCAN and name not in {"_all", "_facts"}:
                statements.append((f"{repository.__name__}.{name}", value))
    pages = [
        (
            f"gallery.page[{scope}]",
            gallery._page(frozenset({"before", scope, *(("fts",) if words else ())}), None),
        )
        for scope in ("conversation_id", "person_id", "liked_by", "tag", "before")
        for words in (False, True)
    ]
    return [*statements, *pages]


async def test_every_query_walks_an_index(tmp_path: Path) -> None:
    """No prepared statement may read a whole table, or sort one, however large it grows."""
    path = tmp_path / "a.sqlite"
    await (await Database.open(f"sqlite:///{path}", lock_path=None)).close()

    def plans() -> dict[str, list[str]]:
        engine = sa.create_engine(f"sqlite:///{path}")
        with engine.connect() as connection:
            found = {}
            for name, clause in _prepared():
                ready = compiled(clause, "sqlite")
                values = (None,) * ready.sql.count("?")
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {ready.sql}", values)
                found[name] = [row.detail for row in plan]
        engine.dispose()
        return found

    found = await asyncio.to_thread(plans)
    assert len(found) > 40
    slow = [
        (name, step)
        for name, steps in found.items()
        for step in steps
        if (step.startswith("SCAN") and "INDEX" not in step and step not in _FEW)
        or ("ORDER BY" in step and name.rpartition(".")[2] not in _MAY_SORT)
    ]
    assert not slow, "\n".join(map(str, slow))

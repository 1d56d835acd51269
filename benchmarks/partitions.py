"""A million jobs and pictures on PostgreSQL, as they are and partitioned by month: what that buys.

Needs DATABASE_URL=postgresql://…; a database of its own is made beside that one, and removed.
"""

import re
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from statistics import median
from uuid import UUID, uuid4

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types

from benchmarks.report import Figure, at_most, plain
from config.settings import load_settings
from storage.database import Database

ROWS = 1_000_000
MONTHS = 24
CHATS = 1_000
REPEATS = 200
BATCH = 500
"""As many rows as retention removes in one transaction."""
WORTH_IT = 1.5
"""How many times quicker partitions would have to be."""

_STEP = 63_072  # milliseconds between two jobs: a million of them in two years
_BEGAN = 1_700_000_000_000
_ENDED = ROWS - CHATS
_ID = (
    f"(lpad(to_hex({_BEGAN} + n::bigint * {_STEP}), 12, '0') || '70008000'"
    " || lpad(to_hex(n), 12, '0'))::uuid"
)
_AT = f"to_timestamp(({_BEGAN} + n::bigint * {_STEP}) / 1000.0)"
_OF = f"('00000000-0000-7000-8000-' || lpad(to_hex(n % {CHATS}), 12, '0'))::uuid"
_JOBS = f"""
INSERT INTO job (id, state, tool, capability, model, wish, inputs, prompt, person_id,
    conversation_id, number, count, request_key, token, counted, priority, adjustments, looks,
    stumbles, results, created_at, state_since, submitted_at, finished_at, task_id)
SELECT {_ID}, CASE WHEN n < {_ENDED} THEN 'done' ELSE 'queued' END, 'generate', 'generate',
    'mystic',
    '{{}}', '[]', 'a red fox in the snow',
    {_OF}, {_OF}, n / {CHATS} + 1, 1, 'key ' || n, 'secret', 80, 0, '[]', 0, 0, '[]', {_AT}, {_AT},
    {_AT}, CASE WHEN n < {_ENDED} THEN {_AT} END, 'task ' || n
FROM generate_series(0, {ROWS - 1}) AS n
"""  # noqa: S608 - numbers and words of our own
_IMAGES = f"""
INSERT INTO image (id, handle, number, conversation_id, person_id, position, tool, prompt, model,
    width, height, media_type, size, sha256, media_key, thumb_key, alt_text, caption, created_at)
SELECT {_ID}, 'fox-' || n, n / {CHATS} + 1, {_OF}, {_OF}, 0, 'generate', 'a red fox in the snow',
    'mystic', 1024, 1024, 'image/png', 1000000, lpad(to_hex(n), 64, '0'), 'k' || n, 't' || n,
    'Generated picture: a red fox', 'a red fox', {_AT}
FROM generate_series(0, {ROWS - 1}) AS n
"""  # noqa: S608 - numbers and words of our own


@dataclass(frozen=True, slots=True)
class Ask:
    """A statement the product runs, with `{job}` and `{image}` where the tables stand."""

    name: str
    sql: str
    values: Callable[[int], Sequence[object]]


ASKS = (
    Ask("status", "SELECT * FROM {job} WHERE id = $1", lambda n: [_id(n)]),
    Ask(
        "the same order again",
        "SELECT * FROM {job} WHERE person_id = $1 AND request_key = $2",
        lambda n: [_owner(n), f"key {n}"],
    ),
    Ask(
        "open orders of a person",
        "SELECT state, count(*) FROM {job} WHERE finished_at IS NULL AND person_id = $1"
        " GROUP BY state",
        lambda n: [_owner(n)],
    ),
    Ask(
        "gallery page",
        "SELECT * FROM {image} WHERE conversation_id = $1 AND id < $2 AND hidden_at IS NULL"
        " ORDER BY id DESC LIMIT 20",
        lambda n: [_owner(n), _id(ROWS // 4 + n // 2)],
    ),
)


async def measure() -> list[Figure]:
    """Milliseconds of each statement, and how much of that is left with partitions."""
    url = load_settings(None).storage.database_url
    if url is None or not url.startswith("postgres"):
        print("  left out: DATABASE_URL names no PostgreSQL")
        return []
    async with _database_beside(url) as filled:
        await (await Database.open(filled, lock_path=None)).close()
        db = await asyncpg.connect(filled, timeout=30)
        try:
            await _fill(db)
            return [*await _asked(db), *await _removed(db)]
        finally:
            await db.close()


async def _asked(db: asyncpg.Connection) -> list[Figure]:
    figures = []
    for ask in ASKS:
        whole, parted = [
            await _milliseconds(db, ask.sql.format(job=f"job{kind}", image=f"image{kind}"), ask)
            for kind in ("", "_parted")
        ]
        figures += [
            plain("partitions", f"{ask.name}, one table", whole, "ms"),
            plain("partitions", f"{ask.name}, by month", parted, "ms"),
            at_most(
                "partitions",
                f"{ask.name}, one table / by month",
                whole / parted,
                unit="",
                target=WORTH_IT,
            ),
        ]
    return figures


async def _removed(db: asyncpg.Connection) -> list[Figure]:
    """What retention takes: a batch of the oldest pictures at a time, or a month at once."""
    batch = f"DELETE FROM image WHERE id IN (SELECT id FROM image ORDER BY id LIMIT {BATCH})"  # noqa: S608 - our own words
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        await db.execute(batch)
        times.append((time.perf_counter() - begun) * 1000)
    begun = time.perf_counter()
    await db.execute("DROP TABLE image_parted_0")
    return [
        plain("partitions", f"retention, {BATCH} pictures", median(times), "ms"),
        plain("partitions", "a month at once", (time.perf_counter() - begun) * 1000, "ms"),
    ]


async def _fill(db: asyncpg.Connection) -> None:
    # Rows of other tables are not needed here, so nothing checks that they are there.
    await db.execute("SET session_replication_role = replica; SET synchronous_commit = off")
    for table, rows in (("job", _JOBS), ("image", _IMAGES)):
        found = await db.fetch(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = $1"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
            table,
        )
        for name, _ in found:
            await db.execute(f'DROP INDEX "{name}"')
        await db.execute(rows)
        await _partition(db, table)
        for _, definition in found:
            await db.execute(definition)
            await db.execute(_for_parted(definition, table))
        await db.execute(f"ANALYZE {table}; ANALYZE {table}_parted")


async def _partition(db: asyncpg.Connection, table: str) -> None:
    await db.execute(
        f"CREATE TABLE {table}_parted (LIKE {table} INCLUDING DEFAULTS, PRIMARY KEY (id))"
        " PARTITION BY RANGE (id)"
    )
    for month in range(MONTHS):
        begins = "MINVALUE" if month == 0 else f"'{_id(month * ROWS // MONTHS)}'"
        ends = "MAXVALUE" if month == MONTHS - 1 else f"'{_id((month + 1) * ROWS // MONTHS)}'"
        await db.execute(
            f"CREATE TABLE {table}_parted_{month} PARTITION OF {table}_parted"
            f" FOR VALUES FROM ({begins}) TO ({ends})"
        )
    await db.execute(f"INSERT INTO {table}_parted SELECT * FROM {table}")  # noqa: S608 - our own words
    if table == "job":
        # It cannot be unique over all months, which is what keeps an order from being made twice.
        await db.execute("CREATE INDEX ON job_parted (person_id, request_key)")


def _for_parted(definition: str, table: str) -> str:
    plain_index = definition.replace("UNIQUE INDEX", "INDEX")
    return re.sub(
        rf"INDEX (\S+) ON (\S*\.)?{table} ", rf"INDEX p_\1 ON {table}_parted ", plain_index
    )


async def _milliseconds(db: asyncpg.Connection, sql: str, ask: Ask) -> float:
    prepared = await db.prepare(sql)
    times = []
    for turn in range(REPEATS):
        values = ask.values((turn * 7_919_117) % ROWS)
        begun = time.perf_counter()
        await prepared.fetch(*values)
        times.append(time.perf_counter() - begun)
    return median(times[REPEATS // 4 :]) * 1000


@asynccontextmanager
async def _database_beside(url: str) -> AsyncIterator[str]:
    head, _, _ = url.rpartition("/")
    name = f"bench_{uuid4().hex}"
    await _command(url, f"CREATE DATABASE {name}")
    try:
        yield f"{head}/{name}"
    finally:
        await _command(url, f"DROP DATABASE {name} WITH (FORCE)")


async def _command(url: str, sql: str) -> None:
    db = await asyncpg.connect(url, timeout=30)
    try:
        await db.execute(sql)
    finally:
        await db.close()


def _id(number: int) -> UUID:
    return UUID(f"{_BEGAN + number * _STEP:012x}70008000{number:012x}")


def _owner(number: int) -> UUID:
    return UUID(f"00000000-0000-7000-8000-{number % CHATS:012x}")

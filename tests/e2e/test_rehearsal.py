"""The rehearsal tells how the operator's settings do in trouble, and touches nothing of theirs."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types
import pytest

from app.servers import address, listen
from tests.e2e.nursery import Nursery
from tests.postgres import fresh_postgres

pytestmark = pytest.mark.e2e


@pytest.fixture
def theirs() -> Iterator[str]:
    """The operator's real database."""
    with fresh_postgres() as url:
        yield url


async def test_nothing_real_is_touched_while_everything_else_is_rehearsed(
    nursery: Nursery, tmp_path: Path, theirs: str
) -> None:
    touched: list[bytes] = []
    # A rehearsal that was killed leaves its database on the server: it is none of this one's.
    before = await _rehearsed_in(theirs)

    async def tripwire(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        touched.append(await reader.read(100))
        writer.close()

    listener = listen("127.0.0.1", 0)
    anywhere = address(listener)
    async with await asyncio.start_server(tripwire, sock=listener):
        run = await nursery.run(
            "rehearse",
            "--seconds",
            "1",
            DATABASE_URL=theirs,
            DATABASE_CONNECTIONS="6",
            DATA_DIR=str(tmp_path / "data"),
            MEDIA_URL=f"s3://pictures?endpoint={anywhere}",
            REDIS_URL=anywhere.replace("http", "redis"),
            FREEPIK_API_KEY="operators-own",
            FREEPIK_BASE_URL=anywhere,
            FREEPIK_WEBHOOK_SECRET="operators-own",
            PUBLIC_URL="https://studio.example",
            TELEGRAM_TOKEN="123456789:operators-own-token-of-a-bot",
            TELEGRAM_API_BASE=anywhere,
            DISCORD_TOKEN="operators-own",
            DISCORD_API_BASE=anywhere,
            LLM_MODELS="gateway:some-model",
            OPENAI_BASE_URL=anywhere,
            BUDGET_PERSON_DAY_PICTURES="1",
        )
    tables = await _names(theirs, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    after = await _rehearsed_in(theirs)
    assert run.code == 0, run.out + run.err
    assert "on PostgreSQL" in run.out
    assert "your limit for today is 1" in run.out
    assert "All promises were kept." in run.out
    assert touched == []
    assert tables == set()
    assert after <= before
    assert not (tmp_path / "data").exists()


async def _rehearsed_in(url: str) -> set[str]:
    return await _names(url, "SELECT datname FROM pg_database WHERE datname LIKE 'rehearsal%'")


async def _names(url: str, query: str) -> set[str]:
    connection = await asyncpg.connect(url)
    try:
        return {str(name) for (name,) in await connection.fetch(query)}
    finally:
        await connection.close()

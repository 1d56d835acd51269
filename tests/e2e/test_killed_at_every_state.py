"""The process is killed at every state of a job and started again: one picture, paid once."""

import asyncio
import re
import signal
import sqlite3
from pathlib import Path

import pytest

from tests.e2e.conftest import Freepik, Processes, Run

pytestmark = pytest.mark.e2e

WISH = "a red fox in the snow"
KILLED = -signal.SIGKILL


def pictures_shown(*runs: Run) -> int:
    """How often a finished picture stands in what was printed."""
    return sum(len(re.findall(r"^\s*alt: ", run.out, re.MULTILINE)) for run in runs)


def states(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "orchestrator.db") as db:
        return [state for (state,) in db.execute("SELECT state FROM job ORDER BY id")]


def spent_and_reserved(folder: Path) -> tuple[int, int]:
    with sqlite3.connect(folder / "orchestrator.db") as db:
        row = db.execute(
            "SELECT spent, reserved FROM balance WHERE scope = 'overall' AND period = 'total'"
        ).fetchone()
    return row[0], row[1]


async def chat(
    processes: Processes, folder: Path, freepik: Freepik, die_at: str, *lines: str
) -> Run:
    return await processes.run(
        "-m", "tests.e2e.chat_process", str(folder), freepik.base_url, die_at, *lines
    )


@pytest.mark.parametrize("state", ["queued", "running", "fetching", "done"])
async def test_one_picture_whatever_state_it_dies_in(
    state: str, tmp_path: Path, freepik: Freepik, processes: Processes
) -> None:
    first = await chat(processes, tmp_path, freepik, state, WISH)
    assert first.code == KILLED
    second = await chat(processes, tmp_path, freepik, "never", "/status")
    third = await chat(processes, tmp_path, freepik, "never", "/status")
    assert (second.code, third.code) == (0, 0), second.err + third.err
    assert states(tmp_path) == ["done"]
    assert pictures_shown(first, second, third) == 1
    debits = await freepik.debits()
    assert len(debits) == 1
    assert spent_and_reserved(tmp_path) == (debits[0]["credits"], 0)


async def test_killed_before_the_post_it_was_about_to_make(
    tmp_path: Path, freepik: Freepik, processes: Processes
) -> None:
    first = await chat(processes, tmp_path, freepik, "submitting", WISH)
    assert first.code == KILLED
    second = await chat(processes, tmp_path, freepik, "never", "/status")
    assert second.code == 1, "a wish that failed must show in the exit code"
    assert states(tmp_path) == ["failed"]
    assert pictures_shown(first, second) == 0
    assert "try again" in second.out
    assert await freepik.debits() == []
    assert spent_and_reserved(tmp_path) == (0, 0)


async def test_killed_after_the_post_was_accepted_and_before_its_answer(
    tmp_path: Path, freepik: Freepik, processes: Processes
) -> None:
    await freepik.fault(kind="post_timeout_accepted", times=1, params={"seconds": 20})
    arguments = ("-m", "tests.e2e.chat_process", str(tmp_path), freepik.base_url, "never", WISH)
    process = await processes.start(*arguments)
    async with asyncio.timeout(20):
        await freepik.debited(1)
    process.kill()
    await process.communicate()
    second = await chat(processes, tmp_path, freepik, "never", "/status")
    assert second.code == 0, second.err
    assert states(tmp_path) == ["done"]
    assert pictures_shown(second) == 1
    assert len(await freepik.debits()) == 1


async def test_killed_while_it_waits_for_approval(
    tmp_path: Path, freepik: Freepik, processes: Processes
) -> None:
    first = await chat(processes, tmp_path, freepik, "awaiting_approval", WISH)
    assert first.code == KILLED
    assert await freepik.debits() == []
    second = await chat(processes, tmp_path, freepik, "never", "/approve")
    assert second.code == 0, second.err
    assert states(tmp_path) == ["done"]
    assert pictures_shown(first, second) == 1
    assert len(await freepik.debits()) == 1

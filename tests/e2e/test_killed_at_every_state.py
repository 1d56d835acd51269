"""The process is killed at every state of a job and started again: one picture, paid once."""

import asyncio
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.tables import OPEN_STATES, JobState
from tests.e2e.conftest import ENVIRONMENT, ROOT, Freepik
from tests.e2e.nursery import Run

pytestmark = pytest.mark.e2e

WISH = "a red fox in the snow"
KILLED = -signal.SIGKILL
NEVER = "never"


@dataclass
class Nursery:
    """Where lives begin: a process that has everything loaded and forks for each."""

    process: subprocess.Popen[str]
    lives: int = 0

    async def begin(self, folder: Path, freepik: Freepik, doom: str, *lines: str) -> int:
        """Start one life; its pid."""
        self.lives += 1
        order = {
            "folder": str(folder),
            "base_url": freepik.base_url,
            "doom": doom,
            "lines": lines,
            "out": str(self._file(folder, "out")),
            "err": str(self._file(folder, "err")),
        }
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return await self._number()

    async def end(self, folder: Path) -> Run:
        """Wait for the end of the life that was begun last."""
        code = await self._number()
        out, err = (self._file(folder, kind).read_text() for kind in ("out", "err"))
        return Run(code, out, err)

    def _file(self, folder: Path, kind: str) -> Path:
        return folder / f"life-{self.lives}.{kind}"

    async def _number(self) -> int:
        assert self.process.stdout is not None
        return int(await asyncio.to_thread(self.process.stdout.readline))


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.chat_process"],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Nursery(process)
        assert process.stdin is not None
        process.stdin.close()


@dataclass
class Chat:
    """One person's folder, and what all lives in it have shown so far."""

    nursery: Nursery
    folder: Path
    freepik: Freepik
    shown: int = 0

    async def live(self, doom: str, *lines: str) -> Run:
        await self.nursery.begin(self.folder, self.freepik, doom, *lines)
        return await self.ended()

    async def ended(self) -> Run:
        run = await self.nursery.end(self.folder)
        self.shown += len(re.findall(r"^\s*alt: ", run.out, re.MULTILINE))
        return run

    def states(self) -> list[str]:
        with sqlite3.connect(self.folder / "orchestrator.db") as db:
            return [state for (state,) in db.execute("SELECT state FROM job ORDER BY id")]

    def files(self) -> int:
        return len(list((self.folder / "pictures").glob("*")))

    def spent_and_reserved(self) -> tuple[int, int]:
        with sqlite3.connect(self.folder / "orchestrator.db") as db:
            spent, reserved = db.execute(
                "SELECT spent, reserved FROM balance WHERE scope = 'overall' AND period = 'total'"
            ).fetchone()
        return spent, reserved


@pytest.fixture
def chat(nursery: Nursery, tmp_path: Path, freepik: Freepik) -> Chat:
    return Chat(nursery, tmp_path, freepik)


async def one_picture_paid_once(chat: Chat) -> None:
    assert chat.states() == [JobState.DONE]
    assert chat.files() == 1
    (debit,) = await chat.freepik.debits()
    assert chat.spent_and_reserved() == (debit["credits"], 0)


DEATHS = [JobState.QUEUED, JobState.RUNNING, JobState.FETCHING, JobState.DONE]
TOLD_APART_BELOW = [JobState.AWAITING_APPROVAL, JobState.SUBMITTING]


def test_no_state_is_forgotten() -> None:
    assert {*DEATHS, *TOLD_APART_BELOW} == OPEN_STATES | {JobState.DONE}


@pytest.mark.parametrize("state", DEATHS)
async def test_one_picture_whatever_state_it_dies_in(state: JobState, chat: Chat) -> None:
    assert (await chat.live(state, WISH)).code == KILLED
    second = await chat.live(NEVER)
    assert second.code == 0, second.err
    assert chat.shown == 1
    await one_picture_paid_once(chat)


async def test_killed_when_the_picture_is_shown_and_nobody_has_noted_it(chat: Chat) -> None:
    assert (await chat.live("shown", WISH)).code == KILLED
    assert chat.shown == 1
    second = await chat.live(NEVER)
    assert second.code == 0, second.err
    # The new terminal knows nothing of the old one: there it stands once, as one file in all.
    assert chat.shown == 2
    third = await chat.live(NEVER)
    assert (third.code, chat.shown) == (0, 2)
    await one_picture_paid_once(chat)


async def test_killed_before_the_post_it_was_about_to_make(chat: Chat) -> None:
    assert (await chat.live(JobState.SUBMITTING, WISH)).code == KILLED
    second = await chat.live(NEVER)
    assert second.code == 1, "a wish that failed must show in the exit code"
    assert chat.states() == [JobState.FAILED]
    assert chat.shown == 0
    assert "try again" in second.out
    assert await chat.freepik.debits() == []
    assert chat.spent_and_reserved() == (0, 0)


async def test_killed_after_the_post_was_accepted_and_before_its_answer(chat: Chat) -> None:
    await chat.freepik.fault(kind="post_timeout_accepted", times=1, params={"seconds": 20})
    pid = await chat.nursery.begin(chat.folder, chat.freepik, NEVER, WISH)
    async with asyncio.timeout(45):
        await chat.freepik.debited(1)
    os.kill(pid, signal.SIGKILL)
    assert (await chat.ended()).code == KILLED
    assert chat.states() == [JobState.SUBMITTING]
    second = await chat.live(NEVER)
    assert second.code == 0, second.err
    assert chat.shown == 1
    await one_picture_paid_once(chat)


async def test_killed_while_it_waits_for_approval(chat: Chat) -> None:
    assert (await chat.live(JobState.AWAITING_APPROVAL, WISH)).code == KILLED
    assert await chat.freepik.debits() == []
    second = await chat.live(NEVER, "/approve")
    assert second.code == 0, second.err
    assert chat.shown == 1
    await one_picture_paid_once(chat)


async def test_killed_at_every_state_in_turn(chat: Chat) -> None:
    assert (await chat.live(JobState.QUEUED, WISH)).code == KILLED
    for state in (JobState.RUNNING, JobState.FETCHING, JobState.DONE):
        assert (await chat.live(state)).code == KILLED
    assert (await chat.live(NEVER)).code == 0
    assert chat.shown == 1
    await one_picture_paid_once(chat)

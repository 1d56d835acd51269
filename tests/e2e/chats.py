"""One person's terminal chat over several lives of `chat_process`."""

import asyncio
import json
import re
import signal
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.e2e.nursery import Run

if TYPE_CHECKING:
    from tests.e2e.conftest import Freepik

KILLED = -signal.SIGKILL


@dataclass
class ChatLives:
    """Where lives begin: a process that has everything loaded and forks for each."""

    process: subprocess.Popen[str]
    lives: int = 0

    async def begin(self, folder: Path, **life: object) -> int:
        """Start one life; its pid."""
        self.lives += 1
        order = life | {
            "folder": str(folder),
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


@dataclass
class Chat:
    """One person's folder, and what all lives in it have shown so far."""

    lives: ChatLives
    folder: Path
    freepik: "Freepik"
    database: str | None = None
    shown: int = 0

    async def live(self, doom: str, *lines: str, **more: object) -> Run:
        await self.begin(doom, *lines, **more)
        return await self.ended()

    async def begin(self, doom: str, *lines: str, **more: object) -> int:
        """Start one life, with `more` of what `chat_process.Life` takes; its pid."""
        return await self.lives.begin(
            self.folder,
            base_url=self.freepik.base_url,
            database=self.database,
            doom=doom,
            lines=lines,
            **more,
        )

    async def ended(self) -> Run:
        run = await self.lives.end(self.folder)
        self.shown += len(re.findall(r"^\s*alt: ", run.out, re.MULTILINE))
        return run

    def states(self) -> list[str]:
        return [state for (state,) in self.asked("SELECT state FROM job ORDER BY id")]

    def files(self) -> int:
        return len(list((self.folder / "pictures").glob("*")))

    def spent_and_reserved(self) -> tuple[int, int]:
        ((spent, reserved),) = self.asked(
            "SELECT spent, reserved FROM balance WHERE scope = 'overall' AND period = 'total'"
        )
        return spent, reserved

    def asked(self, query: str) -> list[Any]:
        """What the database answers."""
        with closing(sqlite3.connect(self.folder / "orchestrator.db")) as db:
            return db.execute(query).fetchall()

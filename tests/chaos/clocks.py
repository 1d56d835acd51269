"""Clocks of the processes, which jump: the whole machine's, or one process's alone."""

import asyncio
import mmap
import struct
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from typing_extensions import override

from app.process import utc_now
from tests.chaos.plan import Step
from tests.chaos.trouble import Trouble

_SIZE = struct.calcsize("d")
_ALL, _ONE = 30.0, 3.0  # seconds: two processes differ by less than a lease
_SPELL = 5.0


class Clocks(Trouble):
    """Shared with the processes by a file: the seconds that each is ahead, by its place."""

    def __init__(self, file: Path, places: int, dice: Random) -> None:
        self._file = file
        self._places = places
        self._dice = dice

    @override
    async def strike(self, step: Step) -> float:
        if step.how == "all":
            await self._set([self._dice.uniform(-_ALL, _ALL)] * self._places)
        else:
            ahead = [0.0] * self._places
            ahead[step.who] = self._dice.uniform(-_ONE, _ONE)
            await self._set(ahead)
        return _SPELL

    @override
    async def mend(self) -> None:
        await self._set([0.0] * self._places)

    async def _set(self, ahead: list[float]) -> None:
        await asyncio.to_thread(self._write, struct.pack(f"{self._places}d", *ahead))

    def _write(self, ahead: bytes) -> None:
        # In place: the processes look at these very bytes.
        self._file.touch()
        with self._file.open("r+b") as file:
            file.write(ahead)


def jumping(file: Path, place: int) -> Callable[[], datetime]:
    """The clock of the process at this place."""
    with file.open("rb") as opened:
        shared = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)

    def clock() -> datetime:
        (ahead,) = struct.unpack_from("d", shared, _SIZE * place)
        return utc_now() + timedelta(seconds=ahead)

    return clock

"""A terminal and a folder; a later process has the folder, and a terminal of its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path

from rich.console import Console

from bots.consolebot.adapter import ConsoleAdapter
from bots.ports import ChatAdapter, ChatRef
from tests.contract.chat_harness import PicturesInCards, Place, Unlimited
from tests.standins.clock import HandClock


class ConsoleHarness(PicturesInCards, Unlimited):
    """What has been printed."""

    ref = ChatRef(platform="console", chat="1", thread="2")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begin()

    def _begin(self) -> None:
        self._out = StringIO()
        self.adapter: ChatAdapter = ConsoleAdapter(
            console=Console(file=self._out, width=200), folder=self._folder, clock=HandClock()
        )

    @property
    def too_many_bytes(self) -> int:
        return self.adapter.largest_document + 1

    async def texts(self) -> list[str]:
        # What scrolled by stays readable: only the newest block is the present state.
        return [block for block in self._out.getvalue().split("\n\n") if block.strip()]

    async def files(self) -> list[bytes]:
        return await asyncio.to_thread(
            lambda: [path.read_bytes() for path in sorted(self._folder.glob("*"))]
        )

    async def elsewhere(self) -> Place:
        return self  # one terminal shows every chat

    async def wipe(self) -> bool:
        return False  # what was printed stays printed

    async def restart(self) -> None:
        self._begin()


@asynccontextmanager
async def console_harness(folder: Path) -> AsyncIterator[ConsoleHarness]:
    yield ConsoleHarness(folder)

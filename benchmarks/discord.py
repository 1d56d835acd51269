"""The whole Discord bot against bare ones: acknowledgement, throughput, memory, start.

The stand-in for Discord, with the people who talk, is a process of its own, and so is each bot;
our answers come from the rules, the bare bot's from a script.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.lifecycle import KEY
from benchmarks.report import Figure, at_least, at_most, plain
from benchmarks.rig import fresh_folder, simulator_process
from tests.standins.discord.load import PER_SECOND

ACKNOWLEDGED = 30
CHATS = (1, 100, 200)
EACH = 5
STORMS = 2
ACK_RATIO = 1.5
THROUGHPUT_RATIO = 0.8
IDLE_MEGABYTES = 150.0
START_SECONDS = 2.0
GUILDS = 1000
_SETTLED = 3.0  # seconds after which a started bot does nothing more
_NAME = "discord"


@dataclass(slots=True)
class Crowd:
    """The stand-in's process."""

    process: asyncio.subprocess.Process
    api_base: str = ""
    gateway_url: str = ""
    token: str = ""

    async def ask(self, *words: object) -> dict[str, float]:
        """Have the crowd do something; what came of it."""
        assert self.process.stdin is not None
        self.process.stdin.write((" ".join(map(str, words)) + "\n").encode())
        await self.process.stdin.drain()
        answer: dict[str, float] = await self.read()
        return answer

    async def storms(self, chats: int) -> dict[str, float]:
        """Everybody talks; the best rate, and all that went wrong."""
        runs = [await self.ask("talk", chats, EACH) for _ in range(STORMS)]
        sums = {name: sum(run[name] for run in runs) for name in runs[0]}
        return sums | {"rate": max(run["rate"] for run in runs)}

    async def read(self) -> dict[str, float]:
        """The next thing it tells."""
        assert self.process.stdout is not None
        line = await self.process.stdout.readline()
        answer: dict[str, float] = json.loads(line)
        return answer


@dataclass(slots=True)
class Bot:
    """A bot's process."""

    pid: int
    seconds_to_identify: float

    def megabytes(self) -> float:
        """What it holds in memory now."""
        pages = Path(f"/proc/{self.pid}/statm").read_text().split()[1]
        return int(pages) * 4096 / 1e6


async def measure() -> list[Figure]:
    """Ours and the bare ones, one after the other, in the same weather."""
    figures: list[Figure] = []
    async with _crowd() as crowd, _bare(crowd, "echo"):
        echo = await crowd.ask("ack", ACKNOWLEDGED)
    async with _crowd() as crowd, _bare(crowd, "agent"):
        bare = {chats: await crowd.storms(chats) for chats in CHATS}
    with fresh_folder() as folder:
        async with simulator_process() as freepik, _crowd() as crowd:
            async with _ours(crowd, Path(folder), freepik) as bot:
                first = bot.seconds_to_identify
                figures += [plain(_NAME, "start to identify, new database", first, "s")]
            async with _ours(crowd, Path(folder), freepik) as bot:
                figures += await _at_rest(bot)
                figures += await _acknowledging(crowd, echo)
                figures += [f for c in CHATS for f in await _talking(crowd, c, bare[c])]
                figures += await _drawing(crowd)
                figures += [plain(_NAME, "memory after all that", bot.megabytes(), "MB")]
        figures += await _many_guilds(Path(folder))
    return figures


async def _at_rest(bot: Bot) -> list[Figure]:
    await asyncio.sleep(_SETTLED)
    start, memory = bot.seconds_to_identify, bot.megabytes()
    return [
        at_most(_NAME, "start to identify", start, unit="s", target=START_SECONDS),
        at_most(_NAME, "memory at rest", memory, unit="MB", target=IDLE_MEGABYTES),
    ]


async def _acknowledging(crowd: Crowd, echo: Mapping[str, float]) -> list[Figure]:
    ours = await crowd.ask("ack", ACKNOWLEDGED)
    ratio = ours["p50"] / echo["p50"]
    return [
        plain(_NAME, "first sign of life, bare echo", echo["p50"] * 1000, "ms"),
        plain(_NAME, "first sign of life, ours", ours["p50"] * 1000, "ms"),
        at_most(_NAME, "ratio of first signs of life", ratio, unit="", target=ACK_RATIO),
    ]


async def _talking(crowd: Crowd, chats: int, bare: Mapping[str, float]) -> list[Figure]:
    ours = await crowd.storms(chats)
    ratio, lost = ours["rate"] / bare["rate"], ours["said"] - ours["answered"]
    what = f"throughput at {chats} chats"
    figures = [
        plain(_NAME, f"{what}, bare agent", bare["rate"], "messages/s"),
        plain(_NAME, f"{what}, ours", ours["rate"], "messages/s"),
        at_most(_NAME, f"unanswered or doubled at {chats} chats", abs(lost), unit="", target=0),
        plain(_NAME, f"requests over a limit, {what}, bare agent", bare["too_fast"], ""),
        at_most(_NAME, f"requests over a limit, {what}", ours["too_fast"], unit="", target=0),
        at_most(_NAME, f"requests refused, {what}", ours["refused"], unit="", target=0),
    ]
    if chats == 1:
        return [*figures, plain(_NAME, f"ratio of {what}", ratio, "")]
    return [
        *figures,
        at_least(_NAME, f"ratio of {what}", ratio, unit="", target=THROUGHPUT_RATIO),
    ]


async def _drawing(crowd: Crowd) -> list[Figure]:
    drawn = await crowd.ask("draw", CHATS[1])
    rate, doubled = drawn["chats"] / drawn["seconds"], drawn["most"]
    missing = drawn["chats"] - drawn["pictures"]
    return [
        plain(_NAME, "pictures asked for, drawn and shown", rate, "pictures/s"),
        at_most(_NAME, "pictures missing or too many", abs(missing), unit="", target=0),
        at_most(_NAME, "times the same picture came", doubled, unit="", target=1),
    ]


async def _many_guilds(folder: Path) -> list[Figure]:
    """What a thousand servers of five channels cost a bot that keeps no members and messages."""
    async with simulator_process() as freepik, _crowd() as crowd:
        async with _ours(crowd, folder, freepik) as bot:
            # The first ones go where the start has left room.
            await crowd.ask("guilds", GUILDS)
            await asyncio.sleep(2 * _SETTLED)
            before = bot.megabytes()
            await crowd.ask("guilds", GUILDS)
            await asyncio.sleep(2 * _SETTLED)
            return [plain(_NAME, f"memory per {GUILDS:,} guilds", bot.megabytes() - before, "MB")]


@asynccontextmanager
async def _crowd() -> AsyncIterator[Crowd]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.standins.discord.load"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    crowd = Crowd(process)
    try:
        for name, value in (await crowd.read()).items():
            setattr(crowd, name, value)
        yield crowd
    finally:
        process.kill()
        await process.wait()


@asynccontextmanager
async def _bare(crowd: Crowd, kind: str) -> AsyncIterator[Bot]:
    where = (crowd.api_base, crowd.gateway_url, crowd.token)
    async with _bot(crowd, {}, "tests.standins.discord.bare_bots", kind, *where) as bot:
        yield bot


@asynccontextmanager
async def _ours(crowd: Crowd, folder: Path, freepik: str) -> AsyncIterator[Bot]:
    environment = {
        "DATA_DIR": str(folder),
        "FREEPIK_API_KEY": KEY,
        "FREEPIK_BASE_URL": freepik,
        "DISCORD_TOKEN": crowd.token,
        "DISCORD_API_BASE": crowd.api_base,
        "DISCORD_GATEWAY_URL": crowd.gateway_url,
        "DISCORD_REQUESTS_PER_SECOND": str(PER_SECOND),
        "LOG_LEVEL": "warning",
        "FREEPIK_REQUESTS_PER_MINUTE": "1000000",
    }
    async with _bot(crowd, environment, "app", "discord") as bot:
        yield bot


@asynccontextmanager
async def _bot(crowd: Crowd, environment: Mapping[str, str], *arguments: str) -> AsyncIterator[Bot]:
    begun = time.time()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", *arguments),
        env={"PATH": "/usr/bin:/bin", "PYDANTIC_AI_NO_BANNER": "1", **environment},
    )
    try:
        identified = await crowd.ask("identified")
        yield Bot(pid=process.pid, seconds_to_identify=identified["at"] - begun)
    finally:
        process.terminate()
        await process.wait()

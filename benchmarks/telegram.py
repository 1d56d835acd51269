"""The bot on Telegram against the few lines that everybody begins with.

A strict Telegram on loopback runs in this process, each bot in one of its own.
"""

import asyncio
import statistics
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.report import Figure, at_least, at_most, plain
from benchmarks.rig import fresh_folder, memory_bytes, simulator_process
from tests.standins.telegram import BOT_TOKEN, Person, Rate, Rates, TelegramStandIn

TALK = "what can you do?"
OURS = ("-m", "app", "telegram")
SAMPLES = 20
MESSAGES = 4
WARM_UP = 20
STARTS = 2
STORMS = 2
CROSS_TALK = 50
SIGN_RATIO = 1.5
THROUGHPUT_RATIO = 0.8
IDLE_BYTES = 150e6
START_SECONDS = 2.0
# A chat's own limits are Telegram's; the bot as a whole may be as fast as it can.
_CROWD = 5000
RATES = Rates(
    chat=Rate(per_second=1, burst=10),
    overall=Rate(per_second=_CROWD, burst=_CROWD),
    drafts=Rate(per_second=3, burst=10),
    group_limit=20,
    group_seconds=60,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One bot's figures: seconds, bytes, messages a second by the number of chats.

    `disorder` are answers that came before the answer to an earlier message of the same chat,
    `too_early` calls that Telegram would not have borne yet.
    """

    start: float
    idle: float
    in_the_end: float
    sign: float
    rates: dict[int, float]
    lost: int
    disorder: int
    too_early: int


async def measure() -> list[Figure]:
    """First sign of life, throughput, losses, pacing, memory and start, beside bare bots."""
    echo = await _bare("echo", crowds=())
    agent = await _bare("agent", crowds=(100, 200))
    ours = await _ours(crowds=(100, 200))
    figures = [
        plain("telegram", "bare echo bot, first sign of life", echo.sign, "s"),
        plain("telegram", "ours, first sign of life", ours.sign, "s"),
        at_most("telegram", "ratio", ours.sign / echo.sign, unit="", target=SIGN_RATIO),
    ]
    for crowd, rate in ours.rates.items():
        bare = agent.rates[crowd]
        figures += [
            plain("telegram", f"bare agent, {crowd} chats", bare, "messages/s"),
            plain("telegram", f"ours, {crowd} chats", rate, "messages/s"),
            at_least("telegram", "ratio", rate / bare, unit="", target=THROUGHPUT_RATIO),
        ]
    return [
        *figures,
        at_most("telegram", "answers lost", ours.lost, unit="", target=0),
        at_most("telegram", "answers out of order", ours.disorder, unit="", target=0),
        at_most("telegram", "calls before their time", ours.too_early, unit="", target=0),
        at_most("telegram", "idle memory", ours.idle, unit="bytes", target=IDLE_BYTES),
        plain("telegram", "bare agent, idle memory", agent.idle, "bytes"),
        plain("telegram", "memory after the crowds", ours.in_the_end, "bytes"),
        at_most("telegram", "start to first poll", ours.start, unit="s", target=START_SECONDS),
        plain("telegram", "bare agent, start to first poll", agent.start, "s"),
    ]


async def _bare(kind: str, *, crowds: tuple[int, ...]) -> Measured:
    async with TelegramStandIn(rates=RATES) as telegram:
        command = ("-m", "tests.standins.telegram.bare_bots", kind, BOT_TOKEN, telegram.api_base)
        return await _measured(telegram, command, {}, crowds)


async def _ours(*, crowds: tuple[int, ...]) -> Measured:
    with fresh_folder() as folder:
        async with simulator_process() as freepik, TelegramStandIn(rates=RATES) as telegram:
            environment = settings_of(telegram, folder, freepik)
            async with started(telegram, OURS, environment):
                pass  # the first makes the database
            return await _measured(telegram, OURS, environment, crowds)


def settings_of(telegram: TelegramStandIn, folder: str, freepik: str) -> dict[str, str]:
    """What the service is told that talks there."""
    return {
        "DATA_DIR": folder,
        "FREEPIK_API_KEY": "simulator-key",
        "FREEPIK_BASE_URL": freepik,
        "TELEGRAM_TOKEN": BOT_TOKEN,
        "TELEGRAM_API_BASE": telegram.address,
        "TELEGRAM_MESSAGES_PER_SECOND": str(_CROWD),
        "LOG_LEVEL": "warning",
    }


async def _measured(
    telegram: TelegramStandIn,
    command: tuple[str, ...],
    environment: Mapping[str, str],
    crowds: tuple[int, ...],
) -> Measured:
    starts = []
    for _ in range(STARTS):
        async with started(telegram, command, environment) as (_, seconds):
            starts.append(seconds)
    async with started(telegram, command, environment) as (pid, seconds):
        idle = memory_bytes(pid)
        await _storm(telegram, WARM_UP)
        sign = statistics.median([await _first_sign(telegram, n) for n in range(SAMPLES)])
        storms = {crowd: [await _storm(telegram, crowd) for _ in range(STORMS)] for crowd in crowds}
        in_the_end = memory_bytes(pid)
        disorder = await _disorder(telegram, CROSS_TALK) if crowds else 0
    return Measured(
        start=min(*starts, seconds),
        idle=idle,
        sign=sign,
        rates={crowd: max(rate for rate, _ in runs) for crowd, runs in storms.items()},
        lost=sum(lost for runs in storms.values() for _, lost in runs),
        disorder=disorder,
        too_early=len(telegram.flood.violations),
        in_the_end=in_the_end,
    )


@asynccontextmanager
async def started(
    telegram: TelegramStandIn, command: tuple[str, ...], environment: Mapping[str, str]
) -> AsyncIterator[tuple[int, float]]:
    """A bot that has asked for updates: its pid, and the seconds that took."""
    polls, begun = telegram.updates.polls, time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        env={"PATH": "/usr/bin:/bin", "PYDANTIC_AI_NO_BANNER": "1", **environment},
    )
    try:
        await telegram.polled(times=polls + 1, within=30)
        yield process.pid, time.perf_counter() - begun
    finally:
        process.terminate()
        await process.wait()


async def _first_sign(telegram: TelegramStandIn, number: int) -> float:
    """Seconds until a person who writes for the first time sees that somebody is there."""
    person = telegram.person(f"Guest {number}")
    chat = person.private
    begun = time.perf_counter()
    await person.says(TALK)
    await telegram.until(lambda _: bool(chat.actions or chat.drafts or chat.answers), within=30)
    took = time.perf_counter() - begun
    await chat.next_message(within=30)
    return took


async def _storm(telegram: TelegramStandIn, crowd: int) -> tuple[float, int]:
    """Everybody writes, waits for the answer, and writes again; messages a second, and losses."""
    people = [telegram.person(f"Person {number}") for number in range(crowd)]
    begun = time.perf_counter()
    answered = await asyncio.gather(*(_talk(person) for person in people))
    rate = sum(answered) / (time.perf_counter() - begun)
    return rate, crowd * MESSAGES - sum(answered)


async def _talk(person: Person) -> int:
    for _ in range(MESSAGES):
        await person.says(TALK)
        await person.private.next_message(within=60)
    return len(person.private.answers)


async def _disorder(telegram: TelegramStandIn, crowd: int) -> int:
    """Everybody writes without waiting; how many answers came before those of earlier messages."""
    people = [telegram.person(f"Impatient {number}") for number in range(crowd)]
    for _ in range(MESSAGES):
        for person in people:
            await person.says(TALK)
    await telegram.until(
        lambda _: all(len(one.private.answers) >= MESSAGES for one in people), within=60
    )
    wrong = 0
    for person in people:
        asked = [one.reply_to.id for one in person.private.answers if one.reply_to]
        wrong += sum(later < earlier for earlier, later in pairwise(asked))
        wrong += MESSAGES - len({*asked})
    return wrong

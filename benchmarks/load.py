"""A crowd: how soon each person sees that somebody is there, and what one message costs.

Everybody writes at a steady pace, whether the answers keep up or not. A strict Telegram on loopback
runs in this process, the bot in one of its own.
"""

import asyncio
import os
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.report import Figure, at_most, plain
from benchmarks.rig import fresh_folder, memory_bytes, percentile, simulator_process
from benchmarks.telegram import OURS, RATES, TALK, settings_of, started
from tests.standins.telegram import Person, TelegramStandIn

CROWDS = (200, 2_000)
PER_SECOND = 40
MESSAGES = 2_000
SIGN_SECONDS = 0.15
MEMORY = 300e6
_WARM_UP = 50
_LONGEST = 300.0
_LISTENING = {"getUpdates", "getMe", "answerCallbackQuery"}


async def measure() -> list[Figure]:
    """First signs of life, losses, memory, database and processor time by the number of chats."""
    figures: list[Figure] = []
    with fresh_folder() as folder:
        async with simulator_process() as freepik, TelegramStandIn(rates=RATES) as telegram:
            environment = settings_of(telegram, folder, freepik)
            async with started(telegram, OURS, environment) as (pid, _):
                await _paced(telegram, _people(telegram, _WARM_UP), _WARM_UP)
                for chats in CROWDS:
                    figures += await _crowd(telegram, pid, Path(folder), chats)
    return figures


async def _crowd(telegram: TelegramStandIn, pid: int, folder: Path, chats: int) -> list[Figure]:
    people = _people(telegram, chats)
    spent, stored = _processor_seconds(pid), _stored(folder)
    telegram.requests.clear()
    said = await _paced(telegram, people, MESSAGES)
    spent, stored = _processor_seconds(pid) - spent, _stored(folder) - stored
    waits = _waits(telegram, said)
    lost = len(said) - sum(len(one.private.answers) for one in people)
    where = f"{chats:,} chats, {PER_SECOND} messages/s"
    return [
        plain("load", f"first sign of life, median, {where}", percentile(waits, 50) * 1000, "ms"),
        at_most(
            "load",
            f"first sign of life, p99, {where}",
            percentile(waits, 99) * 1000,
            unit="ms",
            target=SIGN_SECONDS * 1000,
        ),
        at_most("load", f"unanswered or doubled, {where}", abs(lost), unit="", target=0),
        plain("load", f"processor time a message, {where}", spent / len(said) * 1000, "ms"),
        plain("load", f"database a message, {where}", stored / len(said), "bytes"),
        at_most("load", f"memory after {where}", memory_bytes(pid), unit="bytes", target=MEMORY),
    ]


def _people(telegram: TelegramStandIn, count: int) -> list[Person]:
    return [telegram.person(f"Person {number}") for number in range(count)]


async def _paced(
    telegram: TelegramStandIn, people: Sequence[Person], messages: int
) -> list[tuple[str, datetime]]:
    """Everybody in turn says something; whose chat it was, and when. All of it is answered."""
    loop = asyncio.get_running_loop()
    begun, said = loop.time(), []
    for number in range(messages):
        await asyncio.sleep(begun + number / PER_SECOND - loop.time())
        person = people[number % len(people)]
        said.append((str(person.private.id), telegram.clock()))
        await person.says(TALK)
    await telegram.until(
        lambda _: sum(len(one.private.answers) for one in people) >= messages, within=_LONGEST
    )
    return said


def _waits(telegram: TelegramStandIn, said: Sequence[tuple[str, datetime]]) -> list[float]:
    """Seconds from each message to the first thing that happened in its chat."""
    signs: defaultdict[str, list[datetime]] = defaultdict(list)
    for request in telegram.requests:
        if request.method not in _LISTENING:
            signs[request.chat].append(request.at)
    waits = []
    for chat, at in said:
        after = [sign for sign in signs[chat] if sign >= at]
        waits.append((after[0] - at).total_seconds() if after else _LONGEST)
    return waits


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _stored(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("orchestrator.db*"))

"""A new release takes over from the old one, part by part, while people go on talking."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

import pytest

from tests.e2e.conftest import Freepik
from tests.e2e.nursery import Life, Nursery
from tests.standins import discord as discord_
from tests.standins import telegram as telegram_
from tests.standins.discord import DiscordStandIn
from tests.standins.telegram import TelegramStandIn

pytestmark = pytest.mark.e2e

OVERLAPPING = ("worker", "discord", "telegram")
SHUTDOWN = 10  # seconds
PATIENCE = 45  # seconds


@dataclass(slots=True, kw_only=True)
class Talker:
    """Somebody who wishes for one picture after the other, until told to stop."""

    says: Callable[[str], Awaitable[object]]
    pictures: Callable[[str], int]
    until: Callable[[Callable[[], bool], str], Awaitable[None]]
    name: str
    wishes: int = 0

    async def talks(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self.wishes += 1
            await self.says(f"a red fox with {self.wishes} tails")
            await self.until(partial(self._seen, self.wishes), f"{self.name}: {self.wishes}")

    def _seen(self, number: int) -> bool:
        return self.pictures(f"with {number} tails") == 1

    def shown(self) -> list[int]:
        """How often each wish was shown."""
        return [self.pictures(f"with {number} tails") for number in range(1, self.wishes + 1)]


async def _replaced(nursery: Nursery, part: str, old: Life, settings: dict[str, str]) -> Life:
    """The new one beside the old one, which then goes."""
    new = await nursery.begin(part, **settings)
    await new.started()
    async with asyncio.timeout(SHUTDOWN):
        await old.end()
    return new


async def test_nothing_is_lost_or_doubled_while_every_part_is_replaced(
    everywhere: dict[str, str],
    nursery: Nursery,
    freepik: Freepik,
    telegram: TelegramStandIn,
    discord: DiscordStandIn,
) -> None:
    settings = everywhere | {"FREEPIK_CALLBACK_SECONDS": "4"}
    lives = {part: await nursery.begin(part, **settings) for part in ("api", *OVERLAPPING)}
    for life in lives.values():
        await life.started()
    await discord.connected(within=PATIENCE)
    ana, bob = telegram.person("Ana"), discord.user("Bob")
    discord.guild("Studio", bob)
    talkers = [_on_telegram(telegram, ana), _on_discord(discord, bob)]
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for talker in talkers:
            group.create_task(talker.talks(stop))
        for part in OVERLAPPING:
            lives[part] = await _replaced(nursery, part, lives[part], settings)
        # Two cannot have one port: what calls meanwhile calls again, or is asked.
        await lives["api"].end()
        lives["api"] = await nursery.begin("api", **settings)
        await lives["api"].started()
        stop.set()
    for life in lives.values():
        await life.end()
    for talker in talkers:
        assert talker.shown() == [1] * talker.wishes
    assert len(await freepik.debits()) == sum(one.wishes for one in talkers)


def _on_telegram(telegram: TelegramStandIn, person: telegram_.Person) -> Talker:
    async def until(holds: Callable[[], bool], what: str) -> None:
        await telegram.until(lambda _: holds(), within=PATIENCE, what=what)

    return Talker(
        name="Telegram",
        says=person.says,
        pictures=lambda words: sum(
            bool(one.photo) and words in one.caption for one in person.private.answers
        ),
        until=until,
    )


def _on_discord(discord: DiscordStandIn, person: discord_.Person) -> Talker:
    async def until(holds: Callable[[], bool], what: str) -> None:
        await discord.until(lambda _: holds(), within=PATIENCE, what=what)

    return Talker(
        name="Discord",
        says=partial(person.says, person.dm),
        pictures=lambda words: sum(
            len(one.attachments) for one in person.dm.messages if words in one.text
        ),
        until=until,
    )

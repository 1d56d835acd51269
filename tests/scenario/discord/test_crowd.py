"""More people at once than Discord lets one bot answer in a second."""

import asyncio
from pathlib import Path

from tests.scenario.discord.room import Room
from tests.scenario.jobs.world import World
from tests.standins.clock import HandClock
from tests.standins.discord import DiscordStandIn, Rate, Rates
from tests.standins.discord.rates import QUICK_RATES

_PEOPLE = 105
_PER_SECOND = 60
_SENT = r"^POST /channels/\d+/messages$"


async def test_everybody_is_answered_and_discord_has_nothing_to_refuse(
    world: World, tmp_path: Path
) -> None:
    overall = Rate(limit=_PER_SECOND, seconds=1)
    rates = Rates(table=QUICK_RATES.table, overall=overall)
    async with DiscordStandIn(rates=rates) as discord:
        room = Room(world=world, discord=discord, folder=tmp_path, per_second=_PER_SECOND)
        people = [discord.user(f"P{number}") for number in range(_PEOPLE)]
        guild = discord.guild("Crowd", *people)
        chats = [(one, discord.channel(guild, f"c{one.id}")) for one in people]
        async with room.awake():
            for person, channel in chats:
                await person.says(channel, f"{discord.bot.mention} what can you do?")
            await discord.until(
                lambda _: all(len(channel.messages) == 2 for _, channel in chats), within=30
            )
        assert discord.requests.too_fast() == 0


async def test_once_refused_it_waits_with_everything_but_what_discord_does_not_count(
    world: World, tmp_path: Path
) -> None:
    clock, slept, over = HandClock(), list[float](), asyncio.Event()

    async with DiscordStandIn() as discord:

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            discord.world.changes.announce()
            await over.wait()
            clock.turn(seconds)

        room = Room(world=world, discord=discord, folder=tmp_path, sleep=sleep, now=clock.monotonic)
        async with room.awake():
            discord.faults.limit(0.01, is_global=True, where=_SENT)
            await room.ana.says(room.art, f"{discord.bot.mention} what can you do?")
            await discord.until(lambda _: bool(slept))
            asked = await room.bo.runs(room.art, "help")
            assert "picture" in (await asked.reply()).text
            assert [one.author for one in room.art.messages] == [room.ana]
            over.set()
            await discord.until(lambda _: len(room.art.messages) == 2)
        assert slept == [1.0]

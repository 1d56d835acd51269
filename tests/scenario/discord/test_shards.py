"""A bot on more servers than one connection may carry: two, and each knows its own."""

import asyncio
from pathlib import Path

import pytest

from tests.scenario.discord.room import Room
from tests.scenario.jobs.world import World
from tests.standins.clock import HandClock
from tests.standins.discord import Channel, DiscordStandIn, Pace


def _on_shard(room: Room, shard: int) -> Channel:
    """A channel of a server that belongs to this shard."""
    while True:
        guild = room.discord.guild("Server", room.ana, room.bo)
        if (guild.id >> 22) % 2 == shard:
            return room.discord.channel(guild, "art")
        room.discord.clock.turn(0.001)


async def _drawn(room: Room, channel: Channel) -> None:
    await room.appear(1, channel)
    await room.drawn(channel)
    (card,) = room.cards(channel)
    assert len(card.attachments) == 1


@pytest.mark.parametrize(("at_once", "waits"), [(1, [5.0]), (2, [])])
async def test_two_shards_identify_in_turn_and_one_goes_on_while_the_other_is_away(
    world: World, tmp_path: Path, at_once: int, waits: list[float]
) -> None:
    clock, slept = HandClock(), list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.turn(seconds)
        await asyncio.sleep(0)

    pace = Pace(shards=2, at_once=at_once, now=clock.monotonic, strict=True)
    async with DiscordStandIn(pace=pace) as discord:
        room = Room(world=world, discord=discord, folder=tmp_path, sleep=sleep, now=clock.monotonic)
        here, there = _on_shard(room, 0), _on_shard(room, 1)
        gateway = discord.gateway
        async with room.awake():
            assert slept == waits
            assert sorted(one.shard for one in gateway.connected) == [(0, 2), (1, 2)]
            gateway.drop(1)
            for channel in (here, there):
                await room.ana.says(channel, f"{discord.bot.mention} draw a red fox")
            await _drawn(room, here)
            await discord.resumed()
            await _drawn(room, there)
            # Commands and buttons find their shard, too.
            asked = await room.ana.runs(there, "imagine", prompt="a blue owl")
            assert "Drawing #2" in (await asked.reply()).text
        assert (gateway.identified, gateway.resumed, gateway.refused) == (2, 1, 0)

"""The stand-in as a process of its own, with crowds: `python -m tests.standins.discord.load`.

The first line it prints tells where it listens; then one line of JSON answers each line it is
given: `identified`, `guilds N`, `ack N` (the first signs of life of one chat), `talk CHATS EACH`
(everybody says so much, one thing after the other) or `draw CHATS` (a picture for everybody).
"""

import asyncio
import json
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import count

from tests.standins.discord import (
    QUICK_RATES,
    Channel,
    DiscordStandIn,
    Message,
    Person,
    Rate,
    Rates,
    Request,
)
from tests.standins.discord.journal import Journal
from tests.standins.discord.wire import Json

PER_SECOND = 300
"""Requests of one bot: more than Discord's fifty, so that a bot can show what it can do, and fewer
than a crowd would like."""
_RATES = Rates(table=QUICK_RATES.table, overall=Rate(limit=PER_SECOND, seconds=1))
_PATIENCE = 300.0
_WORDS = "hello there, what can you do?"


@dataclass(slots=True)
class Ears:
    """Wakes who waits for a channel when a request about it was answered, and nobody else."""

    discord: DiscordStandIn
    heard: dict[str, asyncio.Event] = field(default_factory=dict)

    async def listen(self) -> None:
        running: list[Request] = []
        read = 0
        while True:
            await self.discord.world.changes.next()
            requests = self.discord.requests
            running += requests[read:]
            read = len(requests)
            for request in [one for one in running if one.status is not None]:
                running.remove(request)
                event = self.heard.get(request.path.split("/")[2])
                if event is not None:
                    event.set()

    async def until(self, channel: Channel, messages: int) -> None:
        """Return once so many messages were written there."""
        event = self.heard.setdefault(str(channel.id), asyncio.Event())
        async with asyncio.timeout(_PATIENCE):
            while len(channel.log) < messages:
                event.clear()
                await event.wait()


@dataclass(slots=True)
class Crowd:
    """People, each alone with the bot in a channel of their own."""

    discord: DiscordStandIn
    ears: Ears
    chats: list[tuple[Person, Channel]] = field(default_factory=list)
    bots: int = 0
    numbers: "count[int]" = field(default_factory=count)

    def grow(self, chats: int) -> list[tuple[Person, Channel]]:
        """So many chats; those of before are used again."""
        if len(self.chats) < chats:
            people = [self.discord.user(f"P{next(self.numbers)}") for _ in range(chats)]
            guild = self.discord.guild("Crowd", *people)
            self.chats += [(one, self.discord.channel(guild, f"c{one.id}")) for one in people]
        return self.chats[:chats]

    async def does(self, what: str, numbers: Sequence[int]) -> Json:
        """One line of standard input."""
        doing: dict[str, Callable[..., Awaitable[Json]]] = {
            "identified": self.identified,
            "guilds": self.guilds,
            "ack": self.acknowledged,
            "talk": self.talk,
            "draw": self.draw,
        }
        return await doing[what](*numbers)

    async def identified(self) -> Json:
        """When the next bot has come."""
        self.bots += 1
        await self.discord.connected(times=self.bots, within=_PATIENCE)
        return {"at": time.time()}

    async def guilds(self, number: int) -> Json:
        """So many servers more, of five channels each."""
        for place in range(number):
            guild = self.discord.guild(f"G{place}")
            for name in ("general", "art", "off-topic", "voice", "rules"):
                self.discord.channel(guild, name)
        return {}

    async def acknowledged(self, times: int) -> Json:
        """Seconds from a message to the first request that is about its channel."""
        person, channel = self.grow(1)[0]
        taken = []
        for _ in range(times):
            before, at_first = len(channel.log), len(self.discord.requests)
            begun = time.perf_counter()
            await self._say(person, channel, _WORDS)
            await self.discord.until(
                lambda one, at=at_first: any(  # type: ignore[misc]  # bound now, not later
                    f"/channels/{channel.id}/" in request.path for request in one.requests[at:]
                ),
                within=_PATIENCE,
            )
            taken.append(time.perf_counter() - begun)
            await self.ears.until(channel, before + 2)
        taken.sort()
        return {"p50": statistics.median(taken), "p95": taken[int(len(taken) * 0.95)]}

    async def talk(self, chats: int, each: int) -> Json:
        """How many messages a second are answered when everybody talks at once."""
        pairs, at_first = self.grow(chats), len(self.discord.requests)
        begun = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._dialogue(*pair, each)) for pair in pairs]
        seconds = time.perf_counter() - begun
        answered = sum(task.result() for task in tasks)
        requests = Journal(self.discord.requests[at_first:])
        return {
            "rate": chats * each / seconds,
            "said": chats * each,
            "answered": answered,
            "too_fast": requests.too_fast(),
            "refused": requests.invalid() - requests.too_fast(),
        }

    async def draw(self, chats: int) -> Json:
        """How many pictures came for everybody's one wish, and how many came twice."""
        pairs = self.grow(chats)
        begun = time.perf_counter()
        for person, channel in pairs:
            await self._say(person, channel, "draw a red fox in the snow")
        await self.discord.until(
            lambda _: all(_pictures(channel) for _, channel in pairs), within=_PATIENCE
        )
        seconds = time.perf_counter() - begun
        shown = [_pictures(channel) for _, channel in pairs]
        return {"seconds": seconds, "chats": chats, "pictures": sum(shown), "most": max(shown)}

    async def _dialogue(self, person: Person, channel: Channel, each: int) -> int:
        answers = 0
        for _ in range(each):
            before = len(channel.log)
            await self._say(person, channel, _WORDS)
            await self.ears.until(channel, before + 2)
            answers += len(channel.log) - before - 1
        return answers

    async def _say(self, person: Person, channel: Channel, words: str) -> Message:
        # A number in it, or it would be a repetition.
        text = f"{self.discord.bot.mention} {words} ({next(self.numbers)})"
        return await person.says(channel, text)


def _pictures(channel: Channel) -> int:
    return sum(len(message.attachments) for message in channel.messages)


async def serve() -> None:
    """Do what standard input says until it ends."""
    async with DiscordStandIn(rates=_RATES) as discord, asyncio.TaskGroup() as group:
        ears = Ears(discord)
        listening = group.create_task(ears.listen())
        crowd = Crowd(discord, ears)
        _print(
            {
                "api_base": discord.api_base,
                "gateway_url": discord.gateway_url,
                "token": discord.token,
            }
        )
        while line := (await asyncio.to_thread(sys.stdin.readline)).split():
            _print(await crowd.does(line[0], [int(word) for word in line[1:]]))
        listening.cancel()


def _print(answer: Json) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve())

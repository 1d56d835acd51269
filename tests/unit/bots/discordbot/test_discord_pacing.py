"""Never more requests in any second than Discord takes of one bot; nobody waits for ever."""

import asyncio
import heapq
from dataclasses import dataclass, field
from itertools import count

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.discordbot import limits
from bots.discordbot.pacing import Pace

_TICK = 0.125  # seconds: adds up without rounding
_ROUNDS = 4  # of the event loop, until everybody who is awake has gone on


@dataclass
class Timeline:
    """Time that stands still until everybody sleeps, and then jumps to the first who wakes."""

    time: float = 1000.0
    sleepers: list[tuple[float, int, "asyncio.Future[None]"]] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=count)

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        wakes = asyncio.get_running_loop().create_future()
        heapq.heappush(self.sleepers, (self.time + seconds, next(self.numbers), wakes))
        await wakes

    async def run(self) -> None:
        """Return when nobody is left who sleeps."""
        while True:
            for _ in range(_ROUNDS):
                await asyncio.sleep(0)
            if not self.sleepers:
                return
            self.time, _, wakes = heapq.heappop(self.sleepers)
            if not wakes.done():
                wakes.set_result(None)


@dataclass(frozen=True)
class Request:
    """Ticks: when it is wanted, until Discord counts it, until the answer, until it is given up."""

    at: int
    travels: int
    answered: int
    given_up: int | None


@dataclass
class Discord:
    """Counts what arrives."""

    timeline: Timeline
    pace: Pace
    started: list[int] = field(default_factory=list)
    counted: list[float] = field(default_factory=list)

    async def take(self, number: int, request: Request) -> None:
        await self.timeline.sleep(request.at * _TICK)
        await self.pace.begin()
        self.started.append(number)
        counted = self.timeline.time + request.travels * _TICK
        try:
            await self.timeline.sleep((request.travels + request.answered) * _TICK)
        finally:
            # What was given up on its way is counted when the connection breaks, if at all.
            self.counted.append(min(counted, self.timeline.time))
            self.pace.end()

    async def all(self, requests: list[Request]) -> None:
        """Everybody asks, and some give up."""

        async def give_up(task: "asyncio.Task[None]", ticks: int) -> None:
            await self.timeline.sleep(ticks * _TICK)
            task.cancel()

        async with asyncio.TaskGroup() as group:
            for number, request in enumerate(requests):
                task = group.create_task(self.take(number, request))
                if request.given_up is not None:
                    group.create_task(give_up(task, request.given_up))
            await self.timeline.run()


def _pace(most: int) -> tuple[Timeline, Pace]:
    timeline = Timeline()
    return timeline, Pace(most, now=timeline.now, sleep=timeline.sleep)


_TICKS = st.integers(0, 3)
_REQUESTS = st.lists(
    st.builds(Request, st.integers(0, 8), _TICKS, _TICKS, st.none() | st.integers(0, 30)),
    min_size=8,
    max_size=24,
)


@given(st.integers(1, 5), _REQUESTS)
async def test_no_second_has_more_and_everybody_comes_in_turn(
    most: int, requests: list[Request]
) -> None:
    timeline, pace = _pace(most)
    discord_ = Discord(timeline, pace)
    await discord_.all(requests)
    counted = sorted(discord_.counted)
    for place, first in enumerate(counted):
        assert sum(at < first + 1.0 for at in counted[place:]) <= most
    patient = [n for n, one in enumerate(requests) if one.given_up is None]
    in_turn = sorted(patient, key=lambda number: requests[number].at)
    assert [n for n in discord_.started if n in patient] == in_turn
    # Who gave up, before or after it was sent, took no place away.
    timeline.time += 1.0
    async with asyncio.TaskGroup() as group:
        begun = [group.create_task(pace.begin()) for _ in range(most)]
        await timeline.run()
        assert all(one.done() for one in begun)
    assert not pace.has_room


async def test_what_is_free_is_given_at_once() -> None:
    timeline, pace = _pace(3)
    sent = list[float]()

    async def take() -> None:
        await pace.begin()
        sent.append(timeline.time - 1000.0)
        pace.end()

    async with asyncio.TaskGroup() as group:
        for _ in range(8):
            group.create_task(take())
        await timeline.run()
    assert sent == [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0]


async def test_what_nobody_would_miss_leaves_half_of_the_room_to_others() -> None:
    timeline, pace = _pace(4)
    room = list[bool]()
    for _ in range(4):
        room.append(pace.has_room)
        await pace.begin()
    assert room == [True, True, True, False]
    pace.end()
    assert not pace.has_room
    timeline.time += 1.0
    pace.end()
    timeline.time += 1.0
    assert pace.has_room


async def test_when_discord_says_so_everybody_waits_and_nobody_for_longer_than_is_borne() -> None:
    timeline, pace = _pace(3)
    pace.hold(4.0)
    pace.hold(1.0)
    assert not pace.has_room
    async with asyncio.TaskGroup() as group:
        group.create_task(pace.begin())
        await timeline.run()
    assert timeline.time == 1004.0
    pace.hold(limits.PATIENCE + 1.0)
    with pytest.raises(discord.RateLimited) as caught:
        await pace.begin()
    assert caught.value.retry_after == limits.PATIENCE + 1.0
    timeline.time += limits.PATIENCE + 1.0
    await pace.begin()

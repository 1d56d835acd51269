"""Who comes together shares a trip, and nobody is forgotten when somebody leaves."""

import asyncio
from collections.abc import Sequence

import pytest

from storage.errors import DatabaseUnavailable
from storage.together import Together


class Trips:
    """Work that waits to be let through, and notes which items shared a trip."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []
        self.gate = asyncio.Semaphore(0)
        self.broken = False

    async def __call__(self, group: Sequence[str]) -> list[str]:
        self.groups.append(list(group))
        await self.gate.acquire()
        if self.broken:
            message = "away"
            raise DatabaseUnavailable(message)
        return [item.upper() for item in group]


async def _settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def _adding(together: Together[str, str], *items: str) -> list[asyncio.Task[str]]:
    spawn = asyncio.create_task  # noqa: TID251 - each is cancelled or fails by itself here
    tasks = [spawn(together.add(item)) for item in items]
    await _settle()
    return tasks


async def test_who_waits_shares_the_next_trip() -> None:
    trips = Trips()
    together = Together(trips)
    tasks = await _adding(together, "a", "b", "c")
    trips.gate.release()
    trips.gate.release()
    assert await asyncio.gather(*tasks) == ["A", "B", "C"]
    assert trips.groups == [["a"], ["b", "c"]]


@pytest.mark.parametrize("leaves", [0, 1, 2])
async def test_who_leaves_is_not_waited_for(leaves: int) -> None:
    trips = Trips()
    together = Together(trips)
    tasks = await _adding(together, "a", "b", "c")
    tasks[leaves].cancel()
    await _settle()
    for _ in range(3):
        trips.gate.release()
    results = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 5)
    stayed = [result for at, result in enumerate(results) if at != leaves]
    assert stayed == [name for at, name in enumerate("ABC") if at != leaves]


async def test_a_leader_who_leaves_before_its_turn_hands_it_on() -> None:
    trips = Trips()
    together = Together(trips)
    tasks = await _adding(together, "a", "b", "c")
    trips.gate.release()
    await tasks[0]
    tasks[1].cancel()  # woken to lead the next trip, perhaps not begun
    trips.gate.release()
    trips.gate.release()
    assert await asyncio.wait_for(tasks[2], 5) == "C"


async def test_trouble_reaches_everybody_of_the_trip_and_nobody_else() -> None:
    trips = Trips()
    together = Together(trips)
    tasks = await _adding(together, "a", "b", "c")
    trips.gate.release()
    assert await tasks[0] == "A"
    trips.broken = True
    trips.gate.release()
    results = await asyncio.gather(*tasks[1:], return_exceptions=True)
    assert [type(result) for result in results] == [DatabaseUnavailable] * 2
    trips.broken = False
    trips.gate.release()
    assert await together.add("d") == "D"

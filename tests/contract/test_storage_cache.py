"""The shared rate, in memory and over Redis."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from structlog.testing import capture_logs

from storage.cache import RateGate
from tests.ports import port_for_later
from tests.standins.clock import HandClock


@pytest.fixture(params=["memory", "redis"])
def shared(request: pytest.FixtureRequest) -> tuple[str, str] | None:
    """A Redis and a prefix in it, or None for memory."""
    if request.param == "memory":
        return None
    found: tuple[str, str] = request.getfixturevalue("redis_prefix")
    return found


@pytest_asyncio.fixture
async def gates(shared: tuple[str, str] | None) -> AsyncIterator[tuple[RateGate, RateGate]]:
    """Two gates of one provider key: the same one in memory, two processes' over Redis."""
    if shared is None:
        gate = RateGate.open(None, 3)
        yield gate, gate
        return
    url, prefix = shared
    one, other = (RateGate.open(url, 3, prefix=prefix) for _ in range(2))
    yield one, other
    await one.close()
    await other.close()


async def test_no_more_than_the_rate_goes_through(gates: tuple[RateGate, RateGate]) -> None:
    one, other = gates
    assert [await one.take("k"), await other.take("k"), await one.take("k")] == [0.0] * 3
    for gate in gates:
        wait = await gate.take("k")
        assert 0 < wait <= 60
    assert await other.take("another key") == 0.0


async def test_a_pause_holds_for_everybody(gates: tuple[RateGate, RateGate]) -> None:
    one, other = gates
    await one.pause(20)
    await one.pause(1)
    assert 19 < await one.take("k") <= 20
    assert 0 < await other.take("k") <= 20


async def test_the_providers_word_counts_until_its_window_ends() -> None:
    clock = HandClock()
    gate = RateGate(per_minute=100, monotonic=clock.monotonic)
    await gate.obey(10, 2, 30)
    assert [await gate.take("k"), await gate.take("k")] == [0.0, 0.0]
    assert await gate.take("k") == pytest.approx(30)
    clock.turn(10)
    assert await gate.take("k") == pytest.approx(20)
    clock.turn(20)
    assert await gate.take("k") == 0.0
    await gate.obey(10, 0, 5)
    assert await gate.take("k") == pytest.approx(5)
    await gate.obey(0, 0, 0)
    assert await gate.take("k") == pytest.approx(5)


async def test_without_its_redis_a_gate_counts_alone_and_says_so_once() -> None:
    address = f"redis://127.0.0.1:{port_for_later()}/0"
    clock = HandClock()
    gate = RateGate.open(address, 2, monotonic=clock.monotonic)
    with capture_logs() as logs:
        taken = [await gate.take("k") for _ in range(2)]
        clock.turn(6)
        await gate.pause(1)
        clock.turn(2)
        late = await gate.take("k")
    await gate.close()
    assert taken == [0.0, 0.0]
    assert late > 0
    assert [line["event"] for line in logs] == ["rate_gate.degraded"]

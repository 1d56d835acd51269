"""The same behaviour through a real socket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import httpx
import pytest
import uvicorn

from simulator import Simulator, SimulatorSettings, create_simulator
from tests.unit.simulator.rig import FAST, HOOK, KEY, SEEDREAM, Receiver


def _now() -> datetime:
    return datetime.fromtimestamp(asyncio.get_running_loop().time() + 1_800_000_000, UTC)


@asynccontextmanager
async def served(
    receiver: Receiver, settings: SimulatorSettings = FAST
) -> AsyncIterator[tuple[Simulator, httpx.AsyncClient]]:
    """A simulator under uvicorn on a free port, its lifespan running."""
    sim = create_simulator(settings, clock=_now, webhook_transport=receiver)
    config = uvicorn.Config(sim, host="127.0.0.1", port=0, log_level="critical")
    server = uvicorn.Server(config)
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110  # uvicorn has no event for it
            await asyncio.sleep(0.005)
        port = server.servers[0].sockets[0].getsockname()[1]
        base = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=base, headers=KEY, timeout=5) as client:
            yield sim, client
        server.should_exit = True


async def test_a_task_from_post_to_picture_over_a_socket() -> None:
    receiver = Receiver()
    async with served(receiver) as (_, client):
        body = {"prompt": "a fox", "webhook_url": HOOK}
        posted = (await client.post(SEEDREAM, json=body)).json()["data"]
        await receiver.until(2)
        url = receiver.calls[1].told["generated"][0]
        got = await client.get(url)
    assert posted["status"] == "CREATED"
    assert url.startswith(str(client.base_url))
    assert receiver.statuses() == ["IN_PROGRESS", "COMPLETED"]
    assert got.content.startswith(b"\x89PNG")


async def test_broken_answers_break_the_connection_and_not_the_server() -> None:
    async with served(Receiver()) as (sim, client):
        drop = {"kind": "post_timeout_accepted", "times": 1, "params": {"seconds": 0}}
        await client.post("/__control/faults", json=drop)
        with pytest.raises(httpx.RemoteProtocolError):
            await client.post(SEEDREAM, json={"prompt": "a fox"})
        hang = {"kind": "post_timeout_accepted", "times": 1}
        await client.post("/__control/faults", json=hang)
        with pytest.raises(httpx.ReadTimeout):
            await client.post(SEEDREAM, json={"prompt": "a fox"}, timeout=0.1)
        listed = (await client.get(SEEDREAM)).json()["data"]
        task = (await client.get(f"{SEEDREAM}/{listed[0]['task_id']}")).json()["data"]
        await client.post("/__control/faults", json={"kind": "download_truncated", "times": 1})
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get(task["generated"][0])
        whole = await client.get(task["generated"][0])
    assert len(listed) == len(sim.parts.stores.everything()) == 2
    assert whole.status_code == 200

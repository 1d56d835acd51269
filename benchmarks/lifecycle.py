"""From the order to the picture in the chat; what waiting costs; how soon a restart delivers."""

import asyncio
import time
from pathlib import Path

import httpx

from app.run import Part, running
from benchmarks.report import Figure, at_most, plain
from benchmarks.rig import (
    SilentChat,
    fresh_folder,
    memory_bytes,
    parts,
    settings_in,
    simulator_process,
)
from benchmarks.seeding import queued_jobs

JOBS = 300
WAITING = (1_000, 10_000)
KILOBYTE = 1024
WAITING_KILOBYTES = 10.0
RECOVERY_SECONDS = 2.0
KEY = "simulator-key"


async def measure() -> list[Figure]:
    """Jobs a second end to end, kilobytes per waiting job, seconds until a restart delivers."""
    figures: list[Figure] = []
    async with simulator_process() as base_url:
        bare = await _bare(base_url)
        ours = await _jobs_a_second(base_url)
        figures.append(plain("lifecycle", "bare POST, GET, download", bare, "jobs/s"))
        figures.append(plain("lifecycle", "order to delivered", ours, "jobs/s"))
        figures.append(plain("lifecycle", "ratio", ours / bare, ""))
        for count in WAITING:
            with fresh_folder() as folder:
                figures.append(await _waiting(Path(folder), count))
                figures.append(await _recovery(Path(folder), base_url, count))
    return figures


async def _bare(base_url: str) -> float:
    headers = {"x-magnific-api-key": KEY}
    async with httpx.AsyncClient(base_url=base_url, headers=headers) as http:

        async def one(number: int) -> None:
            route = "/v1/ai/mystic"
            posted = await http.post(route, json={"prompt": f"a red fox, number {number}"})
            task = posted.json()["data"]["task_id"]
            data = (await http.get(f"{route}/{task}")).json()["data"]
            picture = await http.get(data["generated"][0], headers={})
            assert picture.content

        begun = time.perf_counter()
        for start in range(0, JOBS, 20):
            await asyncio.gather(*(one(start + n) for n in range(20)))
        return JOBS / (time.perf_counter() - begun)


async def _jobs_a_second(base_url: str) -> float:
    with fresh_folder() as folder:
        chat = SilentChat()
        async with parts(settings_in(Path(folder), base_url=base_url, key=KEY), chat) as container:
            async with running(container, {Part.WORKER}):
                begun = time.perf_counter()
                await queued_jobs(container, JOBS)
                await chat.shown(JOBS)
                return JOBS / (time.perf_counter() - begun)


async def _waiting(folder: Path, count: int) -> Figure:
    """Queued jobs and their rings, with nobody working on them."""
    async with parts(settings_in(folder), SilentChat()) as container:
        before = memory_bytes()
        await queued_jobs(container, count)
        each = (memory_bytes() - before) / count / KILOBYTE
        what = f"memory per waiting job, {count:,} jobs"
        return at_most("lifecycle", what, each, unit="kB", target=WAITING_KILOBYTES)


async def _recovery(folder: Path, base_url: str, count: int) -> Figure:
    """A start on a database full of open jobs, until the first picture is in a chat."""
    chat = SilentChat()
    begun = time.perf_counter()
    async with parts(settings_in(folder, base_url=base_url, key=KEY), chat) as container:
        async with running(container, {Part.WORKER}):
            await chat.shown(1)
            seconds = time.perf_counter() - begun
    what = f"restart with {count:,} open jobs, first picture"
    return at_most("lifecycle", what, seconds, unit="s", target=RECOVERY_SECONDS)

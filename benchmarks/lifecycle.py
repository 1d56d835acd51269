"""From the order to the picture in the chat; what waiting costs; how soon a restart delivers."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from app.container import Container
from app.run import Part, running
from app.servers import Server, address, listen
from app.web import web_app
from benchmarks.report import Figure, at_most, plain
from benchmarks.rig import (
    SilentChat,
    crowded,
    fresh_folder,
    memory_bytes,
    parts,
    settings_in,
    simulator_process,
)
from benchmarks.seeding import queued_jobs
from jobs.policy import Policy

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
        figures.append(plain("lifecycle", "order to delivered, with webhooks", ours, "jobs/s"))
        figures.append(plain("lifecycle", "ratio", ours / bare, ""))
        for count in WAITING:
            with fresh_folder() as folder:
                figures.append(await _waiting(Path(folder), count))
                figures += await _restarts(Path(folder), base_url, count)
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
    chat = SilentChat()
    with fresh_folder() as folder:
        async with _service(Path(folder), base_url, chat, crowded) as container:
            begun = time.perf_counter()
            await queued_jobs(container, JOBS)
            await chat.shown(JOBS)
            return JOBS / (time.perf_counter() - begun)


@asynccontextmanager
async def _service(
    folder: Path, base_url: str, chat: SilentChat, policy: Callable[[str], Policy]
) -> AsyncIterator[Container]:
    """A worker and the door for webhooks; `policy` is given the door's address."""
    listener = listen("127.0.0.1", 0)
    settings = settings_in(folder, base_url=base_url, key=KEY)
    async with parts(settings, chat, policy=policy(address(listener))) as container:
        server = Server(web_app(container), listener)
        async with running(container, {Part.WORKER, Part.API}, server=server):
            yield container


async def _waiting(folder: Path, count: int) -> Figure:
    """Queued jobs and their rings, with nobody working on them."""
    async with parts(settings_in(folder), SilentChat()) as container:
        before = memory_bytes()
        await queued_jobs(container, count)
        each = (memory_bytes() - before) / count / KILOBYTE
        what = f"memory per waiting job, {count:,} jobs"
        return at_most("lifecycle", what, each, unit="kB", target=WAITING_KILOBYTES)


async def _restarts(folder: Path, base_url: str, count: int) -> list[Figure]:
    """Starts on a database full of jobs that wait, and one that finds pictures under way.

    All with the product's own policy: where no webhook can come, the first picture waits for the
    first look.
    """

    async def first(folder: Path, policy: Callable[[str], Policy]) -> float:
        chat = SilentChat()
        begun = time.perf_counter()
        async with _service(folder, base_url, chat, policy):
            await chat.shown(1)
            return time.perf_counter() - begun

    def called(public_url: str) -> Policy:
        return Policy(public_url=public_url)

    def looking(_: str) -> Policy:
        return Policy()

    spare = folder / "spare"
    shutil.copytree(folder, spare)
    what = f"restart with {count:,} open jobs, first picture"
    waited = await first(spare, looking)
    webhooks = await first(folder, called)
    under_way = await first(folder, looking)
    return [
        _recovered(f"{what}, with webhooks", webhooks),
        _recovered(f"{what}, after a stop at work, by looking", under_way),
        _recovered(f"{what}, by looking", waited),
    ]


def _recovered(what: str, seconds: float) -> Figure:
    return at_most("lifecycle", what, seconds, unit="s", target=RECOVERY_SECONDS)

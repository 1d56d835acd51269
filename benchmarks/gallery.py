"""Gallery pages and usage reports as the number of pictures grows a thousandfold."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from benchmarks.report import Figure, at_most, plain
from benchmarks.rig import SilentChat, fresh_folder, parts, settings_in
from benchmarks.seeding import fill_gallery, somebody, uuid_of
from storage import gallery
from storage.gallery import Wanted
from storage.tables import ImageId
from tools.context import ToolContext
from tools.registry import call

SIZES = (1_000, 100_000, 1_000_000)
FLAT = 2.0
REPEATS = 60


async def measure() -> list[Figure]:
    """Milliseconds a page and a report at each size; the largest may take twice the smallest."""
    figures: list[Figure] = []
    pages: list[float] = []
    reports: list[float] = []
    with fresh_folder() as folder:
        async with parts(settings_in(Path(folder)), SilentChat()) as container:
            person, conversation = await somebody(container, "collector")
            context = ToolContext(
                person=person,
                conversation=conversation,
                turn_id="bench",
                request_key="bench",
                services=container.services,
            )
            first = 1
            for size in SIZES:
                await asyncio.to_thread(
                    fill_gallery,
                    Path(folder) / "orchestrator.db",
                    person=person,
                    conversation=conversation,
                    first=first,
                    last=size + 1,
                )
                first = size + 1
                middle = ImageId(uuid_of(size // 2))

                async def page(cursor: ImageId = middle) -> None:
                    async with container.db.read() as tx:
                        found = await gallery.page(
                            tx,
                            Wanted(conversation_id=conversation.id),
                            before=cursor,
                            limit=20,
                        )
                        assert len(found) == 20  # noqa: PLR2004 - a full page

                async def report() -> None:
                    await call("usage_report", context, {"scope": "chat", "period": "all"})

                pages.append(await _milliseconds(page))
                reports.append(await _milliseconds(report))
                figures.append(plain("gallery", f"page at {size:,} images", pages[-1], "ms"))
                figures.append(plain("gallery", f"report at {size:,} images", reports[-1], "ms"))
    for what, times in (("page", pages), ("report", reports)):
        growth = max(times) / min(times)
        figures.append(
            at_most("gallery", f"{what}, largest / smallest", growth, unit="", target=FLAT)
        )
    return figures


async def _milliseconds(action: Callable[[], Awaitable[None]]) -> float:
    times = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        await action()
        times.append(time.perf_counter() - begun)
    return median(times[REPEATS // 4 :]) * 1000

"""Finding pictures by words among a hundred thousand, against the bare query."""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.report import Figure, at_most, plain
from benchmarks.rig import SilentChat, fresh_folder, parts, settings_in
from benchmarks.seeding import fill_gallery, somebody
from storage import gallery
from storage.gallery import Wanted

PICTURES = 100_000
PAGE = 24
REPEATS = 100
RATIO = 4.0
_BARE = """
SELECT image.* FROM image_search JOIN image ON image.id = image_search.image_id
WHERE image_search MATCH ? AND image.hidden_at IS NULL
ORDER BY image_search.rowid DESC LIMIT ?
"""
_ASKED = {
    "in every picture": "fox snow",
    "in one picture": "50000",
    "the beginning of a word": "fox sno",
    "in none": "zebra",
}


async def measure() -> list[Figure]:
    """Milliseconds of a search through the repository, and of the same query without it."""
    figures: list[Figure] = []
    with fresh_folder() as folder:
        async with parts(settings_in(Path(folder)), SilentChat()) as container:
            person, conversation = await somebody(container, "collector")
            path = Path(folder) / "orchestrator.db"
            await asyncio.to_thread(
                fill_gallery,
                path,
                person=person,
                conversation=conversation,
                first=1,
                last=PICTURES + 1,
            )
            for what, words in _ASKED.items():
                wanted = Wanted(person_id=person.id, words=words)
                work = partial(gallery.page, wanted=wanted, limit=PAGE)
                ours = await _milliseconds(lambda work=work: container.db.look(work))  # type: ignore[misc]  # a default in a lambda
                figures.append(plain("search", f"{what}", ours, "ms"))
                if what != "in every picture":
                    continue
                scope, words_ = f'scope : "p{person.id.hex}"', "words : (fox AND snow)"
                bare = await asyncio.to_thread(_bare, path, f"{scope} AND {words_}")
                figures.append(plain("search", f"{what}, bare SQL", bare, "ms"))
                figures.append(
                    at_most("search", "search / bare SQL", ours / bare, unit="", target=RATIO)
                )
    return figures


async def _milliseconds(action: Callable[[], Awaitable[object]]) -> float:
    times = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        await action()
        times.append(time.perf_counter() - begun)
    return median(times) * 1000


def _bare(path: Path, match: str) -> float:
    times = []
    with closing(sqlite3.connect(path)) as raw:
        for _ in range(REPEATS):
            begun = time.perf_counter()
            found = raw.execute(_BARE, (match, PAGE)).fetchall()
            times.append(time.perf_counter() - begun)
            assert len(found) == PAGE
    return median(times) * 1000

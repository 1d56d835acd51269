"""`python -m benchmarks [name …]`: all, or the named ones."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path

from benchmarks import (
    discord,
    flood,
    gallery,
    lifecycle,
    load,
    partitions,
    rest,
    search,
    start,
    telegram,
    turn,
    understanding,
    web,
    webhook,
)
from benchmarks.report import Figure, show

BENCHMARKS: dict[str, Callable[[], Coroutine[None, None, list[Figure]]]] = {
    "start": start.measure,
    "understanding": understanding.measure,
    "turn": turn.measure,
    "webhook": webhook.measure,
    "lifecycle": lifecycle.measure,
    "gallery": gallery.measure,
    "partitions": partitions.measure,
    "search": search.measure,
    "rest": rest.measure,
    "telegram": telegram.measure,
    "discord": discord.measure,
    "web": web.measure,
    "load": load.measure,
    "flood": flood.measure,
}


def main() -> int:
    """Run the benchmarks; exit code 1 when a target was missed."""
    names = sys.argv[1:] or list(BENCHMARKS)
    figures: list[Figure] = []
    try:
        for name in names:
            print(f"{name} …", flush=True)
            figures += asyncio.run(BENCHMARKS[name]())
    finally:  # minutes of work are told, also where a later one fails
        show(figures, Path("var/benchmarks.json"))
    return 0 if all(figure.met is not False for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

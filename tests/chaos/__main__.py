"""The long run: `python -m tests.chaos --seed 1 --wishes 1000 --kills 100 --chats 50`."""

import argparse
import asyncio
import os
import sys
import time
from pathlib import Path

from app.process import utc_now
from tests.chaos.plan import MANY, ONE, Plan
from tests.chaos.report import Result, record
from tests.chaos.town import ground, town

PATIENCE = 240.0


def main() -> int:
    """Run the plan; 1 when a promise was broken."""
    words = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--wishes", type=int, default=1000)
    words.add_argument("--kills", type=int, default=100)
    words.add_argument("--chats", type=int, default=50)
    words.add_argument("--one", action="store_true", help="one process on SQLite")
    words.add_argument("--report", type=Path, help="the page that the figures are added to")
    given = words.parse_args()
    plan = Plan(
        seed=given.seed,
        wishes=given.wishes,
        kills=given.kills,
        chats=given.chats,
        parts=ONE if given.one else MANY,
    )
    with ground(plan) as (folder, database):
        result = asyncio.run(_run(plan, folder, database))
    sys.stdout.write("\n".join([result.row(), *result.violations, ""]))
    if given.report is not None:
        record(given.report, result)
    return 1 if result.violations else 0


async def _run(plan: Plan, folder: Path, database: str | Path) -> Result:
    began = time.monotonic()
    async with town(plan, folder, database) as ours:
        await ours.rage()
        books = await ours.calm(PATIENCE)
        await ours.fleet.end()
    return Result(
        plan=plan,
        kills=ours.fleet.kills,
        deeds=ours.deeds,
        ends=books.ends,
        told=books.told,
        violations=books.violations(),
        seconds=round(time.monotonic() - began),
        cores=os.cpu_count() or 1,
        day=utc_now().date().isoformat(),
    )


if __name__ == "__main__":
    sys.exit(main())

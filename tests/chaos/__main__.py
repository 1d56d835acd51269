"""The long run: `python -m tests.chaos --seed 1 --jobs 10000 --kills 500 --chats 60`."""

import argparse
import asyncio
import math
import os
import shutil
import sys
import time
from pathlib import Path

from app.process import utc_now
from tests.chaos.plan import MANY, ONE, Plan
from tests.chaos.report import Result, record
from tests.chaos.town import town

PATIENCE = 300.0


def main() -> int:
    """Run the plan; 1 when a promise was broken."""
    words = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--jobs", type=int, default=1000)
    words.add_argument("--kills", type=int, default=50)
    words.add_argument("--chats", type=int, default=60)
    words.add_argument("--minutes", type=float, default=math.inf, help="until all may finish")
    words.add_argument("--one", action="store_true", help="one process on SQLite")
    words.add_argument("--report", type=Path, help="the page that the figures are added to")
    words.add_argument("--evidence", type=Path, help="where the logs go when a promise was broken")
    given = words.parse_args()
    plan = Plan(
        seed=given.seed,
        jobs=given.jobs,
        kills=given.kills,
        chats=given.chats,
        parts=ONE if given.one else MANY,
    )
    result = asyncio.run(_run(plan, given.minutes, given.evidence))
    sys.stdout.write("\n".join([result.part(), *result.violations, ""]))
    if given.report is not None:
        record(given.report, result)
    return 1 if result.violations else 0


async def _run(plan: Plan, minutes: float, evidence: Path | None) -> Result:
    began = time.monotonic()
    async with town(plan) as ours:
        await ours.rage(60 * minutes)
        books = await ours.calm(PATIENCE)
        violations = [*books.violations(), *await ours.fleet.end()]
        if violations and evidence is not None:
            await asyncio.to_thread(
                shutil.copytree, ours.fleet.nursery.folder, evidence, dirs_exist_ok=True
            )
    ends = ", ".join(f"{count} {state}" for state, count in books.ends.items())
    figures = {
        "date": utc_now().date().isoformat(),
        "cores": os.cpu_count(),
        "seconds": round(time.monotonic() - began),
        "chats": plan.chats,
        "jobs": f"{len(books.orders)} ({ends})",
        "messages that came to nothing, or not to all, and told so": books.told,
        "wishes unheard": books.unheard,
        "killed": ours.fleet.kills,
        "answers of the language model": ours.model.answered,
    }
    return Result(plan=plan, figures=figures, deeds=ours.deeds, violations=violations)


if __name__ == "__main__":
    sys.exit(main())

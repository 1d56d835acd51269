"""The page `docs/reliability.md`: one row for each run, the newest of a seed and shape counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.plan import Deed, Plan

_HEAD = """\
# Reliability

Written by `make chaos` (`tests/chaos`). People on a stand-in for Telegram wish for pictures while
processes are killed (SIGKILL) and frozen (SIGSTOP), the wires to PostgreSQL and Redis are cut,
Freepik (the simulator) fails, is slow, loses, doubles and forges its calls, and Telegram fails.
Then everything may finish, and one checker compares what the people see and what Freepik took with
our own books: each wish has one job that has ended, or a sentence that says that nothing came of
it; each finished job is one picture, in its own chat; nothing is debited twice; no order lacks its
count. *Lost* jobs are those whose order's outcome nobody knows; the person sees "try again", and
they count as paid.

"""
_COLUMNS = (
    "seed",
    "processes",
    "wishes",
    "kills",
    "freezes",
    "cuts",
    "faults of Freepik",
    "faults of Telegram",
    "ends",
    "told instead",
    "violations",
    "seconds",
    "cores",
    "date",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run came to. `told`: wishes that ended with a sentence instead of a job."""

    plan: Plan
    kills: int
    deeds: Counter[str]
    ends: Mapping[str, int]
    told: int
    violations: Sequence[str]
    seconds: int
    cores: int
    day: str

    def row(self) -> str:
        """The figures as a row of the page."""
        ends = ", ".join(f"{count} {state}" for state, count in self.ends.items())
        shape = ", ".join(self.plan.parts)
        cells = (
            *(self.plan.seed, shape, self.plan.wishes, self.kills),
            *(self._did(Deed.FREEZE), self._did(Deed.CUT)),
            *(self._kinds(Deed.PROVIDER), self._kinds(Deed.PLATFORM)),
            *(ends, self.told, len(self.violations), self.seconds, self.cores, self.day),
        )
        return f"| {' | '.join(map(str, cells))} |"

    def _did(self, deed: Deed) -> int:
        return sum(count for name, count in self.deeds.items() if name.split()[0] == deed)

    def _kinds(self, deed: Deed) -> str:
        kinds = [
            f"{count} {name.split()[1]}"
            for name, count in sorted(self.deeds.items())
            if name.split()[0] == deed
        ]
        return f"{self._did(deed)} ({', '.join(kinds)})"


def record(page: Path, result: Result) -> None:
    """Put the run into the page, in the place of the last one with its seed and shape."""
    rows = []
    if page.exists():
        rows = [one for one in page.read_text().splitlines() if one[:3].strip("| ").isdigit()]
    begins = f"| {result.plan.seed} | {', '.join(result.plan.parts)} |"
    rows = [*(one for one in rows if not one.startswith(begins)), result.row()]
    head = [f"| {' | '.join(_COLUMNS)} |", "|---" * len(_COLUMNS) + "|"]
    page.write_text(_HEAD + "\n".join([*head, *rows]) + "\n")

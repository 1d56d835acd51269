"""The page `docs/reliability.md`: a part for each run, the newest of a seed and shape counts."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.plan import Deed, Plan

_HEAD = """\
# Reliability

Written by `make chaos` (`tests/chaos`). People on stand-ins for Telegram and Discord wish for
pictures, one, four or several different ones at a time, through a language model or past it, while
processes are killed (SIGKILL) and frozen (SIGSTOP), PostgreSQL crashes and restarts, Redis dies
with all it knew, the wires to both are cut or silent for five seconds, clocks jump (the whole
machine's by up to half a minute, one process's by up to three seconds), the picture store is slow,
full or away, the language model fails, hangs, babbles or breaks off, webhooks are replayed, altered
and invented, Freepik (the simulator) fails, is slow, loses, doubles and forges its calls, and
Telegram and Discord fail, cut off, swallow, limit and repeat.

Then everything may finish, and one checker compares what the people see and what Freepik took with
our own books: each wish has its jobs, which have all ended, or a sentence that says that nothing
came of it; each finished job is its pictures, once, in its own chat; nothing is debited twice or
for no job; each job counts what Freepik took for it, to the credit; each balance is the sum of its
entries; no forged webhook is taken. *Lost* jobs are those whose order's outcome nobody knows; the
person sees "try again", and they count as paid. *Unheard*: a first direct message on Discord while
the bot is down; Discord does not tell the next process that there is such a conversation.
"""
_SEPARATE = "\n## "


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run came to; its `figures` are told as they are."""

    plan: Plan
    figures: Mapping[str, object]
    deeds: Counter[str]
    violations: Sequence[str]

    @property
    def title(self) -> str:
        return f"Seed {self.plan.seed}: {', '.join(self.plan.parts)}"

    def part(self) -> str:
        """The figures as a part of the page."""
        rows = [(name, str(value)) for name, value in self.figures.items()]
        rows += [(deed.value, kinds) for deed in Deed if (kinds := self._kinds(deed))]
        rows.append(("**violations**", f"**{len(self.violations)}**"))
        lines = [self.title, "", "| | |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)]
        return "\n".join([*lines, ""])

    def _kinds(self, deed: Deed) -> str:
        kinds = {
            name.removeprefix(f"{deed} "): count
            for name, count in sorted(self.deeds.items())
            if name.split()[0] == deed
        }
        if not kinds:
            return ""
        told = ", ".join(f"{count} {kind}" for kind, count in kinds.items() if kind != deed)
        return f"{sum(kinds.values())} ({told})" if told else str(sum(kinds.values()))


def record(page: Path, result: Result) -> None:
    """Put the run into the page, in the place of the last one with its seed and shape."""
    parts = page.read_text().split(_SEPARATE)[1:] if page.exists() else []
    parts = [one for one in parts if one.splitlines()[0] != result.title]
    parts = sorted([*parts, result.part()], key=_order)
    page.write_text(_SEPARATE.join([_HEAD, *parts]))


def _order(part: str) -> tuple[int, str]:
    title = part.splitlines()[0]
    number = re.search(r"\d+", title)
    return (int(number[0]) if number else 0, title)

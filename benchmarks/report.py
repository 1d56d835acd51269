"""A benchmark's figures, printed as a table and written as JSON."""

import json
import platform
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure; `target` is what it must reach, in the same words."""

    benchmark: str
    what: str
    value: float
    unit: str
    target: str = ""
    met: bool | None = None


def at_least(benchmark: str, what: str, value: float, *, unit: str, target: float) -> Figure:
    """A figure that must not be smaller than its target."""
    return Figure(
        benchmark=benchmark,
        what=what,
        value=value,
        unit=unit,
        target=f"≥ {target:g}",
        met=value >= target,
    )


def at_most(benchmark: str, what: str, value: float, *, unit: str, target: float) -> Figure:
    """A figure that must not be larger than its target."""
    return Figure(
        benchmark=benchmark,
        what=what,
        value=value,
        unit=unit,
        target=f"≤ {target:g}",
        met=value <= target,
    )


def plain(benchmark: str, what: str, value: float, unit: str) -> Figure:
    """A figure without a target."""
    return Figure(benchmark=benchmark, what=what, value=value, unit=unit)


def show(figures: list[Figure], written_to: Path) -> None:
    """Print the table; keep the figures, with the machine's name, as JSON."""
    table = Table("benchmark", "what", "value", "unit", "target", "")
    for figure in figures:
        met = {None: "", True: "met", False: "MISSED"}[figure.met]
        table.add_row(
            figure.benchmark,
            figure.what,
            f"{figure.value:,.3g}" if figure.value < 1000 else f"{figure.value:,.0f}",  # noqa: PLR2004 - four digits fit
            figure.unit,
            figure.target,
            met,
        )
    Console(width=120).print(table)
    written_to.parent.mkdir(parents=True, exist_ok=True)
    written_to.write_text(
        json.dumps(
            {
                "machine": f"{platform.machine()}, Python {platform.python_version()}",
                "figures": [asdict(figure) for figure in figures],
            },
            indent=2,
        )
    )

"""Figures in tables: words to the left, numbers to the right, shares as bars."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bots.webbot.tags import button, tag, words


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, shown as a bar."""

    of: float


@dataclass(frozen=True, slots=True)
class Press:
    """A button in a row; `about` says it all to who does not see the row."""

    text: str
    about: str
    do: Callable[[], object]


Cell = str | int | Share | Press | None
Row = Sequence[Cell]


def table(heads: Sequence[str], rows: Sequence[Row]) -> None:
    """A table with these columns."""
    with tag("table"):
        with tag("thead"), tag("tr"):
            first: Row = rows[0] if rows else heads
            for head, below in zip(heads, first, strict=True):
                words("th", head, "number" if isinstance(below, int) else "", scope="col")
        with tag("tbody"):
            for row in rows:
                with tag("tr"):
                    for cell in row:
                        _cell(cell)


def figures(*found: tuple[str, str]) -> None:
    """A few large numbers with their names."""
    with tag("div", "figures"):
        for name, value in found:
            with tag("div"):
                words("strong", value)
                words("span", name, "faint")


def _cell(cell: Cell) -> None:
    match cell:
        case Share():
            with tag("td"):
                tag("meter", min="0", max="1", value=f"{cell.of:.3f}", aria_label=f"{cell.of:.0%}")
        case Press():
            with tag("td"):
                button(cell.text, cell.do, aria_label=cell.about)
        case int():
            words("td", str(cell), "number")
        case None:
            words("td", "")
        case str():
            words("td", cell)

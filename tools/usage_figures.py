"""Usage by day, model, person or tool: as lines, as a chart, and as a file for a spreadsheet."""

import asyncio
import csv
import io
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from pydantic import BaseModel

from storage import people, usage
from storage.charts import WIDTH, Bar, bar_chart, height_of
from storage.database import Transaction
from storage.usage import By, UsageOf, Whose
from tools import choice
from tools.results import Enclosure
from tools.speech import speak
from tools.wording import counted

_SHOWN = 31
"""Bars in a chart, and days in the longest month."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class UsageFigure(BaseModel):
    """What one day, model, person or tool came to."""

    name: str
    pictures: int
    credits: int
    unknown_price: int


async def figures(
    tx: Transaction, by: By, whose: Whose, since: datetime | None
) -> list[UsageFigure]:
    """The figures, as people read them."""
    rows = await usage.grouped(tx, by, whose, since)
    return [
        UsageFigure(
            name=await _name(tx, by, row),
            pictures=row.pictures,
            credits=row.credits,
            unknown_price=row.unpriced,
        )
        for row in rows
    ]


def lines(found: Sequence[UsageFigure]) -> list[str]:
    """One line for each of the first; the last says how many there are besides."""
    told = [
        f"{one.name}: {counted(one.credits, 'credit')}, {counted(one.pictures, 'picture')}"
        for one in _shown(found)
    ]
    more = len(found) - len(told)
    return [*told, speak("and {more} more.", more=more)] if more > 0 else told


def chart(title: str, found: Sequence[UsageFigure], *, personal: bool) -> Enclosure:
    """The same as bars: of credits, or of pictures where nothing has a price."""
    in_credits = any(one.credits for one in found)
    unit = "credit" if in_credits else "picture"
    bars = []
    for one in _shown(found):
        value = one.credits if in_credits else one.pictures
        bars.append(Bar(name=one.name, value=value, told=counted(value, unit)))
    words = speak("Credits {title}" if in_credits else "Pictures {title}", title=title)
    return Enclosure(
        name="usage.png",
        media_type="image/png",
        words=words,
        make=partial(asyncio.to_thread, bar_chart, words, bars),
        size=(WIDTH, height_of(len(bars))),
        personal=personal,
    )


def table(title: str, by: By, found: Sequence[UsageFigure], *, personal: bool) -> Enclosure:
    """All of it as comma-separated values."""
    return Enclosure(
        name=f"usage-by-{by}.csv",
        media_type="text/csv",
        words=speak("Usage {title}", title=title),
        make=partial(asyncio.to_thread, as_csv, by, found),
        personal=personal,
    )


def as_csv(by: By, found: Sequence[UsageFigure]) -> bytes:
    """CSV for spreadsheets, which take a name that begins with = for a formula: it is quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([by, "pictures", "credits", "orders_of_unknown_price"])
    for one in found:
        name = f"'{one.name}" if one.name.startswith(_FORMULA) else one.name
        writer.writerow([name, one.pictures, one.credits, one.unknown_price])
    # The mark tells spreadsheets that it is UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _shown(found: Sequence[UsageFigure]) -> Sequence[UsageFigure]:
    """The last days, where it is by day and there are many; else the first, which are the most."""
    by_day = len(found) > _SHOWN and found[0].name < found[-1].name and found[0].name[:1].isdigit()
    return found[-_SHOWN:] if by_day else found[:_SHOWN]


async def _name(tx: Transaction, by: By, row: UsageOf) -> str:
    match by:
        case "person":
            return await people.name_of(tx, row.name)
        case "model":
            return choice.label(row.name)
        case _:
            return row.name

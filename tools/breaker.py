"""A model that fails over and over is left for a while; what stands in for it is told.

Nothing is remembered but the jobs themselves, so every process sees the same. When the rest is over
one wish is tried again: it either ends the row of failures, or begins another rest.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from freepik.catalog import Endpoint
from storage import track_records
from storage.database import Transaction
from tools.records import THEIR_FAULT

FAILURES_IN_A_ROW = 3
WINDOW = timedelta(minutes=30)
REST = timedelta(minutes=10)


async def is_resting(tx: Transaction, model: str, now: datetime) -> bool:
    """Whether this model has failed so often in a row that it is left alone now."""
    ends = await track_records.last_ends(tx, model, since=now - WINDOW, limit=FAILURES_IN_A_ROW)
    failed = track_records.failures_in_a_row(ends, THEIR_FAULT)
    return len(failed) >= FAILURES_IN_A_ROW and now < failed[0].at + REST


async def first_working(
    tx: Transaction, among: Sequence[Endpoint], now: datetime
) -> Endpoint | None:
    """The first of these that does not rest."""
    for one in among:
        if not await is_resting(tx, one.name, now):
            return one
    return None

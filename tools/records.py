"""What each model has achieved here in the last month, by the daily tallies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobs.states import FailureCode
from jobs.tallying import percentile
from storage import tallies
from storage.database import Transaction
from storage.tallies import Kind, Tally

DAYS = 30
FEWEST = 5
"""Of fewer orders a share or a median says nothing."""
THEIR_FAULT = frozenset(
    {
        FailureCode.PROVIDER_FAILED,
        FailureCode.EMPTY_RESULT,
        FailureCode.TIMED_OUT,
        FailureCode.BAD_PICTURE,
    }
)
"""The failures that tell something of the model."""
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The share of orders that brought their picture, and the median time; None: too few."""

    success: float | None = None
    seconds: float | None = None


UNTRIED = Record()


async def records(tx: Transaction, now: datetime) -> Mapping[str, Record]:
    """The record of every model that was used; one trip to the database."""
    found: dict[str, list[Tally]] = {}
    for row in await tallies.since(tx, (now - timedelta(days=DAYS)).date()):
        found.setdefault(row.model, []).append(row)
    return {
        model: Record(success=_success(rows), seconds=_median(rows))
        for model, rows in found.items()
    }


def _success(rows: Sequence[Tally]) -> float | None:
    done = tried = 0
    for row in rows:
        if row.kind is not Kind.ENDED:
            continue
        state, _, failure = row.value.partition(":")
        done += row.count if state == "done" else 0
        tried += row.count if state in {"done", "expired"} or failure in THEIR_FAULT else 0
    return done / tried if tried >= FEWEST else None


def _median(rows: Sequence[Tally]) -> float | None:
    times: dict[int, int] = {}
    for row in rows:
        if row.kind is Kind.DRAWING:
            times[int(row.value)] = times.get(int(row.value), 0) + row.count
    return percentile(times, _HALF) if sum(times.values()) >= FEWEST else None

"""What a job's end adds to the day's tallies: how it ended, how long it waited and was drawn."""

import math
from collections.abc import Iterable, Mapping
from datetime import timedelta

from storage import tallies
from storage.database import Transaction
from storage.jobs import Job
from storage.tables import JobState
from storage.tallies import Kind, Mark

_STEP = 1.2
"""Each time bucket ends 20 % later than the one before: so exact are the percentiles."""


def bucket_of(span: timedelta) -> int:
    """The number of the bucket that a duration falls into; bucket 0 ends at one second."""
    return max(0, math.ceil(math.log(max(span.total_seconds(), 1e-9), _STEP)))


def percentile(buckets: Mapping[int, int], share: float) -> float | None:
    """The duration, in seconds, within which that share of them stayed; None without any."""
    total = sum(buckets.values())
    passed = 0
    for number in sorted(buckets):
        passed += buckets[number]
        if passed >= share * total and passed > 0:
            return float(_STEP**number)
    return None


async def ended(tx: Transaction, job: Job) -> None:
    """Count a job that has just ended."""
    marks = [_end(job, 1)]
    if job.state is JobState.DONE and job.submitted_at is not None and job.finished_at is not None:
        marks += [
            Mark(kind=Kind.DRAWING, value=str(bucket_of(job.finished_at - job.submitted_at))),
            Mark(kind=Kind.WAITING, value=str(bucket_of(job.submitted_at - job.created_at))),
            Mark(kind=Kind.PICTURES, count=job.count),
        ]
    await _count(tx, job, marks)


async def revived(tx: Transaction, job: Job) -> None:
    """Take back the end of a job that goes on after all."""
    await _count(tx, job, [_end(job, -1)])


async def charged(tx: Transaction, job: Job) -> None:
    """Count what a job was settled with."""
    unpriced = [Mark(kind=Kind.UNPRICED)] if job.credits is None else []
    await _count(tx, job, [Mark(kind=Kind.CREDITS, count=job.counted), *unpriced])


def _end(job: Job, count: int) -> Mark:
    value = f"{job.state}:{job.failure}" if job.failure else job.state.value
    return Mark(kind=Kind.ENDED, value=value, count=count)


async def _count(tx: Transaction, job: Job, marks: Iterable[Mark]) -> None:
    # Everything of a job counts on the day it was asked for, as in the ledger.
    await tallies.count(
        tx, day=job.created_at.date(), model=job.model, tool=job.tool, marks=[*marks]
    )

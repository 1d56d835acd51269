"""A model that fails over and over is left for a while; what stands in for it is told.

Nothing is remembered but the jobs themselves, so every process sees the same. When the rest is over
one wish is tried again: it either ends the row of failures, or begins another rest.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from freepik.catalog import Endpoint
from jobs.states import FailureCode
from storage import tallies, track_records
from storage.database import Transaction
from storage.tallies import Kind
from tools.context import ToolContext

FAILURES_IN_A_ROW = 3
WINDOW = timedelta(minutes=30)
REST = timedelta(minutes=10)
HISTORY_DAYS = 30
_FEWEST_TRIES = 5  # of fewer, a share says nothing
_THEIR_FAULT = frozenset(
    {
        FailureCode.PROVIDER_FAILED,
        FailureCode.EMPTY_RESULT,
        FailureCode.TIMED_OUT,
        FailureCode.BAD_PICTURE,
    }
)


async def is_resting(tx: Transaction, model: str, now: datetime) -> bool:
    """Whether this model has failed so often in a row that it is left alone now."""
    ends = await track_records.last_ends(tx, model, since=now - WINDOW, limit=FAILURES_IN_A_ROW)
    failed = track_records.failures_in_a_row(ends, _THEIR_FAULT)
    return len(failed) >= FAILURES_IN_A_ROW and now < failed[0].at + REST


async def success_shares(tx: Transaction, now: datetime) -> dict[str, float]:
    """How often each model brought its picture in the last month, where it was tried enough."""
    tried: dict[str, int] = {}
    done: dict[str, int] = {}
    for tally in await tallies.since(tx, (now - timedelta(days=HISTORY_DAYS)).date()):
        if tally.kind is not Kind.ENDED:
            continue
        kind, _, failure = tally.value.partition(":")
        if kind == "done":
            done[tally.model] = done.get(tally.model, 0) + tally.count
        if kind in {"done", "expired"} or failure in _THEIR_FAULT:
            tried[tally.model] = tried.get(tally.model, 0) + tally.count
    return {
        model: done.get(model, 0) / count
        for model, count in tried.items()
        if count >= _FEWEST_TRIES
    }


async def stand_in(tx: Transaction, among: Sequence[Endpoint], now: datetime) -> Endpoint | None:
    """The best of these that does not rest: by its successes of a month, else as listed."""
    shares = await success_shares(tx, now)
    for one in sorted(among, key=lambda one: -round(shares.get(one.name, 1.0), 1)):
        if not await is_resting(tx, one.name, now):
            return one
    return None


async def working(
    ctx: ToolContext, model: Endpoint, instead: Sequence[Endpoint]
) -> tuple[Endpoint, list[str]]:
    """The model, or what stands in for it while it rests, with a line that tells so."""
    now = ctx.services.clock()
    async with ctx.services.db.read() as tx:
        if not await is_resting(tx, model.name, now):
            return model, []
        other = await stand_in(tx, [one for one in instead if one.name != model.name], now)
    if other is None:
        return model, [f"{model.label} has been failing for a while; I try it all the same."]
    return other, [f"{model.label} has been failing for a while, so {other.label} draws this."]

"""How fast a limit is being used up, and when it will be at that pace."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import dropwhile

from storage import ledger
from storage.database import Transaction
from storage.ledger import Cap, Period

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_LOOKED_AT = 7  # days: one busy afternoon says little of a month
SHOWN = 14
"""Days over which is told what was used, where the limit itself is of no month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What is used in each `per`, in the cap's unit; `runs_out`: when, if before the period ends.

    `left` is what may still be ordered; nothing at all has run out already.
    """

    cap: Cap
    used: int
    rate: float
    per: timedelta
    runs_out: datetime | None

    @property
    def left(self) -> int:
        """What may still be ordered; never below zero."""
        return max(0, self.cap.most - self.used)


async def pace_of(tx: Transaction, cap: Cap, now: datetime) -> Pace:
    """The pace of today for a daily limit, else that of the last days in which there was any."""
    used = (await ledger.balance(tx, cap.scope, cap.period, now)).used(cap.unit)
    if cap.period is Period.DAY:
        per, rate = _HOUR, used / max(1.0, (now - _midnight(now)) / _HOUR)
    else:
        per, rate = _DAY, await _of_a_day(tx, cap, now)
    left = max(0, cap.most - used)
    runs_out = now + per * (left / rate) if rate > 0 and left else None
    end = period_end(cap.period, now)
    if runs_out is not None and end is not None and runs_out >= end:
        runs_out = None
    return Pace(cap=cap, used=used, rate=rate, per=per, runs_out=runs_out)


async def _of_a_day(tx: Transaction, cap: Cap, now: datetime) -> float:
    """What a day used on average since the first of the last seven on which anything was."""
    days = await used_by_day(tx, cap, now)
    used = list(dropwhile(lambda one: not one, [used for _, used in days[-_LOOKED_AT:]]))
    # Today is not over: it counts as what it is, but never as less than an hour.
    today = max((now - _midnight(now)) / _DAY, _HOUR / _DAY)
    return sum(used) / (len(used) - 1 + today) if used else 0.0


async def used_by_day(tx: Transaction, cap: Cap, now: datetime) -> list[tuple[date, int]]:
    """What was used on each day, up to today, in the cap's unit.

    Of a monthly limit the days of this month, else the last days, `SHOWN` of them.
    """
    today = _midnight(now).date()
    first = today - _DAY * (SHOWN - 1)
    if cap.period is Period.MONTH:
        first = today.replace(day=1)
    found = await ledger.days(tx, cap.scope, first)
    every = [first + _DAY * at for at in range((today - first).days + 1)]
    return [(day, found[day].used(cap.unit) if day in found else 0) for day in every]


def _midnight(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def period_end(period: Period, now: datetime) -> datetime | None:
    """When the period that this moment is in ends; None: never."""
    match period:
        case Period.DAY:
            return _midnight(now) + _DAY
        case Period.MONTH:
            return (_midnight(now).replace(day=1) + 32 * _DAY).replace(day=1)
        case Period.TOTAL:
            return None

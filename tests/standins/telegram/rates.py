"""Flood control: what a chat, a group and the whole bot bear, and who did not keep to it.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: one message a
second in a chat with short bursts, 20 a minute in a group, about 30 a second over all. An edit
weighs as much as a message, an album as many as it has parts. Drafts are limited too, but nowhere
is written how; here they have a lane of their own.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from tests.standins.telegram.refusals import too_many


class Lane(StrEnum):
    """Which limit a call was over."""

    CHAT = "chat"
    GROUP = "group"
    OVERALL = "overall"
    DRAFTS = "drafts"
    FLOOD_WAIT = "flood wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many a second in the long run, and so many at once after a rest."""

    per_second: float
    burst: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What Telegram bears; a group also has so many messages in any `group_seconds`."""

    chat: Rate
    overall: Rate
    drafts: Rate
    group_limit: int
    group_seconds: float


TELEGRAMS_RATES = Rates(
    chat=Rate(per_second=1, burst=10),
    overall=Rate(per_second=30, burst=30),
    drafts=Rate(per_second=3, burst=10),
    group_limit=20,
    group_seconds=60,
)
_FREE = Rate(per_second=10**6, burst=10**6)
# For tests of something else: nobody waits, and nobody is told off.
NO_RATES = Rates(chat=_FREE, overall=_FREE, drafts=_FREE, group_limit=10**6, group_seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One call that came too early, and by how much in seconds."""

    at: datetime
    method: str
    chat: int
    lane: Lane
    early: float


@dataclass(slots=True, kw_only=True)
class _Bucket:
    rate: Rate
    left: float
    seen: datetime

    def wait(self, weight: int, now: datetime) -> float:
        """Seconds until there is room; what never fits waits until the bucket is full."""
        grown = (now - self.seen).total_seconds() * self.rate.per_second
        self.left = min(self.left + grown, self.rate.burst)
        self.seen = now
        needed = min(weight, self.rate.burst)
        return max((needed - self.left) / self.rate.per_second, 0)

    def take(self, weight: int, _now: datetime) -> None:
        self.left -= weight


@dataclass(slots=True, kw_only=True)
class _Window:
    limit: int
    seconds: float
    sent: deque[datetime] = field(default_factory=deque)

    def wait(self, weight: int, now: datetime) -> float:
        """Seconds until there is room; what never fits waits until the window is empty."""
        window = timedelta(seconds=self.seconds)
        while self.sent and self.sent[0] + window <= now:
            self.sent.popleft()
        over = len(self.sent) + weight - self.limit
        if over <= 0 or not self.sent:
            return 0
        return (self.sent[min(over, len(self.sent)) - 1] + window - now).total_seconds()

    def take(self, weight: int, now: datetime) -> None:
        self.sent.extend([now] * weight)


class FloodControl:
    """Counts what is sent and refuses what comes too early; every refusal is remembered."""

    def __init__(self, rates: Rates, clock: Callable[[], datetime]) -> None:
        self.rates = rates
        self.violations: list[Violation] = []
        self._clock = clock
        self._meters: dict[tuple[Lane, int], _Bucket | _Window] = {}
        self._until: dict[int, datetime] = {}

    def take(self, method: str, chat: int, *, weight: int, is_group: bool) -> None:
        """Count one call; raises the 429 that it earns."""
        now = self._clock()
        lanes = [(Lane.DRAFTS, chat)]
        if method != "sendMessageDraft":
            lanes = [(Lane.CHAT, chat), (Lane.OVERALL, 0)]
            lanes += [(Lane.GROUP, chat)] if is_group else []
        meters = {lane: self._meter(lane, key, now) for lane, key in lanes}
        waits = {lane: meter.wait(weight, now) for lane, meter in meters.items()}
        waits[Lane.FLOOD_WAIT] = self._left(chat, now)
        lane = max(waits, key=lambda one: waits[one])
        if waits[lane] > 0:
            early = waits[lane]
            violation = Violation(at=now, method=method, chat=chat, lane=lane, early=early)
            self.violations.append(violation)
            too_many(self.flood(chat, early))
        for meter in meters.values():
            meter.take(weight, now)

    def flood(self, chat: int, seconds: float) -> int:
        """Let a chat (0: all) wait, as calls meanwhile are violations; the seconds as told."""
        told = max(math.ceil(seconds), 1)
        self._until[chat] = self._clock() + timedelta(seconds=told)
        return told

    def _left(self, chat: int, now: datetime) -> float:
        until = max(self._until.get(chat, now), self._until.get(0, now))
        return (until - now).total_seconds()

    def _meter(self, lane: Lane, key: int, now: datetime) -> _Bucket | _Window:
        meter = self._meters.get((lane, key))
        if meter is None:
            meter = self._meters[lane, key] = self._new_meter(lane, now)
        return meter

    def _new_meter(self, lane: Lane, now: datetime) -> _Bucket | _Window:
        rates = self.rates
        if lane is Lane.GROUP:
            return _Window(limit=rates.group_limit, seconds=rates.group_seconds)
        by_lane = {Lane.CHAT: rates.chat, Lane.OVERALL: rates.overall, Lane.DRAFTS: rates.drafts}
        rate = by_lane[lane]
        return _Bucket(rate=rate, left=rate.burst, seen=now)

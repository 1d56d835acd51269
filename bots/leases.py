"""Who holds a delivery and does not renew its claim is dead; told without comparing two clocks.

Clocks jump, and those of two machines differ: what counts is how long we have seen the very same
claim ourselves.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.deliveries import Delivery
from storage.tables import DeliveryId

_MOST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A claim as it was at our last look, and since when it has been so."""

    claim: tuple[str | None, datetime]
    since: float


class Leases:
    """Remembers the claims of others that we came across, the latest ones only."""

    def __init__(self, lease: timedelta, monotonic: Callable[[], float]) -> None:
        self._lease = lease
        self._monotonic = monotonic
        self._seen = OrderedDict[DeliveryId, _Seen]()

    def left(self, claimed: Delivery) -> timedelta:
        """How long this very claim must still be seen unchanged until its holder counts as dead."""
        now, claim = self._monotonic(), (claimed.shown, claimed.updated_at)
        seen = self._seen.pop(claimed.id, None)
        if seen is None or seen.claim != claim:
            seen = _Seen(claim=claim, since=now)
        self._seen[claimed.id] = seen
        while len(self._seen) > _MOST:
            self._seen.popitem(last=False)
        return self._lease - timedelta(seconds=now - seen.since)

"""What was debited; the real service never says, so only the control routes show it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Debit:
    """Credits taken for one accepted request; given back at `refund_at` if there is one."""

    route: str
    task_id: str | None
    credits: int
    time: datetime
    key: str
    webhook_url: str | None = None
    refund_at: datetime | None = None

    def refunded(self, now: datetime) -> bool:
        """Whether the credits were given back by `now`."""
        return self.refund_at is not None and self.refund_at <= now


class Ledger:
    """All debits since the last reset, oldest first."""

    def __init__(self, *, balance: int | None) -> None:
        self._balance = balance
        self._debits: list[Debit] = []
        self._spent = 0

    @property
    def debits(self) -> tuple[Debit, ...]:
        """Every one of them."""
        return tuple(self._debits)

    def restore(self, debits: list[Debit]) -> None:
        """Take over the debits of an earlier run."""
        for debit in debits:
            self.debit(debit)

    def debit(self, debit: Debit) -> None:
        """Write down a debit."""
        self._debits.append(debit)
        self._spent += debit.credits

    def affords(self, price: int, now: datetime) -> bool:
        """Whether that many credits are left."""
        if self._balance is None:
            return True
        back = sum(debit.credits for debit in self._debits if debit.refunded(now))
        return self._spent - back + price <= self._balance

    def report(self, now: datetime) -> dict[str, JsonValue]:
        """Entries and totals; refunded debits are listed but not counted."""
        per_route: Counter[str] = Counter()
        entries: list[JsonValue] = []
        for debit in self._debits:
            refunded = debit.refunded(now)
            per_route[debit.route] += 0 if refunded else debit.credits
            entries.append(_shown(debit, refunded=refunded))
        totals: dict[str, JsonValue] = {
            "credits": sum(per_route.values()),
            "requests": len(self._debits),
            "by_route": {**per_route},
        }
        return {"entries": entries, "totals": totals}

    def clear(self) -> None:
        """Forget everything."""
        self._debits.clear()
        self._spent = 0


def _shown(debit: Debit, *, refunded: bool) -> dict[str, JsonValue]:
    return {
        "route": debit.route,
        "task_id": debit.task_id,
        "credits": debit.credits,
        "time": debit.time.isoformat(),
        "key": debit.key,
        "webhook_url": debit.webhook_url,
        "refunded": refunded,
    }

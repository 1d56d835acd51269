"""Limits: the operator's defaults, overridden per place or person, as the ledger's caps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from storage import caps, ledger
from storage.database import Transaction
from storage.ledger import Account, Balance, Cap, Period, ScopeKind, Unit

Limits = Mapping[Period, int]
_NONE: Limits = MappingProxyType({})
_NO_PICTURES: Mapping[ScopeKind, Limits] = MappingProxyType({})
_NEARLY = 5  # the fifth part that is left is worth a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """One cap and what is already spent or promised under it."""

    cap: Cap
    balance: Balance

    @property
    def amount(self) -> int:
        """What may still be ordered, in the cap's unit; never below zero."""
        return max(0, self.cap.most - self.balance.used(self.cap.unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Credits (and `pictures`) per period for each person, conversation and server, and overall.

    Guests, whom nobody gave a role, share theirs. Zero means zero; what is missing has no limit.
    """

    person: Limits = field(default_factory=lambda: _NONE)
    conversation: Limits = field(default_factory=lambda: _NONE)
    server: Limits = field(default_factory=lambda: _NONE)
    guests: Limits = field(default_factory=lambda: _NONE)
    overall: Limits = field(default_factory=lambda: _NONE)
    pictures: Mapping[ScopeKind, Limits] = field(default_factory=lambda: _NO_PICTURES)

    @property
    def personal_periods(self) -> frozenset[Period]:
        """The periods in which everybody has a limit of their own."""
        return frozenset({*self.person, *self.pictures.get("person", _NONE)})

    async def caps_for(self, tx: Transaction, account: Account) -> tuple[Cap, ...]:
        """The caps an order on this account must stay under.

        What the operator set for one of them replaces the default; what its own administrators set
        counts as well.
        """
        found = {
            (cap.scope, cap.period, cap.unit, cap.local): cap
            for scope in account.scopes
            for cap in self._defaults(scope)
        }
        for cap in await caps.of(tx, account.scopes):
            found[cap.scope, cap.period, cap.unit, cap.local] = cap
        return tuple(found.values())

    async def left(self, tx: Transaction, account: Account, *, now: datetime) -> tuple[Left, ...]:
        """Every cap that applies, with what is left under it."""
        return tuple(
            [
                Left(cap=cap, balance=await ledger.balance(tx, cap.scope, cap.period, now))
                for cap in await self.caps_for(tx, account)
            ]
        )

    async def everywhere(self, tx: Transaction, limit: int) -> tuple[Cap, ...]:
        """The caps on everybody together, and those that somebody set for whatever scope."""
        shared = [cap for scope in (ledger.OVERALL, ledger.GUESTS) for cap in self._defaults(scope)]
        found = {(cap.scope, cap.period, cap.unit, cap.local): cap for cap in shared}
        for cap in await caps.every(tx, limit):
            found[cap.scope, cap.period, cap.unit, cap.local] = cap
        return tuple(found.values())

    def _defaults(self, scope: ledger.Scope) -> Iterable[Cap]:
        of_kind: Mapping[ScopeKind, Limits] = {
            "person": self.person,
            "conversation": self.conversation,
            "server": self.server,
            "guests": self.guests,
            "overall": self.overall,
        }
        for period, most in of_kind[scope.kind].items():
            yield Cap(scope=scope, period=period, most=most)
        for period, most in self.pictures.get(scope.kind, _NONE).items():
            yield Cap(scope=scope, period=period, most=most, unit=Unit.PICTURES)


def nearly_gone(
    held: Iterable[tuple[Cap, Balance]], *, credits: int, pictures: int
) -> tuple[Left, ...]:
    """The caps of which this order took the last but a fifth: once in a period, unless given back.

    `held` are the balances after it.
    """
    near = []
    for cap, balance in held:
        left = Left(cap=cap, balance=balance)
        taken = pictures if cap.unit is Unit.PICTURES else credits
        if left.amount * _NEARLY <= cap.most < (left.amount + taken) * _NEARLY:
            near.append(left)
    return tuple(near)

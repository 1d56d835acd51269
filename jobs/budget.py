"""Spending limits: the operator's defaults, overridden per person or chat, as the ledger's caps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from storage import ledger
from storage.database import Transaction
from storage.ledger import Balance, Cap, Period
from storage.tables import ConversationId, PersonId

_NONE: Mapping[Period, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """One cap and what is already spent or promised under it; credits."""

    cap: Cap
    balance: Balance

    @property
    def credits(self) -> int:
        """What may still be ordered; never below zero."""
        return max(0, self.cap.credits - self.balance.spent - self.balance.reserved)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Credits per period for each person, each conversation and overall; zero means zero.

    A period that is missing has no limit.
    """

    person: Mapping[Period, int] = field(default_factory=lambda: _NONE)
    conversation: Mapping[Period, int] = field(default_factory=lambda: _NONE)
    overall: Mapping[Period, int] = field(default_factory=lambda: _NONE)

    async def caps_for(
        self, tx: Transaction, person_id: PersonId, conversation_id: ConversationId
    ) -> tuple[Cap, ...]:
        """The caps an order of this person in this conversation must stay under."""
        defaults = {
            ledger.scope_of_person(person_id): self.person,
            ledger.scope_of_conversation(conversation_id): self.conversation,
            ledger.OVERALL: self.overall,
        }
        caps = {
            (scope, period): Cap(scope=scope, period=period, credits=most)
            for scope, periods in defaults.items()
            for period, most in periods.items()
        }
        for cap in await ledger.caps(tx, tuple(defaults)):
            caps[cap.scope, cap.period] = cap
        return tuple(caps.values())

    async def left(
        self,
        tx: Transaction,
        person_id: PersonId,
        conversation_id: ConversationId,
        *,
        now: datetime,
    ) -> tuple[Left, ...]:
        """Every cap that applies, with what is left under it."""
        caps = await self.caps_for(tx, person_id, conversation_id)
        return tuple(
            [
                Left(cap=cap, balance=await ledger.balance(tx, cap.scope, cap.period, now))
                for cap in caps
            ]
        )

"""The ledger: reserve, then settle or release, each once per job; balances that caps are held to.

Each balance row is the sum of the ledger entries of its scope and period, at every commit. Rows are
always written in one order (overall, conversation, person), so that two workers never wait for each
other in a circle.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Final, Literal

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.errors import OverCap
from storage.rows import Shape
from storage.statements import Transaction, scalar
from storage.tables import ConversationId, JobId, PersonId, job, ledger_entry, usage
from storage.tables import balance as balances
from storage.tables import limit as limits

ScopeKind = Literal["person", "conversation", "overall"]


class EntryKind(StrEnum):
    """What an entry did to a job's account."""

    RESERVE = "reserve"
    SETTLE = "settle"
    RELEASE = "release"


class Period(StrEnum):
    """How long a cap counts before it starts anew: UTC days, UTC months, or for ever."""

    DAY = "day"
    MONTH = "month"
    TOTAL = "total"

    def key(self, moment: datetime) -> str:
        """The name of the period this moment falls in."""
        day = moment.astimezone(UTC).date().isoformat()
        return {Period.DAY: day, Period.MONTH: day[:7], Period.TOTAL: ""}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose money: a person's or a conversation's (id: UUID as text), or everybody's (id: "")."""

    kind: ScopeKind
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """At most this many credits, spent and reserved together, in each period. Zero means zero."""

    scope: Scope
    period: Period
    credits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Credits of one scope in one period."""

    spent: int
    reserved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger: signed changes, counted in the day and month of `counts_at`."""

    id: int
    job_id: JobId
    kind: EntryKind
    person_id: PersonId
    conversation_id: ConversationId
    reserved: int
    spent: int
    counts_at: datetime
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageRow:
    """One tool on one model: `credits` of known prices, `unpriced` counts jobs of unknown ones."""

    tool: str
    model: str
    pictures: int
    credits: int
    unpriced: int


OVERALL: Final = Scope(kind="overall")
_shape: Final = Shape(Entry, ledger_entry, decode={"kind": EntryKind})


def scope_of_person(person_id: PersonId) -> Scope:
    """The person's own account."""
    return Scope(kind="person", id=str(person_id))


def scope_of_conversation(conversation_id: ConversationId) -> Scope:
    """The account of a chat."""
    return Scope(kind="conversation", id=str(conversation_id))


# SQLAlchemy compiles a multi-row insert anew each time; text is compiled once.
_ROWS: Final = tuple((scope, period) for scope in range(3) for period in Period)
_POST: Final = sa.text(
    "INSERT INTO balance (scope, scope_id, period, period_key, spent, reserved) VALUES "  # noqa: S608 - names are ours, values are bound
    + ", ".join(
        f"(:scope{scope}, :id{scope}, '{period}', :{period}, :spent, :reserved)"
        for scope, period in _ROWS
    )
    + " ON CONFLICT (scope, scope_id, period, period_key) DO UPDATE SET"
    " spent = balance.spent + excluded.spent, reserved = balance.reserved + excluded.reserved"
    " RETURNING scope, period, spent, reserved"
)
_new_entry: Final = upsert(ledger_entry).values(
    {c.name: sa.bindparam(c.name) for c in ledger_entry.c if c.name != "id"}
)
_OPEN_ACCOUNT: Final = _new_entry.inline()
_CLOSE_ACCOUNT: Final = _new_entry.inline().on_conflict_do_nothing(
    index_elements=["job_id", "closing"]
)
_RESERVATION: Final = (
    sa.select(
        ledger_entry.c.person_id,
        ledger_entry.c.conversation_id,
        ledger_entry.c.reserved,
        ledger_entry.c.counts_at,
        job.c.tool,
        job.c.model,
        job.c.credits,
    )
    .join(job, job.c.id == ledger_entry.c.job_id)
    .where(ledger_entry.c.job_id == sa.bindparam("job_id"), sa.not_(ledger_entry.c.closing))
)
_new_usage: Final = upsert(usage)
_COUNT_USAGE: Final = _new_usage.on_conflict_do_update(
    index_elements=list(usage.primary_key.columns),
    set_={
        "credits": usage.c.credits + _new_usage.excluded.credits,
        "unpriced": usage.c.unpriced + _new_usage.excluded.unpriced,
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    person_id: PersonId
    conversation_id: ConversationId
    counts_at: datetime

    @property
    def scopes(self) -> tuple[Scope, Scope, Scope]:
        return (
            OVERALL,
            scope_of_conversation(self.conversation_id),
            scope_of_person(self.person_id),
        )

    async def post(
        self, tx: Transaction, *, spent: int, reserved: int
    ) -> dict[tuple[str, str], Balance]:
        """Change all nine balances; the new ones by scope kind and period."""
        values: dict[str, object] = {"spent": spent, "reserved": reserved}
        values |= {f"scope{at}": scope.kind for at, scope in enumerate(self.scopes)}
        values |= {f"id{at}": scope.id for at, scope in enumerate(self.scopes)}
        values |= {period.value: period.key(self.counts_at) for period in Period}
        return {
            (scope, period): Balance(spent=spent, reserved=reserved)
            for scope, period, spent, reserved in await tx.rows(_POST, values)
        }


async def reserve(  # noqa: PLR0913 - the whole reservation in one statement of the caller
    tx: Transaction,
    *,
    job_id: JobId,
    person_id: PersonId,
    conversation_id: ConversationId,
    credits: int,
    caps: Sequence[Cap],
    now: datetime,
) -> None:
    """Set credits aside for a job, or raise `OverCap` and leave everything as it was.

    Atomic however many ask at once: the balance rows stay locked until the transaction ends. A cap
    of zero lets nothing through, not even a reservation of zero credits.
    """
    if credits < 0:
        message = "credits are never negative"
        raise ValueError(message)
    account = _Account(person_id=person_id, conversation_id=conversation_id, counts_at=now)
    strangers = {cap.scope for cap in caps}.difference(account.scopes)
    if strangers:
        message = f"caps of other accounts do not bind this job: {strangers}"
        raise ValueError(message)
    after = await account.post(tx, spent=0, reserved=credits)
    for cap in caps:
        held = after[cap.scope.kind, cap.period]
        if cap.credits == 0 or held.spent + held.reserved > cap.credits:
            # Undone by hand as well: the caller may catch this and still commit.
            await account.post(tx, spent=0, reserved=-credits)
            raise OverCap(cap=cap, spent=held.spent, reserved=held.reserved - credits)
    values = _entry(account, job_id, EntryKind.RESERVE, reserved=credits, spent=0, now=now)
    await tx.run(_OPEN_ACCOUNT, values)


async def settle(tx: Transaction, *, job_id: JobId, credits: int, now: datetime) -> bool:
    """The provider took the job: what was reserved becomes `credits` spent, in the same period.

    False, and nothing changed, when the account is already closed or was never opened.
    """
    if credits < 0:
        message = "credits are never negative"
        raise ValueError(message)
    return await _close(tx, job_id, EntryKind.SETTLE, spent=credits, now=now)


async def release(tx: Transaction, *, job_id: JobId, now: datetime) -> bool:
    """The provider certainly did not take the job: its reservation is given back.

    False, and nothing changed, when the account is already closed or was never opened.
    """
    return await _close(tx, job_id, EntryKind.RELEASE, spent=0, now=now)


async def _close(
    tx: Transaction, job_id: JobId, kind: EntryKind, *, spent: int, now: datetime
) -> bool:
    found = await tx.rows(_RESERVATION, {"job_id": job_id})
    if not found:
        return False
    person_id, conversation_id, reserved, counts_at, tool, model, price = found[0]
    account = _Account(
        person_id=person_id,
        conversation_id=conversation_id,
        counts_at=counts_at,
    )
    values = _entry(account, job_id, kind, reserved=-reserved, spent=spent, now=now)
    if await tx.run(_CLOSE_ACCOUNT, values) != 1:
        return False
    await account.post(tx, spent=spent, reserved=-reserved)
    if kind is EntryKind.SETTLE:
        known = price is not None
        counted = {
            "conversation_id": account.conversation_id,
            "person_id": account.person_id,
            "day": now.astimezone(UTC).date(),
            "tool": tool,
            "model": model,
            "pictures": 0,
            "size": 0,
            "credits": spent if known else 0,
            "unpriced": 0 if known else 1,
        }
        await tx.run(_COUNT_USAGE, counted)
    return True


def _entry(
    account: _Account, job_id: JobId, kind: EntryKind, *, reserved: int, spent: int, now: datetime
) -> dict[str, object]:
    return {
        "job_id": job_id,
        "kind": kind,
        "closing": kind is not EntryKind.RESERVE,
        "person_id": account.person_id,
        "conversation_id": account.conversation_id,
        "reserved": reserved,
        "spent": spent,
        "counts_at": account.counts_at,
        "created_at": now,
    }


_BALANCE: Final = sa.select(balances.c.spent, balances.c.reserved).where(
    balances.c.scope == sa.bindparam("scope"),
    balances.c.scope_id == sa.bindparam("scope_id"),
    balances.c.period == sa.bindparam("period"),
    balances.c.period_key == sa.bindparam("period_key"),
)
_CAPS: Final = sa.select(
    limits.c.scope, limits.c.scope_id, limits.c.period, limits.c.credits
).where(limits.c.scope == sa.bindparam("scope"), limits.c.scope_id == sa.bindparam("scope_id"))
_new_cap: Final = upsert(limits)
_SET_CAP: Final = _new_cap.on_conflict_do_update(
    index_elements=list(limits.primary_key.columns),
    set_={"credits": _new_cap.excluded.credits},
)
_DROP_CAP: Final = sa.delete(limits).where(
    limits.c.scope == sa.bindparam("this_scope"),
    limits.c.scope_id == sa.bindparam("this_scope_id"),
    limits.c.period == sa.bindparam("this_period"),
)
_OUTCOME: Final = sa.select(ledger_entry.c.kind).where(
    ledger_entry.c.job_id == sa.bindparam("job_id"), ledger_entry.c.closing
)
_ENTRIES: Final = (
    sa.select(*_shape.columns).order_by(ledger_entry.c.id.desc()).limit(sa.bindparam("limit"))
)


async def balance(tx: Transaction, scope: Scope, period: Period, now: datetime) -> Balance:
    """What is spent and reserved in the period this moment falls in."""
    values = {
        "scope": scope.kind,
        "scope_id": scope.id,
        "period": period,
        "period_key": period.key(now),
    }
    rows = await tx.rows(_BALANCE, values)
    spent, reserved = rows[0] if rows else (0, 0)
    return Balance(spent=spent, reserved=reserved)


async def caps(tx: Transaction, scopes: Iterable[Scope]) -> tuple[Cap, ...]:
    """The caps somebody set for exactly these scopes; they override the ones of the settings."""
    wanted = [{"scope": scope.kind, "scope_id": scope.id} for scope in scopes]
    return tuple(
        Cap(scope=Scope(kind=kind, id=id_), period=Period(period), credits=credits_)
        for kind, id_, period, credits_ in await tx.each(_CAPS, wanted)
    )


async def set_cap(tx: Transaction, cap: Cap) -> None:
    """Set or change one cap."""
    values = {
        "scope": cap.scope.kind,
        "scope_id": cap.scope.id,
        "period": cap.period,
        "credits": cap.credits,
    }
    await tx.run(_SET_CAP, values)


async def drop_cap(tx: Transaction, scope: Scope, period: Period) -> bool:
    """Take a cap away, so that the settings' one counts again; False when there was none."""
    values = {"this_scope": scope.kind, "this_scope_id": scope.id, "this_period": period}
    return await tx.run(_DROP_CAP, values) == 1


async def outcome(tx: Transaction, job_id: JobId) -> EntryKind | None:
    """How a job's account was closed: settled or released; None while it is open."""
    kind = await scalar(tx, _OUTCOME, {"job_id": job_id})
    return None if kind is None else EntryKind(kind)


async def entries(
    tx: Transaction,
    *,
    person_id: PersonId | None = None,
    conversation_id: ConversationId | None = None,
    before: int | None = None,
    limit: int,
) -> list[Entry]:
    """One page of the ledger, newest first; go on with the last one's id as `before`."""
    statement = _entries(
        person=person_id is not None,
        conversation=conversation_id is not None,
        before=before is not None,
    )
    values = {
        "person_id": person_id,
        "conversation_id": conversation_id,
        "before": before,
        "limit": limit,
    }
    return _shape.all(await tx.rows(statement, values))


@cache
def _entries(*, person: bool, conversation: bool, before: bool) -> sa.Select[tuple[object, ...]]:
    statement = _ENTRIES
    if person:
        statement = statement.where(ledger_entry.c.person_id == sa.bindparam("person_id"))
    if conversation:
        where = ledger_entry.c.conversation_id == sa.bindparam("conversation_id")
        statement = statement.where(where)
    if before:
        statement = statement.where(ledger_entry.c.id < sa.bindparam("before"))
    return statement


_REPORT: Final = (
    sa.select(
        usage.c.tool,
        usage.c.model,
        sa.func.sum(usage.c.pictures),
        sa.func.sum(usage.c.credits),
        sa.func.sum(usage.c.unpriced),
    )
    .where(usage.c.day >= sa.bindparam("since"))
    .group_by(usage.c.tool, usage.c.model)
    .order_by(usage.c.tool, usage.c.model)
)


async def report(
    tx: Transaction,
    *,
    person_id: PersonId | None = None,
    conversation_id: ConversationId | None = None,
    since: datetime | None = None,
) -> list[UsageRow]:
    """Usage by tool and model from the UTC day of `since` (None = ever), from the daily roll-up."""
    statement = _report(person=person_id is not None, conversation=conversation_id is not None)
    values = {
        "person_id": person_id,
        "conversation_id": conversation_id,
        "since": since.astimezone(UTC).date() if since else date.min,
    }
    return [
        UsageRow(
            tool=tool,
            model=model,
            pictures=int(pictures),
            credits=int(spent),
            unpriced=int(unpriced),
        )
        for tool, model, pictures, spent, unpriced in await tx.rows(statement, values)
    ]


@cache
def _report(*, person: bool, conversation: bool) -> sa.Select[tuple[object, ...]]:
    statement: sa.Select[tuple[object, ...]] = _REPORT
    if person:
        statement = statement.where(usage.c.person_id == sa.bindparam("person_id"))
    if conversation:
        statement = statement.where(usage.c.conversation_id == sa.bindparam("conversation_id"))
    return statement

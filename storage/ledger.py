"""The ledger: reserve, then settle or release, each once per job; balances that caps are held to.

Each balance row is the sum of the ledger entries of its scope and period, at every commit. Rows are
always written in one order (overall, server, guests, conversation, person), so that two workers
never wait for each other in a circle.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Final, Literal

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.errors import OverCap
from storage.rows import Shape
from storage.statements import Row, Transaction, scalar
from storage.tables import ConversationId, JobId, PersonId, job, ledger_entry, usage
from storage.tables import balance as balances

ScopeKind = Literal["person", "conversation", "server", "guests", "overall"]


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


class Unit(StrEnum):
    """What a cap counts."""

    CREDITS = "credits"
    PICTURES = "pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose money: one person's, conversation's or server's, all guests', or everybody's.

    The id is a UUID as text, a server's "<platform>:<server>", and empty for the last two.
    """

    kind: ScopeKind
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """At most this many, spent and reserved together, in each period. Zero means zero.

    A `local` one was set by who administers the place, besides the operator's.
    """

    scope: Scope
    period: Period
    most: int
    unit: Unit = Unit.CREDITS
    local: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Credits of one scope in one period, and the pictures ordered for them."""

    spent: int
    reserved: int
    pictures: int = 0

    def used(self, unit: Unit) -> int:
        """What counts against a cap."""
        return self.pictures if unit is Unit.PICTURES else self.spent + self.reserved


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger: signed changes, counted in the day and month of `counts_at`."""

    id: int
    job_id: JobId
    kind: EntryKind
    person_id: PersonId
    conversation_id: ConversationId
    server: str | None
    guest: bool
    reserved: int
    spent: int
    pictures: int
    counts_at: datetime
    created_at: datetime


OVERALL: Final = Scope(kind="overall")
GUESTS: Final = Scope(kind="guests")
_shape: Final = Shape(Entry, ledger_entry, decode={"kind": EntryKind})


def scope_of_person(person_id: PersonId) -> Scope:
    """The person's own account."""
    return Scope(kind="person", id=str(person_id))


def scope_of_conversation(conversation_id: ConversationId) -> Scope:
    """The account of a chat."""
    return Scope(kind="conversation", id=str(conversation_id))


def scope_of_server(server: str) -> Scope:
    """The account of a community, "<platform>:<server>"."""
    return Scope(kind="server", id=server)


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
        ledger_entry.c.server,
        ledger_entry.c.guest,
        ledger_entry.c.reserved,
        ledger_entry.c.pictures,
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


@cache
def _post(scopes: int) -> sa.TextClause:
    # SQLAlchemy compiles a multi-row insert anew each time; text is compiled once.
    rows = ", ".join(
        f"(:scope{at}, :id{at}, '{period}', :{period}, :spent, :reserved, :pictures)"
        for at in range(scopes)
        for period in Period
    )
    return sa.text(
        "INSERT INTO balance (scope, scope_id, period, period_key, spent, reserved, pictures) "  # noqa: S608 - names are ours, values are bound
        f"VALUES {rows} ON CONFLICT (scope, scope_id, period, period_key) DO UPDATE SET"
        " spent = balance.spent + excluded.spent, reserved = balance.reserved + excluded.reserved,"
        " pictures = balance.pictures + excluded.pictures"
        " RETURNING scope, period, spent, reserved, pictures"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Whose balances one job changes; `server` is "<platform>:<server>"."""

    person_id: PersonId
    conversation_id: ConversationId
    server: str | None = None
    guest: bool = False

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The outermost first: the order in which balances are locked."""
        return (
            OVERALL,
            *([scope_of_server(self.server)] if self.server is not None else []),
            *([GUESTS] if self.guest else []),
            scope_of_conversation(self.conversation_id),
            scope_of_person(self.person_id),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    spent: int
    reserved: int
    pictures: int
    counts_at: datetime

    async def post(
        self, tx: Transaction, scopes: Sequence[Scope]
    ) -> dict[tuple[str, str], Balance]:
        """Change the balances of every scope and period; the new ones by scope kind and period."""
        values: dict[str, object] = {
            "spent": self.spent,
            "reserved": self.reserved,
            "pictures": self.pictures,
        }
        values |= {f"scope{at}": scope.kind for at, scope in enumerate(scopes)}
        values |= {f"id{at}": scope.id for at, scope in enumerate(scopes)}
        values |= {period.value: period.key(self.counts_at) for period in Period}
        return {
            (scope, period): Balance(spent=spent, reserved=reserved, pictures=pictures)
            for scope, period, spent, reserved, pictures in await tx.rows(
                _post(len(scopes)), values
            )
        }


async def reserve(  # noqa: PLR0913 - the whole reservation in one statement of the caller
    tx: Transaction,
    *,
    job_id: JobId,
    account: Account,
    credits: int,
    pictures: int,
    caps: Sequence[Cap],
    now: datetime,
) -> tuple[tuple[Cap, Balance], ...]:
    """Set credits aside for a job, or raise `OverCap` and leave everything as it was.

    Atomic however many ask at once: the balance rows stay locked until the transaction ends. A cap
    of zero lets nothing through, not even a reservation of zero credits. Returns each cap with the
    balance as it is now.
    """
    if credits < 0 or pictures < 0:
        message = "credits and pictures are never negative"
        raise ValueError(message)
    strangers = {cap.scope for cap in caps}.difference(account.scopes)
    if strangers:
        message = f"caps of other accounts do not bind this job: {strangers}"
        raise ValueError(message)
    change = _Change(spent=0, reserved=credits, pictures=pictures, counts_at=now)
    after = await change.post(tx, account.scopes)
    held = tuple((cap, after[cap.scope.kind, cap.period]) for cap in caps)
    for cap, balance in held:
        if cap.most == 0 or balance.used(cap.unit) > cap.most:
            # Undone by hand as well: the caller may catch this and still commit.
            await replace(change, reserved=-credits, pictures=-pictures).post(tx, account.scopes)
            asked = pictures if cap.unit is Unit.PICTURES else credits
            raise OverCap(cap=cap, used=balance.used(cap.unit) - asked, asked=asked)
    values = _entry(account, change, job_id, EntryKind.RESERVE, now=now)
    await tx.run(_OPEN_ACCOUNT, values)
    return held


async def account_of(tx: Transaction, job_id: JobId) -> Account | None:
    """Whose account a job was reserved from; None where nothing ever was."""
    found = await tx.rows(_RESERVATION, {"job_id": job_id})
    return _account(found[0]) if found else None


def _account(row: Row) -> Account:
    person_id, conversation_id, server, guest, *_ = row
    return Account(person_id=person_id, conversation_id=conversation_id, server=server, guest=guest)


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
    account = _account(found[0])
    *_, reserved, pictures, counts_at, tool, model, price = found[0]
    released = pictures if kind is EntryKind.RELEASE else 0
    change = _Change(spent=spent, reserved=-reserved, pictures=-released, counts_at=counts_at)
    values = _entry(account, change, job_id, kind, now=now)
    if await tx.run(_CLOSE_ACCOUNT, values) != 1:
        return False
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
    # Last, and after what a finished picture counts in `usage`: always in one order.
    await change.post(tx, account.scopes)
    return True


def _entry(
    account: Account, change: _Change, job_id: JobId, kind: EntryKind, *, now: datetime
) -> dict[str, object]:
    return {
        "job_id": job_id,
        "kind": kind,
        "closing": kind is not EntryKind.RESERVE,
        "person_id": account.person_id,
        "conversation_id": account.conversation_id,
        "server": account.server,
        "guest": account.guest,
        "reserved": change.reserved,
        "spent": change.spent,
        "pictures": change.pictures,
        "counts_at": change.counts_at,
        "created_at": now,
    }


_BALANCE: Final = sa.select(balances.c.spent, balances.c.reserved, balances.c.pictures).where(
    balances.c.scope == sa.bindparam("scope"),
    balances.c.scope_id == sa.bindparam("scope_id"),
    balances.c.period == sa.bindparam("period"),
    balances.c.period_key == sa.bindparam("period_key"),
)
_DAYS: Final = (
    sa.select(balances.c.period_key, balances.c.spent, balances.c.reserved, balances.c.pictures)
    .where(
        balances.c.scope == sa.bindparam("scope"),
        balances.c.scope_id == sa.bindparam("scope_id"),
        balances.c.period == Period.DAY.value,
        balances.c.period_key >= sa.bindparam("since"),
    )
    .order_by(balances.c.period_key)
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
    spent, reserved, pictures = rows[0] if rows else (0, 0, 0)
    return Balance(spent=spent, reserved=reserved, pictures=pictures)


async def days(tx: Transaction, scope: Scope, since: date) -> dict[date, Balance]:
    """What is spent and reserved of each UTC day from that one on; a day without any is missing."""
    values = {"scope": scope.kind, "scope_id": scope.id, "since": since.isoformat()}
    return {
        date.fromisoformat(day): Balance(spent=spent, reserved=reserved, pictures=pictures)
        for day, spent, reserved, pictures in await tx.rows(_DAYS, values)
    }


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

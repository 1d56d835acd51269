"""What people were promised against what the provider, the chats and our own books say."""

import asyncio
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types

from storage.tables import TERMINAL_STATES, JobState
from tests.chaos.people import WORD, Chat, Wish, apologies, pictures

_TERMINAL = {state.value for state in TERMINAL_STATES}
_OPEN = """
SELECT (SELECT count(*) FROM job WHERE finished_at IS NULL)
     + (SELECT count(*) FROM delivery WHERE NOT ended)
"""
_ORDERS = """
SELECT job.id, job.prompt, job.state, job.count,
       coalesce((SELECT sum(reserved) FROM ledger_entry WHERE job_id = job.id), 0) AS reserved,
       coalesce((SELECT sum(spent) FROM ledger_entry WHERE job_id = job.id), 0) AS spent,
       coalesce((SELECT min(CASE WHEN ended THEN 1 ELSE 0 END)
                 FROM delivery WHERE job_id = job.id), 0) AS delivered
FROM job
"""
_BALANCES = """
SELECT scope, scope_id, period, sum(spent) AS spent, sum(reserved) AS reserved,
       sum(pictures) AS pictures
FROM balance GROUP BY scope, scope_id, period
"""
_ENTRIES = """
SELECT person_id, conversation_id, sum(spent) AS spent, sum(reserved) AS reserved,
       sum(pictures) AS pictures
FROM ledger_entry GROUP BY person_id, conversation_id
"""
_SUMS = ("spent", "reserved", "pictures")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A job in our books: its end, what we count for it, and whether its delivery is over."""

    id: str
    prompt: str
    state: str
    pictures: int
    reserved: int
    spent: int
    delivered: bool

    @property
    def over(self) -> bool:
        return self.state in _TERMINAL and self.delivered and self.reserved == 0


async def open_things(database: str | Path) -> int:
    """How many jobs and deliveries are not over."""
    (row,) = await _rows(database, _OPEN)
    return int(next(iter(row.values())))


async def orders(database: str | Path) -> list[Order]:
    """Every job there is, in PostgreSQL or in a file."""
    return [
        Order(
            id=str(UUID(str(row["id"]))),
            prompt=row["prompt"],
            state=row["state"],
            pictures=row["count"],
            reserved=row["reserved"],
            spent=row["spent"],
            delivered=bool(row["delivered"]),
        )
        for row in await _rows(database, _ORDERS)
    ]


async def wrong_balances(database: str | Path) -> list[str]:
    """Balances that are not the sum of their ledger entries."""
    entries: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in await _rows(database, _ENTRIES):
        person, chat = (str(UUID(str(row[one]))) for one in ("person_id", "conversation_id"))
        for scope in (("overall", ""), ("person", person), ("conversation", chat)):
            entries[scope].update({name: int(row[name]) for name in _SUMS})
    found = []
    for row in await _rows(database, _BALANCES):
        scope = (row["scope"], row["scope_id"])
        sums, kept = entries.get(scope), {name: int(row[name]) for name in _SUMS}
        if sums is not None and kept != {name: sums[name] for name in _SUMS}:
            found.append(f"the balance of {scope} ({row['period']}) is {kept}, its entries {sums}")
    return found


async def _rows(database: str | Path, sql: str) -> Sequence[Row]:
    if isinstance(database, Path):
        return [dict(row) for row in await asyncio.to_thread(_from_file, database, sql)]
    connection = await _connected(database)
    try:
        return [dict(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()


async def _connected(database: str) -> asyncpg.Connection:
    while True:
        try:
            return await asyncpg.connect(database)
        except (asyncpg.TooManyConnectionsError, asyncpg.CannotConnectNowError):
            # The fleet, and whoever died of it just now, hold them all for a moment.
            await asyncio.sleep(0.2)


def _from_file(file: Path, sql: str) -> list[sqlite3.Row]:
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30)
    connection.row_factory = sqlite3.Row
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@dataclass(slots=True, kw_only=True)
class Books:
    """All that is known at one moment, and what is wrong with it."""

    wishes: Sequence[Wish]
    orders: Sequence[Order]
    debits: Sequence[Row]
    chats: Sequence[Chat]
    wrong: Sequence[str] = ()
    ordered: dict[str, list[Order]] = field(init=False)

    def __post_init__(self) -> None:
        self.ordered = defaultdict(list)
        for order in self.orders:
            for word in {*WORD.findall(order.prompt)}:
                self.ordered[word].append(order)

    def _unordered(self, wish: Wish) -> int:
        """How many of its jobs are not there."""
        return wish.jobs - len(self.ordered.get(wish.word, ()))

    @property
    def told(self) -> int:
        """How many messages lack jobs, and their people were told so."""
        short = [one for one in self.wishes if one.heard and self._unordered(one) > 0]
        return len({(id(one.chat), one.since) for one in short}) - len(self._silent())

    @property
    def unheard(self) -> int:
        """How many wishes got no sign of life when they were said, and came to nothing."""
        return sum(not one.heard and one.word not in self.ordered for one in self.wishes)

    @property
    def closed(self) -> bool:
        """Nothing more can be expected to happen."""
        return all(one.over for one in self.orders) and not self._silent()

    @property
    def ends(self) -> dict[str, int]:
        """How many orders ended how."""
        return dict(sorted(Counter(one.state for one in self.orders).items()))

    def violations(self) -> list[str]:
        """Every broken promise, in words; an empty list is what is wanted."""
        debited = Counter(_job_of(one) for one in self.debits if not one["refunded"])
        known = {order.id for order in self.orders}
        found = [f"debited for no job of ours: {one}" for one in debited if one not in known]
        found += [f"{one} was debited {times} times" for one, times in debited.items() if times > 1]
        found += self._silent()
        shown = {id(chat): pictures(chat.shown()) for chat in self.chats}
        for wish in self.wishes:
            if ours := self.ordered.get(wish.word):
                found += _wrongs(wish, ours, shown[id(wish.chat)][wish.word])
        return [*found, *self._strangers(shown), *self._miscounted(), *self.wrong]

    def _silent(self) -> list[str]:
        """Messages with wishes that lack an order, though their chat was not told so either.

        One sentence is owed for each message, however much of it is missing.
        """
        found = []
        short: defaultdict[int, dict[int, Wish]] = defaultdict(dict)
        for wish in self.wishes:
            if wish.heard and self._unordered(wish) > 0:
                short[id(wish.chat)][wish.since] = wish
        for messages in short.values():
            wishes = [*messages.values()]
            found += [
                f"{one.word}: {self._unordered(one)} jobs missing and no word; {one.answers}"
                for one in wishes[apologies(wishes[0].chat.shown()) :]
            ]
        return found

    def _strangers(self, shown: Mapping[int, Counter[str]]) -> list[str]:
        """Pictures in a chat where nobody wished for them."""
        own = defaultdict(set)
        for wish in self.wishes:
            own[id(wish.chat)].add(wish.word)
        return [
            f"{word} is shown in somebody else's chat"
            for chat, words in shown.items()
            for word in words
            if word not in own[chat]
        ]

    def _miscounted(self) -> list[str]:
        taken: Counter[str] = Counter()
        for one in self.debits:
            if not one["refunded"]:
                taken[_job_of(one)] += one["credits"]
        return [wrong for order in self.orders for wrong in _miscounted(order, taken[order.id])]


def _job_of(debit: Row) -> str:
    """Our job's id is in the address that Freepik is to call."""
    return str(debit["webhook_url"]).partition("?")[0].rpartition("/")[2]


def _wrongs(wish: Wish, ours: Sequence[Order], shown: int) -> list[str]:
    if len(ours) > wish.jobs:
        return [f"{wish.word}: {len(ours)} jobs instead of {wish.jobs}"]
    found = [f"{wish.word}: {order}" for order in ours if not order.over]
    states = [order.state for order in ours]
    if shown != wish.pictures * states.count(JobState.DONE.value):
        ends = ", ".join(states)
        found.append(f"{wish.word} is {ends} and shown {shown} times: {ours} {wish.answers}")
    return found


def _miscounted(order: Order, taken: int) -> list[str]:
    """Our books never say less than the provider's, and more only of what is lost in doubt."""
    if order.spent < taken:
        return [f"{order.prompt}: counted {order.spent}, taken {taken}"]
    if order.spent > taken and order.state != JobState.LOST.value:
        return [f"{order.prompt} ({order.state}): counted {order.spent}, taken only {taken}"]
    return []

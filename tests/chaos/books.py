"""What people were promised against what the provider, the chats and our own books say."""

import asyncio
import re
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types

from storage.tables import TERMINAL_STATES, JobState
from tests.standins.telegram import Chat

_TERMINAL = {state.value for state in TERMINAL_STATES}
WORD = re.compile(r"\bzy[b-z]{8}\b")
_HONEST = re.compile(r"\(ref [0-9a-f]+\)|nothing came of this")
"""What we say when we could do nothing with a message, and say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asked for: a word that nobody else says, in one chat."""

    word: str
    chat: Chat


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A job in our books: its end, what we count for it, and whether its delivery is over."""

    id: str
    prompt: str
    state: str
    reserved: int
    spent: int
    delivered: bool

    @property
    def over(self) -> bool:
        return self.state in _TERMINAL and self.delivered and self.reserved == 0


_ORDERS = """
SELECT job.id, job.prompt, job.state,
       coalesce((SELECT sum(reserved) FROM ledger_entry WHERE job_id = job.id), 0) AS reserved,
       coalesce((SELECT sum(spent) FROM ledger_entry WHERE job_id = job.id), 0) AS spent,
       coalesce((SELECT min(CASE WHEN ended THEN 1 ELSE 0 END)
                 FROM delivery WHERE job_id = job.id), 0) AS delivered
FROM job
"""


async def orders(database: str | Path) -> list[Order]:
    """Every job there is, in PostgreSQL or in a file."""
    if isinstance(database, Path):
        rows = await asyncio.to_thread(_from_file, database)
    else:
        connection = await _connected(database)
        try:
            rows = await connection.fetch(_ORDERS)
        finally:
            await connection.close()
    return [
        Order(
            id=str(UUID(str(row["id"]))),
            prompt=row["prompt"],
            state=row["state"],
            reserved=row["reserved"],
            spent=row["spent"],
            delivered=bool(row["delivered"]),
        )
        for row in rows
    ]


async def _connected(database: str) -> asyncpg.Connection:
    while True:
        try:
            return await asyncpg.connect(database)
        except asyncpg.TooManyConnectionsError:
            # The fleet, and whoever died of it just now, hold them all for a moment.
            await asyncio.sleep(0.2)


def _from_file(file: Path) -> list[sqlite3.Row]:
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30)
    connection.row_factory = sqlite3.Row
    try:
        return connection.execute(_ORDERS).fetchall()
    finally:
        connection.close()


@dataclass(slots=True, kw_only=True)
class Books:
    """All that is known at one moment, and what is wrong with it."""

    wishes: list[Wish]
    orders: list[Order]
    debits: list[dict[str, Any]]
    chats: list[Chat]
    ordered: dict[str, list[Order]] = field(init=False)
    unordered: list[Wish] = field(init=False)

    def __post_init__(self) -> None:
        self.ordered = defaultdict(list)
        for order in self.orders:
            for word in set(WORD.findall(order.prompt)):
                self.ordered[word].append(order)
        self.unordered = [one for one in self.wishes if one.word not in self.ordered]

    @property
    def told(self) -> int:
        """How many wishes ended with an honest sentence and no order."""
        return len(self.unordered) - len(self._silent())

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
        shown = {chat.id: _pictures(chat) for chat in self.chats}
        for wish in self.wishes:
            if ours := self.ordered.get(wish.word):
                found += _wrongs(wish, ours, shown)
        return found + self._miscounted()

    def _silent(self) -> list[str]:
        """Wishes without an order whose chat was not told so either, each by one sentence."""
        found = []
        without = defaultdict(list)
        for wish in self.unordered:
            without[wish.chat.id].append(wish)
        for wishes in without.values():
            said = [one.text or one.caption for one in wishes[0].chat.answers]
            honest = sum(bool(_HONEST.search(text)) for text in said)
            found += [f"{one.word}: no job and no word; {said}" for one in wishes[honest:]]
        return found

    def _miscounted(self) -> list[str]:
        taken: Counter[str] = Counter()
        for one in self.debits:
            if not one["refunded"]:
                taken[_job_of(one)] += one["credits"]
        return [wrong for order in self.orders for wrong in _miscounted(order, taken[order.id])]


def _job_of(debit: dict[str, Any]) -> str:
    """Our job's id is in the address that Freepik is to call."""
    return str(debit["webhook_url"]).partition("?")[0].rpartition("/")[2]


def _wrongs(wish: Wish, ours: list[Order], shown: dict[int, Counter[str]]) -> list[str]:
    if len(ours) != 1:
        return [f"{wish.word}: {len(ours)} jobs"]
    (order,) = ours
    found = [] if order.over else [f"{wish.word}: {order}"]
    here = shown[wish.chat.id][wish.word]
    wanted = 1 if order.state == JobState.DONE.value else 0
    if here != wanted:
        found.append(f"{wish.word} is {order.state} and shown {here} times")
    if any(words[wish.word] for chat, words in shown.items() if chat != wish.chat.id):
        found.append(f"{wish.word} is shown in somebody else's chat")
    return found


def _pictures(chat: Chat) -> Counter[str]:
    """How many pictures of each word are seen here."""
    return Counter(
        word for one in chat.answers if one.photo for word in set(WORD.findall(one.caption))
    )


def _miscounted(order: Order, taken: int) -> list[str]:
    """Our books never say less than the provider's, and more only of what is lost in doubt."""
    if order.spent < taken:
        return [f"{order.prompt}: counted {order.spent}, taken {taken}"]
    if order.spent > taken and order.state != JobState.LOST.value:
        return [f"{order.prompt} ({order.state}): counted {order.spent}, taken only {taken}"]
    return []

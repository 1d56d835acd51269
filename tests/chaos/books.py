"""What people were promised against what the provider, the chats and our own books say."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # asyncpg has no types

from storage.tables import TERMINAL_STATES, JobState
from tests.standins.telegram import Chat

_TERMINAL = {state.value for state in TERMINAL_STATES}


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
       coalesce((SELECT bool_and(ended) FROM delivery WHERE job_id = job.id), false) AS delivered
FROM job
"""


async def orders(database: str) -> list[Order]:
    """Every job there is."""
    connection = await asyncpg.connect(database)
    try:
        rows = await connection.fetch(_ORDERS)
    finally:
        await connection.close()
    return [
        Order(
            id=str(row["id"]),
            prompt=row["prompt"],
            state=row["state"],
            reserved=row["reserved"],
            spent=row["spent"],
            delivered=row["delivered"],
        )
        for row in rows
    ]


def violations(
    wishes: list[Wish], orders: list[Order], debits: list[dict[str, Any]], chats: list[Chat]
) -> list[str]:
    """Every broken promise, in words; an empty list is what is wanted."""
    debited = Counter(_job_of(one) for one in debits if not one["refunded"])
    credits: Counter[str] = Counter()
    for one in debits:
        if not one["refunded"]:
            credits[_job_of(one)] += one["credits"]
    known = {order.id for order in orders}
    found = [f"debited for no job of ours: {one}" for one in debited if one not in known]
    found += [f"{one} was debited {times} times" for one, times in debited.items() if times > 1]
    for wish in wishes:
        found += _wrongs(wish, [one for one in orders if wish.word in one.prompt], chats)
    for order in orders:
        found += _miscounted(order, credits[order.id])
    return found


def _job_of(debit: dict[str, Any]) -> str:
    """Our job's id is in the address that Freepik is to call."""
    return str(debit["webhook_url"]).partition("?")[0].rpartition("/")[2]


def _wrongs(wish: Wish, ours: list[Order], chats: list[Chat]) -> list[str]:
    if len(ours) != 1:
        said = [one.text or one.caption for one in wish.chat.messages]
        return [f"{wish.word}: {len(ours)} jobs; {said}"]
    (order,) = ours
    found = [] if order.over else [f"{wish.word}: {order}"]
    shown = {chat.id: _pictures(chat, wish.word) for chat in chats}
    here = shown.pop(wish.chat.id)
    wanted = 1 if order.state == JobState.DONE.value else 0
    if here != wanted:
        found.append(f"{wish.word} is {order.state} and shown {here} times")
    if any(shown.values()):
        found.append(f"{wish.word} is shown in somebody else's chat")
    return found


def _pictures(chat: Chat, word: str) -> int:
    return sum(bool(one.photo) and word in one.caption for one in chat.answers)


def _miscounted(order: Order, taken: int) -> list[str]:
    """Our books never say less than the provider's, and more only of what is lost in doubt."""
    if order.spent < taken:
        return [f"{order.prompt}: counted {order.spent}, taken {taken}"]
    if order.spent > taken and order.state != JobState.LOST.value:
        return [f"{order.prompt} ({order.state}): counted {order.spent}, taken only {taken}"]
    return []


def told(orders: list[Order]) -> str:
    """How many ended how, as JSON."""
    return json.dumps(dict(sorted(Counter(one.state for one in orders).items())))

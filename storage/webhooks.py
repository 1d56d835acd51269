"""Where other programs want to be called, and what each of them is owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.ids import first_id
from storage.rows import Shape
from storage.statements import Transaction
from storage.tables import EndpointId, JobId, MessageId, PersonId, webhook_endpoint, webhook_message


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An address of a person's own; every job that ended until `told_until` has its message."""

    id: EndpointId
    person_id: PersonId
    url: str
    secret: str
    created_at: datetime
    told_until: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One thing to tell; `next_try_at` is None once it is delivered or given up."""

    id: MessageId
    endpoint_id: EndpointId
    job_id: JobId
    type: str
    body: str
    attempts: int = 0
    next_try_at: datetime | None
    delivered_at: datetime | None = None
    failure: str | None = None
    created_at: datetime


_endpoints: Final = Shape(Endpoint, webhook_endpoint)
_messages: Final = Shape(Message, webhook_message)
_every_endpoint: Final = sa.select(*_endpoints.columns)
_every_message: Final = sa.select(*_messages.columns)
_moment: Final = webhook_message.c.created_at.type
_now: Final = sa.bindparam("now", type_=_moment)
_endpoint: Final = webhook_endpoint.c.id == sa.bindparam("this_id")
_message: Final = webhook_message.c.id == sa.bindparam("this_id")
# Word for word the condition of the partial index, or SQLite would not use it.
_live: Final = sa.text("ended_at IS NULL")
_owed: Final = sa.text("next_try_at IS NOT NULL")
_limit: Final[sa.BindParameter[int]] = sa.bindparam("limit")

_ADD: Final = _endpoints.insertion()
_GET: Final = _every_endpoint.where(_endpoint)
_OF_PERSON: Final = _every_endpoint.where(
    webhook_endpoint.c.person_id == sa.bindparam("person_id")
).order_by(webhook_endpoint.c.id)
_LIVE: Final = _every_endpoint.where(_live).order_by(webhook_endpoint.c.id)
_LIVE_OF: Final = _every_endpoint.where(
    _live, webhook_endpoint.c.person_id == sa.bindparam("person_id")
)
_TOLD: Final = (
    sa.update(webhook_endpoint)
    .where(_endpoint, webhook_endpoint.c.told_until < _now)
    .values(told_until=_now)
)
_END: Final = (
    sa.update(webhook_endpoint)
    .where(_endpoint, webhook_endpoint.c.ended_at.is_(None))
    .values(ended_at=_now)
)
_END_MESSAGES: Final = (
    sa.update(webhook_message)
    .where(webhook_message.c.endpoint_id == sa.bindparam("this_id"), _owed)
    .values(next_try_at=None, failure="the endpoint was removed")
)
_OWE: Final = (
    upsert(webhook_message)
    .values({name: sa.bindparam(name) for name in _messages.names})
    .on_conflict_do_nothing(index_elements=["endpoint_id", "job_id", "type"])
)
_MESSAGE: Final = _every_message.where(_message)
_PAGE: Final = (
    _every_message.where(webhook_message.c.endpoint_id == sa.bindparam("endpoint_id"))
    .order_by(webhook_message.c.id.desc())
    .limit(_limit)
)
_PAGE_BEFORE: Final = _PAGE.where(webhook_message.c.id < sa.bindparam("before"))
_DUE: Final = (
    _every_message.where(_owed, webhook_message.c.next_try_at <= _now)
    .order_by(webhook_message.c.next_try_at)
    .limit(_limit)
)
_GIVEN_UP: Final = (
    _every_message.where(
        webhook_message.c.id >= sa.bindparam("first", type_=sa.Uuid),
        webhook_message.c.next_try_at.is_(None),
        webhook_message.c.failure.is_not(None),
    )
    .order_by(webhook_message.c.id.desc())
    .limit(_limit)
)
_CLAIM: Final = (
    sa.update(webhook_message)
    .where(_message, _owed, webhook_message.c.next_try_at <= _now)
    .values(
        next_try_at=sa.bindparam("until", type_=_moment),
        attempts=webhook_message.c.attempts + 1,
    )
    .returning(*_messages.columns)
)
_SETTLE: Final = (
    sa.update(webhook_message)
    .where(_message)
    .values(
        next_try_at=sa.bindparam("next_try_at", type_=_moment),
        delivered_at=sa.bindparam("delivered_at", type_=_moment),
        failure=sa.bindparam("failure", type_=sa.Text),
    )
)
_REPLAY: Final = (
    sa.update(webhook_message)
    .where(_message)
    .values(next_try_at=_now, attempts=0, delivered_at=None, failure=None)
    .returning(*_messages.columns)
)


async def add(tx: Transaction, endpoint: Endpoint) -> None:
    """Call this address from now on."""
    await tx.run(_ADD, _endpoints.write(endpoint))


async def get(tx: Transaction, id: EndpointId) -> Endpoint | None:
    """The endpoint, or None."""
    return _endpoints.maybe(await tx.rows(_GET, {"this_id": id}))


async def of_person(tx: Transaction, person_id: PersonId) -> list[Endpoint]:
    """A person's endpoints, oldest first, the ended ones too."""
    return _endpoints.all(await tx.rows(_OF_PERSON, {"person_id": person_id}))


async def live(tx: Transaction, person_id: PersonId | None = None) -> list[Endpoint]:
    """The endpoints that are still called: a person's, or everybody's."""
    if person_id is None:
        return _endpoints.all(await tx.rows(_LIVE))
    return _endpoints.all(await tx.rows(_LIVE_OF, {"person_id": person_id}))


async def end(tx: Transaction, id: EndpointId, now: datetime) -> bool:
    """Call it no more, nor for what it is still owed; False when it had ended."""
    if await tx.run(_END, {"this_id": id, "now": now}) != 1:
        return False
    await tx.run(_END_MESSAGES, {"this_id": id})
    return True


async def owe(tx: Transaction, messages: Sequence[Message]) -> list[MessageId]:
    """Owe these messages, each (endpoint, job, type) once; the ids of those that are new."""
    return [message.id for message in messages if await tx.run(_OWE, _messages.write(message)) == 1]


async def told(tx: Transaction, id: EndpointId, until: datetime) -> None:
    """Note that what ended until then is owed or told."""
    await tx.run(_TOLD, {"this_id": id, "now": until})


async def message(tx: Transaction, id: MessageId) -> Message | None:
    """The message, or None."""
    return _messages.maybe(await tx.rows(_MESSAGE, {"this_id": id}))


async def messages(
    tx: Transaction, endpoint_id: EndpointId, *, before: MessageId | None, limit: int
) -> list[Message]:
    """One page of an endpoint's messages, newest first; go on with the last one's id."""
    values = {"endpoint_id": endpoint_id, "limit": limit, "before": before}
    return _messages.all(await tx.rows(_PAGE if before is None else _PAGE_BEFORE, values))


async def due(tx: Transaction, now: datetime, limit: int) -> list[Message]:
    """Messages whose next try has come, longest waiting first."""
    return _messages.all(await tx.rows(_DUE, {"now": now, "limit": limit}))


async def given_up(tx: Transaction, *, since: datetime, limit: int) -> list[Message]:
    """What was to be told since then and is tried no more, newest first."""
    return _messages.all(await tx.rows(_GIVEN_UP, {"first": first_id(since), "limit": limit}))


async def claim(
    tx: Transaction, id: MessageId, *, now: datetime, until: datetime
) -> Message | None:
    """Take a due message for one try that may last `until`; None when it is not to be sent now."""
    values = {"this_id": id, "now": now, "until": until}
    return _messages.maybe(await tx.rows(_CLAIM, values))


async def settle(
    tx: Transaction,
    id: MessageId,
    *,
    next_try_at: datetime | None,
    delivered_at: datetime | None,
    failure: str | None,
) -> None:
    """Note how a try went."""
    values = {"next_try_at": next_try_at, "delivered_at": delivered_at, "failure": failure}
    await tx.run(_SETTLE, {"this_id": id, **values})


async def replay(tx: Transaction, id: MessageId, now: datetime) -> Message | None:
    """Send it once more, whatever became of it; the same id, so that the receiver can tell."""
    return _messages.maybe(await tx.rows(_REPLAY, {"this_id": id, "now": now}))

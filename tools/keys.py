"""Keys for other programs: issued, rotated, revoked; the same for every door."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from storage import api_keys, caps, conversations, ledger
from storage.api_keys import ApiKey, KeyScope, Secret, fresh_secret
from storage.database import Transaction
from storage.ledger import Cap, Period
from storage.people import Person
from storage.tables import ApiKeyId

PLATFORM = "api"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """What a key is to be; `credits_per_day` and `_in_total` bound what is ordered with it."""

    name: str
    scopes: Collection[KeyScope]
    lasts: timedelta | None = None
    credits_per_day: int | None = None
    credits_in_total: int | None = None


async def issue(
    tx: Transaction,
    person: Person,
    new: NewKey,
    *,
    ids: Callable[[], UUID],
    random: Callable[[int], bytes],
    now: datetime,
) -> tuple[ApiKey, Secret]:
    """A new key with a conversation of its own; its budget is that conversation's."""
    secret = fresh_secret(random)
    key = await api_keys.create(
        tx,
        person_id=person.id,
        name=new.name,
        scopes=new.scopes,
        secret=secret,
        expires_at=now + new.lasts if new.lasts is not None else None,
        new_id=ids(),
        now=now,
    )
    talk = await conversations.open(
        tx, platform=PLATFORM, chat=str(key.id), thread=None, new_id=ids(), now=now
    )
    scope = ledger.scope_of_conversation(talk.id)
    for period, credits in (
        (Period.DAY, new.credits_per_day),
        (Period.TOTAL, new.credits_in_total),
    ):
        if credits is not None:
            await caps.put(tx, Cap(scope=scope, period=period, most=credits))
    return key, secret


async def rotate(
    tx: Transaction, id: ApiKeyId, *, random: Callable[[int], bytes]
) -> tuple[ApiKey, Secret] | None:
    """Another secret for a key, the old one ending at once; None when there is no such key."""
    known = await api_keys.get(tx, id)
    if known is None:
        return None
    secret = fresh_secret(random)
    key = await api_keys.rotate(tx, known, secret)
    return (key, secret) if key is not None else None

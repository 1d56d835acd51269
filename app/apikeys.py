"""`python -m app apikey …`: the operator's side of keys for other programs."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta

import typer

from app.on_database import on_database
from app.process import CannotStart, say, utc_now
from config.settings import Settings
from storage import api_keys, people
from storage.api_keys import ApiKey, KeyScope
from storage.database import Database, Transaction
from storage.ids import Ids
from storage.people import Person
from tools.keys import PLATFORM, NewKey, issue
from tools.keys import rotate as rotated

_USUAL = (KeyScope.READ, KeyScope.DRAW, KeyScope.CHAT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was typed."""

    name: str
    scopes: tuple[str, ...]
    person: str | None
    days: int | None
    credits_per_day: int | None
    credits_in_total: int | None


def create(settings: Settings, wanted: Wanted) -> None:
    """Make a key and print it."""
    scopes = _scopes(wanted.scopes)

    async def work(db: Database) -> None:
        ids, now = Ids(utc_now, os.urandom), utc_now()
        async with db.write() as tx:
            person = await _person(tx, wanted, ids, now)
            new = NewKey(
                name=wanted.name,
                scopes=scopes,
                lasts=timedelta(days=wanted.days) if wanted.days else None,
                credits_per_day=wanted.credits_per_day,
                credits_in_total=wanted.credits_in_total,
            )
            key, secret = await issue(tx, person, new, ids=ids, random=os.urandom, now=now)
        say(f"{secret.text}\n")
        say(f"This is shown once. The key acts for {person.name}: {_line(key, now)}")

    on_database(settings, work)


def show_all(settings: Settings) -> None:
    """Print every key, one a line."""

    async def work(db: Database) -> None:
        async with db.read() as tx:
            keys = await api_keys.every(tx)
        for key in keys:
            say(_line(key, utc_now()))
        if not keys:
            say("There are no keys. Make one: python -m app apikey create NAME")

    on_database(settings, work)


def rotate(settings: Settings, name: str) -> None:
    """Print the key's new secret."""

    async def work(db: Database) -> None:
        async with db.write() as tx:
            done = await rotated(tx, (await named(tx, name)).id, random=os.urandom)
        if done is None:
            message = f"The key {name} is revoked; make a new one."
            raise CannotStart(message)
        say(f"{done[1].text}\n\nThis is shown once. The old secret has ended.")

    on_database(settings, work)


def revoke(settings: Settings, name: str) -> None:
    """End the key."""

    async def work(db: Database) -> None:
        async with db.write() as tx:
            key = await named(tx, name)
            await api_keys.revoke(tx, key.id, utc_now())
        say(f"The key {key.name} (fpo_{key.prefix}) has ended.")

    on_database(settings, work)


def _scopes(names: tuple[str, ...]) -> tuple[KeyScope, ...]:
    try:
        return tuple(KeyScope(name) for name in names) or _USUAL
    except ValueError as error:
        message = f"{error}; a scope is one of {', '.join(KeyScope)}"
        raise typer.BadParameter(message) from error


async def _person(tx: Transaction, wanted: Wanted, ids: Ids, now: datetime) -> Person:
    if wanted.person is None:
        return await people.identify(
            tx,
            platform=PLATFORM,
            external_id=wanted.name,
            name=wanted.name,
            language=None,
            new_id=ids(),
            now=now,
        )
    platform, _, external_id = wanted.person.partition(":")
    person = await people.find(tx, platform=platform, external_id=external_id)
    if person is None:
        message = f"Nobody is known as {wanted.person}; they must have written to the bot once."
        raise CannotStart(message)
    return person


async def named(tx: Transaction, name: str) -> ApiKey:
    """The key with this id or beginning.

    Raises:
        CannotStart: there is none.
    """
    prefix = name.removeprefix("fpo_").partition("_")[0]
    for key in await api_keys.every(tx):
        if name == str(key.id) or prefix == key.prefix:
            return key
    message = f"There is no key {name}. See: python -m app apikey list"
    raise CannotStart(message)


def _line(key: ApiKey, now: datetime) -> str:
    state = "holds" if key.holds(now) else "revoked" if key.revoked_at else "expired"
    until = f" until {key.expires_at:%Y-%m-%d}" if key.expires_at and key.holds(now) else ""
    used = f", last used {key.last_used_at:%Y-%m-%d %H:%M}" if key.last_used_at else ", never used"
    scopes = "+".join(sorted(key.scopes))
    return f"fpo_{key.prefix}  {key.name}  {scopes}  {state}{until}{used}"

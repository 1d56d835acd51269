"""Roles, blocks and the audit, from the machine itself: the first owner among them."""

import os
import re

import typer

from app.on_database import on_database
from app.process import CannotStart, say, utc_now
from config.settings import Settings
from storage import people, rights
from storage.database import Database, Transaction
from storage.ids import Ids
from storage.people import Person
from storage.rights import EVERYWHERE, AuditEntry, Grant
from tools.rights import Role

_SHOWN = 50
_PLACE = re.compile(r"everywhere|(?:server|chat):[a-z]+:\S+")
_EVERYBODY = "everybody"


def give(settings: Settings, who: str, *, role: str, place: str) -> None:
    """Give `who` (a platform and an id) a role in a place; an owner is one everywhere."""
    wanted = _role(role)
    _check(place)
    if wanted is Role.OWNER and place != EVERYWHERE:
        message = "An owner is one everywhere; leave --place out."
        raise typer.BadParameter(message)

    async def work(db: Database) -> None:
        async with db.write() as tx:
            held_by, name = await _who(tx, who)
            given = Grant(place=place, who=held_by, role=wanted)
            await rights.give(tx, given, now=utc_now())
            await rights.note(tx, entry("grant", f"{who} {wanted}", place))
        say(f"{name} is {wanted} {_at(place)} now.")

    on_database(settings, work)


def take(settings: Settings, who: str, *, place: str, only: str | None = None) -> None:
    """Take the role of `who` in a place back; with `only`, no other than that one."""
    _check(place)

    async def work(db: Database) -> None:
        async with db.write() as tx:
            held_by, name = await _who(tx, who, must_be_known=True)
            held = await rights.grants(tx, [place], [held_by])
            taken = bool(held) and (only is None or held[0].role == only)
            if taken:
                await rights.take(tx, place=place, who=held_by)
                await rights.note(tx, entry("revoke", f"{who} {held[0].role}", place))
        had = f"was not {only}" if only else "had no role"
        said = f"is no longer {held[0].role}" if taken else had
        say(f"{name} {said} {_at(place)}.")

    on_database(settings, work)


def roles(settings: Settings, place: str) -> None:
    """Print who is what in a place, one a line."""
    _check(place)

    async def work(db: Database) -> None:
        async with db.read() as tx:
            held = await rights.of_place(tx, place)
            lines = [f"{await _named(tx, one.who)}: {one.role}" for one in held]
        say("\n".join(lines) if lines else f"Nobody has a role {_at(place)}.")

    on_database(settings, work)


def audit(settings: Settings, place: str) -> None:
    """Print what was done in a place, newest first."""
    _check(place)

    async def work(db: Database) -> None:
        async with db.read() as tx:
            entries = await rights.done_in(tx, place, _SHOWN)
        for one in entries:
            say(f"{one.created_at:%Y-%m-%d %H:%M} {one.action} {one.detail}")
        if not entries:
            say("Nothing was done yet.")

    on_database(settings, work)


def entry(action: str, detail: str, place: str = EVERYWHERE) -> AuditEntry:
    """What is noted of a deed at the machine."""
    return AuditEntry(
        person_id=None, place=place, action=action, detail=detail, created_at=utc_now()
    )


async def person_of(tx: Transaction, who: str) -> Person:
    """Somebody the bot knows, by platform and id.

    Raises:
        CannotStart: nobody is known as that.
    """
    platform, _, external_id = who.partition(":")
    person = await people.find(tx, platform=platform, external_id=external_id)
    if person is None:
        message = f"Nobody is known as {who}."
        raise CannotStart(message)
    return person


async def _who(tx: Transaction, who: str, *, must_be_known: bool = False) -> tuple[str, str]:
    platform, _, external_id = who.partition(":")
    if external_id == _EVERYBODY:
        return rights.DEFAULT, "Everybody"
    if must_be_known:
        person = await person_of(tx, who)
    else:
        # Somebody who has not talked to the bot yet is known by their id until they do.
        known = await people.find(tx, platform=platform, external_id=external_id)
        person = known or await people.identify(
            tx,
            platform=platform,
            external_id=external_id,
            name=external_id,
            language=None,
            new_id=Ids(utc_now, os.urandom)(),
            now=utc_now(),
        )
    return rights.person(person.id), f"{person.name} ({who})"


async def _named(tx: Transaction, who: str) -> str:
    kind, _, rest = who.partition(":")
    if kind == "person":
        return f"{await people.name_of(tx, rest)} ({rest})"
    return _EVERYBODY if who == rights.DEFAULT else f"the role {rest}"


def _role(name: str) -> Role:
    try:
        return Role(name)
    except ValueError as error:
        message = f"There is no role {name}; there is {', '.join(Role)}."
        raise typer.BadParameter(message) from error


def _check(place: str) -> None:
    if _PLACE.fullmatch(place) is None:
        message = "A place is everywhere, server:<platform>:<id> or chat:<platform>:<id>."
        raise typer.BadParameter(message)


def _at(place: str) -> str:
    return place if place == EVERYWHERE else f"in {place}"

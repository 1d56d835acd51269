"""`python -m app admin …`: what only who sits at the machine may do, the first owner among it."""

import os

import typer

from app.on_database import on_database
from app.process import CannotStart, utc_now
from config.settings import Settings
from storage import people, rights
from storage.database import Database
from storage.ids import Ids
from storage.rights import EVERYWHERE, AuditEntry, Grant
from tools.rights import Role

_SHOWN = 50


def give(settings: Settings, *, platform: str, id: str, role: str) -> None:
    """Give somebody a role everywhere; an owner may do everything."""
    try:
        wanted = Role(role)
    except ValueError as error:
        message = f"There is no role {role}; there is {', '.join(Role)}."
        raise typer.BadParameter(message) from error

    async def work(db: Database) -> None:
        now = utc_now()
        async with db.write() as tx:
            # Somebody who has not talked to the bot yet is known by their id until they do.
            person = await people.find(tx, platform=platform, external_id=id)
            person = person or await people.identify(
                tx,
                platform=platform,
                external_id=id,
                name=id,
                language=None,
                new_id=Ids(utc_now, os.urandom)(),
                now=now,
            )
            who = rights.person(person.id)
            await rights.give(tx, Grant(place=EVERYWHERE, who=who, role=wanted), now=now)
            await rights.note(tx, _entry("grant", f"{platform}:{id} {wanted}"))
        typer.echo(f"{person.name} ({platform}:{id}) is {wanted} everywhere now.")

    on_database(settings, work)


def revoke(settings: Settings, *, platform: str, id: str) -> None:
    """Take somebody's role everywhere back."""

    async def work(db: Database) -> None:
        async with db.write() as tx:
            person = await people.find(tx, platform=platform, external_id=id)
            if person is None:
                message = f"Nobody is known as {platform}:{id}."
                raise CannotStart(message)
            held = await rights.take(tx, place=EVERYWHERE, who=rights.person(person.id))
            await rights.note(tx, _entry("revoke", f"{platform}:{id}"))
        had = "has no role everywhere any more" if held else "had none"
        typer.echo(f"{person.name} ({platform}:{id}) {had}.")

    on_database(settings, work)


def audit(settings: Settings) -> None:
    """Print what was done everywhere, newest first."""

    async def work(db: Database) -> None:
        async with db.read() as tx:
            entries = await rights.done_in(tx, EVERYWHERE, _SHOWN)
        for one in entries:
            typer.echo(f"{one.created_at:%Y-%m-%d %H:%M} {one.action} {one.detail}")
        if not entries:
            typer.echo("Nothing was done yet.")

    on_database(settings, work)


def _entry(action: str, detail: str) -> AuditEntry:
    return AuditEntry(
        person_id=None, place=EVERYWHERE, action=action, detail=detail, created_at=utc_now()
    )

"""`python -m app admin export-person` and `forget-person`: for people who ask the operator."""

import asyncio
from pathlib import Path

import typer

from app.container import budget_of
from app.on_database import on_database
from app.process import CannotStart, say, utc_now
from app.whole_file import whole_file
from bots.consolebot.plain import printable
from config.settings import Settings
from storage import forgetting, people, rights
from storage.archive import Archive
from storage.database import Database
from storage.media import Media
from storage.people import Person
from storage.rights import AuditEntry


def export(settings: Settings, *, platform: str, id: str, file: Path | None) -> None:
    """Write all that is kept about somebody into a zip file of the operator's choice."""

    async def work(db: Database) -> None:
        person = await known(db, platform, id)
        archive = Archive(
            db=db,
            media=await Media.open(settings.storage.media),
            person_id=person.id,
            now=utc_now(),
        )
        path = file or Path(archive.name)
        async with whole_file(path) as out:
            async for data in archive.stream():
                await asyncio.to_thread(out.write, data)
        say(f"All that is kept about {person.name} ({platform}:{id}) is in {path}.")

    on_database(settings, work)


def forget(settings: Settings, *, platform: str, id: str, yes: bool) -> None:
    """Forget somebody, also one whom the bot itself would ask to come here for it."""

    async def work(db: Database) -> None:
        person = await known(db, platform, id)
        if not yes:
            typer.confirm(
                printable(f"Forget {person.name} ({platform}:{id}) for ever?"), abort=True
            )
        now = utc_now()
        async with db.write() as tx:
            periods = budget_of(settings).personal_periods
            await forgetting.begin(tx, person.id, periods=periods, here=None, now=now)
            entry = AuditEntry(
                person_id=None,
                place=rights.EVERYWHERE,
                action="forget",
                detail="somebody, at the machine",
                created_at=now,
            )
            await rights.note(tx, entry)
        say(
            "Nobody is known by that any more. What they had is removed by the running service, in "
            "the next minutes; without one, when it is started."
        )

    on_database(settings, work)


async def known(db: Database, platform: str, id: str) -> Person:
    """The person of a platform's id; a sentence for who typed it where there is none."""
    async with db.read() as tx:
        person = await people.find(tx, platform=platform, external_id=id)
    if person is None:
        message = f"Nobody is known as {platform}:{id}."
        raise CannotStart(message)
    return person

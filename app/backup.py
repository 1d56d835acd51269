"""`python -m app backup FILE` and `restore FILE`: the database and the pictures in one file."""

import asyncio
from pathlib import Path

import typer

from app.on_database import on_database
from app.process import CannotStart, say, saying_why, utc_now
from app.whole_file import whole_file
from config.settings import Settings
from storage.backup import backup as kept
from storage.database import Database
from storage.media import Media
from storage.restore import restore as brought_back

_INCOMPLETE = 1


def backup(settings: Settings, file: Path) -> None:
    """Write the archive, whole or not at all; the service may be running."""

    async def work(db: Database) -> None:
        media = await Media.open(settings.storage.media)
        async with whole_file(file) as out:
            made = await kept(db, media, out, utc_now())
        say(f"{made.rows} rows and {made.files} files are in {file}.")
        if made.missing:
            named = "\n".join(f"  {key}" for key in made.missing)
            say(f"The store lacks, or has damaged, files that rows name:\n{named}", err=True)
            raise typer.Exit(_INCOMPLETE)

    on_database(settings, work, otherwise="No backup was made")


def restore(settings: Settings, file: Path) -> None:
    """Put an archive back where there is nothing yet."""

    async def work() -> None:
        storage = settings.storage
        on_file = storage.database.startswith("sqlite")
        try:
            archive = await asyncio.to_thread(file.open, "rb")
        except OSError as error:
            message = f"{file} cannot be read: {error.strerror}."
            raise CannotStart(message) from error
        try:
            media = await Media.open(storage.media)
            lock_path = storage.data_dir / "lock" if on_file else None
            found = await brought_back(storage.database, media, archive, lock_path=lock_path)
        finally:
            await asyncio.to_thread(archive.close)
        rows = sum(member.lines for member in found.manifest.tables.values())
        made = found.manifest.made_at
        say(f"{rows} rows and {len(found.files)} files are back, as of {made:%F %T} UTC.")

    with saying_why("Nothing was restored"):
        asyncio.run(work())

"""`python -m app backup FILE` and `restore FILE`: the database and the pictures in one file."""

import asyncio
import os
from pathlib import Path
from typing import IO

import typer

from app.on_database import on_database
from app.process import CannotStart, saying_why, utc_now
from config.settings import Settings
from storage.backup import Made
from storage.backup import backup as kept
from storage.database import Database
from storage.media import Media
from storage.restore import restore as brought_back

_INCOMPLETE = 1


def backup(settings: Settings, file: Path) -> None:
    """Write the archive, whole or not at all; the service may be running."""

    async def work(db: Database) -> None:
        media = await Media.open(settings.storage.media)
        try:
            made = await _written(db, media, file)
        except OSError as error:
            message = f"{file} cannot be written: {error.strerror}."
            raise CannotStart(message) from error
        typer.echo(f"{made.rows} rows and {made.files} files are in {file}.")
        if made.missing:
            named = "\n".join(f"  {key}" for key in made.missing)
            typer.echo(f"The store lacks, or has damaged, files that rows name:\n{named}", err=True)
            raise typer.Exit(_INCOMPLETE)

    on_database(settings, work, otherwise="No backup was made")


async def _written(db: Database, media: Media, file: Path) -> Made:
    partial = file.with_name(f".{file.name}.part")
    # It holds what the database holds, secrets too: for its owner's eyes only.
    out = await asyncio.to_thread(_open_private, partial)
    try:
        made = await kept(db, media, out, utc_now())
        await asyncio.to_thread(_to_disk, out)
        await asyncio.to_thread(partial.replace, file)
    finally:
        await asyncio.to_thread(partial.unlink, missing_ok=True)
        await asyncio.to_thread(out.close)
    return made


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
        typer.echo(f"{rows} rows and {len(found.files)} files are back, as of {made:%F %T} UTC.")

    with saying_why("Nothing was restored"):
        asyncio.run(work())


def _open_private(path: Path) -> IO[bytes]:
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600))


def _to_disk(out: IO[bytes]) -> None:
    out.flush()
    os.fsync(out.fileno())

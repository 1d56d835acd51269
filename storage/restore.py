"""Bringing a backup back: all of it is looked at first, then every row goes in or none."""

import asyncio
import json
import zlib
from collections.abc import Iterator
from contextlib import AsyncExitStack
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final
from zipfile import BadZipFile, ZipFile

import sqlalchemy as sa
from pydantic import JsonValue, ValidationError
from sqlalchemy.exc import SQLAlchemyError

from storage.backup_format import (
    FILES,
    FORMAT,
    MANIFEST,
    Manifest,
    Member,
    file_member,
    is_key,
    table_member,
    value_of,
)
from storage.database import address_of, take_lock
from storage.errors import BadBackup, DatabaseNotEmpty, DatabaseUnavailable
from storage.media import Media
from storage.migrations.start import NEWEST
from storage.migrations.upgrade import upgrade, upgrade_file, upgrade_server
from storage.tables import metadata

_BATCH: Final = 500
_CHUNK: Final = 1 << 20
_LARGEST_MANIFEST: Final = 1 << 20
_LARGEST_LINE: Final = 64 << 20
_LARGEST_FILE: Final = 512 << 20
_BROKEN: Final = (
    BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    NotImplementedError,
    RecursionError,
)


class Backup:
    """An archive that was looked at: every name is one of ours, every byte what was written."""

    def __init__(self, zipped: ZipFile, manifest: Manifest, files: dict[str, str]) -> None:
        self._zipped = zipped
        self.manifest = manifest
        self.files = files

    @classmethod
    def read(cls, file: IO[bytes]) -> "Backup":
        """Look at all of an archive. Blocks. Raises `BadBackup`."""
        try:
            zipped = ZipFile(file)
            manifest = _manifest(zipped)
            for name, member in manifest.tables.items():
                _check(zipped, table_member(name), member.sha256)
            _check(zipped, FILES, manifest.files.sha256)
            files = {str(key): str(digest) for key, digest, _ in _lines(zipped, FILES)}
            _check_names(zipped, manifest, files)
            for key, digest in files.items():
                _check(zipped, file_member(key), digest)
        except _BROKEN as error:
            reason = f"the file is damaged or none of ours ({error})"
            raise BadBackup(reason) from error
        return cls(zipped, manifest, files)

    def data(self, key: str) -> bytes:
        """One of its files."""
        return self._zipped.read(file_member(key))

    def rows(self, table: sa.Table, member: Member) -> Iterator[dict[str, Any]]:
        """The rows of one table, as they are inserted."""
        columns = [table.c[name] for name in member.columns]
        for line in _lines(self._zipped, table_member(table.name)):
            yield {
                column.name: value_of(column, value)
                for column, value in zip(columns, line, strict=True)
            }


async def restore(url: str, media: Media, file: IO[bytes], *, lock_path: Path | None) -> Backup:
    """Put everything back into an empty database, and the files into the store.

    Raises `BadBackup`, `DatabaseNotEmpty`, and whatever keeps a database from being opened.
    """
    address = address_of(url)
    backup = await asyncio.to_thread(Backup.read, file)
    lock = await asyncio.to_thread(take_lock, lock_path) if lock_path else None
    try:
        async with AsyncExitStack() as undo:
            await _refuse_in_time(address, backup, undo)
            for key in backup.files:
                if not await media.has(key):
                    undo.push_async_callback(media.delete, key)
                await media.put(key, await asyncio.to_thread(backup.data, key))
            await asyncio.to_thread(_on, address, partial(_load, backup=backup))
            undo.pop_all()  # all went well: nothing is taken back
    finally:
        if lock is not None:
            lock.close()
    return backup


async def _refuse_in_time(address: sa.URL, backup: Backup, undo: AsyncExitStack) -> None:
    """Before any file is written, too: who is refused must find nothing changed."""
    path = Path(address.database or "")
    new = address.get_backend_name() == "sqlite" and not await asyncio.to_thread(path.exists)
    if new:
        undo.push_async_callback(asyncio.to_thread, _remove_database, path)
    await asyncio.to_thread(_on, address, partial(_refuse_full, manifest=backup.manifest))


def _remove_database(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _on(address: sa.URL, work: "partial[None]") -> None:
    try:
        if address.get_backend_name() == "sqlite":
            path = Path(address.database or "")
            path.parent.mkdir(parents=True, exist_ok=True)
            upgrade_file(path, work)
        else:
            dsn = address.set(drivername="postgresql").render_as_string(hide_password=False)
            upgrade_server(dsn, work)
    except (KeyError, ValueError, RecursionError) as error:
        reason = f"a row of it fits no table ({error})"
        raise BadBackup(reason) from error
    except (SQLAlchemyError, OSError) as error:
        raise DatabaseUnavailable(str(error)) from error


def _refuse_full(connection: sa.Connection, manifest: Manifest) -> None:
    there = set(sa.inspect(connection).get_table_names()) & metadata.tables.keys()
    for name in sorted(there):
        if connection.execute(sa.select(sa.literal(1)).select_from(metadata.tables[name])).first():
            what = f"this one has rows in {name}"
            raise DatabaseNotEmpty(what)
    if there and manifest.revision != NEWEST:
        what = "one with tables of this version cannot take an older backup: begin with a new one"
        raise DatabaseNotEmpty(what)


def _load(connection: sa.Connection, backup: Backup) -> None:
    """In one transaction: the schema as it was, the rows, then the schema of today."""
    _refuse_full(connection, backup.manifest)
    upgrade(connection, backup.manifest.revision)
    for table in metadata.sorted_tables:
        if member := backup.manifest.tables.get(table.name):
            _fill(connection, table, backup.rows(table, member), member)
    upgrade(connection)


def _fill(
    connection: sa.Connection, table: sa.Table, rows: Iterator[dict[str, Any]], member: Member
) -> None:
    within = [c.name for c in table.c if any(key.column.table is table for key in c.foreign_keys)]
    pointing: list[dict[str, Any]] = []
    insert = sa.insert(table).values({name: sa.bindparam(name) for name in member.columns})
    while batch := list(islice(rows, _BATCH)):
        for row in batch:
            for name in within:
                # A row may name one that comes after it, so these are set when all are there.
                if row[name] is not None:
                    pointing.append({"this_id": row["id"], name: row[name]})
                    row[name] = None
        connection.execute(insert, batch)
    for name in within:
        if pointing:
            later = sa.update(table).where(table.c.id == sa.bindparam("this_id"))
            connection.execute(later.values({name: sa.bindparam(name)}), pointing)
    _count_on(connection, table)


def _count_on(connection: sa.Connection, table: sa.Table) -> None:
    """Have PostgreSQL number new rows behind the restored ones; SQLite does by itself."""
    key = table.autoincrement_column
    if connection.dialect.name != "postgresql" or key is None:
        return
    owner = connection.dialect.identifier_preparer.format_table(table)
    sequence = sa.func.pg_get_serial_sequence(owner, key.name)
    last = sa.select(sa.func.max(key)).scalar_subquery()
    connection.execute(
        sa.select(sa.func.setval(sequence, sa.func.coalesce(last, 1), last.is_not(None)))
    )


def _manifest(zipped: ZipFile) -> Manifest:
    if zipped.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
        reason = "its manifest is too large"
        raise BadBackup(reason)
    try:
        manifest = Manifest.model_validate_json(zipped.read(MANIFEST))
    except ValidationError as error:
        reason = "its manifest cannot be read"
        raise BadBackup(reason) from error
    if manifest.format != FORMAT or manifest.revision > NEWEST:
        reason = f"it was made by a later version ({manifest.revision}); update this one first"
        raise BadBackup(reason)
    for name, member in manifest.tables.items():
        if name not in metadata.tables or set(member.columns) - set(metadata.tables[name].c.keys()):
            reason = f"this version has no place for its table {name!r}"
            raise BadBackup(reason)
    return manifest


def _check_names(zipped: ZipFile, manifest: Manifest, files: dict[str, str]) -> None:
    for key, digest in files.items():
        if not is_key(key) or (not key.startswith("jobs/") and digest not in key):
            reason = f"{key!r} is no name of a file of ours"
            raise BadBackup(reason)
    ours = {MANIFEST, FILES, *map(table_member, manifest.tables), *map(file_member, files)}
    names = zipped.namelist()
    for name in names:
        if name not in ours:
            reason = f"there is something in it that is none of ours: {name!r}"
            raise BadBackup(reason)
    if len(names) != len(ours):
        reason = "something in it is there twice, or is missing"
        raise BadBackup(reason)


def _check(zipped: ZipFile, name: str, digest: str) -> None:
    if name.startswith("media/") and zipped.getinfo(name).file_size > _LARGEST_FILE:
        reason = f"{name} is too large"
        raise BadBackup(reason)
    seen = sha256()
    with zipped.open(name) as member:
        while chunk := member.read(_CHUNK):
            seen.update(chunk)
    if seen.hexdigest() != digest:
        reason = f"{name} is not what was written"
        raise BadBackup(reason)


def _lines(zipped: ZipFile, name: str) -> Iterator[list[JsonValue]]:
    with zipped.open(name) as member:
        while line := member.readline(_LARGEST_LINE):
            found = json.loads(line)
            if not isinstance(found, list):
                reason = f"{name} holds something else than rows"
                raise BadBackup(reason)
            yield found

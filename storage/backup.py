"""Keeping everything: every table from one snapshot, and the files that its rows name."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import sqlalchemy as sa
from pydantic import JsonValue

from storage.backup_format import (
    FILES,
    FORMAT,
    MANIFEST,
    Manifest,
    Member,
    file_member,
    keys_in,
    plain,
    table_member,
)
from storage.database import Database
from storage.errors import MediaMissing
from storage.media import Media
from storage.migrations.start import NEWEST
from storage.statements import Row, Transaction
from storage.tables import metadata

PAGE: Final = 1000
"""Rows that are in memory at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What went into a backup, and which files the store did not have as the rows say."""

    rows: int
    files: int
    missing: list[str]


@dataclass(slots=True)
class _Lines:
    """One member of the archive that grows by lines."""

    out: IO[bytes]
    lines: int = 0
    _hash: Any = field(default_factory=sha256)

    def add(self, rows: list[list[JsonValue]]) -> None:
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        data = text.encode("utf-8", "surrogatepass")
        self.out.write(data)
        self._hash.update(data)
        self.lines += len(rows)

    def ended(self, columns: list[str]) -> Member:
        self.out.close()
        return Member(lines=self.lines, sha256=self._hash.hexdigest(), columns=columns)


async def backup(
    db: Database, media: Media, out: IO[bytes], now: datetime, *, page: int = PAGE
) -> Made:
    """Write all that `db` knows at this moment, and the files it names, as an archive into `out`.

    Others may go on writing meanwhile. Raises `StorageError`.
    """
    zipped = await asyncio.to_thread(ZipFile, out, "w", ZIP_DEFLATED)
    keys: set[str] = set()
    tables: dict[str, Member] = {}
    async with db.read() as tx:
        for table in metadata.sorted_tables:
            tables[table.name] = await _table(table, _pages(tx, table, page), zipped, keys)
    files, missing = await _files(media, sorted(keys), zipped)
    manifest = Manifest(format=FORMAT, revision=NEWEST, made_at=now, tables=tables, files=files)
    await asyncio.to_thread(zipped.writestr, MANIFEST, manifest.model_dump_json(indent=1))
    await asyncio.to_thread(zipped.close)
    rows = sum(member.lines for member in tables.values())
    return Made(rows=rows, files=files.lines, missing=missing)


async def _table(
    table: sa.Table, pages: AsyncIterator[list[Row]], zipped: ZipFile, keys: set[str]
) -> Member:
    names = [column.name for column in table.c]
    lines = _Lines(await asyncio.to_thread(_member, zipped, table_member(table.name)))
    async for page in pages:
        for row in page:
            keys.update(keys_in(table.name, dict(zip(names, row, strict=True))))
        await asyncio.to_thread(lines.add, [[plain(value) for value in row] for row in page])
    return await asyncio.to_thread(lines.ended, names)


async def _pages(tx: Transaction, table: sa.Table, most: int) -> AsyncIterator[list[Row]]:
    places = [list(table.c).index(column) for column in table.primary_key]
    page = await tx.rows(_first(table.name), {"most": most})
    while page:
        yield page
        after = {f"after_{at}": page[-1][place] for at, place in enumerate(places)}
        page = await tx.rows(_next(table.name), {**after, "most": most})


@cache
def _first(name: str) -> sa.Select[Any]:
    table = metadata.tables[name]
    most = sa.bindparam("most", type_=sa.Integer)
    return sa.select(table).order_by(*table.primary_key).limit(most)


@cache
def _next(name: str) -> sa.Select[Any]:
    key = list(metadata.tables[name].primary_key)
    after = [sa.bindparam(f"after_{at}", type_=column.type) for at, column in enumerate(key)]
    return _first(name).where(sa.tuple_(*key) > sa.tuple_(*after))


async def _files(media: Media, keys: list[str], zipped: ZipFile) -> tuple[Member, list[str]]:
    missing: list[str] = []
    found: list[list[JsonValue]] = []
    for key in keys:
        try:
            data = await media.get(key)
        except MediaMissing:
            missing.append(key)
            continue
        digest = (await asyncio.to_thread(sha256, data)).hexdigest()
        if not key.startswith("jobs/") and digest not in key:
            missing.append(key)
            continue
        await asyncio.to_thread(zipped.writestr, file_member(key), data, ZIP_STORED)
        found.append([key, digest, len(data)])
    lines = _Lines(await asyncio.to_thread(_member, zipped, FILES))
    await asyncio.to_thread(lines.add, found)
    return await asyncio.to_thread(lines.ended, []), missing


def _member(zipped: ZipFile, name: str) -> IO[bytes]:
    return zipped.open(name, "w", force_zip64=True)

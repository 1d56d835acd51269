"""All that is one person's, as zip files: a table of contents, every row as JSON, every picture.

Nothing is gathered first: rows are read page by page and pictures one after the other, so an
archive may be far larger than memory.
"""

import asyncio
import io
import json
import re
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from pydantic import JsonValue
from typing_extensions import override

from storage.database import Database
from storage.errors import MediaMissing
from storage.media import Media
from storage.own_data import TOLD, Told, me, rows_of
from storage.tables import PersonId, image

_ROWS: Final = 5_000
"""Rows in one file; more of them go on in the next."""
_OVERHEAD: Final = 400
"""More than what a zip file needs for one entry besides its bytes."""
_FILES: Final = Told(image, image.c.person_id == me)
_UNSAFE: Final = re.compile(r"[^a-z0-9-]+")
_EARLIEST: Final = 1980  # zip files know no earlier year

README: Final = """\
This is everything that is kept about you here.

data/       One file per kind of record (JSON). The ones you may look for first:
  turn.json          what you said, and what was answered
  image.json         your pictures: prompt, model, seed, parent_id (the picture it was made from),
                     and its file in pictures/
  job.json           your orders: "prompt" is what you said, "prompt" in "wish" what was drawn
  ledger_entry.json  receipts: what was reserved, spent and given back for each order
  person.json, identity.json, setting.json   who you are here, and your settings
pictures/   The pictures themselves, as they were made or sent, deleted ones too.

What others said or made is not in here, nor are secrets such as keys. A kind of which you have
nothing has no file. Large archives come in several parts, each a zip file of its own.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file in the archive."""

    name: str
    data: bytes
    made_at: datetime
    packed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One zip file of several that make up the archive."""

    name: str
    data: bytes


class Zipped(ABC):
    """Files that go together, as zip files that are made while they are read."""

    __slots__ = ()

    @property
    @abstractmethod
    def name(self) -> str:
        """What the file is called when it is one."""

    @property
    @abstractmethod
    def words(self) -> str:
        """What it is, in a few words that are said above it."""

    @abstractmethod
    def entries(self) -> AsyncIterator[Entry]:
        """Every file in it."""

    async def pieces(self, most: int) -> AsyncIterator[Piece]:
        """Zip files of at most `most` bytes; only one that holds a single file may be larger."""
        number, out = 1, io.BytesIO()
        zipped = ZipFile(out, "w")
        async for entry in self.entries():
            room = most - out.tell() - _OVERHEAD * (len(zipped.infolist()) + 1)
            if zipped.infolist() and len(entry.data) > room:
                zipped.close()
                yield Piece(name=self._part(number), data=out.getvalue())
                number, out = number + 1, io.BytesIO()
                zipped = ZipFile(out, "w")
            await asyncio.to_thread(_add, zipped, entry)
        zipped.close()
        yield Piece(name=self.name if number == 1 else self._part(number), data=out.getvalue())

    async def stream(self) -> AsyncIterator[bytes]:
        """One zip file, piece by piece as it is made."""
        pipe = _Pipe()
        with ZipFile(pipe, "w") as zipped:
            async for entry in self.entries():
                await asyncio.to_thread(_add, zipped, entry)
                yield pipe.taken()
        yield pipe.taken()

    def _part(self, number: int) -> str:
        return self.name.replace(".zip", f"-{number}.zip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive(Zipped):
    """All that is one person's."""

    db: Database
    media: Media
    person_id: PersonId
    now: datetime

    @property
    @override
    def name(self) -> str:
        return f"my-data-{self.now:%Y-%m-%d}.zip"

    @property
    @override
    def words(self) -> str:
        return "Your data"

    @override
    async def entries(self) -> AsyncIterator[Entry]:
        yield self._text("README.txt", README)
        for told in TOLD:
            rows: list[dict[str, JsonValue]] = []
            number = 1
            async for page in rows_of(self.db, told, self.person_id):
                rows += [_with_file(row) for row in page] if told.table is image else page
                if len(rows) >= _ROWS:
                    yield self._rows(told.table.name, number, rows)
                    rows, number = [], number + 1
            if rows:
                yield self._rows(told.table.name, number, rows)
        async for entry in self._pictures():
            yield entry

    async def _pictures(self) -> AsyncIterator[Entry]:
        missing = []
        async for page in rows_of(self.db, _FILES, self.person_id):
            for row in page:
                name = file_of(row)
                try:
                    data = await self.media.get(str(row["media_key"]))
                except MediaMissing:
                    missing.append(name)
                    continue
                made_at = datetime.fromisoformat(str(row["created_at"]))
                yield Entry(name=name, data=data, made_at=made_at, packed=False)
        if missing:
            yield self._text("pictures/missing.txt", "\n".join(missing))

    def _rows(self, table: str, number: int, rows: list[dict[str, JsonValue]]) -> Entry:
        name = table if number == 1 else f"{table}-{number}"
        return self._text(f"data/{name}.json", json.dumps(rows, indent=1, ensure_ascii=False))

    def _text(self, name: str, text: str) -> Entry:
        # A lone half of a surrogate pair is legal in JSON and in no encoding.
        data = text.encode(errors="replace")
        return Entry(name=name, data=data, made_at=self.now, packed=True)


def file_of(row: Mapping[str, JsonValue]) -> str:
    """Where a picture lies in the archive: letters, digits and dashes, whatever its record says."""
    handle = str(row["handle"])
    safe = _UNSAFE.sub("-", handle.casefold())[:80].strip("-")
    if safe != handle or not safe:
        safe = f"{safe or 'picture'}-{UUID(str(row['id'])).hex}"
    return f"pictures/{picture_name(safe, str(row['media_type']))}"


def picture_name(stem: str, media_type: str) -> str:
    """What a picture's file is called in an archive."""
    ending = _UNSAFE.sub("", media_type.rpartition("/")[2].partition("+")[0])
    return f"{stem}.{'jpg' if ending == 'jpeg' else ending or 'bin'}"


def _with_file(row: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {**row, "file": file_of(row)}


def _add(zipped: ZipFile, entry: Entry) -> None:
    at = entry.made_at
    moment = (max(at.year, _EARLIEST), at.month, at.day, at.hour, at.minute, at.second)
    info = ZipInfo(entry.name, moment)
    info.compress_type = ZIP_DEFLATED if entry.packed else ZIP_STORED
    zipped.writestr(info, entry.data)


class _Pipe(io.RawIOBase):
    """Takes what is written and hands it on; it cannot go back, and `ZipFile` need not."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []

    @override
    def writable(self) -> bool:
        return True

    @override
    def write(self, data: Any, /) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """What was written since the last call."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken

"""Reads an archive as somebody does who has unpacked it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from storage.archive import Archive


@dataclass
class Unpacked:
    """The files of one or several zip files together."""

    files: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, zips: Iterable[bytes]) -> "Unpacked":
        unpacked = cls()
        for data in zips:
            with ZipFile(BytesIO(data)) as zipped:
                assert zipped.testzip() is None
                for name in zipped.namelist():
                    assert name not in unpacked.files, name
                    unpacked.files[name] = zipped.read(name)
        return unpacked

    @property
    def pictures(self) -> list[bytes]:
        return [data for name, data in self.files.items() if name.startswith("pictures/")]

    @property
    def text(self) -> str:
        """Everything that can be read in it."""
        return "\n".join(
            data.decode() for name, data in self.files.items() if not name.startswith("pictures/")
        )

    def rows(self, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.files.get(f"data/{table}.json", b"[]"))
        return found


async def unpacked(archive: Archive, most: int = 10**9) -> Unpacked:
    return Unpacked.of([piece.data async for piece in archive.pieces(most)])

"""What a backup is: a zip of tables as lines of JSON, the files they name, and a manifest.

It is the same for both databases, so what was kept in one can be restored into the other.
"""

import base64
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, JsonValue

from storage.tables import Instant

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
FILES: Final = "files.jsonl"
_KEY: Final = re.compile(
    r"[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}\.[a-z]{3}|jobs/[0-9a-f-]{36}/\d{1,4}"
)
_KEY_COLUMNS: Final = {
    "image": ("media_key", "thumb_key"),
    "job": ("results",),
    "web_message": ("body",),
}
"""Where rows name files: as the value itself, or under "key" inside JSON."""


class Member(BaseModel):
    """A table, or the list of files, as it lies in the archive."""

    model_config = ConfigDict(extra="forbid")

    lines: int
    sha256: str
    columns: list[str] = []


class Manifest(BaseModel):
    """What is in the archive; written last, so an archive that was cut off has none."""

    model_config = ConfigDict(extra="forbid")

    format: int
    revision: str
    made_at: datetime
    tables: dict[str, Member]
    files: Member


def table_member(name: str) -> str:
    """The name of a table's lines in the archive."""
    return f"tables/{name}.jsonl"


def file_member(key: str) -> str:
    """The name of a file in the archive."""
    return f"media/{key}"


def is_key(text: str) -> bool:
    """Whether this is a key as our own code makes them, and leads nowhere else."""
    return _KEY.fullmatch(text) is not None


def keys_in(table: str, row: dict[str, Any]) -> Iterator[str]:
    """The keys of the files that a row names."""
    for column in _KEY_COLUMNS.get(table, ()):
        value = row[column]
        if isinstance(value, str):
            yield value
        else:
            yield from _keys(value)


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        key = value.get("key")
        if isinstance(key, str) and is_key(key):
            yield key
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def plain(value: Any) -> JsonValue:
    """A column's value as JSON has it."""
    match value:
        case bytes() | memoryview():
            return base64.b64encode(value).decode()
        case UUID():
            return str(value)
        case date():  # a moment is one, too
            return value.isoformat()
        case _:
            found: JsonValue = value
            return found


def value_of(column: sa.Column[Any], found: JsonValue) -> Any:
    """The same the other way. Raises `ValueError`."""
    kind = column.type
    if found is None or isinstance(kind, sa.JSON):
        return found
    readers: dict[type[Any], Callable[[str], Any]] = {
        sa.Uuid: UUID,
        Instant: datetime.fromisoformat,
        sa.Date: date.fromisoformat,
        sa.LargeBinary: _bytes,
    }
    for of, read in readers.items():
        if isinstance(kind, of):
            return read(str(found))
    return found


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)

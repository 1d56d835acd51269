"""From rows to records and back: columns are chosen once, conversions named beforehand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, Final, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import Insert

from storage.statements import Row

RecordT = TypeVar("RecordT")
# Anything a column may hold; each converter narrows it.
Convert = Callable[[Any], object]
_NOTHING: Final[Mapping[str, Convert]] = {}


class Shape(Generic[RecordT]):
    """How one record lies in one table: field names are column names, in the field order."""

    def __init__(
        self,
        record: type[RecordT],
        table: sa.Table,
        *,
        decode: Mapping[str, Convert] = _NOTHING,
        encode: Mapping[str, Convert] = _NOTHING,
    ) -> None:
        self.names = tuple(field.name for field in fields(record))  # type: ignore[arg-type]  # records are dataclasses
        self.columns = tuple(table.c[name] for name in self.names)
        self._table = table
        self._record = record
        self._decode = decode
        self._encode = encode

    def insertion(self) -> Insert:
        """An insert of a whole record. PostgreSQL's, whose conflict clauses SQLite shares."""
        return Insert(self._table).values({name: sa.bindparam(name) for name in self.names})

    def read(self, row: Row) -> RecordT:
        """The record that a row of `columns` stands for."""
        values = dict(zip(self.names, row, strict=True))
        for name, convert in self._decode.items():
            values[name] = convert(values[name])
        return self._record(**values)

    def maybe(self, rows: list[Row]) -> RecordT | None:
        """The first record, or None."""
        return self.read(rows[0]) if rows else None

    def all(self, rows: Iterable[Row]) -> list[RecordT]:
        """Every record."""
        return [self.read(row) for row in rows]

    def write(self, record: RecordT) -> dict[str, object]:
        """The column values of a record."""
        return self.encoded({name: getattr(record, name) for name in self.names})

    def encoded(self, values: dict[str, object]) -> dict[str, object]:
        """The same values as the columns take them."""
        for name in self._encode.keys() & values.keys():
            values[name] = self._encode[name](values[name])
        return values

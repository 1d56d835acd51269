"""From rows to records and back, cheaply: columns are chosen once, conversions named beforehand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, Final, Generic, TypeVar

import sqlalchemy as sa

RecordT = TypeVar("RecordT")
# Anything a driver may hand back; each converter narrows it.
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
        self._record = record
        self._decode = decode
        self._encode = encode

    def read(self, row: "sa.Row[Any]") -> RecordT:
        """The record that a row of `columns` stands for."""
        values = dict(zip(self.names, row, strict=True))
        for name, convert in self._decode.items():
            values[name] = convert(values[name])
        return self._record(**values)

    def maybe(self, result: "sa.Result[Any]") -> RecordT | None:
        """The first record of a result, or None."""
        row = result.first()
        return None if row is None else self.read(row)

    def all(self, result: "Iterable[sa.Row[Any]]") -> list[RecordT]:
        """Every record of a result."""
        return [self.read(row) for row in result]

    def write(self, record: RecordT) -> dict[str, object]:
        """The column values of a record."""
        return self.encoded({name: getattr(record, name) for name in self.names})

    def encoded(self, values: dict[str, object]) -> dict[str, object]:
        """The same values as the columns take them."""
        for name in self._encode.keys() & values.keys():
            values[name] = self._encode[name](values[name])
        return values

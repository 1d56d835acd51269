"""Statements are written with SQLAlchemy, compiled once per database, and run by the bare driver.

Going through SQLAlchemy's own connections costs several times what SQLite or PostgreSQL needs for
our small statements, so only its compiler and its types are on the hot path.
"""

from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence, Sized
from typing import Any, Final, Literal, Protocol, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.engine import Dialect

DialectName = Literal["sqlite", "postgresql"]
Clause = sa.ClauseElement
# Drivers hand back and take anything; the column types narrow it.
Row = tuple[Any, ...]
Values = Mapping[str, object]
NO_VALUES: Final[Values] = {}

_DIALECTS: Final[Mapping[DialectName, Dialect]] = {
    "sqlite": pysqlite.dialect(),
    "postgresql": asyncpg.dialect(),  # type: ignore[no-untyped-call]  # SQLAlchemy left it so
}


class AfterTheLast(RuntimeError):
    """A statement came after the one that was said to be the last: a bug of the caller."""


class Transaction(Protocol):
    """What the functions of this package work on; everybody else only hands it on."""

    async def rows(self, clause: Clause, values: Values = NO_VALUES) -> list[Row]:
        """Run a statement and return its rows. Raises `StorageError`."""
        ...

    async def run(self, clause: Clause, values: Values = NO_VALUES) -> int:
        """Run a statement that returns nothing: how many rows it touched. Raises `StorageError`."""
        ...

    async def each(self, clause: Clause, values: Sequence[Values]) -> list[Row]:
        """Run a statement for each set of values in one trip: all their rows in order."""
        ...

    def last(self) -> None:
        """Say that the next call is the last of a `write`: it is committed in the same trip."""
        ...


T = TypeVar("T")
Work = Callable[[Transaction], Coroutine[Any, Any, T]]
"""What happens in one transaction; it waits for nothing but that."""


class Compiled:
    """The driver's text, and how values go in and rows come out."""

    def __init__(self, clause: Clause, dialect: Dialect) -> None:
        compiled = clause.compile(dialect=dialect)
        assert isinstance(compiled, sa.sql.compiler.SQLCompiler)  # noqa: S101 - tells mypy
        self.sql = str(compiled)
        self._defaults = {
            name: bind.effective_value
            for name, bind in compiled.binds.items()
            if not bind.required and name in compiled.params
        }
        names = compiled.positiontup or []
        self._binds = [
            (name, _processor(compiled.binds[name].type, "bind", dialect)) for name in names
        ]
        columns = getattr(clause, "exported_columns", ())
        processors = (_processor(column.type, "result", dialect) for column in columns)
        self._results = [(at, convert) for at, convert in enumerate(processors) if convert]

    def arguments(self, values: Values) -> list[object]:
        """The values in the order of the placeholders; a missing one is a KeyError."""
        return [
            self._argument(name, values)
            if convert is None
            else convert(self._argument(name, values))
            for name, convert in self._binds
        ]

    def row(self, raw: Sequence[Any]) -> Row:
        """A driver's row, converted."""
        values = list(raw)
        for at, convert in self._results:
            values[at] = convert(values[at])
        return tuple(values)

    def _argument(self, name: str, values: Values) -> object:
        return values[name] if name in values else self._defaults[name]


_compiled: Final[Mapping[DialectName, WeakKeyDictionary[Clause, Compiled]]] = {
    "sqlite": WeakKeyDictionary(),
    "postgresql": WeakKeyDictionary(),
}


def compiled(clause: Clause, dialect: DialectName) -> Compiled:
    """The statement as this database's driver takes it; compiled once per statement object.

    Statements are therefore made at import, or by a cached function, never per call.
    """
    known = _compiled[dialect].get(clause)
    if known is None:
        known = _compiled[dialect][clause] = Compiled(clause, _DIALECTS[dialect])
    return known


async def scalar(tx: Transaction, clause: Clause, values: Values = NO_VALUES) -> Any:
    """The first column of the first row, or None."""
    rows = await tx.rows(clause, values)
    return rows[0][0] if rows else None


def one_of(column: sa.Column[Any], name: str, size: int) -> sa.ColumnElement[bool]:
    """`column` is among `size` values, bound by `spread` under the same name."""
    return column.in_([sa.bindparam(f"{name}_{at}", type_=column.type) for at in range(size)])


def room(items: Sized) -> int:
    """The next power of two: a handful of statements serves lists of every length."""
    return 1 << max(len(items) - 1, 0).bit_length()


def spread(name: str, items: Collection[object]) -> dict[str, object]:
    """Values for `one_of(column, name, room(items))`; the last is repeated where room is left."""
    listed = list(items)
    listed += listed[-1:] * (room(items) - len(listed))
    return {f"{name}_{at}": value for at, value in enumerate(listed)}


def _processor(
    type_: sa.types.TypeEngine[Any], way: Literal["bind", "result"], dialect: Dialect
) -> Callable[[Any], Any] | None:
    here = type_.dialect_impl(dialect)
    if way == "bind":
        return here.bind_processor(dialect)
    return here.result_processor(dialect, None)

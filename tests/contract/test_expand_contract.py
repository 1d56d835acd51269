"""A version works beside the one before it: a migration adds, and what is used is not taken away.

docs/deploy/deploying.md tells the rule.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from storage.migrations.upgrade import upgrade, upgrade_file, upgrade_server
from storage.tables import metadata
from tests.contract.filling import inserts, row_of, special_rows
from tests.postgres import fresh_postgres

OLDEST = "0009_budgets"
"""The oldest revision that may run beside the newest; nothing before it was ever released."""

Do = Callable[[Callable[[sa.Connection], None]], None]


@pytest.fixture(params=["sqlite", "postgresql"])
def do(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Do]:
    """Does some work on a database of its own."""
    if request.param == "sqlite":
        yield partial(upgrade_file, tmp_path / "old.sqlite")
        return
    with fresh_postgres() as url:
        yield partial(upgrade_server, url)


def columns_of(connection: sa.Connection) -> dict[str, set[str]]:
    look = sa.inspect(connection)
    return {
        name: {column["name"] for column in look.get_columns(name)}
        for name in look.get_table_names()
        if name in metadata.tables
    }


class Version:
    """The statements of a version that knows these columns and no others."""

    def __init__(self, knows: dict[str, set[str]]) -> None:
        self._knows = knows
        ids = {table.name: uuid4() for table in metadata.sorted_tables}
        special = special_rows(ids, "-100", word="chat")
        self._rows = {
            table: {
                name: value
                for name, value in row_of(table, ids, special).items()
                if name in knows[table.name]
            }
            for table in inserts()
            if table.name in knows
        }

    def insert(self, connection: sa.Connection) -> None:
        for table, row in self._rows.items():
            names: dict[str, sa.BindParameter[object]] = {name: sa.bindparam(name) for name in row}
            connection.execute(sa.insert(table).values(names), row)

    def reads_its_rows(self, connection: sa.Connection) -> None:
        for table, row in self._rows.items():
            found = connection.execute(sa.select(*(table.c[name] for name in row))).all()
            assert [tuple(one) for one in found] == [tuple(row.values())], table.name

    def remove(self, connection: sa.Connection) -> None:
        for table in reversed([*self._rows]):
            connection.execute(sa.delete(table))


def test_an_older_version_goes_on_working_beside_the_newest(do: Do) -> None:
    version: Version | None = None
    knew: dict[str, set[str]] = {}

    def by_the_older(connection: sa.Connection) -> None:
        nonlocal version
        upgrade(connection, OLDEST)
        knew.update(columns_of(connection))
        version = Version(knew)
        version.insert(connection)

    def beside_the_newest(connection: sa.Connection) -> None:
        assert version is not None
        upgrade(connection)
        knows = columns_of(connection)
        assert {name: names - knows.get(name, set()) for name, names in knew.items()} == {
            name: set() for name in knew
        }
        version.reads_its_rows(connection)
        version.remove(connection)
        version.insert(connection)
        version.reads_its_rows(connection)

    do(by_the_older)
    do(beside_the_newest)

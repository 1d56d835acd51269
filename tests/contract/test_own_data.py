"""What is told of a person is read page by page in every table, on both engines."""

import pytest
import sqlalchemy as sa

from storage import conversations
from storage.own_data import PAGE, TOLD, Told, rows_of
from storage.tables import identity
from tests.contract.records import NOON, World, somebody

_ANOTHER = sa.insert(identity).values(
    {column.name: sa.bindparam(column.name) for column in identity.c}
)


@pytest.mark.parametrize("told", TOLD, ids=lambda one: str(one.table.name))
async def test_every_table_can_be_read(world: World, told: Told) -> None:
    bo = await somebody(world.db, world.ids(), "bo", "Bo")
    mine = [row async for page in rows_of(world.db, told, world.person.id) for row in page]
    theirs = [row async for page in rows_of(world.db, told, bo.id) for row in page]
    assert not [row for row in mine if row in theirs]
    assert all(set(row) == {column.name for column in told.columns} for row in mine)


async def test_many_rows_come_in_pages_each_once(world: World) -> None:
    many = 2 * PAGE + 3
    async with world.db.write() as tx:
        for number in range(many):
            await conversations.append_turn(
                tx,
                conversation_id=world.conversation.id,
                turn_id=f"turn-{number:04}",
                person_id=world.person.id,
                body=b"unreadable",
                now=NOON,
            )
    (told,) = [one for one in TOLD if one.table.name == "turn"]
    pages = [page async for page in rows_of(world.db, told, world.person.id)]
    assert [len(page) for page in pages] == [PAGE, PAGE, 3]
    ids = [row["turn_id"] for page in pages for row in page]
    assert ids == [f"turn-{number:04}" for number in range(many)]
    assert pages[0][0]["said"] == "", "a line that cannot be read is told without its words"


async def test_a_key_of_several_columns_pages_as_well(world: World) -> None:
    async with world.db.write() as tx:
        for external in ("b", "a", "c"):
            values = {"external_id": external, "person_id": world.person.id}
            await tx.run(_ANOTHER, {**values, "platform": "console", "created_at": NOON})
    (told,) = [one for one in TOLD if one.table.name == "identity"]
    small = Told(told.table, told.whose, frozenset({"created_at", "platform"}))
    pages = [page async for page in rows_of(world.db, small, world.person.id, size=2)]
    told_ids = [[row["external_id"] for row in page] for page in pages]
    assert told_ids == [["a", "ana"], ["b", "c"]]

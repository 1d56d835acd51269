"""Every table is filled, somebody is forgotten, and nothing of theirs is found, on both engines."""

import asyncio

import pytest
import sqlalchemy as sa

from storage import forgetting, own_data, rights
from storage.ledger import Period
from storage.rights import AuditEntry
from storage.tables import PersonId, conversation, metadata, turn
from tests.contract.filling import MARK, PLATFORM, fill, inserts, marked, rows
from tests.contract.records import NOON, World, somebody

ALONE = f"{MARK}-77"
_LOUNGE = sa.select(conversation.c.id).where(
    conversation.c.chat == "lounge", conversation.c.platform == PLATFORM
)


async def begin(world: World, who: PersonId) -> bool:
    async with world.db.write() as tx:
        return await forgetting.begin(tx, who, periods=[Period.DAY], here=None, now=NOON)


async def run(world: World, who: PersonId, steps: int = len(forgetting.STEPS)) -> None:
    for step in forgetting.STEPS[:steps]:
        more = True
        while more:
            async with world.db.write() as tx:
                more = await step(tx, who, NOON)


async def test_the_filling_has_a_row_and_a_mark_wherever_one_can_be(world: World) -> None:
    await fill(world, chat=ALONE)
    places = await marked(world.db)
    for table in inserts():
        assert await rows(world.db, table), table.name
    # Every table of words bears one; without that the tests below could not fail.
    wordless = {
        "favourite",
        "link_code",
        "web_link",
        "balance",
        "limit",
        "usage",
        "ledger_entry",
        "grant",
    }
    assert {place.partition(".")[0] for place in places} == {
        table.name for table in inserts()
    } - wordless


@pytest.mark.parametrize("chat", [ALONE, "lounge"])
async def test_nothing_is_left_in_any_table(world: World, chat: str) -> None:
    who = await fill(world, chat=chat)
    if chat != ALONE:
        await _joined_by_another(world)
    assert await begin(world, who)
    await run(world, who)
    assert await marked(world.db) == set()


@pytest.mark.parametrize("steps", range(len(forgetting.STEPS) + 1))
async def test_killed_after_any_step_it_is_done_again_to_the_end(world: World, steps: int) -> None:
    who = await fill(world, chat=ALONE)
    await begin(world, who)
    await run(world, who, steps)
    assert not await begin(world, who), "once is enough"
    async with world.db.read() as tx:
        assert await forgetting.pending(tx, 9) == [who]
    await run(world, who)
    await run(world, who)
    assert await marked(world.db) == set()
    async with world.db.write() as tx:
        assert not await forgetting.finish(tx, who, NOON), "what was under way may still write"
        assert await forgetting.finish(tx, who, NOON + forgetting.AFTERGLOW)
        assert await forgetting.pending(tx, 9) == []


async def test_what_somebody_else_has_is_untouched(world: World) -> None:
    await fill(world, chat="lounge-of-others")
    before = await snapshot(world)
    async with world.db.write() as tx:
        await forgetting.begin(
            tx, world.person.id, periods=[Period.DAY], here=world.conversation.id, now=NOON
        )
    await run(world, world.person.id)
    after = await snapshot(world)
    mine = {str(world.person.id), str(world.conversation.id)}
    changed = {row for row in before ^ after if not any(id_ in row for id_ in mine)}
    assert {row for row in changed if "'ana'" not in row} == set()


async def test_however_many_ask_at_once_it_is_begun_once(world: World) -> None:
    who = await fill(world, chat=ALONE)
    begun = await asyncio.gather(*[begin(world, who) for _ in range(5)])
    assert sorted(begun) == [False] * 4 + [True]
    await asyncio.gather(run(world, who), run(world, who))
    assert await marked(world.db) == set()


async def test_sums_stay_right(world: World) -> None:
    who = await fill(world, chat=ALONE)
    kept = [metadata.tables[name] for name in ("ledger_entry", "balance", "usage", "job", "tally")]
    before = [await rows(world.db, table) for table in kept]
    await begin(world, who)
    await run(world, who)
    assert [await rows(world.db, table) for table in kept] == before


async def test_who_is_forgotten_has_nothing_to_be_told(world: World) -> None:
    who = await fill(world, chat=ALONE)
    await begin(world, who)
    await run(world, who)
    told = {
        one.table.name
        for one in own_data.TOLD
        if [row async for page in own_data.rows_of(world.db, one, who) for row in page]
    }
    kept = {name for name, how in forgetting.HOW.items() if how.startswith(("emptied", "kept"))}
    assert told <= kept | {"audit_entry"}


async def _joined_by_another(world: World) -> None:
    """Ana has said something in the only other chat, too."""
    async with world.db.write() as tx:
        ((here,),) = await tx.rows(_LOUNGE)
        values = {
            "conversation_id": here,
            "turn_id": "another",
            "person_id": world.person.id,
            "body": b"hello",
            "created_at": NOON,
        }
        await tx.run(sa.insert(turn).values(values))


async def snapshot(world: World) -> set[str]:
    found = set()
    async with world.db.read() as tx:
        for table in metadata.sorted_tables:
            found |= {f"{table.name} {row!r}" for row in await tx.rows(sa.select(table))}
    return found


async def test_names_are_taken_out_of_the_audit_however_they_are_spelled(world: World) -> None:
    joerg = await somebody(world.db, world.ids(), "4711", "Jörg Müller")
    said = ("JÖRG MÜLLER viewer", "telegram:4711 owner", "Bo 47110", "jörg müller")
    async with world.db.write() as tx:
        for detail in said:
            entry = AuditEntry(
                person_id=world.person.id,
                place="everywhere",
                action="grant",
                detail=detail,
                created_at=NOON,
            )
            await rights.note(tx, entry)
    await begin(world, joerg.id)
    async with world.db.read() as tx:
        told = [one.detail for one in await rights.done_in(tx, "everywhere", 9)][::-1]
    assert told == ["somebody viewer", "telegram:somebody owner", "Bo 47110", "somebody"]

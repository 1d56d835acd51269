"""Two people become one, on both engines, and no table is forgotten."""

import secrets
from datetime import timedelta

from storage import caps, favourites, images, joining, ledger, link_codes, people, rights, usage
from storage.ledger import Account, Balance, Cap, Period, scope_of_person
from storage.rights import Grant
from storage.tables import JobState, PersonId, metadata
from storage.tables import person as person_table
from storage.usage import Whose
from tests.contract.records import NOON, World, somebody

_TOLD = {
    *joining.OWNED,
    *joining.KEYED,
    *joining.ADDED,
    *joining.UNITED,
    *joining.BY_NAME,
}
_WITHOUT_PEOPLE = {
    "alert_place",
    "conversation",
    "delivery",
    "inbox_event",
    "kept_answer",
    "person",
} | {
    "carried_balance",
    "sent_message",
    "tally",
    "unneeded_file",
    "web_message",
    "webhook_message",
}


def test_every_table_is_said_to_have_people_in_it_or_not() -> None:
    told = {table.name for table in _TOLD}
    assert told | _WITHOUT_PEOPLE == set(metadata.tables)
    assert not told & _WITHOUT_PEOPLE
    for name in _WITHOUT_PEOPLE:
        for column in metadata.tables[name].c:
            assert not column.references(person_table.c.id), (name, column.name)


async def _spent(world: World, person_id: PersonId, credits_: int) -> None:
    job = await world.keep(world.job(person_id=person_id))
    async with world.db.write() as tx:
        await ledger.reserve(
            tx,
            job_id=job.id,
            account=Account(person_id=person_id, conversation_id=job.conversation_id),
            credits=credits_,
            pictures=1,
            caps=(),
            now=NOON,
        )
        await ledger.settle(tx, job_id=job.id, credits=credits_, now=NOON)


async def test_what_the_younger_has_is_the_olders(world: World) -> None:
    ana = world.person
    bo = await somebody(world.db, world.ids(), "bo", "Bo")
    await _spent(world, ana.id, 5)
    await _spent(world, bo.id, 7)
    place = "chat:console:lounge"
    async with world.db.write() as tx:
        for who, role, most, ratio in ((ana, "creator", 90, "1:1"), (bo, "blocked", 40, "16:9")):
            name = rights.person(who.id)
            await rights.give(tx, Grant(place=place, who=name, role=role), now=NOON)
            scope = scope_of_person(who.id)
            await caps.put(tx, Cap(scope=scope, period=Period.DAY, most=most))
            await rights.set_value(tx, place=name, name="ratio", value=ratio, now=NOON)
        await rights.set_value(
            tx, place=rights.person(bo.id), name="model", value="mystic", now=NOON
        )
        await joining.join(tx, older=ana.id, younger=bo.id)
    async with world.db.read() as tx:
        assert await people.find(tx, platform="console", external_id="bo") == ana
        sums = await ledger.balance(tx, scope_of_person(ana.id), Period.TOTAL, NOON)
        assert sums == Balance(spent=12, reserved=0, pictures=2)
        emptied = await ledger.balance(tx, scope_of_person(bo.id), Period.TOTAL, NOON)
        assert emptied == Balance(spent=0, reserved=0)
        assert sum(row.credits for row in await usage.report(tx, Whose(person_id=ana.id))) == 12
        assert len(await ledger.entries(tx, person_id=ana.id, limit=9)) == 4
        (cap,) = await caps.of(tx, [scope_of_person(ana.id)])
        assert cap.most == 40, "the lower cap"
        held = await rights.grants(tx, [place], [rights.person(ana.id), rights.person(bo.id)])
        assert [one.role for one in held] == ["blocked"], "nobody links a block away"
        (settled,) = await rights.settings(tx, [rights.person(ana.id)])
        assert settled == {"ratio": "1:1", "model": "mystic"}


async def test_what_is_being_made_for_the_younger_stands_in_the_way(world: World) -> None:
    bo = await somebody(world.db, world.ids(), "bo", "Bo")
    await world.keep(world.job(JobState.QUEUED, person_id=bo.id))
    async with world.db.read() as tx:
        assert await joining.is_busy(tx, bo.id)
        assert not await joining.is_busy(tx, world.person.id)


async def test_a_favourite_of_both_is_one(world: World) -> None:
    bo = await somebody(world.db, world.ids(), "bo", "Bo")
    (picture, *_) = await world.stored_images("a red fox")
    async with world.db.write() as tx:
        for who in (world.person, bo):
            await favourites.add(tx, who.id, picture.id, now=NOON)
        await joining.join(tx, older=world.person.id, younger=bo.id)
    async with world.db.read() as tx:
        assert await images.get(tx, picture.id) == picture


async def test_a_code_serves_once_and_not_for_long(world: World) -> None:
    me, lasts = world.person.id, timedelta(minutes=10)
    async with world.db.write() as tx:
        first = await link_codes.issue(tx, me, secrets.token_bytes, now=NOON)
        second = await link_codes.issue(tx, me, secrets.token_bytes, now=NOON)
        since = NOON - lasts
        assert await link_codes.redeem(tx, first, since) is None, "a newer one replaced it"
        assert await link_codes.redeem(tx, second.upper(), NOON) is None, "too old"
        assert await link_codes.redeem(tx, second.upper().replace("-", " "), since) == me
        assert await link_codes.redeem(tx, second, since) is None, "used"
        assert await link_codes.recent(tx, me, since) == 2

"""Money: caps hold under any concurrency, accounts close once, balances are their entries' sum."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import caps, images, ledger, usage
from storage.errors import OverCap
from storage.jobs import Job
from storage.ledger import GUESTS, OVERALL, Account, Balance, Cap, EntryKind, Period, Scope, Unit
from storage.tables import JobId, PersonId
from storage.usage import By, UsageRow, Whose
from tests.contract.records import NOON, World, somebody

DAY = timedelta(days=1)
_PICTURES = 2


async def _reserve(
    world: World, job: Job, credits_: int, *caps: Cap, days: int = 0, pictures: int = 0
) -> bool:
    try:
        async with world.db.write() as tx:
            await ledger.reserve(
                tx,
                job_id=job.id,
                account=Account(person_id=job.person_id, conversation_id=job.conversation_id),
                credits=credits_,
                pictures=pictures,
                caps=caps,
                now=NOON + days * DAY,
            )
    except OverCap:
        return False
    return True


async def _balances(world: World, scope: Scope, days: int = 0) -> dict[Period, Balance]:
    async with world.db.read() as tx:
        return {
            period: await ledger.balance(tx, scope, period, NOON + days * DAY) for period in Period
        }


def _total_cap(credits_: int, scope: Scope = OVERALL, period: Period = Period.TOTAL) -> Cap:
    return Cap(scope=scope, period=period, most=credits_)


async def test_fifty_at_once_never_pass_a_cap(world: World) -> None:
    stored = [await world.stored_job() for _ in range(50)]
    through = await asyncio.gather(*(_reserve(world, job, 7, _total_cap(100)) for job in stored))
    assert sum(through) == 14
    balances = await _balances(world, OVERALL)
    assert set(balances.values()) == {Balance(spent=0, reserved=98)}
    async with world.db.read() as tx:
        assert len(await ledger.entries(tx, limit=99)) == 14


async def test_two_hundred_at_once_never_pass_any_of_the_limits(world: World) -> None:
    """Credits and pictures, of the server and of all guests; what is given back is free again."""
    account = Account(
        person_id=world.person.id,
        conversation_id=world.conversation.id,
        server="discord:77",
        guest=True,
    )
    server, unit = ledger.scope_of_server("discord:77"), Unit.PICTURES
    bounds = [
        Cap(scope=GUESTS, period=Period.DAY, most=100, unit=unit),
        Cap(scope=server, period=Period.MONTH, most=60, unit=unit, local=True),
        _total_cap(400, server),
    ]
    stored = [await world.stored_job() for _ in range(200)]

    async def ask(job: Job) -> JobId | None:
        try:
            async with world.db.write() as tx:
                await ledger.reserve(
                    tx, job_id=job.id, account=account, credits=7, pictures=1, caps=bounds, now=NOON
                )
        except OverCap:
            return None
        return job.id

    async def give_back(job_id: JobId) -> bool:
        async with world.db.write() as tx:
            return await ledger.release(tx, job_id=job_id, now=NOON)

    through = [done for done in await asyncio.gather(*map(ask, stored)) if done is not None]
    assert len(through) == 400 // 7, "the credits of the server end first"
    assert (await _balances(world, GUESTS))[Period.DAY] == Balance(
        spent=0, reserved=399, pictures=57
    )
    given = await asyncio.gather(*(give_back(job_id) for job_id in through[:30] * 2))
    assert sum(given) == 30
    for scope in (GUESTS, server, OVERALL, ledger.scope_of_person(world.person.id)):
        assert set((await _balances(world, scope)).values()) == {
            Balance(spent=0, reserved=189, pictures=27)
        }


async def test_an_account_closes_once_whoever_comes_first(world: World) -> None:
    job = await world.stored_job()
    assert await _reserve(world, job, 10)

    async def settle(credits_: int) -> bool:
        async with world.db.write() as tx:
            return await ledger.settle(tx, job_id=job.id, credits=credits_, now=NOON)

    async def release() -> bool:
        async with world.db.write() as tx:
            return await ledger.release(tx, job_id=job.id, now=NOON)

    closed = await asyncio.gather(settle(4), release(), settle(5), release(), settle(6), release())
    assert sum(closed) == 1
    after = (await _balances(world, OVERALL))[Period.TOTAL]
    assert after.reserved == 0
    assert after.spent in {0, 4, 5, 6}
    assert not await settle(4)
    assert (await _balances(world, OVERALL))[Period.TOTAL] == after


async def test_zero_means_zero(world: World) -> None:
    job = await world.stored_job()
    assert not await _reserve(world, job, 0, _total_cap(0))
    assert await _reserve(world, job, 0, _total_cap(1))


async def test_a_refusal_leaves_the_transaction_and_the_balances_as_they_were(
    world: World,
) -> None:
    first, second = await world.stored_job(), await world.stored_job()
    mine = ledger.scope_of_person(world.person.id)
    assert await _reserve(world, first, 6)
    async with world.db.write() as tx:
        with pytest.raises(OverCap) as refusal:
            await ledger.reserve(
                tx,
                job_id=second.id,
                account=Account(person_id=second.person_id, conversation_id=second.conversation_id),
                credits=5,
                pictures=0,
                caps=[_total_cap(99), _total_cap(10, mine, Period.DAY)],
                now=NOON,
            )
        # Committed all the same: the caller may go on.
    assert (refusal.value.used, refusal.value.asked) == (6, 5)
    assert refusal.value.cap.period is Period.DAY
    assert set((await _balances(world, mine)).values()) == {Balance(spent=0, reserved=6)}
    assert await _reserve(world, second, 4, _total_cap(10, mine, Period.DAY))


async def test_periods_start_anew_and_a_late_settlement_counts_where_it_was_reserved(
    world: World,
) -> None:
    late, fresh = await world.stored_job(), await world.stored_job()
    cap = _total_cap(10, period=Period.MONTH)
    assert await _reserve(world, late, 10, cap)
    # Noon of 31 March plus a day is another month.
    assert await _reserve(world, fresh, 10, cap, days=1)
    async with world.db.write() as tx:
        assert await ledger.settle(tx, job_id=late.id, credits=8, now=NOON + DAY)
    assert await _balances(world, OVERALL) == {
        Period.DAY: Balance(spent=8, reserved=0),
        Period.MONTH: Balance(spent=8, reserved=0),
        Period.TOTAL: Balance(spent=8, reserved=10),
    }
    assert await _balances(world, OVERALL, days=1) == {
        Period.DAY: Balance(spent=0, reserved=10),
        Period.MONTH: Balance(spent=0, reserved=10),
        Period.TOTAL: Balance(spent=8, reserved=10),
    }


async def test_nonsense_is_refused(world: World) -> None:
    job = await world.stored_job()
    with pytest.raises(ValueError, match="negative"):
        await _reserve(world, job, -1)
    with pytest.raises(ValueError, match="other accounts"):
        await _reserve(world, job, 1, _total_cap(5, Scope(kind="person", id="somebody else")))
    async with world.db.write() as tx:
        assert not await ledger.settle(tx, job_id=job.id, credits=1, now=NOON)
        assert not await ledger.release(tx, job_id=JobId(world.ids()), now=NOON)


async def test_caps_can_be_set_and_dropped(world: World) -> None:
    mine, theirs = ledger.scope_of_person(world.person.id), Scope(kind="person", id="x")
    async with world.db.write() as tx:
        for cap in (_total_cap(5, mine), _total_cap(7, theirs), _total_cap(9, mine)):
            await caps.put(tx, cap)
        assert await caps.of(tx, [mine, OVERALL]) == (_total_cap(9, mine),)
        besides = replace(_total_cap(3, mine), local=True)
        await caps.put(tx, besides)
        assert await caps.drop(tx, besides)
        assert await caps.drop(tx, _total_cap(9, mine))
        assert not await caps.drop(tx, _total_cap(9, mine))
        assert await caps.of(tx, [mine]) == ()
        assert await caps.of(tx, []) == ()


async def test_a_report_says_what_is_known_and_what_is_not(world: World) -> None:
    known = await world.keep(world.job(price=5))
    unknown = await world.keep(world.job(price=None))
    failed = await world.keep(world.job(price=5, model="classic"))
    for job in (known, unknown, failed):
        assert await _reserve(world, job, 5)
    async with world.db.write() as tx:
        await images.insert(tx, world.image(1, job=known))
        await images.insert(tx, world.image(2, job=unknown))
        for job in (known, unknown):
            await ledger.settle(tx, job_id=job.id, credits=5, now=NOON)
        await ledger.release(tx, job_id=failed.id, now=NOON)
    row = UsageRow(tool="generate", model="mystic", pictures=2, credits=5, unpriced=1)
    async with world.db.read() as tx:
        assert await usage.report(tx) == [row]
        assert await usage.report(tx, Whose(person_id=world.person.id), since=NOON) == [row]
        assert await usage.report(tx, Whose(conversation_id=world.conversation.id)) == [row]
        assert await usage.report(tx, since=NOON + DAY) == []
        for by, name in (
            ("day", NOON.date().isoformat()),
            ("model", row.model),
            ("tool", row.tool),
            ("person", str(world.person.id)),
        ):
            for whose in (
                Whose(),
                Whose(person_id=world.person.id),
                Whose(conversation_id=world.conversation.id),
            ):
                (one,) = await usage.grouped(tx, cast("By", by), whose, None)
                assert (one.name, one.pictures, one.credits) == (name, row.pictures, row.credits)
        assert await usage.grouped(tx, "tool", Whose(server=("console", "1")), None) == []
        newest = await ledger.entries(tx, person_id=world.person.id, limit=2)
        older = await ledger.entries(
            tx, conversation_id=world.conversation.id, before=newest[-1].id, limit=9
        )
    assert [entry.kind for entry in newest] == [EntryKind.RELEASE, EntryKind.SETTLE]
    assert [entry.kind for entry in older] == [EntryKind.SETTLE, *[EntryKind.RESERVE] * 3]


@dataclass
class _Model:
    """What the ledger should come to, in the plainest words."""

    open: dict[JobId, tuple[int, int]] = field(default_factory=dict)
    closed: list[tuple[int, int, bool]] = field(default_factory=list)

    def balance(self, day: int | None) -> Balance:
        def counts(at: int) -> bool:
            return day is None or at == day

        return Balance(
            spent=sum(spent for at, spent, _ in self.closed if counts(at)),
            reserved=sum(held for at, held in self.open.values() if counts(at)),
            pictures=_PICTURES
            * (
                sum(counts(at) for at, _ in self.open.values())
                + sum(counts(at) for at, _, taken in self.closed if taken)
            ),
        )


_steps = st.lists(
    st.one_of(
        st.tuples(st.just("reserve"), st.integers(0, 30), st.integers(0, 1)),
        st.tuples(st.just("settle"), st.integers(0, 30), st.integers(0, 5)),
        st.tuples(st.just("release"), st.just(0), st.integers(0, 5)),
    ),
    max_size=14,
)


async def _play(world: World, steps: Sequence[tuple[str, int, int]], cap: int) -> None:
    """Any sequence, against a fresh person whose total is capped."""
    person = await somebody(world.db, world.ids(), str(world.ids()))
    mine = ledger.scope_of_person(person.id)
    model = _Model()
    made: list[JobId] = []
    for verb, amount, which in steps:
        if verb == "reserve":
            job = await world.keep(world.job(person_id=person.id))
            allowed = cap > 0 and sum_of(model.balance(None)) + amount <= cap
            through = await _reserve(
                world, job, amount, _total_cap(cap, mine), days=which, pictures=_PICTURES
            )
            assert through is allowed
            if allowed:
                made.append(job.id)
                model.open[job.id] = (which, amount)
            continue
        if which >= len(made):
            continue
        async with world.db.write() as tx:
            if verb == "settle":
                done = await ledger.settle(tx, job_id=made[which], credits=amount, now=NOON)
            else:
                done = await ledger.release(tx, job_id=made[which], now=NOON)
        held = model.open.pop(made[which], None)
        assert done is (held is not None)
        if held is not None:
            model.closed.append((held[0], amount, verb == "settle"))
    await _check(world, person.id, model)


async def _check(world: World, person_id: PersonId, model: _Model) -> None:
    mine = ledger.scope_of_person(person_id)
    for days in (0, 1):
        assert (await _balances(world, mine, days))[Period.DAY] == model.balance(days)
    total = (await _balances(world, mine))[Period.TOTAL]
    async with world.db.read() as tx:
        entries = await ledger.entries(tx, person_id=person_id, limit=99)
    sums = Balance(
        spent=sum(entry.spent for entry in entries),
        reserved=sum(entry.reserved for entry in entries),
        pictures=sum(entry.pictures for entry in entries),
    )
    assert total == sums == model.balance(None)


async def test_a_ledger_knows_how_an_account_was_closed(world: World) -> None:
    paid, spared, held = [await world.stored_job() for _ in range(3)]
    for job in (paid, spared, held):
        assert await _reserve(world, job, 5)
    async with world.db.write() as tx:
        await ledger.settle(tx, job_id=paid.id, credits=5, now=NOON)
        await ledger.release(tx, job_id=spared.id, now=NOON)
        closed = [await ledger.outcome(tx, job.id) for job in (paid, spared, held)]
    assert closed == [EntryKind.SETTLE, EntryKind.RELEASE, None]


def sum_of(balance: Balance) -> int:
    return balance.spent + balance.reserved


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    # each story has an account of its own: the world they share need not be a fresh one
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=_steps, cap=st.integers(0, 80))
async def test_every_story_ends_with_the_sum_of_its_entries(
    world: World, steps: list[tuple[str, int, int]], cap: int
) -> None:
    await _play(world, steps, cap)

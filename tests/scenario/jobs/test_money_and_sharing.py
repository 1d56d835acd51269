"""Limits that hold, approval that is asked for, and turns that are taken."""

import asyncio

import pytest

from freepik.catalog import Capability
from freepik.requests import Adjustment, Wish
from jobs.budget import Budget
from jobs.errors import BadOrder, NotYours, OverBudget, TooLate, TooManyOpen, UnknownJob
from jobs.policy import Policy
from jobs.states import FailureCode, Waiting
from simulator.faults import FaultKind
from storage import conversations
from storage.database import Database
from storage.jobs import Job, JobInput
from storage.ledger import Account, Period
from storage.tables import JobId, JobState
from tests.scenario.jobs.world import World


async def test_the_same_request_is_one_job(world: World) -> None:
    order = world.wish()
    tickets = await asyncio.gather(*[world.engine.order(order) for _ in range(6)])
    assert sorted(ticket.created for ticket in tickets) == [False] * 5 + [True]
    assert len({ticket.job.id for ticket in tickets}) == 1
    assert (await world.order()).job.number == 2
    await world.turn(10)
    assert len(world.debits) == 2


@pytest.mark.parametrize("cap", [0, 120])
async def test_orders_at_once_cannot_pass_a_limit(db: Database, cap: int) -> None:
    world = await World.open(db, budget=Budget(person={Period.DAY: cap}))
    outcomes = await asyncio.gather(
        *[world.engine.order(world.wish()) for _ in range(5)], return_exceptions=True
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, OverBudget)]
    assert len(outcomes) - len(refused) == cap // 50
    assert {(over.cap.most, over.asked) for over in refused} == {(cap, 50)}
    async with db.read() as tx:
        chat = await conversations.get(tx, world.chat)
    assert chat is not None
    assert chat.next_number == cap // 50 + 1
    await world.turn(10)
    assert (await world.money()).spent == cap // 50 * 50


async def test_a_limit_of_zero_stops_even_what_has_no_known_price(db: Database) -> None:
    world = await World.open(db, budget=Budget(overall={Period.TOTAL: 0}))
    with pytest.raises(OverBudget):
        await world.order(model="flux-dev")
    await world.turn(5)
    assert world.debits == []


async def test_what_is_left_is_told(db: Database) -> None:
    budget = Budget(person={Period.DAY: 120}, conversation={Period.MONTH: 1000})
    world = await World.open(db, budget=budget)
    await world.order()
    async with db.read() as tx:
        left = await budget.left(
            tx,
            Account(person_id=world.ana, conversation_id=world.chat),
            now=world.clock(),
        )
    assert {item.cap.scope.kind: item.amount for item in left} == {
        "person": 70,
        "conversation": 950,
    }


async def test_a_dear_wish_waits_for_approval(db: Database) -> None:
    world = await World.open(db, policy=Policy(approve_above=40))
    ticket = await world.order()
    await world.turn(30)
    assert await world.state(ticket) is JobState.AWAITING_APPROVAL
    assert world.debits == []
    with pytest.raises(NotYours):
        await world.engine.approve(ticket.job.id, person_id=world.bo)

    first = await world.engine.approve(ticket.job.id, person_id=world.ana)
    second = await world.engine.approve(ticket.job.id, person_id=world.ana)
    assert first.state is second.state is JobState.QUEUED
    await world.turn(10)
    assert await world.state(ticket) is JobState.DONE
    assert len(world.debits) == 1


async def test_without_approval_the_wish_ends_and_the_money_comes_back(db: Database) -> None:
    world = await World.open(db, policy=Policy(approve_above=10_000, approve_unknown=True))
    cheap = await world.order()
    unknown = await world.order(model="flux-dev")
    await world.turn(3700)
    assert await world.state(cheap) is JobState.DONE
    job = await world.job(unknown)
    assert (job.state, job.failure) == (JobState.EXPIRED, FailureCode.NOT_APPROVED)
    assert (await world.money()).reserved == 0
    with pytest.raises(TooLate):
        await world.engine.approve(job.id, person_id=world.ana)


async def test_cancelling_is_possible_until_the_post(world: World) -> None:
    ticket = await world.order()
    with pytest.raises(NotYours):
        await world.engine.cancel(ticket.job.id, person_id=world.bo)
    cancelled = await world.engine.cancel(ticket.job.id, person_id=world.ana)
    assert cancelled.state is JobState.CANCELLED
    assert (await world.engine.cancel(ticket.job.id, person_id=world.ana)) == cancelled
    late = await world.order()
    await world.turn(1)
    with pytest.raises(TooLate) as caught:
        await world.engine.cancel(late.job.id, person_id=world.ana)
    assert caught.value.state is JobState.RUNNING
    await world.turn(10)
    assert len(world.debits) == 1
    money = await world.money()
    assert (money.spent, money.reserved) == (50, 0)


async def test_only_what_ended_without_a_picture_is_tried_again(world: World) -> None:
    world.fault(FaultKind.TASK_FAILS)
    nearest = Adjustment(field="ratio", asked="7:3", used="21:9", reason="the nearest it can draw")
    ticket = await world.order(adjustments=[nearest])
    with pytest.raises(TooLate):
        await world.engine.retry(ticket.job.id, person_id=world.ana, request_key="r")
    await world.turn(10)
    with pytest.raises(NotYours):
        await world.engine.retry(ticket.job.id, person_id=world.bo, request_key="r")
    again = await world.engine.retry(ticket.job.id, person_id=world.ana, request_key="r")
    twice = await world.engine.retry(ticket.job.id, person_id=world.ana, request_key="r")
    assert (again.created, twice.created, again.job.id) == (True, False, twice.job.id)
    assert again.job.adjustments == ticket.job.adjustments != []
    await world.turn(10)
    assert await world.state(again) is JobState.DONE
    with pytest.raises(TooLate):
        await world.engine.retry(again.job.id, person_id=world.ana, request_key="r2")
    with pytest.raises(UnknownJob):
        await world.engine.retry(JobId(world.ids()), person_id=world.ana, request_key="r3")


async def test_an_order_that_can_never_work_is_refused(world: World) -> None:
    with pytest.raises(BadOrder):
        await world.order(model="no-such-model")
    with pytest.raises(BadOrder):
        await world.order(wish=Wish(capability=Capability.GENERATE, prompt="x", count=2))


async def test_a_person_has_only_so_many_open_jobs(db: Database) -> None:
    world = await World.open(db, policy=Policy(person_open=2))
    await world.order()
    await world.order()
    with pytest.raises(TooManyOpen):
        await world.order()
    await world.order(person_id=world.bo)


async def test_people_take_turns(db: Database) -> None:
    world = await World.open(db, policy=Policy(person_concurrency=2))
    many = [await world.order() for _ in range(6)]
    one = await world.order(person_id=world.bo)
    assert [ticket.queued_behind for ticket in many] == [0, 1, 2, 3, 4, 5]
    assert one.queued_behind == 1

    await world.turn(1)
    states = [await world.state(ticket) for ticket in many]
    assert states.count(JobState.RUNNING) == 2
    assert (await world.job(many[-1])).detail == Waiting.TURN
    assert await world.state(one) is JobState.RUNNING

    await world.turn(10)
    assert await world.state(one) is JobState.DONE
    await world.turn(30)
    assert {await world.state(ticket) for ticket in many} == {JobState.DONE}
    assert len(world.debits) == 7


async def test_a_chain_is_drawn_in_order(world: World) -> None:
    first = await world.order()
    second = await world.engine.order(world.edit([JobInput(role="reference", job_id=first.job.id)]))
    third = await world.engine.order(world.edit([JobInput(role="reference", job_id=second.job.id)]))
    assert second.job.waits_for == first.job.id
    await world.turn(3)
    assert (await world.job(second)).detail == Waiting.PICTURE
    await world.turn(30)
    assert [await world.state(each) for each in (first, second, third)] == [JobState.DONE] * 3
    assert len(world.debits) == 3


async def test_a_broken_chain_ends_without_paying_for_the_rest(world: World) -> None:
    world.fault(FaultKind.TASK_FAILS)
    first = await world.order()
    second = await world.engine.order(world.edit([JobInput(role="reference", job_id=first.job.id)]))
    third = await world.engine.order(world.edit([JobInput(role="reference", job_id=second.job.id)]))
    await world.turn(20)
    for ticket in (second, third):
        job = await world.job(ticket)
        assert (job.state, job.failure) == (JobState.FAILED, FailureCode.INPUT_FAILED)
    assert len(world.debits) == 1
    money = await world.money()
    assert (money.spent, money.reserved) == (50, 0)


async def test_a_job_that_waits_for_a_picture_does_not_hold_up_others(db: Database) -> None:
    world = await World.open(db, policy=Policy(person_concurrency=1))
    world.fault(FaultKind.HOLD, at="completion")
    slow = await world.order(person_id=world.bo)
    await world.turn(1)
    waiting = await world.engine.order(world.edit([JobInput(role="reference", job_id=slow.job.id)]))
    others = [await world.order() for _ in range(3)]
    await world.turn(40)
    assert await world.state(waiting) is JobState.QUEUED
    assert {await world.state(ticket) for ticket in others} == {JobState.DONE}


async def test_an_edit_knows_its_parent(world: World) -> None:
    source = await world.order()
    await world.turn(10)
    (parent,) = await world.images(source)
    ticket = await world.engine.order(
        world.edit([JobInput(role="reference", image_id=parent.id)], parent_id=parent.id)
    )
    await world.turn(10)
    (image,) = await world.images(ticket)
    assert image.parent_id == parent.id
    assert image.alt_text == "Generated picture: a red fox in the snow, changed: make it blue"
    assert image.handle.partition("-")[0] == parent.handle.partition("-")[0]
    assert await world.current() == image.id


async def test_an_edit_of_a_picture_still_to_come_knows_its_parent_too(world: World) -> None:
    fox = await world.order()
    night = await world.engine.order(world.edit([JobInput(role="image", job_id=fox.job.id)]))
    await world.turn(30)
    (parent,), (image,) = await world.images(fox), await world.images(night)
    assert image.parent_id == parent.id
    assert image.caption == "a red fox in the snow, make it blue"
    assert image.alt_text == "Generated picture: a red fox in the snow, changed: make it blue"
    assert image.handle.startswith("fox-")


async def test_a_late_older_picture_does_not_become_the_current_one(db: Database) -> None:
    world = await World.open(db, policy=Policy(approve_above=60))
    late = await world.order(model="mystic")
    newer = await world.order()
    await world.turn(10)
    (shown,) = await world.images(newer)
    await world.engine.approve(late.job.id, person_id=world.ana)
    await world.turn(30)
    assert await world.state(late) is JobState.DONE
    assert await world.current() == shown.id


async def test_watchers_see_each_state_and_cannot_do_harm(world: World) -> None:
    seen: list[JobState] = []

    async def fine(job: Job) -> None:
        seen.append(job.state)

    async def broken(job: Job) -> None:
        message = f"cannot look at {job.id}"
        raise RuntimeError(message)

    world.engine.watch(broken)
    world.engine.watch(fine)
    await world.order()
    await world.turn(10)
    assert seen == ["queued", "submitting", "running", "fetching", "done"]

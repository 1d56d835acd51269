"""What the provider, the network and the disk do to a job."""

from typing import Any

import pytest

from freepik.catalog import Capability
from freepik.requests import Wish
from jobs.policy import Policy
from jobs.states import FailureCode, Waiting
from simulator import SimulatorSettings
from simulator.faults import FaultKind
from storage import jobs
from storage.database import Database
from storage.jobs import JobInput
from storage.tables import ImageId, JobState
from tests.scenario.jobs.world import BASE, World

FAILED, REFUSED = JobState.FAILED, JobState.REFUSED


@pytest.mark.parametrize(
    ("kind", "params", "state", "failure", "spent"),
    [
        (FaultKind.POST_402, {}, FAILED, FailureCode.NO_CREDITS, 0),
        (FaultKind.TASK_FAILS, {}, FAILED, FailureCode.PROVIDER_FAILED, 50),
        (FaultKind.TASK_FAILS_WITH_ERROR, {}, FAILED, FailureCode.PROVIDER_FAILED, 50),
        (FaultKind.COMPLETED_EMPTY, {}, FAILED, FailureCode.EMPTY_RESULT, 50),
        (FaultKind.NEVER_ENDS, {}, JobState.EXPIRED, FailureCode.TIMED_OUT, 50),
        (FaultKind.POST_500, {}, FAILED, FailureCode.OUTCOME_UNKNOWN, 0),
        (FaultKind.POST_HTML, {}, FAILED, FailureCode.OUTCOME_UNKNOWN, 0),
        (FaultKind.LINK_EXPIRED, {"times": None}, FAILED, FailureCode.TIMED_OUT, 50),
        (FaultKind.DOWNLOAD_NOT_AN_IMAGE, {"times": None}, FAILED, FailureCode.BAD_PICTURE, 50),
    ],
)
async def test_an_end_without_a_picture_says_why_and_closes_the_account(
    world: World,
    kind: FaultKind,
    params: dict[str, Any],
    state: JobState,
    failure: FailureCode,
    spent: int,
) -> None:
    world.fault(kind, **({"times": 1} | params))
    ticket = await world.order()
    await world.turn(700)
    job = await world.job(ticket)
    assert (job.state, job.failure) == (state, failure)
    assert await world.images(ticket) == []
    money = await world.money()
    assert (money.spent, money.reserved) == (spent, 0)
    assert world.wire.count("POST", "seedream-v4") == 1


@pytest.mark.parametrize(
    ("kind", "params"),
    [
        (FaultKind.POST_429, {"retry_after": 7.0}),
        (FaultKind.POST_503, {"times": 3}),
        (FaultKind.GET_500, {"times": 5}),
        (FaultKind.GET_HTML, {"times": 2}),
        (FaultKind.LINK_EXPIRED, {"times": 1}),
        (FaultKind.DOWNLOAD_500, {"times": 5}),
        (FaultKind.DOWNLOAD_TRUNCATED, {"times": 1}),
        (FaultKind.DOWNLOAD_NOT_AN_IMAGE, {"times": 2}),
        (FaultKind.POST_TIMEOUT_ACCEPTED, {}),
        (FaultKind.GS_ENTRY_FIRST, {}),
    ],
)
async def test_trouble_that_passes_only_delays(
    world: World, kind: FaultKind, params: dict[str, Any]
) -> None:
    world.fault(kind, **({"times": 1} | params))
    ticket = await world.order()
    await world.turn(90)
    job = await world.job(ticket)
    assert (job.state, job.failure, job.detail) == (JobState.DONE, None, None)
    assert len(await world.images(ticket)) == 1
    assert len(world.debits) == 1
    assert (await world.money()).spent == 50


async def test_a_server_that_asks_for_patience_gets_it(world: World) -> None:
    world.fault(FaultKind.POST_429, retry_after=40.0)
    ticket = await world.order()
    await world.turn(38)
    job = await world.job(ticket)
    assert (job.state, job.detail) == (JobState.QUEUED, Waiting.RATE_LIMITED)
    assert world.wire.count("POST", "seedream-v4") == 1
    await world.turn(30)
    assert await world.state(ticket) is JobState.DONE


async def test_an_unreachable_provider_is_waited_for_and_the_card_can_say_so(world: World) -> None:
    world.fault(FaultKind.POST_503, times=None)
    ticket = await world.order()
    world.delivered.clear()
    await world.turn(2400)
    job = await world.job(ticket)
    assert (job.state, job.detail) == (JobState.QUEUED, Waiting.UNREACHABLE)
    assert world.delivered
    assert world.wire.count("POST", "seedream-v4") < 60
    assert (await world.money()).reserved == 50

    world.simulator.parts.faults.clear()
    await world.turn(90)
    assert await world.state(ticket) is JobState.DONE


async def test_a_flagged_picture_that_came_blank_is_refused_and_not_delivered(world: World) -> None:
    world.fault(FaultKind.NSFW)
    ticket = await world.order(model="mystic")
    await world.turn(30)
    job = await world.job(ticket)
    assert (job.state, job.failure) == (REFUSED, FailureCode.REFUSED)
    assert await world.images(ticket) == []
    assert (await world.money()).spent == 80


async def test_a_flagged_picture_with_something_on_it_was_paid_for_and_is_kept(
    world: World,
) -> None:
    world.fault(FaultKind.NSFW, blank=False)
    ticket = await world.order(model="mystic")
    fine = await world.order(model="mystic")
    await world.turn(30)
    assert await world.state(ticket) is JobState.DONE
    assert [one.flagged for one in await world.images(ticket)] == [True]
    assert [one.flagged for one in await world.images(fine)] == [False]


async def test_a_wish_the_provider_rejects_names_the_field(db: Database) -> None:
    world = await World.open(db)
    ticket = await world.order("gore", wish=Wish(capability=Capability.GENERATE, prompt="gore"))
    await world.turn(5)
    job = await world.job(ticket)
    assert job.state in {FAILED, REFUSED}
    assert job.detail
    assert (await world.money()).reserved == 0
    assert world.debits == []


async def test_a_task_the_provider_forgot_is_looked_for_before_it_is_given_up(
    world: World,
) -> None:
    ticket = await world.order()
    await world.turn(1)
    world.simulator.parts.stores.clear()
    await world.turn(8)
    assert await world.state(ticket) is JobState.RUNNING
    await world.turn(120)
    job = await world.job(ticket)
    assert (job.state, job.failure) == (FAILED, FailureCode.UNKNOWN_TO_PROVIDER)
    assert (await world.money()).spent == 50


async def test_a_full_disk_delays_the_picture_and_loses_nothing(world: World) -> None:
    world.media.full = True
    ticket = await world.order()
    await world.turn(60)
    job = await world.job(ticket)
    assert (job.state, job.detail) == (JobState.FETCHING, Waiting.STORE)
    world.media.full = False
    await world.turn(80)
    assert await world.state(ticket) is JobState.DONE
    assert len(await world.images(ticket)) == 1


async def test_a_full_disk_does_not_lose_a_synchronous_answer(world: World) -> None:
    world.media.full = True
    ticket = await world.order(model="classic-fast")
    await world.turn(30)
    assert await world.state(ticket) is JobState.FETCHING
    await world.boot()
    world.media.full = False
    await world.turn(80)
    assert await world.state(ticket) is JobState.DONE
    assert world.wire.count("POST", "text-to-image") == 1


async def test_a_missing_input_ends_the_job_before_the_post(world: World) -> None:
    gone = JobInput(role="reference", image_id=ImageId(world.ids()))
    ticket = await world.engine.order(world.edit([gone]))
    await world.turn(5)
    job = await world.job(ticket)
    assert (job.state, job.failure) == (FAILED, FailureCode.INPUT_MISSING)
    assert world.debits == []
    assert (await world.money()).reserved == 0


async def test_an_input_whose_file_is_gone_counts_as_missing(world: World) -> None:
    source = await world.order()
    await world.turn(10)
    (image,) = await world.images(source)
    await world.media.delete(image.media_key)
    ticket = await world.engine.order(world.edit([JobInput(role="reference", image_id=image.id)]))
    await world.turn(5)
    assert (await world.job(ticket)).failure == FailureCode.INPUT_MISSING


async def test_words_stay_on_the_job_and_take_no_picture_number(world: World) -> None:
    words = await world.order(
        model="improve-prompt",
        capability=Capability.IMPROVE_PROMPT,
        wish=Wish(capability=Capability.IMPROVE_PROMPT, prompt="a fox"),
    )
    await world.turn(10)
    job = await world.job(words)
    assert job.state is JobState.DONE
    (row,) = job.results
    assert isinstance(row, dict)
    assert row["kind"] == "words"
    assert row["text"]
    assert (await world.order()).job.number == 1


async def test_base64_in_an_ordinary_answer_is_a_picture_too(db: Database) -> None:
    settings = SimulatorSettings(tiny_pictures=True, public_url=BASE, imagen_base64=True)
    world = await World.open(db, settings=settings)
    wish = Wish(capability=Capability.GENERATE, prompt="a red fox", count=3)
    ticket = await world.order(model="imagen3", wish=wish)
    await world.turn(10)
    assert [image.number for image in await world.images(ticket)] == [1, 2, 3]
    assert len({image.handle for image in await world.images(ticket)}) == 3


async def test_a_bug_in_a_step_delays_and_at_last_ends_the_job(db: Database) -> None:
    world = await World.open(db, policy=Policy(stumbles=4))
    ticket = await world.order()
    await world.turn(1)
    async with db.write() as tx:
        await jobs.touch(tx, ticket.job.id, expect=JobState.RUNNING, model="no-such-model")
    await world.turn(200)
    job = await world.job(ticket)
    assert (job.state, job.failure) == (FAILED, FailureCode.INTERNAL)
    assert job.detail is not None
    assert len(job.detail) == 8
    assert (await world.money()).spent == 50

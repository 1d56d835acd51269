"""Administrators hear of limits before people do, where they asked for it, once."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bots.buttons import Action, encode
from jobs.budget import Budget
from jobs.pace import pace_of
from storage import images
from storage.database import Database
from storage.ledger import OVERALL, Cap, Period, Unit
from storage.rights import EVERYWHERE
from storage.tables import PersonId
from tests.scenario.api.program import Programs
from tests.scenario.api.test_agents import agent, text_of
from tests.scenario.jobs.world import World
from tests.scenario.rights.room import ALONE, ANA, BO, CY, HERE, Room
from tools.rights import Role

STAFF = replace(HERE, chat="staff")
ELSEWHERE = replace(HERE, chat="elsewhere")
OWNER = replace(ANA, manages=False)


async def typed(room: Room, words: str, **more: object) -> str:
    (said,) = await room.commands("admin", {"": words}, **more)  # type: ignore[arg-type]  # passed on
    return said


def told(room: Room, chat: str) -> list[str]:
    """The titles of the notices in a chat."""
    return [
        message.card.title
        for message in room.adapter.messages.values()
        if message.card is not None
        and message.ref.chat == chat
        and message.card.title.startswith("The limit")
    ]


async def draws(room: Room, times: int, **more: object) -> None:
    for at in range(times):
        await room.says(f"draw a red fox in boat {at}", **more)  # type: ignore[arg-type]  # passed on


async def test_the_place_hears_of_its_limit_once_near_the_end_and_once_at_it(world: World) -> None:
    room = Room.of(world)
    assert await typed(room, "alerts on") == (
        "Alerts about limits and reports of this place come here from now on."
    )
    await typed(room, "limit 5 pictures a day")
    await draws(room, 3, who=BO)
    assert told(room, "here") == []
    await draws(room, 1, who=BO)
    near = "The limit of the chat recorded:here of 5 pictures for today is nearly used up"
    assert told(room, "here") == [near]
    await draws(room, 3, who=BO)
    gone = "The limit of the chat recorded:here of 5 pictures for today is used up"
    assert told(room, "here") == [near, gone]
    world.clock.turn(86_400)
    await draws(room, 4, who=BO)
    assert told(room, "here") == [near, gone, near], "another day, another limit"


async def test_a_place_hears_nothing_of_others_and_nothing_uncalled_for(world: World) -> None:
    room = Room.of(world)
    await typed(room, "alerts on")
    for place in (HERE, ELSEWHERE):
        await typed(room, "limit 1 picture a day", ref=place)
    await draws(room, 1, who=BO, ref=ELSEWHERE)
    assert told(room, "here") == told(room, "elsewhere") == []
    await draws(room, 1, who=BO)
    assert len(told(room, "here")) == 1
    assert await typed(room, "alerts off") == "No alerts come here any more."
    world.clock.turn(86_400)
    await draws(room, 1, who=BO)
    assert len(told(room, "here")) == 1


async def test_who_administers_everything_hears_of_everything_with_the_pace(db: Database) -> None:
    budget = Budget(overall={Period.TOTAL: 400}, person={Period.DAY: 80})
    world = await World.open(db, budget=budget)
    room = Room.of(world)
    await room.is_now(OWNER, Role.ADMIN, EVERYWHERE)
    said = await typed(room, "alerts on", who=OWNER, ref=STAFF)
    assert said == "Alerts about limits and reports from everywhere come here from now on."
    for who in (BO, CY, replace(BO, id="Di", name="Di"), replace(BO, id="Ed", name="Ed")):
        await draws(room, 1, who=who)
    assert sorted(told(room, "staff")) == [
        "The limit of Bo of 80 credits for today is used up",
        "The limit of Cy of 80 credits for today is used up",
        "The limit of Di of 80 credits for today is used up",
        "The limit of Ed of 80 credits for today is used up",
        "The limit of everybody together of 400 credits in total is nearly used up",
    ]
    last = room.words[-1] if "everybody together" in room.words[-1] else room.words[-2]
    assert "320 of 400 credits are used, 80 are left." in last
    assert "At the present pace (638 credits a day) it is used up at 15:02 UTC." in last


async def test_a_limit_that_stops_an_order_is_told_and_one_of_nothing_is_not(db: Database) -> None:
    world = await World.open(db, budget=Budget(person={Period.DAY: 100}))
    room = Room.of(world)
    await room.is_now(OWNER, Role.OWNER, EVERYWHERE)
    await typed(room, "alerts on", who=OWNER, ref=STAFF)
    await draws(room, 2, who=BO)
    assert told(room, "staff") == [
        "The limit of Bo of 100 credits for today is nearly used up",
        "The limit of Bo of 100 credits for today has stopped an order",
    ]
    await room.person(CY)
    await typed(room, "limit 0 a day for Cy", who=OWNER)
    await draws(room, 1, who=CY)
    assert len(told(room, "staff")) == 2


async def test_budget_tells_every_limit_that_is_of_the_askers_concern(db: Database) -> None:
    world = await World.open(db, budget=Budget(overall={Period.DAY: 1000}))
    room = Room.of(world)
    assert await typed(room, "budget") == "No limit is set here: /admin limit 500 a day sets one."
    await typed(room, "limit 500 a day")
    await draws(room, 1, who=BO)
    here = (
        "The limit of the chat recorded:here of 500 credits for today: 80 of 500 credits are used, "
        "420 are left. At the present pace (7 credits an hour) it lasts until it begins anew."
    )
    assert await typed(room, "budget") == here
    await room.is_now(OWNER, Role.OWNER, EVERYWHERE)
    assert len((await typed(room, "budget", who=OWNER)).splitlines()) == 2
    assert "Only an administrator" in await typed(room, "budget", who=BO, ref=ALONE)


@pytest.mark.parametrize(
    ("period", "most", "rate", "runs_out"),
    [
        (Period.DAY, 100, 80 / 12, datetime(2026, 3, 3, 15, 0, tzinfo=UTC)),
        (Period.DAY, 500, 80 / 12, None),
        (Period.DAY, 80, 80 / 12, None),
        (Period.MONTH, 400, 160, datetime(2026, 3, 4, 12, 0, tzinfo=UTC)),
        (Period.MONTH, 10_000, 160, None),
        (Period.TOTAL, 10_000, 160, datetime(2026, 5, 3, 12, 0, tzinfo=UTC)),
    ],
)
async def test_the_pace_is_that_of_today_or_of_the_days_in_which_something_was_used(
    world: World, period: Period, most: int, rate: float, runs_out: datetime | None
) -> None:
    """A hundred and sixty credits yesterday, eighty this morning; it is noon."""
    room = Room.of(world)
    await draws(room, 2)
    world.clock.turn_to(datetime(2026, 3, 3, 11, 59, 30, tzinfo=UTC))
    await draws(room, 1)
    async with world.db.read() as tx:
        pace = await pace_of(tx, Cap(scope=OVERALL, period=period, most=most), world.clock())
    assert pace.rate == pytest.approx(rate)
    assert pace.runs_out == runs_out


async def test_nothing_used_has_no_pace(world: World) -> None:
    cap = Cap(scope=OVERALL, period=Period.MONTH, most=5, unit=Unit.PICTURES)
    async with world.db.read() as tx:
        pace = await pace_of(tx, cap, world.clock())
    assert (pace.used, pace.left, pace.rate, pace.runs_out) == (0, 5, 0.0, None)


@pytest.mark.parametrize("door", ["words", "command", "button", "again", "rest", "mcp"])
async def test_whoever_asks_is_told_what_is_left_by_every_door(db: Database, door: str) -> None:
    world = await World.open(db, budget=Budget(pictures={"person": {Period.DAY: 5}}))
    room = Room.of(world)
    await draws(room, 3)
    here = (await room.context()).conversation.id
    async with world.db.read() as tx:
        boat, *_ = await images.recent(tx, here, 1)
    assert boat.job_id is not None
    match door:
        case "words":
            told = await room.says("draw a blue boat")
        case "command":
            told = await room.commands("imagine", {"": "a blue boat"})
        case "button":
            told = await room.presses(encode(Action.VARY, boat.id))
        case "again":
            told = await room.presses(encode(Action.AGAIN, boat.job_id))
        case _:
            told = await _by_program(world, (await room.person(ANA)).id, door)
    assert re.search(r"of your 5 pictures for today, (1 is|0 are) left\.", " ".join(told).lower())


async def _by_program(world: World, of: PersonId, door: str) -> list[str]:
    programs, wish = Programs(world), {"prompt": "a blue boat"}
    _, secret = await programs.key(of=of)
    async with programs.served(secret) as http:
        if door == "rest":
            left: list[str] = (await http.post("/v1/generate", json=wish)).json()["left"]
            return left
        async with agent(http) as client:
            return [text_of(await client.call_tool("generate", wish))]

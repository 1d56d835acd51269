"""A model that keeps failing is left for a while, in every process; the alternatives are told."""

from datetime import timedelta

import pytest

from bots.cards import card_for
from bots.ports import Load
from bots.stories import Place, story_of
from jobs.budget import Budget
from jobs.tallying import bucket_of
from simulator.faults import FaultKind
from storage import tallies
from storage.database import Database
from storage.images import Image
from storage.ledger import Period
from storage.tallies import Kind, Mark
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tools import registry
from tools.breaker import FAILURES_IN_A_ROW, REST
from tools.errors import OverBudget
from tools.list_models import ModelsResult
from tools.records import DAYS


async def drawn(chat: Chat, key: str, **more: object) -> str:
    given = {"prompt": f"a red fox {key}", **more}
    told = await registry.call("generate", await chat.context(key=key), given)
    await chat.passes()
    return told.say


async def test_it_is_left_for_a_while_and_tried_again(world: World) -> None:
    chat = Chat.of(world)
    world.fault(FaultKind.TASK_FAILS, times=FAILURES_IN_A_ROW)
    for place in range(FAILURES_IN_A_ROW):
        assert "failing" not in await drawn(chat, f"f{place}")
    instead = await drawn(chat, "other")
    again = await drawn(Chat.of(world), "process", model="mystic")
    assert "Mystic has been failing for a while, so" in instead
    assert "Mystic has been failing for a while; I try it all the same." in again
    *failed, other, named = await chat.jobs()
    assert {job.failure for job in failed} == {"provider_failed"}
    assert (other.state, named.state) == ("done", "done")
    assert other.model != "mystic"
    assert named.model == "mystic"
    assert "failing" not in await drawn(chat, "after"), "a success ends the row of failures"


async def test_the_rest_ends_by_itself(world: World) -> None:
    chat = Chat.of(world)
    world.fault(FaultKind.TASK_FAILS, times=FAILURES_IN_A_ROW)
    for place in range(FAILURES_IN_A_ROW):
        await drawn(chat, f"f{place}")
    await chat.passes(REST.total_seconds())
    assert "failing" not in await drawn(chat, "later")
    assert (await chat.jobs())[-1].model == "mystic"


async def test_refusals_are_no_failures_of_the_model(world: World) -> None:
    chat = Chat.of(world)
    for place in range(FAILURES_IN_A_ROW):
        await drawn(chat, f"gore {place}")
    assert "failing" not in await drawn(chat, "fine")


async def test_the_alternatives_have_a_price_a_time_and_a_history(world: World) -> None:
    chat = Chat.of(world)
    for place in range(5):
        await drawn(chat, str(place))
    world.fault(FaultKind.TASK_FAILS, times=FAILURES_IN_A_ROW)
    for place in range(FAILURES_IN_A_ROW):
        await drawn(chat, f"f{place}", model="mystic")
    told = await registry.call("list_models", await chat.context(), {})
    assert isinstance(told, ModelsResult)
    mystic = next(one for one in told.models if one.name == "mystic")
    assert mystic.resting
    assert mystic.success == 5 / 8
    assert "62% came through here lately, failing at the moment)" in told.say
    assert len(told.models) > 5
    upscalers = await registry.call("list_models", await chat.context(), {"capability": "upscale"})
    assert upscalers.say.startswith("Models that can upscale, for one picture:")


async def test_why_it_is_not_the_usual_one_is_told_in_a_line(world: World) -> None:
    chat = Chat.of(world)
    lettered = await registry.call(
        "generate", await chat.context(key="a"), {"prompt": 'a sign "OPEN"'}
    )
    quick = await registry.call(
        "generate", await chat.context(key="b"), {"prompt": "a quick sketch of a fox"}
    )
    named = await registry.call(
        "generate", await chat.context(key="c"), {"prompt": 'a sign "NO"', "model": "mystic"}
    )
    assert "I took Seedream 4.5: it writes best what is to be read in a picture." in lettered.say
    assert ": it is the quickest." in quick.say
    assert "I took" not in named.say


async def history(
    world: World, model: str, *, done: int, failed: int = 0, seconds: int, days_ago: int = 0
) -> None:
    """As if the model had drawn so often that day, in so much time."""
    times = Mark(kind=Kind.DRAWING, value=str(bucket_of(timedelta(seconds=seconds))), count=done)
    ends = [
        Mark(kind=Kind.ENDED, value="done", count=done),
        Mark(kind=Kind.ENDED, value="failed:provider_failed", count=failed),
    ]
    async with world.db.write() as tx:
        day = world.clock().date() - timedelta(days=days_ago)
        await tallies.count(tx, day=day, model=model, tool="generate", marks=[*ends, times])


async def taken(chat: Chat, key: str, **more: object) -> tuple[str, str | None, str]:
    """Which model drew, why, and what was said."""
    said = await drawn(chat, key, **more)
    job = (await chat.jobs())[-1]
    return job.model, job.why, said


async def test_what_is_left_to_spend_chooses_among_those_that_fit(db: Database) -> None:
    world = await World.open(db, budget=Budget(person={Period.DAY: 210}))
    chat = Chat.of(world)
    assert (await taken(chat, "a"))[:2] == ("mystic", "usual")
    assert (await taken(chat, "b"))[:2] == ("mystic", "usual")
    model, why, said = await taken(chat, "c")
    assert (model, why) == ("seedream-v4", "budget")
    assert "I took Seedream 4: it fits what is left, 50 credits." in said
    told = await registry.call("list_models", await chat.context(), {})
    assert isinstance(told, ModelsResult)
    assert not any(one.affordable for one in told.models), "nothing is left"
    assert "more than is left to spend" in told.say
    with pytest.raises(OverBudget):
        await drawn(chat, "d")


async def test_our_own_record_breaks_the_tie(world: World) -> None:
    chat = Chat.of(world)
    await history(world, "flux-2-pro", done=40, seconds=3)
    assert (await taken(chat, "a"))[:2] == ("mystic", "usual"), "one record alone says nothing"

    old = DAYS + 1
    await history(world, "mystic", done=10, failed=10, seconds=20, days_ago=old)
    assert (await taken(chat, "b"))[0] == "mystic", "what is long ago is forgotten"

    await history(world, "mystic", done=10, failed=10, seconds=20)
    model, why, said = await taken(chat, "c")
    assert (model, why) == ("flux-2-pro", "record")
    assert "I took Flux 2 Pro: it has done better here lately." in said
    assert (await taken(chat, "d", model="mystic"))[:2] == ("mystic", "named")


async def test_of_equals_the_one_that_was_quicker_here_draws(world: World) -> None:
    chat = Chat.of(world)
    await history(world, "seedream-v4-5", done=10, seconds=40)
    await history(world, "imagen4-ultra", done=10, seconds=36)
    assert (await taken(chat, 'a sign "A"'))[0] == "seedream-v4-5", "nearly the same is the same"
    await history(world, "nano-banana-pro", done=10, seconds=9)
    assert (await taken(chat, 'a sign "B"'))[:2] == ("nano-banana-pro", "record")


async def test_a_ratio_that_was_asked_for_is_drawn_exactly(world: World) -> None:
    chat = Chat.of(world)
    model, why, said = await taken(chat, "a", ratio="21:9")
    assert (model, why) == ("flux-2-pro", "ratio")
    assert "I took Flux 2 Pro: it draws that ratio exactly." in said
    assert (await chat.jobs())[-1].wish["ratio"] == "21:9"
    assert (await taken(chat, "b", ratio="7:3"))[0] == "mystic", "nobody has that one"


async def test_every_drawing_says_why_it_is_this_model(world: World) -> None:
    chat = Chat.of(world)
    await registry.call(
        "settings", await chat.context(key="s"), {"name": "model", "value": "z-image"}
    )
    assert (await taken(chat, "a"))[:2] == ("z-image", "settled")
    assert (await taken(chat, "b", model="best"))[:2] == ("mystic", "named")
    assert (await taken(chat, "c", colors=["teal"], model="mystic"))[1] == "named"
    async with world.db.read() as tx:
        job = (await chat.jobs())[0]
        card = card_for(await story_of(tx, job, no_file, Place()))
    assert "Z-Image, as settled with /settings" in card.lines


def no_file(_: Image) -> Load:
    async def load() -> bytes:
        return b""

    return load

"""A model that keeps failing is left for a while, in every process; the alternatives are told."""

from simulator.faults import FaultKind
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tools import registry
from tools.breaker import FAILURES_IN_A_ROW, REST
from tools.list_models import ModelsResult


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
        await drawn(chat, f"f{place}")
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

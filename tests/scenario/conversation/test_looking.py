"""Status, gallery, usage, cancelling, and prompts that are improved in the open."""

import pytest

from simulator.faults import FaultKind
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tools import registry
from tools.cancel import CancelResult
from tools.check_status import StatusResult
from tools.enhance_prompt import EnhanceResult
from tools.errors import BadArgument, NotAllowed, NotFound
from tools.list_gallery import GalleryResult
from tools.usage_report import UsageResult


async def drawn(world: World, *prompts: str) -> Chat:
    chat = Chat.of(world)
    for place, prompt in enumerate(prompts):
        arguments = {"prompt": prompt, "model": "seedream-v4"}
        await registry.call("generate", await chat.context(key=f"k{place}"), arguments)
    await chat.passes()
    return chat


async def test_status_of_open_orders(world: World) -> None:
    chat = Chat.of(world)
    await registry.call("generate", await chat.context(key="a"), {"prompt": "a fox"})
    await registry.call("edit", await chat.context(key="b"), {"instruction": "at night"})

    queued = await registry.call("check_status", await chat.context(), {})
    await world.queue.turn(1)
    running = await registry.call("check_status", await chat.context(), {"picture": 1})
    await chat.passes()
    done = await registry.call("check_status", await chat.context(), {"picture": "#1"})
    nothing = await registry.call("check_status", await chat.context(), {})

    assert queued.say == (
        "#1 “a fox” is queued, next in line. "
        "#2 “at night” begins when the picture it is made from is finished."
    )
    assert running.say.startswith("#1 “a fox”: drawing with Mystic for ")
    assert isinstance(running, StatusResult)
    assert running.orders[0].expected
    assert "“a fox” is done: " in done.say
    assert nothing.say == "Nothing is open here."


async def test_the_gallery_turns_its_pages(world: World) -> None:
    chat = await drawn(world, "a fox", "a boat", "a fox in a boat")

    first = await registry.call("list_gallery", await chat.context(), {"limit": 2})
    assert isinstance(first, GalleryResult)
    second = await registry.call(
        "list_gallery", await chat.context(), {"limit": 2, "before": first.next}
    )
    assert isinstance(second, GalleryResult)
    boats = await registry.call("list_gallery", await chat.context(), {"words": "boat"})
    assert isinstance(boats, GalleryResult)

    assert [one.number for one in first.pictures] == [3, 2]
    assert [one.number for one in second.pictures] == [1]
    assert second.next is None
    assert [one.number for one in boats.pictures] == [3, 2]
    assert f"#3 {first.pictures[0].handle} “a fox in a boat”" in first.say
    assert first.say.endswith("There are more: ask for the next page.")


async def test_a_gallery_shows_only_ones_own_across_chats(world: World) -> None:
    chat = await drawn(world, "a fox")
    mine = await registry.call("list_gallery", await chat.context(), {"scope": "mine"})
    others = await registry.call("list_gallery", await chat.context(by=world.bo), {"scope": "mine"})

    assert "a fox" in mine.say
    assert others.say == "There are no pictures in your gallery."
    with pytest.raises(BadArgument):
        await registry.call("list_gallery", await chat.context(), {"before": "no-such"})


async def test_usage_is_told_on_request(world: World) -> None:
    chat = await drawn(world, "a fox", "a boat")
    await registry.call("generate", await chat.context(key="m"), {"prompt": "a cat"})

    result = await registry.call("usage_report", await chat.context(), {"period": "day"})

    assert isinstance(result, UsageResult)
    assert (result.spent, result.reserved, result.left) == (100, 80, None)
    assert result.say.startswith("You used 100 credits for ")
    assert "80 credits more are set aside" in result.say
    assert "2 by Seedream 4 (generate, 100 credits)" in result.say


async def test_cancelling_before_anything_is_paid(world: World) -> None:
    chat = Chat.of(world)
    for key in ("a", "b", "c"):
        await registry.call("generate", await chat.context(key=key), {"prompt": f"cat {key}"})

    last = await registry.call("cancel", await chat.context(), {})
    rest = await registry.call("cancel", await chat.context(), {"picture": "all"})

    assert isinstance(last, CancelResult)
    assert isinstance(rest, CancelResult)
    assert last.cancelled == [3]
    assert rest.say == "Cancelled #1 and #2; nothing was charged."
    with pytest.raises(NotFound):
        await registry.call("cancel", await chat.context(), {})


async def test_what_is_finished_cannot_be_cancelled(world: World) -> None:
    chat = await drawn(world, "a fox")
    with pytest.raises(NotAllowed) as raised:
        await registry.call("cancel", await chat.context(), {"picture": "#1"})
    assert raised.value.sentence == "#1 is finished already; there is nothing to cancel."


async def test_an_improved_prompt_shows_what_was_added(world: World) -> None:
    chat = Chat.of(world)
    result = await registry.call(
        "enhance_prompt", await chat.context(), {"prompt": "portrait of an old sailor"}
    )

    assert isinstance(result, EnhanceResult)
    assert result.original == "portrait of an old sailor"
    assert result.enhanced.startswith("portrait of an old sailor, ")
    assert result.category == "portrait"
    assert all(addition in result.say for addition in result.added)
    assert await chat.jobs() == []


async def test_a_picture_still_being_drawn_cannot_be_shown(world: World) -> None:
    chat = Chat.of(world)
    await registry.call("generate", await chat.context(key="a"), {"prompt": "a fox"})
    with pytest.raises(NotAllowed) as raised:
        await registry.call("show", await chat.context(), {"picture": "last"})
    assert raised.value.sentence == "#1 is not finished yet (queued); it comes by itself."


async def test_a_failure_says_why_and_whether_it_cost_anything(world: World) -> None:
    chat = Chat.of(world)
    world.fault(FaultKind.POST_402)
    await registry.call("generate", await chat.context(key="a"), {"prompt": "a fox"})
    await chat.passes()

    told = await registry.call("check_status", await chat.context(), {"picture": "#1"})

    assert told.say == (
        "#1 “a fox”: failed (this bot's Freepik account has no credits left; you were not charged)."
    )

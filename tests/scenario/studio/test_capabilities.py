"""Each thing the studio can do, from a tool call to a checked picture or its words."""

import io
from typing import Any

import pytest
from PIL import Image as Pillow

from bots.cards import card_for
from bots.ports import Card, Load, Phase
from bots.stories import Place, story_of
from freepik.catalog import CATALOG, Capability
from jobs.policy import Policy
from simulator import SimulatorSettings
from simulator.faults import FaultKind
from storage import jobs
from storage.database import Database
from storage.images import Image
from storage.jobs import Job
from storage.tables import JobState
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import BASE, PUBLIC, World
from tools import registry
from tools.errors import BadArgument, NotAllowed, Unavailable
from tools.list_loras import LorasResult
from tools.results import DrawResult


async def painted(db: Database) -> Chat:
    """A chat whose one picture is really painted, small as it is."""
    world = await World.open(db, settings=SimulatorSettings(public_url=BASE))
    chat = Chat.of(world)
    wanted = {"prompt": "a red fox", "model": "classic-fast", "ratio": "1:1"}
    await registry.call("generate", await chat.context(key="fox"), wanted)
    await chat.passes()
    return chat


async def begun(world: World) -> Chat:
    """A chat with a red fox, #1, and a blue boat, #2."""
    chat = Chat.of(world)
    for prompt in ("a red fox", "a blue boat"):
        await registry.call("generate", await chat.context(key=prompt), {"prompt": prompt})
        await chat.passes()
    return chat


async def done(chat: Chat, tool: str, key: str = "", **arguments: Any) -> tuple[DrawResult, Job]:
    """What the tool said, and its job when all is over."""
    result = await registry.call(tool, await chat.context(key=key or tool), arguments)
    assert isinstance(result, DrawResult)
    await chat.passes(120)
    async with chat.world.db.read() as tx:
        job = await jobs.get(tx, result.jobs[0].job_id)
    assert job is not None
    return result, job


async def card(chat: Chat, job: Job) -> Card:
    def load(image: Image) -> Load:
        async def read() -> bytes:
            return await chat.world.media.get(image.media_key)

        return read

    async with chat.world.db.read() as tx:
        return card_for(await story_of(tx, job, load, Place()))


CASES: list[tuple[str, dict[str, Any], str, str]] = [
    ("remove_background", {"picture": "#1"}, "Cutting out #1 as #N", "remove-background"),
    (
        "relight",
        {"picture": "#1", "light": "golden hour from the left"},
        "Relighting #1 as #N with Magnific Relight (price unknown): “golden hour from the left”",
        "image-relight",
    ),
    (
        "relight",
        {"picture": "#1", "like": "#2"},
        "Relighting #1 as #N with the light of #2",
        "image-relight",
    ),
    (
        "style_transfer",
        {"picture": "#1", "like": "the boat", "strength": 70},
        "Painting #1 in the style of #2 as #N",
        "image-style-transfer",
    ),
    (
        "expand",
        {"picture": "#1", "ratio": "16:9"},
        "Expanding #1 to 16:9 as #N",
        "image-expand-seedream-v4-5",
    ),
    (
        "expand",
        {"picture": "#1", "direction": ["left", "up"], "pixels": 20, "prompt": "more forest"},
        "Expanding #1 as #N",
        "image-expand-seedream-v4-5",
    ),
    ("change_view", {"picture": "#1", "view": "left"}, "Turning #1 as #N", "image-change-camera"),
    ("retouch", {"picture": "#1"}, "Retouching #1 as #N", "skin-enhancer-faithful"),
    (
        "retouch",
        {"picture": "#1", "manner": "creative"},
        "Retouching #1 as #N",
        "skin-enhancer-creative",
    ),
    (
        "edit",
        {"picture": "#1", "instruction": "a top hat", "mask": "#2"},
        "Editing the masked part of #1 into #N",
        "ideogram-image-edit",
    ),
    (
        "edit",
        {"picture": "#1", "instruction": "all in one scene", "references": ["#2"] * 6},
        "Editing #1 into #N with Nano Banana Pro",
        "nano-banana-pro",
    ),
    (
        "generate",
        {"prompt": "a lighthouse", "style_reference": "#1", "structure_reference": "#2"},
        "Drawing #N with Mystic",
        "mystic",
    ),
    (
        "generate",
        {"prompt": "the same fox in space", "character": "#1"},
        "Drawing #N with Nano Banana Pro",
        "nano-banana-pro",
    ),
    (
        "generate",
        {"prompt": "a lighthouse", "colors": ["teal", "#f80"], "lora": "Ink Wash"},
        "Drawing #N with Mystic",
        "mystic",
    ),
]


async def test_a_picture_comes_of_each(world: World) -> None:
    chat = await begun(world)
    fox = await chat.picture(1)
    for number, (tool, arguments, said, model) in enumerate(CASES, 3):
        result, job = await done(chat, tool, key=str(number), **arguments)

        assert result.say.startswith(said.replace("#N", f"#{number}"))
        assert (job.state, job.model) == (JobState.DONE, model)
        picture = await chat.picture(number)
        assert (picture.tool, picture.job_id) == (tool, job.id)
        assert picture.parent_id == (None if tool in {"generate", "icon"} else fox.id)
        assert (await card(chat, job)).phase is Phase.RESULT


async def test_trained_styles_and_characters_are_listed_and_drawn_with(world: World) -> None:
    chat = await begun(world)
    told = await registry.call("list_loras", await chat.context(key="list"), {})
    assert isinstance(told, LorasResult)
    assert {one.kind for one in told.loras} == {"style", "character", "product"}
    assert "ink-wash (style): Loose black ink on wet paper" in told.say
    assert "“draw a castle with the lora vintage-poster”" in told.say

    _, styled = await done(chat, "generate", key="a", prompt="a castle", lora="ink wash")
    assert styled.wish["options"] == {
        "styling": {"styles": [{"name": "ink-wash", "strength": 100}]}
    }
    _, cast = await done(chat, "generate", key="b", prompt="at the sea", lora="nora")
    assert cast.wish["options"] == {"styling": {"characters": [{"id": "4", "strength": 100}]}}
    await chat.says("draw a castle with the lora clay-world")
    *_, said = await chat.jobs()
    assert said.arguments == {"prompt": "a castle", "lora": "clay-world"}
    assert said.prompt == "a castle"


async def test_where_the_provider_does_not_tell_its_loras_nothing_is_spent(world: World) -> None:
    chat = await begun(world)
    paid = len(world.debits)
    world.fault(FaultKind.GET_500, times=None)
    for tool, given in (("list_loras", {}), ("generate", {"prompt": "x", "lora": "nora"})):
        with pytest.raises(Unavailable, match="nothing was spent"):
            await registry.call(tool, await chat.context(key=tool), given)
    assert len(world.debits) == paid


async def test_a_cut_out_is_transparent(db: Database) -> None:
    chat = await painted(db)
    await done(chat, "remove_background", picture="#1")

    picture = await chat.picture(2)
    data = await chat.world.media.get(picture.media_key)
    assert picture.media_type == "image/png"
    alpha = Pillow.open(io.BytesIO(data)).convert("RGBA").getchannel("A")
    assert alpha.getextrema() == (0, 255)


async def test_a_banner_is_wider_and_nothing_is_cut_off(db: Database) -> None:
    chat = await painted(db)
    before = await chat.picture(1)
    await done(chat, "expand", picture="#1", ratio="16:9")

    after = await chat.picture(2)
    assert after.height >= before.height
    assert after.width / after.height == pytest.approx(16 / 9, rel=0.02)


async def test_a_banner_grows_where_it_is_told_to(db: Database) -> None:
    chat = await painted(db)
    before = await chat.picture(1)
    result, job = await done(chat, "expand", picture="#1", ratio="16:9", direction=["left"])

    assert result.say.startswith("Expanding #1 to 16:9 as #2")
    after = await chat.picture(2)
    assert after.width / after.height == pytest.approx(16 / 9, rel=0.02)
    sides = {"left": round(before.height * 16 / 9) - before.width, "right": 0}
    assert job.wish["options"] == {**sides, "top": 0, "bottom": 0}


async def test_pixels_say_all(db: Database) -> None:
    chat = await painted(db)
    _, job = await done(chat, "expand", picture="#1", ratio="16:9", direction=["up"], pixels=30)

    assert job.wish["options"] == {"left": 0, "right": 0, "top": 30, "bottom": 0}


async def test_a_side_that_does_not_lead_to_the_ratio_stays_as_it_is(db: Database) -> None:
    chat = await painted(db)
    before = await chat.picture(1)
    _, job = await done(chat, "expand", picture="#1", ratio="16:9", direction=["up"])

    half = round((before.height * 16 / 9 - before.width) / 2)
    assert job.wish["options"] == {"left": half, "right": half, "top": 0, "bottom": 0}


async def test_a_description_comes_as_words(db: Database) -> None:
    chat = await painted(db)

    result, job = await done(chat, "describe", picture="#1")

    assert result.say == "Describing #1 with Image to Prompt (price unknown)."
    assert job.state is JobState.DONE
    shown = await card(chat, job)
    assert shown.title == "#1 · description"
    assert "fox" in shown.lines[0]
    assert not shown.pictures
    assert len(await chat.pictures()) == 1, "no picture, and no number used up"


async def test_whether_it_was_made_by_ai_is_an_estimate(world: World) -> None:
    chat = await begun(world)

    _, job = await done(chat, "classify", picture="#1")

    shown = await card(chat, job)
    assert shown.title == "#1 · made by AI? (an estimate)"
    assert {line.split(":")[0] for line in shown.lines[:2]} == {"made by AI", "not made by AI"}


async def test_an_icon_needs_a_way_back(db: Database, world: World) -> None:
    with pytest.raises(NotAllowed, match="PUBLIC_URL"):
        await registry.call("icon", await Chat.of(world).context(), {"prompt": "a fox"})
    assert not world.debits


async def test_an_icon_comes_by_webhook(db: Database) -> None:
    world = await World.open(db, policy=Policy(public_url=PUBLIC))
    chat = Chat.of(world)

    result, job = await done(chat, "icon", prompt="a fox", style="outline")

    assert result.say.startswith("Drawing the icon #1 with Icons")
    assert job.state is JobState.DONE
    assert (await chat.picture(1)).caption == "a fox"


async def test_what_does_not_go_together_is_said_before_it_is_paid(world: World) -> None:
    chat = await begun(world)
    paid = len(world.debits)
    refusals: list[tuple[str, dict[str, object], str]] = [
        ("relight", {"picture": "#1"}, "light"),
        ("change_view", {"picture": "#1"}, "view"),
        ("generate", {"prompt": "x", "character": "#1", "style_reference": "#2"}, "character"),
        ("generate", {"prompt": "x", "colors": ["octarine"]}, "colors"),
        ("generate", {"prompt": "x", "model": "z-image", "lora": "nora"}, "lora"),
        ("generate", {"prompt": "x", "lora": "nobody-trained-it"}, "lora"),
        ("generate", {"prompt": "x", "lora": "nora", "style_reference": "#1"}, "lora"),
        ("edit", {"instruction": "x", "mask": "#2", "references": ["#1"]}, "references"),
    ]
    for tool, arguments, field in refusals:
        with pytest.raises(BadArgument) as refused:
            await registry.call(tool, await chat.context(key=tool), arguments)
        assert refused.value.field == field
    assert len(world.debits) == paid


def test_every_capability_has_a_tool() -> None:
    tools = {tool.name for tool in registry.TOOLS.values() if tool.draws}
    covered = {Capability.INPAINT: "edit", Capability.IMPROVE_PROMPT: "suggest_prompt"}
    for capability in {one for row in CATALOG.values() for one in row.capabilities}:
        name = covered.get(capability, capability.value)
        assert name in tools, capability

"""What is done here at once and for nothing: cut, resize, convert, compare, lay out, look back."""

import io
from typing import Any

import pytest
from PIL import Image as Pillow

from storage.images import Image
from tests.scenario.conversation.chat import Chat
from tests.scenario.jobs.world import World
from tools import registry
from tools.crafting import CraftResult
from tools.errors import BadArgument, NotFound
from tools.receiving import Desk, Giver, receive


async def handed_in(chat: Chat, *, color: str, size: tuple[int, int], words: str) -> Image:
    """A picture of Ana's own."""
    out = io.BytesIO()
    Pillow.new("RGB", size, color).save(out, "PNG")
    ctx = await chat.context()
    desk = Desk(services=chat.services, random=chat.world.random.randbytes)
    giver = Giver(person=ctx.person, conversation=ctx.conversation)
    return (await receive(desk, out.getvalue(), giver, words=words)).image


async def crafted(chat: Chat, tool: str, **arguments: Any) -> tuple[CraftResult, Pillow.Image]:
    result = await registry.call(tool, await chat.context(key=tool), arguments)
    assert isinstance(result, CraftResult)
    image = await chat.picture(result.number)
    assert result.shows == [image.id]
    return result, Pillow.open(io.BytesIO(await chat.world.media.get(image.media_key)))


@pytest.fixture
async def chat(world: World) -> Chat:
    """#1 is red and wide, #2 blue and high."""
    chat = Chat.of(world)
    await handed_in(chat, color="red", size=(400, 200), words="red")
    await handed_in(chat, color="blue", size=(100, 200), words="blue")
    return chat


@pytest.mark.parametrize(
    ("tool", "arguments", "size", "form"),
    [
        ("crop", {"picture": "#1", "ratio": "1:1"}, (200, 200), "PNG"),
        ("crop", {"picture": "#1", "left": 25, "top": 50}, (300, 100), "PNG"),
        ("resize", {"picture": "#1", "width": 100}, (100, 50), "PNG"),
        ("resize", {"picture": "#1", "percent": 50}, (200, 100), "PNG"),
        ("resize", {"picture": "#1", "width": 64, "height": 64}, (64, 64), "PNG"),
        ("convert", {"picture": "#1", "format": "jpeg"}, (400, 200), "JPEG"),
        ("convert", {"picture": "#1", "format": "webp", "quality": 40}, (400, 200), "WEBP"),
        ("convert", {"picture": "#1", "format": "JPG"}, (400, 200), "JPEG"),
        ("overlay", {"picture": "#1", "logo": "#2", "corner": "top left"}, (400, 200), "PNG"),
        (
            "compare",
            {"pictures": ["#1", "#2"], "manner": "before_after"},
            (100, 200),
            "PNG",
        ),
    ],
)
async def test_it_is_done_at_once_and_costs_nothing(
    chat: Chat, tool: str, arguments: dict[str, Any], size: tuple[int, int], form: str
) -> None:
    _, made = await crafted(chat, tool, **arguments)
    assert (made.size, made.format) == (size, form)
    assert not chat.world.debits
    assert (await chat.picture(3)).parent_id is not None


async def test_a_logo_is_where_it_was_asked_for(chat: Chat) -> None:
    _, made = await crafted(chat, "overlay", picture="#1", logo="#2", corner="top left")
    assert made.convert("RGB").getpixel((10, 15)) == (0, 0, 255)
    assert made.convert("RGB").getpixel((390, 190)) == (255, 0, 0)


async def test_a_comparison_shows_both_and_says_that_they_have_nothing_in_common(
    chat: Chat,
) -> None:
    result, made = await crafted(chat, "compare", pictures=["#1", "#2"])
    assert made.width > made.height
    assert result.say == (
        "#1 and #2, as #3. They have no picture in common: #1 is “red”, #2 “blue”."
    )


async def test_a_difference_is_measured(chat: Chat) -> None:
    result, _ = await crafted(chat, "compare", pictures=["#1", "#2"], manner="difference")
    assert result.say.endswith("100% of it clearly looks different.")


async def test_a_sheet_of_everything(chat: Chat) -> None:
    first, made = await crafted(chat, "contact_sheet")
    assert first.say == "Here is a sheet of 2 pictures: #3."
    assert made.width > made.height / 2
    again = await registry.call("contact_sheet", await chat.context(key="2"), {})
    assert again.say == "Here is a sheet of 2 pictures: #4.", "sheets are not laid out themselves"


async def test_what_cannot_be_done_says_what_could(chat: Chat) -> None:
    refusals: list[tuple[str, dict[str, object]]] = [
        ("crop", {"picture": "#1"}),
        ("crop", {"picture": "#1", "ratio": "banana"}),
        ("crop", {"picture": "#1", "left": 60, "right": 60}),
        ("resize", {"picture": "#1"}),
        ("resize", {"picture": "#1", "width": 12000, "height": 12001}),
        ("convert", {"picture": "#1", "format": "bmp"}),
        ("compare", {"pictures": ["#1", "#1"]}),
    ]
    for tool, arguments in refusals:
        with pytest.raises(BadArgument):
            await registry.call(tool, await chat.context(key=tool), arguments)
    with pytest.raises(NotFound):
        await registry.call("crop", await chat.context(), {"picture": "#9", "ratio": "1:1"})
    assert len(await chat.pictures()) == 2


async def test_many_changes_are_told_and_replayed_in_one_pass(world: World) -> None:
    chat = Chat.of(world)
    await chat.says("draw a red fox")
    await chat.passes()
    said = []
    for instruction in ("make it night", "add a hat", "add a moon", "add snow", "add a tree"):
        told = await registry.call(
            "edit", await chat.context(key=instruction), {"instruction": instruction}
        )
        said.append(told.say)
        await chat.passes()
    assert [line for line in said if "replay" in line] == [said[4]], "offered once"

    tree = await registry.call("lineage", await chat.context(), {"picture": "#3"})
    compared = await registry.call(
        "compare", await chat.context(key="c"), {"pictures": ["#2", "#4"]}
    )
    replayed = await registry.call("replay", await chat.context(key="r"), {"picture": "#6"})
    await chat.passes()

    assert tree.say.splitlines()[:3] == [
        "#1 “a red fox” · Mystic",
        "   #2 “make it night” · Nano Banana",
        "      #3 “add a hat” · Nano Banana ← this one",
    ]
    assert "From #2 to #4: “add a hat” (#3) and “add a moon” (#4)." in compared.say
    assert replayed.say.startswith("Editing #1 into #8")
    last = (await chat.jobs())[-1]
    assert last.prompt == "make it night; add a hat; add a moon; add snow; add a tree"
    assert (await chat.picture(8)).parent_id == (await chat.picture(1)).id


async def test_what_was_not_changed_twice_cannot_be_replayed(chat: Chat) -> None:
    with pytest.raises(NotFound, match="fewer than two changes"):
        await registry.call("replay", await chat.context(), {"picture": "#1"})

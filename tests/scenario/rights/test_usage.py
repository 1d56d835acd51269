"""What was used, by day, model, person and tool: in words, as a chart, as a file."""

import csv
import io
from dataclasses import replace

import pytest
from PIL import Image

from storage.charts import Bar, bar_chart
from storage.database import Database
from tests.scenario.jobs.world import World
from tests.scenario.rights.room import ALONE, ANA, BO, HERE, Room
from tests.unit.bots.recording import RecordingAdapter
from tools.usage_figures import UsageFigure, as_csv, chart, lines


class AloneAdapter(RecordingAdapter):
    """A platform on which the asker alone sees words, but everybody sees files."""

    answers_alone = True


@pytest.fixture
async def room(world: World) -> Room:
    """Ana draws two foxes today and Bo one picture with another model, and one the day before."""
    room = Room.of(world)
    await room.says("draw a green frog", who=BO)
    world.clock.turn(86_400)
    await room.says("draw a red fox")
    await room.says("draw a red fox in a boat")
    await room.commands("imagine", {"": "a boat", "model": "seedream-v4"}, who=BO)
    return room


async def usage(room: Room, **arguments: str) -> list[str]:
    return (await room.commands("usage", arguments))[0].splitlines()


async def picture(room: Room) -> Image.Image:
    card = room.adapter.cards[-1]
    (drawn,) = card.pictures
    image = Image.open(io.BytesIO(await drawn.load()))
    assert image.size == (drawn.width, drawn.height)
    assert drawn.alt_text
    return image


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("person", ["Ana: 160 credits, 2 pictures", "Bo: 130 credits, 2 pictures"]),
        ("model", ["Mystic: 240 credits, 3 pictures", "Seedream 4: 50 credits, 1 picture"]),
        ("day", ["2026-03-02: 80 credits, 1 picture", "2026-03-03: 210 credits, 3 pictures"]),
        ("tool", ["generate: 290 credits, 4 pictures"]),
    ],
)
async def test_by_each_of_them_with_a_chart(room: Room, by: str, told: list[str]) -> None:
    first, *rest = await usage(room, scope="chat", by=by)
    assert first.startswith("This chat used 290 credits for 4 pictures this month.")
    assert rest == told
    assert room.adapter.cards[-1].title == f"Credits by {by}, this month"
    assert (await picture(room)).width == 960


async def test_the_numbers_as_a_file_for_a_spreadsheet(room: Room) -> None:
    await usage(room, scope="chat", by="person", file="yes")
    (data,) = list(room.adapter.messages.values())[-1].files
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [
        ["person", "pictures", "credits", "orders_of_unknown_price"],
        ["Ana", "2", "160", "0"],
        ["Bo", "2", "130", "0"],
    ]


def test_a_name_is_no_formula() -> None:
    evil = UsageFigure(name='=HYPERLINK("x")', pictures=1, credits=2, unknown_price=0)
    row = list(csv.reader(io.StringIO(as_csv("person", [evil]).decode("utf-8-sig"))))[1]
    assert row == ['\'=HYPERLINK("x")', "1", "2", "0"]


async def test_others_are_told_of_by_administrators_alone(room: Room) -> None:
    for arguments in ({"scope": "chat", "by": "person"}, {"scope": "server"}):
        (said,) = await room.commands("usage", arguments, who=BO)
        assert said.endswith("Only an administrator of this chat can do that.")
    (said,) = await room.commands("usage", {"scope": "server"})
    assert said.endswith("This chat belongs to no server.")
    (said, _) = await room.commands("usage", {"by": "person"}, who=BO)
    assert said.splitlines()[1:] == ["Bo: 130 credits, 2 pictures"]


async def test_a_server_is_all_its_chats(world: World) -> None:
    room = Room.of(world)
    for chat in ("one", "two"):
        await room.says("draw a red fox", ref=replace(HERE, chat=chat, server="77"))
    there = replace(HERE, chat="two", server="77")
    (said, _) = await room.commands("usage", {"scope": "server", "by": "tool"}, ref=there)
    assert said.splitlines()[0].startswith("This server used 160 credits for 2 pictures")


async def test_administrators_see_how_long_it_lasts(db: Database) -> None:
    room = Room.of(await World.open(db))
    await room.commands("admin", {"": "limit 500 a day"})
    await room.says("draw a red fox")
    day = {"scope": "chat", "period": "day"}
    (said,) = await room.commands("usage", day)
    assert "At the present pace (7 credits an hour) it lasts until it begins anew." in said
    (said,) = await room.commands("usage", day, who=BO)
    assert "pace" not in said


async def test_what_is_ones_own_is_not_shown_to_all(room: Room) -> None:
    room.adapter = AloneAdapter()
    said = await room.commands("usage", {"by": "model"}, who=BO)
    assert said[1:] == [
        "Credits by model, this month is yours alone: ask me in a direct message for it."
    ]
    said = await room.commands("usage", {"by": "model"}, who=BO, ref=ALONE)
    assert said[1:] == ["Credits by model, this month"]
    shown = await room.commands("usage", {"by": "model", "scope": "chat"}, who=ANA)
    assert shown[1:] == ["Credits by model, this month"]


def test_a_chart_bears_long_names_nothing_at_all_and_very_many() -> None:
    bars = [Bar(name="a very long name " * 9, value=0, told="0 credits")]
    bars += [Bar(name=f"é {at}", value=at, told=f"{at} credits") for at in (1, 10_000)]
    with Image.open(io.BytesIO(bar_chart("A title " * 30, bars))) as image:
        assert image.width == 960
    many = [
        UsageFigure(name=f"2026-{m:02}-{d:02}", pictures=1, credits=0, unknown_price=1)
        for m in (1, 2)
        for d in range(1, 29)
    ]
    assert lines(many)[0].startswith("2026-01-26: ")
    assert lines(many)[-1] == "and 25 more."
    assert chart("by day", many, personal=False).words == "Pictures by day"
    assert lines([]) == []


@pytest.mark.parametrize(
    ("words", "title", "file"),
    [
        ("what did I spend by model?", "Credits by model, this month", False),
        ("usage per day", "Credits by day, this month", False),
        ("usage by tool as csv", "Credits by tool, this month", True),
        ("how much did we use today by model, as a spreadsheet", "Credits by model, today", True),
    ],
)
async def test_in_plain_words(room: Room, words: str, title: str, *, file: bool) -> None:
    _, shown, *files = await room.says(words)
    assert shown == title
    assert bool(files) is file


async def test_a_report_in_plain_words_costs_nothing(room: Room) -> None:
    before = len(room.world.debits)
    (said,) = await room.says("report this picture")
    assert said == "Thank you: #4 is reported and noted."
    assert len(room.world.debits) == before

"""A list of prompts as a file: one price, one card, and all originals together."""

import io
from zipfile import ZipFile

import pytest

from bots.buttons import Action, decode
from bots.ports import Attachment, Phase
from jobs.queue import Bell
from tests.scenario.console.test_router import Room, attached
from tests.scenario.jobs.world import World
from tools.carrying import carried
from tools.conductor import Conductor

TABLE = (
    "prompt;ratio;model;n;negative;seed\r\n"
    'a red fox, "asleep";1:1;z-image;;;7\r\n'
    "a blue boat;;;2;people;\r\n"
    "an owl;;;;;\r\n"
)


@pytest.fixture
def room(world: World) -> Room:
    room = Room(world)
    world.queue.on(Bell.CONDUCT, Conductor(services=room.services).advance)
    return room


def file(text: str | bytes, name: str = "wishes.csv", size: int | None = None) -> Attachment:
    data = text.encode() if isinstance(text, str) else text
    return attached(data, name=name, size=size)


async def sends(room: Room, sent: Attachment, text: str = "") -> None:
    """Ana sends a list and agrees to its price."""
    await room.says(text, files=[sent])
    assert await room.jobs() == [], "a file is no order"
    (agree, _) = room.adapter.cards[-1].buttons
    await room.presses(agree.data)
    await room.world.turn(60)


def zips(room: Room) -> list[ZipFile]:
    """The zip files in the chat."""
    sent = [data for message in room.adapter.messages.values() for data in message.files]
    return [ZipFile(io.BytesIO(data)) for data in sent if data.startswith(b"PK")]


async def test_a_table_is_drawn_in_one_run_each_row_in_its_own_way(room: Room) -> None:
    await sends(room, file(TABLE), "in 16:9 please")

    fox, *boats, owl = await room.jobs()
    assert fox.prompt == 'a red fox, "asleep"'
    assert (fox.model, fox.wish["ratio"], fox.wish["seed"]) == ("z-image", "1:1", 7)
    assert {job.run_id for job in (*boats, owl)} == {fox.run_id}
    assert len(boats) == 2
    for job in (*boats, owl):
        assert job.wish["ratio"] == "16:9", "said for all that say nothing else"
    assert all("people" in str(boat.wish) for boat in boats)
    said = [one.text for one in room.adapter.messages.values() if one.text]
    quote = "1 step, 4 pictures, about 240 credits and 1 call of unknown price"
    assert said == [
        f"“A list of 3 prompts” comes to {quote}. It begins once you approve it on its card."
    ]
    (card,) = room.adapter.cards
    assert card.phase is Phase.RESULT
    assert len(card.pictures) == 4


async def test_all_originals_come_as_one_zip_by_button_word_and_command(room: Room) -> None:
    await sends(room, file(TABLE))
    card = room.adapter.cards[-1]
    buttons = {one.label: one.data for one in card.buttons}
    meant = decode(buttons["all as zip"])
    assert meant is not None
    assert meant.action is Action.ZIP

    await room.presses(buttons["all as zip"])
    await room.says("give me all as zip")
    await room.commands("zip")
    found = zips(room)
    assert len(found) == 3
    pictures = await room.pictures()
    for one in found:
        assert one.namelist() == [f"{p.number}-{p.handle}.png" for p in pictures]
        kept = [await carried(room.world.db, room.world.media, picture) for picture in pictures]
        assert [one.read(name) for name in one.namelist()] == kept


async def test_without_a_list_the_newest_pictures_are_zipped(room: Room) -> None:
    await room.commands("zip")
    assert room.last_words == "There are no pictures here to put into a zip file."
    await room.says("a red fox")
    await room.says("an owl")
    await room.commands("zip", "#2")
    await room.commands("zip")
    assert [len(one.namelist()) for one in zips(room)] == [1, 2]


async def test_bad_rows_are_told_before_anything_is_paid(room: Room) -> None:
    await room.says("", files=[file("prompt,ratio,n\na fox,16:9,1\na boat,1:1,99\n,1:1,1\n")])
    assert room.adapter.cards[-1].phase is Phase.FAILED
    assert "Row 3: n should be at most 8." in room.last_words
    assert "Row 4: the prompt is missing." in room.last_words
    assert await room.jobs() == []
    assert not room.world.debits


@pytest.mark.parametrize(
    "data",
    [
        "a café\nan owl".encode("utf-16"),
        "a café\nan owl".encode("cp1252"),
        "a café\nan owl".encode(),
    ],
)
async def test_lines_of_text_are_prompts_however_they_are_encoded(room: Room, data: bytes) -> None:
    await sends(room, file(data, "wishes.TXT"))
    assert [job.prompt for job in await room.jobs()] == ["a café", "an owl"]


@pytest.mark.parametrize("size", [None, 300_000])
async def test_a_list_that_is_too_large_is_not_read(room: Room, size: int | None) -> None:
    data = b"a fox\n" * 60_000
    await room.says("", files=[file(data if size is None else b"a fox", size=size)])
    assert room.last_words == "I could not get wishes.csv: a list may have 256 KB."
    assert await room.jobs() == []


async def test_the_command_takes_a_file_as_well(room: Room) -> None:
    await room.commands("batch", files=[file("prompt\na red fox\nan owl\n")])
    assert [job.prompt for job in await room.jobs()] == ["a red fox", "an owl"]

"""A list of prompts as a file on Discord: one price, one card, and all originals together."""

import io
from zipfile import ZipFile

from jobs.queue import Bell
from storage import gallery
from storage.gallery import Wanted
from tests.scenario.console.session import services_of
from tests.scenario.discord.room import Room
from tests.standins.discord import Message, Upload
from tools.carrying import carried
from tools.conductor import Conductor

TABLE = b"prompt,ratio,model\na red fox,1:1,z-image\na blue boat,,\nan owl,,\n"


def wishes(data: bytes = TABLE) -> Upload:
    return Upload(filename="wishes.csv", data=data, content_type="text/csv")


async def sends(room: Room, file: Upload, words: str = "") -> str:
    """Ana sends a list; what is said to it, or to what it should have been."""
    room.world.queue.on(Bell.CONDUCT, Conductor(services=services_of(room.world)).advance)
    await room.mention(room.ana, words, attachments=[file])
    return room.art.messages[-1].text


async def test_a_list_is_quoted_approved_followed_on_its_card_and_fetched_as_one_zip(
    room: Room,
) -> None:
    await sends(room, wishes(), "in 16:9")
    await room.appear(1)
    (card,) = room.cards()
    said = "\n".join(one.text for one in room.art.messages)
    assert "comes to 1 step, 3 pictures, about 160 credits" in said
    assert "may I?" in card.text
    assert room.world.debits == [], "a file is no order"

    agreed = await room.ana.presses(card, "approve")
    await agreed.answered()
    await room.settled()
    assert "under way" in card.text
    assert "a blue boat · being made #2" in card.text
    await room.drawn()
    assert "done" in card.text
    assert len(card.attachments) == 3
    assert all(file.description for file in card.attachments)

    wanted = await room.ana.presses(card, "all as zip")
    await wanted.answered()
    await room.settled()
    (archive,) = _zips(room.art.messages)
    async with room.world.db.read() as tx:
        drawn = await gallery.page(tx, Wanted(), limit=9)
    kept = {
        f"{one.number}-{one.handle}.png": await carried(room.world.db, room.world.media, one)
        for one in drawn
    }
    assert {name: archive.read(name) for name in archive.namelist()} == kept


async def test_a_list_with_bad_rows_costs_nothing_and_names_them(room: Room) -> None:
    said = await sends(room, wishes(b"prompt,ratio\na fox,16:9\na boat,wide\n,1:1\n"))
    assert "Row 3" in said
    assert "Row 4: the prompt is missing." in said
    assert "Nothing was begun." in said
    assert room.world.debits == []


def _zips(messages: list[Message]) -> list[ZipFile]:
    files = [file for message in messages for file in message.attachments]
    return [ZipFile(io.BytesIO(file.data)) for file in files if file.filename.endswith(".zip")]

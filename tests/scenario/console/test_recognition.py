"""A picture that was made here comes back: its story goes on, for those who may see it."""

from io import BytesIO

import pytest
from PIL import Image as Pillow

from bots.buttons import Action, encode
from bots.ports import ChatRef, Sender
from storage.images import Image
from storage.stories import Identity, Source, Story, identity_in, told
from tests.scenario.console.test_router import PHOTO, Room, attached
from tests.scenario.jobs.world import World
from tools.carrying import carried

BO = Sender(id="Bo", name="Bo")
ELSEWHERE = ChatRef(platform="recorded", chat="elsewhere")


@pytest.fixture
def room(world: World) -> Room:
    return Room(world)


async def file_of(room: Room, image: Image) -> bytes:
    return await carried(room.world.db, room.world.media, image)


def as_a_platform_shows_it(data: bytes) -> bytes:
    """Encoded anew, without a word about itself; these pictures are tiny."""
    out = BytesIO()
    picture = Pillow.open(BytesIO(data)).convert("RGB")
    picture.save(out, "JPEG", quality=90, subsampling=0)
    assert identity_in(out.getvalue()) is None
    return out.getvalue()


async def test_every_picture_says_how_it_was_made(room: Room) -> None:
    await room.says("a red fox <in> the snow")
    await room.says("make it night")
    fox, night = await room.pictures()
    assert fox.job_id is not None
    words = await file_of(room, fox)
    assert identity_in(words) == Identity(of=fox.job_id, position=0)
    assert b"/digitalsourcetype/trainedAlgorithmicMedia<" in words
    assert b"<picture:model>mystic<" in words
    assert b"a red fox &lt;in&gt; the snow" in words
    assert f"<rdf:li>{fox.handle}<".encode() in await file_of(room, night)


async def test_what_is_made_of_a_photo_says_so_and_the_photo_says_nothing(room: Room) -> None:
    await room.says("", files=[attached()])
    await room.says("make it night")
    photo, night = await room.pictures()
    assert await file_of(room, photo) == PHOTO
    assert b"/compositeWithTrainedAlgorithmicMedia<" in await file_of(room, night)


async def test_dropped_where_it_was_made_it_is_the_same_picture(room: Room) -> None:
    await room.says("a red fox in the snow")
    await room.says("a green frog")
    fox, _ = await room.pictures()
    data = await file_of(room, fox)
    await room.says("", files=[attached(as_a_platform_shows_it(data))])
    assert room.last_words.startswith("I know it: #1, “a red fox in the snow”, made by Mystic")
    await room.says("make it night", files=[attached(data)])
    *before, night = await room.pictures()
    assert len(before) == 2, "nothing was taken in"
    assert night.parent_id == fox.id


async def test_in_another_chat_of_its_owner_its_story_goes_on(room: Room) -> None:
    await room.says("a red fox in the snow --seed 7")
    (fox,) = await room.pictures()
    data = await file_of(room, fox)
    for file in (data, as_a_platform_shows_it(data)):
        await room.says("", ref=ELSEWHERE, files=[attached(file)])
        assert "made by Mystic" in room.last_words
    await room.says("make it night", ref=ELSEWHERE)
    here, night = await room.pictures(ELSEWHERE)
    assert (here.parent_id, here.media_key) == (fox.id, fox.media_key), "the full picture is kept"
    assert (here.prompt, here.model, here.seed) == (fox.prompt, fox.model, fox.seed)
    assert night.parent_id == here.id
    await room.presses(encode(Action.SHOW, here.id), ref=ELSEWHERE)
    shown = room.adapter.cards[-1].lines
    assert "“a red fox in the snow”" in " ".join(shown)


async def test_a_stranger_learns_nothing_from_a_picture(room: Room) -> None:
    await room.says("a red fox in the snow")
    (fox,) = await room.pictures()
    data = await file_of(room, fox)
    for file in (data, as_a_platform_shows_it(data)):
        await room.says("", who=BO, ref=ELSEWHERE, files=[attached(file)])
        assert room.last_words.startswith("Got #")
    for given in await room.pictures(ELSEWHERE):
        assert (given.tool, given.prompt, given.model, given.parent_id) == ("upload", "", "", None)
    await room.says("", who=BO, files=[attached(data)])
    assert room.last_words.startswith("I know it: #1"), "in the chat where it was made he may"


async def test_a_file_that_only_says_it_is_ours_is_not(room: Room) -> None:
    await room.says("a red fox in the snow")
    (fox,) = await room.pictures()
    assert fox.job_id is not None
    story = Story(
        identity=Identity(of=fox.job_id, position=0),
        prompt="",
        model="",
        tool="",
        created_at=room.world.clock(),
        source=Source.UNKNOWN,
    )
    await room.says("", files=[attached(told(PHOTO, story))])
    assert room.last_words.startswith("Got #2")


async def test_a_deleted_picture_is_not_remembered(room: Room) -> None:
    await room.says("a red fox in the snow")
    (fox,) = await room.pictures()
    data = await file_of(room, fox)
    await room.presses(encode(Action.DELETE, fox.id))
    await room.says("", files=[attached(data)])
    assert room.last_words.startswith("Got #2")

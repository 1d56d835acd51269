"""Pictures of ours are found again by bytes, by name and by look; only by who may see them."""

from dataclasses import replace

import pytest

from storage import images, recognition
from storage.images import Image
from storage.recognition import FARTHEST, Scope
from storage.stories import Identity
from storage.tables import ConversationId, PersonId
from tests.contract.records import World, somebody, somewhere

FOX = 0x0F1E_2D3C_4B5A_6978


@pytest.fixture
async def fox(world: World) -> Image:
    job = await world.stored_job()
    image = replace(
        world.image(1, job=job), position=3, likeness=FOX, sha256="f" * 64, media_key="ff/ff/f.png"
    )
    async with world.db.write() as tx:
        assert await images.insert(tx, image)
    return image


async def found(world: World, scope: Scope, image: Image, likeness: int = FOX) -> list[bool]:
    """Whether this very picture is found by its bytes, by its name, by its look."""
    assert image.job_id is not None
    named = Identity(of=image.job_id, position=image.position)
    async with world.db.read() as tx:
        return [
            await recognition.by_file(tx, scope, image.media_key) == [image],
            await recognition.by_identity(tx, scope, named) == [image],
            await recognition.by_look(tx, scope, likeness) == [image],
        ]


def scope(person: PersonId, conversation: ConversationId) -> Scope:
    return Scope(person_id=person, conversation_id=conversation)


async def test_its_owner_finds_it_anywhere_and_others_only_where_it_is(
    world: World, fox: Image
) -> None:
    here = world.conversation.id
    elsewhere = (await somewhere(world.db, world.ids(), "elsewhere")).id
    bo = (await somebody(world.db, world.ids(), "bo", "Bo")).id
    everything, nothing = [True] * 3, [False] * 3
    assert await found(world, scope(world.person.id, here), fox) == everything
    assert await found(world, scope(world.person.id, elsewhere), fox) == everything
    assert await found(world, scope(bo, here), fox) == everything
    assert await found(world, scope(bo, elsewhere), fox) == nothing
    async with world.db.write() as tx:
        await images.set_hidden(tx, fox.id, world.later(1))
    assert await found(world, scope(world.person.id, here), fox) == nothing


async def test_what_people_handed_in_is_not_ours(world: World, fox: Image) -> None:
    given = replace(fox, id=world.image(2).id, handle="given", number=2, job_id=None, tool="upload")
    async with world.db.write() as tx:
        await images.insert(tx, given)
    mine = scope(world.person.id, world.conversation.id)
    assert await found(world, mine, fox) == [True] * 3
    async with world.db.read() as tx:
        assert await recognition.by_identity(tx, mine, Identity(of=given.id)) == []
        assert await recognition.by_identity(tx, mine, Identity(of=fox.id)) == [fox]


async def test_the_likest_comes_first_and_the_unlike_not_at_all(world: World, fox: Image) -> None:
    mine = scope(world.person.id, world.conversation.id)
    near = replace(world.image(2), likeness=FOX ^ 0b111)
    spread = replace(world.image(3), likeness=FOX ^ sum(1 << bit for bit in range(0, 56, 8)))
    far = replace(world.image(4), likeness=FOX ^ sum(1 << bit for bit in range(0, 64, 8)))
    negative = replace(world.image(5), likeness=-1 ^ FOX)
    plain = replace(world.image(6), likeness=None)
    async with world.db.write() as tx:
        for image in (near, spread, far, negative, plain):
            assert await images.insert(tx, image)
    async with world.db.read() as tx:
        assert await recognition.by_look(tx, mine, FOX) == [fox, near, spread]
        assert await recognition.by_look(tx, mine, -1 ^ FOX) == [negative]
    assert FARTHEST == 7


async def test_a_name_is_only_believed_in_full(world: World, fox: Image) -> None:
    mine = scope(world.person.id, world.conversation.id)
    assert fox.job_id is not None
    wrong = [
        Identity(of=fox.job_id),
        Identity(of=fox.job_id, position=2),
        Identity(of=world.ids()),
        Identity(of=world.ids(), position=3),
    ]
    async with world.db.read() as tx:
        assert [await recognition.by_identity(tx, mine, one) for one in wrong] == [[]] * 4

"""Images: each result once, pages by key, totals without counting."""

import secrets
from dataclasses import replace

import pytest

from storage import conversations, gallery, images
from storage.errors import HandleTaken
from storage.gallery import Wanted
from storage.images import Image, Totals
from storage.tables import ConversationId, ImageId
from tests.contract.records import World, renumbered, somewhere


async def test_an_image_comes_back_by_every_name(world: World) -> None:
    parent, child = world.image(1), world.image(2)
    child = replace(child, parent_id=parent.id)
    async with world.db.write() as tx:
        assert await images.insert(tx, parent)
        assert await images.insert(tx, child)
        await conversations.set_current(tx, world.conversation.id, child.id)
    async with world.db.read() as tx:
        here = world.conversation.id
        assert await images.get(tx, child.id) == child
        assert await images.by_number(tx, here, 2) == child
        assert await images.by_handle(tx, child.handle) == child
        assert await images.children(tx, parent.id) == [child]
        assert await images.recent(tx, here, 1) == [child]
        assert await images.get(tx, ImageId(here)) is None
        place = await conversations.get(tx, here)
    assert place is not None
    assert place.current_image_id == child.id


async def test_a_hidden_picture_is_on_no_page_and_in_every_sum(world: World) -> None:
    fox, hare = await world.stored_images("a red fox", "a hare")
    here = world.conversation.id
    async with world.db.write() as tx:
        before = await images.totals(tx, conversation_id=here)
        await images.set_hidden(tx, fox.id, world.later(1))
        assert await gallery.page(tx, Wanted(conversation_id=here), limit=9) == [hare]
        assert await gallery.page(tx, Wanted(person_id=world.person.id, words="red"), limit=9) == []
        hidden = await images.by_number(tx, here, fox.number)
        assert hidden == replace(fox, hidden_at=world.later(1))
        assert await images.totals(tx, conversation_id=here) == before
        await images.set_hidden(tx, fox.id, None)
        assert await gallery.page(tx, Wanted(conversation_id=here), limit=9) == [hare, fox]


async def test_the_current_picture_only_moves_up(world: World) -> None:
    first, second, third = await world.stored_images("a fox", "a hare", "an owl")
    here = world.conversation.id
    async with world.db.write() as tx:
        assert await conversations.move_current_up(tx, here, second.id, number=second.number)
        assert not await conversations.move_current_up(tx, here, first.id, number=first.number)
        place = await conversations.get(tx, here)
        assert place is not None
        assert place.current_image_id == second.id
        # Going back by hand is no reason to keep a new picture from being the current one.
        await conversations.set_current(tx, here, first.id)
        assert await conversations.move_current_up(tx, here, third.id, number=third.number)


async def test_a_current_picture_of_another_chat_gives_way(world: World) -> None:
    elsewhere = await somewhere(world.db, world.ids(), "elsewhere")
    (fox,) = await world.stored_images("a fox")
    far = replace(world.image(9), conversation_id=elsewhere.id)
    async with world.db.write() as tx:
        assert await images.insert(tx, far)
        await conversations.set_current(tx, world.conversation.id, far.id)
        here = world.conversation.id
        assert await conversations.move_current_up(tx, here, fox.id, number=fox.number)


async def test_a_result_is_stored_once_and_counted_once(world: World) -> None:
    job = await world.stored_job()
    first = world.image(1, job=job)
    again = replace(world.image(2, job=job), handle="other")
    second = replace(world.image(3, job=job), position=1)
    async with world.db.write() as tx:
        stored = [await images.insert(tx, each) for each in (first, again, second)]
        assert stored == [True, False, True]
        assert await images.of_job(tx, job.id) == [first, second]
        assert await images.totals(tx, person_id=world.person.id) == Totals(pictures=2, size=2000)


async def test_a_taken_handle_spoils_nothing(world: World) -> None:
    first = world.image(1)
    async with world.db.write() as tx:
        await images.insert(tx, first)
        rival = replace(world.image(2), handle=first.handle)
        with pytest.raises(HandleTaken):
            await images.insert(tx, rival)
        handle = await images.fresh_handle(tx, "The fox", secrets.token_bytes)
        assert await images.insert(tx, replace(rival, handle=handle))
    assert handle.startswith("fox-")


async def test_a_fresh_handle_grows_until_it_is_free(world: World) -> None:
    """With randomness that always says the same, the length alone must make it new."""

    def zeros(size: int) -> bytes:
        return bytes(size)

    handles: list[str] = []
    async with world.db.write() as tx:
        for number in range(1, 4):
            handles.append(await images.fresh_handle(tx, "a fox", zeros))
            await images.insert(tx, replace(world.image(number), handle=handles[-1]))
    assert handles == ["fox-222", "fox-2222", "fox-22222"]


async def _all_pages(world: World, *, size: int, here: ConversationId | None = None) -> list[Image]:
    found: list[Image] = []
    wanted = Wanted(conversation_id=here, person_id=None if here else world.person.id)
    async with world.db.read() as tx:
        while page := await gallery.page(
            tx,
            wanted,
            before=found[-1].id if found else None,
            limit=size,
        ):
            assert len(page) <= size
            found += page
    return found


@pytest.mark.parametrize("size", [1, 3, 7, 50])
async def test_pages_show_everything_once_newest_first(world: World, size: int) -> None:
    made = await world.stored_images(*["a fox"] * 7)
    elsewhere = await somewhere(world.db, world.ids(), "other")
    stray = replace(renumbered(made[0], 1), id=ImageId(world.ids()), conversation_id=elsewhere.id)
    async with world.db.write() as tx:
        await images.insert(tx, stray)
    assert await _all_pages(world, size=size, here=world.conversation.id) == made[::-1]
    assert await _all_pages(world, size=size) == [stray, *made[::-1]]


async def test_totals_are_by_scope(world: World) -> None:
    await world.stored_images("a", "b", "c")
    async with world.db.read() as tx:
        here = await images.totals(tx, conversation_id=world.conversation.id)
        mine_here = await images.totals(
            tx, conversation_id=world.conversation.id, person_id=world.person.id
        )
        everywhere = await images.totals(tx)
        nowhere = await images.totals(tx, conversation_id=ConversationId(world.ids()))
    assert here == mine_here == everywhere == Totals(pictures=3, size=3000)
    assert nowhere == Totals(pictures=0, size=0)

"""What was sent under which name, whose favourites pictures are, and what is done with."""

from storage import favourites, gallery, inbox
from storage.gallery import Wanted
from storage.inbox import Inbox, InboxEvent
from storage.sent_messages import SentMessage, SentMessages, picture_in
from tests.contract.records import NOON, World, somebody


def _sent(message: str, *, nonce: str | None = None, handle: str | None = None) -> SentMessage:
    return SentMessage(
        platform="telegram", chat="7", message=message, nonce=nonce, handle=handle, sent_at=NOON
    )


async def test_a_name_brings_its_message_and_a_message_gains_its_picture(world: World) -> None:
    sent = SentMessages(world.db)
    await sent.keep(_sent("1", nonce="hello"), _sent("2", handle="fox-7k2"))
    found = await sent.by_nonce("telegram", "hello")
    assert found is not None
    assert (found.chat, found.message, found.handle) == ("7", "1", None)
    assert await sent.by_nonce("discord", "hello") is None
    await sent.keep(
        SentMessage(
            platform="telegram", chat="7", message="1", handle="car-2x1", file="F1", sent_at=NOON
        )
    )
    found = await sent.by_nonce("telegram", "hello")
    assert found is not None
    assert found.handle == "car-2x1"
    assert await sent.files_of("telegram", ["car-2x1", "fox-7k2"]) == {"car-2x1": "F1"}
    assert await sent.files_of("telegram", []) == {}
    async with world.db.read() as tx:
        assert await picture_in(tx, "telegram", "7", "2") == "fox-7k2"
        assert await picture_in(tx, "telegram", "8", "2") is None


async def test_old_words_are_forgotten_and_pictures_are_not(world: World) -> None:
    sent = SentMessages(world.db)
    await sent.keep(_sent("1", nonce="words"), _sent("2", nonce="picture", handle="fox-7k2"))
    await sent.forget_words("telegram", world.later(1))
    assert await sent.by_nonce("telegram", "words") is None
    assert await sent.by_nonce("telegram", "picture") is not None


async def test_what_is_dealt_with_is_emptied_and_still_known(world: World) -> None:
    box = Inbox(world.db)
    heard: list[InboxEvent] = []
    box.listen("telegram", heard.append)
    assert await box.accept("telegram", "1", b"hello", NOON)
    assert not await box.accept("telegram", "1", b"hello", NOON)
    assert await box.accept("discord", "1", b"hello", NOON)
    assert [each.body for each in heard] == [b"hello"]
    await box.finish("telegram", "1", NOON)
    async with world.db.read() as tx:
        assert await inbox.unhandled(tx, "telegram", 9) == []
        assert await inbox.seen(tx, "telegram", "1")
    assert not await box.accept("telegram", "1", b"hello", NOON)
    assert len(heard) == 1


async def test_favourites_are_found_by_who_likes_them_alone(world: World) -> None:
    fox, owl, car = await world.stored_images("a fox", "an owl", "a car")
    person = world.person.id
    other = await somebody(world.db, world.ids(), "bo")
    async with world.db.write() as tx:
        for _ in range(2):
            await favourites.add(tx, person, fox.id, now=NOON)
        await favourites.add(tx, person, car.id, now=NOON)
        await favourites.add(tx, other.id, owl.id, now=NOON)
        liked = await gallery.page(tx, Wanted(liked_by=person), limit=9)
        after = await gallery.page(tx, Wanted(liked_by=person), before=car.id, limit=9)
        theirs = await gallery.page(tx, Wanted(liked_by=other.id), limit=9)
        await favourites.remove(tx, person, car.id)
        left = await gallery.page(tx, Wanted(liked_by=person, words="fox"), limit=9)
    assert [one.id for one in liked] == [car.id, fox.id]
    assert [one.id for one in after] == [fox.id]
    assert [one.id for one in theirs] == [owl.id]
    assert [one.id for one in left] == [fox.id]

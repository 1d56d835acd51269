"""What is too old goes in small batches, on both engines; what is not stays, and files with it."""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from obstore.store import MemoryStore
from typing_extensions import override

from jobs.housekeeping import Housekeeping
from storage import (
    conversations,
    deliveries,
    favourites,
    images,
    jobs,
    link_codes,
    rights,
    unneeded,
)
from storage.errors import MediaMissing, StoreUnavailable
from storage.images import Image
from storage.inbox import Inbox
from storage.media import Media
from storage.retention import Ages
from storage.rights import AuditEntry
from storage.sent_messages import SentMessage, SentMessages
from storage.tables import JobState, metadata, unneeded_file
from tests.contract.records import NOON, World

DAY = timedelta(days=1)
_LEFT = {
    name: sa.select(sa.func.count()).select_from(table) for name, table in metadata.tables.items()
}


async def left(world: World, table: str) -> int:
    async with world.db.read() as tx:
        return int((await tx.rows(_LEFT[table]))[0][0])


async def swept(
    world: World, at: datetime, media: Media | None = None, **ages: timedelta | None
) -> None:
    nothing: dict[str, timedelta | None] = {"deleted": None, "events": None, "codes": None}
    kept = Ages(**{**nothing, **ages})
    store = media or Media(MemoryStore())
    await Housekeeping(db=world.db, media=store, clock=lambda: at, ages=kept).sweep()


async def said(world: World, at: datetime, times: int = 1) -> None:
    async with world.db.write() as tx:
        for _ in range(times):
            await conversations.append_turn(
                tx,
                conversation_id=world.conversation.id,
                turn_id=secrets.token_hex(8),
                person_id=world.person.id,
                body=b"1",
                now=at,
            )


async def test_without_an_age_nothing_goes(world: World) -> None:
    await said(world, NOON)
    await world.stored_images("a fox")
    await swept(world, NOON + 9999 * DAY)
    assert await left(world, "turn") == 1
    assert await left(world, "image") == 1


async def test_old_words_go_and_young_ones_stay_however_many(world: World) -> None:
    await said(world, NOON, times=1200)
    await said(world, NOON + 5 * DAY, times=3)
    await swept(world, NOON + 6 * DAY, messages=2 * DAY)
    assert await left(world, "turn") == 3


async def test_which_message_showed_what_goes_with_the_words(world: World) -> None:
    job = await world.stored_job(JobState.DONE)
    owed = await world.stored_job(JobState.QUEUED)
    async with world.db.write() as tx:
        await deliveries.insert(tx, replace(world.delivery(job), ended=True))
        await deliveries.insert(tx, world.delivery(owed))
    old = SentMessage(platform="console", chat="lounge", message="1", sent_at=NOON)
    await SentMessages(world.db).keep(old, replace(old, message="2", sent_at=NOON + 5 * DAY))
    await swept(world, NOON + 6 * DAY, messages=2 * DAY)
    assert await left(world, "delivery") == 1, "what is still owed is kept"
    assert await left(world, "sent_message") == 1


async def test_events_that_were_dealt_with_go(world: World) -> None:
    inbox = Inbox(world.db)
    for name in ("done", "waits"):
        await inbox.accept("telegram", name, b"hello", NOON)
    await inbox.finish("telegram", "done", NOON)
    await swept(world, NOON + DAY, events=2 * DAY)
    assert await left(world, "inbox_event") == 2
    await swept(world, NOON + 3 * DAY, events=2 * DAY)
    assert await left(world, "inbox_event") == 1


async def test_codes_and_the_audit_have_ages_of_their_own(world: World) -> None:
    async with world.db.write() as tx:
        await link_codes.issue(tx, world.person.id, secrets.token_bytes, now=NOON)
        await link_codes.missed(tx, world.person.id, now=NOON)
        await link_codes.issue(tx, world.person.id, secrets.token_bytes, now=NOON + 2 * DAY)
        entry = AuditEntry(
            person_id=None, place="everywhere", action="grant", detail="x", created_at=NOON
        )
        await rights.note(tx, entry)
    await swept(world, NOON + 2 * DAY, codes=DAY)
    assert await left(world, "link_code") == 1
    assert await left(world, "audit_entry") == 1
    await swept(world, NOON + 2 * DAY, audit=DAY)
    assert await left(world, "audit_entry") == 0


async def drawn(world: World, media: Media) -> tuple[Image, Image]:
    """Two pictures of the same bytes, the second one younger and made from the first."""
    fox = await world.stored_job(JobState.DONE)
    old = replace(world.image(1, job=fox), media_key="aa/fox.png", thumb_key="aa/fox.jpg")
    same = replace(world.image(2), media_key="aa/fox.png", thumb_key="aa/two.jpg")
    same = replace(same, parent_id=old.id, created_at=NOON + 5 * DAY)
    for key in ("aa/fox.png", "aa/fox.jpg", "aa/two.jpg"):
        await media.put(key, b"bytes")
    async with world.db.write() as tx:
        for one in (old, same):
            await images.insert(tx, one)
        await favourites.add(tx, world.person.id, old.id, now=NOON)
        await conversations.set_current(tx, world.conversation.id, old.id)
    return old, same


async def test_old_pictures_go_with_their_words(world: World) -> None:
    old, same = await drawn(world, Media(MemoryStore()))
    waits = await world.stored_job(JobState.QUEUED)
    await swept(world, NOON + 6 * DAY, pictures=2 * DAY)
    assert old.job_id is not None
    async with world.db.read() as tx:
        assert await images.get(tx, old.id) is None
        assert await images.get(tx, same.id) == replace(same, parent_id=None)
        bare, waiting = await jobs.get(tx, old.job_id), await jobs.get(tx, waits.id)
        here = await conversations.get(tx, world.conversation.id)
    assert bare is not None
    assert (bare.prompt, bare.wish, bare.credits) == ("", {}, 5)
    assert waiting is not None
    assert waiting.prompt == "a red fox", "an open order keeps its words"
    assert here is not None
    assert here.current_image_id is None


async def test_a_file_goes_a_while_after_its_last_picture(world: World) -> None:
    media, at = Media(MemoryStore()), NOON + 6 * DAY
    await drawn(world, media)
    await swept(world, at, media, pictures=2 * DAY)
    assert await media.get("aa/fox.jpg"), "not before the grace is over"
    await swept(world, at + unneeded.GRACE, media)
    with pytest.raises(MediaMissing):
        await media.get("aa/fox.jpg")
    assert await media.get("aa/fox.png"), "another picture is the same bytes"
    assert await left(world, "unneeded_file") == 0


async def test_deleted_pictures_may_be_restored_for_a_while(world: World) -> None:
    fox, owl = await world.stored_images("a fox", "an owl")
    async with world.db.write() as tx:
        await images.set_hidden(tx, fox.id, NOON + DAY)
    await swept(world, NOON + 2 * DAY, deleted=3 * DAY)
    assert await left(world, "image") == 2
    await swept(world, NOON + 5 * DAY, deleted=3 * DAY)
    async with world.db.read() as tx:
        assert await images.get(tx, fox.id) is None
        assert await images.get(tx, owl.id) == owl


async def test_words_of_orders_without_a_picture_go_too_and_open_ones_are_waited_for(
    world: World,
) -> None:
    first = await world.stored_job(JobState.FAILED)
    waits = await world.stored_job(JobState.QUEUED)
    behind = await world.stored_job(JobState.FAILED)
    prompts = []
    for _ in range(2):
        await swept(world, NOON + 3 * DAY, pictures=2 * DAY)
        async with world.db.read() as tx:
            found = [await jobs.get(tx, one.id) for one in (first, waits, behind)]
        prompts.append([one.prompt for one in found if one is not None])
        async with world.db.write() as tx:
            await jobs.move(tx, waits.id, expect={JobState.QUEUED}, to=JobState.CANCELLED, now=NOON)
    assert prompts == [["", "a red fox", "a red fox"], ["", "", ""]]


async def test_who_stores_a_file_again_keeps_it(world: World) -> None:
    media, at = Media(MemoryStore()), NOON + DAY
    for key in ("aa/fox.png", "aa/lost.png"):
        await media.put(key, b"bytes")
    async with world.db.write() as tx:
        await unneeded.note(tx, ["aa/fox.png", "aa/lost.png"], NOON)
    await unneeded.spare(world.db, ["aa/fox.png", "aa/lost.png", "aa/other.png"], at)
    await swept(world, at, media)
    assert await media.get("aa/fox.png"), "its picture is not written down yet"
    async with world.db.write() as tx:
        await images.insert(tx, replace(world.image(1), media_key="aa/fox.png"))
    await swept(world, at + unneeded.GRACE, media)
    assert await media.get("aa/fox.png")
    with pytest.raises(MediaMissing):
        await media.get("aa/lost.png")
    assert await left(world, "unneeded_file") == 0


async def test_a_file_that_is_just_being_removed_is_stored_a_moment_later(world: World) -> None:
    claimed = sa.update(unneeded_file).values(removing=True)
    media = Media(MemoryStore())
    await media.put("aa/fox.png", b"bytes")
    async with world.db.write() as tx:
        await unneeded.note(tx, ["aa/fox.png"], NOON)
        await tx.run(claimed)
    with pytest.raises(StoreUnavailable):
        await unneeded.spare(world.db, ["aa/fox.png"], NOON)
    # Whoever claimed it has died: the next sweep ends what it began.
    await swept(world, NOON + DAY, media)
    await unneeded.spare(world.db, ["aa/fox.png"], NOON)
    with pytest.raises(MediaMissing):
        await media.get("aa/fox.png")


class MeetingMedia(Media):
    """A store in memory; while it deletes a file, somebody is about to store `other` again."""

    def __init__(self, world: World, other: str, at: datetime) -> None:
        super().__init__(MemoryStore())
        self._world, self._other, self._at = world, other, at

    @override
    async def delete(self, key: str) -> None:
        await unneeded.spare(self._world.db, [self._other], self._at)
        await super().delete(key)


async def test_who_comes_while_files_are_removed_is_still_in_time(world: World) -> None:
    at = NOON + DAY
    media = MeetingMedia(world, "aa/second.png", at)
    for number, key in enumerate(("aa/first.png", "aa/second.png")):
        await media.put(key, b"bytes")
        async with world.db.write() as tx:
            await unneeded.note(tx, [key], NOON + timedelta(seconds=number))
    await swept(world, at, media)
    assert await media.get("aa/second.png")
    with pytest.raises(MediaMissing):
        await media.get("aa/first.png")

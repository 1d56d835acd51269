"""Ana has herself forgotten: what goes, what stays for others, and who it is that comes back."""

import secrets
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image as Pillow

from agent.toolset import Toolset
from jobs.budget import Budget
from jobs.forgetting import Forgetting
from jobs.housekeeping import Housekeeping
from storage import images, ledger, link_codes, people, rights, unneeded
from storage.api_keys import KeyScope
from storage.archive import Archive
from storage.conversations import Conversation
from storage.database import Database
from storage.errors import MediaMissing
from storage.forgetting import AFTERGLOW
from storage.images import Image
from storage.ledger import OVERALL, Balance, Period
from storage.people import Person
from storage.removal import NOBODY
from storage.retention import Ages
from storage.rights import Grant
from storage.tables import ImageId, JobState
from tests.scenario.api.program import Programs
from tests.scenario.jobs.world import Crash, World, named_files
from tests.scenario.privacy.zips import unpacked
from tests.scenario.rights.room import ALONE, ANA, BO, HERE, Room
from tools import registry
from tools.carrying import carried
from tools.context import Caller, ToolContext
from tools.errors import NotAllowed
from tools.receiving import Desk, Giver, receive

REALLY = {"": "really"}
REALLY_SO = {"confirm": "really"}


def minutes_pass(world: World) -> None:
    """What a worker does each minute, besides what the world has already."""
    forgetting = Forgetting(
        db=world.db, engine=world.engine, budget=world.budget, clock=world.clock
    )
    housekeeping = Housekeeping(
        db=world.db, media=world.media, clock=world.clock, ages=Ages(deleted=None, events=None)
    )
    world.queue.every_minute(forgetting.resume)
    world.queue.every_minute(housekeeping.sweep)


@pytest.fixture
async def room(world: World) -> Room:
    minutes_pass(world)
    return Room.of(world)


async def forgets(room: Room) -> str:
    (said,) = await room.commands("forgetme", REALLY, ref=ALONE)
    await room.world.turn(120)
    return said


async def all_is_over(room: Room) -> None:
    await room.world.turn((AFTERGLOW + unneeded.GRACE + timedelta(minutes=3)).total_seconds())


async def balance(world: World) -> Balance:
    async with world.db.read() as tx:
        return await ledger.balance(tx, OVERALL, Period.TOTAL, world.clock())


async def found(world: World, image_id: ImageId) -> Image | None:
    async with world.db.read() as tx:
        return await images.get(tx, image_id)


async def pictures(world: World, here: Conversation) -> list[Image]:
    async with world.db.read() as tx:
        return (await images.recent(tx, here.id, 50))[::-1]


async def test_it_is_explained_first_and_only_the_word_does_it(room: Room) -> None:
    await room.says("draw a red fox", ref=ALONE)
    before = await room.person(ANA)
    (asked,) = await room.commands("privacy", {"": "forget"}, ref=ALONE)
    assert "/forgetme really" in asked
    assert await room.commands("forgetme", ref=ALONE) == [asked]
    (wrong,) = await room.commands("forgetme", {"": "yes"}, ref=ALONE)
    assert "not possible" in wrong
    (public,) = await room.commands("forgetme", REALLY, ref=HERE)
    assert "Others could read" in public
    assert await room.person(ANA) == before


def test_no_model_can_have_anybody_forgotten() -> None:
    assert "forget_me" not in Toolset().tools
    assert "privacy" in Toolset().tools


async def test_who_comes_back_is_somebody_new(room: Room) -> None:
    world = room.world
    await room.says("draw a red fox", ref=ALONE)
    before = await room.context(ref=ALONE)
    (fox,) = await pictures(world, before.conversation)
    assert "do not know you any more" in await forgets(room)
    await all_is_over(room)
    with pytest.raises(MediaMissing):
        await world.media.get(fox.media_key)
    after = await room.context(ref=ALONE)
    assert after.person.id != before.person.id
    assert after.conversation.id != before.conversation.id
    assert await found(world, fox.id) is None
    (told,) = await room.commands("gallery", ref=ALONE)
    assert "fox" not in told
    await room.says("draw an owl", ref=ALONE)
    (owl,) = await pictures(world, after.conversation)
    assert owl.number == 1
    data = await unpacked(archive(room, after.person))
    assert "fox" not in data.text
    assert len(data.pictures) == 1


async def test_a_program_has_its_person_forgotten_only_by_the_word(room: Room) -> None:
    world = room.world
    await room.says("draw a red fox", ref=ALONE)
    ana = (await room.person(ANA)).id
    (fox,) = await pictures(world, (await room.context(ref=ALONE)).conversation)
    programs = Programs(world)
    http = await programs.program(of=ana)
    narrow = await programs.program(of=ana, scopes=(KeyScope.READ, KeyScope.DRAW, KeyScope.CHAT))
    assert (await narrow.delete("/v1/me", params=REALLY_SO)).status_code == 403
    for wrong in ({}, {"confirm": "yes"}):
        assert (await http.delete("/v1/me", params=wrong)).status_code == 422
    assert (await room.person(ANA)).id == ana

    done = await http.delete("/v1/me", params=REALLY_SO)
    assert done.status_code == 202
    assert "do not know you any more" in done.json()["say"]
    assert (await http.get("/v1/images")).status_code == 401
    await all_is_over(room)
    assert (await room.person(ANA)).id != ana
    assert await found(world, fox.id) is None


def archive(room: Room, who: Person) -> Archive:
    world = room.world
    return Archive(db=world.db, media=world.media, person_id=who.id, now=world.clock())


async def test_what_others_have_is_untouched_and_what_they_need_stays_nameless(room: Room) -> None:
    world = room.world
    await room.says("draw a red fox in the snow")
    await room.says("make it night", who=BO)
    here = (await room.context()).conversation
    fox, night = await pictures(world, here)
    assert b"red fox" in await carried(world.db, world.media, fox)
    theirs = await unpacked(archive(room, await room.person(BO)))
    await forgets(room)
    await all_is_over(room)
    kept = await found(world, fox.id)
    assert kept is not None
    assert (kept.prompt, kept.caption) == ("", "a picture")
    assert NOBODY in kept.alt_text
    told = await carried(world.db, world.media, kept)
    assert b"trainedAlgorithmicMedia" in told
    assert b"red fox" not in told, "the file says no more than the record"
    assert await found(world, night.id) == night
    assert await unpacked(archive(room, await room.person(BO))) == theirs
    await room.says("back to the previous one", who=BO)
    assert (await room.context()).conversation.id == here.id


async def test_photos_go_also_where_others_are_and_what_was_made_from_them(room: Room) -> None:
    world = room.world
    await room.says("draw an owl", who=BO)
    ctx = await room.context()
    photo = await handed_in(room, ctx)
    await room.says("crop 10% off every side")
    *_, cropped = await pictures(world, ctx.conversation)
    assert cropped.parent_id == photo.id
    await forgets(room)
    await all_is_over(room)
    assert await found(world, photo.id) is None
    assert await found(world, cropped.id) is None
    with pytest.raises(MediaMissing):
        await world.media.get(photo.media_key)
    assert len(await pictures(world, ctx.conversation)) == 1


async def handed_in(room: Room, ctx: ToolContext) -> Image:
    out = BytesIO()
    Pillow.linear_gradient("L").save(out, "PNG")
    data = out.getvalue()
    desk = Desk(services=room.services, random=secrets.token_bytes)
    giver = Giver(person=ctx.person, conversation=ctx.conversation)
    return (await receive(desk, data, giver, words="me at the beach")).image


async def test_the_same_bytes_of_somebody_else_are_kept(room: Room) -> None:
    world = room.world
    await room.says("draw an owl", who=BO)
    mine = await handed_in(room, await room.context())
    ctx = await room.context(BO)
    theirs = await handed_in_again(room, ctx, mine)
    assert theirs.media_key == mine.media_key
    await forgets(room)
    await all_is_over(room)
    assert await found(world, mine.id) is None
    assert await found(world, theirs.id) == theirs
    assert await world.media.get(theirs.media_key)


async def handed_in_again(room: Room, ctx: ToolContext, same: Image) -> Image:
    desk = Desk(services=room.services, random=secrets.token_bytes)
    giver = Giver(person=ctx.person, conversation=ctx.conversation)
    data = await room.world.media.get(same.media_key)
    return (await receive(desk, data, giver, words="mine")).image


async def test_what_is_not_begun_is_called_off_and_what_is_comes_to_nobody(room: Room) -> None:
    world = room.world
    await room.says("hello", who=BO)
    ctx = await room.context()
    drawn = await world.order("a red fox", person_id=ctx.person.id)
    await world.queue.drain()
    waits = await world.order("an owl", person_id=ctx.person.id)
    assert await world.state(drawn) is JobState.RUNNING
    await registry.call("forget_me", alone(ctx), {"confirm": "really"})
    assert await world.state(waits) is JobState.CANCELLED
    await all_is_over(room)
    thrown = await world.job(drawn)
    assert (thrown.state, thrown.failure, thrown.prompt) == (JobState.FAILED, "cancelled", "")
    assert await world.images(drawn) == []
    spent = await balance(world)
    assert (spent.spent, spent.reserved) == (sum(one.credits for one in world.debits), 0)


def alone(ctx: ToolContext) -> ToolContext:
    return replace(ctx, caller=Caller(private=True))


async def test_sums_are_what_they_were(room: Room) -> None:
    world = room.world
    for who in (ANA, BO):
        await room.says("draw a red fox", who=who)
    before = await balance(world)
    assert before.spent > 0
    await forgets(room)
    await all_is_over(room)
    assert await balance(world) == before


async def test_a_limit_is_not_shaken_off(db: Database) -> None:
    world = await World.open(db, budget=Budget(person={Period.DAY: 120}))
    minutes_pass(world)
    room = Room.of(world)
    await room.says("draw a red fox", ref=ALONE)
    async with world.db.read() as tx:
        me = ledger.scope_of_person((await room.person(ANA)).id)
        spent = (await ledger.balance(tx, me, Period.DAY, world.clock())).spent
    await forgets(room)
    again = await room.context(ref=ALONE)
    async with world.db.read() as tx:
        scope = ledger.scope_of_person(again.person.id)
        assert (await ledger.balance(tx, scope, Period.DAY, world.clock())).spent == spent > 0
        assert (await ledger.balance(tx, scope, Period.MONTH, world.clock())).spent == 0


async def test_a_block_is_not_shaken_off(room: Room) -> None:
    ctx = await room.context(ref=ALONE)
    async with room.world.db.write() as tx:
        given = Grant(place="server:recorded:1", who=rights.person(ctx.person.id), role="blocked")
        await rights.give(tx, given, now=room.world.clock())
    with pytest.raises(NotAllowed, match="blocked you somewhere"):
        await registry.call("forget_me", ctx, {"confirm": "really"})
    assert (await room.person(ANA)).id == ctx.person.id


async def test_both_platforms_forget(room: Room) -> None:
    world = room.world
    ctx = await room.context(ref=ALONE)
    async with world.db.write() as tx:
        other = await people.identify(
            tx,
            platform="telegram",
            external_id="77",
            name="Ana T.",
            language=None,
            new_id=world.ids(),
            now=world.clock(),
        )
    code = (await registry.call("link", ctx, {})).say.split("/link ")[1].split()[0]
    there = replace(ctx, person=other, caller=Caller(private=True))
    await registry.call("link", there, {"code": code})
    await forgets(room)
    async with world.db.read() as tx:
        for platform, external_id in (("telegram", "77"), ("recorded", "Ana")):
            assert await people.find(tx, platform=platform, external_id=external_id) is None
        for id_ in (ctx.person.id, other.id):
            person = await people.get(tx, id_)
            assert person is not None
            assert person.name == NOBODY


async def test_a_process_that_dies_in_between_leaves_it_to_the_next(room: Room) -> None:
    world = room.world
    await room.says("draw a red fox", ref=ALONE)
    ctx = await room.context(ref=ALONE)
    (fox,) = await pictures(world, ctx.conversation)
    begun = Forgetting(db=world.db, engine=world.engine, budget=world.budget, clock=world.clock)
    await begun.begin(ctx.person.id, here=ctx.conversation.id)
    await world.boot()
    assert await found(world, fox.id) is not None
    minutes_pass(world)
    await all_is_over(room)
    assert await found(world, fox.id) is None
    assert not await begun.begin(ctx.person.id, here=None)


@pytest.mark.parametrize("fatal", [1, 2, 3, 4])
async def test_killed_while_her_files_go_none_is_left_without_a_row(
    world: World, fatal: int
) -> None:
    room = Room.of(world)
    for words in ("draw a red fox", "make it night"):
        await room.says(words, ref=ALONE)
    await room.says("draw a blue boat", who=BO, ref=HERE)
    assert len(world.media.kept) == 6, "three pictures and their thumbnails"
    await room.commands("forgetme", REALLY, ref=ALONE)
    world.media.crash_at_delete = fatal
    minutes_pass(world)
    with pytest.raises(Crash):
        await all_is_over(room)
    assert len(world.media.kept) == 6 - (fatal - 1)
    # Another process finds what is left, and what was removed already is no trouble.
    await world.boot()
    minutes_pass(world)
    await all_is_over(room)
    assert world.media.kept == await named_files(world)
    assert len(world.media.kept) == 2, "Bo's boat is untouched"


async def test_the_audit_names_nobody_who_is_forgotten(room: Room) -> None:
    await room.says("hello", who=BO)
    await room.commands("admin", {"action": "grant", "who": "Bo", "role": "viewer"})
    (before,) = await room.commands("admin", {"action": "audit"})
    assert "Bo" in before
    await room.commands("forgetme", REALLY, who=BO, ref=replace(ALONE, chat="alone with Bo"))
    await all_is_over(room)
    (after,) = await room.commands("admin", {"action": "audit"})
    assert "grant somebody viewer" in after
    assert "Bo" not in after


async def test_codes_and_likes_go(room: Room) -> None:
    world = room.world
    ctx = await room.context(ref=ALONE)
    async with world.db.write() as tx:
        await link_codes.issue(tx, ctx.person.id, secrets.token_bytes, now=world.clock())
    await forgets(room)
    async with world.db.read() as tx:
        long_ago = world.clock() - timedelta(days=9)
        assert await link_codes.recent(tx, ctx.person.id, long_ago) == 0

"""What people settle for themselves, and owners for everybody."""

from app.settled_tables import SettledTables
from freepik.catalog import Capability
from freepik.requests import Wish
from jobs.pricing import Pricing
from storage import people
from storage.rights import EVERYWHERE
from tests.scenario.rights.room import ANA, BO, Room
from tools import registry
from tools.admin_results import AdminResult
from tools.blocklist import Blocklist
from tools.rights import Role


async def test_whoever_chose_a_language_is_spoken_to_in_it(room: Room) -> None:
    assert await room.typed("settings", "language de") == "language ist jetzt für dich: de."
    assert "language: de (Worin ich mit dir spreche" in await room.typed("settings", "")
    await room.says("draw a red fox in the snow")
    labels = [one.label for one in room.adapter.cards[-1].buttons]
    assert "ändern…" in labels, "although the words were English"
    assert (
        await room.typed("settings", "language default")
        == "language is back to the default for you."
    )
    await room.says("draw a heron")
    assert "edit…" in [one.label for one in room.adapter.cards[-1].buttons]


async def test_a_language_is_one_we_speak(room: Room) -> None:
    assert "“xx” is not possible for language" in await room.typed("settings", "language xx")
    ana = await room.person(ANA)
    async with room.world.db.read() as tx:
        kept = await people.get(tx, ana.id)
    assert kept is not None
    assert kept.settings == {}


async def test_only_the_owner_settles_what_counts_everywhere(room: Room) -> None:
    await room.is_now(ANA, Role.ADMIN, EVERYWHERE)
    assert "Only the owner" in await room.typed("settings", "content strict everywhere")
    await room.is_now(ANA, Role.OWNER, EVERYWHERE)
    said = await room.typed("settings", "content strict everywhere")
    assert said == "content is strict for everybody now."
    assert "content: strict" in await room.typed("settings", "", who=BO)


async def rules(room: Room, words: str = "", **given: str) -> str:
    (said,) = await room.commands("admin", {"": words, **given} if words else given)
    return said


async def test_only_the_owner_gives_roles_everywhere_and_names_people_by_id(room: Room) -> None:
    assert "Only the owner" in await rules(room, "grant Bo viewer everywhere")
    await room.is_now(ANA, Role.OWNER, EVERYWHERE)
    assert await rules(room, "grant recorded:Bo viewer everywhere") == "Bo is a viewer here now."
    assert "Bo: viewer" in await rules(room, "roles everywhere")
    assert "Nobody has a role" in await rules(room, "roles")
    assert "I know nobody as recorded:Zoe" in await rules(room, "grant recorded:Zoe viewer")
    bo = await room.person(BO)
    assert "no role" in await rules(room, f"revoke person:{bo.id} everywhere")


async def test_the_owner_sees_every_limit_with_what_was_used_each_day(room: Room) -> None:
    await room.is_now(ANA, Role.OWNER, EVERYWHERE)
    await rules(room, "limit Bo 500 a month")
    await room.says("draw a red fox", who=BO)
    ctx = await room.context(ANA)
    told = await registry.call("admin", ctx, {"action": "budget", "place": "everywhere"})
    assert isinstance(told, AdminResult)
    (line,) = told.limits
    assert (line.whose, line.most) == ("of Bo", 500)
    assert line.used == sum(day.used for day in line.days) > 0
    assert line.days[-1].day == room.world.clock().date()


async def test_a_price_that_the_owner_settles_counts_from_the_next_order_on(room: Room) -> None:
    assert "Only the owner" in await rules(room, "price mystic 7")
    await room.is_now(ANA, Role.OWNER, EVERYWHERE)
    said = await rules(room, "price Mystic 7")
    assert said == "A picture by Mystic is counted with 7 credits now."
    assert "Mystic: 7 (the table: 80)" in await rules(room, "prices")
    other = Pricing(assumed=1, models=room.services.pricing.models)
    tables = SettledTables(db=room.world.db, pricing=other, words=Blocklist())
    await tables.look()
    wish = Wish(capability=Capability.GENERATE, count=2)
    assert other.quote("mystic", wish) == room.services.pricing.quote("mystic", wish) == 14
    await rules(room, "price mystic")
    await tables.look()
    assert other.quote("mystic", wish) == 160
    assert "There is no model “king”" in await rules(room, "price king 7")


async def test_words_that_the_owner_settles_are_not_drawn_anywhere(room: Room) -> None:
    assert "Only the owner" in await rules(room, "words")
    await room.is_now(ANA, Role.OWNER, EVERYWHERE)
    said = await rules(room, action="words", text="[violence]\ngore*\nblood bath")
    assert said == "2 entries of unwanted words are settled here."
    assert "under the rule “violence”" in (await room.says("draw a gorefest", who=BO))[-1]
    said = await rules(room, action="words", text="[violence]\na*b*c*")
    assert "The list was not changed: line 2: at most 2 stars." in said
    assert "2 entries" in await rules(room, "words"), "the old one counts on"
    assert await rules(room, "words none") == "None is settled here."
    await room.says("draw a gorefest", who=BO)
    assert len(room.world.debits) == 1

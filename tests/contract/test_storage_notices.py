"""A notice is told once, to whoever wants to know of its place, on both engines."""

from storage import notices, people
from storage.notices import Notice, key_of
from tests.contract.records import NOON, World


async def test_the_same_is_written_down_once(world: World) -> None:
    def notice(*about: object) -> Notice:
        return Notice(
            id=world.ids(),
            key=key_of(*about),
            title="A limit",
            lines=("one", "two"),
            person_id=world.person.id,
            created_at=NOON,
        )

    first = notice("limit", 1)
    async with world.db.write() as tx:
        assert await notices.insert(tx, first)
        assert not await notices.insert(tx, notice("limit", 1))
        assert await notices.insert(tx, notice("limit", 2))
        assert await notices.get(tx, first.id) == first
        assert await notices.get(tx, world.ids()) is None
        assert await people.get(tx, world.person.id) is not None


async def test_a_conversation_hears_of_one_place_at_a_time(world: World) -> None:
    here = world.conversation
    async with world.db.write() as tx:
        await notices.want(tx, here.id, "server:console:1", now=NOON)
        await notices.want(tx, here.id, "everywhere", now=NOON)
        assert await notices.wanting(tx, ["server:console:1"]) == []
        assert await notices.wanting(tx, ["chat:console:9", "everywhere"]) == [here]
        assert await notices.unwant(tx, here.id)
        assert not await notices.unwant(tx, here.id)
        assert await notices.wanting(tx, ["everywhere"]) == []

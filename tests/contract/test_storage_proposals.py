"""Richer words that were proposed: the newest of a chat, and one choice for good."""

from datetime import timedelta
from uuid import UUID

from storage import proposals
from storage.proposals import Choice, Proposal
from tests.contract.records import NOON, World


def _proposal(world: World, number: int, **changes: object) -> Proposal:
    known: dict[str, object] = {
        "id": UUID(int=number),
        "person_id": world.person.id,
        "conversation_id": world.conversation.id,
        "original": "a fox",
        "enhanced": f"a fox, in light {number}",
        "created_at": NOON + timedelta(minutes=number),
    }
    return Proposal(**(known | changes))  # type: ignore[arg-type]  # a test names real fields


async def test_the_newest_of_a_chat_is_found_and_a_choice_stands(world: World) -> None:
    first, second = _proposal(world, 1), _proposal(world, 2)
    async with world.db.write() as tx:
        assert await proposals.newest(tx, world.conversation.id) is None
        for one in (second, first, second):
            await proposals.add(tx, one)
    async with world.db.write() as tx:
        assert await proposals.newest(tx, world.conversation.id) == second
        assert await proposals.choose(tx, first.id, Choice.REJECTED)
        assert not await proposals.choose(tx, first.id, Choice.KEPT)
        assert not await proposals.choose(tx, UUID(int=3), Choice.KEPT)
    async with world.db.read() as tx:
        found = await proposals.get(tx, first.id)
        assert await proposals.get(tx, UUID(int=3)) is None
    assert found == _proposal(world, 1, choice=Choice.REJECTED)

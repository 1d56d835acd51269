"""Who is blocked is not read, keeps nothing here and costs nothing."""

from dataclasses import dataclass

import pytest

from bots.buttons import Action, encode
from bots.phrases import PHRASES
from bots.ports import Attachment, Feeling
from storage import images
from tests.scenario.conversation.chat import Script
from tests.scenario.jobs.world import World
from tests.scenario.rights.room import ANA, BO, CY, Room
from tests.unit.bots.recording import RecordingAdapter
from tools.rights import Role

BLOCKED = PHRASES.chat.blocked.en


@dataclass
class Loaded:
    """A file that somebody sends, and whether anybody fetched it."""

    times: int = 0

    async def load(self) -> bytes:
        self.times += 1
        return b""

    def attachment(self) -> Attachment:
        return Attachment(name="a.png", media_type="image/png", load=self.load, size=10)


class AloneAdapter(RecordingAdapter):
    """A platform on which the asker alone sees the answer, and waits for it."""

    answers_alone = True


@pytest.fixture
def script() -> Script:
    return Script(["Hello."] * 9)


async def test_no_language_model_reads_them_and_they_are_told_once_an_hour(
    world: World, script: Script
) -> None:
    room = Room.of(world, script.model())
    await room.is_now(BO, Role.BLOCKED)
    file = Loaded()

    assert await room.says("draw a fox", who=BO, files=[file.attachment()]) == [BLOCKED]
    assert await room.says("draw a fox, please!", who=BO) == []
    assert await room.commands("imagine", {"prompt": "a fox"}, who=BO) == []
    assert await room.says("let me in", who=BO) == []
    world.clock.turn(3600)
    assert await room.says("and now?", who=BO) == [BLOCKED]

    assert script.seen == []
    assert file.times == 0
    assert world.debits == []


async def test_others_are_heard_meanwhile_and_who_is_let_in_again(
    world: World, script: Script
) -> None:
    room = Room.of(world, script.model())
    await room.is_now(BO, Role.BLOCKED)
    await room.says("hi", who=BO)
    assert await room.says("hi", who=CY) == ["Hello."]
    await room.commands("admin", {"action": "unblock", "who": "Bo"}, who=ANA)
    assert await room.says("hi", who=BO) == ["Hello."]


async def test_buttons_and_reactions_of_who_is_blocked_do_nothing(world: World) -> None:
    room = Room.of(world)
    await room.says("draw a red fox", who=BO)
    async with world.db.read() as tx:
        (fox,) = await images.recent(tx, (await room.context()).conversation.id, 9)
    await room.is_now(BO, Role.BLOCKED)
    card = next(iter(room.adapter.messages))
    await room.reacts(card, Feeling.HIDE, who=BO)
    assert await room.presses(encode(Action.UPSCALE, fox.id, "2"), who=BO) == [BLOCKED]
    assert await room.presses(encode(Action.DELETE, fox.id), who=BO) == []
    async with world.db.read() as tx:
        assert await images.get(tx, fox.id) == fox
    assert len(world.debits) == 1


async def test_where_nobody_else_sees_it_each_try_is_answered(world: World) -> None:
    room = Room.of(world)
    room.adapter = AloneAdapter()
    await room.is_now(BO, Role.BLOCKED)
    for _ in range(2):
        assert await room.commands("imagine", {"prompt": "a fox"}, who=BO) == [BLOCKED]


async def test_what_is_kept_about_people_is_told_to_everybody(world: World) -> None:
    room = Room.of(world)
    await room.is_now(BO, Role.BLOCKED)
    (said,) = await room.commands("privacy", who=BO)
    assert said.startswith("I keep what I need")

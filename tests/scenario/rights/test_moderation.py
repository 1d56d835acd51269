"""What the operator's list names is not drawn, by no door; reports reach the administrators."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from agent.context import ChatView
from agent.understanding.message import understand
from bots.actions import on_picture
from bots.buttons import Action, encode
from simulator.faults import FaultKind
from storage import images, jobs, rights
from storage.images import Image
from storage.jobs import Job
from tests.scenario.api.program import Programs
from tests.scenario.api.test_agents import agent, text_of
from tests.scenario.conversation.chat import Call, Chat, Script
from tests.scenario.jobs.world import World
from tests.scenario.rights.matrix import sample
from tests.scenario.rights.room import ANA, BO, HERE, Room
from tools import registry
from tools.blocklist import Blocklist, Counts, Rule
from tools.context import Services
from tools.errors import BadArgument, NotAllowed
from tools.registry import MODERATED, TOOLS

LIST = Blocklist(
    [
        (Rule("violence", Counts.NORMAL), "gore"),
        (Rule("brands", Counts.STRICT), "acme"),
        (Rule("never", Counts.ALWAYS), "evil"),
    ]
)
REFUSED = (
    "I do not draw that: it falls under the rule “violence” of whoever runs this bot. Say it in "
    "other words, or ask an administrator about the rule. Nothing was ordered."
)


def moderated(world: World) -> Services:
    return replace(Chat.of(world).services, blocklist=LIST)


@pytest.fixture
def room(world: World) -> Room:
    return Room.of(world, services=moderated(world))


def texts(schema: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """The arguments that take words of one's own, and whether they take a list of them."""
    found = []
    for name, of in schema["properties"].items():
        kinds = [of, *of.get("anyOf", ())]
        for kind in kinds:
            free = kind.get("type") == "string" and not {"enum", "pattern", "const"} & kind.keys()
            items = kind.get("items", {})
            several = items.get("type") == "string" and "enum" not in items
            if free or several:
                found.append((name, several))
    return found


@pytest.mark.parametrize("tool", sorted(MODERATED))
async def test_every_argument_of_every_tool_that_takes_words(world: World, tool: str) -> None:
    ctx = replace(await Chat.of(world).context(), services=moderated(world))
    for name, several in texts(TOOLS[tool].arguments.model_json_schema()):
        words = ["a lot of g0re"] if several else "a lot of g0re"
        given = {**sample(TOOLS[tool]), name: words}
        with pytest.raises((NotAllowed, BadArgument)) as caught:
            await registry.call(tool, ctx, given)
        refused = caught.value
        # A ratio, say, is checked before it could be read as words.
        form = refused.field == name if isinstance(refused, BadArgument) else False
        assert form or refused.sentence == REFUSED, (name, refused.sentence)
    assert world.debits == []


def test_a_tool_whose_words_are_not_looked_at_is_named_here() -> None:
    assert set(TOOLS) - MODERATED == {
        "lineage",
        "show",
        "check_status",
        "cancel",
        "list_gallery",
        "usage_report",
        "analytics",
        "settings",
        "link",
        "report",
        "privacy",
        "forget_me",
        "admin",
        "web",
        "list_models",
        "list_workflows",
        "list_loras",
        "zip_pictures",
        "tag",
    }


async def test_by_words_command_and_button(world: World, room: Room) -> None:
    assert await room.says("draw a gore scene") == [REFUSED]
    assert (await room.commands("imagine", {"": "GORE"}))[0].endswith(REFUSED)
    await room.says("draw a red fox")
    fox = await drawn(room)
    ctx = replace(await room.context(), services=moderated(world))
    with pytest.raises(NotAllowed, match="violence"):
        await on_picture(ctx, Action.EDIT, fox.id, words="add g o r e")
    assert len(world.debits) == 1


async def test_what_failed_is_tried_again_under_the_list_of_now(world: World) -> None:
    room = Room.of(world)
    world.fault(FaultKind.TASK_FAILS)
    await room.says("draw a gore scene")
    (job,) = await jobs_of(room)
    later = Room.of(world, services=moderated(world))
    later.events = 50
    assert REFUSED in (await later.presses(encode(Action.RETRY, job.id)))[0]
    assert len(await jobs_of(room)) == 1


async def test_by_agent(world: World) -> None:
    script = Script([(Call("generate", '{"prompt": "gore"}'),)])
    room = Room.of(world, script.model(), services=moderated(world))
    assert await room.says("you know what") == [REFUSED]
    assert world.debits == []


async def test_a_chat_settles_which_rules_count(world: World, room: Room) -> None:
    async def counts(word: str) -> bool:
        before = len(world.debits)
        await room.says(f"draw a {word} fox")
        return len(world.debits) == before

    assert [await counts(word) for word in ("gore", "acme", "evil")] == [True, False, True]
    (said,) = await room.commands("settings", {"": "content strict for this chat"})
    assert said == "content is strict for this chat now."
    assert [await counts(word) for word in ("gore", "acme", "evil")] == [True, True, True]
    (said,) = await room.commands("settings", {"": "content off for this chat"})
    assert said == "content is off for this chat now."
    assert [await counts(word) for word in ("gore", "acme", "evil")] == [False, False, True]
    (said,) = await room.commands("settings", {"": "content off for this chat"}, who=BO)
    assert said.endswith("Only an administrator of this chat can do that.")


async def test_a_strict_chat_does_not_show_what_the_provider_flags(
    world: World, room: Room
) -> None:
    await room.commands("settings", {"": "content strict for this chat"})
    world.fault(FaultKind.NSFW, blank=False)
    await room.says("draw a red fox")
    card = room.adapter.cards[-1]
    assert card.pictures == ()
    told = "was flagged by the provider, and such pictures are not shown here."
    assert any(told in line for line in card.lines), room.words


async def test_a_report_reaches_the_administrators_covered_and_once(
    world: World, room: Room
) -> None:
    staff = replace(HERE, chat="here", thread="staff")
    await room.commands("admin", {"": "alerts on"}, ref=staff)
    await room.says("draw a red fox", who=BO)
    fox = await drawn(room)
    report = encode(Action.REPORT, fox.id)
    assert report in {button.data for button in room.adapter.cards[0].buttons}

    thanks = await room.presses(report, who=ANA)
    assert "Thank you: #1 is reported, and the administrators are told." in thanks
    notice = room.adapter.cards[-1]
    assert notice.title == f"Ana reports #1 · {fox.handle}"
    assert notice.lines[0] == "It was made for Bo in recorded:here."
    (picture,) = notice.pictures
    assert picture.spoiler
    assert await room.presses(report, who=ANA) == ["Thank you: #1 is reported and noted."]
    async with world.db.read() as tx:
        noted = await rights.done_in(tx, "chat:recorded:here", 9)
    assert [one.action for one in noted] == ["report", "alerts"]


async def test_a_report_can_be_typed(room: Room) -> None:
    await room.says("draw a red fox", who=BO)
    assert await room.commands("report", {"": "#1"}) == ["Thank you: #1 is reported and noted."]


async def test_a_report_can_be_said_with_its_reason(world: World, room: Room) -> None:
    await room.commands("admin", {"": "alerts on"}, ref=replace(HERE, chat="here", thread="staff"))
    await room.says("draw a red fox", who=BO)
    thanks, *_ = await room.says("Report this picture: it shows my Daughter!")
    assert thanks == "Thank you: #1 is reported, and the administrators are told."
    assert "They say: “it shows my Daughter”" in " ".join(room.adapter.cards[-1].lines)
    assert len(world.debits) == 1, "no word of it is drawn"


@pytest.mark.parametrize(
    ("said", "picture"),
    [
        ("report #1", "#1"),
        ("please flag this image as violent", None),
        ("report it", None),
        ("report picture 1 to the moderators", "#1"),
        ("Melde dieses Bild", None),
        ("denuncia esta imagen", None),
        ("signale cette image", None),
        ("segnala questa immagine", None),
        ("denuncie esta imagem", None),
    ],
)
def test_a_report_is_understood_in_six_languages(said: str, picture: str | None) -> None:
    (call,) = understand(said, ChatView()).calls
    assert (call.tool, call.arguments.get("picture")) == ("report", picture)


@pytest.mark.parametrize(
    "said", ["report cover with a fox", "flag of Italy", "a news report from space", "report"]
)
def test_what_only_sounds_like_a_report_is_none(said: str) -> None:
    assert "report" not in [call.tool for call in understand(said, ChatView()).calls]


async def jobs_of(room: Room) -> list[Job]:
    here = (await room.context()).conversation.id
    async with room.world.db.read() as tx:
        return await jobs.of_conversation(tx, here, states=None, limit=9)


async def drawn(room: Room) -> Image:
    async with room.world.db.read() as tx:
        (fox,) = await images.recent(tx, (await room.context()).conversation.id, 9)
    return fox


async def test_other_agents_meet_the_same_list(world: World) -> None:
    programs = Programs(world, services=moderated(world))
    _, secret = await programs.key()
    async with programs.served(secret) as http, agent(http) as client:
        answer = await http.post("/v1/generate", json={"prompt": "gore"})
        assert (answer.status_code, answer.json()["detail"]) == (403, REFUSED)
        result = await client.call_tool("generate", {"prompt": "gore"})
        assert text_of(result) == REFUSED
    assert world.debits == []

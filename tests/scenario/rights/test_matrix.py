"""Every door, every role, every tool: who may not is refused, who may is not."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import asdict
from uuid import UUID

import httpx
import pytest
from mcp.client.client import Client
from mcp_types import TextContent
from pydantic_ai.messages import ToolReturnPart

from api.rest.app import create_rest
from bots import commands
from bots.actions import on_job, on_picture, on_proposal
from bots.buttons import OF_PICTURES, OF_PROPOSALS, Action
from bots.commands import BUTTON_WORDS
from prompts.recipes import Step
from storage import rights as store
from storage.rights import Grant
from storage.tables import ImageId, JobId, RunState
from tests.scenario.api.program import Programs
from tests.scenario.api.test_agents import agent
from tests.scenario.conversation.chat import Chat, Script, call
from tests.scenario.jobs.world import World
from tests.scenario.rights.matrix import (
    BODIES,
    BUTTONS,
    CALLERS,
    ROUTES,
    SPOKEN_ONCE,
    callers,
    routes,
    sample,
)
from tests.scenario.workflows.studio import Studio
from tools import registry
from tools.context import Caller
from tools.errors import ToolError
from tools.plans import Plan
from tools.registry import COMMANDS, TOOLS
from tools.rights import Right, Role, may
from tools.starting import start

NOBODY = UUID(int=0)
REFUSALS = (
    "You are blocked here",
    "this key belongs to is blocked",
    "You may look here, but not",
    "Only an administrator of this chat",
    "Only the owner of this bot",
)


async def is_now(world: World, role: Role) -> None:
    given = Grant(place=store.EVERYWHERE, who=store.person(world.ana), role=role)
    async with world.db.write() as tx:
        await store.give(tx, given, now=world.clock())


def is_refusal(text: str) -> bool:
    return any(words in text for words in REFUSALS)


async def refused(done: Awaitable[object]) -> bool:
    try:
        await done
    except ToolError as error:
        return is_refusal(error.sentence)
    return False


def test_every_module_that_calls_tools_belongs_to_a_door_that_is_tried_here() -> None:
    assert callers() == set(CALLERS)


def test_every_button_and_every_route_says_here_what_it_needs() -> None:
    assert set(BUTTONS) == set(Action)
    ours = {f"POST /v1/{name}" for name in TOOLS}
    known = ours | set(ROUTES)
    # The first routes answer without a version, too, and are the same functions.
    known |= {name.replace("/v1", "", 1) for name in known}
    assert set(routes(create_rest(None).openapi()["paths"])) - known == set()
    assert ours <= set(routes(create_rest(None).openapi()["paths"]))


def test_every_tool_has_a_command_and_a_right() -> None:
    assert {tool.name for tool in COMMANDS.values()} == set(TOOLS)
    assert {tool.needs for tool in TOOLS.values()} <= set(Right)


@pytest.mark.parametrize("role", Role)
async def test_by_command(world: World, role: Role) -> None:
    await is_now(world, role)
    ctx = await Chat.of(world).context()
    for name, tool in TOOLS.items():
        by_registry = await refused(registry.call(name, ctx, sample(tool)))
        by_command = await refused(commands.run(ctx, tool.command, {}))
        assert (by_registry, by_command) == (not may(role, tool.needs),) * 2, name


@pytest.mark.parametrize("role", Role)
async def test_by_agent(world: World, role: Role) -> None:
    await is_now(world, role)
    for name, tool in TOOLS.items():
        if not tool.for_models:
            continue
        script = Script([call(name, **sample(tool))])
        await Chat.of(world, script.model()).says("go on", turn_id=f"turn {name}")
        (returned,) = [
            str(part.content)
            for part in script.seen[-1][-1].parts
            if isinstance(part, ToolReturnPart)
        ]
        assert is_refusal(returned) == (not may(role, tool.needs)), (name, returned)


@pytest.mark.parametrize("role", Role)
async def test_by_button(world: World, role: Role) -> None:
    chat = Chat.of(world)
    await chat.says("draw a red fox")
    await chat.passes()
    (job,), fox = await chat.jobs(), await chat.picture(1)
    await is_now(world, role)
    for place, (action, right) in enumerate(BUTTONS.items()):
        ctx = await chat.context(key=f"press {place}")
        if action in OF_PICTURES:
            done = on_picture(ctx, action, ImageId(fox.id), words="make it night")
        elif action in OF_PROPOSALS:
            done = on_proposal(ctx, action, None)
        else:
            done = on_job(ctx, action, JobId(job.id))
        assert await refused(done) == (not may(role, right)), action
    for place, word in enumerate(BUTTON_WORDS):
        ctx = await chat.context(key=f"word {place}")
        typed = refused(commands.run(ctx, word, {"": "#1"}))
        assert await typed == (not may(role, BUTTONS[Action(word)])), word


@asynccontextmanager
async def program(world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with await Programs(world).program() as http:
        yield http


async def turned_away(http: httpx.AsyncClient, route: str) -> bool:
    method, _, path = route.partition(" ")
    filled = path.format_map(_Filled())
    if route == "POST /v1/images":
        answer = await http.post(
            filled, content=b"no picture", headers={"content-type": "image/png"}
        )
    elif method == "POST":
        answer = await http.post(filled, json=BODIES.get(route, {}))
    else:
        answer = await http.request(method, filled)
    assert answer.status_code != 500, answer.text
    return answer.status_code == 403 and is_refusal(answer.json()["detail"])


class _Filled(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return str(NOBODY) if name.endswith("_id") else "nothing"


@pytest.mark.parametrize("role", Role)
async def test_by_rest(world: World, role: Role) -> None:
    await is_now(world, role)
    async with program(world) as http:
        for name, tool in TOOLS.items():
            answer = await http.post(f"/v1/{name}", json=sample(tool))
            assert answer.status_code not in {401, 500}, (name, answer.text)
            by_right = answer.status_code == 403 and is_refusal(answer.json()["detail"])
            # The key of who is blocked opens nothing, not even what is everybody's in a chat.
            allowed = may(role, tool.needs) and role is not Role.BLOCKED
            assert by_right == (not allowed), (name, answer.text)
        for route, right in ROUTES.items():
            allowed = right is None or may(role, right)
            if allowed and route in SPOKEN_ONCE:
                continue
            assert await turned_away(http, route) == (not allowed), route


@pytest.mark.parametrize("role", Role)
async def test_by_mcp(world: World, role: Role) -> None:
    programs = Programs(world)
    _, secret = await programs.key()
    await is_now(world, role)
    async with programs.served(secret) as http:
        if role is Role.BLOCKED:
            body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
            answer = await http.post("/mcp", json=body)
            assert answer.status_code == 403
            return
        async with agent(http) as client:
            for name, tool in TOOLS.items():
                text = await _called(client, name, sample(tool))
                if not tool.for_models:
                    assert text == f"There is no tool {name!r}."
                else:
                    assert is_refusal(text) == (not may(role, tool.needs)), (name, text)


async def _called(client: Client, name: str, arguments: dict[str, object]) -> str:
    answer = await client.call_tool(name, arguments)
    first = answer.content[0]
    assert isinstance(first, TextContent)
    return first.text


@pytest.mark.parametrize("role", Role)
async def test_by_a_step_of_a_run_that_was_begun_with_the_right(world: World, role: Role) -> None:
    """It goes on with the rights of its start; only a block stops it."""
    studio = Studio.of(world)
    steps = (
        Step(id="one", tool="generate", arguments={"prompt": "a red fox"}),
        Step(id="two", tool="upscale", of="one", arguments={"mode": "faithful"}),
    )
    begun = await studio.begins(*steps)
    await is_now(world, role)
    await studio.chat.passes()
    await studio.chat.passes()
    run = await studio.run(begun.run_id)
    stopped = "You are blocked here." in str(run.outcomes)
    assert stopped == (role is Role.BLOCKED)
    assert (run.state is RunState.DONE) == (not stopped)


@pytest.mark.parametrize("role", [Role.BLOCKED, Role.VIEWER])
async def test_by_a_step_of_a_run_with_the_platform_roles_of_its_start(
    world: World, role: Role
) -> None:
    studio = Studio.of(world)
    plan = Plan(title="t", steps=(Step(id="a", tool="generate", arguments={"prompt": "fox"}),))
    caller = Caller(roles=("9",), private=True)
    ctx = await studio.chat.context(caller=caller)
    begun = await start(ctx, "test", plan)
    async with world.db.write() as tx:
        given = Grant(place="chat:console:here", who="role:console:9", role=role)
        await store.give(tx, given, now=world.clock())
    await studio.chat.passes()
    run = await studio.run(begun.run_id)
    assert run.caller == {**asdict(caller), "roles": ["9"]}
    assert ("You are blocked here." in str(run.outcomes)) == (role is Role.BLOCKED)

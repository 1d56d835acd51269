"""Another agent, with the official client of the protocol."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import httpx2
import pytest
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult, TextContent

from storage.api_keys import KeyScope
from tests.scenario.api.program import Programs
from tests.scenario.jobs.world import World
from tools.registry import TOOLS


@asynccontextmanager
async def agent(http: httpx.AsyncClient) -> AsyncIterator[Client]:
    headers = {"authorization": http.headers["authorization"]}
    async with httpx2.AsyncClient(headers=headers) as theirs:
        transport = streamable_http_client(str(http.base_url.join("/mcp")), http_client=theirs)
        async with Client(transport) as client:
            yield client


def text_of(result: CallToolResult) -> str:
    first = result.content[0]
    assert isinstance(first, TextContent)
    return first.text


@pytest.fixture
async def programs(world: World) -> Programs:
    return Programs(world)


async def test_an_agent_draws_and_edits_and_loses_nothing(programs: Programs) -> None:
    _, secret = await programs.key()
    async with programs.served(secret) as http, agent(http) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {name for name, tool in TOOLS.items() if tool.for_models}
        assert "admin" not in tools
        assert "prompt" in tools["generate"].input_schema["properties"]
        drawn = await client.call_tool("generate", {"prompt": "a red fox in the snow"})
        assert not drawn.is_error
        assert drawn.structured_content is not None
        (job,) = drawn.structured_content["jobs"]
        assert (await http.get(job["status_url"])).json()["state"] == "queued"
        await programs.world.turn(30)
        edited = await client.call_tool("edit", {"picture": "last", "instruction": "make it night"})
        assert not edited.is_error, text_of(edited)
        assert "#2" in text_of(edited)


async def test_an_agent_is_told_in_words_what_it_may_mend(programs: Programs) -> None:
    _, secret = await programs.key(credits_per_day=0)
    async with programs.served(secret) as http, agent(http) as client:
        for name, arguments, words in (
            ("generate", {"prompt": "a fox"}, "credits"),
            ("generate", {}, "prompt"),
            ("edit", {"picture": "last", "instruction": "night"}, "picture"),
        ):
            result = await client.call_tool(name, dict(arguments))
            assert result.is_error
            assert words in text_of(result)


async def test_a_narrow_key_sees_and_calls_only_what_it_may(programs: Programs) -> None:
    _, secret = await programs.key(scopes=(KeyScope.READ,))
    async with programs.served(secret) as http, agent(http) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        assert "list_gallery" in names
        assert "generate" not in names
        refused = await client.call_tool("generate", {"prompt": "a fox"})
        assert refused.is_error
        assert "scope draw" in text_of(refused)


async def test_without_a_key_no_agent_is_let_in(programs: Programs) -> None:
    async with programs.served("fpo_no_key") as http:
        refused = await http.post("/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "tools/list"})
        assert refused.status_code == 401
        assert refused.headers["content-type"] == "application/problem+json"

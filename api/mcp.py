"""The same tools for other agents: a Model Context Protocol server over streamable HTTP.

Same keys, rights, budgets and ledger as the REST API. Stateless: each request stands alone, so any
process may answer it. The library takes a second to load, which only happens when somebody asks.
"""

import asyncio
import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from api.answers import answer_model, answer_of
from api.rest.access import Caller, Rest, require, scope_of
from api.rest.problems import Refusal, unforeseen
from storage.api_keys import KeyScope
from tools.errors import BadArgument, ToolError
from tools.registry import TOOLS, call

NAME = "freepik-orchestrator"
_BY = "orchestrator.caller"
_SAID = """\
Draws and edits pictures. Orders are answered at once and never lost: the pictures come later, so
ask check_status until they are done. "last", "#3" and handles such as fox-7k2 name pictures of
this conversation. Prices are in credits and are reserved before anything is ordered.
"""
"""What an agent is told about all of it."""


_FOR_MODELS = {name: tool for name, tool in TOOLS.items() if tool.for_models}
"""Who calls by this door is a language model: what administrators do is not offered."""


@dataclass(slots=True)
class McpServer:
    """An ASGI application at one address; `run` must be running."""

    rest: Rest
    manager: StreamableHTTPSessionManager = field(init=False)

    def __post_init__(self) -> None:
        server: Server[Any] = Server(
            NAME,
            instructions=_SAID,
            on_list_tools=self._list,
            on_call_tool=self._call,
        )
        self.manager = StreamableHTTPSessionManager(server, stateless=True, json_response=True)

    async def run(self, ready: asyncio.Event) -> None:
        """Serve until cancelled."""
        async with self.manager.run():
            ready.set()
            await asyncio.get_running_loop().create_future()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of a caller whose key holds."""
        kind, _, token = Request(scope).headers.get("authorization", "").partition(" ")
        try:
            by = await self.rest.admit(scope, token if kind.lower() == "bearer" else None)
        except Refusal as refusal:
            await refusal.response()(scope, receive, send)
            return
        scope[_BY] = by
        await self.manager.handle_request(scope, receive, send)

    async def _list(
        self, ctx: ServerRequestContext[Any], _: PaginatedRequestParams | None
    ) -> ListToolsResult:
        by = _caller(ctx)
        allowed = [tool for tool in _FOR_MODELS.values() if scope_of(tool) in by.key.scopes]
        return ListToolsResult(tools=[_described(tool.name) for tool in allowed])

    async def _call(
        self, ctx: ServerRequestContext[Any], params: CallToolRequestParams
    ) -> CallToolResult:
        by = _caller(ctx)
        try:
            known = _FOR_MODELS.get(params.name)
            require(by, scope_of(known) if known is not None else KeyScope.READ)
            if known is None:
                field, sentence = "name", f"There is no tool {params.name!r}."
                raise BadArgument(field, sentence)
            context = self.rest.context(by, f"mcp:{self.rest.services.ids()}")
            answer = answer_of(await call(params.name, context, params.arguments or {}))
        except (Refusal, ToolError) as error:
            # A model reads what went wrong and may mend it: an answer, not a failed request.
            problem = unforeseen(error).problem()
            return CallToolResult(content=[TextContent(text=problem.detail)], is_error=True)
        data = answer.model_dump(mode="json")
        content = [TextContent(text=answer.say), TextContent(text=json.dumps(data))]
        return CallToolResult(content=[*content], structured_content=data)


@cache
def _described(name: str) -> Tool:
    tool = TOOLS[name]
    return Tool(
        name=tool.name,
        title=tool.summary,
        description=tool.description,
        input_schema=tool.arguments.model_json_schema(),
        output_schema=answer_model(tool.result).model_json_schema(mode="serialization"),
        annotations=ToolAnnotations(read_only_hint=scope_of(tool) is KeyScope.READ),
    )


def _caller(ctx: ServerRequestContext[Any]) -> Caller:
    request = ctx.request
    assert isinstance(request, Request)  # noqa: S101 - this transport always hands it on
    by: Caller = request.scope[_BY]
    return by

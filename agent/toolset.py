"""The tools as the language model sees them: schemas built once, our errors in its terms."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NoReturn

from pydantic import JsonValue
from pydantic_ai import ModelRetry, RunContext, ToolDefinition
from pydantic_ai.exceptions import ToolFailed
from pydantic_ai.toolsets import AbstractToolset, ToolsetTool
from pydantic_core import SchemaValidator, core_schema
from typing_extensions import override

from agent.deps import TurnDeps
from tools.errors import BadArgument, ToolError
from tools.registry import TOOLS, CallTool, call
from tools.tool import Tool

RETRIES = 2
"""How often a model may mend its arguments before it is told to give up."""

# Only the outer shape is checked here: the registry checks the values, with better sentences.
_ANY_OBJECT = SchemaValidator(core_schema.dict_schema(core_schema.str_schema()))


class Toolset(AbstractToolset[TurnDeps]):
    """All tools of the registry, on behalf of the person whose turn it is."""

    def __init__(self, tools: Mapping[str, Tool] = TOOLS, call: CallTool = call) -> None:
        self._call = call
        self.tools = {
            tool.name: ToolsetTool[TurnDeps](
                toolset=self,
                tool_def=_definition(tool),
                max_retries=RETRIES,
                args_validator=_ANY_OBJECT,
            )
            for tool in tools.values()
            if tool.for_models
        }

    @property
    @override
    def id(self) -> str:
        return "pictures"

    @override
    async def get_tools(self, ctx: RunContext[TurnDeps]) -> dict[str, ToolsetTool[TurnDeps]]:
        return self.tools

    @property
    def definitions(self) -> list[ToolDefinition]:
        """The tools as they are told to a model."""
        return [tool.tool_def for tool in self.tools.values()]

    @override
    async def call_tool(
        self,
        name: str,
        tool_args: dict[str, Any],
        ctx: RunContext[TurnDeps],
        tool: ToolsetTool[TurnDeps],
    ) -> dict[str, JsonValue]:
        try:
            result = await self._call(name, ctx.deps.call(ctx.tool_call_id or name), tool_args)
        except ToolError as error:
            _refuse(ctx, error)
        ctx.deps.happened(result)
        return result.model_dump(mode="json", exclude_none=True)


def _refuse(ctx: RunContext[TurnDeps], error: ToolError) -> NoReturn:
    """Ask the model to mend its arguments, or tell it that it failed; never end the turn."""
    if isinstance(error, BadArgument) and ctx.retry < ctx.max_retries:
        raise ModelRetry(error.sentence) from error
    ctx.deps.record.failures.append(error.sentence)
    raise ToolFailed(error.sentence) from error


@cache
def _definition(tool: Tool) -> ToolDefinition:
    return ToolDefinition(
        name=tool.name,
        description=tool.description,
        parameters_json_schema=_plain(tool.arguments.model_json_schema()),
        # "Draw a fox and make it night" in one response: the second needs the first one's order.
        sequential=tool.draws or tool.name in _ORDERED,
    )


_ORDERED = frozenset({"show", "cancel"})


def _plain(schema: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """The schema without the titles pydantic makes of names: they cost tokens and say nothing."""
    return {key: _untitled(value) for key, value in schema.items() if key != "title"}


def _untitled(value: JsonValue) -> JsonValue:
    if isinstance(value, list):
        return [_untitled(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _untitled(one)
        for key, one in value.items()
        if not (key == "title" and isinstance(one, str))
    }

"""A turn by the rules alone: one look at the message, the tools it asks for, one report.

The rules need no retries, no memory and no stream, so this path leaves the agent loop out: it is
what still works when everything around language models is broken, and it costs a fraction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)
from pydantic_ai.models import ModelRequestParameters
from pydantic_ai.tools import ToolDefinition

from agent.deps import TurnDeps
from agent.offline import answer
from agent.truth import evidence_of, honest_words, untruth
from tools.errors import ToolError
from tools.registry import CallTool, call


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What the rules answered, and the messages that led there."""

    text: str
    messages: Sequence[ModelMessage]


class ByRules:
    """Takes turns by the rules; holds the tool definitions, so build it once."""

    def __init__(self, tools: Sequence[ToolDefinition], call: CallTool = call) -> None:
        self._call = call
        self._parameters = ModelRequestParameters(function_tools=list(tools))

    async def answer(self, deps: TurnDeps) -> Ruled:
        """Do what the message asks for, and say what came of it."""
        messages: list[ModelMessage] = [ModelRequest(parts=[UserPromptPart(content=deps.text)])]
        response = answer(messages, self._parameters, lambda: deps.view)
        messages.append(response)
        if calls := [part for part in response.parts if isinstance(part, ToolCallPart)]:
            # One after the other: "draw a fox and make it night" builds on the order of the fox.
            returns = [await _called(self._call, deps, part) for part in calls]
            messages.append(ModelRequest(parts=returns))
            response = answer(messages, self._parameters, lambda: deps.view)
            messages.append(response)
        text, evidence = response.text or "", evidence_of(deps)
        if not text or untruth(text, evidence):
            text = honest_words(evidence)
        return Ruled(text=text, messages=messages)


async def _called(call: CallTool, deps: TurnDeps, part: ToolCallPart) -> ToolReturnPart:
    try:
        result = await call(part.tool_name, deps.call(part.tool_call_id), part.args_as_dict())
    except ToolError as error:
        deps.record.failures.append(error.sentence)
        return ToolReturnPart(
            tool_name=part.tool_name,
            content=error.sentence,
            tool_call_id=part.tool_call_id,
            outcome="failed",
        )
    deps.happened(result)
    return ToolReturnPart(
        tool_name=part.tool_name,
        content=result.model_dump(mode="json", exclude_none=True),
        tool_call_id=part.tool_call_id,
    )

"""The rule-based language model: the last resort when no LLM answers; it needs no key.

It reads the last message and the ``<chat>`` block, calls the tools that are on offer, and answers
with their own words.
"""

import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import count
from typing import Any, ClassVar

from pydantic import BaseModel, JsonValue
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    ModelResponsePart,
    ModelResponseStreamEvent,
    RetryFeedbackPart,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse
from pydantic_ai.profiles import ModelProfile
from pydantic_ai.settings import ModelSettings
from pydantic_ai.tools import RunContext, ToolDefinition
from typing_extensions import override

from agent.context import ChatView, parse
from agent.understanding.message import understand
from agent.understanding.results import Call
from agent.understanding.sentences import not_offered, sentence
from tools.speech import speak
from tools.wording import listed

NAME = "rules"
_UNCLEAR = "I could not work out what you mean. Please say it another way, or ask for help."
_WHICH = "I could not tell which picture you mean. Please name it by its number, for example #2."
_NOTHING = "I have nothing to report on that. Ask me for the status to see what is open."

_Answer = tuple[list[ModelResponsePart], dict[str, Any] | None]
_View = Callable[[], ChatView]


def prepare() -> None:
    """Compile the English grammar: a second of work, best done before somebody speaks."""
    understand("", ChatView())


class RulesModel(Model[None]):
    """A pydantic-ai model without a network: deterministic, and it never fails."""

    # feedback about an answer must not come back looking like a message of the person
    _renders_retry_feedback: ClassVar[bool] = True
    _announces_system_voice: ClassVar[bool] = False

    def __init__(self) -> None:
        # Not the base's own: it loads every provider's prices, five megabytes that say nothing of
        # rules; neither do we want a context window looked up there.
        self._settings = None
        self._profile = ModelProfile(context_window=None)

    @property
    @override
    def model_name(self) -> str:
        return NAME

    @property
    @override
    def system(self) -> str:
        return NAME

    @override
    async def request(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        _, parameters = self.prepare_request(model_settings, model_request_parameters)
        instructions = self._instructions(messages, parameters)
        return answer(messages, parameters, partial(parse, instructions))

    @override
    @asynccontextmanager
    async def request_stream(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,
        model_request_parameters: ModelRequestParameters,
        run_context: RunContext[Any] | None = None,
    ) -> AsyncGenerator[StreamedResponse]:
        _, parameters = self.prepare_request(model_settings, model_request_parameters)
        instructions = self._instructions(messages, parameters)
        parts, details = _answer(messages, parameters, partial(parse, instructions))
        started = ModelResponse(parts=parts).timestamp
        yield _RulesStream(
            model_request_parameters=parameters, answer=parts, details=details, started=started
        )

    def _instructions(
        self, messages: list[ModelMessage], parameters: ModelRequestParameters
    ) -> str:
        parts = self._get_instruction_parts(messages, parameters)
        return "\n\n".join(part.content for part in parts or ())


@dataclass
class _RulesStream(StreamedResponse):
    """The answer in pieces: text word by word, each tool call whole."""

    answer: Sequence[ModelResponsePart] = ()
    details: dict[str, Any] | None = None
    started: datetime = field(kw_only=True)

    @override
    async def _get_event_iterator(self) -> AsyncIterator[ModelResponseStreamEvent]:
        self.provider_details = self.details
        for at, part in enumerate(self.answer):
            if isinstance(part, TextPart):
                for piece in part.content.splitlines(keepends=True):
                    for event in self._parts_manager.handle_text_delta(
                        vendor_part_id=at, content=piece
                    ):
                        yield event
            elif isinstance(part, ToolCallPart):
                yield self._parts_manager.handle_tool_call_part(
                    vendor_part_id=at,
                    tool_name=part.tool_name,
                    args=part.args_as_dict(),
                    tool_call_id=part.tool_call_id,
                )

    @property
    @override
    def model_name(self) -> str:
        return NAME

    @property
    @override
    def provider_name(self) -> str:
        return NAME

    @property
    @override
    def provider_url(self) -> None:
        return None

    @property
    @override
    def timestamp(self) -> datetime:
        return self.started

    @override
    async def close_stream(self) -> None:
        """Nothing is open."""


def answer(
    messages: Sequence[ModelMessage], parameters: ModelRequestParameters, view: _View
) -> ModelResponse:
    """What the rules say next; `view` is asked only when there is a message to understand."""
    parts, details = _answer(messages, parameters, view)
    return ModelResponse(parts=parts, model_name=NAME, provider_name=NAME, provider_details=details)


def _answer(
    messages: Sequence[ModelMessage], parameters: ModelRequestParameters, view: _View
) -> _Answer:
    last = next((one for one in reversed(messages) if isinstance(one, ModelRequest)), None)
    returns = [part for part in last.parts if isinstance(part, ToolReturnPart)] if last else []
    if returns:
        return [TextPart(_report(returns, _notes(messages), _asked_with(messages)))], None
    if last and any(isinstance(part, RetryFeedbackPart) for part in last.parts):
        return [TextPart(_said_before(messages))], None
    return _respond(_prompt(messages), messages, parameters, view())


def _respond(
    prompt: str,
    messages: Sequence[ModelMessage],
    parameters: ModelRequestParameters,
    view: ChatView,
) -> _Answer:
    understood = understand(prompt, view)
    offered = {tool.name: tool for tool in parameters.function_tools}
    missing = dict.fromkeys(call.tool for call in understood.calls if call.tool not in offered)
    notes = [*map(not_offered, missing), *understood.notes]
    known = {
        part.tool_call_id
        for one in messages
        for part in one.parts
        if isinstance(part, ToolCallPart)
    }
    first = sum(isinstance(one, ModelResponse) for one in messages) + 1
    # Old turns leave the history: the number alone may have been there before.
    turn = next(number for number in count(first) if f"r{number}-0" not in known)
    calls: list[ModelResponsePart] = [
        ToolCallPart(call.tool, _fitted(call, offered[call.tool]), tool_call_id=f"r{turn}-{at}")
        for at, call in enumerate(call for call in understood.calls if call.tool in offered)
    ]
    if calls:
        return calls, {"notes": notes} if notes else None
    if understood.reply is not None:
        notes.insert(0, sentence(understood.reply, understood.topic))
    return [TextPart(" ".join(notes) or speak(_UNCLEAR))], None


def _prompt(messages: Sequence[ModelMessage]) -> str:
    for message in reversed(messages):
        if isinstance(message, ModelRequest):
            prompts = [part for part in message.parts if isinstance(part, UserPromptPart)]
            if prompts:
                return "\n".join(filter(None, map(_text_of, prompts)))
    return ""


def _text_of(part: UserPromptPart) -> str:
    if isinstance(part.content, str):
        return part.content
    return "\n".join(item for item in part.content if isinstance(item, str))


def _fitted(call: Call, tool: ToolDefinition) -> dict[str, JsonValue]:
    """The arguments this tool knows, its texts no longer than it takes."""
    properties = tool.parameters_json_schema.get("properties", {})
    return {
        name: _clipped(value, properties[name])
        for name, value in call.arguments.items()
        if name in properties
    }


def _clipped(value: JsonValue, schema: Mapping[str, Any]) -> JsonValue:
    if not isinstance(value, str):
        return value
    # an optional text has its length inside "anyOf"
    bounds = [one.get("maxLength") for one in (schema, *schema.get("anyOf", ()))]
    longest = next((bound for bound in bounds if isinstance(bound, int)), len(value))
    return value[:longest]


def _notes(messages: Sequence[ModelMessage]) -> list[str]:
    last = next((one for one in reversed(messages) if isinstance(one, ModelResponse)), None)
    details = last.provider_details if last else None
    notes = (details or {}).get("notes", [])
    return [note for note in notes if isinstance(note, str)] if isinstance(notes, list) else []


def _asked_with(messages: Sequence[ModelMessage]) -> dict[str, set[str]]:
    """The argument names of every call, by its id."""
    return {
        part.tool_call_id: set(part.args_as_dict())
        for message in messages
        if isinstance(message, ModelResponse)
        for part in message.parts
        if isinstance(part, ToolCallPart)
    }


def _report(
    returns: Iterable[ToolReturnPart], notes: list[str], asked_with: Mapping[str, set[str]]
) -> str:
    said = [
        _unclear(part, asked_with.get(part.tool_call_id, set()))
        if part.outcome == "retried"
        else _say(part.content)
        for part in returns
    ]
    return "\n".join(dict.fromkeys(filter(None, [*said, *notes]))) or speak(_NOTHING)


def _unclear(part: ToolReturnPart, arguments: set[str]) -> str:
    """A refused call is never repeated: the person is told what the tool said, or is asked."""
    content: object = part.content
    if isinstance(content, str) and (said := _say(content)):
        return said
    refused: set[str] = set()
    if isinstance(content, list):
        refused = {
            str(one["loc"][0]) for one in content if isinstance(one, dict) and one.get("loc")
        }
    if refused and "picture" not in refused:
        told = "I could not use the {fields} you asked for. Please say it differently."
        return speak(told, fields=listed(sorted(refused)))
    return speak(_WHICH if "picture" in (refused or arguments) else _UNCLEAR)


def _say(content: object) -> str:
    """The words a tool wrote for the person, whatever shape its result came in."""
    if isinstance(content, BaseModel):
        content = content.model_dump()
    if isinstance(content, str):
        return _said_in_json(content)
    if isinstance(content, Mapping):
        said = content.get("say")
        return said if isinstance(said, str) else ""
    if isinstance(content, list | tuple):
        return "\n".join(filter(None, map(_say, content)))
    return ""


def _said_in_json(text: str) -> str:
    if not text.lstrip().startswith(("{", "[")):
        return text.strip()
    try:
        return _say(json.loads(text))
    except ValueError:
        return text.strip()


def _said_before(messages: Sequence[ModelMessage]) -> str:
    """After an answer was not accepted: only what the tools of this turn said."""
    for message in reversed(messages):
        if isinstance(message, ModelRequest):
            returns = [part for part in message.parts if isinstance(part, ToolReturnPart)]
            if returns:
                return _report(returns, [], _asked_with(messages))
            if any(isinstance(part, UserPromptPart) for part in message.parts):
                break
    return speak(_UNCLEAR)

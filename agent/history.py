"""What was said before: one row per turn, small, and never a reason to fail.

Instructions are not kept: they are written anew for each request. Pictures are only ever named,
by number and handle, so a row holds no bytes and no link that dies.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import structlog
from pydantic import ValidationError
from pydantic_ai.messages import (
    ModelMessage,
    ModelMessagesTypeAdapter,
    ModelRequest,
    ModelRequestPart,
    ModelResponse,
    ModelResponsePart,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)

from storage.conversations import TurnRow
from storage.spoken import FORMAT, unpacked

log = structlog.get_logger(__name__)

PartT = TypeVar("PartT", ModelRequestPart, ModelResponsePart)

TURNS_KEPT = 12
"""How many turns a model is shown; older ones are found through the gallery."""


def encode(messages: Sequence[ModelMessage]) -> bytes:
    """The messages of one turn as they are stored."""
    bare = [_bare(message) for message in messages]
    text = ModelMessagesTypeAdapter.dump_json(bare, exclude_none=True)
    return FORMAT + zlib.compress(text, level=1)


def _bare(message: ModelMessage) -> ModelMessage:
    if isinstance(message, ModelRequest):
        return replace(message, instructions=None)
    # What a failed provider answered may be a page of any length, or name the key it was given.
    return replace(message, failed_attempts=None)


def exchange(said: str, did: str) -> list[ModelMessage]:
    """A turn without a model: what the person said or pressed, and what came of it."""
    return [
        ModelRequest(parts=[UserPromptPart(content=said)]),
        ModelResponse(parts=[TextPart(content=did)]),
    ]


def decode(rows: Sequence[TurnRow]) -> list[ModelMessage]:
    """The messages of these turns, oldest first.

    A row that cannot be read (written by a newer version, damaged) starts the memory afresh behind
    it: half a conversation misleads more than a short one.
    """
    messages: list[ModelMessage] = []
    known: set[str] = set()
    for number, row in enumerate(rows):
        read = _read(row)
        if read is None:
            messages = []
        else:
            twice = known.intersection(_calls(read))
            messages += _renamed(read, {one: f"{one}-{number}" for one in twice})
            known.update(_calls(messages))
    return messages


def _calls(messages: Sequence[ModelMessage]) -> Iterator[str]:
    for message in messages:
        yield from (one.tool_call_id for one in message.parts if isinstance(one, ToolCallPart))


def _renamed(messages: Sequence[ModelMessage], names: Mapping[str, str]) -> list[ModelMessage]:
    """Calls and their results under other ids: a history that has one twice is refused.

    (Anthropic, Messages API: "tool_use ids must be unique".) The rules count theirs by the turn.
    """
    if not names:
        return [*messages]
    renamed: list[ModelMessage] = []
    for message in messages:
        # Alike for both, but each has parts of its own types.
        if isinstance(message, ModelResponse):
            renamed.append(replace(message, parts=[_under(one, names) for one in message.parts]))
        else:
            renamed.append(replace(message, parts=[_under(one, names) for one in message.parts]))
    return renamed


def _under(part: PartT, names: Mapping[str, str]) -> PartT:
    if isinstance(part, ToolCallPart | ToolReturnPart):
        return replace(part, tool_call_id=names.get(part.tool_call_id, part.tool_call_id))
    return part


def reply_in(row: TurnRow) -> str | None:
    """The text that ended this turn; None when it cannot be read."""
    for message in reversed(_read(row) or []):
        if isinstance(message, ModelResponse):
            return message.text
    return None


def _read(row: TurnRow) -> list[ModelMessage] | None:
    text = unpacked(row.body)
    if text is None:
        return None
    try:
        messages = ModelMessagesTypeAdapter.validate_json(text)
    except ValidationError as error:
        log.warning("history.unreadable", turn=row.turn_id, error=type(error).__name__)
        return None
    first = messages[0] if messages else None
    starts = isinstance(first, ModelRequest) and isinstance(first.parts[0], UserPromptPart)
    return messages if starts else None

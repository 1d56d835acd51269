"""What was said before: one row per turn, small, and never a reason to fail.

Instructions are not kept: they are written anew for each request. Pictures are only ever named,
by number and handle, so a row holds no bytes and no link that dies.
"""

import zlib
from collections.abc import Sequence
from dataclasses import replace

import structlog
from pydantic import ValidationError
from pydantic_ai.messages import (
    ModelMessage,
    ModelMessagesTypeAdapter,
    ModelRequest,
    ModelResponse,
    TextPart,
    UserPromptPart,
)

from storage.conversations import TurnRow
from storage.spoken import FORMAT, unpacked

log = structlog.get_logger(__name__)

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
    for row in rows:
        read = _read(row)
        if read is None:
            messages = []
        else:
            messages += read
    return messages


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

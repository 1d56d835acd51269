"""What was said in one line of history: the person's own words and the answer, nothing else.

A line holds the messages of a turn as JSON. What a tool told the model may be about others, so only
what stood in the chat is read here.
"""

import json
import zlib
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

FORMAT: Final = b"1"
"""The first byte of a line that is packed JSON."""
LARGEST: Final = 1_000_000
"""Bytes of an unpacked line; nothing we write comes near it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Both are empty where the line cannot be read."""

    said: str
    answered: str


def unpacked(body: bytes) -> bytes | None:
    """The JSON of a line; None for one of another format, or a damaged one."""
    if not body.startswith(FORMAT):
        return None
    try:
        return zlib.decompressobj().decompress(body[len(FORMAT) :], LARGEST)
    except zlib.error:
        return None


def spoken(body: bytes) -> Spoken:
    """What was said, and what was answered at the end."""
    try:
        messages = json.loads(unpacked(body) or b"[]")
    except ValueError:
        messages = []
    parts = [part for message in messages for part in _parts(message)]
    said = [str(part["content"]) for part in parts if part.get("part_kind") == "user-prompt"]
    answers = [str(part["content"]) for part in parts if part.get("part_kind") == "text"]
    return Spoken(said="\n".join(said), answered=answers[-1] if answers else "")


def _parts(message: JsonValue) -> list[dict[str, JsonValue]]:
    found = message.get("parts") if isinstance(message, dict) else None
    return [part for part in found if isinstance(part, dict)] if isinstance(found, list) else []

"""What Discord's refusals mean to us: one of the decisions in `bots.errors`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import aiohttp
import discord

from bots.errors import DeliveryError, Gone, MessageGone, RetryLater, TooLarge

# https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
UNKNOWN_MESSAGE = 10008
UNKNOWN_WEBHOOK = 10015
UNKNOWN_INTERACTION = 10062
ACKNOWLEDGED = 40060
NO_HISTORY = 160002  # replying needs the right to read what is replied to
_INVALID_TOKEN = 50027

_SOON = 5.0  # seconds: the connection broke, or Discord is in trouble
_NEEDS_OPERATOR = 300.0  # seconds: the token was changed
_SERVER_ERROR = 500
_ENTITY_TOO_LARGE = 40005

_LOST_MESSAGE = frozenset({UNKNOWN_MESSAGE, 50005, 50083})
_LOST_TOKEN = frozenset({UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, _INVALID_TOKEN, ACKNOWLEDGED, 40094})
_LOST_CHAT: Mapping[int, str] = MappingProxyType(
    {
        10003: "the channel was deleted",
        10004: "the server is gone",
        10013: "the person's account is gone",
        50001: "I can no longer see that channel",
        50007: "that person does not take direct messages from me",
        50008: "nobody can write in that channel",
        50013: "I am not allowed to write or to attach files in that channel",
        50033: "that person cannot be written to",
        50278: "I share no server with that person, so I cannot write to them",
        160005: "the thread is locked",
    }
)


class TokenLost(DeliveryError):
    """An interaction can no longer be answered through its token; the bot's own token may."""


@contextmanager
def translated() -> Iterator[None]:
    """Turn Discord's refusals into ours; what is our own mistake goes on as it is."""
    try:
        yield
    except discord.RateLimited as error:
        raise RetryLater(error.retry_after) from error
    except discord.HTTPException as error:
        meaning = _meaning(error)
        if meaning is None:
            raise
        raise meaning from error
    except (OSError, TimeoutError, aiohttp.ClientError) as error:
        raise RetryLater(_SOON) from error


def _meaning(error: discord.HTTPException) -> DeliveryError | None:
    return _by_code(error.code) or _by_status(error)


def _by_code(code: int) -> DeliveryError | None:
    if code in _LOST_MESSAGE:
        reason = "the message was removed"
        return MessageGone(reason)
    if code in _LOST_TOKEN:
        return TokenLost(f"the interaction is over ({code})")
    if code in _LOST_CHAT:
        return Gone(_LOST_CHAT[code])
    return TooLarge() if code == _ENTITY_TOO_LARGE else None


def _by_status(error: discord.HTTPException) -> DeliveryError | None:
    match error.status:
        case 401:
            return RetryLater(_NEEDS_OPERATOR)
        case 403 | 404:
            return Gone(error.text or "Discord does not allow it")
        case 413:
            return TooLarge()
        case 429:
            return RetryLater(_wait(error))
        case status:
            return RetryLater(_SOON) if status >= _SERVER_ERROR else None


def _wait(error: discord.HTTPException) -> float:
    try:
        return float(error.response.headers.get("Retry-After", ""))
    except ValueError:
        return _SOON

"""Keeps to what Telegram bears, so that it need not say so.

The library's own limiter lets one chat's flood wait stop every chat. Here each chat waits for
itself, what nobody would miss gives way, and a flood wait is never answered by another call.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from telegram.ext import BaseRateLimiter
from typing_extensions import override

from bots.telegrambot import limits
from bots.telegrambot.transport import Refused

GIVES_WAY = "gives way"
"""As `rate_limit_args`: rather not at all than late."""

_FLOOD = 429
_MOST_CHATS = 5000
_FADING = frozenset({"sendMessageDraft", "sendChatAction"})
_UNCOUNTED = ("get", "answer", "delete", "set", "log", "close")


class _Meter(Protocol):
    def wait(self, weight: int, now: float) -> float:
        """Seconds until so much may be sent."""
        ...

    def take(self, weight: int, at: float) -> None:
        """So much is sent at this moment, which may be to come."""
        ...


@dataclass(slots=True, kw_only=True)
class _Bucket:
    """So many a second in the long run, and so many at once after a rest."""

    per_second: float
    burst: int
    full_at: float = 0.0

    def wait(self, weight: int, now: float) -> float:
        room = (self.burst - min(weight, self.burst)) / self.per_second
        return max(0.0, self.full_at - room - now)

    def take(self, weight: int, at: float) -> None:
        self.full_at = max(self.full_at, at) + weight / self.per_second


@dataclass(slots=True, kw_only=True)
class _Window:
    """So many in any stretch of so many seconds."""

    most: int
    seconds: float
    sent: deque[float] = field(default_factory=deque)

    def wait(self, weight: int, now: float) -> float:
        while self.sent and self.sent[0] + self.seconds <= now:
            self.sent.popleft()
        over = len(self.sent) + weight - self.most
        if over <= 0 or not self.sent:
            return 0.0
        return max(0.0, self.sent[min(over, len(self.sent)) - 1] + self.seconds - now)

    def take(self, weight: int, at: float) -> None:
        self.sent.extend([at] * weight)


@dataclass(slots=True)
class _Chat:
    messages: list[_Meter]
    drafts: _Meter
    until: float = 0.0


class Pacing(BaseRateLimiter[str]):
    """One for all calls of a bot. What would wait too long is refused like Telegram would.

    Raises `Refused` with status 429 where the caller has to come again later.
    """

    def __init__(
        self,
        *,
        now: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        per_second: int = limits.OVERALL_PER_SECOND,
    ) -> None:
        """`now` is a clock in seconds that never goes back."""
        self._now = now
        self._sleep = sleep
        self._overall = _Bucket(per_second=per_second, burst=max(1, per_second * 4 // 5))
        self._chats: OrderedDict[int, _Chat] = OrderedDict()

    @override
    async def initialize(self) -> None:
        """Nothing to get ready."""

    @override
    async def shutdown(self) -> None:
        """Nothing to let go."""

    @override
    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: str | None,
    ) -> Any:
        key = data.get("chat_id")
        if key is None or endpoint.startswith(_UNCOUNTED):
            return await callback(*args, **kwargs)
        chat = self._chat(int(key))
        gives_way = endpoint in _FADING or rate_limit_args == GIVES_WAY
        await self._in_turn(chat, _meters(chat, endpoint), _weight(data), gives_way=gives_way)
        try:
            return await callback(*args, **kwargs)
        except Refused as error:
            if error.status == _FLOOD:
                chat.until = self._now() + (error.after or 1.0)
            raise

    async def _in_turn(
        self, chat: _Chat, meters: list[_Meter], weight: int, *, gives_way: bool
    ) -> None:
        now = self._now()
        if chat.until > now:
            raise _later(chat.until - now)
        # The chat first: while it waits, the others may have what all share.
        for group in (meters, [self._overall]):
            now = self._now()
            wait = max((meter.wait(weight, now) for meter in group), default=0.0)
            if wait > (0.0 if gives_way else limits.PATIENCE):
                raise _later(wait)
            for meter in group:
                meter.take(weight, now + wait)
            if wait > 0:
                await self._sleep(wait)
        now = self._now()
        if chat.until > now:  # somebody else was refused while we waited
            raise _later(chat.until - now)

    def _chat(self, key: int) -> _Chat:
        chat = self._chats.get(key)
        if chat is None:
            messages: list[_Meter] = [
                _Bucket(per_second=limits.CHAT_PER_SECOND, burst=limits.CHAT_BURST)
            ]
            if key < 0:
                messages.append(_Window(most=limits.GROUP_MESSAGES, seconds=limits.GROUP_SECONDS))
            drafts = _Bucket(per_second=limits.DRAFTS_PER_SECOND, burst=limits.DRAFTS_BURST)
            chat = self._chats[key] = _Chat(messages, drafts)
        self._chats.move_to_end(key)
        while len(self._chats) > _MOST_CHATS:
            self._chats.popitem(last=False)
        return chat


def _meters(chat: _Chat, endpoint: str) -> list[_Meter]:
    return [chat.drafts] if endpoint in _FADING else chat.messages


def _weight(data: Mapping[str, Any]) -> int:
    """An album counts as many messages as it has parts."""
    media = data.get("media")
    return len(media) if isinstance(media, list | tuple) else 1


def _later(seconds: float) -> Refused:
    return Refused(_FLOOD, "not its turn yet", after=seconds, moved_to=None)

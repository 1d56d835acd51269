"""Keeping to Telegram's rates: each chat by itself, and never a call into a flood wait."""

import asyncio
from collections import deque
from typing import Any

import pytest

from bots.telegrambot import limits
from bots.telegrambot.pacing import GIVES_WAY, Pacing
from bots.telegrambot.transport import Refused


class Telegram:
    """A clock that sleeping turns, and what was called when."""

    def __init__(self, per_second: int = limits.OVERALL_PER_SECOND) -> None:
        self.time = 1000.0
        self.calls: list[tuple[float, int]] = []
        self.troubles: deque[Refused] = deque()
        self.pacing = Pacing(now=lambda: self.time, sleep=self._sleep, per_second=per_second)

    async def _sleep(self, seconds: float) -> None:
        self.time += seconds

    async def call(
        self,
        chat: int | None,
        endpoint: str = "sendMessage",
        *,
        args: str | None = None,
        **data: Any,
    ) -> None:
        async def answer() -> bool:
            if self.troubles:
                raise self.troubles.popleft()
            self.calls.append((self.time, chat or 0))
            return True

        given = {**data, **({"chat_id": chat} if chat is not None else {})}
        await self.pacing.process_request(answer, (), {}, endpoint, given, args)


async def test_a_chat_has_a_burst_and_then_one_a_second() -> None:
    telegram = Telegram()
    for _ in range(limits.CHAT_BURST + 3):
        await telegram.call(7)
    waits = [at - 1000.0 for at, _ in telegram.calls]
    assert waits[: limits.CHAT_BURST] == [0.0] * limits.CHAT_BURST
    assert waits[limits.CHAT_BURST :] == pytest.approx([1.0, 2.0, 3.0])


async def test_a_group_has_twenty_in_any_minute_and_an_album_counts_its_parts() -> None:
    telegram = Telegram()
    for _ in range(15):
        await telegram.call(-7)
    await telegram.call(-7, "sendMediaGroup", media=[object()] * 5)
    with pytest.raises(Refused) as caught:
        await telegram.call(-7)
    assert caught.value.after == pytest.approx(1000.0 + 61 - telegram.time)
    telegram.time += caught.value.after or 0
    await telegram.call(-7)
    await telegram.call(8)


async def test_a_flood_wait_stops_its_chat_alone_and_is_not_answered_by_a_call() -> None:
    telegram = Telegram()
    telegram.troubles.append(Refused(429, "Too Many Requests", after=30.0, moved_to=None))
    with pytest.raises(Refused):
        await telegram.call(7)
    before = len(telegram.calls)
    with pytest.raises(Refused) as caught:
        await telegram.call(7)
    assert caught.value.after == 30.0
    assert len(telegram.calls) == before
    await telegram.call(8)
    telegram.time += 30.0
    await telegram.call(7)
    assert [chat for _, chat in telegram.calls] == [8, 7]


async def test_what_nobody_would_miss_gives_way() -> None:
    telegram = Telegram()
    for _ in range(limits.CHAT_BURST):
        await telegram.call(7)
    with pytest.raises(Refused):
        await telegram.call(7, "editMessageText", args=GIVES_WAY)
    for _ in range(limits.DRAFTS_BURST):
        await telegram.call(7, "sendMessageDraft")
    with pytest.raises(Refused):
        await telegram.call(7, "sendMessageDraft")
    await telegram.call(7, "editMessageText")


async def test_all_chats_together_stay_below_the_overall_rate() -> None:
    telegram = Telegram()
    for chat in range(1, 101):
        await telegram.call(chat)
    times = [at for at, _ in telegram.calls]
    assert times == sorted(times)
    burst = limits.OVERALL_PER_SECOND * 4 // 5
    assert times[burst - 1] == times[0]
    assert times[-1] - times[0] == pytest.approx((100 - burst) / limits.OVERALL_PER_SECOND)
    # Presses and files are not messages.
    for _ in range(50):
        await telegram.call(None, "answerCallbackQuery")
    assert telegram.time == times[-1]


async def test_one_who_waits_does_not_hold_up_the_others() -> None:
    telegram = Telegram()
    go = asyncio.Event()

    async def sleep(_: float) -> None:
        await go.wait()

    telegram.pacing = Pacing(now=lambda: telegram.time, sleep=sleep)
    async with asyncio.TaskGroup() as group:
        for _ in range(limits.CHAT_BURST + 1):
            group.create_task(telegram.call(7))
        await asyncio.sleep(0)
        await telegram.call(8)
        assert [chat for _, chat in telegram.calls].count(7) == limits.CHAT_BURST
        go.set()
    assert len(telegram.calls) == limits.CHAT_BURST + 2

"""A private chat on the stand-in for Telegram, written to by a process that hears nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bots.ports import ChatAdapter, ChatRef
from bots.telegrambot import places
from bots.telegrambot.bot import TelegramAccess, open_telegram
from storage.database import Database
from storage.inbox import Inbox
from tests.standins.clock import HandClock
from tests.standins.telegram import Chat, Message, TelegramStandIn


class TelegramHarness:
    """What everybody in the chat sees."""

    def __init__(self, adapter: ChatAdapter, chat: Chat) -> None:
        self.adapter = adapter
        self.ref: ChatRef = places.of_chat(chat.id)
        self._chat = chat

    async def texts(self) -> list[str]:
        return [_words(message) for message in self._chat.answers]

    async def files(self) -> list[bytes]:
        return [one.media.best.data for one in self._chat.answers if one.media]


def _words(message: Message) -> str:
    return "\n".join([message.words.text, *(one.text for one in message.buttons)])


@asynccontextmanager
async def telegram_harness(folder: Path) -> AsyncIterator[TelegramHarness]:
    clock = HandClock()
    db = await Database.open(f"sqlite:///{folder / 'bot.sqlite'}", lock_path=None)
    async with TelegramStandIn() as telegram:
        ana = telegram.person("Ana")
        await ana.starts()

        async def sleep(seconds: float) -> None:
            clock.turn(seconds)
            await asyncio.sleep(0)

        access = TelegramAccess(
            token=telegram.token, state=folder / "commands.json", api_base=telegram.address
        )
        async with open_telegram(
            access, db=db, inbox=Inbox(db), clock=clock, now=clock.monotonic, sleep=sleep
        ) as bot:
            yield TelegramHarness(bot.adapter, ana.private)
    await db.close()

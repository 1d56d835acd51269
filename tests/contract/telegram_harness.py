"""A private chat on the stand-in for Telegram, written to by a process that hears nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bots.ports import ChatAdapter, ChatRef
from bots.telegrambot import places
from bots.telegrambot.bot import TelegramAccess, open_telegram
from storage.database import Database
from storage.inbox import Inbox
from tests.contract.chat_harness import PicturesInCards, Place
from tests.standins.clock import HandClock
from tests.standins.telegram import Chat, Message, Person, TelegramStandIn, Topic


class _Chat:
    """What everybody in the chat, or in one topic of it, sees."""

    def __init__(self, chat: Chat, topic: Topic | None = None) -> None:
        self.ref: ChatRef = places.of_chat(chat.id, topic.id if topic is not None else None)
        self.chat = chat
        self._topic = topic

    @property
    def _seen(self) -> list[Message]:
        return [one for one in self.chat.answers if one.topic is self._topic]

    async def texts(self) -> list[str]:
        return [_words(message) for message in self._seen]

    async def files(self) -> list[bytes]:
        return [one.media.best.data for one in self._seen if one.media]


class TelegramHarness(_Chat, PicturesInCards):
    """Ana in private with the bot."""

    adapter: ChatAdapter

    def __init__(self, telegram: TelegramStandIn, ana: Person, db: Database, state: Path) -> None:
        super().__init__(ana.private)
        self._telegram = telegram
        self._ana = ana
        self._db = db
        self._state = state
        self._clock = HandClock()
        self._process = AsyncExitStack()

    @property
    def too_many_bytes(self) -> int:
        return self.adapter.largest_document + 1

    async def elsewhere(self) -> Place:
        bo = self._telegram.person("Bo")
        await bo.starts()
        return _Chat(bo.private)

    async def thread(self) -> tuple[Place, Place] | None:
        forum = self._telegram.group("Studio", self._ana, forum=True)
        return _Chat(forum, self._telegram.topic(forum, "Foxes")), _Chat(forum)

    def flood(self, seconds: int) -> bool:
        self._telegram.faults.limit(seconds, where=f"^sendMessage {self.chat.id}$")
        return True

    def wait(self, seconds: int) -> None:
        self._clock.turn(seconds)
        self._telegram.turn(seconds)

    async def shut_out(self) -> bool:
        await self._ana.blocks_bot()
        return True

    async def wipe(self) -> bool:
        for message in self.chat.answers:
            await self._ana.deletes(message)
        return True

    async def begin(self) -> None:
        """A process on the database."""
        access = TelegramAccess(
            token=self._telegram.token, state=self._state, api_base=self._telegram.address
        )
        bot = await self._process.enter_async_context(
            open_telegram(
                access,
                db=self._db,
                inbox=Inbox(self._db),
                clock=self._clock,
                now=self._clock.monotonic,
                sleep=self._sleep,
            )
        )
        self.adapter = bot.adapter

    async def _sleep(self, seconds: float) -> None:
        self._clock.turn(seconds)
        await asyncio.sleep(0)

    async def end(self) -> None:
        """The process is over."""
        await self._process.aclose()

    async def restart(self) -> None:
        await self.end()
        await self.begin()


def _words(message: Message) -> str:
    return "\n".join([message.words.text, *(one.text for one in message.buttons)])


@asynccontextmanager
async def telegram_harness(folder: Path) -> AsyncIterator[TelegramHarness]:
    db = await Database.open(f"sqlite:///{folder / 'bot.sqlite'}", lock_path=None)
    async with TelegramStandIn() as telegram:
        ana = telegram.person("Ana")
        await ana.starts()
        harness = TelegramHarness(telegram, ana, db, folder / "commands.json")
        await harness.begin()
        yield harness
        await harness.end()
    await db.close()

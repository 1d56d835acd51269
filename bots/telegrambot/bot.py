"""Telegram as a part of the service: hears patiently, keeps before it confirms, lets go cleanly."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar

import structlog
from telegram import User
from telegram.ext import ExtBot

from bots.errors import CannotConnect, DeliveryError, RetryLater
from bots.ports import Receiver
from bots.telegrambot.administrators import Administrators
from bots.telegrambot.attachments import Files
from bots.telegrambot.commands import synchronise
from bots.telegrambot.delivering import TelegramAdapter
from bots.telegrambot.front import Front
from bots.telegrambot.hearing import Hearing
from bots.telegrambot.inline import InlineGallery
from bots.telegrambot.ledger import Ledger
from bots.telegrambot.limits import OVERALL_PER_SECOND
from bots.telegrambot.mailbox import Mailbox
from bots.telegrambot.pacing import Pacing
from bots.telegrambot.places import PLATFORM
from bots.telegrambot.polling import HEARD, Poller
from bots.telegrambot.transport import Refused, Transport
from bots.telegrambot.troubles import translated
from bots.telegrambot.wire import Bot, Wire
from bots.told import Told
from storage import conversations
from storage.database import Database
from storage.inbox import Inbox
from storage.sent_messages import SentMessages

_ResultT = TypeVar("_ResultT")

_log = structlog.get_logger(__name__)

_CONNECTIONS = 64
_POLLING = 2  # a torn connection must not keep the next one from being made
_LONGEST_PAUSE = 60.0
_WEBHOOK_CONNECTIONS = 100
_UNKNOWN = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where Telegram is to bring updates, and the word by which we know it."""

    url: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramAccess:
    """How to reach Telegram. Without `webhook` we ask for updates.

    `state` is a file that remembers which commands Telegram knows. `per_second` are the messages
    the bot may send over all chats. In the groups `answer_all_in` nobody needs to speak to it.
    """

    token: str
    state: Path
    api_base: str = "https://api.telegram.org"
    webhook: Webhook | None = None
    per_second: int = OVERALL_PER_SECOND
    answer_all_in: frozenset[int] = frozenset()

    @property
    def bot_id(self) -> int:
        """The bot's number, which its token begins with."""
        return int(self.token.partition(":")[0])


@asynccontextmanager
async def open_telegram(
    access: TelegramAccess,
    *,
    db: Database,
    inbox: Inbox,
    clock: Callable[[], datetime],
    now: Callable[[], float] | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> AsyncIterator["TelegramBot"]:
    """The bot, not yet connected; its connections are closed when the block is left.

    `now` is a clock in seconds that never goes back; the event loop's when not given.
    """
    transports = (Transport(connections=_POLLING), Transport(connections=_CONNECTIONS))
    bot: Bot = ExtBot(
        access.token,
        base_url=f"{access.api_base}/bot",
        base_file_url=f"{access.api_base}/file/bot",
        get_updates_request=transports[0],
        request=transports[1],
        rate_limiter=Pacing(
            now=now or asyncio.get_running_loop().time, sleep=sleep, per_second=access.per_second
        ),
    )
    try:
        yield TelegramBot(access, bot, db=db, inbox=inbox, clock=clock, sleep=sleep)
    finally:
        for transport in transports:
            await transport.shutdown()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ears:
    """What is needed to hear, beyond what is needed to speak."""

    receiver: Receiver
    mailbox: Mailbox
    hears: Callable[[User], Hearing]
    inline: InlineGallery
    administrators: Administrators


class TelegramBot:
    """One bot on Telegram. `adapter` can be used at once, in any process."""

    def __init__(
        self,
        access: TelegramAccess,
        bot: Bot,
        *,
        db: Database,
        inbox: Inbox,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._access = access
        self._bot = bot
        self._db = db
        self._inbox = inbox
        self._sleep = sleep
        self._wire = Wire(bot, on_move=self._group_moved)
        self._sent = SentMessages(db)
        self._ledger = Ledger(self._sent, clock=clock)
        self._ears: _Ears | None = None
        self._stopping = asyncio.Event()
        self.adapter = TelegramAdapter(self._wire, self._ledger)

    def listen(self, *, receiver: Receiver, db: Database, clock: Callable[[], datetime]) -> None:
        """Hand what happens on Telegram to `receiver`, once `run` runs."""
        self._ears = _Ears(
            receiver=receiver,
            mailbox=Mailbox(self._inbox, db=db, clock=clock, sleep=self._sleep),
            hears=lambda me: Hearing(me, Files(self._bot), clock=clock),
            inline=InlineGallery(self._bot, db=db, sent=self._sent),
            administrators=Administrators(self._bot, clock=clock),
        )

    async def run(self) -> None:
        """When `listen` was called, take what happens, until `stop`.

        Telegram being away is waited for. What was taken can still be answered after `stop`.

        Raises:
            CannotConnect: Telegram refuses us for good (in an exception group).
        """
        async with asyncio.TaskGroup() as group:
            life = group.create_task(self._live())
            await self._stopping.wait()
            life.cancel()

    async def stop(self) -> None:
        """Take no more updates, and let `run` end."""
        self._stopping.set()

    async def _live(self) -> None:
        me = await self._patiently(self._who_am_i)
        await self._ledger.tidy()
        if self._ears is not None:
            await self._hear(self._ears, me)

    async def _hear(self, ears: "_Ears", me: User) -> None:
        access = self._access
        async with asyncio.TaskGroup() as group:
            front = Front(
                bot=self._bot,
                hearing=ears.hears(me),
                receiver=ears.receiver,
                adapter=self.adapter,
                inline=ears.inline,
                administrators=ears.administrators,
                db=self._db,
                answer_all_in=access.answer_all_in,
                group=group,
                sleep=self._sleep,
            )
            elsewhere = access.webhook is not None
            group.create_task(ears.mailbox.run(front.take, elsewhere=elsewhere))
            # Beside the connection: people can talk while Telegram has trouble with commands.
            group.create_task(synchronise(self._bot, Told(access.state), bot_id=access.bot_id))
            if access.webhook is not None:
                await self._patiently(partial(self._ask_for_calls, access.webhook))
                return
            await self._patiently(self._ask_for_none)
            poller = Poller(self._bot, ears.mailbox, bot_id=access.bot_id, sleep=self._sleep)
            await poller.run()

    async def _who_am_i(self) -> User:
        try:
            return await self._bot.get_me()
        except Refused as error:
            if error.status not in _UNKNOWN:
                raise
            message = "Telegram refuses TELEGRAM_TOKEN. Ask @BotFather for the bot's token."
            raise CannotConnect(message) from error

    async def _ask_for_calls(self, webhook: Webhook) -> None:
        await self._bot.set_webhook(
            webhook.url,
            secret_token=webhook.secret,
            allowed_updates=HEARD,
            max_connections=_WEBHOOK_CONNECTIONS,
            drop_pending_updates=False,
        )
        _log.info("telegram.webhook_set", url=webhook.url)

    async def _ask_for_none(self) -> None:
        # What waits to be delivered stays, and is fetched.
        await self._bot.delete_webhook(drop_pending_updates=False)

    async def _patiently(self, attempt: Callable[[], Awaitable[_ResultT]]) -> _ResultT:
        pause = 1.0
        while True:
            try:
                with translated():
                    return await attempt()
            except RetryLater as error:
                _log.warning("telegram.away", error=repr(error.__cause__), again_in=pause)
                await self._sleep(max(pause, error.after))
            except DeliveryError as error:
                _log.warning("telegram.refused", error=str(error), again_in=pause)
                await self._sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _group_moved(self, chat: int, to: int) -> None:
        async with self._db.write() as tx:
            await conversations.move(tx, platform=PLATFORM, chat=str(chat), to=str(to))

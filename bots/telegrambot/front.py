"""Where everything that happens on Telegram comes in, and is handed over in neutral words."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import structlog
from telegram import Message, Update

from bots import open_talk
from bots.ports import Command, Done, Event, Incoming, Press, Reaction, Receiver
from bots.telegrambot import places
from bots.telegrambot.administrators import Administrators
from bots.telegrambot.albums import Albums
from bots.telegrambot.delivering import TelegramAdapter
from bots.telegrambot.hearing import Hearing
from bots.telegrambot.inline import InlineGallery
from bots.telegrambot.wire import Bot
from storage.database import Database
from storage.errors import DatabaseUnavailable, StorageError
from storage.inbox import InboxEvent

_log = structlog.get_logger(__name__)

_PAUSE = 1.0  # seconds until the database is asked again


class Front:
    """Hands over what is meant for us: in order within a chat, side by side across chats."""

    def __init__(  # noqa: PLR0913 - its collaborators, each named at the one place that builds it
        self,
        *,
        bot: Bot,
        hearing: Hearing,
        receiver: Receiver,
        adapter: TelegramAdapter,
        inline: InlineGallery,
        administrators: Administrators,
        db: Database,
        answer_all_in: frozenset[int],
        group: asyncio.TaskGroup,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """In the groups `answer_all_in` everything is said to us, unless they settle otherwise.

        `group` carries the hearing.
        """
        self._sleep = sleep
        self._bot = bot
        self._db = db
        self._hearing = hearing
        self._receiver = receiver
        self._adapter = adapter
        self._inline = inline
        self._administrators = administrators
        self._answer_all_in = answer_all_in
        self._group = group
        self._albums = Albums()
        self._heard: dict[str, asyncio.Event] = {}

    async def take(self, event: InboxEvent, done: Done) -> None:
        """Take one update as it was kept; returns before it is answered."""
        update = self._read(event)
        if update is None:
            await _finish(done)
            return
        chat = update.effective_chat
        key = str(chat.id) if chat is not None else event.external_id
        before, mine = self._heard.get(key), asyncio.Event()
        self._heard[key] = mine

        async def in_turn() -> None:
            if before is not None:
                await before.wait()
            events = await self._hear(update, done)
            # What follows in this chat goes on only when we wait, and then ours is in its lane.
            mine.set()
            if self._heard.get(key) is mine:
                del self._heard[key]
            for one in events:
                await self._give(one)

        self._group.create_task(in_turn())

    def _read(self, event: InboxEvent) -> Update | None:
        try:
            return Update.de_json(json.loads(event.body), self._bot)
        except Exception:  # noqa: BLE001 - whatever Telegram sends, the next update is still read
            _log.exception("telegram.unreadable_update", update=event.external_id)
            return None

    async def _hear(self, update: Update, done: Done) -> Sequence[Event]:
        try:
            events = [await self._with_rights(one) for one in await self._events(update, done)]
        except Exception:  # noqa: BLE001 - supervision: one update must not silence the others
            _log.exception("telegram.update_failed", update=update.update_id)
            events = []
        if not events:
            await _finish(done)
        return events

    async def _events(self, update: Update, done: Done) -> Sequence[Event]:
        event: Event | None = None
        if update.message is not None:
            return await self._said(update.message, done)
        if update.callback_query is not None:
            event = self._hearing.press(update.callback_query, done=done)
        elif update.message_reaction is not None:
            event = self._hearing.reaction(update.message_reaction, update.update_id, done=done)
        elif update.edited_message is not None:
            event = await self._message(update.edited_message, done, edited=True)
        elif update.inline_query is not None:
            await self._inline.answer(update.inline_query)
        return () if event is None else (event,)

    async def _message(
        self, message: Message, done: Done, *, edited: bool = False
    ) -> Incoming | Command | None:
        ours = self._albums.is_ours(message.media_group_id)
        event = self._hearing.message(message, done=done, edited=edited, unasked=ours)
        if event is not None or ours or not await self._in_open_talk(message):
            return event
        return self._hearing.message(message, done=done, edited=edited, unasked=True)

    async def _in_open_talk(self, message: Message) -> bool:
        """Whether what is said there to nobody is said to us."""
        while True:
            try:
                settled = await open_talk.settled(self._db, places.of_message(message))
            except DatabaseUnavailable as error:
                # It may have been said to us: it waits here, and what follows it in this chat.
                _log.warning("telegram.not_heard_yet", chat=message.chat.id, exc_info=error)
                await self._sleep(_PAUSE)
            else:
                return message.chat.id in self._answer_all_in if settled is None else settled

    async def _said(self, message: Message, done: Done) -> Sequence[Event]:
        group = message.media_group_id
        event = await self._message(message, done)
        if event is None:
            if group is not None:
                self._albums.hold(message)
            return ()
        earlier = self._albums.claim(group) if group is not None else ()
        # Those were dealt with when they came; they are heard again with what speaks for them.
        parts = (self._hearing.message(one, done=_already, unasked=True) for one in earlier)
        return (*(part for part in parts if part is not None), event)

    async def _with_rights(self, event: Event) -> Event:
        """The event with Telegram's word on what its sender, and the bot, are in this group."""
        sender, chat = event.sender, event.ref.chat
        if isinstance(event, Reaction) or not chat.startswith("-"):
            return event
        manages = sender.manages or await self._administrators.manages(chat, sender.id)
        overhears = self._hearing.overhears or await self._administrators.manages(
            chat, self._hearing.me
        )
        return replace(
            event,
            sender=replace(sender, manages=manages),
            ref=replace(event.ref, overhears=overhears),
        )

    async def _give(self, event: Event) -> None:
        match event:
            case Incoming():
                await self._receiver.message(self._adapter, event)
            case Press():
                await self._receiver.press(self._adapter, event)
            case Command():
                await self._receiver.command(self._adapter, event)
            case Reaction():
                await self._receiver.reaction(self._adapter, event)


async def _already() -> None:
    """Nothing is left to be told."""


async def _finish(done: Done) -> None:
    try:
        await done()
    except StorageError:
        # It comes again after a restart, and is passed over again.
        _log.exception("telegram.not_marked")

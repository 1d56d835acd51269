"""The stand-in itself: starts and stops, has people and groups, and serves tests."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.standins.telegram.chats import Chats
from tests.standins.telegram.editing import Editing
from tests.standins.telegram.faults import Faults
from tests.standins.telegram.hearing import Hearing
from tests.standins.telegram.journal import Journal
from tests.standins.telegram.people import Hands, Person
from tests.standins.telegram.queries import Queries
from tests.standins.telegram.rates import NO_RATES, FloodControl, Rates
from tests.standins.telegram.sending import Sending
from tests.standins.telegram.serving import Serving, application
from tests.standins.telegram.state import Chat, ChatKind, Right, Standing, Topic, User
from tests.standins.telegram.updates import Update, Updates
from tests.standins.telegram.world import World
from tests.standins.wire import PATIENCE, TurnableClock

BOT_TOKEN = "7000000001:AAstandinstandinstandinstandinstand"
BOT_USERNAME = "magpie_bot"


class TelegramStandIn:
    """A strict Telegram on loopback, for as long as `async with` lasts.

    `reads_all` is a bot whose privacy mode its owner has switched off.
    """

    def __init__(
        self,
        *,
        token: str = BOT_TOKEN,
        rates: Rates = NO_RATES,
        reads_all: bool = False,
        port: int = 0,
    ) -> None:
        self.token = token
        self.clock = TurnableClock()
        self.world = World(self.clock, BOT_USERNAME)
        self.updates = Updates(clock=self.clock, changes=self.world.changes)
        self.flood = FloodControl(rates, self.clock)
        self.faults = Faults()
        self.requests = Journal()
        self.hearing = Hearing(world=self.world, updates=self.updates, reads_all=reads_all)
        self.queries = Queries(self.world, self.updates)
        self.chats = Chats(self.world, reads_all=reads_all)
        self.address = ""
        self._port = port
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._open.enter_async_context(self._running())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._open.aclose()

    # What the settings of a bot need.

    @property
    def api_base(self) -> str:
        """What python-telegram-bot takes as `base_url`, without the token."""
        return f"{self.address}/bot"

    @property
    def file_base(self) -> str:
        """What python-telegram-bot takes as `base_file_url`, without the token."""
        return f"{self.address}/file/bot"

    @property
    def bot(self) -> User:
        return self.world.bot

    # Who and what there is.

    def person(self, name: str, *, language: str | None = "en", username: str = "") -> Person:
        """A new person, who has not yet written to the bot."""
        hands = Hands(world=self.world, hearing=self.hearing, queries=self.queries)
        person = Person(
            id=self.world.new_person_id(),
            name=name,
            language=language,
            username=username or None,
            hands=hands,
        )
        self.world.users[person.id] = person
        return person

    def group(
        self,
        title: str,
        *members: User,
        forum: bool = False,
        supergroup: bool = False,
        bot: Standing = Standing.MEMBER,
    ) -> Chat:
        """A new group of these people, the first its owner; a forum is a supergroup."""
        kind = ChatKind.SUPERGROUP if forum or supergroup else ChatKind.GROUP
        chat = self.world.make_group(kind, title, is_forum=forum)
        for number, one in enumerate(members):
            chat.people[one.id] = one
            chat.members[one.id] = Standing.MEMBER if number else Standing.CREATOR
        self.set_bot(chat, bot, by=members[0])
        return chat

    def set_bot(self, chat: Chat, standing: Standing, *, by: User) -> None:
        """Add, promote, restrict or throw out the bot; it is told so."""
        before = chat.bot_standing
        chat.people[self.bot.id] = self.bot
        chat.members[self.bot.id] = standing
        if before is not standing:
            self.hearing.standing(by, chat, before.value, standing.value)

    def topic(self, forum: Chat, name: str) -> Topic:
        """A new topic, made by the owner of the forum."""
        owner = next(iter(forum.people.values()))
        topic = self.world.make_topic(forum, name, owner)
        self.hearing.tell(forum.log[topic.id], "message")
        return topic

    def delete_topic(self, forum: Chat, topic: Topic) -> None:
        """Take a topic away with all that was said in it; bots are not told."""
        topic.is_deleted = True
        for message in forum.log.values():
            message.is_deleted = message.is_deleted or message.topic is topic
        self.world.changes.announce()

    def forbid(self, chat: Chat, *rights: Right) -> None:
        """Take rights away from the bot."""
        chat.forbidden |= {*rights}

    def migrate(self, group: Chat) -> Chat:
        """The group turns into a supergroup with another id; both are told."""
        new = self.world.make_group(ChatKind.SUPERGROUP, group.title, is_forum=False)
        new.members, new.people = dict(group.members), dict(group.people)
        new.forbidden = set(group.forbidden)
        owner = next(iter(group.people.values()))
        leaving = self.world.note(group, owner, {"migrate_to_chat_id": new.id})
        group.migrated_to = new.id
        arriving = self.world.note(new, owner, {"migrate_from_chat_id": group.id})
        self.hearing.tell(leaving, "message")
        self.hearing.tell(arriving, "message")
        return new

    # What tests wait for.

    async def until(
        self,
        holds: Callable[["TelegramStandIn"], bool],
        *,
        within: float = PATIENCE,
        what: str = "what was waited for",
    ) -> None:
        """Return once `holds` says so; looked at after every call and change."""

        def seen() -> str:
            last = [(one.method, one.status, one.description) for one in self.requests[-6:]]
            return f"not {what}; last {last}"

        await self.world.changes.until(lambda: holds(self) or None, within=within, seen=seen)

    async def polled(self, *, times: int = 1, within: float = PATIENCE) -> None:
        """Return once the bot has asked so often for updates."""
        await self.until(
            lambda _: self.updates.polls >= times, within=within, what=f"polled {times} times"
        )

    async def confirmed(self, *, within: float = PATIENCE) -> None:
        """Return once the bot has taken every update there was."""
        await self.until(
            lambda _: not self.updates.waiting, within=within, what="all updates confirmed"
        )

    # What goes wrong on purpose; for calls see `faults`.

    def turn(self, seconds: float) -> None:
        """Turn Telegram's clock: queries, links, drafts and flood waits run out."""
        self.clock.turn(seconds)
        self.world.changes.announce()

    def repeat(self, update: Update | None = None) -> None:
        """Give the last update, or this one, once more under its old number."""
        self.updates.repeat(update or self.updates.told[-1])

    @asynccontextmanager
    async def _running(self) -> AsyncIterator[None]:
        serving = Serving(self.world, self.token, self.requests, self.faults, self.flood)
        parts = (
            self.updates,
            self.queries,
            self.chats,
            Sending(self.world),
            Editing(self.world),
        )
        for part in parts:
            serving.offer(part.methods())
        runner = web.AppRunner(application(serving), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self._port).start()
        self.address = "http://{}:{}".format(*runner.addresses[0])
        async with asyncio.TaskGroup() as tasks:
            pushing = tasks.create_task(self.updates.push())
            yield
            pushing.cancel()
        await runner.cleanup()

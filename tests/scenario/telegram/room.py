"""The whole bot over the wire: people on a stand-in for Telegram, our engine, a turned clock."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image as Pillow

from agent.turns import Turns
from bots.delivery import Deliverer
from bots.intake import Intake
from bots.router import Router
from bots.telegrambot.bot import TelegramAccess, TelegramBot, Webhook, open_telegram
from jobs.queue import Bell
from storage import conversations, images, inbox
from storage.images import Image
from storage.inbox import Inbox
from tests.scenario.console.session import services_of, turns_of
from tests.scenario.jobs.world import World
from tests.standins.telegram import Chat, Message, Person, TelegramStandIn

_ROUNDS = 400
_BREATH = 0.005  # seconds: what the wire needs is real time
DRAWN = 30.0  # seconds after which every picture of the simulator is there


@dataclass
class Room:
    """Ana talks with the bot in private, and with Bo in a group that the bot is in."""

    world: World
    telegram: TelegramStandIn
    folder: Path
    webhook: Webhook | None = None
    turns: Turns | None = None
    answer_all_in: frozenset[int] = frozenset()
    ana: Person = field(init=False)
    bo: Person = field(init=False)
    group: Chat = field(init=False)
    bot: TelegramBot = field(init=False)
    intake: Intake = field(init=False)
    inbox: Inbox = field(init=False)
    waited: float = 0.0

    def __post_init__(self) -> None:
        self.ana, self.bo = self.telegram.person("Ana"), self.telegram.person("Bo")
        self.group = self.telegram.group("Studio", self.ana, self.bo)
        self.inbox = Inbox(self.world.db)

    @asynccontextmanager
    async def awake(self) -> AsyncIterator[None]:
        """The bot's process, from its start to its end; may be entered again."""
        polls = self.telegram.updates.polls
        async with self.speaking():
            self.intake = self._intake()
            self.bot.listen(receiver=self.intake, db=self.world.db, clock=self.world.clock)
            async with asyncio.TaskGroup() as group:
                group.create_task(self.intake.run())
                group.create_task(self.bot.run())
                if self.webhook is None:
                    await self.telegram.polled(times=polls + 1)
                else:
                    await self.telegram.until(lambda one: bool(one.updates.webhook.url))
                yield
                await self.bot.stop()
                self.intake.stop()

    @asynccontextmanager
    async def speaking(self) -> AsyncIterator[None]:
        """A process that shows what is owed and hears nothing."""
        self.inbox = Inbox(self.world.db)
        async with open_telegram(
            self.access(),
            db=self.world.db,
            inbox=self.inbox,
            clock=self.world.clock,
            now=lambda: self.waited,
            sleep=self._sleep,
        ) as self.bot:
            self._deliver()
            yield

    def access(self) -> TelegramAccess:
        return TelegramAccess(
            token=self.telegram.token,
            state=self.folder / "commands.json",
            api_base=self.telegram.address,
            webhook=self.webhook,
            answer_all_in=self.answer_all_in,
        )

    def _deliver(self) -> None:
        world = self.world
        deliverer = Deliverer(
            db=world.db,
            media=world.media,
            queue=world.queue,
            adapters={"telegram": self.bot.adapter},
            clock=world.clock,
            ids=world.ids,
        )
        world.queue.on(Bell.DELIVER, deliverer.deliver)

    def _intake(self) -> Intake:
        world = self.world
        services = services_of(world)
        turns = self.turns or turns_of(services)
        router = Router(
            services=services, turns=turns, random=world.random.randbytes, sleep=self._sleep
        )
        return Intake(receiver=router, inbox=self.inbox, clock=world.clock, sleep=_settle)

    async def _sleep(self, seconds: float) -> None:
        """What waits for Telegram waits by this clock, which no test has to sit out."""
        self.waited += seconds
        await asyncio.sleep(_BREATH)

    async def settled(self) -> None:
        """Everything said so far is answered, and every card shows its job."""
        for _ in range(_ROUNDS):
            if not self.telegram.updates.waiting and not await self._unanswered():
                await self.world.queue.drain()
                return
            await asyncio.sleep(_BREATH)
        message = "the bot has not dealt with everything"
        raise AssertionError(message)

    async def _unanswered(self) -> bool:
        async with self.world.db.read() as tx:
            return bool(await inbox.unhandled(tx, "telegram", 1))

    async def drawn(self) -> None:
        """The same, and everything that was ordered is drawn and shown."""
        await self.settled()
        await self.world.turn(DRAWN)

    async def commands_noted(self, places: int) -> None:
        """The bot has written down that Telegram knows the commands in so many places.

        Only then are they never told again: to be told is one thing, to note it another, and a
        bot that ends in between tells that place once more.
        """
        state = self.access().state
        for _ in range(_ROUNDS):
            if state.exists() and len(json.loads(state.read_bytes())) == places:
                return
            await asyncio.sleep(_BREATH)
        message = f"the bot has not noted {places} places"
        raise AssertionError(message)

    async def image(self, number: int, chat: Chat | None = None) -> Image:
        """The picture with this number."""
        place = chat or self.ana.private
        async with self.world.db.write() as tx:
            found = await conversations.open(
                tx,
                platform="telegram",
                chat=str(place.id),
                thread=None,
                new_id=self.world.ids(),
                now=self.world.clock(),
            )
            image = await images.by_number(tx, found.id, number)
        assert image is not None
        return image

    def cards(self, chat: Chat | None = None) -> list[Message]:
        """Our cards there now, oldest first: not the albums under them, and no files."""
        return [
            one
            for one in (chat or self.ana.private).answers
            if said(one).startswith("#")
            and not one.album
            and not (one.document and not one.buttons)
        ]


async def _settle(_: float) -> None:
    """An album or a burst has come in whole, as far as the wire has brought it."""
    await asyncio.sleep(10 * _BREATH)


def said(message: Message) -> str:
    """The words of a message, whether they are a text or a caption."""
    return message.words.text


def picture_file(colour: str = "navy", size: tuple[int, int] = (640, 480)) -> bytes:
    """A picture that somebody has on their phone."""
    out = BytesIO()
    Pillow.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()

"""The real process on real sockets: people on Telegram are answered, also when it is killed."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.conftest import PUBLIC, Freepik, FrontDoor
from tests.e2e.nursery import Life, Nursery
from tests.standins.telegram import (
    BOT_USERNAME,
    Chat,
    Message,
    Person,
    Pressed,
    Standing,
    TelegramStandIn,
    Topic,
)

pytestmark = pytest.mark.e2e

SECRET = "simulator-webhook-secret"
TIMES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where Ana talks with the bot, and how she calls it there."""

    ana: Person
    chat: Chat
    topic: Topic | None = None

    async def says(self, text: str) -> None:
        named = text if self.chat.is_private else f"@{BOT_USERNAME} {text}"
        await self.ana.says(named, chat=self.chat, topic=self.topic)

    async def undoes(self, number: str) -> Pressed:
        """She presses the button beneath the picture of this number."""
        (card,) = [one for one in self.answers if one.caption.startswith(f"{number} ")]
        return await self.ana.presses(card, "undo")

    @property
    def answers(self) -> list[Message]:
        return [one for one in self.chat.answers if one.topic is self.topic]

    @property
    def pictures(self) -> list[str]:
        """The first words beneath every picture that is seen here: its number and its name."""
        return [one.caption.split("\n")[0] for one in self.answers if one.photo]

    @property
    def said(self) -> list[str]:
        return [one.text for one in self.answers if one.text]


@dataclass(slots=True, kw_only=True)
class Service:
    """The bot's process, life after life, each time the other way of getting updates."""

    nursery: Nursery
    telegram: TelegramStandIn
    settings: dict[str, str]
    hooked: dict[str, str]
    lives: int = 0
    life: Life | None = None

    async def lives_on(self) -> None:
        """Kill it, wherever it is, and start it again; it polls and is called by turns."""
        if self.life:
            await self.life.die()
        polls = self.lives % 2 == 0
        # Who is called needs the HTTP side too, here in the same process.
        command, more = ("telegram", {}) if polls else ("run", self.hooked)
        self.life = await self.nursery.begin(command, **self.settings, **more)
        self.lives += 1
        seen = self.telegram.updates.polls
        await self.telegram.until(
            lambda one: one.updates.polls > seen if polls else bool(one.updates.webhook.url),
            within=TIMES,
        )

    async def ends(self) -> str:
        """Ask it to end; what all its lives wrote."""
        assert self.life
        await self.life.end()
        return await self.nursery.logged()


@pytest.fixture
def service(
    tmp_path: Path,
    nursery: Nursery,
    telegram: TelegramStandIn,
    freepik: Freepik,
    door: FrontDoor,
) -> Service:
    settings = {
        "DATA_DIR": str(tmp_path),
        "FREEPIK_API_KEY": "simulator-key",
        "FREEPIK_BASE_URL": freepik.base_url,
        "TELEGRAM_TOKEN": telegram.token,
        "TELEGRAM_API_BASE": telegram.address,
        "LOG_FORMAT": "json",
    }
    hooked = {
        "TELEGRAM_MODE": "webhook",
        "TELEGRAM_WEBHOOK_SECRET": "a-word-between-telegram-and-us",
        "FREEPIK_WEBHOOK_SECRET": SECRET,
        "PUBLIC_URL": PUBLIC,
        "PORT": door.base.rpartition(":")[2],
    }
    return Service(nursery=nursery, telegram=telegram, settings=settings, hooked=hooked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Ana's conversation, the same in a private chat, a group and a topic at once."""

    telegram: TelegramStandIn
    freepik: Freepik
    service: Service
    places: tuple[Place, ...]

    async def says(self, text: str) -> None:
        for place in self.places:
            await place.says(text)

    async def sees(self, pictures: int, words: str = "") -> None:
        """Return once there are so many pictures everywhere, and these words."""

        def seen() -> bool:
            return all(
                len(one.pictures) >= pictures and any(words in said for said in one.said)
                for one in self.places
            )

        what = f"{pictures} pictures and {words!r}"
        await self.telegram.until(lambda _: seen(), within=TIMES, what=what)

    async def dies_drawing(self) -> None:
        await self.says("a red fox in the snow, 1k")
        await self.service.nursery.drawing(3)
        await self.service.lives_on()
        await self.sees(1)

    async def dies_when_all_is_heard_and_nothing_said(self) -> None:
        self.telegram.faults.cut(1000, where="^(send|edit)")
        await self.says("make it night")
        await self.telegram.confirmed(within=TIMES)
        await self.service.lives_on()
        self.telegram.faults.recover()
        await self.sees(2, "Editing #1 into #2")

    async def dies_when_the_picture_is_shown_unknown_to_it(self) -> None:
        self.telegram.faults.swallow(1000, where="^editMessageMedia")
        await self.says("undo that")
        await self.sees(3)
        await self.service.lives_on()
        self.telegram.faults.recover()

    async def dies_while_pictures_are_on_their_way(self) -> None:
        with self.telegram.faults.held(where="^editMessageMedia") as held:
            await self.says("upscale the second one")
            await self.telegram.until(lambda _: held.hit >= 3, within=TIMES)
            await self.service.lives_on()
        await self.sees(4)

    async def dies_between_an_undo_and_its_picture(self) -> None:
        with self.telegram.faults.held(where="^(send|editMessage)"):
            for place in self.places:
                await (await place.undoes("#2")).answered(within=TIMES)
            await self.service.lives_on()
        await self.sees(5)

    async def dies_with_the_question(self) -> None:
        await self.says("show my gallery")
        await self.service.lives_on()
        await self.sees(5, "pictures in your gallery")


@pytest.fixture
def talk(telegram: TelegramStandIn, freepik: Freepik, service: Service) -> Talk:
    ana = telegram.person("Ana")
    group = telegram.group("Studio", ana)
    forum = telegram.group("Forum", ana, forum=True, bot=Standing.ADMINISTRATOR)
    places = (
        Place(ana=ana, chat=ana.private),
        Place(ana=ana, chat=group),
        Place(ana=ana, chat=forum, topic=telegram.topic(forum, "Art")),
    )
    return Talk(telegram=telegram, freepik=freepik, service=service, places=places)


async def test_a_conversation_in_three_places_outlives_a_death_at_every_step(talk: Talk) -> None:
    await talk.service.lives_on()
    await talk.dies_drawing()
    await talk.dies_when_all_is_heard_and_nothing_said()
    await talk.dies_when_the_picture_is_shown_unknown_to_it()
    await talk.dies_while_pictures_are_on_their_way()
    await talk.dies_between_an_undo_and_its_picture()
    await talk.dies_with_the_question()
    await talk.says("what did I spend?")
    await talk.sees(5, "credits for 9 pictures")
    err = await talk.service.ends()

    assert "Traceback" not in err
    for place in talk.places:
        numbers = [one.split(" ")[0] for one in place.pictures]
        assert numbers == ["#1", "#2", "#1", "#3", "#1"]
        assert sum("pictures in your gallery" in one for one in place.said) == 1
    assert len(await talk.freepik.debits()) == 9


async def test_a_wrong_token_is_one_sentence(service: Service) -> None:
    wrong = service.settings | {"TELEGRAM_TOKEN": "123456:" + "w" * 35}
    life = await service.nursery.begin("telegram", **wrong)
    assert await service.nursery.code(life.pid) == 2
    err = await service.nursery.logged()
    assert "Telegram refuses TELEGRAM_TOKEN" in err
    assert "Traceback" not in err

"""The whole service in one process, or each part alone over one PostgreSQL: people see the same."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.e2e.conftest import PUBLIC, Freepik, FrontDoor
from tests.e2e.nursery import Life, Nursery
from tests.postgres import fresh_postgres
from tests.standins.discord import DiscordStandIn
from tests.standins.telegram import Person, TelegramStandIn

pytestmark = pytest.mark.e2e

TIMES = 30
ONE = ("run",)
MANY = ("api", "worker", "discord", "telegram")


@pytest.fixture
def postgres() -> Iterator[str]:
    with fresh_postgres() as url:
        yield url


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The service in some shape, and how to make a key for it."""

    nursery: Nursery
    settings: dict[str, str]
    http: httpx.AsyncClient

    async def key(self, person: str) -> str:
        """A key that acts for somebody."""
        words = ("apikey", "create", "script", "--person", person)
        made = await self.nursery.run(*words, **self.settings)
        assert made.code == 0, made.err
        return next(line for line in made.out.splitlines() if line.startswith("fpo_"))

    async def healthy(self) -> None:
        async with asyncio.timeout(TIMES):
            while not await self._answers():
                await asyncio.sleep(0.05)

    async def _answers(self) -> bool:
        try:
            return (await self.http.get("/health/ready")).status_code == 200
        except httpx.TransportError:
            return False


@pytest.fixture(params=[ONE, MANY], ids=["one process", "many processes"])
async def service(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    postgres: str,
    nursery: Nursery,
    freepik: Freepik,
    door: FrontDoor,
    telegram: TelegramStandIn,
    discord: DiscordStandIn,
) -> AsyncIterator[Service]:
    settings = {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": postgres,
        "DATABASE_CONNECTIONS": "6",
        "PUBLIC_URL": PUBLIC,
        "PORT": door.base.rpartition(":")[2],
        "FREEPIK_API_KEY": "simulator-key",
        "FREEPIK_BASE_URL": freepik.base_url,
        "FREEPIK_WEBHOOK_SECRET": "simulator-webhook-secret",
        "TELEGRAM_TOKEN": telegram.token,
        "TELEGRAM_API_BASE": telegram.address,
        "TELEGRAM_MODE": "webhook",
        "TELEGRAM_WEBHOOK_SECRET": "a-word-between-telegram-and-us",
        "DISCORD_TOKEN": discord.token,
        "DISCORD_API_BASE": discord.api_base,
        "DISCORD_GATEWAY_URL": discord.gateway_url,
        "LOG_FORMAT": "json",
    }
    parts = request.param
    lives: list[Life] = [await nursery.begin(part, **settings) for part in parts]
    async with httpx.AsyncClient(base_url=door.base, timeout=TIMES) as http:
        service = Service(nursery=nursery, settings=settings, http=http)
        await service.healthy()
        await discord.connected(within=TIMES)
        await telegram.until(lambda one: bool(one.updates.webhook.url), within=TIMES)
        yield service
    for life in lives:
        await life.end()
    assert "Traceback" not in await nursery.logged()


async def _drawn_by_a_program(service: Service, ana: Person) -> None:
    """Ana's script draws for her, and finds in her gallery what she drew in the chat."""
    bearer = {"Authorization": f"Bearer {await service.key(f'telegram:{ana.id}')}"}
    order = {"prompt": "a green hill", "count": 1}
    taken = await service.http.post("/v1/generate", json=order, headers=bearer)
    assert taken.status_code == 202, taken.text
    (job,) = taken.json()["jobs"]
    async with asyncio.timeout(TIMES):
        while not (await service.http.get(job["status_url"], headers=bearer)).json()["finished"]:
            await asyncio.sleep(0.05)
    gallery = (await service.http.get("/v1/images", headers=bearer)).json()["pictures"]
    assert [one["prompt"] for one in gallery] == ["a green hill", "a red fox"]


async def test_people_on_both_platforms_and_a_program_are_served(
    service: Service, freepik: Freepik, telegram: TelegramStandIn, discord: DiscordStandIn
) -> None:
    ana, bob = telegram.person("Ana"), discord.user("Bob")
    discord.guild("Studio", bob)
    await ana.says("a red fox")
    await bob.says(bob.dm, "a blue boat")
    on_telegram = await ana.private.next_message(matching=lambda one: bool(one.photo), within=TIMES)
    assert "a red fox" in on_telegram.caption
    await discord.until(lambda _: any(one.attachments for one in bob.dm.messages), within=TIMES)
    await _drawn_by_a_program(service, ana)
    assert len(await freepik.debits()) == 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One person's conversation with the bot: how she speaks, and what she sees of it."""

    says: Callable[[str], Awaitable[object]]
    pictures: Callable[[], int]
    words: Callable[[], list[str]]
    until: Callable[[Callable[[], bool], str], Awaitable[None]]

    async def draws(self, wish: str, pictures: int) -> None:
        await self.says(wish)
        await self.until(lambda: self.pictures() == pictures, f"{pictures} pictures")

    async def asks(self, question: str, answer: str) -> None:
        await self.says(question)
        await self.until(lambda: any(answer in one for one in self.words()), answer)


async def _the_demos(talk: Talk) -> None:
    await talk.draws("a red fox in the snow", 1)
    await talk.draws("make it night", 2)
    await talk.draws("undo that", 3)
    await talk.draws("upscale the second one", 4)
    await talk.asks("show my gallery", "pictures in your gallery")
    await talk.asks("what did I spend?", "credits for 3 pictures")


@pytest.mark.usefixtures("service")
async def test_the_demos_conversation_is_the_same(
    freepik: Freepik, telegram: TelegramStandIn, discord: DiscordStandIn
) -> None:
    ana, bob = telegram.person("Ana"), discord.user("Bob")
    discord.guild("Studio", bob)

    async def on_telegram(holds: Callable[[], bool], what: str) -> None:
        await telegram.until(lambda _: holds(), within=TIMES, what=what)

    async def on_discord(holds: Callable[[], bool], what: str) -> None:
        await discord.until(lambda _: holds(), within=TIMES, what=what)

    seen = ana.private
    await _the_demos(
        Talk(
            says=ana.says,
            pictures=lambda: sum(bool(one.photo) for one in seen.answers),
            words=lambda: [one.text for one in seen.answers if one.text],
            until=on_telegram,
        )
    )
    await _the_demos(
        Talk(
            says=partial(bob.says, bob.dm),
            pictures=lambda: sum(len(one.attachments) for one in bob.dm.messages),
            words=lambda: [one.text for one in bob.dm.messages],
            until=on_discord,
        )
    )
    assert len(await freepik.debits()) == 6

"""The whole service in one process, or each part alone over one PostgreSQL: people see the same."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.e2e.conftest import Freepik, FrontDoor
from tests.e2e.nursery import Life, Nursery
from tests.standins.collector import Collector
from tests.standins.discord import DiscordStandIn
from tests.standins.telegram import Person, TelegramStandIn

pytestmark = pytest.mark.e2e

TIMES = 30
ONE = ("run",)
MANY = ("api", "worker", "discord", "telegram")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The service in some shape, and how to make a key for it."""

    nursery: Nursery
    settings: dict[str, str]
    http: httpx.AsyncClient
    lives: list[Life]

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
    everywhere: dict[str, str],
    nursery: Nursery,
    door: FrontDoor,
    telegram: TelegramStandIn,
    discord: DiscordStandIn,
    collector: Collector,
) -> AsyncIterator[Service]:
    settings = everywhere | {
        "TELEGRAM_MODE": "webhook",
        "TELEGRAM_WEBHOOK_SECRET": "a-word-between-telegram-and-us",
    }
    parts = request.param
    if parts == MANY:
        settings |= {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url, "OTEL_BSP_SCHEDULE_DELAY": "200"}
    lives: list[Life] = [await nursery.begin(part, **settings) for part in parts]
    async with httpx.AsyncClient(base_url=door.base, timeout=TIMES) as http:
        service = Service(nursery=nursery, settings=settings, http=http, lives=lives)
        await service.healthy()
        await discord.connected(within=TIMES)
        await telegram.until(lambda one: bool(one.updates.webhook.url), within=TIMES)
        yield service
    for life in lives:
        await life.end()
    assert "Traceback" not in await nursery.logged()


async def _drawn_by_a_program(service: Service, ana: Person) -> str:
    """Ana's script draws for her, and finds in her gallery what she drew in the chat.

    Returns the id that its request was answered with.
    """
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
    return taken.headers["x-request-id"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a process's log."""

    process: str
    event: str
    trace: str | None
    job: str | None
    state: str | None


def _logged(folder: Path) -> list[Line]:
    return [
        Line(file.name, said["event"], said.get("trace"), said.get("job"), said.get("state"))
        for file in sorted(folder.glob("life-*.err"))
        for said in map(json.loads, file.read_text().splitlines())
    ]


def _of_one_picture(lines: list[Line], first: str) -> list[Line]:
    """All lines under the one id that the job has which was begun by what `first` says."""
    trace = next(one.trace for one in lines if one.event == first)
    job = next(one.job for one in lines if one.trace == trace and one.job)
    assert {one.trace for one in lines if one.job == job} == {trace}
    return [one for one in lines if one.trace == trace]


async def _sent(collector: Collector, trace: str) -> None:
    """One trace from the message to its picture, over several processes, without a word of it."""
    steps = (
        "job queued",
        "job fetching",
        "freepik POST",
        "freepik GET",
        "job called",
        "delivery",
    )
    spans = await collector.trace_with("incoming", "turn", "tool generate", *steps, within=TIMES)
    assert {span.trace for span in spans} == {trace}
    assert len({span.process for span in spans}) > 1
    known = {span.id for span in spans}
    # Only one begins it. What is still going on is sent when it ends.
    assert [span.name for span in spans if span.parent == ""] == ["incoming"]
    assert sum(span.parent not in known for span in spans) <= 2
    assert {span.service for span in spans} == {"freepik-orchestrator"}
    assert "fox" not in collector.text
    assert "hill" not in collector.text


async def test_people_on_both_platforms_and_a_program_are_served(
    service: Service,
    freepik: Freepik,
    telegram: TelegramStandIn,
    discord: DiscordStandIn,
    collector: Collector,
) -> None:
    ana, bob = telegram.person("Ana"), discord.user("Bob")
    discord.guild("Studio", bob)
    await ana.says("a red fox")
    await bob.says(bob.dm, "a blue boat")
    on_telegram = await ana.private.next_message(matching=lambda one: bool(one.photo), within=TIMES)
    assert "a red fox" in on_telegram.caption
    await discord.until(lambda _: any(one.attachments for one in bob.dm.messages), within=TIMES)
    request = await _drawn_by_a_program(service, ana)
    assert len(await freepik.debits()) == 3

    lines = await asyncio.to_thread(_logged, service.nursery.folder)
    spoken = _of_one_picture(lines, "intake.taken")
    events = [one.event for one in spoken]
    assert events.index("intake.taken") < events.index("turn.answered")
    assert {"job.called", "delivery.shown"} <= set(events)
    ordered = [one for one in lines if one.trace == request]
    for told in (spoken, ordered):
        assert {"queued", "submitting", "done"} <= {one.state for one in told}
    if len(service.lives) > 1:
        assert len({one.process for one in spoken}) > 1
        await _sent(collector, spoken[0].trace or "")


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

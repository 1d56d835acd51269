"""Builds everything that a run needs, and takes it down again."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random

from app.simulated import simulated_prices
from tests.chaos.clocks import Clocks
from tests.chaos.fleet import Fleet
from tests.chaos.forger import Forger, OverheardDoor
from tests.chaos.model import NAME, Talker
from tests.chaos.people import Chat, Crowd, OnDiscord, OnTelegram
from tests.chaos.plan import Deed, Plan
from tests.chaos.run import Town
from tests.chaos.services import own_postgres, own_redis, url_of_postgres
from tests.chaos.trouble import Cut, Discord, Partition, Provider, Store, Telegram, Trouble
from tests.chaos.wire import wire_to
from tests.e2e.conftest import PUBLIC, Freepik, loaded, simulated
from tests.e2e.nursery import Nursery
from tests.ports import port_for_later
from tests.standins.bucket import Bucket
from tests.standins.discord import DiscordStandIn
from tests.standins.llm.server import KEY, serving
from tests.standins.telegram import TelegramStandIn

_START = 90.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the processes share: where it is, by their settings, and what can happen to it."""

    database: str | Path
    settings: Mapping[str, str]
    troubles: Mapping[Deed, Trouble]


@asynccontextmanager
async def town(plan: Plan) -> AsyncIterator[Town]:
    """Everything stands and the processes run; inside, a run can begin."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="chaos")))
        dice = Random(f"troubles {plan.seed}")
        door = _door()
        freepik = await stack.enter_async_context(simulated(door))
        telegram = await stack.enter_async_context(TelegramStandIn())
        discord = await stack.enter_async_context(DiscordStandIn())
        telegram.updates.proxies[PUBLIC] = door.base
        model = Talker()
        stack.enter_context(serving(model))
        ground = await (_shared(stack) if plan.shared else _files(folder))
        clocks = Clocks(folder / "clocks", len(plan.parts), dice)
        await clocks.mend()
        nursery = Nursery(stack.enter_context(loaded("tests.chaos.lives")), folder)
        stack.push_async_callback(nursery.close)
        told = _settings(door, freepik) | _platforms(telegram, discord) | _model(model)
        told |= {"DATA_DIR": str(folder / "data"), "CHAOS_CLOCK": str(folder / "clocks")}
        told |= {"PRICES_FILE": str(await asyncio.to_thread(_prices, folder))}
        told |= ground.settings
        fleet = Fleet(nursery=nursery, settings=told, parts=plan.parts)
        forger = Forger(door, dice)
        await fleet.begin()
        await telegram.until(lambda one: one.updates.polls > 0, within=_START)
        await discord.connected(within=_START)
        yield Town(
            plan=plan,
            crowd=Crowd(chats=_chats(plan, telegram, discord), seed=plan.seed),
            freepik=freepik,
            fleet=fleet,
            model=model,
            forger=forger,
            troubles={
                **ground.troubles,
                Deed.KILL: fleet,
                Deed.FREEZE: fleet,
                Deed.CLOCK: clocks,
                Deed.MODEL: model,
                Deed.FORGERY: forger,
                Deed.PROVIDER: Provider(freepik),
                Deed.TELEGRAM: Telegram(telegram, dice),
                Deed.DISCORD: Discord(discord),
            },
            database=ground.database,
        )


def _door() -> OverheardDoor:
    """A door before a port that nobody has yet."""
    return OverheardDoor(port_for_later())


def _chats(plan: Plan, telegram: TelegramStandIn, discord: DiscordStandIn) -> list[Chat]:
    """Every third person is on Discord."""
    guild = discord.guild("Studio")
    chats: list[Chat] = []
    for number, on_discord in zip(range(plan.chats), cycle((False, False, True)), strict=False):
        if on_discord:
            person = discord.user(f"D{number}")
            discord.join(guild, person)
            chats.append(OnDiscord(person))
        else:
            chats.append(OnTelegram(telegram.person(f"T{number}")))
    return chats


async def _shared(stack: AsyncExitStack) -> Ground:
    postgres = await stack.enter_async_context(own_postgres())
    redis = await stack.enter_async_context(own_redis())
    wires = {
        name: await stack.enter_async_context(wire_to("127.0.0.1", port))
        for name, port in (("database", postgres.port), ("redis", redis.port))
    }
    bucket = Bucket()
    return Ground(
        database=postgres.url,
        settings={
            "DATABASE_URL": url_of_postgres(wires["database"].port),
            "REDIS_URL": f"redis://127.0.0.1:{wires['redis'].port}/0",
            "MEDIA_URL": await stack.enter_async_context(bucket.served()),
        },
        troubles={
            Deed.CUT: Cut(wires),
            Deed.PARTITION: Partition(wires),
            Deed.DATABASE: postgres,
            Deed.REDIS: redis,
            Deed.STORE: Store(bucket),
        },
    )


async def _files(folder: Path) -> Ground:
    return Ground(database=folder / "data" / "orchestrator.db", settings={}, troubles={})


def _prices(folder: Path) -> Path:
    """What the simulator takes, so that both sides' books can be compared to the credit."""
    prices = simulated_prices()
    rows = [f"[models.{name}]\ncredits = {one.credits}" for name, one in prices.models.items()]
    file = folder / "prices.toml"
    file.write_text("\n".join([f"assumed = {prices.assumed}", *rows]))
    return file


def _settings(door: OverheardDoor, freepik: Freepik) -> dict[str, str]:
    """What every process is told; it is impatient, so that a run ends soon."""
    return {
        "DATABASE_CONNECTIONS": "20",
        "PUBLIC_URL": PUBLIC,
        "PORT": door.base.rpartition(":")[2],
        "FREEPIK_API_KEY": "simulator-key",
        "FREEPIK_BASE_URL": freepik.base_url,
        "FREEPIK_WEBHOOK_SECRET": "simulator-webhook-secret",
        "FREEPIK_REQUESTS_PER_MINUTE": "60000",
        "FREEPIK_POST_SECONDS": "3",
        "FREEPIK_CALLBACK_SECONDS": "4",
        "PERSON_RUNNING_JOBS": "8",
        "LOG_FORMAT": "json",
    }


def _platforms(telegram: TelegramStandIn, discord: DiscordStandIn) -> dict[str, str]:
    return {
        "TELEGRAM_TOKEN": telegram.token,
        "TELEGRAM_API_BASE": telegram.address,
        "DISCORD_TOKEN": discord.token,
        "DISCORD_API_BASE": discord.api_base,
        "DISCORD_GATEWAY_URL": discord.gateway_url,
    }


def _model(model: Talker) -> dict[str, str]:
    return {
        "LLM_MODELS": f"gateway:{NAME}",
        "OPENAI_BASE_URL": f"{model.url}/v1",
        "OPENAI_API_KEY": KEY,
    }

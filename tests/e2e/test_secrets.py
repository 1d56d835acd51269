"""Every setting that is a secret holds a canary, everything goes wrong: nobody hears one sing."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.chaos.wire import Deed, Wire, wire_to
from tests.e2e.conftest import PUBLIC, Freepik, FrontDoor
from tests.e2e.nursery import Nursery
from tests.settings import service_settings
from tests.standins.collector import Collector
from tests.standins.discord import DiscordStandIn
from tests.standins.llm.server import Llm
from tests.standins.telegram import TelegramStandIn

pytestmark = pytest.mark.e2e

TIMES = 30
CANARIES = {
    "FREEPIK_API_KEY": "canary-of-freepik",
    "FREEPIK_WEBHOOK_SECRET": "canary-of-webhooks",
    "OPENAI_API_KEY": "sk-canary-of-openai",
    "ANTHROPIC_API_KEY": "sk-ant-canary",
    "TELEGRAM_WEBHOOK_SECRET": "canary-of-telegram-calls",
    "AWS_SECRET_ACCESS_KEY": "canary-of-the-picture-store",
}


@pytest.fixture
async def database(postgres: str) -> AsyncIterator[Wire]:
    where = urlsplit(postgres)
    assert where.hostname
    async with wire_to(where.hostname, where.port or 5432) as wire:
        yield wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One process of everything, and all that can be read of it from outside."""

    nursery: Nursery
    settings: dict[str, str]
    http: httpx.AsyncClient
    wire: Wire

    async def key(self) -> str:
        made = await self.nursery.run("apikey", "create", "script", **self.settings)
        assert made.code == 0, made.err
        return next(line for line in made.out.splitlines() if line.startswith("fpo_"))

    async def away(self) -> None:
        """The database is not there for a while, and everybody asks for it."""
        self.wire.do(Deed.SEVER)
        async with asyncio.timeout(TIMES):
            while (await self.http.get("/health/ready")).status_code != 503:
                await asyncio.sleep(0.05)

    async def back(self) -> None:
        self.wire.do(Deed.MEND)
        async with asyncio.timeout(TIMES):
            while (await self.http.get("/health/ready")).status_code != 200:
                await asyncio.sleep(0.05)


@pytest.fixture
async def service(
    tmp_path: Path,
    postgres: str,
    database: Wire,
    nursery: Nursery,
    freepik: Freepik,
    door: FrontDoor,
    telegram: TelegramStandIn,
    discord: DiscordStandIn,
    llm: Llm,
    collector: Collector,
) -> AsyncIterator[Service]:
    redis = urlsplit(service_settings().redis_url)
    settings = {
        **CANARIES,
        "FREEPIK_WEBHOOK_SECRET": f"{CANARIES['FREEPIK_WEBHOOK_SECRET']} simulator-webhook-secret",
        "DATA_DIR": str(tmp_path),
        # Both let everybody in, whatever the password.
        "DATABASE_URL": f"postgresql://postgres:canary%2Dof%2Fpg@127.0.0.1:{database.port}"
        f"{urlsplit(postgres).path}",
        "REDIS_URL": f"redis://default:canary-of-redis@{redis.hostname}:{redis.port}{redis.path}",
        "DATABASE_CONNECTIONS": "6",
        "PUBLIC_URL": PUBLIC,
        "PORT": door.base.rpartition(":")[2],
        "FREEPIK_BASE_URL": freepik.base_url,
        "LLM_MODELS": "gateway:scripted anthropic:scripted",
        "OPENAI_BASE_URL": f"{llm.url}/v1",
        "ANTHROPIC_BASE_URL": llm.url,
        "TELEGRAM_TOKEN": telegram.token,
        "TELEGRAM_API_BASE": telegram.address,
        "DISCORD_TOKEN": discord.token,
        "DISCORD_API_BASE": discord.api_base,
        "DISCORD_GATEWAY_URL": discord.gateway_url,
        "LOG_LEVEL": "debug",
        "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url,
        "OTEL_EXPORTER_OTLP_HEADERS": "x-key=canary-of-the-collector",
        "OTEL_BSP_SCHEDULE_DELAY": "200",
    }
    life = await nursery.begin("run", **settings)
    async with httpx.AsyncClient(base_url=door.base, timeout=TIMES) as http:
        await telegram.until(lambda one: one.updates.polls > 0, within=TIMES)
        await discord.connected(within=TIMES)
        yield Service(nursery=nursery, settings=settings, http=http, wire=database)
    await life.end()


async def test_no_secret_is_told_to_anybody(
    service: Service,
    freepik: Freepik,
    telegram: TelegramStandIn,
    discord: DiscordStandIn,
    llm: Llm,
    collector: Collector,
) -> None:
    ana = telegram.person("Ana")
    key = await service.key()
    bearer = {"Authorization": f"Bearer {key}"}
    await freepik.fault(kind="post_503", times=1)
    telegram.faults.cut(2, where="^(send|edit)")
    await ana.says("a red fox in the snow")
    await ana.private.next_message(matching=lambda one: bool(one.photo), within=TIMES)
    answers = [
        await service.http.post("/v1/generate", json={"prompt": ""}, headers=bearer),
        await service.http.get("/v1/status/none", headers=bearer),
        await service.http.get("/v1/images", headers={"Authorization": f"Bearer {key}x"}),
        await service.http.post("/webhooks/freepik/none?t=canary-of-a-job", content=b"{}"),
        await service.http.get("/health"),
        await service.http.get("/metrics"),
    ]
    await service.away()
    await ana.says("make it night")
    answers += [
        await service.http.get("/v1/images", headers=bearer),
        await service.http.get("/health"),
    ]
    await service.back()
    await telegram.until(
        lambda _: any("#2" in one.text + one.caption for one in ana.private.answers), within=TIMES
    )
    doctor = await service.nursery.run("doctor", **service.settings)

    await collector.trace_with("turn", "model request attempt scripted", "delivery", within=TIMES)

    log = await service.nursery.logged()
    told = {
        "the log": log,
        "the traces": collector.text,
        "the chat": str([(one.text, one.caption) for one in ana.private.answers]),
        "the doctor": doctor.out + doctor.err,
        **{f"{one.request.method} {one.url.path} {one.status_code}": one.text for one in answers},
    }
    secrets = (*CANARIES.values(), telegram.token, discord.token, key, "canary", "/pg")
    heard = [
        (where, secret) for where, said in told.items() for secret in secrets if secret in said
    ]
    assert not heard
    assert llm.refused, "a model was asked, and repeated our key to us"
    assert "Traceback" in log, "what was hidden was there to be hidden"
    assert "***" in log
    assert "fox" not in collector.text, "what people say is no part of a trace"

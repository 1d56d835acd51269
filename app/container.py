"""Builds every object of a process once, and closes them in reverse."""

import os
import random
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from fastapi import FastAPI

from agent.models import ModelSpec, open_models
from agent.turn import Turns
from api.app import create_api
from api.metrics import Metrics
from api.webhooks import FreepikWebhooks
from app.process import utc_now
from bots.delivery import Deliverer
from bots.intake import Intake
from bots.ports import ChatAdapter
from bots.router import Router
from config.settings import LlmSettings, Settings
from freepik.client import FreepikClient
from jobs.budget import Budget
from jobs.callbacks import Callbacks
from jobs.engine import Engine
from jobs.policy import Policy
from jobs.pricing import Pricing
from jobs.queue import Bell, PgQueue
from jobs.recovery import Recovery
from prompts.loader import load_text
from storage.cache import RateGate
from storage.database import Database
from storage.ids import Ids
from storage.inbox import Inbox
from storage.ledger import Period
from storage.media import Media
from tools.context import Services

Clock = Callable[[], datetime]

_TIMEOUT = httpx.Timeout(60.0, connect=10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """The parts of one process."""

    settings: Settings
    db: Database
    queue: PgQueue
    client: FreepikClient
    engine: Engine
    recovery: Recovery
    services: Services
    turns: Turns
    router: Router
    intake: Intake
    deliverer: Deliverer
    callbacks: Callbacks
    api: FastAPI
    clock: Clock
    ids: Ids


@asynccontextmanager
async def open_container(
    settings: Settings,
    *,
    adapters: Mapping[str, ChatAdapter],
    pricing: Pricing | None = None,
    policy: Policy | None = None,
    clock: Clock = utc_now,
) -> AsyncIterator[Container]:
    """Everything a process needs, until the block is left.

    Raises:
        storage.errors.StorageError: the database or the picture store cannot be opened, or another
            process has the SQLite file.
        freepik.errors.UnknownModel, OSError: the price table cannot be used.
    """
    async with AsyncExitStack() as stack:
        db = await _open_database(settings, stack)
        queue = await _open_queue(settings, db, stack)
        media = await Media.open(settings.storage.media)
        gate = RateGate.open(settings.storage.redis_url, settings.freepik.requests_per_minute)
        stack.push_async_callback(gate.close)
        http = await stack.enter_async_context(httpx.AsyncClient(timeout=_TIMEOUT))
        client = _client(settings, http)
        ids = Ids(clock, os.urandom)
        pricing = pricing or _pricing(settings)
        budget = _budget(settings)
        engine = Engine(
            db=db,
            queue=queue,
            client=client,
            media=media,
            pricing=pricing,
            budget=budget,
            gate=gate,
            clock=clock,
            ids=ids,
            random=os.urandom,
            policy=policy or _policy(settings),
        )
        services = Services(
            db=db,
            engine=engine,
            media=media,
            pricing=pricing,
            budget=budget,
            clock=clock,
            ids=ids,
        )
        models = await stack.enter_async_context(open_models(_model_specs(settings.llm)))
        turns = Turns(services=services, models=models, system=load_text("system.md"))
        router = Router(services=services, turns=turns, random=os.urandom)
        inbox = Inbox(db)
        callbacks = Callbacks(db=db, inbox=inbox, engine=engine, clock=clock)
        deliverer = Deliverer(
            db=db, media=media, queue=queue, adapters=adapters, clock=clock, ids=ids
        )
        recovery = Recovery(db=db, queue=queue, clock=clock)
        queue.on(Bell.ADVANCE, engine.advance)
        queue.on(Bell.DELIVER, deliverer.deliver)
        queue.every_minute(recovery.sweep)
        yield Container(
            settings=settings,
            db=db,
            queue=queue,
            client=client,
            engine=engine,
            recovery=recovery,
            services=services,
            turns=turns,
            router=router,
            intake=Intake(receiver=router, inbox=inbox, clock=clock),
            deliverer=deliverer,
            callbacks=callbacks,
            api=_api(settings, callbacks=callbacks, db=db, clock=clock),
            clock=clock,
            ids=ids,
        )


async def _open_database(settings: Settings, stack: AsyncExitStack) -> Database:
    storage = settings.storage
    on_file = storage.database.startswith("sqlite")
    if on_file:
        storage.data_dir.mkdir(parents=True, exist_ok=True)
    db = await Database.open(
        storage.database, lock_path=storage.data_dir / "lock" if on_file else None
    )
    stack.push_async_callback(db.close)
    return db


async def _open_queue(settings: Settings, db: Database, stack: AsyncExitStack) -> PgQueue:
    if db.dialect == "sqlite":
        return PgQueue.in_memory()
    queue = await PgQueue.on_postgres(settings.storage.database)
    stack.push_async_callback(queue.close)
    return queue


def _client(settings: Settings, http: httpx.AsyncClient) -> FreepikClient:
    key = settings.freepik.api_key
    return FreepikClient(
        http=http,
        base_url=settings.freepik.base_url,
        key=key.get_secret_value() if key else "",
        key_header=settings.freepik.key_header,
        jitter=random.random,
    )


def _pricing(settings: Settings) -> Pricing:
    pricing = Pricing.load(settings.budget.prices_file)
    assumed = settings.budget.price_when_unknown
    return Pricing(assumed=assumed, models=pricing.models)


def _budget(settings: Settings) -> Budget:
    def caps(scope: str) -> dict[Period, int]:
        named = {period: getattr(settings.budget, f"{scope}_{period}") for period in Period}
        return {period: cap for period, cap in named.items() if cap is not None}

    return Budget(person=caps("person"), conversation=caps("chat"), overall=caps("overall"))


def _policy(settings: Settings) -> Policy:
    return Policy(
        public_url=settings.server.public_url,
        person_concurrency=settings.fairness.running_jobs,
        person_open=settings.fairness.open_jobs,
        approve_above=settings.budget.approve_above,
        approve_within=timedelta(minutes=settings.budget.approve_within_minutes),
    )


def _model_specs(llm: LlmSettings) -> list[ModelSpec]:
    openai = llm.openai_api_key.get_secret_value() if llm.openai_api_key else None
    anthropic = llm.anthropic_api_key.get_secret_value() if llm.anthropic_api_key else None
    specs = []
    for model in llm.models:
        provider, _, name = model.partition(":")
        theirs = provider == "anthropic"
        specs.append(
            ModelSpec(
                provider=provider,
                name=name,
                api_key=anthropic if theirs else openai,
                base_url=llm.anthropic_base_url if theirs else llm.openai_base_url,
            )
        )
    return specs


def _api(settings: Settings, *, callbacks: Callbacks, db: Database, clock: Clock) -> FastAPI:
    metrics = Metrics()

    async def database() -> str:
        await db.ping()
        return db.dialect

    secrets = [secret.get_secret_value() for secret in settings.freepik.webhook_secret]
    return create_api(
        webhooks=FreepikWebhooks(
            callbacks=callbacks, secrets=secrets, clock=clock, metrics=metrics
        ),
        checks={"database": database},
        metrics=metrics,
        database=db,
    )

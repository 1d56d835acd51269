"""Builds every object of a process once, and closes them in reverse."""

import asyncio
import os
import random
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from ssl import SSLContext
from typing import TYPE_CHECKING

import httpx

from agent.specs import ModelSpec
from api.outgoing import Outgoing
from api.rest.news import News
from app.blocklist_file import BlocklistFile
from app.calling import Calls
from app.process import CannotStart, utc_now
from app.settled_tables import SettledTables
from app.thinking import Late, LateTurns, LateWriter, late_models
from bots.delivery import Deliverer
from bots.intake import Intake
from bots.ports import ChatAdapter
from bots.router import Router
from config.settings import LlmSettings, RetentionSettings, Settings, StorageSettings
from freepik.client import FreepikClient
from jobs.budget import Budget
from jobs.callbacks import Callbacks
from jobs.engine import Engine
from jobs.forgetting import Forgetting
from jobs.housekeeping import Housekeeping
from jobs.loras import Loras
from jobs.notices import Notices
from jobs.policy import Policy
from jobs.pricing import Pricing
from jobs.queue import Bell, PgQueue
from jobs.recovery import Recovery
from jobs.runs import Runs
from storage import kept_answers
from storage.cache import RateGate
from storage.database import Database
from storage.ids import Ids
from storage.inbox import Inbox
from storage.ledger import Period
from storage.media import Media
from storage.request_rate import RequestRate
from storage.retention import Ages
from tools.blocklist import NOTHING
from tools.conductor import Conductor
from tools.context import Services

if TYPE_CHECKING:  # loaded late
    from agent.models import Models

Clock = Callable[[], datetime]

_CALL_TIMEOUT = httpx.Timeout(15.0, connect=5.0)
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
    turns: LateTurns
    router: Router
    intake: Intake
    deliverer: Deliverer
    callbacks: Callbacks
    inbox: Inbox
    rate: RequestRate
    calls: Calls
    outgoing: Outgoing
    news: News
    blocklist: BlocklistFile | None
    settled: SettledTables
    clock: Clock
    ids: Ids


@dataclass(frozen=True, slots=True, kw_only=True)
class _Foundation:
    """What has to be opened and closed; everything else is only put together on top of it."""

    db: Database
    replica: Database | None
    queue: PgQueue
    media: Media
    gate: RateGate
    rate: RequestRate
    client: FreepikClient
    calls: Calls
    models: "Late[Models]"
    blocklist: BlocklistFile | None
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
    locked: bool = True,
) -> AsyncIterator[Container]:
    """Everything a process needs, until the block is left.

    Without `locked` the service may have the SQLite file: only for work that ends by itself.

    Raises:
        CannotStart: the price table or the list of words cannot be used.
        storage.errors.StorageError: the database or the picture store cannot be opened, or another
            process has the SQLite file.
    """
    pricing = pricing or _pricing(settings)
    async with AsyncExitStack() as stack:
        base = _Foundation(
            db=await _open_database(settings, stack, locked=locked),
            replica=await _open_replica(settings, stack),
            queue=await _open_queue(settings, stack),
            media=await Media.open(settings.storage.media),
            gate=_open_gate(settings, stack),
            rate=_open_rate(settings, stack),
            client=await _open_client(settings, stack),
            calls=await _open_calls(settings, stack),
            models=late_models(model_specs(settings.llm), stack),
            blocklist=await _open_blocklist(settings),
            clock=clock,
            ids=Ids(clock, os.urandom),
        )
        services = _services(base, settings, pricing, policy or _policy(settings))
        container = _assembled(base, settings, services, adapters)
        await container.settled.look()
        yield container


def _services(base: _Foundation, settings: Settings, pricing: Pricing, policy: Policy) -> Services:
    budget = budget_of(settings)
    engine = Engine(
        db=base.db,
        queue=base.queue,
        client=base.client,
        media=base.media,
        pricing=pricing,
        budget=budget,
        gate=base.gate,
        clock=base.clock,
        ids=base.ids,
        random=os.urandom,
        policy=policy,
    )
    runs = Runs(db=base.db, queue=base.queue, clock=base.clock, ids=base.ids, policy=policy)
    engine.watch(runs.heard)
    return Services(
        db=base.db,
        engine=engine,
        media=base.media,
        pricing=pricing,
        budget=budget,
        clock=base.clock,
        ids=base.ids,
        random=os.urandom,
        runs=runs,
        blocklist=base.blocklist.words if base.blocklist is not None else NOTHING,
        notices=Notices(db=base.db, queue=base.queue, clock=base.clock, ids=base.ids),
        ages=_ages(settings.retention),
        loras=Loras(client=base.client, clock=base.clock),
        enhancer=LateWriter(base.models) if settings.llm.models else None,
        page=settings.server.page if settings.web.enabled else None,
        replica=base.replica,
    )


def _assembled(
    base: _Foundation,
    settings: Settings,
    services: Services,
    adapters: Mapping[str, ChatAdapter],
) -> Container:
    turns = LateTurns(services, base.models)
    router = Router(services=services, turns=turns, random=os.urandom)
    inbox = Inbox(base.db)
    callbacks = Callbacks(db=base.db, inbox=inbox, engine=services.engine, clock=base.clock)
    deliverer = Deliverer(
        db=base.db,
        media=base.media,
        queue=base.queue,
        adapters=adapters,
        clock=base.clock,
        ids=base.ids,
    )
    recovery = Recovery(db=base.db, queue=base.queue, clock=base.clock, sleep=asyncio.sleep)
    base.queue.on(Bell.ADVANCE, services.engine.advance)
    base.queue.on(Bell.DELIVER, deliverer.deliver)
    base.queue.on(Bell.CONDUCT, Conductor(services=services).advance)
    base.queue.every_minute(recovery.sweep)
    base.queue.every_minute(services.runs.recover)
    outgoing = Outgoing(
        db=base.db, queue=base.queue, clock=base.clock, ids=base.ids, post=base.calls.post
    )
    base.queue.on(Bell.CALL, outgoing.call)
    base.queue.every_minute(outgoing.sweep)
    _tidy(base, services)
    services.engine.watch(outgoing.heard)
    news = News()
    services.engine.watch(news.heard)
    return Container(
        settings=settings,
        db=base.db,
        queue=base.queue,
        client=base.client,
        engine=services.engine,
        recovery=recovery,
        services=services,
        turns=turns,
        router=router,
        intake=Intake(receiver=router, inbox=inbox, clock=base.clock),
        deliverer=deliverer,
        callbacks=callbacks,
        inbox=inbox,
        rate=base.rate,
        calls=base.calls,
        outgoing=outgoing,
        news=news,
        blocklist=base.blocklist,
        settled=SettledTables(db=base.db, pricing=services.pricing, words=services.settled_words),
        clock=base.clock,
        ids=base.ids,
    )


def _tidy(base: _Foundation, services: Services) -> None:
    """Have what is too old, or somebody's who is forgotten, removed each minute."""
    base.queue.every_minute(lambda: _forget_answers(base))
    housekeeping = Housekeeping(db=base.db, media=base.media, clock=base.clock, ages=services.ages)
    base.queue.every_minute(housekeeping.sweep)
    forgetting = Forgetting(
        db=base.db, engine=services.engine, budget=services.budget, clock=base.clock
    )
    base.queue.every_minute(forgetting.resume)


def _ages(retention: RetentionSettings) -> Ages:
    def age(days: int) -> timedelta | None:
        return timedelta(days=days) if days else None

    return Ages(
        pictures=age(retention.pictures_days),
        deleted=age(retention.deleted_days),
        messages=age(retention.messages_days),
        events=age(retention.events_days),
        audit=age(retention.audit_days),
        codes=age(retention.codes_days),
    )


async def _forget_answers(base: _Foundation) -> None:
    async with base.db.write() as tx:
        await kept_answers.forget(tx, base.clock())


async def _open_database(settings: Settings, stack: AsyncExitStack, *, locked: bool) -> Database:
    storage = settings.storage
    on_file = storage.database.startswith("sqlite")
    if on_file:
        storage.data_dir.mkdir(parents=True, exist_ok=True)
    db = await Database.open(
        storage.database,
        lock_path=storage.data_dir / "lock" if on_file and locked else None,
        connections=storage.database_connections - _for_queue(storage),
    )
    stack.push_async_callback(db.close)
    return db


async def _open_replica(settings: Settings, stack: AsyncExitStack) -> Database | None:
    address = settings.storage.analytics_database_url
    if address is None:
        return None
    replica = await Database.replica(address)
    stack.push_async_callback(replica.close)
    return replica


def _for_queue(storage: StorageSettings) -> int:
    """A third of the connections: the queue listens and takes its entries by its own."""
    return storage.database_connections // 3


async def _open_queue(settings: Settings, stack: AsyncExitStack) -> PgQueue:
    address = settings.storage.database
    if address.startswith("sqlite"):
        return PgQueue.in_memory()
    queue = await PgQueue.on_postgres(address, connections=_for_queue(settings.storage))
    stack.push_async_callback(queue.close)
    return queue


def _open_gate(settings: Settings, stack: AsyncExitStack) -> RateGate:
    gate = RateGate.open(settings.storage.redis_url, settings.freepik.requests_per_minute)
    stack.push_async_callback(gate.close)
    return gate


def _open_rate(settings: Settings, stack: AsyncExitStack) -> RequestRate:
    rate = RequestRate.open(settings.storage.redis_url, settings.rest.requests_per_minute)
    stack.push_async_callback(rate.close)
    return rate


@cache
def _trusted() -> SSLContext:
    """Made once: to read all the certificates of the world takes a twentieth of a second."""
    return httpx.create_ssl_context()


async def _open_calls(settings: Settings, stack: AsyncExitStack) -> Calls:
    http = await stack.enter_async_context(
        httpx.AsyncClient(timeout=_CALL_TIMEOUT, verify=_trusted())
    )
    return Calls(http=http, private=settings.rest.webhooks_private)


async def _open_client(settings: Settings, stack: AsyncExitStack) -> FreepikClient:
    key = settings.freepik.api_key
    return FreepikClient(
        http=await stack.enter_async_context(
            httpx.AsyncClient(timeout=_TIMEOUT, verify=_trusted())
        ),
        base_url=settings.freepik.base_url,
        key=key.get_secret_value() if key else "",
        key_header=settings.freepik.key_header,
        jitter=random.random,
    )


def _pricing(settings: Settings) -> Pricing:
    try:
        pricing = Pricing.load(settings.budget.prices_file)
    except (OSError, ValueError) as error:
        # TOML and validation errors are both ValueErrors; either way the file's owner must act.
        message = f"PRICES_FILE {settings.budget.prices_file} cannot be used: {error}"
        raise CannotStart(message) from error
    return Pricing(assumed=settings.budget.price_when_unknown, models=pricing.models)


async def _open_blocklist(settings: Settings) -> BlocklistFile | None:
    path = settings.moderation.blocklist
    return await asyncio.to_thread(BlocklistFile, path) if path is not None else None


def budget_of(settings: Settings) -> Budget:
    """The operator's limits."""

    def caps(scope: str, of: str = "") -> dict[Period, int]:
        named = {period: getattr(settings.budget, f"{scope}_{period}{of}") for period in Period}
        return {period: cap for period, cap in named.items() if cap is not None}

    return Budget(
        person=caps("person"),
        conversation=caps("chat"),
        server=caps("server"),
        guests=caps("guests"),
        overall=caps("overall"),
        pictures={
            "person": caps("person", "_pictures"),
            "conversation": caps("chat", "_pictures"),
            "server": caps("server", "_pictures"),
            "guests": caps("guests", "_pictures"),
            "overall": caps("overall", "_pictures"),
        },
    )


def _policy(settings: Settings) -> Policy:
    callback = timedelta(seconds=settings.freepik.callback_seconds)
    return Policy(
        public_url=settings.server.public_url,
        post_patience=timedelta(seconds=settings.freepik.post_seconds),
        callback_window=callback,
        longest_doubt=5 * callback,
        first_look_with_callback=callback / 4,
        longest_look_with_callback=callback,
        person_concurrency=settings.fairness.running_jobs,
        person_open=settings.fairness.open_jobs,
        approve_above=settings.budget.approve_above,
        approve_within=timedelta(minutes=settings.budget.approve_within_minutes),
    )


def model_specs(llm: LlmSettings) -> list[ModelSpec]:
    """The language models of the settings, in order, with their keys and addresses."""
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

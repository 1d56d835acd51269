"""Runs the chosen parts of the service until a signal, then lets what is under way finish."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Collection, Coroutine, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import structlog
import typer

from app.container import Clock, Container, open_container
from app.platforms import Platform, open_platforms
from app.process import (
    CannotStart,
    give_back,
    on_signals,
    saying_why,
    start_logging,
    utc_now,
)
from app.spans import spans_sent
from config.settings import Settings
from freepik.errors import AuthFailed, FreepikError
from storage.errors import DatabaseUnavailable

if TYPE_CHECKING:  # loaded only where HTTP is a part
    from app.servers import Server
    from bots.ports import ChatAdapter
    from bots.webbot.bot import WebBot

log = structlog.get_logger(__name__)


_START_SEEN = 0.5  # seconds
_AGAIN, _WAITS = 1.0, 30  # seconds, until a start without a database is given up


class Part(StrEnum):
    """What a process may be asked to do."""

    API = "api"
    WORKER = "worker"
    CHAT = "chat"
    DISCORD = "discord"
    TELEGRAM = "telegram"
    WEB = "web"


_SENDING = frozenset({Part.WORKER, Part.DISCORD, Part.TELEGRAM})
_LISTENING = frozenset({Part.CHAT, Part.DISCORD, Part.TELEGRAM, Part.WEB})


def serve(settings: Settings, parts: frozenset[Part], *, clock: Clock = utc_now) -> int:
    """Run until SIGTERM or Ctrl-C. Returns the exit code."""
    start_logging(settings, sys.stderr)
    with saying_why(), spans_sent(settings):
        asyncio.run(_serve(settings, parts, clock))
    return 0


def migrate(settings: Settings) -> None:
    """Bring the database to the newest schema."""

    async def open_and_close() -> None:
        async with open_container(settings, adapters={}):
            pass

    with saying_why("The database was not brought up to date"):
        asyncio.run(open_and_close())
    typer.echo("The database is up to date.")


async def _serve(settings: Settings, parts: frozenset[Part], clock: Clock) -> None:
    if settings.freepik.api_key is None:
        message = (
            "FREEPIK_API_KEY is missing. Put it into .env, "
            "or try everything without a key: make chat"
        )
        raise CannotStart(message)
    if Part.DISCORD in parts and settings.discord.token is None:
        message = "DISCORD_TOKEN is missing. docs/discord.md tells in five steps how to get one."
        raise CannotStart(message)
    if Part.TELEGRAM in parts and settings.telegram.token is None:
        message = "TELEGRAM_TOKEN is missing. docs/telegram.md tells in three steps how to get one."
        raise CannotStart(message)
    # Filled when the platforms are open: they write down what they send, so the database is first.
    adapters: dict[str, ChatAdapter] = {}
    async with contextlib.AsyncExitStack() as stack:
        container = await _opened(settings, adapters, clock, stack)
        platforms = await stack.enter_async_context(_platforms(container, parts))
        adapters.update((one.adapter.platform, one.adapter) for one in platforms)
        await _check_key(container)
        stop = asyncio.Event()
        page = await stack.enter_async_context(_page(container, parts, adapters))
        every = (*platforms, *([page] if page is not None else []))
        server = _server(container, page) if Part.API in parts else None
        with on_signals(stop.set):
            async with running(container, parts, server=server, platforms=every):
                log.info("service.started", parts=sorted(parts))
                await stop.wait()
                log.info("service.stopping")


async def _opened(
    settings: Settings,
    adapters: "Mapping[str, ChatAdapter]",
    clock: Clock,
    stack: contextlib.AsyncExitStack,
) -> Container:
    """The container, as soon as there is a database: servers start in any order."""
    # Nobody is going to start a file.
    waits = 0 if settings.storage.database.startswith("sqlite") else _WAITS
    while True:
        container = open_container(settings, adapters=adapters, clock=clock)
        try:
            return await stack.enter_async_context(container)
        except DatabaseUnavailable as error:
            if not waits:
                raise
            log.warning("database.away", again_in=_AGAIN, error=str(error))
        waits -= 1
        await asyncio.sleep(_AGAIN)


@contextlib.asynccontextmanager
async def _page(
    container: Container, parts: frozenset[Part], adapters: "dict[str, ChatAdapter]"
) -> "AsyncIterator[WebBot | None]":
    """The web page, where it is a part; what a worker draws for it is shown by any process."""
    if not (_SENDING | {Part.WEB}) & parts:
        yield None
        return
    from app.web_page import Audience, open_page, web_adapter  # noqa: PLC0415 - only where it is served

    adapter = adapters["web"] = web_adapter(container)
    if Part.WEB not in parts:
        yield None
        return
    async with open_page(container, adapter, Audience()) as page:
        at = container.settings.server.page
        secret = await page.visitors.owners_link()
        if secret is None:
            typer.echo(f"The page: {at} (say /web to the bot to sign in)")
        else:
            typer.echo(f"The page: {at}enter?t={secret} signs its owner in, once, for ten minutes.")
        yield page


def _platforms(
    container: Container, parts: frozenset[Part]
) -> contextlib.AbstractAsyncContextManager[Sequence[Platform]]:
    if not _SENDING & parts:
        return contextlib.nullcontext(())
    return open_platforms(
        container.settings, db=container.db, inbox=container.inbox, clock=container.clock
    )


@contextlib.asynccontextmanager
async def running(
    container: Container,
    parts: Collection[Part],
    *,
    server: "Server | None" = None,
    platforms: Sequence[Platform] = (),
) -> AsyncIterator[None]:
    """The chosen parts, until the block is left; `server` is one already made for the API."""
    if server is None and Part.API in parts:
        server = _server(container)
    async with asyncio.TaskGroup() as group:
        for work in _work(container, parts, server, platforms):
            group.create_task(work)
        aside = [group.create_task(work) for work in _aside(container, parts)]
        try:
            yield
        finally:
            for task in aside:
                task.cancel()
            # What comes in first: from now on it could not be finished.
            for platform in platforms:
                await platform.stop()
            container.intake.stop()
            container.news.stop()
            if server is not None:
                server.stop()
            container.callbacks.stop()
            container.queue.stop()


def _work(
    container: Container,
    parts: Collection[Part],
    server: "Server | None",
    platforms: Sequence[Platform],
) -> Iterator[Coroutine[None, None, None]]:
    """What runs until it is stopped."""
    if server is not None:
        yield server.run_until_stopped()
        yield container.callbacks.run()
    if _LISTENING & set(parts):
        yield container.intake.run()
    for platform in _listening(container, parts, platforms):
        yield platform.run()
    if Part.WORKER in parts:
        yield container.queue.run()


def _aside(
    container: Container, parts: Collection[Part]
) -> Iterator[Coroutine[None, None, object]]:
    """What a start has to do, but nobody has to wait for."""
    yield _prepare(container, parts)
    yield container.settled.follow()
    if container.blocklist is not None:
        yield container.blocklist.follow()
    if Part.WORKER in parts:
        yield container.services.runs.recover()
        yield container.recovery.recover()
        yield container.outgoing.sweep()


def _server(container: Container, page: "WebBot | None" = None) -> "Server":
    from app.servers import Server, listen  # noqa: PLC0415 - a process without HTTP has no need
    from app.web import web_app  # noqa: PLC0415 - only where it is served

    settings = container.settings.server
    rest = web_app(container)
    return Server(
        page.asgi(rest) if page is not None else rest,
        listen(settings.host, settings.port),
        proxies=container.settings.rest.trusted_proxies,
    )


async def _prepare(container: Container, parts: Collection[Part]) -> None:
    """Load what thinks before somebody needs it, but not before the start is seen."""
    await asyncio.sleep(_START_SEEN)
    if _LISTENING & set(parts):
        await container.turns.load()
    give_back()


def _listening(
    container: Container, parts: Collection[Part], platforms: Sequence[Platform]
) -> Sequence[Platform]:
    """The platforms; those that are a part of this process hand over what happens there."""
    for platform in platforms:
        if platform.adapter.platform in parts:
            platform.listen(receiver=container.intake, db=container.db, clock=container.clock)
    return platforms


async def _check_key(container: Container) -> None:
    base_url = container.settings.freepik.base_url
    try:
        await container.client.probe()
    except AuthFailed as error:
        message = f"{base_url} refuses FREEPIK_API_KEY (request {error.request_id})."
        raise CannotStart(message) from error
    except FreepikError as error:
        # Not ours to judge: jobs wait and say so, and go on when it answers again.
        log.warning("freepik.unreachable", base_url=base_url, error=type(error).__name__)

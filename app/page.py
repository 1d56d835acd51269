"""The web page by itself, for who sits at this machine."""

import asyncio
import getpass
import sys
from contextlib import AsyncExitStack
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from app.container import open_container
from app.process import CannotStart, on_signals, saying_why, start_logging, within
from app.run import Part, running
from app.servers import Server, address, listen
from app.simulated import simulated_freepik, simulated_prices
from app.spans import spans_sent
from app.web import web_app
from app.web_page import Audience, open_page, web_adapter
from bots.webbot.notes import Note
from config.settings import Settings, WebSettings

if TYPE_CHECKING:
    from bots.ports import ChatAdapter


def page(settings: Settings, data_dir: Path | None) -> int:
    """Serve the page to who sits here until interrupted. Returns the exit code."""
    folder = data_dir or settings.storage.data_dir
    settings = within(settings, folder)
    start_logging(settings, sys.stderr)
    with saying_why(), spans_sent(settings):
        asyncio.run(_serve(settings, folder))
    return 0


async def _serve(settings: Settings, folder: Path) -> None:
    if not _only_here(settings.server.host):
        message = (
            "This page signs in whoever reaches it, so HOST must be 127.0.0.1. "
            "For others: WEB_ENABLED=true, and python -m app run."
        )
        raise CannotStart(message)
    async with AsyncExitStack() as stack:
        listener = listen(settings.server.host, settings.server.port)
        at = f"{address(listener)}/web/"
        pricing, notes = None, [Note.ALONE]
        if settings.freepik.api_key is None:
            freepik = await stack.enter_async_context(simulated_freepik(folder / "simulator"))
            settings = freepik.settings(settings, public_url=address(listener))
            pricing, notes = simulated_prices(), [Note.PAINTED, Note.ALONE]
        settings = settings.model_copy(update={"web": WebSettings.model_construct(enabled=True)})
        audience = Audience(here=getpass.getuser(), notes=notes)
        adapters: dict[str, ChatAdapter] = {}
        container = await stack.enter_async_context(
            open_container(settings, adapters=adapters, pricing=pricing)
        )
        adapter = adapters["web"] = web_adapter(container)
        web = await stack.enter_async_context(open_page(container, adapter, audience))
        server = Server(web.asgi(web_app(container)), listener)
        stop = asyncio.Event()
        with on_signals(stop.set):
            async with running(
                container, {Part.API, Part.WORKER, Part.WEB}, server=server, platforms=[web]
            ):
                typer.echo(f"The page: {at}\nStop it with Ctrl-C.")
                await stop.wait()


def _only_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False

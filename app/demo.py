"""The terminal as a chat: interactive, through a pipe, or the scripted demo. Needs no key."""

import asyncio
import getpass
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from app.container import Container, open_container
from app.process import saying_why, start_logging, utc_now, within
from app.run import Part, running
from app.servers import Server, address, listen
from app.simulated import DRAWING_SECONDS, simulated_freepik, simulated_prices
from app.web import web_app
from bots.consolebot.adapter import ConsoleAdapter
from bots.consolebot.bot import ConsoleBot
from bots.ports import Sender
from config.settings import Settings, default_settings
from jobs.pricing import Pricing
from storage import gallery
from storage.gallery import Wanted

SCRIPT = (
    "a red fox in the snow, watercolour, 1k",
    "make it night",
    "undo that",
    "upscale the second one",
    "show my gallery",
    "what did I spend?",
)

_DEMO_DRAWING_SECONDS = 1.5  # who only watches has seen enough by then

PAINTED_HERE = (
    "No FREEPIK_API_KEY is set: the pictures are painted by the built-in simulator, "
    "and its prices are invented."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terminal:
    settings: Settings
    folder: Path
    console: Console
    lines: AsyncIterator[str] | None = None

    @property
    def pictures(self) -> Path:
        return self.folder / "pictures"


def chat(settings: Settings, data_dir: Path | None) -> int:
    """Talk with one person at this terminal or on a pipe. Returns the exit code."""
    folder = data_dir or settings.storage.data_dir
    return _run(_Terminal(settings=within(settings, folder), folder=folder, console=Console()))


def demo(data_dir: Path | None) -> int:
    """Hold the scripted conversation and name the files it made. Returns the exit code."""
    folder = data_dir or Path("var") / "demo" / utc_now().strftime("%Y-%m-%d-%H%M%S")
    console = Console()
    console.print("[bold]A conversation with the picture bot[/bold]", end="\n\n")
    terminal = _Terminal(
        settings=within(default_settings(), folder),
        folder=folder,
        console=console,
        lines=_script(),
    )
    return _run(terminal)


async def _script() -> AsyncIterator[str]:
    for line in SCRIPT:
        yield line


def _run(terminal: _Terminal) -> int:
    terminal.folder.mkdir(parents=True, exist_ok=True)
    with (terminal.folder / "orchestrator.log").open("a", encoding="utf-8") as log_file:
        start_logging(terminal.settings, log_file)
        with saying_why():
            return asyncio.run(_converse(terminal))


async def _converse(terminal: _Terminal) -> int:
    if terminal.settings.freepik.api_key is not None:
        parts = {Part.CHAT, Part.WORKER}
        if terminal.settings.server.public_url is not None:
            parts.add(Part.API)
        return await _talk(terminal, terminal.settings, parts)
    plain = not terminal.console.is_terminal  # then nobody but a reader breaks lines
    terminal.console.print(PAINTED_HERE, style="dim", end="\n\n", soft_wrap=plain)
    # The address must be known before anything is ordered: it travels in every request.
    listener = listen("127.0.0.1", 0)
    seconds = DRAWING_SECONDS if terminal.lines is None else _DEMO_DRAWING_SECONDS
    simulated = simulated_freepik(terminal.folder / "simulator", drawing_seconds=seconds)
    async with simulated as freepik:
        settings = freepik.settings(terminal.settings, public_url=address(listener))
        return await _talk(
            terminal,
            settings,
            {Part.CHAT, Part.WORKER, Part.API},
            listener=listener,
            pricing=simulated_prices(),
        )


async def _talk(
    terminal: _Terminal,
    settings: Settings,
    parts: set[Part],
    *,
    listener: socket.socket | None = None,
    pricing: Pricing | None = None,
) -> int:
    adapter = ConsoleAdapter(console=terminal.console, folder=terminal.pictures, clock=utc_now)
    adapters = {adapter.platform: adapter}
    async with open_container(settings, adapters=adapters, pricing=pricing) as container:
        server = Server(web_app(container), listener) if listener is not None else None
        async with running(container, parts, server=server):
            code = await _bot(terminal, container, adapter).run()
        if terminal.lines is not None:
            await _name_files(terminal, container)
        return code


def _bot(terminal: _Terminal, container: Container, adapter: ConsoleAdapter) -> ConsoleBot:
    name = getpass.getuser()
    return ConsoleBot(
        intake=container.intake,
        services=container.services,
        adapter=adapter,
        lines=terminal.lines,
        sender=Sender(id=name, name=name, operator=True),
    )


async def _name_files(terminal: _Terminal, container: Container) -> None:
    from storage.sheets import Labelled, contact_sheet  # noqa: PLC0415 - a chat has no need of it

    async with container.db.read() as tx:
        made = await gallery.page(tx, Wanted(), limit=50)
    labelled = [
        Labelled(
            label=f"#{image.number} {image.caption}",
            data=await container.services.media.get(image.thumb_key),
        )
        for image in reversed(made)
    ]
    sheet = terminal.pictures / "contact-sheet.png"
    data = await asyncio.to_thread(contact_sheet, labelled)
    await asyncio.to_thread(sheet.write_bytes, data)
    terminal.console.print("\n[bold]The files[/bold]")
    for path in sorted(await asyncio.to_thread(lambda: list(terminal.pictures.iterdir()))):
        terminal.console.print(f"  {path}", highlight=False, soft_wrap=True)
    terminal.console.print(
        "\nNow talk to it yourself: [bold]make chat[/bold], or on a page: [bold]make web[/bold]"
    )

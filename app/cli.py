"""The command line. Every command imports what it needs when it runs, so `--help` is instant."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from config.settings import Settings

cli = typer.Typer(
    name="freepik-orchestrator",
    help="A chat-first image agent: say what you want, the pictures arrive in the chat.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

DataDir = Annotated[
    Path | None, typer.Option(help="Where pictures and the database are kept.", show_default=False)
]


@cli.command()
def demo(data_dir: DataDir = None) -> None:
    """A scripted conversation on the built-in simulator; ends with real picture files."""
    from app.demo import demo as scripted

    raise typer.Exit(scripted(data_dir))


@cli.command()
def chat(data_dir: DataDir = None) -> None:
    """Talk pictures into being in this terminal (or through a pipe)."""
    from app.demo import chat as interactive

    raise typer.Exit(interactive(_settings(), data_dir))


@cli.command()
def run() -> None:
    """The whole service in one process: HTTP, worker and every chat platform that has a token."""
    settings = _settings()
    tokens = {"discord": settings.discord.token, "telegram": settings.telegram.token}
    platforms = [name for name, token in tokens.items() if token is not None]
    _serve("api", "worker", *platforms)


@cli.command()
def api() -> None:
    """Only the HTTP side: webhooks, health, metrics."""
    _serve("api")


@cli.command()
def worker() -> None:
    """Only the worker: submits, polls, fetches and delivers."""
    _serve("worker")


@cli.command()
def discord() -> None:
    """The Discord bot with a worker of its own, without HTTP."""
    _serve("worker", "discord")


@cli.command()
def telegram() -> None:
    """The Telegram bot with a worker of its own; TELEGRAM_MODE=webhook needs HTTP elsewhere."""
    _serve("worker", "telegram")


@cli.command()
def simulator(
    host: str = "127.0.0.1",
    port: int = 8090,
    state_dir: Annotated[
        Path | None, typer.Option(help="Keep tasks here over a restart.", show_default=False)
    ] = None,
    seconds: Annotated[float, typer.Option(min=0, help="How long a picture takes.")] = 5.0,
    tiny: Annotated[bool, typer.Option(help="Paint 64x64 pixels only, for load tests.")] = False,
) -> None:
    """A Freepik look-alike that paints real pictures; point FREEPIK_BASE_URL at it."""
    from app.simulated import run_simulator, simulator_settings

    run_simulator(host, port, simulator_settings(state_dir, seconds=seconds, tiny=tiny))


@cli.command()
def migrate() -> None:
    """Bring the database to this version's schema (every start does this by itself, too)."""
    from app.run import migrate as to_newest

    to_newest(_settings())


def _serve(*parts: str) -> None:
    from app.run import Part, serve

    raise typer.Exit(serve(_settings(), frozenset(Part(part) for part in parts)))


def _settings() -> "Settings":
    from config.settings import SettingsError, load_settings

    try:
        return load_settings()
    except SettingsError as error:
        typer.echo("The settings cannot be used:", err=True)
        for problem in error.problems:
            typer.echo(f"  {problem}", err=True)
        raise typer.Exit(2) from error


def main() -> None:
    """The console script."""
    # Loading makes objects that stay: looking for garbage among them is a tenth of the start.
    gc.set_threshold(50_000, 20, 20)
    cli()

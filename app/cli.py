"""The command line. Every command imports what it needs when it runs, so `--help` is instant."""

import ctypes
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.admin_cli import administering
from app.operating_cli import jobs_commands, webhook_commands

if TYPE_CHECKING:
    from config.settings import Settings

_ARENA_MAX = -8  # M_ARENA_MAX of malloc.h

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
    _serve("api", "worker", *platforms, *_page(settings))


@cli.command()
def web(data_dir: DataDir = None) -> None:
    """The web page for who sits at this machine; without a key the simulator paints."""
    from app.page import page

    raise typer.Exit(page(_settings(), data_dir))


@cli.command()
def api() -> None:
    """Only the HTTP side: the REST API, webhooks, health, metrics, and the web page if enabled."""
    _serve("api", *_page(_settings()))


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
def capabilities() -> None:
    """Every model and what it can do, as a page (docs/capabilities.md)."""
    from app.capabilities import page

    typer.echo(page(), nl=False)


@cli.command()
def doctor() -> None:
    """Look at every part of this installation and say what to mend; costs nothing."""
    from app.doctor import doctor as examined

    raise typer.Exit(examined(_settings()))


@cli.command()
def evaluate(
    model: Annotated[str, typer.Option(help="rules, or provider:name as in LLM_MODELS.")] = "rules",
    cases: Annotated[
        Path | None, typer.Option(help="One case a line (JSON).", show_default=False)
    ] = None,
    k: Annotated[int, typer.Option(min=1, help="How often each case is run.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="Totals and failed cases as JSON.")] = False,
) -> None:
    """How well it understands: scripted conversations, the tools they should lead to, a score."""
    from app.evaluate import evaluate as scored
    from app.evaluate import show
    from app.process import saying_why

    with saying_why():
        show(scored(_settings(), model=model, cases=cases, k=k), as_json=json)


@cli.command()
def rehearse(
    seconds: Annotated[float, typer.Option(min=1, help="How long people wish.")] = 60,
    log: Annotated[
        Path | None, typer.Option(help="Keep what was logged.", show_default=False)
    ] = None,
) -> None:
    """Your settings under trouble, on the simulator and a database of their own; then a report."""
    from app.rehearsal import rehearse as rehearsed

    raise typer.Exit(rehearsed(_settings(), seconds=seconds, log=log))


@cli.command()
def migrate() -> None:
    """Bring the database to this version's schema (every start does this by itself, too)."""
    from app.run import migrate as to_newest

    to_newest(_settings())


@cli.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The archive (zip) to write.")],
) -> None:
    """Keep the database and the pictures in one file; the service may be running."""
    from app.backup import backup as keep

    keep(_settings(), file)


@cli.command()
def restore(
    file: Annotated[Path, typer.Argument(help="An archive that `backup` made.")],
) -> None:
    """Put a backup into an empty database, of the same or the other kind."""
    from app.backup import restore as bring_back

    bring_back(_settings(), file)


@cli.command()
def openapi() -> None:
    """Print the description of the REST API (OpenAPI, JSON)."""
    import json

    from app.other_programs import openapi as description

    typer.echo(json.dumps(description(), indent=2, ensure_ascii=False))


apikey = typer.Typer(help="Keys for other programs: create, list, rotate, revoke.")
cli.add_typer(apikey, name="apikey", no_args_is_help=True)


@apikey.command("create")
def apikey_create(
    name: Annotated[str, typer.Argument(help="What the key is for.")],
    scope: Annotated[
        list[str] | None, typer.Option(help="read, draw, chat or manage; repeat it for several.")
    ] = None,
    person: Annotated[
        str | None,
        typer.Option(
            help="For whom, such as discord:1234; a new person named like the key if not given."
        ),
    ] = None,
    days: Annotated[int | None, typer.Option(min=1, help="How long it holds.")] = None,
    per_day: Annotated[int | None, typer.Option(min=0, help="Credits a day.")] = None,
    in_total: Annotated[int | None, typer.Option(min=0, help="Credits in total.")] = None,
) -> None:
    """Make a key and show it, this once."""
    from app.apikeys import Wanted, create

    wanted = Wanted(
        name=name,
        scopes=tuple(scope or ()),
        person=person,
        days=days,
        credits_per_day=per_day,
        credits_in_total=in_total,
    )
    create(_settings(), wanted)


@apikey.command("list")
def apikey_list() -> None:
    """Show all keys, without their secrets."""
    from app.apikeys import show_all

    show_all(_settings())


@apikey.command("rotate")
def apikey_rotate(key: Annotated[str, typer.Argument(help="Its id or prefix.")]) -> None:
    """Give a key another secret and show it; the old one ends at once."""
    from app.apikeys import rotate

    rotate(_settings(), key)


@apikey.command("revoke")
def apikey_revoke(key: Annotated[str, typer.Argument(help="Its id or prefix.")]) -> None:
    """End a key for ever."""
    from app.apikeys import revoke

    revoke(_settings(), key)


def _page(settings: "Settings") -> list[str]:
    return ["web"] if settings.web.enabled else []


def _serve(*parts: str) -> None:
    # Libraries load it for tracebacks in colour and command lines of their own, which a service has
    # no use for: a tenth of its start.
    sys.modules["rich"] = None  # type: ignore[assignment]  # as the import system has it
    from app.run import Part, serve

    raise typer.Exit(serve(_settings(), frozenset(Part(part) for part in parts)))


def _settings() -> "Settings":
    from app.process import log_as_a_command
    from config.settings import SettingsError, load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        typer.echo("The settings cannot be used:", err=True)
        for problem in error.problems:
            typer.echo(f"  {problem}", err=True)
        raise typer.Exit(2) from error
    log_as_a_command(settings)
    return settings


cli.add_typer(administering(_settings), name="admin", no_args_is_help=True)
cli.add_typer(jobs_commands(_settings), name="jobs", no_args_is_help=True)
cli.add_typer(webhook_commands(_settings), name="webhooks", no_args_is_help=True)


def _share_one_heap() -> None:
    """Threads hardly ever run at once here; with a heap of its own each keeps what it has freed."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # glibc's alone
    if mallopt is not None:
        mallopt(_ARENA_MAX, 1)


def main() -> None:
    """The console script."""
    # Loading makes objects that stay: looking for garbage among them is a tenth of the start.
    gc.set_threshold(50_000, 20, 20)
    _share_one_heap()
    cli()

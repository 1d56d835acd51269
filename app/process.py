"""What every command needs around its work: a clock, signals, a sentence when it cannot start."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import typer

from bots.errors import CannotConnect
from config.logging import set_up_logging
from config.settings import Settings
from storage.errors import StorageError

CANNOT_START = 2


class CannotStart(Exception):
    """The service cannot run like this; the message says what to do."""


def utc_now() -> datetime:
    """The one clock of a running process."""
    return datetime.now(UTC)  # noqa: TID251 - this is the clock that everybody else is given


def start_logging(settings: Settings, stream: TextIO) -> None:
    """Log into `stream` as the settings say, their secrets masked."""
    set_up_logging(
        level=settings.log.level,
        form=settings.log.format,
        stream=stream,
        secrets=_secrets(settings),
    )


def _secrets(settings: Settings) -> list[str]:
    llm, freepik = settings.llm, settings.freepik
    held = [
        llm.openai_api_key,
        llm.anthropic_api_key,
        freepik.api_key,
        *freepik.webhook_secret,
        settings.discord.token,
        settings.telegram.token,
        settings.telegram.webhook_secret,
    ]
    return [secret.get_secret_value() for secret in held if secret is not None]


def within(settings: Settings, folder: Path) -> Settings:
    """The same settings with everything kept in this folder."""
    storage = settings.storage.model_copy(update={"data_dir": folder})
    return settings.model_copy(update={"storage": storage})


@contextlib.contextmanager
def on_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` on SIGTERM and SIGINT while the block runs."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)
    for number in signals:
        loop.add_signal_handler(number, stop)
    try:
        yield
    finally:
        for number in signals:
            loop.remove_signal_handler(number)


@contextlib.contextmanager
def saying_why(what: str = "Cannot start") -> Iterator[None]:
    """Turn what makes a command impossible into a sentence and an exit code.

    `what` it means for who typed it begins the sentence.
    """
    sentences: list[str] = []
    try:
        yield
    except* (CannotStart, CannotConnect, StorageError) as group:
        sentences = [str(error) for error in _single(group)]
    if sentences:
        for sentence in sentences:
            typer.echo(f"{what}: {sentence}", err=True)
        raise typer.Exit(CANNOT_START)


def _single(group: BaseExceptionGroup[Exception]) -> Iterator[BaseException]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _single(error)
        else:
            yield error

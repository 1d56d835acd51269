"""What every command needs around its work: a clock, signals, a sentence when it cannot start."""

import asyncio
import contextlib
import ctypes
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

import typer

from bots.consolebot.plain import printable
from bots.errors import CannotConnect
from config.logging import set_up_logging
from config.masking import mask_of, secrets_of
from config.settings import Settings
from storage import tracing
from storage.errors import DatabaseAway, StorageError

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
        mask=mask_of(secrets_of(settings)),
        trace=tracing.current_id,
        passing=(DatabaseAway, ConnectionError),
    )


def say(text: str, *, err: bool = False) -> None:
    """Print it; what people call themselves and their things does not steer the terminal."""
    typer.echo(printable(text), err=err)


def give_back() -> None:
    """Hand memory that only the start needed back to the system, where the C library can."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def log_as_a_command(settings: Settings) -> None:
    """Until a service starts its own log: warnings, on standard error.

    Secrets are masked also in the traceback of an error that nobody handled.
    """
    mask = mask_of(secrets_of(settings))
    set_up_logging(level="warning", form=settings.log.format, stream=sys.stderr, mask=mask)

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.stderr.write(mask("".join(traceback.format_exception(kind, error, trace))))

    sys.excepthook = report


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
            typer.echo(mask_of()(f"{what}: {sentence}"), err=True)
        raise typer.Exit(CANNOT_START)


def _single(group: BaseExceptionGroup[Exception]) -> Iterator[BaseException]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _single(error)
        else:
            yield error

"""What every command needs around its work: a clock, signals, a sentence when it cannot start."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import typer

from bots.errors import CannotConnect
from storage.errors import StorageError

CANNOT_START = 2


class CannotStart(Exception):
    """The service cannot run like this; the message says what to do."""


def utc_now() -> datetime:
    """The one clock of a running process."""
    return datetime.now(UTC)  # noqa: TID251 - this is the clock that everybody else is given


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
def saying_why() -> Iterator[None]:
    """Turn what makes a start impossible into a sentence and an exit code."""
    sentences: list[str] = []
    try:
        yield
    except* (CannotStart, CannotConnect, StorageError) as group:
        sentences = [str(error) for error in _single(group)]
    if sentences:
        for sentence in sentences:
            typer.echo(f"Cannot start: {sentence}", err=True)
        raise typer.Exit(CANNOT_START)


def _single(group: BaseExceptionGroup[Exception]) -> Iterator[BaseException]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _single(error)
        else:
            yield error

"""Lines from whoever sits at the other end: a terminal key by key, or a pipe line by line."""

import asyncio
import codecs
import os
import sys
import termios
import threading
import tty
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from bots.consolebot.editor import Leave, LineEditor

_LONGEST_LINE = 64 * 1024  # bytes
_CHUNK = 4096
_READ_AHEAD = 16  # lines
_PASTE_ON, _PASTE_OFF = "\x1b[?2004h", "\x1b[?2004l"


async def piped_lines(stream: BinaryIO) -> AsyncIterator[str]:
    """The lines of a pipe or file, until its end; bytes that are no UTF-8 are replaced."""
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue(_READ_AHEAD)

    def read() -> None:
        try:
            while chunk := stream.readline(_LONGEST_LINE):
                line = chunk.decode("utf-8", "replace").rstrip("\r\n")
                asyncio.run_coroutine_threadsafe(lines.put(line), loop).result()
            asyncio.run_coroutine_threadsafe(lines.put(None), loop).result()
        except (RuntimeError, asyncio.CancelledError, ValueError, OSError):
            return  # the conversation is over: loop or stream is closed

    # A thread of its own, and a daemon: reading may block for ever, and must not keep the
    # process from ending as a thread of the loop's own pool would.
    threading.Thread(target=read, name="console-input", daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line


async def typed_lines(
    descriptor: int, *, show: Callable[[str, int], None], write: Callable[[str], object]
) -> AsyncIterator[str]:
    """The lines typed at a terminal, until Ctrl-D or Ctrl-C; `show` draws the line being typed."""
    editor = LineEditor()
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    chunks: asyncio.Queue[bytes] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    with _key_by_key(descriptor, write):
        keys = await asyncio.to_thread(_opened_anew, descriptor)
        loop.add_reader(keys, lambda: chunks.put_nowait(_read(keys)))
        try:
            show(editor.line, editor.cursor)
            while chunk := await chunks.get():
                for line in editor.feed(decode(chunk)):
                    show(editor.line, editor.cursor)
                    yield line
                show(editor.line, editor.cursor)
        except Leave:
            return
        finally:
            loop.remove_reader(keys)
            os.close(keys)


def _opened_anew(descriptor: int) -> int:
    """The same terminal, without blocking: a flag set on `descriptor` would also hit the output."""
    try:
        return os.open(os.ttyname(descriptor), os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError:  # its name cannot be reached from here; it is only read when there is something
        return os.dup(descriptor)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError:
        return b""  # the terminal was closed


@contextmanager
def _key_by_key(descriptor: int, write: Callable[[str], object]) -> Iterator[None]:
    """Keys come at once, unechoed, Ctrl-C among them; afterwards the terminal is as it was."""
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        changed = termios.tcgetattr(descriptor)
        changed[3] &= ~termios.ISIG
        termios.tcsetattr(descriptor, termios.TCSADRAIN, changed)
        write(_PASTE_ON)
        yield
    finally:
        write(_PASTE_OFF)
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def at_terminal() -> bool:
    """Whether a person types here."""
    return sys.stdin.isatty()

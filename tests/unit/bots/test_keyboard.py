import asyncio
import os
import pty
import termios
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO

from bots.consolebot.keyboard import piped_lines, typed_lines


async def _all(lines: AsyncIterator[str]) -> list[str]:
    return [line async for line in lines]


async def _next(lines: AsyncIterator[str]) -> str:
    return await anext(lines)


async def test_a_pipe_is_read_to_its_end_whatever_bytes_it_brings() -> None:
    stream = BytesIO(b"a red fox\r\n\nf\xfcchse\nno line break")
    assert await _all(piped_lines(stream)) == ["a red fox", "", "f\ufffdchse", "no line break"]


async def test_a_pipe_that_says_nothing_does_not_hold_up_the_loop() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream, os.fdopen(writing, "wb") as other:
        lines = piped_lines(stream)
        async with asyncio.TaskGroup() as group:
            first = group.create_task(_next(lines))
            await asyncio.sleep(0)
            assert not first.done()
            await asyncio.to_thread(other.write, b"hello\n")
            await asyncio.to_thread(other.flush)
        assert first.result() == "hello"
        other.close()
        assert await _all(lines) == []


@dataclass
class Terminal:
    """A terminal whose person is the test."""

    person: int
    ours: int
    drawn: list[tuple[str, int]] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def lines(self) -> AsyncIterator[str]:
        return typed_lines(
            self.ours,
            show=lambda line, cursor: self.drawn.append((line, cursor)),
            write=self.written.append,
        )

    def types(self, keys: str) -> None:
        os.write(self.person, keys.encode())

    def modes(self) -> list[object]:
        return termios.tcgetattr(self.ours)


@contextmanager
def terminal() -> Iterator[Terminal]:
    person, ours = pty.openpty()
    try:
        yield Terminal(person=person, ours=ours)
    finally:
        os.close(ours)
        os.close(person)


async def test_keys_become_lines_and_the_terminal_is_given_back() -> None:
    with terminal() as t:
        before = t.modes()
        lines = t.lines()
        async with asyncio.TaskGroup() as group:
            first = group.create_task(_next(lines))
            await asyncio.sleep(0)
            assert t.modes() != before, "keys come at once"
            t.types("a red fix\x7f\x7fox\r")
        assert first.result() == "a red fox"
        assert ("", 0) in t.drawn
        t.types("second\r\x04")
        assert await _all(lines) == ["second"]
        assert t.modes() == before
        assert t.written == ["\x1b[?2004h", "\x1b[?2004l"]


async def test_ctrl_c_clears_the_line_and_then_leaves() -> None:
    with terminal() as t:
        lines = t.lines()
        async with asyncio.TaskGroup() as group:
            everything = group.create_task(_all(lines))
            await asyncio.sleep(0)
            t.types("never mind\x03")
            t.types("\x03")
        assert everything.result() == []
        assert set(t.drawn) <= {("", 0), ("never mind", 10)}

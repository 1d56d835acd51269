"""The one place that writes to the terminal.

On a terminal the last lines are alive: work under way, the answer being written, and what is being
typed; everything else scrolls above them. Without one (a pipe, a file) it is only ever plain lines.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.padding import Padding
from rich.text import Text

from bots.consolebot.plain import printable
from bots.consolebot.rendering import Numbered, progress_line, working_line
from bots.ports import Card

_REFRESH = 0.2  # seconds
_PREVIEW = 600  # characters of a growing answer: what scrolls out of a live area cannot be redrawn
PROMPT = "\u203a "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    card: Card
    buttons: Numbered


class Screen:
    """Shows lines for good and, on a terminal, a living bottom."""

    def __init__(self, *, console: Console, clock: Callable[[], datetime]) -> None:
        self._console = console
        self._clock = clock
        self._live: Live | None = None
        self._running: dict[str, _Running] = {}
        self._thinking = False
        self._growing = ""
        self._typed: tuple[str, int] | None = None
        self._gap = True

    @property
    def is_terminal(self) -> bool:
        """Whether lines can be redrawn."""
        return self._console.is_terminal

    @contextmanager
    def alive(self) -> Iterator[None]:
        """Keep the bottom alive while inside; afterwards the terminal is as it was."""
        if not self.is_terminal:
            yield
            return
        self._live = Live(
            get_renderable=self._bottom,
            console=self._console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        try:
            with self._live:
                yield
        finally:
            self._live = None

    async def tick(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Redraw the clocks for ever; cancel it."""
        while True:
            await sleep(_REFRESH)
            if self._running or self._thinking:
                self._redraw()

    def show(self, block: RenderableType) -> None:
        """Print for good."""
        self._thinking = False
        # Soft wrap without a terminal: whoever reads a file wants lines whole.
        whole = not self.is_terminal or (isinstance(block, Text) and bool(block.no_wrap))
        self._console.print(block, markup=False, highlight=False, emoji=False, soft_wrap=whole)
        self._gap = isinstance(block, Text) and not block.plain
        # The living bottom was drawn below it as it was: the last word may have ended something.
        self._redraw()

    def block(self, title: Text, lines: Sequence[Text]) -> None:
        """Print a title with its lines below it, indented, and an empty line at the end."""
        self.show(title)
        for line in lines:
            whole = line.no_wrap or not self.is_terminal
            self.show(
                Text("  ", no_wrap=line.no_wrap) + line if whole else Padding(line, (0, 0, 0, 2))
            )
        self.show(Text())

    async def answer(self, text: str) -> None:
        """Print what the agent answered; a terminal shows its Markdown."""
        words = printable(text)
        # The first one loads the reader of Markdown: not on the event loop.
        terminal = self.is_terminal
        self.show(await asyncio.to_thread(_markdown, words) if terminal else Text(words))

    def tell(self, text: str) -> None:
        """Print a plain text, line by line as it is."""
        self.show(Text(printable(text)))

    def echo(self, line: str) -> None:
        """Print what the person said, apart from what was answered before."""
        if not self._gap:
            self.show(Text())
        self.show(Text.assemble((PROMPT, "bold"), printable(line)))

    def think(self) -> None:
        """Say that the message has arrived and an answer is on its way."""
        self._thinking = True
        self._redraw()

    def grow(self, text: str) -> None:
        """Show an answer that is being written; "" takes it away."""
        self._growing = printable(text)
        self._thinking = self._thinking and not text
        self._redraw()

    def typed(self, line: str, cursor: int) -> None:
        """Show what is being typed."""
        self._typed = (line, cursor)
        self._redraw()

    def control(self, sequence: str) -> None:
        """Send the terminal itself a control sequence."""
        self._console.file.write(sequence)
        self._console.file.flush()

    def running(self, key: str, card: Card, buttons: Numbered) -> None:
        """Show work under way: a living line, or a plain one when it says something new."""
        before = self._running.get(key)
        self._running[key] = _Running(card=card, buttons=buttons)
        if self.is_terminal:
            self._redraw()
        else:
            said = before.card.lines if before is not None else ()
            self.show(working_line(card, buttons, said=said))

    def ended(self, key: str) -> None:
        """Take the living line away."""
        self._running.pop(key, None)
        self._redraw()

    def _redraw(self) -> None:
        if self._live is not None:
            self._live.refresh()

    def _bottom(self) -> RenderableType:
        now = self._clock()
        lines: list[RenderableType] = []
        if self._growing:
            lines.append(Text(self._growing[-_PREVIEW:], style="dim"))
        elif self._thinking:
            lines.append(Text("…", style="dim"))
        lines.extend(
            progress_line(one.card, one.card.progress, one.buttons, now)
            for one in self._running.values()
            if one.card.progress is not None
        )
        if self._typed is not None:
            lines.append(_input_line(*self._typed))
        return Group(*lines)


def _markdown(words: str) -> RenderableType:
    from rich.markdown import Markdown  # noqa: PLC0415 - slow to load, and the prompt comes first

    # Two blanks before a line break keep it a line break.
    return Markdown(words.replace("\n", "  \n"))


def _input_line(line: str, cursor: int) -> Text:
    at = line[cursor : cursor + 1] or " "
    return Text.assemble(
        (PROMPT, "bold"), line[:cursor], (at, "reverse"), line[cursor + 1 :], overflow="fold"
    )

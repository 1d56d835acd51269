"""Cards and progress as lines of text; colours are added here and dropped by a plain console."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Group, RenderableType
from rich.filesize import decimal
from rich.padding import Padding
from rich.text import Text

from bots.cards import TIMES
from bots.consolebot.plain import printable
from bots.ports import Button, Card, CardPicture, Phase, Progress
from tools.wording import lasting

_INDENT = 2
_BAR = 16  # characters
_STYLE: Mapping[Phase, str] = {
    Phase.WORKING: "cyan",
    Phase.APPROVAL: "yellow",
    Phase.RESULT: "green",
    Phase.FAILED: "red",
    Phase.NOTICE: "dim",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A picture on disk; `size` in bytes."""

    picture: CardPicture
    path: Path
    size: int


Numbered = Sequence[tuple[int, Button]]


def card_block(card: Card, saved: Sequence[Saved], buttons: Numbered) -> RenderableType:
    """The whole card: title, lines, each picture with where it is and what it shows, buttons."""
    body: list[RenderableType] = [Text(printable(line)) for line in card.lines]
    for one in saved:
        body.extend(saved_lines(one))
    if buttons:
        body.append(button_line(buttons))
    return Group(
        Text(printable(card.title), style=f"bold {_STYLE[card.phase]}"),
        Padding(Group(*body), (0, 0, 1, _INDENT)),
    )


def saved_lines(saved: Saved) -> list[Text]:
    """Where the picture is, how large, and its description."""
    picture = saved.picture
    link = saved.path.absolute().as_uri()
    facts = f" · {picture.width}{TIMES}{picture.height} px · {decimal(saved.size)}"
    return [
        Text.assemble(f"#{picture.number} ", (str(saved.path), f"bold link {link}"), facts),
        Text(f"alt: {printable(picture.alt_text)}", style="dim"),
    ]


def working_line(card: Card, buttons: Numbered) -> Text:
    """A card of work under way as one line, for consoles that cannot redraw."""
    line = Text(printable(card.title), style=_STYLE[card.phase])
    for told in card.lines:
        line.append(f" · {printable(told)}", style="default")
    if buttons:
        line.append("  ").append_text(button_line(buttons))
    return line


def progress_line(card: Card, progress: Progress, buttons: Numbered, now: datetime) -> Text:
    """The same, with a clock, for consoles that can."""
    elapsed = max(0.0, (now - progress.started_at).total_seconds())
    line = Text(printable(card.title), style=_STYLE[card.phase])
    if progress.position is not None:
        line.append(f" · position {progress.position}")
    line.append(f" · {lasting(elapsed)}")
    if progress.expected_seconds:
        share = min(1.0, elapsed / progress.expected_seconds)
        done = round(share * _BAR)
        line.append(f" of usually {lasting(progress.expected_seconds)} ")
        line.append("━" * done, style="cyan").append("━" * (_BAR - done), style="dim")
    if buttons:
        line.append("  ").append_text(button_line(buttons))
    return line


def button_line(buttons: Numbered) -> Text:
    """All buttons with their numbers, as in `[1] upscale 2x  [2] vary`."""
    line = Text()
    for place, (number, button) in enumerate(buttons):
        line.append("  " if place else "")
        line.append(f"[{number}]", style="bold").append(f" {printable(button.label)}")
    return line

"""Cards and progress as lines of text; colours are added here and dropped by a plain console."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.filesize import decimal
from rich.text import Text

from bots.consolebot.plain import printable
from bots.phrases import PHRASES, place_in_line
from bots.ports import Button, Card, CardPicture, Phase, Progress
from tools.wording import lasting

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


def card_lines(card: Card, saved: Sequence[Saved], buttons: Numbered) -> list[Text]:
    """The card below its title: its words, each picture with where it is, the buttons."""
    lines = [Text(line) for told in card.lines for line in printable(told).splitlines()]
    for one in saved:
        lines.extend(saved_lines(one))
    if buttons:
        lines.append(button_line(buttons))
    return lines


def card_title(card: Card) -> Text:
    """The card's first line, in the colour of its phase."""
    return Text(printable(card.title), style=f"bold {_STYLE[card.phase]}")


def file_line(path: Path, size: int) -> Text:
    """Where a file is, and its size; not wrapped by us: a broken path could not be copied."""
    link = path.absolute().as_uri()
    return Text.assemble((str(path), f"bold link {link}"), f" · {decimal(size)}", no_wrap=True)


def saved_lines(saved: Saved) -> list[Text]:
    """Where the picture is, the size of its file, and its description."""
    picture = saved.picture
    link = saved.path.absolute().as_uri()
    return [
        # Not wrapped by us: a path with a line break in it could not be copied.
        Text.assemble(
            f"#{picture.number} " if picture.number else "",
            (str(saved.path), f"bold link {link}"),
            f" · {decimal(saved.size)}",
            no_wrap=True,
        ),
        Text(f"alt: {printable(picture.alt_text)}", style="dim"),
    ]


def working_line(card: Card, buttons: Numbered, *, said: Collection[str] = ()) -> Text:
    """A card of work under way as one line, for consoles that cannot redraw.

    What an earlier line about the same work has said stays out.
    """
    line = Text(printable(card.title), style=_STYLE[card.phase])
    for told in card.lines:
        if told not in said:
            line.append(f" · {printable(told)}", style="default")
    if buttons:
        line.append("  ").append_text(button_line(buttons))
    return line


def progress_line(card: Card, progress: Progress, buttons: Numbered, now: datetime) -> Text:
    """The same, with a clock, for consoles that can."""
    elapsed = max(0.0, (now - progress.started_at).total_seconds())
    line = Text(printable(card.title), style=_STYLE[card.phase])
    if progress.position is not None:
        line.append(f" · {place_in_line(progress.position, card.language)}")
    line.append(f" · {lasting(elapsed)}")
    if progress.expected_seconds:
        share = min(1.0, elapsed / progress.expected_seconds)
        done = round(share * _BAR)
        time = lasting(progress.expected_seconds)
        line.append(f" · {PHRASES.card.usually.spoken(card.language, time=time)} ")
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

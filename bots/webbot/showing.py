"""One message of a chat as HTML of the page."""

from datetime import datetime
from typing import Final, NamedTuple

from markupsafe import Markup

from bots.ports import Phase
from bots.webbot.bodies import Kind, ShownCard, ShownFile, ShownProgress, Text
from bots.webbot.markup import filled
from storage.web_messages import WebMessage
from tools.wording import lasting

_ALMOST: Final = 0.95
"""How full the bar gets before the picture is there."""


class Reached(NamedTuple):
    """How far some work is: the full part of the bar, where that can be told, and in words."""

    share: str
    words: str


def reached(progress: ShownProgress, now: datetime) -> Reached:
    """How far it is now."""
    seconds = max(0.0, (now - progress.started_at).total_seconds())
    expected = progress.expected_seconds
    share = f"{min(_ALMOST, seconds / expected):.2f}" if expected else ""
    return Reached(share, f"{progress.state} · {lasting(seconds)}")


def read(message: WebMessage) -> Text | ShownCard | ShownFile:
    """What it holds."""
    match Kind(message.kind):
        case Kind.SAID | Kind.TOLD | Kind.WRITTEN:
            return Text.model_validate(message.body)
        case Kind.CARD:
            return ShownCard.model_validate(message.body)
        case Kind.FILE:
            return ShownFile.model_validate(message.body)


def show(message: WebMessage, now: datetime) -> tuple[Markup, ShownProgress | None]:
    """Its HTML, and the work that still goes on there."""
    body, progress = read(message), None
    if isinstance(body, ShownCard) and body.phase is Phase.WORKING:
        progress = body.progress
    so_far = reached(progress, now) if progress is not None else None
    return filled(f"{message.kind}.html", message=message, body=body, reached=so_far), progress

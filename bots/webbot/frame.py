"""What every page has: the bar, the looks, and the words for a trouble."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import structlog
from nicegui import ui

from bots.webbot.door import PREFIX
from bots.webbot.tags import link, tag, way, words
from bots.webbot.talk import Talk
from bots.webbot.visitors import Visitor, Visitors
from storage.errors import StorageError
from tools.context import Services
from tools.workflow_book import Stage

PAGES: Final = (
    ("", "Chat"),
    ("gallery", "Gallery"),
    ("dashboard", "Dashboard"),
    ("settings", "Settings"),
)

Health = Callable[[], Awaitable[Mapping[str, tuple[bool, str]]]]

_log = structlog.get_logger(__name__)
_ASIDE: Final = files("bots.webbot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """What the pages work with.

    `stage`: where workflows are tried out. `note`: a line that stands above every page; `health`:
    of each part, whether it works, and a fact about it.
    """

    talk: Talk
    visitors: Visitors
    services: Services
    health: Health
    stage: Stage
    note: str | None = None


class SignedOut(Exception):
    """The browser is not signed in any more."""


@contextmanager
def framed(house: Household, visitor: Visitor, *, here: str, title: str) -> Iterator[None]:
    """The frame around one page; its content is made inside the block."""
    ui.page_title(f"{title} · Picture bot")
    ui.add_head_html(f"<style>{_text('page.css')}</style>")  # needs no script to be looked at
    with tag("header", "bar"):
        link("Skip to the content", "#content", "skip")
        words("h1", "Picture bot")
        with tag("nav", aria_label="Pages"):
            for path, name in PAGES:
                way(name, f"{PREFIX}/{path}", here=here == path)
        with tag("form", method="post", action=f"{PREFIX}/leave"):
            name = visitor.person.name
            words("button", "Sign out", "button plain", type="submit", title=f"Signed in as {name}")
    if house.note:
        words("div", house.note, "note", role="note")
    yield


def script(*names: str) -> str:
    """The page's own scripts."""
    return "".join(f"<script>{_text(name)}</script>" for name in names)


@asynccontextmanager
async def told() -> AsyncIterator[None]:
    """Turn what goes wrong inside the block into a sentence on the page."""
    try:
        yield
    except SignedOut:
        ui.navigate.to("/enter")
    except StorageError:
        _log.exception("web.storage")
        ui.notify("I cannot reach my memory right now. Please try again.", type="warning")


async def still(house: Household, visitor: Visitor) -> None:
    """Raises `SignedOut` where this browser was signed out since the page was opened."""
    sessions = await house.visitors.sessions(visitor)
    if visitor.session not in {session.sha256 for session in sessions}:
        raise SignedOut


@cache
def _text(name: str) -> str:
    return (_ASIDE / name).read_text(encoding="utf-8")

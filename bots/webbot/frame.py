"""What every page has: the bar, the looks, and the words for a trouble."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from copy import copy
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import structlog
from nicegui import language, ui

from bots.webbot.door import PREFIX
from bots.webbot.notes import Note
from bots.webbot.tags import link, tag, way, words
from bots.webbot.talk import Talk
from bots.webbot.visitors import Visitor, Visitors
from bots.webbot.wording import word
from storage.errors import StorageError
from tools.context import Services
from tools.languages import Language
from tools.speech import spoken_now
from tools.workflow_book import Stage

_LANGUAGES: Final[Mapping[Language, language.Language]] = {
    "en": "en-US",
    "es": "es",
    "pt": "pt",
    "fr": "fr",
    "de": "de",
    "it": "it",
}
"""As the library calls them, which says them of the page, too."""

Health = Callable[[], Awaitable[Mapping[str, tuple[bool, str]]]]

_log = structlog.get_logger(__name__)
_ASIDE: Final = files("bots.webbot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """What the pages work with.

    `stage`: where workflows are tried out. `notes` stand above every page; `health`:
    of each part, whether it works, and a fact about it.
    """

    talk: Talk
    visitors: Visitors
    services: Services
    health: Health
    stage: Stage
    notes: Sequence[Note] = ()


class SignedOut(Exception):
    """The browser is not signed in any more."""


@contextmanager
def framed(house: Household, visitor: Visitor, *, here: str, title: str) -> Iterator[None]:
    """The frame around one page; its content is made inside the block."""
    _is_spoken()
    bot = word("frame.bot")
    ui.page_title(f"{title} · {bot}")
    ui.add_head_html(f"<style>{_text('page.css')}</style>")  # needs no script to be looked at
    with tag("header", "bar"):
        link(word("frame.skip"), "#content", "skip")
        words("h1", bot)
        with tag("nav", aria_label=word("frame.pages")):
            for path, name in _pages().items():
                way(name, f"{PREFIX}/{path}", here=here == path)
        with tag("form", method="post", action=f"{PREFIX}/leave"):
            who = word("frame.signed_in", name=visitor.person.name)
            words("button", word("frame.leave"), "button plain", type="submit", title=who)
    if house.notes:
        words("div", " ".join(map(word, house.notes)), "note", role="note")
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
        ui.notify(word("frame.no_memory"), type="warning")


async def still(house: Household, visitor: Visitor) -> None:
    """Raises `SignedOut` where this browser was signed out since the page was opened."""
    sessions = await house.visitors.sessions(visitor)
    if visitor.session not in {session.sha256 for session in sessions}:
        raise SignedOut


def _pages() -> Mapping[str, str]:
    return {
        "": word("frame.chat"),
        "gallery": word("frame.gallery"),
        "dashboard": word("frame.dashboard"),
        "settings": word("frame.settings"),
    }


def _is_spoken() -> None:
    """Have the browser know the language of this page; the library has one for all who open it."""
    client = ui.context.client
    page = copy(client.page)
    page.language = _LANGUAGES[spoken_now()]
    client.page = page


@cache
def _text(name: str) -> str:
    return (_ASIDE / name).read_text(encoding="utf-8")

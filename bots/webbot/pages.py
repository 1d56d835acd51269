"""Which page answers at which address. This, and what it imports, is all that knows NiceGUI."""

from typing import Final
from uuid import UUID

from fastapi import FastAPI
from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bots.webbot.administration_page import AdministrationPage
from bots.webbot.chat_page import ChatPage
from bots.webbot.dashboard_page import DashboardPage
from bots.webbot.door import PREFIX, VISITOR
from bots.webbot.first_paint import paint_first
from bots.webbot.frame import Household, framed
from bots.webbot.gallery_page import GalleryPage
from bots.webbot.settings_page import SettingsPage
from bots.webbot.tags import link, tag, words
from bots.webbot.visitors import Visitor
from bots.webbot.wording import word
from bots.webbot.workflow_page import WorkflowPage
from tools.speech import go_on_in

_PATIENCE: Final = 60.0
"""Seconds for which an open page that lost its connection is kept as it was."""


def create_pages(house: Household) -> FastAPI:
    """The application behind the door. One per process: the library keeps its pages globally."""
    shell = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @ui.page("/")
    async def latest(request: Request) -> Response:
        visitor = _visitor(request)
        chats = await house.talk.chats(visitor)
        chat = chats[0] if chats else await house.talk.begin(visitor)
        return RedirectResponse(f"{PREFIX}/chat/{chat.id}", 303)

    @ui.page("/chat/{chat_id}")
    async def chat(request: Request, chat_id: str) -> None:
        visitor = _visitor(request)
        found = await house.talk.chat(visitor, _uuid(chat_id))
        if found is None:
            _nothing(house, visitor)
        else:
            await ChatPage(house, visitor, found).build()
        paint_first()

    @ui.page("/gallery")
    async def gallery(request: Request) -> None:
        await GalleryPage(house, _visitor(request), request.query_params).build()
        paint_first()

    @ui.page("/dashboard")
    async def dashboard(request: Request) -> None:
        await DashboardPage(house, _visitor(request)).build()
        paint_first()

    _settings_pages(house)
    ui.run_with(
        shell,
        mount_path=PREFIX,
        title=word("frame.bot"),
        dark=None,
        language="en-US",
        tailwind=False,
        reconnect_timeout=_PATIENCE,
        show_welcome_message=False,
    )
    return shell


def _settings_pages(house: Household) -> None:
    @ui.page("/settings")
    async def settings(request: Request) -> None:
        await SettingsPage(house, _visitor(request)).build()
        paint_first()

    @ui.page("/settings/administration")
    async def administration(request: Request) -> None:
        place = request.query_params.get("place", "")
        await AdministrationPage(house, _visitor(request), place).build()
        paint_first()

    @ui.page("/settings/workflows")
    async def workflows(request: Request) -> None:
        await WorkflowPage(house, _visitor(request), request.query_params).build()
        paint_first()


def _visitor(request: Request) -> Visitor:
    """Who is there; from here on they are spoken to in their language."""
    visitor: Visitor = request.scope[VISITOR]
    go_on_in(visitor.language)
    return visitor


def _nothing(house: Household, visitor: Visitor) -> None:
    with framed(house, visitor, here="-", title=word("frame.not_here")):
        with tag("main", "log", id="content"):
            words("h2", word("frame.no_chat"))
            words("p", word("frame.chat_gone"))
            link(word("frame.to_chats"), f"{PREFIX}/")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)

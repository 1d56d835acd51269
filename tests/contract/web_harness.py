"""A chat of the web page, read as a browser reads it: rows, and files by their addresses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bots.ports import ChatAdapter, ChatRef
from bots.webbot.adapter import PLATFORM, WebAdapter
from bots.webbot.bells import Bells
from bots.webbot.bodies import Kind, ShownCard, ShownFile, Text
from bots.webbot.files import Files
from bots.webbot.visitors import Visitor
from storage import conversations, images, people, web_chats, web_messages
from storage.database import Database
from storage.ids import Ids
from storage.media import Media
from storage.web_chats import WebChat
from storage.web_messages import WebMessage
from tests.standins.clock import HandClock
from tests.unit.bots import builders

_BYTES = b"\x89PNG the bytes of a picture"
_PICTURES = range(3, 11)


def _random(size: int) -> bytes:
    return bytes(range(size))


@dataclass(frozen=True, slots=True, kw_only=True)
class _FilesOnly:
    files: Files
    visitor: Visitor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        found = await self.files.answer(request, request.url.path, self.visitor)
        await (found or PlainTextResponse("", 404))(scope, receive, send)


class WebHarness:
    """What the person sees."""

    def __init__(self, db: Database, adapter: ChatAdapter, chat: WebChat, page: ASGIApp) -> None:
        self.adapter = adapter
        self.ref = ChatRef(platform=PLATFORM, chat=str(chat.id), private=True)
        self._db = db
        self._chat = chat
        self._http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=page), base_url="http://page"
        )

    async def _messages(self) -> list[WebMessage]:
        async with self._db.read() as tx:
            return await web_messages.page(tx, self._chat.id, limit=100)

    async def texts(self) -> list[str]:
        return [_words(message) for message in await self._messages()]

    async def files(self) -> list[bytes]:
        found = []
        for message in await self._messages():
            for address in _addresses(message):
                answer = await self._http.get(address)
                assert answer.status_code == 200, address
                found.append(answer.content)
        return found

    async def close(self) -> None:
        await self._http.aclose()


def _words(message: WebMessage) -> str:
    match message.kind:
        case Kind.CARD:
            card = ShownCard.model_validate(message.body)
            return "\n".join([card.words, *(button.label for button in card.buttons)])
        case Kind.FILE:
            return ShownFile.model_validate(message.body).text
        case _:
            return Text.model_validate(message.body).text


def _addresses(message: WebMessage) -> list[str]:
    if message.kind == Kind.CARD:
        pictures = ShownCard.model_validate(message.body).pictures
        return [f"/picture/{picture.handle}" for picture in pictures]
    if message.kind == Kind.FILE:
        picture = ShownFile.model_validate(message.body).picture
        return [f"/picture/{picture.handle}/file" if picture else f"/file/{message.id}/0"]
    return []


@asynccontextmanager
async def web_harness(folder: Path) -> AsyncIterator[WebHarness]:
    clock = HandClock()
    ids = Ids(clock, _random)
    db = await Database.open(f"sqlite:///{folder / 'page.sqlite'}", lock_path=None)
    media = await Media.open("memory://")
    adapter = WebAdapter(db=db, media=media, bells=Bells(), clock=clock, ids=ids)
    async with db.write() as tx:
        ana = await people.identify(
            tx,
            platform=PLATFORM,
            external_id="ana",
            name="Ana",
            language=None,
            new_id=ids(),
            now=clock(),
        )
        chat = WebChat(
            id=ids(), person_id=ana.id, title="A chat", created_at=clock(), used_at=clock()
        )
        await web_chats.add(tx, chat)
        place = await conversations.open(
            tx, platform=PLATFORM, chat=str(chat.id), thread=None, new_id=ids(), now=clock()
        )
        for number in _PICTURES:
            image = builders.image(number, person_id=ana.id, conversation_id=place.id, job_id=None)
            await images.insert(tx, image)
    await media.put("key", _BYTES)
    visitor = Visitor(person=ana, session="", known_as="ana")
    files = _FilesOnly(files=Files(db=db, media=media), visitor=visitor)
    harness = WebHarness(db, adapter, chat, files)
    yield harness
    await harness.close()
    await db.close()

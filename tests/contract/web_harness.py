"""A chat of the web page, read as a browser reads it: rows, and files by their addresses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from typing_extensions import override

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
from storage.people import Person
from storage.web_chats import WebChat
from storage.web_messages import WebMessage
from tests.contract.chat_cards import PICTURE
from tests.contract.chat_harness import Place, Unlimited
from tests.standins.clock import HandClock
from tests.unit.bots import builders

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


class _Chat:
    """What the person sees in one chat."""

    def __init__(self, db: Database, chat: WebChat, page: ASGIApp) -> None:
        self.ref = ChatRef(platform=PLATFORM, chat=str(chat.id), private=True)
        self._db = db
        self._chat = chat
        self._page = page

    async def _messages(self) -> list[WebMessage]:
        async with self._db.read() as tx:
            return await web_messages.page(tx, self._chat.id, limit=100)

    async def texts(self) -> list[str]:
        return [_words(message) for message in await self._messages()]

    async def files(self) -> list[bytes]:
        found = []
        transport = httpx.ASGITransport(app=self._page)
        async with httpx.AsyncClient(transport=transport, base_url="http://page") as http:
            for message in await self._messages():
                for address in _addresses(message):
                    answer = await http.get(address)
                    assert answer.status_code == 200, address
                    found.append(answer.content)
        return found


class WebHarness(_Chat, Unlimited):
    """A person with a chat on the page, and the pictures in it."""

    adapter: ChatAdapter

    def __init__(self, db: Database, media: Media, ana: Person, clock: HandClock) -> None:
        self._media = media
        self._ids = Ids(clock, _random)
        self._clock = clock
        self._ana = ana
        visitor = Visitor(person=ana, session="", known_as="ana")
        page = _FilesOnly(files=Files(db=db, media=media), visitor=visitor)
        super().__init__(db, self._new_chat(), page)

    @property
    def too_many_bytes(self) -> int:
        return self.adapter.largest_document + 1

    async def elsewhere(self) -> Place:
        chat = self._new_chat()
        async with self._db.write() as tx:
            await web_chats.add(tx, chat)
        return _Chat(self._db, chat, self._page)

    def _new_chat(self) -> WebChat:
        now = self._clock()
        return WebChat(
            id=self._ids(), person_id=self._ana.id, title="A chat", created_at=now, used_at=now
        )

    @override
    async def shut_out(self) -> bool:
        async with self._db.write() as tx:
            await web_chats.delete(tx, self._chat.id, self._clock())
        return True

    async def wipe(self) -> bool:
        for message in await self._messages():
            await self.adapter.remove(self.ref, str(message.id))
        return True

    async def picture_is(self, data: bytes) -> None:
        await self._media.put("key", data)

    async def restart(self) -> None:
        self.adapter = WebAdapter(
            db=self._db, media=self._media, bells=Bells(), clock=self._clock, ids=self._ids
        )

    async def begin(self) -> None:
        """The chat is there, its pictures are kept, and a process shows it."""
        async with self._db.write() as tx:
            await web_chats.add(tx, self._chat)
            place = await conversations.open(
                tx,
                platform=PLATFORM,
                chat=str(self._chat.id),
                thread=None,
                new_id=self._ids(),
                now=self._clock(),
            )
            for number in _PICTURES:
                image = builders.image(
                    number, person_id=self._ana.id, conversation_id=place.id, job_id=None
                )
                await images.insert(tx, image)
        await self.picture_is(PICTURE)
        await self.restart()


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
    db = await Database.open(f"sqlite:///{folder / 'page.sqlite'}", lock_path=None)
    media = await Media.open("memory://")
    async with db.write() as tx:
        ana = await people.identify(
            tx,
            platform=PLATFORM,
            external_id="ana",
            name="Ana",
            language=None,
            new_id=Ids(clock, _random)(),
            now=clock(),
        )
    harness = WebHarness(db, media, ana, clock)
    await harness.begin()
    yield harness
    await db.close()

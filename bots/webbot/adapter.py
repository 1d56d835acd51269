"""The chat adapter: whatever is shown is a row, so a reload, or another process, shows the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from typing_extensions import override

from bots.errors import Gone, MessageGone, RetryLater, TooLarge
from bots.ports import Card, CardPicture, ChatAdapter, ChatRef, Document, TextStream
from bots.webbot.bells import Bells
from bots.webbot.bodies import KeptFile, Kind, ShownFile, Text, kept, shown_card, shown_picture
from storage import unneeded, web_chats, web_messages
from storage.database import Database, Transaction
from storage.errors import StorageError
from storage.media import Media, key_for
from storage.web_messages import WebMessage

PLATFORM = "web"

_LARGEST = 256 * 1024 * 1024
_SHORTLY = 5.0  # seconds until the database is asked again


class WebAdapter(ChatAdapter):
    """Writes down what stands in a chat, and rings for the pages that show it."""

    def __init__(
        self,
        *,
        db: Database,
        media: Media,
        bells: Bells,
        clock: Callable[[], datetime],
        ids: Callable[[], UUID],
    ) -> None:
        self.bells = bells
        self._db = db
        self._media = media
        self._clock = clock
        self._ids = ids

    @property
    @override
    def platform(self) -> str:
        return PLATFORM

    @override
    async def acknowledge(self, ref: ChatRef, message_id: str) -> None:
        self.bells.thinks(UUID(ref.chat))

    @override
    async def say(self, ref: ChatRef, text: str, *, nonce: str, reply_to: str | None) -> str:
        message = self._new(ref, Kind.TOLD, nonce, text)
        return await self._add(replace(message, body=kept(Text(text=text)), reply_to=reply_to))

    @override
    def stream(self, ref: ChatRef, *, reply_to: str | None) -> TextStream:
        message = self._new(ref, Kind.WRITTEN, str(self._ids()), "")
        return _WebStream(self, replace(message, reply_to=reply_to))

    async def write(self, message: WebMessage, text: str) -> str:
        """End a growing text as this one."""
        words = text.lower()
        return await self._add(replace(message, body=kept(Text(text=text)), words=words))

    @override
    async def send_card(self, ref: ChatRef, card: Card, *, nonce: str) -> str:
        body = shown_card(card)
        message = self._new(ref, Kind.CARD, nonce, body.words)
        return await self._add(replace(message, body=kept(body)))

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        body = shown_card(card)
        try:
            async with self._db.write() as tx:
                await _open_chat(tx, ref)
                shown = await web_messages.get(tx, UUID(message_ref))
                if shown is None or shown.removed_at is not None:
                    reason = "it was taken away"
                    raise MessageGone(reason)
                changed = replace(shown, kind=Kind.CARD, body=kept(body), words=body.words.lower())
                if changed != shown:
                    await web_messages.change(tx, changed, self._clock())
        except StorageError as error:
            raise RetryLater(_SHORTLY) from error
        self._shown(ref)
        return message_ref

    @override
    async def send_file(
        self, ref: ChatRef, picture: CardPicture, *, nonce: str, reply_to: str | None
    ) -> str:
        body = ShownFile(picture=shown_picture(picture))
        message = self._new(ref, Kind.FILE, nonce, f"{picture.handle} {picture.alt_text}")
        return await self._add(replace(message, body=kept(body), reply_to=reply_to))

    @property
    @override
    def largest_document(self) -> int:
        return _LARGEST

    @override
    async def send_document(
        self, ref: ChatRef, document: Document, *, nonce: str, reply_to: str | None
    ) -> str:
        if len(document.data) > self.largest_document:
            raise TooLarge
        file = await self.keep_file(document.name, "application/octet-stream", document.data)
        body = ShownFile(file=file, text=document.words)
        message = self._new(ref, Kind.FILE, nonce, f"{document.words} {document.name}")
        return await self._add(replace(message, body=kept(body), reply_to=reply_to))

    async def keep_file(self, name: str, media_type: str, data: bytes) -> KeptFile:
        """Store a file that no picture has (yet): it goes by itself unless one comes to have it.

        Raises `RetryLater`.
        """
        key = key_for(sha256(data).hexdigest(), media_type)
        try:
            await unneeded.spare(self._db, [key], self._clock())
            await self._media.put(key, data)
            async with self._db.write() as tx:
                await unneeded.note(tx, [key], self._clock())
        except StorageError as error:
            raise RetryLater(_SHORTLY) from error
        return KeptFile(name=name, key=key, media_type=media_type, size=len(data))

    @override
    async def remove(self, ref: ChatRef, message_ref: str) -> None:
        try:
            async with self._db.write() as tx:
                await web_messages.remove(tx, UUID(message_ref), self._clock())
        except StorageError as error:
            raise RetryLater(_SHORTLY) from error
        self._shown(ref)

    @override
    def private(self, person: str) -> ChatRef | None:
        return None  # a person has many chats here, and none that is the one

    def _new(self, ref: ChatRef, kind: Kind, nonce: str, words: str) -> WebMessage:
        now = self._clock()
        return WebMessage(
            id=self._ids(),
            chat_id=UUID(ref.chat),
            nonce=nonce,
            kind=kind,
            body={},
            words=words.lower(),
            created_at=now,
            changed_at=now,
        )

    async def _add(self, message: WebMessage) -> str:
        ref = ChatRef(platform=PLATFORM, chat=str(message.chat_id))
        try:
            async with self._db.write() as tx:
                await _open_chat(tx, ref)
                stands = await web_messages.add(tx, message)
                await web_chats.used(tx, message.chat_id, self._clock())
        except StorageError as error:
            raise RetryLater(_SHORTLY) from error
        self._shown(ref)
        return str(stands.id)

    def _shown(self, ref: ChatRef) -> None:
        self.bells.changed(UUID(ref.chat))


class _WebStream(TextStream):
    def __init__(self, adapter: WebAdapter, message: WebMessage) -> None:
        self._adapter = adapter
        self._message = message
        self._text = ""

    @override
    async def add(self, text: str) -> None:
        self._text += text
        self._adapter.bells.grows(self._message.chat_id, self._text)

    @override
    async def finish(self, full_text: str) -> str | None:
        try:
            if not full_text.strip():
                return None
            return await self._adapter.write(self._message, full_text)
        finally:
            self._adapter.bells.rests(self._message.chat_id)


async def _open_chat(tx: Transaction, ref: ChatRef) -> None:
    if await web_chats.get(tx, UUID(ref.chat)) is None:
        reason = "that chat was deleted"
        raise Gone(reason)

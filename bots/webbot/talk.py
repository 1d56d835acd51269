"""What people do in their chats: said here, kept, and handed to the rest of the bot."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

import structlog

from bots.buttons import Action, ButtonData, encode
from bots.commands import typed_arguments
from bots.errors import AttachmentUnreadable
from bots.forms import Filled, opening
from bots.ports import Attachment, ChatRef, Command, Incoming, Load, Press, Receiver, Sender
from bots.webbot.adapter import PLATFORM, WebAdapter
from bots.webbot.bodies import KeptFile, Kind, Text, kept
from bots.webbot.taking_back import forget, take_back_last, withdraw_questions
from bots.webbot.visitors import Visitor
from storage import conversations, images, people, web_chats, web_messages
from storage.errors import StorageError
from storage.images import Image
from storage.web_chats import UNNAMED, WebChat
from storage.web_messages import WebMessage
from tools.context import Services
from tools.speech import speak

SHOWN: Final = 30
"""Messages that a page shows at first, and more of at a time."""
_CHATS: Final = 200
_TITLE: Final = 60
_MOST_WAITING: Final = 500

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a person sends: words, pictures, and the picture they answer, by its handle.

    `changes`: it is to stand for what they said last.
    """

    text: str
    files: Sequence[KeptFile] = ()
    pointed: str | None = None
    changes: bool = False


class Talk:
    """Chats and messages of the people who visit."""

    def __init__(self, *, services: Services, adapter: WebAdapter) -> None:
        self.adapter = adapter
        self._services = services
        self._db = services.db
        self._media = services.media
        self._clock = services.clock
        self._ids = services.ids
        self._receiver: Receiver | None = None

    def listen(self, receiver: Receiver) -> None:
        """Hand what is said to it."""
        self._receiver = receiver

    async def resume(self) -> None:
        """Hand over what was said before a crash and not dealt with."""
        async with self._db.read() as tx:
            left = await web_messages.waiting(tx, _MOST_WAITING)
        for message in left:
            sender = await self._sender_of(message)
            if sender is not None:
                await self._hand_over(message, sender)

    async def chats(self, visitor: Visitor, words: str = "") -> list[WebChat]:
        """Their chats, the last used first."""
        async with self._db.read() as tx:
            return await web_chats.of_person(
                tx, visitor.person.id, words=words.strip(), limit=_CHATS
            )

    async def chat(self, visitor: Visitor, id: UUID) -> WebChat | None:
        """A chat of theirs; None for everything else."""
        async with self._db.read() as tx:
            chat = await web_chats.get(tx, id)
        return chat if chat is not None and chat.person_id == visitor.person.id else None

    async def begin(self, visitor: Visitor) -> WebChat:
        """A new chat; one in which nothing was said yet serves as well."""
        for chat in await self.chats(visitor):
            if chat.title == UNNAMED and not await self.messages(chat, limit=1):
                return chat
        now = self._clock()
        chat = WebChat(
            id=self._ids(),
            person_id=visitor.person.id,
            title=UNNAMED,
            created_at=now,
            used_at=now,
        )
        async with self._db.write() as tx:
            await web_chats.add(tx, chat)
        return chat

    async def rename(self, chat: WebChat, title: str) -> None:
        """Give a chat another name."""
        named = " ".join(title.split())[:_TITLE]
        if named:
            async with self._db.write() as tx:
                await web_chats.rename(tx, chat.id, named)

    async def delete(self, chat: WebChat) -> None:
        """Take a chat away, and what I know and ask there; its pictures stay in the gallery."""
        await withdraw_questions(self._services, chat)
        async with self._db.write() as tx:
            await web_chats.delete(tx, chat.id, self._clock())
            await forget(tx, chat, since=chat.created_at)
        self.adapter.bells.changed(chat.id)

    async def messages(
        self, chat: WebChat, *, before: UUID | None = None, limit: int = SHOWN
    ) -> list[WebMessage]:
        """What stands in the chat, oldest first."""
        async with self._db.read() as tx:
            return await web_messages.page(tx, chat.id, before=before, limit=limit)

    async def message(self, chat: WebChat, id: UUID) -> WebMessage | None:
        """What stands in the chat under this id; None for everything else."""
        async with self._db.read() as tx:
            message = await web_messages.get(tx, id)
        stands = message is not None and message.chat_id == chat.id and message.removed_at is None
        return message if stands else None

    async def send(self, visitor: Visitor, chat: WebChat, words: Words) -> None:
        """Say something. It is kept before anything is done about it.

        What stands for something else takes its place, and the chat goes on from before that; while
        that is still being answered it is said after it.
        """
        now, id_ = self._clock(), self._ids()
        body = Text(
            text=words.text,
            files=tuple(words.files),
            event=str(id_),
            pointed=words.pointed,
            sender=visitor.known_as,
            changed=words.changes,
        )
        message = WebMessage(
            id=id_,
            chat_id=chat.id,
            nonce=str(id_),
            kind=Kind.SAID,
            body=kept(body),
            words=words.text.lower(),
            waiting=True,
            created_at=now,
            changed_at=now,
        )
        async with self._db.write() as tx:
            if words.changes:
                await take_back_last(tx, chat, now)
            await web_messages.add(tx, message)
            await web_chats.used(tx, chat.id, now)
            if chat.title == UNNAMED and words.text.strip():
                await web_chats.rename(tx, chat.id, " ".join(words.text.split())[:_TITLE])
        self.adapter.bells.changed(chat.id)
        await self._hand_over(message, visitor.sender)

    async def opening(self, visitor: Visitor, chat: WebChat, button: ButtonData) -> Filled:
        """What the dialog of a button opens with."""
        async with self._db.read() as tx:
            here = await conversations.find(tx, platform=PLATFORM, chat=str(chat.id))
            return await opening(
                tx,
                button,
                person=visitor.person.id,
                here=here.id if here is not None else None,
            )

    async def press(
        self, visitor: Visitor, message: WebMessage, data: str, form: Filled | None = None
    ) -> None:
        """Press a button on a message; `form` is what was filled in for it."""
        press = Press(
            ref=_ref(message.chat_id),
            event_id=str(self._ids()),
            sender=visitor.sender,
            message_id=str(message.id),
            data=data,
            text=form.words if form is not None else None,
            settings=form.settings if form is not None else {},
        )
        await self._listening().press(self.adapter, press)

    async def _hand_over(self, message: WebMessage, sender: Sender) -> None:
        body = Text.model_validate(message.body)
        pointed = await self._pointed(body.pointed)
        # A press of "show" on the picture that was answered: so it is recognised however old it is.
        buttons = (encode(Action.SHOW, pointed.id),) if pointed is not None else ()
        reply_to = f"picture {body.pointed}" if pointed is not None else None
        files = tuple(self._attachment(file) for file in body.files)
        done = partial(self._handled, message.id)
        if body.text.startswith("/") and len(body.text) > 1:
            name, _, rest = body.text[1:].partition(" ")
            command = Command(
                ref=_ref(message.chat_id),
                event_id=body.event,
                sender=sender,
                name=name.lower(),
                arguments=typed_arguments(rest),
                attachments=files,
                reply_to=reply_to,
                reply_buttons=buttons,
                done=done,
            )
            return await self._listening().command(self.adapter, command)
        incoming = Incoming(
            ref=_ref(message.chat_id),
            message_id=body.event,
            sender=sender,
            text=body.text,
            received_at=message.created_at,
            attachments=files,
            reply_to=reply_to,
            reply_buttons=buttons,
            done=done,
        )
        return await self._listening().message(self.adapter, incoming)

    async def _handled(self, id: UUID) -> None:
        async with self._db.write() as tx:
            await web_messages.handled(tx, id)

    async def _pointed(self, handle: str | None) -> Image | None:
        if handle is None:
            return None
        async with self._db.read() as tx:
            return await images.by_handle(tx, handle)

    async def _sender_of(self, message: WebMessage) -> Sender | None:
        known_as = Text.model_validate(message.body).sender
        async with self._db.read() as tx:
            person = await people.find(tx, platform=PLATFORM, external_id=known_as)
        return Sender(id=known_as, name=person.name) if person is not None else None

    def _attachment(self, file: KeptFile) -> Attachment:
        return Attachment(
            name=file.name, media_type=file.media_type, load=self._loader(file), size=file.size
        )

    def _loader(self, file: KeptFile) -> Load:
        async def load() -> bytes:
            try:
                return await self._media.get(file.key)
            except StorageError as error:
                reason = speak("it is not there any more; please send it again")
                raise AttachmentUnreadable(file.name, reason) from error

        return load

    def _listening(self) -> Receiver:
        if self._receiver is None:
            message = "nobody listens yet"
            raise RuntimeError(message)
        return self._receiver


def _ref(chat_id: UUID) -> ChatRef:
    return ChatRef(platform=PLATFORM, chat=str(chat_id), private=True)

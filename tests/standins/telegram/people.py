"""People: what they can do in Telegram's app, as the tests have them do it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from tests.standins.telegram.entities import Formatted, formatted
from tests.standins.telegram.files import Files
from tests.standins.telegram.hearing import Hearing
from tests.standins.telegram.queries import Asked, Pressed, Queries, Result
from tests.standins.telegram.state import PRESENT, Chat, Media, Message, Topic, User
from tests.standins.telegram.wire import Upload, utf16
from tests.standins.telegram.world import World
from tests.standins.wire import impossible


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """What a person acts with."""

    world: World
    hearing: Hearing
    queries: Queries

    @property
    def files(self) -> Files:
        return self.world.files


@dataclass(slots=True, kw_only=True, eq=False)
class Person(User):
    """Somebody at the keyboard. What Telegram's app would not allow raises `Impossible`.

    Without `chat` a person writes to the bot in private.
    """

    hands: Hands

    @property
    def private(self) -> Chat:
        """The private conversation with the bot."""
        return self.hands.world.private_chat(self)

    async def starts(self, payload: str = "") -> Message:
        """Press "Start" in the private chat, or follow a deep link there."""
        self.private.bot_is_blocked = False
        return await self.says(f"/start {payload}".strip())

    async def says(
        self,
        text: str,
        *,
        chat: Chat | None = None,
        topic: Topic | None = None,
        reply_to: Message | None = None,
        forwarded_from: User | None = None,
    ) -> Message:
        """Write a message; commands, mentions and addresses in it are found."""
        if utf16(text) > 4096:
            impossible("Telegram's app splits texts over 4,096 characters")
        message = self._new(chat, topic, reply_to, formatted(text, None, None))
        message.forwarded_from = forwarded_from
        return self._heard(message)

    async def replies(self, message: Message, text: str) -> Message:
        """Answer a message where it stands."""
        return await self.says(text, chat=message.chat, topic=message.topic, reply_to=message)

    async def sends_photo(
        self,
        data: bytes,
        caption: str = "",
        *,
        chat: Chat | None = None,
        topic: Topic | None = None,
        reply_to: Message | None = None,
        forwarded_from: User | None = None,
    ) -> Message:
        """Send a picture as a photo, in the sizes that Telegram makes of it."""
        media = await self.hands.files.photo(Upload(filename="photo.jpg", data=data))
        message = self._new(chat, topic, reply_to, formatted(caption, None, None), media)
        message.forwarded_from = forwarded_from
        return self._heard(message)

    async def sends_file(
        self,
        upload: Upload,
        caption: str = "",
        *,
        kind: str = "document",
        size: int | None = None,
        chat: Chat | None = None,
        topic: Topic | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a document, sticker, video, voice…; `size` claims more bytes than there are."""
        media = self.hands.files.file(kind, upload, size=size)
        words = formatted(caption, None, None)
        return self._heard(self._new(chat, topic, reply_to, words, media))

    async def sends_contact(self, *, chat: Chat | None = None) -> Message:
        message = self._new(chat, None, None, Formatted())
        message.extra = {"contact": {"phone_number": "+4915550000", "first_name": "Bo"}}
        return self._heard(message)

    async def sends_album(
        self,
        parts: Sequence[bytes | Upload],
        caption: str = "",
        *,
        chat: Chat | None = None,
        topic: Topic | None = None,
        reply_to: Message | None = None,
    ) -> list[Message]:
        """Send 2 to 10 photos (bytes) or documents together; the first carries the caption.

        Each part comes as an update of its own, as with the real Telegram. A picture that nobody
        can read is sent as it is: its file is broken.
        """
        if not 2 <= len(parts) <= 10:
            impossible("an album has from 2 to 10 parts")
        album = self.hands.world.new_album()
        medias = [await self._part(one) for one in parts]
        sent: list[Message] = []
        for number, media in enumerate(medias):
            words = formatted(caption if number == 0 else "", None, None)
            message = self._new(chat, topic, reply_to, words, media)
            message.album = album
            sent.append(self._heard(message))
        return sent

    async def _part(self, part: bytes | Upload) -> Media:
        if isinstance(part, bytes):
            return await self.hands.files.photo(Upload(filename="photo.jpg", data=part))
        return self.hands.files.file("document", part)

    async def edits(self, message: Message, text: str) -> Message:
        """Change the words or the caption of an own message."""
        if message.author is not self:
            impossible("only the author edits a message")
        message.words = formatted(text, None, None)
        message.edited_at = self.hands.world.clock()
        message.edits += 1
        self.hands.hearing.tell(message, "edited_message")
        return message

    async def deletes(self, message: Message) -> None:
        """Take a message back. Bots are never told."""
        if message.author is not self and not message.chat.is_private:
            impossible("only the author deletes a message")
        message.is_deleted = True
        self.hands.world.changed(message.chat)

    async def reacts(self, message: Message, *emoji: str) -> None:
        """Have these reactions under a message and no others; without any they are gone."""
        self._sees(message)
        before = message.reactions.get(self.id, [])
        message.reactions[self.id] = [*emoji]
        self.hands.hearing.reaction(self, message, before, [*emoji])

    async def presses(self, message: Message, button: str, *, stale: bool = False) -> Pressed:
        """Press the button with this text or data; `stale` presses what stands there no more.

        The text may be a part, as long as one button alone has it.
        """
        self._sees(message, even_gone=stale)
        if stale:
            return self.hands.queries.press(self, message, button)
        found = [one for one in message.buttons if button in {one.text, one.data}]
        found = found or [one for one in message.buttons if button.lower() in one.text.lower()]
        if len(found) != 1:
            shown = [one.text for one in message.buttons]
            impossible(f"{len(found)} buttons are {button!r} among {shown}")
        if found[0].data is None:
            impossible(f"{button!r} sends nothing to the bot")
        return self.hands.queries.press(self, message, found[0].data)

    async def asks_inline(self, text: str, *, offset: str = "") -> Asked:
        """Type "@bot words" anywhere."""
        if not self.hands.world.offers_inline:
            impossible("the bot offers nothing inline")
        return self.hands.queries.ask(self, text, offset)

    async def picks(self, asked: Asked, result: Result, *, chat: Chat) -> Message:
        """Send one of the offered results into a chat, where the bot need not be."""
        if asked.user is not self or result not in asked.results:
            impossible("this was not offered")
        message = self._new(chat, None, None, result.words, result.media)
        message.via_bot = self.hands.world.bot
        if result.markup:
            message.markup = result.markup
            message.inline_id = secrets.token_urlsafe(20)
            self.hands.world.inline_messages[message.inline_id] = message
        return self._heard(message)

    async def blocks_bot(self) -> None:
        """Stop the bot in private; it is told so."""
        self.private.bot_is_blocked = True
        self.hands.hearing.standing(self, self.private, "member", "kicked")

    async def unblocks_bot(self) -> None:
        self.private.bot_is_blocked = False
        self.hands.hearing.standing(self, self.private, "kicked", "member")

    def _new(
        self,
        chat: Chat | None,
        topic: Topic | None,
        reply_to: Message | None,
        words: Formatted,
        media: Media | None = None,
    ) -> Message:
        place = chat or self.private
        self._may_write(place)
        if topic and (topic.is_deleted or topic.is_closed or topic.id not in place.topics):
            impossible(f"nobody writes in the topic {topic.name!r}")
        if reply_to and topic is None:
            topic = reply_to.topic
        message = self.hands.world.make_message(place, self, words, topic=topic)
        message.media = media
        message.reply_to = reply_to or message.reply_to
        return message

    def _may_write(self, place: Chat) -> None:
        if place.is_private:
            if place.person is not self or place.bot_is_blocked:
                impossible(f"{self.name} cannot write in this private chat")
            place.bot_is_welcome = True
        elif place.members.get(self.id) not in PRESENT or place.migrated_to:
            impossible(f"{self.name} cannot write in {place.title!r}")

    def _heard(self, message: Message) -> Message:
        self.hands.hearing.tell(message, "message")
        return message

    def _sees(self, message: Message, *, even_gone: bool = False) -> None:
        there = self.id in message.chat.members
        if not there or (message.is_deleted and not even_gone):
            impossible(f"{self.name} does not see this message")

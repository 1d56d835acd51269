"""New messages of the bot.

https://core.telegram.org/bots/api#available-methods
"""

from dataclasses import dataclass

from tests.standins.telegram.calls import Call, Methods
from tests.standins.telegram.entities import Formatted, formatted
from tests.standins.telegram.files import Files
from tests.standins.telegram.keyboards import checked_markup
from tests.standins.telegram.payloads import message_json
from tests.standins.telegram.refusals import Refusal, bad
from tests.standins.telegram.state import Chat, Draft, Media, Message, Right, Topic
from tests.standins.telegram.wire import Json, Upload
from tests.standins.telegram.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
# Sent by the bot; what people send is more.
KINDS = {"photo": Right.PHOTOS, "document": Right.DOCUMENTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a message goes: the chat, its topic, and what it answers."""

    chat: Chat
    topic: Topic | None
    reply_to: Message | None
    is_silent: bool = False


def check_caption(words: Formatted) -> Formatted:
    if words.length > LONGEST_CAPTION:
        bad("message caption is too long")
    return words


def check_text(words: Formatted) -> Formatted:
    if not words.text:
        bad("message text is empty")
    if words.length > LONGEST_TEXT:
        bad("message is too long")
    return words


async def read_media(files: Files, kind: str, reference: str, call: Call) -> Media:
    """What a parameter means: an uploaded part, an attached one, or a file known by its id."""
    if reference.startswith("attach://"):
        upload: Upload | None = call.upload(reference)
    else:
        upload = None if reference else call.files.get(kind)
    if upload:
        return await files.photo(upload) if kind == "photo" else files.file(kind, upload)
    if not reference:
        bad(f"there is no {kind} in the request")
    if reference.startswith(("http://", "https://")):
        # The stand-in has no Internet, as a picture on a private address has none for Telegram.
        bad("failed to get HTTP URL content")
    return files.again(kind, reference)


class Sending:
    """The methods that put something new into a chat."""

    def __init__(self, world: World) -> None:
        self.world = world

    def methods(self) -> Methods:
        return {
            "sendMessage": self.send_message,
            "sendPhoto": self.send_photo,
            "sendDocument": self.send_document,
            "sendMediaGroup": self.send_media_group,
            "sendChatAction": self.send_chat_action,
            "sendMessageDraft": self.send_message_draft,
        }

    async def send_message(self, call: Call) -> Json:
        place = self._place(call)
        self.world.demand(place.chat, Right.TEXT)
        words = check_text(call.words("text", "entities"))
        return message_json(self._put(place, words, markup=self._markup(call)))

    async def send_photo(self, call: Call) -> Json:
        return await self._send_file("photo", call)

    async def send_document(self, call: Call) -> Json:
        return await self._send_file("document", call)

    async def _send_file(self, kind: str, call: Call) -> Json:
        place = self._place(call)
        self.world.demand(place.chat, KINDS[kind])
        words = check_caption(call.words("caption", "caption_entities"))
        markup = self._markup(call)
        media = await read_media(self.world.files, kind, call.text(kind), call)
        media.has_spoiler = call.flag("has_spoiler")
        return message_json(self._put(self._place(call), words, media=media, markup=markup))

    async def send_media_group(self, call: Call) -> list[Json]:
        place = self._place(call)
        parts = call.entries("media")
        if not 2 <= len(parts) <= 10:
            bad("an album has from 2 to 10 media")
        kinds = {str(part.get("type")) for part in parts}
        if not kinds <= KINDS.keys():
            bad(f"can't use media of the type {sorted(kinds)} in the album")
        if len(kinds) > 1:
            bad("document can't be mixed with other media types")
        if call.gives("reply_markup"):
            bad("reply markup is not supported in albums")
        self.world.demand(place.chat, KINDS[kinds.pop()])
        read: list[tuple[Formatted, Media]] = []
        for number, part in enumerate(parts, 1):
            try:
                read.append(await self._read_part(part, call))
            except Refusal as refusal:
                why = refusal.description.removeprefix("Bad Request: ")
                bad(f'failed to send message #{number} with the error message "{why}"')
        place, album = self._place(call), self.world.new_album()
        return [
            message_json(self._put(place, words, media=media, album=album)) for words, media in read
        ]

    async def _read_part(self, part: Json, call: Call) -> tuple[Formatted, Media]:
        words = formatted(
            str(part.get("caption") or ""),
            part.get("parse_mode"),
            part.get("caption_entities") or [],
        )
        check_caption(words)
        files = self.world.files
        media = await read_media(files, part["type"], str(part.get("media", "")), call)
        media.has_spoiler = bool(part.get("has_spoiler"))
        return words, media

    async def send_chat_action(self, call: Call) -> bool:
        place = self._place(call)
        action = call.text("action")
        if action not in ACTIONS:
            bad("wrong parameter action in request")
        place.chat.actions.append(action)
        return True

    async def send_message_draft(self, call: Call) -> bool:
        """Seen while the bot writes; gone with the next message."""
        place = self._place(call)
        if not place.chat.is_private:
            bad("drafts are for private chats only")
        number = call.number("draft_id")
        if not number:
            bad("draft_id must be non-zero")
        words = call.words("text", "entities")
        if words.length > LONGEST_TEXT:
            bad("message is too long")
        draft = Draft(id=number, text=words.text, at=self.world.clock())
        place.chat.drafts.append(draft)
        place.chat.writing = words.text
        return True

    def _place(self, call: Call) -> Place:
        chat = self.world.chat_for(call.values.get("chat_id"))
        topic = self.world.topic_for(chat, call.number("message_thread_id"))
        reply_to = None
        asked = call.object("reply_parameters") or {}
        number = asked.get("message_id") or call.number("reply_to_message_id")
        if number:
            reply_to = chat.log.get(int(number))
            if reply_to is None or reply_to.is_deleted:
                may_miss = call.flag("allow_sending_without_reply")
                if not (asked.get("allow_sending_without_reply") or may_miss):
                    bad("message to be replied not found")
                reply_to = None
        if topic is None and reply_to:
            topic = reply_to.topic
        silent = call.flag("disable_notification")
        return Place(chat=chat, topic=topic, reply_to=reply_to, is_silent=silent)

    def _markup(self, call: Call) -> Json | None:
        return checked_markup(call.object("reply_markup"), offers_inline=self.world.offers_inline)

    def _put(
        self,
        place: Place,
        words: Formatted,
        *,
        media: Media | None = None,
        markup: Json | None = None,
        album: str | None = None,
    ) -> Message:
        message = self.world.make_message(place.chat, self.world.bot, words, topic=place.topic)
        message.media, message.markup, message.album = media, markup, album
        message.reply_to = place.reply_to or message.reply_to
        message.is_silent = place.is_silent
        place.chat.writing = ""
        self.world.changed(place.chat)
        return message

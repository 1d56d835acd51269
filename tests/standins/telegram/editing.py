"""What the bot does with messages that are there: change them, delete them, react to them.

https://core.telegram.org/bots/api#updating-messages
"""

import json
from datetime import timedelta

from tests.standins.telegram.calls import Call, Methods
from tests.standins.telegram.entities import Formatted, formatted
from tests.standins.telegram.keyboards import checked_markup
from tests.standins.telegram.payloads import message_json
from tests.standins.telegram.refusals import bad, not_modified
from tests.standins.telegram.sending import check_caption, check_text, read_media
from tests.standins.telegram.state import Chat, Media, Message, Right
from tests.standins.telegram.wire import Json
from tests.standins.telegram.world import World

DELETABLE_FOR = timedelta(hours=48)
REACTIONS = frozenset(
    [
        "👍",
        "👎",
        "❤",
        "🔥",
        "🥰",
        "👏",
        "😁",
        "🤔",
        "🤯",
        "😱",
        "🤬",
        "😢",
        "🎉",
        "🤩",
        "🤮",
        "💩",
        "🙏",
        "👌",
        "🕊",
        "🤡",
        "🥱",
        "🥴",
        "😍",
        "🐳",
        "💯",
        "🤣",
        "⚡",
        "🏆",
        "💔",
        "🤨",
        "😐",
        "🍓",
        "🍾",
        "💋",
        "😈",
        "😴",
        "😭",
        "🤓",
        "👻",
        "👀",
        "🎃",
        "🙈",
        "😇",
        "😨",
        "🤝",
        "✍",
        "🤗",
        "🫡",
        "🎅",
        "🎄",
        "🆒",
        "💘",
        "🙉",
        "🦄",
        "😘",
        "💊",
        "🙊",
        "😎",
        "👾",
    ]
)


class Editing:
    """The methods that change what is in a chat."""

    def __init__(self, world: World) -> None:
        self.world = world

    def methods(self) -> Methods:
        return {
            "editMessageText": self.edit_text,
            "editMessageCaption": self.edit_caption,
            "editMessageMedia": self.edit_media,
            "editMessageReplyMarkup": self.edit_markup,
            "deleteMessage": self.delete_message,
            "deleteMessages": self.delete_messages,
            "setMessageReaction": self.set_reaction,
        }

    async def edit_text(self, call: Call) -> Json | bool:
        message = self._own(call)
        if message.media:
            bad("there is no text in the message to edit")
        words = check_text(call.words("text", "entities"))
        return self._change(call, message, words, message.media)

    async def edit_caption(self, call: Call) -> Json | bool:
        message = self._own(call)
        if not message.media:
            bad("there is no caption in the message to edit")
        words = check_caption(call.words("caption", "caption_entities"))
        return self._change(call, message, words, message.media)

    async def edit_media(self, call: Call) -> Json | bool:
        message = self._own(call)
        part = call.object("media")
        if not isinstance(part, dict) or part.get("type") not in {"photo", "document"}:
            bad("can't parse media JSON object")
        kind = str(part["type"])
        if message.album and message.media and message.media.kind != kind:
            bad("can't change the type of media in an album")
        words = formatted(
            str(part.get("caption") or ""), part.get("parse_mode"), part.get("caption_entities")
        )
        check_caption(words)
        if message.inline_id and str(part.get("media", "")).startswith("attach://"):
            bad("can't upload new files with inline message identifier")
        media = await read_media(self.world.files, kind, str(part.get("media", "")), call)
        media.has_spoiler = bool(part.get("has_spoiler"))
        # Somebody may have deleted it while the picture was looked at.
        return self._change(call, self._own(call), words, media)

    async def edit_markup(self, call: Call) -> Json | bool:
        message = self._own(call)
        return self._change(call, message, message.words, message.media)

    async def delete_message(self, call: Call) -> bool:
        chat = self.world.chat_for(call.values.get("chat_id"))
        message = chat.log.get(call.number("message_id"))
        if message is None or message.is_deleted:
            bad("message to delete not found")
        if not self._may_delete(chat, message):
            bad("message can't be deleted")
        message.is_deleted = True
        self.world.changed(chat)
        return True

    async def delete_messages(self, call: Call) -> bool:
        """Those that cannot be found or deleted are skipped."""
        chat = self.world.chat_for(call.values.get("chat_id"))
        numbers = call.object("message_ids") or []
        if not 1 <= len(numbers) <= 100:
            bad("there must be from 1 to 100 messages to delete")
        for number in numbers:
            message = chat.log.get(number)
            if message and self._may_delete(chat, message):
                message.is_deleted = True
        self.world.changed(chat)
        return True

    async def set_reaction(self, call: Call) -> bool:
        chat = self.world.chat_for(call.values.get("chat_id"))
        message = chat.log.get(call.number("message_id"))
        if message is None or message.is_deleted:
            bad("message to react not found")
        wanted = [str(one.get("emoji")) for one in call.entries("reaction")]
        if len(wanted) > 1:
            bad("REACTIONS_TOO_MANY")
        if not set(wanted) <= REACTIONS:
            bad("REACTION_INVALID")
        message.reactions[self.world.bot.id] = wanted
        self.world.changed(chat)
        return True

    def _may_delete(self, chat: Chat, message: Message) -> bool:
        if self.world.clock() - message.date > DELETABLE_FOR:
            return False
        if message.author is self.world.bot or chat.is_private:
            return True
        return chat.bot_is_admin and Right.DELETE not in chat.forbidden

    def _own(self, call: Call) -> Message:
        if inline_id := call.text("inline_message_id"):
            found = self.world.inline_messages.get(inline_id)
            if found is None or found.is_deleted:
                bad("MESSAGE_ID_INVALID")
            return found
        chat = self.world.chat_for(call.values.get("chat_id"))
        message = chat.log.get(call.number("message_id"))
        if message is None or message.is_deleted:
            bad("message to edit not found")
        if message.author is not self.world.bot or message.is_service:
            bad("message can't be edited")
        return message

    def _change(
        self, call: Call, message: Message, words: Formatted, media: Media | None
    ) -> Json | bool:
        """The changed message. A keyboard that is not given again is gone."""
        offered = self.world.offers_inline
        markup = checked_markup(call.object("reply_markup"), offers_inline=offered)
        if message.album and markup:
            bad("reply markup is not supported in albums")
        before = _shape(message.words, message.media, message.markup)
        if before == _shape(words, media, markup):
            not_modified()
        message.words, message.media, message.markup = words, media, markup
        message.edited_at = self.world.clock()
        message.edits += 1
        self.world.changed(message.chat)
        return True if message.inline_id else message_json(message)


def _shape(words: Formatted, media: Media | None, markup: Json | None) -> str:
    """What people would see a difference in; a file is the same when its id is."""
    file = media.best.id if media else ""
    return json.dumps([words.text, words.entities, file, markup], sort_keys=True)

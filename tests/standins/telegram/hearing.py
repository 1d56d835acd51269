"""What a bot gets to hear of what happens in a chat.

https://core.telegram.org/bots/features#privacy-mode
"""

from dataclasses import dataclass

from tests.standins.telegram.payloads import chat_json, member_json, message_json, user_json
from tests.standins.telegram.state import PRESENT, Chat, Message, Standing, User
from tests.standins.telegram.updates import Update, Updates
from tests.standins.telegram.wire import Json, unix
from tests.standins.telegram.world import World


@dataclass(slots=True, kw_only=True, eq=False)
class Hearing:
    """Turns what happens into updates; `reads_all` is a bot whose privacy mode is off."""

    world: World
    updates: Updates
    reads_all: bool

    def tell(self, message: Message, kind: str) -> Update | None:
        """The update about a message, when the bot hears of it."""
        self.world.changed(message.chat)
        if not self._reaches(message):
            return None
        return self.updates.tell(kind, message_json(message), key=message.chat.id)

    def standing(self, actor: User, chat: Chat, before: str, after: str) -> None:
        """The bot was blocked, added, promoted or thrown out."""
        bot = self.world.bot
        body: Json = {
            "chat": chat_json(chat),
            "from": user_json(actor),
            "date": unix(self.world.clock()),
            "old_chat_member": member_json(bot, Standing(before)),
            "new_chat_member": member_json(bot, Standing(after)),
        }
        self.updates.tell("my_chat_member", body, key=chat.id)
        self.world.changes.announce()

    def reaction(self, user: User, message: Message, before: list[str], after: list[str]) -> None:
        """Told of in private chats, and in groups to administrators alone."""
        self.world.changed(message.chat)
        chat = message.chat
        if not chat.is_private and not chat.bot_is_admin:
            return
        body: Json = {
            "chat": chat_json(chat),
            "message_id": message.id,
            "user": user_json(user),
            "date": unix(self.world.clock()),
            "old_reaction": [{"type": "emoji", "emoji": one} for one in before],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in after],
        }
        self.updates.tell("message_reaction", body, key=chat.id)

    def _reaches(self, message: Message) -> bool:
        chat = message.chat
        if chat.is_private:
            return not chat.bot_is_blocked and chat.person is message.author
        if chat.bot_standing not in PRESENT:
            return False
        if self.reads_all or chat.bot_is_admin or message.is_service:
            return True
        return self._is_meant(message)

    def _is_meant(self, message: Message) -> bool:
        """Privacy mode: commands, mentions, and answers to what the bot wrote."""
        if message.via_bot is self.world.bot or self.world.mentioned(message.words):
            return True
        replied = message.reply_to
        if replied and replied.author is self.world.bot and not replied.is_service:
            return True
        words = message.words
        commands = [one for one in words.entities if one["type"] == "bot_command"]
        if not commands or "@" in words.text.split(maxsplit=1)[0]:
            return False
        earlier = [one for one in message.chat.messages if one.author.is_bot]
        return bool(earlier) and earlier[-1].author is self.world.bot

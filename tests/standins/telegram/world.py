"""Everything one stand-in knows, kept in memory, and the only place where records are made."""

import itertools
import re
import secrets

from tests.standins.telegram.entities import Formatted
from tests.standins.telegram.files import Files
from tests.standins.telegram.refusals import bad, forbidden, migrated
from tests.standins.telegram.state import (
    PRESENT,
    Chat,
    ChatKind,
    Message,
    Right,
    Standing,
    Topic,
    User,
)
from tests.standins.telegram.wire import Json
from tests.standins.wire import Changes, TurnableClock

FIRST_BOT = 7_000_000_001
FIRST_PERSON = 5_100_000_001
FIRST_GROUP = 4_500_000_001
FIRST_SUPERGROUP = 1_002_000_000_001


class World:
    """People, chats and files, and what the bot may do where."""

    def __init__(self, clock: TurnableClock, bot_username: str) -> None:
        self.clock = clock
        self.changes = Changes()
        self.files = Files()
        self.bot = User(id=FIRST_BOT, name="Magpie", username=bot_username, is_bot=True)
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.inline_messages: dict[str, Message] = {}
        self.offers_inline = True
        self._people = itertools.count(FIRST_PERSON)
        self._groups = itertools.count(FIRST_GROUP)
        self._supergroups = itertools.count(FIRST_SUPERGROUP)

    def changed(self, chat: Chat) -> None:
        """Wake who waits for something in this chat, and who waits for anything at all."""
        chat.changes.announce()
        self.changes.announce()

    def new_person_id(self) -> int:
        return next(self._people)

    def private_chat(self, person: User) -> Chat:
        """The chat between the bot and this person, made when first asked for."""
        chat = self.chats.get(person.id)
        if chat is None:
            chat = Chat(
                id=person.id,
                kind=ChatKind.PRIVATE,
                title=person.name,
                bot=self.bot,
                person=person,
                members={person.id: Standing.MEMBER, self.bot.id: Standing.MEMBER},
                people={person.id: person, self.bot.id: self.bot},
            )
            self.chats[chat.id] = chat
        return chat

    def make_group(self, kind: ChatKind, title: str, *, is_forum: bool) -> Chat:
        number = self._supergroups if kind is ChatKind.SUPERGROUP else self._groups
        chat = Chat(
            id=-next(number),
            kind=kind,
            title=title,
            bot=self.bot,
            is_forum=is_forum,
        )
        self.chats[chat.id] = chat
        return chat

    def make_message(
        self, chat: Chat, author: User, words: Formatted, *, topic: Topic | None = None
    ) -> Message:
        """A message in its chat; the number is the next of that chat."""
        chat.last_id += 1
        message = Message(
            id=chat.last_id,
            chat=chat,
            author=author,
            date=self.clock(),
            words=words,
            topic=topic,
        )
        if topic:
            # Telegram says of everything in a topic that it answers the note that opened it.
            message.reply_to = chat.log.get(topic.id)
        chat.log[message.id] = message
        self.changed(chat)
        return message

    def note(self, chat: Chat, author: User, extra: Json, topic: Topic | None = None) -> Message:
        """A service message."""
        message = self.make_message(chat, author, Formatted(), topic=topic)
        message.extra = extra
        return message

    def make_topic(self, chat: Chat, name: str, author: User) -> Topic:
        extra: Json = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message = self.note(chat, author, extra)
        topic = Topic(id=message.id, name=name)
        message.topic = chat.topics[topic.id] = topic
        return topic

    def mentioned(self, words: Formatted) -> bool:
        """Whether the bot is named."""
        return bool(re.search(rf"(?i)@{self.bot.username}\b", words.text))

    # What the bot may reach.

    def chat_for(self, reference: object) -> Chat:
        """The chat of a call, when the bot may act in it; raises what Telegram says if not."""
        text = str(reference if reference is not None else "")
        if not text:
            bad("chat_id is empty")
        chat = self.chats.get(int(text)) if re.fullmatch(r"-?\d+", text) else None
        if chat is None:
            if text.isdigit() and int(text) in self.users:
                forbidden("bot can't initiate conversation with a user")
            bad("chat not found")
        if chat.migrated_to:
            migrated(chat.migrated_to)
        self._demand_presence(chat)
        return chat

    @staticmethod
    def _demand_presence(chat: Chat) -> None:
        if chat.is_private:
            if chat.bot_is_blocked:
                forbidden("bot was blocked by the user")
            if not chat.bot_is_welcome:
                forbidden("bot can't initiate conversation with a user")
        elif chat.bot_standing not in PRESENT:
            what = "supergroup" if chat.kind is ChatKind.SUPERGROUP else "group"
            kicked = chat.bot_standing is Standing.KICKED
            why = "bot was kicked from" if kicked else "bot is not a member of"
            forbidden(f"{why} the {what} chat")

    @staticmethod
    def demand(chat: Chat, right: Right) -> None:
        if right in chat.forbidden:
            bad(f"not enough rights to send {right.value} to the chat")

    @staticmethod
    def topic_for(chat: Chat, thread: int) -> Topic | None:
        """The topic with this id; 0 is no topic, or the general one of a forum."""
        if not thread:
            return None
        topic = chat.topics.get(thread)
        if topic is None or topic.is_deleted:
            bad("message thread not found")
        if topic.is_closed and not chat.bot_is_admin:
            bad("TOPIC_CLOSED")
        return topic

    @staticmethod
    def new_album() -> str:
        return str(secrets.randbelow(10**16) + 10**16)

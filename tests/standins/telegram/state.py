"""What Telegram remembers: people, chats, topics, messages and files, all in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tests.standins.telegram.entities import Formatted
from tests.standins.telegram.wire import Json
from tests.standins.wire import PATIENCE, Changes


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Standing(StrEnum):
    """What somebody is in a group."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


class Right(StrEnum):
    """What the bot may be forbidden to do in a group."""

    TEXT = "text messages"
    PHOTOS = "photos"
    DOCUMENTS = "documents"
    TOPICS = "topics"
    DELETE = "delete"


PRESENT = {Standing.CREATOR, Standing.ADMINISTRATOR, Standing.MEMBER, Standing.RESTRICTED}


@dataclass(slots=True, kw_only=True, eq=False)
class User:
    """Somebody with an account; the bot is one, people are `Person`."""

    id: int
    name: str
    username: str | None = None
    language: str | None = None
    is_bot: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class StoredFile:
    """A file that Telegram keeps; `size` may be larger than what there is of `data`.

    `linked_at` is when `getFile` last told where to download it.
    """

    id: str
    unique_id: str
    kind: str
    data: bytes = field(repr=False)
    filename: str
    media_type: str | None
    size: int
    path: str
    width: int = 0
    height: int = 0
    linked_at: datetime | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Media:
    """What a message carries: for a photo its sizes, the largest last; else one file."""

    kind: str
    files: list[StoredFile]
    has_spoiler: bool = False

    @property
    def best(self) -> StoredFile:
        return self.files[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button as a person sees it, with what it would send or do."""

    text: str
    data: str | None = None
    url: str | None = None
    inline: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Topic:
    """A topic of a forum; its id is that of the message that made it."""

    id: int
    name: str
    is_closed: bool = False
    is_deleted: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Message:
    """A message as it is now; after its deletion it stays here, but nobody sees it."""

    id: int
    chat: "Chat"
    author: User
    date: datetime
    words: Formatted
    media: Media | None = None
    markup: Json | None = None
    reply_to: "Message | None" = None
    topic: Topic | None = None
    album: str | None = None
    via_bot: User | None = None
    forwarded_from: User | None = None
    inline_id: str | None = None
    extra: Json = field(default_factory=dict)
    edited_at: datetime | None = None
    edits: int = 0
    is_silent: bool = False
    is_deleted: bool = False
    reactions: dict[int, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "" if self.media else self.words.text

    @property
    def caption(self) -> str:
        return self.words.text if self.media else ""

    @property
    def photo(self) -> bytes | None:
        return self.media.best.data if self.media and self.media.kind == "photo" else None

    @property
    def document(self) -> bytes | None:
        return self.media.best.data if self.media and self.media.kind == "document" else None

    @property
    def buttons(self) -> list[Button]:
        """Those under the message, row after row."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [
            Button(
                text=one["text"],
                data=one.get("callback_data"),
                url=one.get("url"),
                inline=one.get("switch_inline_query", one.get("switch_inline_query_current_chat")),
            )
            for row in rows
            for one in row
        ]

    @property
    def is_service(self) -> bool:
        return bool(self.extra) and not self.words.text and not self.media


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """What the bot was seen writing in a private chat at some time."""

    id: int
    text: str
    at: datetime


@dataclass(slots=True, kw_only=True, eq=False)
class Chat:
    """A private chat, a group or a supergroup, and what was said in it.

    `writing` is the draft that the bot is seen typing, until its next message.
    """

    id: int
    kind: ChatKind
    title: str
    bot: User
    changes: Changes = field(default_factory=Changes)
    person: User | None = None
    is_forum: bool = False
    members: dict[int, Standing] = field(default_factory=dict)
    people: dict[int, User] = field(default_factory=dict)
    forbidden: set[Right] = field(default_factory=set)
    topics: dict[int, Topic] = field(default_factory=dict)
    log: dict[int, Message] = field(default_factory=dict)
    actions: list[str] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    writing: str = ""
    migrated_to: int | None = None
    bot_is_blocked: bool = False
    bot_is_welcome: bool = False
    handed_out: int = 0
    last_id: int = 0

    @property
    def is_private(self) -> bool:
        return self.kind is ChatKind.PRIVATE

    @property
    def messages(self) -> list[Message]:
        """What is seen here now, oldest first, without notes of the service."""
        return [one for one in self.log.values() if not one.is_deleted and not one.is_service]

    @property
    def answers(self) -> list[Message]:
        """What is seen here of the bot."""
        return [one for one in self.messages if one.author is self.bot]

    def within(self, topic: Topic | None) -> list[Message]:
        """What is seen in one topic; None is the general one."""
        return [one for one in self.messages if one.topic is topic]

    @property
    def bot_standing(self) -> Standing:
        return self.members.get(self.bot.id, Standing.LEFT)

    @property
    def bot_is_admin(self) -> bool:
        return self.bot_standing is Standing.ADMINISTRATOR

    async def next_message(
        self,
        *,
        by: User | None = None,
        matching: Callable[[Message], bool] = lambda _: True,
        within: float = PATIENCE,
    ) -> Message:
        """The oldest message not handed out yet that is the bot's (or `by`'s) and matches.

        Older ones that do not match are skipped for good.
        """
        author = by or self.bot

        def find() -> Message | None:
            for one in self.messages:
                if one.id > self.handed_out and one.author is author and matching(one):
                    self.handed_out = one.id
                    return one
            return None

        def seen() -> str:
            return repr([(one.author.name, one.words.text[:80]) for one in self.messages])

        return await self.changes.until(find, within=within, seen=seen)

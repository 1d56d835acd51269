"""What Discord remembers: people, guilds, channels, messages and files, all in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, IntFlag

from tests.standins.discord.permissions import EVERYTHING, Overwrite, Permission, effective
from tests.standins.discord.wire import Json
from tests.standins.wire import PATIENCE, Changes

MEBIBYTE = 1024 * 1024
# By premium tier; tier 0 and 1 share the limit of everybody since January 2025.
FILE_LIMITS = (10 * MEBIBYTE, 10 * MEBIBYTE, 50 * MEBIBYTE, 100 * MEBIBYTE)


class ChannelKind(IntEnum):
    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12


class MessageKind(IntEnum):
    PLAIN = 0
    THREAD_CREATED = 18
    REPLY = 19
    SLASH_COMMAND = 20
    THREAD_STARTER = 21
    CONTEXT_MENU = 23


class MessageFlag(IntFlag):
    CROSSPOSTED = 1 << 0
    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


NO_FLAGS = MessageFlag(0)


@dataclass(slots=True, kw_only=True, eq=False)
class User:
    """Somebody with an account; the bot is one, people are `Person`."""

    id: int
    name: str
    is_bot: bool = False
    dms_open: bool = True

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"


@dataclass(slots=True, kw_only=True, eq=False)
class Role:
    id: int
    name: str
    permissions: Permission
    managed_for: User | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Guild:
    """A server; `has_bot=False` is one where the bot is only used by people who installed it."""

    id: int
    name: str
    has_bot: bool
    tier: int
    joined_at: datetime
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, set[int]] = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    channels: dict[int, "Channel"] = field(default_factory=dict)

    @property
    def file_limit(self) -> int:
        return FILE_LIMITS[self.tier]

    def roles_of(self, user: User) -> dict[int, Permission]:
        return {id: self.roles[id].permissions for id in (self.id, *self.members[user.id])}


@dataclass(slots=True, kw_only=True, eq=False)
class Attachment:
    """A file that Discord keeps; `signed` makes an address for it that expires after a day."""

    id: int
    channel_id: int
    filename: str
    data: bytes = field(repr=False)
    content_type: str | None
    description: str | None
    width: int | None
    height: int | None
    is_ephemeral: bool
    signed: Callable[["Attachment"], str]

    @property
    def url(self) -> str:
        return self.signed(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button as a person sees it, with what it would send."""

    label: str
    custom_id: str | None
    url: str | None
    disabled: bool


@dataclass(slots=True, kw_only=True, eq=False)
class Message:
    """A message as it stands now; `edits` counts how often it was changed."""

    id: int
    channel: "Channel"
    author: User
    kind: MessageKind
    created_at: datetime
    changes: Changes
    content: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    flags: MessageFlag = NO_FLAGS
    nonce: str | int | None = None
    mentions: list[User] = field(default_factory=list)
    mentions_everyone: bool = False
    reply_to: "Message | None" = None
    refers_to: Json | None = None
    reactions: dict[str, list[User]] = field(default_factory=dict)
    thread: "Channel | None" = None
    seen_only_by: User | None = None
    asked_by: Json | None = None
    edited_at: datetime | None = None
    edits: int = 0
    is_deleted: bool = False
    is_pinned: bool = False

    @property
    def is_ephemeral(self) -> bool:
        return MessageFlag.EPHEMERAL in self.flags

    @property
    def is_loading(self) -> bool:
        return MessageFlag.LOADING in self.flags

    @property
    def is_v2(self) -> bool:
        return MessageFlag.COMPONENTS_V2 in self.flags

    @property
    def text(self) -> str:
        """Everything a person can read in it, buttons aside, one piece a line."""
        pieces = [self.content]
        for embed in self.embeds:
            pieces += [embed.get("title") or "", embed.get("description") or ""]
            pieces += [f"{one['name']}: {one['value']}" for one in embed.get("fields", [])]
            pieces.append((embed.get("footer") or {}).get("text", ""))
        pieces += [part["content"] for part in walk(self.components) if part["type"] == 10]
        return "\n".join(piece for piece in pieces if piece)

    @property
    def buttons(self) -> list[Button]:
        return [
            Button(
                label=part.get("label") or (part.get("emoji") or {}).get("name") or "",
                custom_id=part.get("custom_id"),
                url=part.get("url"),
                disabled=bool(part.get("disabled")),
            )
            for part in walk(self.components)
            if part["type"] == 2
        ]

    async def until(
        self, holds: Callable[["Message"], bool], *, within: float = PATIENCE
    ) -> "Message":
        """This message, once `holds` says so of it."""
        return await self.changes.until(
            lambda: self if holds(self) else None, within=within, seen=lambda: repr(self.text)
        )


@dataclass(slots=True, kw_only=True, eq=False)
class Channel:
    """A place to talk: in a guild, in private, or a thread."""

    id: int
    kind: ChannelKind
    name: str
    changes: Changes
    guild: Guild | None = None
    parent: "Channel | None" = None
    recipients: list[User] = field(default_factory=list)
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    log: dict[int, Message] = field(default_factory=dict)
    owner: User | None = None
    thread_members: set[int] = field(default_factory=set)
    archived: bool = False
    locked: bool = False
    auto_archive_minutes: int = 1440
    archive_changed_at: datetime | None = None
    age_restricted: bool = False
    typed: int = 0
    handed_out: int = 0

    @property
    def is_thread(self) -> bool:
        return self.kind in {ChannelKind.PUBLIC_THREAD, ChannelKind.PRIVATE_THREAD}

    @property
    def is_dm(self) -> bool:
        return self.kind is ChannelKind.DM

    @property
    def mention(self) -> str:
        return f"<#{self.id}>"

    @property
    def file_limit(self) -> int:
        return self.guild.file_limit if self.guild else FILE_LIMITS[0]

    @property
    def messages(self) -> list[Message]:
        """What everybody here can see, oldest first."""
        return [one for one in self.log.values() if not one.is_deleted and not one.is_ephemeral]

    def seen_by(self, user: User) -> list[Message]:
        """What this user sees here, with what only they see, oldest first."""
        return [
            one
            for one in self.log.values()
            if not one.is_deleted and (one.seen_only_by is None or one.seen_only_by is user)
        ]

    def permissions_of(self, user: User) -> Permission:
        if self.guild is None:
            return EVERYTHING if user in self.recipients else Permission(0)
        if user.id not in self.guild.members:
            return Permission(0)
        return effective(
            member_id=user.id,
            roles=self.guild.roles_of(user),
            everyone_id=self.guild.id,
            overwrites=(self.parent or self).overwrites if self.is_thread else self.overwrites,
        )

    async def next_message(
        self,
        *,
        by: User | None = None,
        matching: Callable[[Message], bool] = lambda _: True,
        within: float = PATIENCE,
    ) -> Message:
        """The oldest message not handed out yet: the bot's (or `by`'s), finished, and matching.

        Messages that a person alone can see count too; a "thinking…" one counts once it says
        something. Older ones that do not match are skipped for good.
        """

        def find() -> Message | None:
            for one in self.log.values():
                wanted = one.author is by if by else one.author.is_bot
                if one.id > self.handed_out and wanted and not one.is_loading and matching(one):
                    self.handed_out = one.id
                    return one
            return None

        return await self.changes.until(
            find, within=within, seen=lambda: repr([one.text for one in self.log.values()])
        )


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, also those inside others."""
    for part in components:
        yield part
        inner = [*part.get("components", [])]
        inner += [part[key] for key in ("accessory", "component") if part.get(key)]
        yield from walk(inner)

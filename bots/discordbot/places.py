"""Which chat is meant, in both directions: Discord's channels and our `ChatRef`.

A channel, a thread and a direct conversation are all channels to Discord, so a `ChatRef` names the
channel alone. Where the bot itself may not write (it is not on that server, or lacks a right), the
chat is one person's there: its `thread` is `@` and the person, who is answered through the
interaction's own token and, when that is over, by a direct message.
"""

from dataclasses import dataclass
from typing import Self

import discord
from typing_extensions import override

from bots.errors import Gone
from bots.ports import ChatRef

PLATFORM = "discord"

_PERSON = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRef:
    """A message of ours. `channel` is None in the chat's own channel."""

    message: int
    channel: int | None = None
    by_token: bool = False

    @override
    def __str__(self) -> str:
        """The reference that is stored with a delivery."""
        if self.by_token:
            return f"token/{self.message}"
        return str(self.message) if self.channel is None else f"{self.channel}/{self.message}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The message meant by a stored reference.

        Raises:
            Gone: It is not one of ours.
        """
        where, _, message = text.rpartition("/")
        if not message.isdecimal() or not (where.isdecimal() or where in {"", "token"}):
            reason = "that is not a message on Discord"
            raise Gone(reason)
        if where == "token":
            return cls(message=int(message), by_token=True)
        return cls(message=int(message), channel=int(where) if where else None)


def of_channel(
    channel: int,
    *,
    guild: int | None = None,
    parent: int | None = None,
    private: bool = False,
    adults: bool = False,
) -> ChatRef:
    """The chat in which everybody who sees that channel takes part.

    `guild` is its server, `parent` the channel that a thread hangs in; `adults` when it is
    age-restricted.
    """
    return ChatRef(
        platform=PLATFORM,
        chat=str(channel),
        server=_text(guild),
        parent=_text(parent),
        private=private,
        adults=adults,
    )


def of_message(message: discord.Message) -> ChatRef:
    """Where a message is to be answered."""
    channel, guild = message.channel, message.guild
    return of_channel(
        channel.id,
        guild=guild.id if guild is not None else None,
        parent=_parent_of(channel),
        private=isinstance(channel, discord.DMChannel),
        adults=_for_adults(channel),
    )


def of_person(
    channel: int,
    person: int,
    *,
    guild: int | None = None,
    parent: int | None = None,
    adults: bool = False,
) -> ChatRef:
    """The chat of one person in a channel where the bot itself may not write."""
    return ChatRef(
        platform=PLATFORM,
        chat=str(channel),
        thread=f"{_PERSON}{person}",
        server=_text(guild),
        parent=_text(parent),
        adults=adults,
    )


def directly(person: int) -> ChatRef:
    """The direct conversation with a person, whether or not there has been one."""
    return of_person(person, person)


def person_in(ref: ChatRef) -> int | None:
    """Whose chat it is, when it is one person's."""
    thread = ref.thread or ""
    return int(thread[1:]) if thread.startswith(_PERSON) and thread[1:].isdecimal() else None


def channel_in(ref: ChatRef) -> int:
    """The channel to write into.

    Raises:
        Gone: The chat is none of Discord's.
    """
    name = ref.thread or ref.chat
    if not name.isdecimal():
        reason = "that is not a channel on Discord"
        raise Gone(reason)
    return int(name)


def of_interaction(interaction: discord.Interaction) -> ChatRef:
    """Where an interaction is to be answered."""
    channel = interaction.channel_id or 0
    in_thread = isinstance(interaction.channel, discord.Thread)
    if interaction.guild_id is None:
        # In a direct conversation with the bot; in one between other people it has no place.
        ours = interaction.context.dm_channel
    else:
        # Installed by a person alone we are no member; where nobody is named, the rights tell.
        member = interaction.is_guild_integration() or not interaction.is_user_integration()
        ours = member and may_post(interaction.app_permissions, in_thread=in_thread)
    guild, parent = interaction.guild_id, _parent_of(interaction.channel)
    adults = _for_adults(interaction.channel)
    if ours:
        private = guild is None
        return of_channel(channel, guild=guild, parent=parent, private=private, adults=adults)
    return of_person(channel, interaction.user.id, guild=guild, parent=parent, adults=adults)


def _for_adults(channel: object) -> bool:
    restricted = getattr(channel, "is_nsfw", None)  # those of direct conversations have none
    return restricted is not None and bool(restricted())


def _parent_of(channel: object) -> int | None:
    return channel.parent_id if isinstance(channel, discord.Thread) else None


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def may_post(rights: discord.Permissions, *, in_thread: bool) -> bool:
    """Whether these rights of the bot are enough to show a card."""
    write = rights.send_messages_in_threads if in_thread else rights.send_messages
    return rights.administrator or (rights.view_channel and write and rights.attach_files)

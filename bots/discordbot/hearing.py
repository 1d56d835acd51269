"""Which messages are meant for us, and what they say in the neutral words of `bots.ports`."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

import discord

from bots.discordbot import places
from bots.discordbot.attachments import Files
from bots.ports import Incoming, Sender

_SPOKEN = frozenset({discord.MessageType.default, discord.MessageType.reply})


def is_for(me: discord.ClientUser, message: discord.Message) -> bool:
    """Whether the message speaks to us: directly, by name, by a reply, or in a thread of ours."""
    if message.author.bot or message.webhook_id is not None or message.type not in _SPOKEN:
        return False
    if message.guild is None or me in message.mentions:
        return True
    if not (message.content or message.attachments):
        return False  # Discord does not show us what it says
    answered = _answered(message)
    if answered is not None:
        return answered.author.id == me.id
    return _in_our_thread(me, message) and not message.mentions


def is_for_nobody(message: discord.Message) -> bool:
    """Whether a person said it on a server into the open: to nobody by name, and as no answer."""
    if message.author.bot or message.webhook_id is not None:
        return False
    if message.type is not discord.MessageType.default or message.guild is None:
        return False
    named = message.mentions or message.role_mentions or message.mention_everyone
    return not named and bool(message.content or message.attachments)


def _in_our_thread(me: discord.ClientUser, message: discord.Message) -> bool:
    channel = message.channel
    if not isinstance(channel, discord.Thread):
        return False
    return channel.owner_id == me.id or channel.me is not None


def _answered(message: discord.Message) -> discord.Message | None:
    resolved = message.reference.resolved if message.reference is not None else None
    return resolved if isinstance(resolved, discord.Message) else None


def incoming(
    me: discord.ClientUser, message: discord.Message, *, files: Files, received_at: datetime
) -> Incoming:
    """The message in neutral words. A picture of somebody else that it answers comes with it."""
    answered = _answered(message)
    attached: Sequence[discord.Attachment] = message.attachments
    if answered is not None and answered.author.id != me.id:
        attached = [*attached, *answered.attachments]
    reference = message.reference
    return Incoming(
        ref=places.of_message(message),
        message_id=str(message.id),
        sender=sender_of(message.author),
        text=_words(me, message),
        received_at=received_at,
        attachments=files.of(attached),
        reply_to=str(reference.message_id) if reference and reference.message_id else None,
        reply_buttons=button_ids(answered) if answered is not None else (),
    )


def sender_of(user: discord.abc.User, *, language: str | None = None) -> Sender:
    """Who acted, by the name that people see, with what they are on that server."""
    roles: tuple[str, ...] = ()
    manages = False
    if isinstance(user, discord.Member):
        roles = tuple(str(role.id) for role in user.roles if not role.is_default())
        rights = user.resolved_permissions or user.guild_permissions
        manages = rights.administrator or rights.manage_guild
    return Sender(
        id=str(user.id),
        name=user.display_name or user.name,
        language=language,
        roles=roles,
        manages=manages,
    )


def button_ids(message: discord.Message) -> tuple[str, ...]:
    """The ids of the buttons on a message."""
    return tuple(_ids(message.components))


def _ids(components: Sequence[object]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.Button) and component.custom_id is not None:
            yield component.custom_id
        children = getattr(component, "children", None)
        if isinstance(children, Sequence):
            yield from _ids(children)


def _words(me: discord.ClientUser, message: discord.Message) -> str:
    """What was said, without our own name; others by their names instead of their numbers."""
    text = re.sub(rf"<@!?{me.id}>", " ", message.content)
    for other in message.mentions:
        text = re.sub(rf"<@!?{other.id}>", f"@{other.display_name}", text)
    return re.sub(r"[ \t]{2,}", " ", text).strip()

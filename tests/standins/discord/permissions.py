"""Who may do what where: Discord's permission bits and the order in which they are overwritten.

https://discord.com/developers/docs/topics/permissions#permission-overwrites
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntFlag


class Permission(IntFlag):
    """The bits that matter to a bot that talks and shows pictures."""

    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EXTERNAL_APPS = 1 << 50


NOTHING = Permission(0)
EVERYTHING = ~NOTHING
EVERYONE = (
    EVERYTHING
    & ~Permission.KICK_MEMBERS
    & ~Permission.BAN_MEMBERS
    & ~Permission.ADMINISTRATOR
    & ~Permission.MANAGE_CHANNELS
    & ~Permission.MANAGE_GUILD
    & ~Permission.MANAGE_ROLES
    & ~Permission.MANAGE_MESSAGES
    & ~Permission.MANAGE_THREADS
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwrite:
    """What a channel allows and denies to one role or one member."""

    is_member: bool
    allow: Permission = NOTHING
    deny: Permission = NOTHING


def effective(
    *,
    member_id: int,
    roles: Mapping[int, Permission],
    everyone_id: int,
    overwrites: Mapping[int, Overwrite],
) -> Permission:
    """What a member with these roles may do in a channel with these overwrites."""
    granted = NOTHING
    for permissions in roles.values():
        granted |= permissions
    if Permission.ADMINISTRATOR in granted:
        return EVERYTHING
    granted = _overwritten(granted, [overwrites.get(everyone_id)])
    granted = _overwritten(granted, [overwrites.get(id) for id in roles if id != everyone_id])
    granted = _overwritten(granted, [overwrites.get(member_id)])
    return granted if Permission.VIEW_CHANNEL in granted else NOTHING


def _overwritten(granted: Permission, rules: Iterable[Overwrite | None]) -> Permission:
    present = [rule for rule in rules if rule]
    for rule in present:
        granted &= ~rule.deny
    for rule in present:
        granted |= rule.allow
    return granted

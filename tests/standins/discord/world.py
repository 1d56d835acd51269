"""Everything one stand-in knows, kept in memory."""

import re

from tests.standins.discord.permissions import EVERYONE
from tests.standins.discord.state import Attachment, Channel, ChannelKind, Guild, Role, User
from tests.standins.discord.wire import Snowflakes
from tests.standins.wire import Changes, TurnableClock


class World:
    """Everything one stand-in knows, and the only place where records are made."""

    def __init__(self, clock: TurnableClock, bot_name: str) -> None:
        self.clock = clock
        self.new_id = Snowflakes(clock)
        self.changes = Changes()
        self.bot = User(id=self.new_id(), name=bot_name, is_bot=True)
        self.application_id = self.bot.id
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.attachments: dict[int, Attachment] = {}

    def make_guild(self, name: str, *, has_bot: bool, tier: int) -> Guild:
        guild = Guild(
            id=self.new_id(), name=name, has_bot=has_bot, tier=tier, joined_at=self.clock()
        )
        guild.roles[guild.id] = Role(id=guild.id, name="@everyone", permissions=EVERYONE)
        self.guilds[guild.id] = guild
        if has_bot:
            role = Role(
                id=self.new_id(), name=self.bot.name, permissions=EVERYONE, managed_for=self.bot
            )
            guild.roles[role.id] = role
            self.make_member(guild, self.bot, {role.id})
        return guild

    def make_member(self, guild: Guild, user: User, roles: set[int] | None = None) -> None:
        guild.members[user.id] = roles or set()
        guild.users[user.id] = user

    def make_channel(
        self, kind: ChannelKind, name: str, *, guild: Guild | None, parent: Channel | None = None
    ) -> Channel:
        channel = Channel(
            id=self.new_id(),
            kind=kind,
            name=name,
            changes=self.changes,
            guild=guild,
            parent=parent,
            archive_changed_at=self.clock(),
        )
        self.channels[channel.id] = channel
        if guild and not channel.is_thread:
            guild.channels[channel.id] = channel
        return channel

    def dm_with(self, user: User) -> Channel:
        """The private channel between the bot and this user, made when first asked for."""
        for channel in self.channels.values():
            if channel.is_dm and user in channel.recipients:
                return channel
        channel = self.make_channel(ChannelKind.DM, user.name, guild=None)
        channel.recipients = [self.bot, user]
        return channel

    def threads_of(self, guild: Guild) -> list[Channel]:
        return [one for one in self.channels.values() if one.is_thread and one.guild is guild]

    def mentioned_in(self, text: str) -> list[User]:
        ids = dict.fromkeys(int(id) for id in re.findall(r"<@!?(\d+)>", text))
        return [self.users[id] for id in ids if id in self.users]

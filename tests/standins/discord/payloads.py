"""How records look on the wire: the objects of Discord's API, ids as strings."""

from typing import Any

from tests.standins.discord.permissions import Permission
from tests.standins.discord.state import Channel, Guild, Role, User
from tests.standins.discord.wire import Json, iso
from tests.standins.discord.world import World

# What a guild has that no bot of pictures asks about, but every client expects to be there.
EMPTY_LISTS = (
    "emojis",
    "stickers",
    "features",
    "voice_states",
    "presences",
    "stage_instances",
    "guild_scheduled_events",
    "soundboard_sounds",
)


def user_json(user: User) -> Json:
    return {
        "id": str(user.id),
        "username": user.name,
        "global_name": None if user.is_bot else user.name.title(),
        "discriminator": "0",
        "avatar": None,
        "bot": user.is_bot,
        "public_flags": 0,
    }


def member_json(
    guild: Guild, user: User, *, with_user: bool = True, permissions: Permission | None = None
) -> Json:
    answer: Json = {
        "roles": [str(id) for id in guild.members.get(user.id, ())],
        "nick": None,
        "avatar": None,
        "joined_at": iso(guild.joined_at),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
    }
    if with_user:
        answer["user"] = user_json(user)
    if permissions is not None:
        answer["permissions"] = bits(permissions)
    return answer


def bits(permissions: Permission) -> str:
    """Permissions as a decimal string; everything is every bit Discord has named so far."""
    return str(permissions.value & ((1 << 53) - 1))


def role_json(role: Role, position: int) -> Json:
    answer: Json = {
        "id": str(role.id),
        "name": role.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": position,
        "permissions": bits(role.permissions),
        "managed": role.managed_for is not None,
        "mentionable": False,
        "flags": 0,
    }
    if role.managed_for:
        answer["tags"] = {"bot_id": str(role.managed_for.id)}
    return answer


def channel_json(channel: Channel, viewer: User) -> Json:
    """A channel, thread or private conversation as this user gets to see it."""
    last = str(max(channel.log)) if channel.log else None
    answer: Json = {"id": str(channel.id), "type": channel.kind.value, "last_message_id": last}
    if channel.guild is None:
        others = [user_json(one) for one in channel.recipients if one is not viewer]
        return answer | {"recipients": others, "flags": 0}
    answer |= {
        "guild_id": str(channel.guild.id),
        "name": channel.name,
        "parent_id": str(channel.parent.id) if channel.parent else None,
        "rate_limit_per_user": 0,
        "flags": 0,
    }
    return answer | (_thread_part(channel, viewer) if channel.is_thread else _channel_part(channel))


def _channel_part(channel: Channel) -> Json:
    return {
        "position": 0,
        "nsfw": channel.age_restricted,
        "topic": None,
        "permission_overwrites": [
            {
                "id": str(id),
                "type": int(rule.is_member),
                "allow": str(rule.allow.value),
                "deny": str(rule.deny.value),
            }
            for id, rule in channel.overwrites.items()
        ],
    }


def _thread_part(channel: Channel, viewer: User) -> Json:
    answer: Json = {
        "owner_id": str(channel.owner.id) if channel.owner else None,
        "member_count": len(channel.thread_members),
        "message_count": len(channel.messages),
        "total_message_sent": len(channel.log),
        "thread_metadata": {
            "archived": channel.archived,
            "locked": channel.locked,
            "auto_archive_duration": channel.auto_archive_minutes,
            "archive_timestamp": iso(channel.archive_changed_at),
            "create_timestamp": iso(channel.archive_changed_at),
        },
    }
    if viewer.id in channel.thread_members:
        answer["member"] = thread_member_json(channel, viewer)
    return answer


def thread_member_json(channel: Channel, user: User) -> Json:
    return {
        "id": str(channel.id),
        "user_id": str(user.id),
        "join_timestamp": iso(channel.archive_changed_at),
        "flags": 0,
    }


def guild_json(world: World, guild: Guild) -> Json:
    """All of GUILD_CREATE, as a bot without the member list of a large guild gets it."""
    visible = [
        one
        for one in guild.channels.values()
        if Permission.VIEW_CHANNEL in one.permissions_of(world.bot)
    ]
    threads = [one for one in world.threads_of(guild) if not one.archived]
    empty: dict[str, list[Any]] = {name: [] for name in EMPTY_LISTS}
    return {
        **empty,
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "owner_id": str(next((id for id in guild.members if id != world.bot.id), world.bot.id)),
        "unavailable": False,
        "large": False,
        "member_count": len(guild.members),
        "joined_at": iso(guild.joined_at),
        "premium_tier": guild.tier,
        "premium_subscription_count": 0,
        "preferred_locale": "en-US",
        "afk_timeout": 300,
        "afk_channel_id": None,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "roles": [role_json(one, place) for place, one in enumerate(guild.roles.values())],
        "members": [member_json(guild, one) for one in guild.users.values()],
        "channels": [channel_json(one, world.bot) for one in visible],
        "threads": [channel_json(one, world.bot) for one in threads],
    }


def partial_channel_json(channel: Channel, user: User) -> Json:
    """The channel as an interaction carries it: with what its user may do there."""
    return channel_json(channel, user) | {"permissions": bits(channel.permissions_of(user))}


def application_json(world: World, owner: User, flags: int) -> Json:
    return {
        "id": str(world.application_id),
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": flags,
        "owner": user_json(owner),
        "interactions_endpoint_url": None,
        "integration_types_config": {"0": {}, "1": {}},
    }

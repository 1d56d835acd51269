"""The REST routes of channels, messages, threads, reactions, people and guilds."""

from urllib.parse import unquote

from tests.standins.discord.calls import Call, Routes
from tests.standins.discord.gateway import Gateway
from tests.standins.discord.message_payloads import attachment_json, message_json
from tests.standins.discord.payloads import (
    channel_json,
    guild_json,
    member_json,
    thread_member_json,
    user_json,
)
from tests.standins.discord.permissions import Permission
from tests.standins.discord.posting import Origin, Posting
from tests.standins.discord.refusals import (
    CANNOT_DM,
    INVALID_RECIPIENT,
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    NO_HISTORY,
    NOT_A_TEXT_CHANNEL,
    NOT_ON_A_DM,
    NOT_THE_AUTHOR,
    THREAD_ARCHIVED,
    UNKNOWN_CHANNEL,
    UNKNOWN_EMOJI,
    UNKNOWN_GUILD,
    UNKNOWN_MESSAGE,
    UNKNOWN_USER,
    Refusal,
    Verdict,
    refused,
)
from tests.standins.discord.state import Channel, ChannelKind, Guild, Message, User
from tests.standins.discord.threads import Threads
from tests.standins.discord.wire import Json

MOST_MESSAGES_AT_ONCE = 100


class ChannelRoutes:
    """What the bot does in channels, under its own permissions."""

    def __init__(self, posting: Posting, gateway: Gateway) -> None:
        self._posting = posting
        self._world = posting.world
        self._gateway = gateway
        self._threads = Threads(posting)

    def routes(self) -> Routes:
        channel, message = "/channels/{channel}", "/channels/{channel}/messages/{message}"
        return [
            ("GET", channel, self._get),
            ("PATCH", channel, self._change),
            ("GET", f"{channel}/messages", self._history),
            ("POST", f"{channel}/messages", self._send),
            ("GET", message, self._get_message),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
            ("PUT", f"{message}/reactions/{{emoji}}/@me", self._react),
            ("DELETE", f"{message}/reactions/{{emoji}}/@me", self._unreact),
            ("POST", f"{channel}/typing", self._type),
            ("POST", f"{channel}/threads", self._start_thread),
            ("POST", f"{message}/threads", self._start_thread_under),
            ("PUT", f"{channel}/thread-members/@me", self._join),
            ("DELETE", f"{channel}/thread-members/@me", self._leave),
            ("PUT", f"{channel}/thread-members/{{user}}", self._add),
        ]

    @property
    def _bot(self) -> User:
        return self._world.bot

    def _channel(self, call: Call, needed: Permission = Permission.VIEW_CHANNEL) -> Channel:
        """The channel, when the bot may see it and do what is needed there."""
        channel = self._world.channels.get(call.id("channel"))
        if channel is None:
            raise Refusal(UNKNOWN_CHANNEL)
        allowed = channel.permissions_of(self._bot)
        if Permission.VIEW_CHANNEL not in allowed:
            raise Refusal(MISSING_ACCESS)
        if needed not in allowed:
            raise Refusal(MISSING_PERMISSIONS)
        return channel

    def _message(self, call: Call, needed: Permission = Permission.VIEW_CHANNEL) -> Message:
        message = self._channel(call, needed).log.get(call.id("message"))
        if message is None or message.is_deleted or message.is_ephemeral:
            raise Refusal(UNKNOWN_MESSAGE)
        return message

    def _shown(self, message: Message) -> Json:
        sessions = self._gateway.connected
        readable = self._gateway.reads_content(sessions[0] if sessions else None, message)
        return message_json(message, with_content=readable)

    async def _get(self, call: Call) -> Json:
        return channel_json(self._channel(call), self._bot)

    async def _change(self, call: Call) -> Json:
        channel = self._channel(call)
        if not channel.is_thread:
            raise Refusal(MISSING_PERMISSIONS)
        self._threads.change(channel, call.body.form, self._bot)
        return channel_json(channel, self._bot)

    async def _history(self, call: Call) -> list[Json]:
        channel = self._channel(call, Permission.READ_MESSAGE_HISTORY)
        limit = call.number("limit", 50)
        if not 1 <= limit <= MOST_MESSAGES_AT_ONCE:
            raise refused(("limit",), "NUMBER_TYPE_MAX", "int value should be 1 to 100.")
        before, after = call.number("before", 1 << 63), call.number("after", 0)
        found = [one for one in channel.messages if after < one.id < before]
        part = found[:limit] if "after" in call.request.query else found[-limit:]
        return [self._shown(one) for one in reversed(part)]

    async def _get_message(self, call: Call) -> Json:
        return self._shown(self._message(call, Permission.READ_MESSAGE_HISTORY))

    async def _send(self, call: Call) -> Json:
        channel = self._channel(call)
        self._check_sending(channel, call)
        message = await self._posting.create(channel, call.body, Origin(author=self._bot))
        return message_json(message)

    def _check_sending(self, channel: Channel, call: Call) -> None:
        sends = Permission.SEND_MESSAGES
        if channel.is_thread:
            sends = Permission.SEND_MESSAGES_IN_THREADS
        form = call.body.form
        rules: list[tuple[object, Permission, Verdict]] = [
            (True, sends, MISSING_PERMISSIONS),
            (call.body.files, Permission.ATTACH_FILES, MISSING_PERMISSIONS),
            (form.get("embeds"), Permission.EMBED_LINKS, MISSING_PERMISSIONS),
            (form.get("message_reference"), Permission.READ_MESSAGE_HISTORY, NO_HISTORY),
        ]
        allowed = channel.permissions_of(self._bot)
        for is_asked, needed, verdict in rules:
            if is_asked and needed not in allowed:
                raise Refusal(verdict)
        if channel.is_dm and not all(one.dms_open for one in channel.recipients):
            raise Refusal(CANNOT_DM)
        if channel.kind is ChannelKind.CATEGORY:
            raise Refusal(NOT_A_TEXT_CHANNEL)
        if channel.locked and Permission.MANAGE_THREADS not in allowed:
            raise Refusal(THREAD_ARCHIVED)

    async def _edit(self, call: Call) -> Json:
        message = self._message(call)
        if message.author is not self._bot:
            raise Refusal(NOT_THE_AUTHOR)
        if message.channel.archived:
            raise Refusal(THREAD_ARCHIVED)
        allowed = message.channel.permissions_of(self._bot)
        if call.body.files and Permission.ATTACH_FILES not in allowed:
            raise Refusal(MISSING_PERMISSIONS)
        return message_json(await self._posting.edit(message, call.body))

    async def _delete(self, call: Call) -> None:
        message = self._message(call)
        if message.author is not self._bot:
            if message.channel.is_dm:
                raise Refusal(NOT_ON_A_DM)
            self._channel(call, Permission.MANAGE_MESSAGES)
        self._posting.delete(message)

    async def _react(self, call: Call) -> None:
        message = self._message(call, Permission.READ_MESSAGE_HISTORY)
        emoji = unquote(call.text("emoji"))
        # Emojis of guilds are not known here, and plain letters are none at all.
        if emoji.isascii():
            raise Refusal(UNKNOWN_EMOJI)
        if emoji not in message.reactions:
            self._channel(call, Permission.ADD_REACTIONS)
        self._posting.react(message, self._bot, emoji)

    async def _unreact(self, call: Call) -> None:
        message = self._message(call)
        self._posting.unreact(message, self._bot, unquote(call.text("emoji")))

    async def _type(self, call: Call) -> None:
        self._posting.type_in(self._channel(call, Permission.SEND_MESSAGES), self._bot)

    async def _start_thread(self, call: Call) -> Json:
        parent = self._guild_channel(call)
        return channel_json(self._threads.start(parent, call.body.form, self._bot), self._bot)

    async def _start_thread_under(self, call: Call) -> Json:
        parent, message = self._guild_channel(call), self._message(call)
        thread = self._threads.start(parent, call.body.form, self._bot, under=message)
        return channel_json(thread, self._bot)

    def _guild_channel(self, call: Call) -> Channel:
        channel = self._channel(call)
        if channel.kind is not ChannelKind.TEXT:
            raise Refusal(NOT_ON_A_DM if channel.is_dm else NOT_A_TEXT_CHANNEL)
        return channel

    async def _join(self, call: Call) -> None:
        self._threads.join(self._thread(call), self._bot)

    async def _add(self, call: Call) -> None:
        thread, user = self._thread(call), call.id("user")
        if thread.guild is None or user not in thread.guild.members:
            raise Refusal(UNKNOWN_USER)
        self._threads.join(thread, thread.guild.users[user])

    async def _leave(self, call: Call) -> None:
        self._threads.leave(self._thread(call), self._bot)

    def _thread(self, call: Call) -> Channel:
        channel = self._channel(call)
        if not channel.is_thread:
            raise Refusal(UNKNOWN_CHANNEL)
        return channel


class PlaceRoutes:
    """What the bot asks about people and guilds, and fresh addresses of files."""

    def __init__(self, posting: Posting) -> None:
        self._world = posting.world

    def routes(self) -> Routes:
        return [
            ("GET", "/users/@me", self._me),
            ("POST", "/users/@me/channels", self._open_dm),
            ("GET", "/users/{user}", self._user),
            ("GET", "/guilds/{guild}", self._guild),
            ("GET", "/guilds/{guild}/channels", self._channels),
            ("GET", "/guilds/{guild}/members/{user}", self._member),
            ("GET", "/guilds/{guild}/threads/active", self._active_threads),
            ("POST", "/attachments/refresh-urls", self._refresh),
        ]

    async def _me(self, _call: Call) -> Json:
        return user_json(self._world.bot) | {"verified": True, "mfa_enabled": False, "flags": 0}

    async def _user(self, call: Call) -> Json:
        user = self._world.users.get(call.id("user"))
        if user is None:
            raise Refusal(UNKNOWN_USER)
        return user_json(user)

    async def _open_dm(self, call: Call) -> Json:
        wanted = str(call.body.form.get("recipient_id"))
        user = self._world.users.get(int(wanted)) if wanted.isdigit() else None
        if user is None or user.is_bot:
            raise Refusal(INVALID_RECIPIENT)
        return channel_json(self._world.dm_with(user), self._world.bot)

    def _guild_of(self, call: Call) -> Guild:
        guild = self._world.guilds.get(call.id("guild"))
        if guild is None:
            raise Refusal(UNKNOWN_GUILD)
        if not guild.has_bot:
            raise Refusal(MISSING_ACCESS)
        return guild

    async def _guild(self, call: Call) -> Json:
        return guild_json(self._world, self._guild_of(call))

    async def _channels(self, call: Call) -> list[Json]:
        channels: list[Json] = guild_json(self._world, self._guild_of(call))["channels"]
        return channels

    async def _member(self, call: Call) -> Json:
        guild = self._guild_of(call)
        user = guild.users.get(call.id("user"))
        if user is None:
            raise Refusal(UNKNOWN_USER)
        return member_json(guild, user)

    async def _active_threads(self, call: Call) -> Json:
        bot = self._world.bot
        active = [one for one in self._world.threads_of(self._guild_of(call)) if not one.archived]
        mine = [thread_member_json(one, bot) for one in active if bot.id in one.thread_members]
        return {"threads": [channel_json(one, bot) for one in active], "members": mine}

    async def _refresh(self, call: Call) -> Json:
        answer = []
        for url in call.body.form.get("attachment_urls", []):
            id = next((int(part) for part in reversed(url.split("/")) if part.isdigit()), 0)
            file = self._world.attachments.get(id)
            fresh = attachment_json(file)["url"] if file else url
            answer.append({"original": url, "refreshed": fresh})
        return {"refreshed_urls": answer}

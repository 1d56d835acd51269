"""The gateway: a websocket that greets, identifies, beats, tells, replays and sends away.

https://discord.com/developers/docs/events/gateway
"""

import asyncio
import json

from aiohttp import WSMessage, WSMsgType, web

from tests.standins.discord.message_payloads import gateway_message_json
from tests.standins.discord.payloads import channel_json, guild_json, member_json, user_json
from tests.standins.discord.permissions import Permission
from tests.standins.discord.sessions import (
    IN_GUILDS,
    IN_PRIVATE,
    KNOWN_BITS,
    PRIVILEGED,
    Goodbye,
    Intent,
    Op,
    Pace,
    Parcel,
    Session,
    frame,
)
from tests.standins.discord.state import Channel, Guild, Message
from tests.standins.discord.wire import Json
from tests.standins.discord.world import World


class Gateway:
    """Every session of the bot, and what tests may do to their sockets."""

    def __init__(
        self, world: World, token: str, granted: Intent, interval_ms: int, pace: Pace
    ) -> None:
        self.world = world
        self.pace = pace
        self.token = token
        self.granted = granted
        self.interval_ms = interval_ms
        self.acknowledges = True
        self.url = ""
        self.sessions: dict[str, Session] = {}
        self.outboxes: set[asyncio.Queue[Parcel]] = set()
        self.identified = 0
        self.resumed = 0
        self.refused = 0

    @property
    def connected(self) -> list[Session]:
        return [one for one in self.sessions.values() if one.outbox]

    def reads_content(self, session: Session | None, message: Message) -> bool:
        """Own messages, private ones and those that mention the bot are always readable."""
        if session and Intent.MESSAGE_CONTENT in session.intents:
            return True
        bot = self.world.bot
        return message.channel.guild is None or message.author is bot or bot in message.mentions

    def tell(self, event: str, data: Json, channel: Channel | None = None) -> None:
        """Tell every session that asked for such news of this channel."""
        for session in self._listening(event, channel):
            session.tell(event, data)
        self.world.changes.announce()

    def tell_message(self, event: str, message: Message) -> None:
        if not message.is_ephemeral:
            for session in self._listening(event, message.channel):
                readable = self.reads_content(session, message)
                session.tell(event, gateway_message_json(message, with_content=readable))
        self.world.changes.announce()

    def tell_thread(self, event: str, thread: Channel, **extra: object) -> None:
        self.tell(event, channel_json(thread, self.world.bot) | extra, thread)

    def tell_guild(self, guild: Guild) -> None:
        for session in self.sessions.values():
            if guild.has_bot and session.owns(guild) and Intent.GUILDS in session.intents:
                session.tell("GUILD_CREATE", guild_json(self.world, guild))

    def tell_interaction(self, data: Json, guild: Guild | None) -> None:
        """Interactions need no intent; every session of the shard hears of them."""
        for session in self.sessions.values():
            if session.owns(guild):
                session.tell("INTERACTION_CREATE", data)

    def _listening(self, event: str, channel: Channel | None) -> list[Session]:
        guild = channel.guild if channel else None
        bot = self.world.bot
        if channel and Permission.VIEW_CHANNEL not in channel.permissions_of(bot):
            return []
        topic = event.rsplit("_", 1)[0]
        needed = (IN_GUILDS if guild else IN_PRIVATE).get(topic, Intent.GUILDS)
        return [one for one in self.sessions.values() if one.owns(guild) and needed in one.intents]

    def drop(self, shard: int, code: int | None = None) -> None:
        """Close the sockets of one shard alone."""
        for session in self.connected:
            if session.shard[0] == shard and session.outbox:
                session.outbox.put_nowait(Goodbye(code))

    def send_all(self, op: Op, data: object = None) -> None:
        for outbox in self.outboxes:
            outbox.put_nowait(frame(op, data))

    def close_all(self, code: int | None) -> None:
        """Close every socket with this code, or break the connections when there is none."""
        for outbox in self.outboxes:
            outbox.put_nowait(Goodbye(code))

    async def accept(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=4096 * 4, autoping=True)
        await socket.prepare(request)
        connection = _Connection(self, socket, request)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(connection.write())
                await connection.read()
                connection.outbox.put_nowait(Goodbye(1000))
        finally:
            connection.forget()
            self.world.changes.announce()
        return socket


class _Connection:
    """One socket: at first nobody's, then a session's."""

    def __init__(
        self, gateway: Gateway, socket: web.WebSocketResponse, request: web.Request
    ) -> None:
        self._gateway = gateway
        self._socket = socket
        self._request = request
        self._session: Session | None = None
        self._by_peer = False
        self.outbox: asyncio.Queue[Parcel] = asyncio.Queue()
        gateway.outboxes.add(self.outbox)
        self._send(Op.HELLO, {"heartbeat_interval": gateway.interval_ms, "_trace": []})

    def forget(self) -> None:
        self._gateway.outboxes.discard(self.outbox)
        session = self._session
        if session and session.outbox is self.outbox:
            session.outbox = None
            if self._left_for_good:
                self._gateway.sessions.pop(session.id, None)

    @property
    def _left_for_good(self) -> bool:
        """A bot that closes with one of these codes ends its session; others may resume."""
        return self._by_peer and self._socket.close_code in {1000, 1001}

    def _send(self, op: Op, data: object = None) -> None:
        self.outbox.put_nowait(frame(op, data))

    async def write(self) -> None:
        """Send what the outbox holds until it says goodbye."""
        while isinstance(parcel := await self.outbox.get(), str):
            if not self._socket.closed:
                await self._socket.send_str(parcel)
        self.forget()
        if parcel.code is not None:
            await self._socket.close(code=parcel.code)
        elif self._request.transport:
            self._request.transport.abort()

    async def read(self) -> None:
        """Obey what the bot sends until it leaves, breaks a rule or stops beating."""
        patience = self._gateway.interval_ms / 1000 * 1.5
        while True:
            try:
                message = await self._socket.receive(timeout=patience)
            except TimeoutError:
                self.outbox.put_nowait(Goodbye(4009))
                return
            if message.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                self._by_peer = message.type is WSMsgType.CLOSE
                return
            broken = self._obey(message)
            if broken is not None:
                self.outbox.put_nowait(Goodbye(broken))

    def _obey(self, message: WSMessage) -> int | None:
        """Do what one frame asks; the close code when it breaks a rule."""
        try:
            frame = json.loads(message.data)
            op, data = Op(frame["op"]), frame.get("d")
        except (KeyError, TypeError, ValueError):
            return 4002
        if op is Op.HEARTBEAT:
            if self._gateway.acknowledges:
                self._send(Op.HEARTBEAT_ACK)
            return None
        commands = {
            Op.IDENTIFY: self._identify,
            Op.RESUME: self._resume,
            Op.REQUEST_MEMBERS: self._list_members,
            Op.PRESENCE: self._ignore,
            Op.VOICE_STATE: self._ignore,
        }
        if op not in commands:
            return 4001
        if self._session is None and op not in {Op.IDENTIFY, Op.RESUME}:
            return 4003
        if not isinstance(data, dict):
            return 4002
        return commands[op](data)

    def _ignore(self, _: Json) -> int | None:
        return None

    def _wrong_with(self, data: Json) -> int | None:
        """The close code for who may not identify so."""
        gateway = self._gateway
        if self._session:
            return 4005
        if data.get("token") != gateway.token:
            return 4004
        wanted = data.get("intents")
        if not isinstance(wanted, int) or wanted & ~KNOWN_BITS or "properties" not in data:
            return 4013
        if Intent(wanted) & PRIVILEGED & ~gateway.granted:
            return 4014
        number, count = data.get("shard", (0, 1))
        return None if 0 <= number < count else 4010

    def _identify(self, data: Json) -> int | None:
        gateway, world = self._gateway, self._gateway.world
        wrong = self._wrong_with(data)
        if wrong is not None:
            return wrong
        number, count = data.get("shard", (0, 1))
        if not gateway.pace.allows(number, count):
            self._send(Op.INVALID_SESSION, data=False)
            gateway.refused += 1
            return None
        session = Session(
            id=f"{world.new_id():032x}", intents=Intent(data["intents"]), shard=(number, count)
        )
        gateway.sessions[session.id] = session
        gateway.identified += 1
        self._adopt(session)
        mine = [one for one in world.guilds.values() if one.has_bot and session.owns(one)]
        session.tell("READY", self._ready(session, mine))
        for guild in mine if Intent.GUILDS in session.intents else []:
            session.tell("GUILD_CREATE", guild_json(world, guild))
        world.changes.announce()
        return None

    def _ready(self, session: Session, guilds: list[Guild]) -> Json:
        world = self._gateway.world
        return {
            "v": 10,
            "user": user_json(world.bot) | {"verified": True, "mfa_enabled": False},
            "guilds": [{"id": str(one.id), "unavailable": True} for one in guilds],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self._gateway.url,
            "shard": list(session.shard),
            "application": {"id": str(world.application_id), "flags": 0},
            "private_channels": [],
            "relationships": [],
        }

    def _resume(self, data: Json) -> int | None:
        if data.get("token") != self._gateway.token:
            return 4004
        session = self._gateway.sessions.get(str(data.get("session_id")))
        if session is None:
            self._send(Op.INVALID_SESSION, data=False)
            return None
        sequence = data.get("seq")
        if not isinstance(sequence, int) or not 0 <= sequence <= session.sequence:
            return 4007
        for missed in session.sent[sequence:]:
            self.outbox.put_nowait(missed)
        self._adopt(session)
        self._gateway.resumed += 1
        session.tell("RESUMED", {"_trace": []})
        self._gateway.world.changes.announce()
        return None

    def _adopt(self, session: Session) -> None:
        if session.outbox:
            session.outbox.put_nowait(Goodbye(4000))
        self._session, session.outbox = session, self.outbox

    def _list_members(self, data: Json) -> int | None:
        guild = self._gateway.world.guilds.get(int(data["guild_id"]))
        if guild and self._session:
            wanted = [str(id) for id in data.get("user_ids", ())]
            start = data.get("query") or ""
            members = [
                member_json(guild, one)
                for one in guild.users.values()
                if (str(one.id) in wanted if wanted else one.name.startswith(start))
            ]
            chunk = {"guild_id": str(guild.id), "members": members, "nonce": data.get("nonce")}
            self._session.tell(
                "GUILD_MEMBERS_CHUNK",
                chunk | {"chunk_index": 0, "chunk_count": 1, "not_found": []},
            )
        return None

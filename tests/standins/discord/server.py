"""The stand-in itself: starts and stops, carries requests to their routes, and serves tests."""

import secrets
from collections.abc import Callable
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.standins.discord.application import ApplicationRoutes, InteractionRoutes
from tests.standins.discord.calls import ROOT
from tests.standins.discord.cdn import Cdn
from tests.standins.discord.commands import Commands
from tests.standins.discord.desk import Desk
from tests.standins.discord.faults import Faults
from tests.standins.discord.gateway import Gateway
from tests.standins.discord.journal import Journal
from tests.standins.discord.payloads import channel_json, member_json, role_json, user_json
from tests.standins.discord.people import Hands, Person
from tests.standins.discord.permissions import NOTHING, Overwrite, Permission
from tests.standins.discord.posting import Posting
from tests.standins.discord.rates import QUICK_RATES, RateLimiter, Rates
from tests.standins.discord.rest import ChannelRoutes, PlaceRoutes
from tests.standins.discord.serving import Serving, handler_of
from tests.standins.discord.sessions import PRIVILEGED, Intent, Op, Pace
from tests.standins.discord.state import Channel, ChannelKind, Guild, Role, User
from tests.standins.discord.world import World
from tests.standins.wire import PATIENCE, TurnableClock

BOT_TOKEN = "stand-in.token.of-the-bot"
HEARTBEAT_MS = 41_250
LARGEST_REQUEST = 1 << 30


class DiscordStandIn:
    """A strict Discord on loopback, for as long as `async with` lasts."""

    def __init__(
        self,
        *,
        token: str = BOT_TOKEN,
        bot_name: str = "magpie",
        rates: Rates = QUICK_RATES,
        granted: Intent = PRIVILEGED,
        heartbeat_ms: int = HEARTBEAT_MS,
        pace: Pace | None = None,
    ) -> None:
        self.token = token
        self.clock = TurnableClock()
        self.world = World(self.clock, bot_name)
        self.gateway = Gateway(self.world, token, granted, heartbeat_ms, pace or Pace())
        self.cdn = Cdn(self.world, secrets.token_bytes(32))
        self.posting = Posting(self.world, self.gateway, self.cdn)
        self.commands = Commands(self.world)
        self.desk = Desk(self.world, self.gateway, self.posting)
        self.limiter = RateLimiter(rates, self.clock)
        self.faults = Faults()
        self.requests = Journal()
        self.api_base = ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host = "{}:{}".format(*runner.addresses[0])
        self._runner = runner
        self.api_base = f"http://{host}{ROOT}"
        self.gateway.url = f"ws://{host}/gateway"
        self.cdn.base = f"http://{host}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.gateway.close_all(1001)
        if self._runner:
            await self._runner.cleanup()

    # What the settings of a bot need.

    @property
    def gateway_url(self) -> str:
        return self.gateway.url

    @property
    def bot(self) -> User:
        return self.world.bot

    # Who and what there is.

    def user(self, name: str, *, dms_open: bool = True) -> Person:
        """A new person; a member of nothing yet, but able to write to the bot in private."""
        hands = Hands(posting=self.posting, desk=self.desk, commands=self.commands)
        person = Person(id=self.world.new_id(), name=name, dms_open=dms_open, hands=hands)
        self.world.users[person.id] = person
        return person

    def guild(
        self, name: str, *members: User, has_bot: bool = True, premium_tier: int = 0
    ) -> Guild:
        """A new guild with these members; bots that are connected hear of it."""
        guild = self.world.make_guild(name, has_bot=has_bot, tier=premium_tier)
        for one in members:
            self.world.make_member(guild, one)
        self.gateway.tell_guild(guild)
        return guild

    def channel(self, guild: Guild, name: str, *, age_restricted: bool = False) -> Channel:
        """A new text channel that everybody in the guild can use."""
        channel = self.world.make_channel(ChannelKind.TEXT, name, guild=guild)
        channel.age_restricted = age_restricted
        self._tell_channel("CHANNEL_CREATE", channel)
        return channel

    def join(self, guild: Guild, user: User) -> None:
        """Make somebody a member."""
        self.world.make_member(guild, user)
        news = member_json(guild, user) | {"guild_id": str(guild.id)}
        self.gateway.tell("GUILD_MEMBER_ADD", news)

    def leave(self, guild: Guild, user: User) -> None:
        """Somebody is a member no longer."""
        del guild.members[user.id]
        news = {"guild_id": str(guild.id), "user": user_json(user)}
        self.gateway.tell("GUILD_MEMBER_REMOVE", news)

    def make_administrator(self, guild: Guild, user: User) -> None:
        """Give somebody a role that may do everything."""
        role = Role(id=self.world.new_id(), name="admins", permissions=Permission.ADMINISTRATOR)
        guild.roles[role.id] = role
        guild.members[user.id].add(role.id)
        news = {"guild_id": str(guild.id), "role": role_json(role, len(guild.roles))}
        self.gateway.tell("GUILD_ROLE_CREATE", news)

    def deny(self, channel: Channel, who: User | Role, permissions: Permission) -> None:
        """Take permissions away from somebody in a channel."""
        self._overwrite(channel, who, allow=NOTHING, deny=permissions)

    def allow(self, channel: Channel, who: User | Role, permissions: Permission) -> None:
        """Give somebody permissions in a channel."""
        self._overwrite(channel, who, allow=permissions, deny=NOTHING)

    def _overwrite(
        self, channel: Channel, who: User | Role, *, allow: Permission, deny: Permission
    ) -> None:
        before = channel.overwrites.get(who.id, Overwrite(is_member=isinstance(who, User)))
        channel.overwrites[who.id] = Overwrite(
            is_member=before.is_member,
            allow=(before.allow & ~deny) | allow,
            deny=(before.deny & ~allow) | deny,
        )
        self._tell_channel("CHANNEL_UPDATE", channel)

    def _tell_channel(self, event: str, channel: Channel) -> None:
        self.gateway.tell(event, channel_json(channel, self.bot), channel)

    # What tests wait for.

    async def until(
        self,
        holds: Callable[["DiscordStandIn"], bool],
        *,
        within: float = PATIENCE,
        what: str = "what was waited for",
    ) -> None:
        """Return once `holds` says so; looked at after every request, event and change."""
        await self.world.changes.until(
            lambda: holds(self) or None,
            within=within,
            seen=lambda: f"not {what}; last {[(x.method, x.path) for x in self.requests[-5:]]}",
        )

    async def connected(self, *, times: int = 1, within: float = PATIENCE) -> None:
        """Return once the bot has identified itself so many times and is connected."""
        gateway = self.gateway
        await self.until(
            lambda _: gateway.identified >= times and bool(gateway.connected),
            within=within,
            what=f"identified {times} times but {gateway.identified}",
        )

    async def resumed(self, *, times: int = 1, within: float = PATIENCE) -> None:
        """Return once the bot has resumed its session so many times."""
        await self.until(
            lambda _: self.gateway.resumed >= times and bool(self.gateway.connected),
            within=within,
            what=f"resumed {times} times",
        )

    # What goes wrong on purpose; for requests see `faults`.

    def turn(self, seconds: float) -> None:
        """Turn Discord's clock: deadlines, tokens, addresses of files and buckets run out."""
        self.clock.turn(seconds)
        self.world.changes.announce()

    def drop_sockets(self, code: int | None = None) -> None:
        """Close every gateway socket with this code; without one, the connection just breaks."""
        self.gateway.close_all(code)

    def ask_to_reconnect(self) -> None:
        """Tell the bot to come back and resume (op 7)."""
        self.gateway.send_all(Op.RECONNECT)

    def invalidate_sessions(self, *, resumable: bool = False) -> None:
        """Tell the bot that its session is over (op 9); unless resumable, it is forgotten too."""
        self.gateway.send_all(Op.INVALID_SESSION, data=resumable)
        if not resumable:
            self.gateway.sessions.clear()

    def forget_sessions(self) -> None:
        """Break every socket and forget its session, so that a resume is refused."""
        self.gateway.sessions.clear()
        self.gateway.close_all(None)

    def _application(self) -> web.Application:
        serving = Serving(
            world=self.world,
            token=self.token,
            faults=self.faults,
            limiter=self.limiter,
            journal=self.requests,
        )
        application = web.Application(
            middlewares=[serving.middleware()], client_max_size=LARGEST_REQUEST
        )
        application.add_routes([web.get("/gateway", self.gateway.accept), *self.cdn.routes()])
        parts = (
            ChannelRoutes(self.posting, self.gateway),
            PlaceRoutes(self.posting),
            ApplicationRoutes(self.world, self.gateway, self.commands),
            InteractionRoutes(self.world, self.desk),
        )
        for method, path, route in (route for part in parts for route in part.routes()):
            application.router.add_route(method, ROOT + path, handler_of(route))
        return application

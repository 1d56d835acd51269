"""The routes of the application: itself, its commands, its interactions and their messages."""

from tests.standins.discord.calls import Call, Route, Routes
from tests.standins.discord.commands import Commands
from tests.standins.discord.desk import Desk
from tests.standins.discord.gateway import Gateway
from tests.standins.discord.interactions import Answer
from tests.standins.discord.message_payloads import message_json
from tests.standins.discord.payloads import application_json
from tests.standins.discord.refusals import MISSING_ACCESS, UNKNOWN_WEBHOOK, Refusal
from tests.standins.discord.sessions import Intent
from tests.standins.discord.wire import Json
from tests.standins.discord.world import World

# Which privileged intents were granted shows in these bits (the "limited" ones).
_FLAG_OF_INTENT = {
    Intent.GUILD_PRESENCES: 1 << 13,
    Intent.GUILD_MEMBERS: 1 << 15,
    Intent.MESSAGE_CONTENT: 1 << 19,
}


class ApplicationRoutes:
    """What every application asks before and beside its gateway connection."""

    def __init__(self, world: World, gateway: Gateway, commands: Commands) -> None:
        self._world = world
        self._gateway = gateway
        self._commands = commands

    def routes(self) -> Routes:
        everywhere = "/applications/{application}/commands"
        in_guild = "/applications/{application}/guilds/{guild}/commands"
        return [
            ("GET", "/gateway", self._address),
            ("GET", "/gateway/bot", self._address_and_limits),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/applications/@me", self._application),
            *((method, everywhere, one) for method, one in self._of_commands().items()),
            *((method, in_guild, one) for method, one in self._of_commands().items()),
            ("DELETE", f"{everywhere}/{{command}}", self._remove),
            ("DELETE", f"{in_guild}/{{command}}", self._remove),
        ]

    def _of_commands(self) -> dict[str, Route]:
        return {"GET": self._list, "PUT": self._replace, "POST": self._add}

    async def _address(self, _call: Call) -> Json:
        return {"url": self._gateway.url}

    async def _address_and_limits(self, _call: Call) -> Json:
        pace = self._gateway.pace
        start = {"total": 1000, "remaining": 999, "reset_after": 0}
        limits = start | {"max_concurrency": pace.at_once}
        return {"url": self._gateway.url, "shards": pace.shards, "session_start_limit": limits}

    async def _application(self, _call: Call) -> Json:
        flags = sum(
            flag for intent, flag in _FLAG_OF_INTENT.items() if intent in self._gateway.granted
        )
        return application_json(self._world, self._world.bot, flags)

    def _scope(self, call: Call) -> int | None:
        if call.id("application") != self._world.application_id:
            raise Refusal(MISSING_ACCESS)
        if "guild" not in call.request.match_info:
            return None
        guild = self._world.guilds.get(call.id("guild"))
        if guild is None or not guild.has_bot:
            raise Refusal(MISSING_ACCESS)
        return guild.id

    async def _list(self, call: Call) -> list[Json]:
        return self._commands.registered(self._scope(call))

    async def _replace(self, call: Call) -> list[Json]:
        return self._commands.replace(self._scope(call), call.body.form)

    async def _add(self, call: Call) -> Json:
        return self._commands.add(self._scope(call), call.body.form)

    async def _remove(self, call: Call) -> None:
        self._commands.remove(self._scope(call), call.id("command"))


class InteractionRoutes:
    """How interactions are answered; their token is all the authorisation they need."""

    def __init__(self, world: World, desk: Desk) -> None:
        self._world = world
        self._desk = desk

    def routes(self) -> Routes:
        hook = "/webhooks/{application}/{token}"
        message = hook + "/messages/{message}"
        return [
            ("POST", "/interactions/{interaction}/{token}/callback", self._callback),
            ("POST", hook, self._follow_up),
            ("GET", message, self._get),
            ("PATCH", message, self._edit),
            ("DELETE", message, self._delete),
        ]

    async def _callback(self, call: Call) -> Json | None:
        one = await self._desk.callback(call.id("interaction"), call.text("token"), call.body)
        if call.request.query.get("with_response") not in {"1", "true"}:
            return None
        about: Json = {"id": str(one.id), "type": one.kind.value}
        answer: Json = {"interaction": about}
        if one.original and one.answer in {Answer.MESSAGE, Answer.DEFERRED_MESSAGE, Answer.UPDATE}:
            about |= {
                "response_message_id": str(one.original.id),
                "response_message_loading": one.original.is_loading,
                "response_message_ephemeral": one.original.is_ephemeral,
            }
        if one.answer is not None:
            answer["resource"] = {"type": one.answer.value}
            if one.original and one.answer in {Answer.MESSAGE, Answer.UPDATE}:
                answer["resource"]["message"] = message_json(one.original)
        return answer

    def _token(self, call: Call) -> str:
        if call.id("application") != self._world.application_id:
            raise Refusal(UNKNOWN_WEBHOOK)
        return call.text("token")

    async def _follow_up(self, call: Call) -> Json:
        return message_json(await self._desk.follow_up(self._token(call), call.body))

    async def _get(self, call: Call) -> Json:
        return message_json(self._desk.message(self._token(call), call.text("message")))

    async def _edit(self, call: Call) -> Json:
        token, which = self._token(call), call.text("message")
        return message_json(await self._desk.edit(token, which, call.body))

    async def _delete(self, call: Call) -> None:
        self._desk.delete(self._token(call), call.text("message"))

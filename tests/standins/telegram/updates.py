"""Updates on their way to the bot: kept until they are confirmed, polled or pushed.

https://core.telegram.org/bots/api#getting-updates
"""

import asyncio
import json
import re
import secrets
from dataclasses import dataclass, field

import aiohttp

from tests.standins.telegram.calls import Call, Methods
from tests.standins.telegram.refusals import bad, conflict
from tests.standins.telegram.wire import Json, unix
from tests.standins.wire import Changes, TurnableClock

LONGEST_POLL = 50
LONGEST_PAUSE = 2.0
ANSWER_WITHIN = 10.0
UNLESS_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True, kw_only=True, eq=False)
class Update:
    """One update; those with the same `key` are pushed one after the other."""

    id: int
    kind: str
    key: int
    body: Json
    in_flight: bool = False
    tries: int = 0

    def json(self) -> Json:
        return {"update_id": self.id} | self.body


@dataclass(slots=True, kw_only=True, eq=False)
class Webhook:
    """Where updates are pushed to, and how it went last."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_at: int | None = None
    last_error: str = ""


@dataclass(slots=True, kw_only=True, eq=False)
class Updates:
    """The queue of one bot, and both ways out of it.

    `told` remembers every update that was ever made, `given` how often each left. `proxies` are
    what stands before a bot and speaks TLS for it: a public address, and where it leads.
    """

    clock: TurnableClock
    changes: Changes
    pause: float = 0.05
    waiting: list[Update] = field(default_factory=list)
    told: list[Update] = field(default_factory=list)
    given: dict[int, int] = field(default_factory=dict)
    proxies: dict[str, str] = field(default_factory=dict)
    webhook: Webhook = field(default_factory=Webhook)
    allowed: frozenset[str] | None = None
    polls: int = 0
    _next_id: int = field(default_factory=lambda: secrets.randbelow(10**8) + 10**8)
    _turn: int = 0
    _fresh: asyncio.Event = field(default_factory=asyncio.Event)

    def methods(self) -> Methods:
        return {
            "getUpdates": self.get_updates,
            "setWebhook": self.set_webhook,
            "deleteWebhook": self.delete_webhook,
            "getWebhookInfo": self.webhook_info,
        }

    def tell(self, kind: str, payload: Json, *, key: int) -> Update | None:
        """Queue one update; None when the bot has not asked for this kind."""
        wanted = kind not in UNLESS_ASKED if self.allowed is None else kind in self.allowed
        if not wanted:
            return None
        update = Update(id=self._next_id, kind=kind, key=key, body={kind: payload})
        self._next_id += 1
        self.told.append(update)
        self._put(update)
        return update

    def repeat(self, update: Update) -> None:
        """Give an update once more, under its old number, whatever was confirmed."""
        if update not in self.waiting:
            update.in_flight = False
            self._put(update)

    def _put(self, update: Update) -> None:
        self.waiting.append(update)
        self._wake()

    def _wake(self) -> None:
        self._fresh.set()
        self._fresh = asyncio.Event()
        self.changes.announce()

    async def get_updates(self, call: Call) -> list[Json]:
        if self.webhook.url:
            conflict(
                "can't use getUpdates method while webhook is active;"
                " use deleteWebhook to delete the webhook first"
            )
        self._allow(call)
        self.polls += 1
        self._turn += 1
        turn = self._turn
        self._confirm(call.number("offset"))
        self._wake()
        seconds = min(max(call.number("timeout"), 0), LONGEST_POLL)
        try:
            async with asyncio.timeout(seconds):
                while not self.waiting and self._turn == turn:
                    await self._fresh.wait()
        except TimeoutError:
            pass
        if self._turn != turn:
            conflict(
                "terminated by other getUpdates request;"
                " make sure that only one bot instance is running"
            )
        return self._batch(call.number("limit", 100))

    def _confirm(self, offset: int) -> None:
        if offset > 0:
            self.waiting = [one for one in self.waiting if one.id >= offset]
        elif offset < 0:
            self.waiting = self.waiting[offset:]

    def _batch(self, limit: int) -> list[Json]:
        batch = self.waiting[: min(max(limit, 1), 100)]
        for one in batch:
            self._gave(one)
        return [one.json() for one in batch]

    def _gave(self, update: Update) -> None:
        self.given[update.id] = self.given.get(update.id, 0) + 1

    def _allow(self, call: Call) -> None:
        """Not given means as before; an empty list means everything but the rare ones."""
        if call.gives("allowed_updates"):
            kinds = call.object("allowed_updates")
            if not isinstance(kinds, list):
                bad("can't parse allowed_updates JSON object")
            self.allowed = frozenset(kinds) or None

    async def set_webhook(self, call: Call) -> bool:
        url, secret = call.text("url"), call.text("secret_token")
        if not url:
            return await self.delete_webhook(call)
        # Plain HTTP is what a Bot API server of one's own takes, and here on loopback alone.
        if not re.match(r"https://|http://(127\.0\.0\.1|localhost)[:/]", url):
            bad("bad webhook: An HTTPS URL must be provided for webhook")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            bad("secret token contains unallowed characters")
        connections = call.number("max_connections", 40)
        if not 1 <= connections <= 100:
            bad("max_connections must be from 1 to 100")
        self._allow(call)
        self._drop(call)
        self.webhook = Webhook(url=url, secret=secret, max_connections=connections)
        self._turn += 1
        self._wake()
        return True

    async def delete_webhook(self, call: Call) -> bool:
        self._drop(call)
        self.webhook = Webhook()
        self._wake()
        return True

    def _drop(self, call: Call) -> None:
        if call.flag("drop_pending_updates"):
            self.waiting.clear()

    async def webhook_info(self, _: Call) -> Json:
        hook = self.webhook
        answer: Json = {
            "url": hook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.waiting),
        }
        if hook.url:
            answer |= {"max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
        if hook.last_error_at:
            answer["last_error_date"] = hook.last_error_at
            answer["last_error_message"] = hook.last_error
        if self.allowed is not None:
            answer["allowed_updates"] = sorted(self.allowed)
        return answer

    async def push(self) -> None:
        """Push to the webhook, in order inside each chat, for as long as there is one."""
        async with aiohttp.ClientSession() as http, asyncio.TaskGroup() as tasks:
            while True:
                fresh = self._fresh
                for update in self._ready():
                    update.in_flight = True
                    tasks.create_task(self._post(http, self.webhook, update))
                await fresh.wait()

    def _ready(self) -> list[Update]:
        if not self.webhook.url:
            return []
        busy = {one.key for one in self.waiting if one.in_flight}
        free = self.webhook.max_connections - len(busy)
        ready: list[Update] = []
        for one in self.waiting:
            if one.key not in busy and len(ready) < free:
                busy.add(one.key)
                ready.append(one)
        return ready

    async def _post(self, http: aiohttp.ClientSession, hook: Webhook, update: Update) -> None:
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        self._gave(update)
        update.tries += 1
        trouble = await self._sent(
            http, self._way_to(hook.url), headers, json.dumps(update.json()).encode()
        )
        if not trouble:
            if update in self.waiting:
                self.waiting.remove(update)
        else:
            hook.last_error, hook.last_error_at = trouble, unix(self.clock())
            await asyncio.sleep(min(self.pause * 2 ** (update.tries - 1), LONGEST_PAUSE))
        update.in_flight = False
        self._wake()

    def _way_to(self, url: str) -> str:
        for public, inside in self.proxies.items():
            url = url.replace(public, inside, 1) if url.startswith(public) else url
        return url

    @staticmethod
    async def _sent(
        http: aiohttp.ClientSession, url: str, headers: dict[str, str], body: bytes
    ) -> str:
        """What went wrong, in Telegram's words; nothing when the bot took it."""
        timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN)
        try:
            async with http.post(url, data=body, headers=headers, timeout=timeout) as answer:
                if answer.ok:
                    return ""
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError:
            return "Connection refused"

"""Who asks: the key, the person it acts for, and whether it may, and may now."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Annotated
from weakref import WeakValueDictionary

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.types import Scope

from agent.turn import TakesTurns
from api.outgoing import MayCall
from api.rest.edge import add_header
from api.rest.news import News
from api.rest.problems import Refusal
from jobs.queue import Queue
from storage import api_keys, conversations
from storage.api_keys import ApiKey, KeyScope
from storage.conversations import Conversation
from storage.database import Transaction
from storage.people import Person
from storage.request_rate import RequestRate
from storage.tables import ConversationId
from tools.context import Services, ToolContext
from tools.keys import PLATFORM
from tools.rights import Right, Role, role_of
from tools.tool import Tool

_USED_EVERY = timedelta(minutes=1)
_BEARER = HTTPBearer(
    scheme_name="key",
    bearerFormat="fpo_…",
    description="A key from `python -m app apikey create`, or from `POST /v1/keys`.",
    auto_error=False,
)
_CHALLENGE = {"www-authenticate": 'Bearer realm="api"'}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A key that holds, the person it acts for, and the conversation that is its own."""

    key: ApiKey
    person: Person
    conversation: Conversation


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What the REST API and the MCP server work with."""

    services: Services
    turns: TakesTurns
    rate: RequestRate
    random: Callable[[int], bytes]
    news: News
    queue: Queue
    may_call: MayCall
    lanes: WeakValueDictionary[ConversationId, asyncio.Lock] = field(
        default_factory=WeakValueDictionary
    )

    async def admit(self, scope: Scope, token: str | None) -> Caller:
        """The caller, counted against its rate.

        Raises:
            Refusal: 401 without a key that holds, 403 for a blocked person's, 429 when it asks too
                often.
        """
        now = self.services.clock()
        known = await self.services.db.look(partial(self._known, token, now)) if token else None
        if known is None:
            client = scope.get("client")
            await self._count(scope, f"nobody:{client[0] if client else ''}")
            sentence = "Send a key that holds: Authorization: Bearer fpo_…"
            raise Refusal(401, "no-key", sentence, headers=_CHALLENGE)
        by, role = known
        await self._count(scope, str(by.key.id))
        if role is Role.BLOCKED:
            raise Refusal(403, "blocked", "Whoever this key belongs to is blocked here.")
        if by.key.last_used_at is None or now - by.key.last_used_at >= _USED_EVERY:
            async with self.services.db.write() as tx:
                await api_keys.used(tx, by.key.id, now)
        return by

    async def _known(
        self, token: str, now: datetime, tx: Transaction
    ) -> tuple[Caller, Role] | None:
        found = await api_keys.find(tx, token)
        if found is None or not found[0].holds(now):
            return None
        key, person = found
        # It was made together with the key, so this only reads.
        talk = await conversations.open(
            tx, platform=PLATFORM, chat=str(key.id), thread=None, new_id=key.id, now=now
        )
        by = Caller(key=key, person=person, conversation=talk)
        return by, await role_of(tx, self.context(by, str(key.id)))

    def context(self, by: Caller, request_key: str) -> ToolContext:
        """The context of one tool call of this caller."""
        return ToolContext(
            person=by.person,
            conversation=by.conversation,
            turn_id=request_key,
            request_key=request_key,
            services=self.services,
        )

    def lane(self, by: Caller) -> asyncio.Lock:
        """Held while a turn of this conversation is taken, so that its history stays in order."""
        lock = self.lanes.get(by.conversation.id)
        if lock is None:
            lock = self.lanes[by.conversation.id] = asyncio.Lock()
        return lock

    async def _count(self, scope: Scope, who: str) -> None:
        turn = await self.rate.take(who)
        add_header(scope, "ratelimit-limit", str(turn.limit))
        add_header(scope, "ratelimit-remaining", str(turn.left))
        add_header(scope, "ratelimit-reset", str(turn.reset))
        if not turn.granted:
            sentence = f"More than {turn.limit} requests in a minute; come back in {turn.reset} s."
            headers = {"retry-after": str(turn.reset)}
            raise Refusal(429, "too-fast", sentence, headers=headers)


def rest_of(request: Request) -> Rest:
    """What the application was built with."""
    rest: Rest = request.app.state.rest
    return rest


async def _rest_of(request: Request) -> Rest:
    # FastAPI calls what is not a coroutine in a thread, which costs more than the answer.
    return rest_of(request)


def scope_of(tool: Tool) -> KeyScope:
    """The scope a key needs for a tool: only what merely looks is open to `read`."""
    if tool.needs in _ADMINISTERS:
        return KeyScope.MANAGE
    return KeyScope.READ if tool.name in _LOOKS else KeyScope.DRAW


_ADMINISTERS = frozenset({Right.ADMIN, Right.OWN})
_LOOKS = frozenset(
    {"check_status", "lineage", "list_gallery", "list_workflows", "show", "usage_report"}
)


def require(by: Caller, scope: KeyScope) -> None:
    """Raises Refusal (403) when the key is not for that."""
    if scope not in by.key.scopes:
        sentence = f"This key lacks the scope {scope}; it has {', '.join(sorted(by.key.scopes))}."
        raise Refusal(403, "narrow-key", sentence)


def asking_to(scope: KeyScope) -> Callable[..., Awaitable[Caller]]:
    """A dependency: the caller, whose key must have `scope`."""

    async def caller(
        request: Request,
        bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
    ) -> Caller:
        by = await rest_of(request).admit(request.scope, bearer.credentials if bearer else None)
        require(by, scope)
        return by

    return caller


Reader = Annotated[Caller, Depends(asking_to(KeyScope.READ))]
Drawer = Annotated[Caller, Depends(asking_to(KeyScope.DRAW))]
Talker = Annotated[Caller, Depends(asking_to(KeyScope.CHAT))]
Keeper = Annotated[Caller, Depends(asking_to(KeyScope.MANAGE))]
RestOf = Annotated[Rest, Depends(_rest_of)]

"""Keys for programs, made and ended in a private chat: they act for who made them."""

from datetime import datetime, timedelta

from storage import api_keys
from storage.api_keys import ApiKey, KeyScope
from storage.database import Transaction
from tools import keys
from tools.admin_arguments import AdminArguments
from tools.context import ToolContext
from tools.errors import BadArgument, NotAllowed, NotFound
from tools.keys import NewKey
from tools.results import SecretResult, ToolResult

_SCOPES = (KeyScope.READ, KeyScope.DRAW, KeyScope.CHAT)


async def change(tx: Transaction, ctx: ToolContext, wanted: AdminArguments) -> ToolResult:
    """Make a key, end one, or tell which there are.

    Raises:
        NotAllowed: others can read along.
        BadArgument: a key to be made or ended has no name.
        NotFound: the asker has no such key.
    """
    if not ctx.caller.private:
        sentence = "Others could read it here: say that to me alone, in a direct message."
        raise NotAllowed(sentence)
    if wanted.change is None or wanted.change == "list":
        return ToolResult(say=await _told(tx, ctx))
    if wanted.change not in {"create", "revoke"} or wanted.name is None:
        field, sentence = (
            "name",
            "Which key? As in /admin key create shop, or /admin key revoke shop.",
        )
        raise BadArgument(field, sentence)
    if wanted.change == "revoke":
        return ToolResult(say=await _revoked(tx, ctx, wanted.name))
    return await _created(tx, ctx, wanted.name, wanted.days)


async def _created(tx: Transaction, ctx: ToolContext, name: str, days: int | None) -> SecretResult:
    services = ctx.services
    new = NewKey(
        name=name, scopes=_SCOPES, lasts=timedelta(days=days) if days is not None else None
    )
    key, secret = await keys.issue(
        tx, ctx.person, new, ids=services.ids, random=services.random, now=services.clock()
    )
    return SecretResult(
        noted=f"Made the key {_name(key)}.",
        say=(
            f"{secret.text}\nThis is shown once: keep it, and delete this message. The key "
            f"“{name}” reads, draws and chats in your name and on your budget; "
            f"/admin key revoke {name} ends it."
        ),
    )


async def _revoked(tx: Transaction, ctx: ToolContext, name: str) -> str:
    now = ctx.services.clock()
    prefix = name.removeprefix("fpo_").partition("_")[0]
    held = [key for key in await api_keys.of_person(tx, ctx.person.id) if key.holds(now)]
    found = [key for key in held if key.prefix == prefix]
    found = found or [key for key in held if key.name.casefold() == name.casefold()]
    if len(found) > 1:
        field, sentence = "name", f"Several keys are called {name}; say how the one begins."
        raise BadArgument(field, sentence)
    if not found:
        sentence = f"You have no key {name}; /admin key list tells which there are."
        raise NotFound(sentence)
    await api_keys.revoke(tx, found[0].id, now)
    return f"The key {_name(found[0])} has ended."


async def _told(tx: Transaction, ctx: ToolContext) -> str:
    known = await api_keys.of_person(tx, ctx.person.id)
    if not known:
        return "You have no keys. /admin key create NAME makes one."
    return "\n".join(["Your keys:", *(_line(key, ctx.services.clock()) for key in known)])


def _line(key: ApiKey, now: datetime) -> str:
    state = "holds" if key.holds(now) else "revoked" if key.revoked_at else "expired"
    until = f" until {key.expires_at:%Y-%m-%d}" if key.expires_at and key.holds(now) else ""
    used = f"last used {key.last_used_at:%Y-%m-%d}" if key.last_used_at else "never used"
    return f"{_name(key)}: {', '.join(sorted(key.scopes))}; {state}{until}, {used}"


def _name(key: ApiKey) -> str:
    return f"“{key.name}” (fpo_{key.prefix})"

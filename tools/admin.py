"""What administrators do in a chat: roles, blocks, limits, and what was done."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from storage import ledger, people
from storage import rights as store
from storage.database import Transaction
from storage.ledger import Cap, Period, Scope
from storage.people import Person
from storage.rights import AuditEntry, Grant
from tools.context import ToolContext
from tools.errors import BadArgument, NotAllowed, NotFound
from tools.results import ToolResult
from tools.rights import Right, Role, home_of, may, role_of
from tools.tool import tool

_MENTION = re.compile(r"<@([!&]?)(\d{1,25})>")
_SHOWN = 20
_AS = {
    "viewer": "a viewer",
    "creator": "a creator",
    "admin": "an admin",
    "blocked": "blocked",
}
Action = Literal["grant", "revoke", "block", "unblock", "roles", "limit", "audit"]


class AdminArguments(BaseModel):
    """What to do, to whom, and how much of it."""

    action: Annotated[Action, Field(description="What to do.")]
    who: Annotated[
        str | None,
        Field(max_length=100, description='A mention, a name, or "everybody" for the default.'),
    ] = None
    role: Annotated[
        Literal["viewer", "creator", "admin"] | None, Field(description="For grant.")
    ] = None
    credits: Annotated[int | None, Field(ge=0, description="For limit; 0 means none.")] = None
    period: Annotated[Literal["day", "month", "total"], Field(description="For limit.")] = "day"


async def admin(ctx: ToolContext, arguments: AdminArguments) -> ToolResult:
    """Do it here: in this server where there is one, else in this chat."""
    place = home_of(ctx)
    async with ctx.services.db.write() as tx:
        match arguments.action:
            case "roles":
                return ToolResult(say=await _roles(tx, place))
            case "audit":
                return ToolResult(say=await _audit(tx, place))
            case "limit":
                said = await _limit(tx, ctx, arguments)
            case _:
                said = await _role(tx, ctx, arguments, place)
        detail = " ".join(str(one) for one in (arguments.who, arguments.role) if one)
        if arguments.action == "limit":
            detail = f"{detail} {arguments.credits} credits a {arguments.period}".strip()
        await store.note(
            tx,
            AuditEntry(
                person_id=ctx.person.id,
                place=place,
                action=arguments.action,
                detail=detail,
                created_at=ctx.services.clock(),
            ),
        )
    return ToolResult(say=said)


async def _role(tx: Transaction, ctx: ToolContext, arguments: AdminArguments, place: str) -> str:
    who, name = await _who(tx, ctx, arguments.who)
    await _check_rank(tx, ctx, place, who)
    if arguments.action in {"revoke", "unblock"}:
        held = await store.take(tx, place=place, who=who)
        return f"{name} has no role of their own here any more." if held else f"{name} had none."
    role = Role.BLOCKED if arguments.action == "block" else arguments.role
    if role is None:
        field, sentence = "role", "Which role: viewer, creator or admin?"
        raise BadArgument(field, sentence)
    await store.give(tx, Grant(place=place, who=who, role=role), now=ctx.services.clock())
    return f"{name} is {_AS[role]} here now."


async def _check_rank(tx: Transaction, ctx: ToolContext, place: str, who: str) -> None:
    """Nobody touches the owner, and nobody locks themselves out."""
    if who == store.person(ctx.person.id):
        sentence = "Your own role is for somebody else to change."
        raise NotAllowed(sentence)
    held = await store.grants(tx, [store.EVERYWHERE, place], [who])
    if any(one.role == Role.OWNER for one in held) and not may(await role_of(tx, ctx), Right.OWN):
        sentence = "The owner's role cannot be changed from here."
        raise NotAllowed(sentence)


async def _limit(tx: Transaction, ctx: ToolContext, arguments: AdminArguments) -> str:
    if arguments.who is None or arguments.who.casefold() in {"chat", "this chat"}:
        scope, name = ledger.scope_of_conversation(ctx.conversation.id), "This chat"
    else:
        person = await _person(tx, ctx, arguments.who)
        scope, name = ledger.scope_of_person(person.id), person.name
        # A person's money is the same in every chat: only the owner may speak for all of them.
        if not may(await role_of(tx, ctx), Right.OWN):
            sentence = "Only the owner of this bot sets what one person may spend everywhere."
            raise NotAllowed(sentence)
    return await _set_limit(tx, scope, name, arguments)


async def _set_limit(tx: Transaction, scope: Scope, name: str, arguments: AdminArguments) -> str:
    period = Period(arguments.period)
    if arguments.credits is None:
        await ledger.drop_cap(tx, scope, period)
        return f"{name} has no limit of its own a {period} any more."
    await ledger.set_cap(tx, Cap(scope=scope, period=period, credits=arguments.credits))
    return f"{name} may spend {arguments.credits} credits a {period}."


async def _who(tx: Transaction, ctx: ToolContext, words: str | None) -> tuple[str, str]:
    """How the one who is meant is written in a grant, and what they are called."""
    plain = (words or "").strip()
    if plain.casefold() in {"everybody", "everyone", "default", "all"}:
        return store.DEFAULT, "Everybody"
    found = _MENTION.fullmatch(plain)
    if found is not None and found[1] == "&":
        return store.platform_role(ctx.conversation.platform, found[2]), f"The role {found[2]}"
    person = await _person(tx, ctx, plain)
    return store.person(person.id), person.name


async def _person(tx: Transaction, ctx: ToolContext, words: str) -> Person:
    plain = words.strip().removeprefix("@")
    found = _MENTION.fullmatch(words.strip())
    platform = ctx.conversation.platform
    if not plain:
        field, sentence = "who", "Who? Mention the person, or say their name."
        raise BadArgument(field, sentence)
    known = await people.find(tx, platform=platform, external_id=found[2] if found else plain)
    named = [known] if known is not None else await people.named(tx, platform, plain)
    if len(named) > 1:
        sentence = f"Several people are called {plain}; mention the one you mean."
        raise NotFound(sentence)
    if not named:
        sentence = f"I have not met {plain} yet: they have to talk to me once."
        raise NotFound(sentence)
    return named[0]


async def _roles(tx: Transaction, place: str) -> str:
    lines = []
    for one in await store.of_place(tx, place):
        kind, _, rest = one.who.partition(":")
        name = {"default": "everybody", "role": f"the role {rest}"}.get(kind, "")
        if kind == "person":
            name = await people.name_of(tx, rest)
        lines.append(f"{name}: {one.role}")
    return "\n".join(["Roles here:", *lines]) if lines else "Nobody has a role of their own here."


async def _audit(tx: Transaction, place: str) -> str:
    lines = []
    for one in await store.done_in(tx, place, _SHOWN):
        by = "somebody at the machine"
        if one.person_id is not None:
            by = await people.name_of(tx, str(one.person_id))
        lines.append(f"{one.created_at:%Y-%m-%d %H:%M} {by}: {one.action} {one.detail}".rstrip())
    return "\n".join(lines) if lines else "No administrator has changed anything here yet."


TOOL = tool(
    name="admin",
    command="admin",
    summary="Roles, blocks, limits (administrators)",
    description="Roles, blocks and limits of this chat or server.",
    arguments=AdminArguments,
    result=ToolResult,
    run=admin,
    needs=Right.ADMIN,
    for_models=False,
)

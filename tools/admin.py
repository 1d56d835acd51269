"""What administrators do in a chat: roles, blocks, limits, and what was done."""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from storage import caps, ledger, people
from storage import rights as store
from storage.database import Transaction
from storage.ledger import Cap, Period, Scope, Unit
from storage.people import Person
from storage.rights import AuditEntry, Grant
from tools.context import ToolContext
from tools.errors import BadArgument, NotAllowed, NotFound
from tools.results import ToolResult
from tools.rights import Right, Role, home_of, may, role_of
from tools.tool import tool
from tools.wording import counted, listed

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
        Field(
            max_length=100,
            description=(
                'A mention, a name, or "everybody" for the default. For limit also "chat", '
                '"server", "guests" or "overall".'
            ),
        ),
    ] = None
    role: Annotated[
        Literal["viewer", "creator", "admin"] | None, Field(description="For grant.")
    ] = None
    credits: Annotated[int | None, Field(ge=0, description="For limit; 0 means none.")] = None
    pictures: Annotated[int | None, Field(ge=0, description="For limit; 0 means none.")] = None
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
            detail = f"{detail} {_limit_words(arguments)} a {arguments.period}".strip()
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
    """Bound what may be spent.

    An administrator's limit counts besides the owner's, never instead: a server can be stricter
    than who pays, not more generous.
    """
    owns = may(await role_of(tx, ctx), Right.OWN)
    scope, name, of_place = await _limited(tx, ctx, arguments.who)
    if not (owns or of_place):
        sentence = (
            "Only the owner of this bot sets limits that hold outside of this chat or server."
        )
        raise NotAllowed(sentence)
    period, most = Period(arguments.period), {Unit.CREDITS: arguments.credits}
    most[Unit.PICTURES] = arguments.pictures
    asked = {unit: amount for unit, amount in most.items() if amount is not None}
    for unit in asked or most:
        cap = Cap(scope=scope, period=period, most=asked.get(unit, 0), unit=unit, local=not owns)
        await (caps.put(tx, cap) if asked else caps.drop(tx, cap))
    if not asked:
        return f"{name} has no limit of its own a {period} any more."
    return f"{name} may spend {_limit_words(arguments)} a {period}."


async def _limited(tx: Transaction, ctx: ToolContext, who: str | None) -> tuple[Scope, str, bool]:
    """Whose limit is meant, what they are called, and whether that is all in this place."""
    here = ctx.conversation
    match (who or "chat").casefold().removeprefix("this "):
        case "chat":
            return ledger.scope_of_conversation(here.id), "This chat", True
        case "server" if here.server is not None:
            return ledger.scope_of_server(f"{here.platform}:{here.server}"), "This server", True
        case "server":
            field, sentence = "who", "This chat belongs to no server."
            raise BadArgument(field, sentence)
        case "guests":
            return ledger.GUESTS, "All guests together", False
        case "overall":
            return ledger.OVERALL, "Everybody together", False
        case _:
            person = await _person(tx, ctx, who or "")
            return ledger.scope_of_person(person.id), person.name, False


def _limit_words(arguments: AdminArguments) -> str:
    named = ((arguments.credits, "credit"), (arguments.pictures, "picture"))
    return listed(counted(most, one) for most, one in named if most is not None) or "no limit"


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

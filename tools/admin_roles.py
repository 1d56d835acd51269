"""Roles and blocks of a place, as its administrators give them."""

import contextlib
import re
from uuid import UUID

from storage import people
from storage import rights as store
from storage.database import Transaction
from storage.people import Person
from storage.rights import Grant
from storage.tables import PersonId
from tools.admin_arguments import AdminArguments
from tools.admin_results import AdminResult, RoleLine
from tools.context import ToolContext
from tools.errors import BadArgument, NotAllowed, NotFound
from tools.rights import Right, Role, may, role_of

_MENTION = re.compile(r"<@([!&]?)(\d{1,25})>")
_ROLE = re.compile(r"role:[a-z]+:\S{1,60}")
_AS = {
    "viewer": "a viewer",
    "creator": "a creator",
    "admin": "an admin",
    "blocked": "blocked",
}


async def change(tx: Transaction, ctx: ToolContext, wanted: AdminArguments, place: str) -> str:
    """Give or take a role, or block."""
    who, name = await _who(tx, ctx, wanted.who)
    await _check_rank(tx, ctx, place, who)
    if wanted.action == "unblock" and not await _is_blocked(tx, place, who):
        return f"{name} is not blocked here."
    if wanted.action in {"revoke", "unblock"}:
        held = await store.take(tx, place=place, who=who)
        return f"{name} has no role of their own here any more." if held else f"{name} had none."
    role = Role.BLOCKED if wanted.action == "block" else wanted.role
    if role is None:
        field, sentence = "role", "Which role: viewer, creator or admin?"
        raise BadArgument(field, sentence)
    await store.give(tx, Grant(place=place, who=who, role=role), now=ctx.services.clock())
    return f"{name} is {_AS[role]} here now."


async def _is_blocked(tx: Transaction, place: str, who: str) -> bool:
    return any(one.role == Role.BLOCKED for one in await store.grants(tx, [place], [who]))


async def _check_rank(tx: Transaction, ctx: ToolContext, place: str, who: str) -> None:
    """Nobody touches the owner, and nobody locks themselves out."""
    if who == store.person(ctx.person.id):
        sentence = "Your own role is for somebody else to change."
        raise NotAllowed(sentence)
    held = await store.grants(tx, [store.EVERYWHERE, place], [who])
    if any(one.role == Role.OWNER for one in held) and not may(await role_of(tx, ctx), Right.OWN):
        sentence = "The owner's role cannot be changed from here."
        raise NotAllowed(sentence)


async def person(tx: Transaction, ctx: ToolContext, words: str) -> Person:
    """Whom the words mean, on this platform.

    Raises BadArgument and NotFound.
    """
    plain = words.strip().removeprefix("@")
    if ":" in plain:
        return await _by_id(tx, plain)
    found = _MENTION.fullmatch(words.strip())
    platform = ctx.conversation.platform
    if not plain:
        field, sentence = "who", "Who? Mention the person, or say their name."
        raise BadArgument(field, sentence)
    known = await people.find(tx, platform=platform, external_id=found[2] if found else plain)
    named = [known] if known is not None else await people.named(tx, platform, plain)
    if not named and may(await role_of(tx, ctx), Right.OWN):
        named = await people.named(tx, None, plain)
    if len(named) > 1:
        sentence = f"Several people are called {plain}; mention the one you mean."
        raise NotFound(sentence)
    if not named:
        sentence = f"I have not met {plain} yet: they have to talk to me once."
        raise NotFound(sentence)
    return named[0]


async def _who(tx: Transaction, ctx: ToolContext, words: str | None) -> tuple[str, str]:
    """How the one who is meant is written in a grant, and what they are called."""
    plain = (words or "").strip()
    if _ROLE.fullmatch(plain):
        return plain, f"The role {plain.rpartition(':')[2]}"
    if plain.casefold() in {"everybody", "everyone", "default", "all"}:
        return store.DEFAULT, "Everybody"
    found = _MENTION.fullmatch(plain)
    if found is not None and found[1] == "&":
        return store.platform_role(ctx.conversation.platform, found[2]), f"The role {found[2]}"
    found_person = await person(tx, ctx, plain)
    return store.person(found_person.id), found_person.name


async def told(tx: Transaction, place: str) -> AdminResult:
    """Who is what in a place."""
    lines = []
    for one in await store.of_place(tx, place):
        kind, _, rest = one.who.partition(":")
        name = {"default": "everybody", "role": f"the role {rest}"}.get(kind, "")
        if kind == "person":
            name = await people.name_of(tx, rest)
        who = "everybody" if kind == "default" else one.who
        lines.append(RoleLine(who=who, name=name, role=one.role))
    said = [f"{one.name}: {one.role}" for one in lines]
    say = "\n".join(["Roles here:", *said]) if said else "Nobody has a role of their own here."
    return AdminResult(say=say, roles=lines)


async def _by_id(tx: Transaction, words: str) -> Person:
    """Somebody by a platform and their id there, or by what `RoleLine.who` says."""
    platform, _, id_ = words.partition(":")
    if platform == "person":
        with contextlib.suppress(ValueError):
            if known := await people.get(tx, PersonId(UUID(id_))):
                return known
    elif known := await people.find(tx, platform=platform, external_id=id_):
        return known
    sentence = f"I know nobody as {words}: they have to talk to me once."
    raise NotFound(sentence)

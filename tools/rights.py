"""Who may do what where. Checked in one place, for every door, from who asks and never from words.

The rule, in order:
1. Who sits at the machine, or was made owner everywhere, may do everything.
2. A block, of the person or of a platform role they have, in any place around this one, wins.
3. The grant nearest to this chat counts (chat, server, everywhere): the person's own, else
   the strongest of their platform roles. Whom the platform calls an administrator of this server
   or chat is one here, too; but where not everybody may draw, only in places that were given a
   default of their own: else who makes a server of their own could let themselves in.
4. Else the default of the nearest place that has one; else everybody may draw.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import Protocol

from storage import rights as store
from storage.database import Transaction
from storage.rights import Grant
from tools.context import ToolContext
from tools.errors import NotAllowed


class Right(StrEnum):
    """What a tool needs of who calls it."""

    OWN_DATA = "own data"
    """Everybody's, also of who is blocked."""
    VIEW = "view"
    CREATE = "create"
    ADMIN = "admin"
    OWN = "own"


class Role(StrEnum):
    """What people are; each may do what those before it may."""

    BLOCKED = "blocked"
    VIEWER = "viewer"
    CREATOR = "creator"
    ADMIN = "admin"
    OWNER = "owner"


_RANK = {role: rank for rank, role in enumerate(Role)}
_LEAST = {
    Right.OWN_DATA: Role.BLOCKED,
    Right.VIEW: Role.VIEWER,
    Right.CREATE: Role.CREATOR,
    Right.ADMIN: Role.ADMIN,
    Right.OWN: Role.OWNER,
}
_REFUSALS = {
    Right.VIEW: "You are blocked here.",
    Right.CREATE: "You may look here, but not have pictures made; an administrator can change it.",
    Right.ADMIN: "Only an administrator of this chat can do that.",
    Right.OWN: "Only the owner of this bot can do that.",
}
_USUAL = Role.CREATOR


def places_of(ctx: ToolContext) -> tuple[str, ...]:
    """The places around this chat, the nearest first."""
    return places_around(ctx.conversation)


class Where(Protocol):
    """A chat, with what it belongs to."""

    @property
    def platform(self) -> str:
        """Which platform it is on."""
        ...

    @property
    def chat(self) -> str:
        """The platform's name for it."""
        ...

    @property
    def parent(self) -> str | None:
        """The chat that a thread hangs in."""
        ...

    @property
    def server(self) -> str | None:
        """The community it belongs to."""
        ...


def places_around(here: Where) -> tuple[str, ...]:
    """The same of any chat."""
    around = [store.chat(here.platform, here.chat)]
    if here.parent is not None:
        around.append(store.chat(here.platform, here.parent))
    if here.server is not None:
        around.append(store.server(here.platform, here.server))
    return (*around, store.EVERYWHERE)


def home_of(ctx: ToolContext) -> str:
    """The place that what is said here about "this server" or "this chat" is about."""
    *_, outermost, _everywhere = places_of(ctx)
    return outermost


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return _RANK[role] >= _RANK[_LEAST[right]]


async def role_of(tx: Transaction, ctx: ToolContext) -> Role:
    """What the caller is in this chat."""
    if ctx.caller.operator:
        return Role.OWNER
    me = store.person(ctx.person.id)
    roles = [store.platform_role(ctx.conversation.platform, role) for role in ctx.caller.roles]
    places = places_of(ctx)
    found = await store.grants(tx, places, [me, *roles, store.DEFAULT])
    if Grant(place=store.EVERYWHERE, who=me, role=Role.OWNER) in found:
        return Role.OWNER
    given = [one for one in found if one.who != store.DEFAULT]
    if any(one.role == Role.BLOCKED for one in given):
        return Role.BLOCKED
    nearest = next((one for place in places if (one := _strongest(given, place, me))), None)
    known = [nearest] if nearest is not None else []
    if ctx.caller.manages and _is_open(found):
        known.append(Role.ADMIN)
    return max(known, key=_RANK.__getitem__) if known else _default(found, places)


async def require(ctx: ToolContext, right: Right) -> None:
    """Go on only if the caller has the right.

    Raises:
        NotAllowed: they have not; the sentence says so.
    """
    role = await ctx.services.db.look(partial(role_of, ctx=ctx))
    # A step of a run was begun with the rights of then; only a block stops it.
    if ctx.part is not None and role is not Role.BLOCKED:
        return
    if not may(role, right):
        raise NotAllowed(_REFUSALS[Right.VIEW if role is Role.BLOCKED else right])


async def require_in(tx: Transaction, ctx: ToolContext, right: Right) -> None:
    """The same, inside of a transaction."""
    if not may(await role_of(tx, ctx), right):
        raise NotAllowed(_REFUSALS[right])


def _strongest(given: Sequence[Grant], place: str, me: str) -> Role | None:
    here = [one for one in given if one.place == place]
    own = [one for one in here if one.who == me]
    return max((Role(one.role) for one in own or here), key=_RANK.__getitem__, default=None)


def _is_open(found: Sequence[Grant]) -> bool:
    """Whether strangers are let in here: by whoever runs this, everywhere or in this very place."""
    defaults = {one.place: Role(one.role) for one in found if one.who == store.DEFAULT}
    everywhere = defaults.pop(store.EVERYWHERE, _USUAL)
    return bool(defaults) or _RANK[everywhere] >= _RANK[_USUAL]


def _default(found: Sequence[Grant], places: Sequence[str]) -> Role:
    for place in places:
        for one in found:
            if one.place == place and one.who == store.DEFAULT:
                return Role(one.role)
    return _USUAL

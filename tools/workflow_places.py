"""For which places somebody may keep workflows: their own chats of the page, and servers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from storage import conversations, rights, web_chats
from storage.database import Transaction
from storage.rights import EVERYWHERE
from tools.context import ToolContext
from tools.errors import NotFound
from tools.rights import Right, may, role_of
from tools.speech import speak

_CHATS: Final = 50
_SERVERS: Final = 200


async def servers_of(tx: Transaction, ctx: ToolContext) -> list[str]:
    """The servers that the asker administers, as places; the owner administers all."""
    mine = await rights.administered(tx, rights.person(ctx.person.id))
    if EVERYWHERE in mine or may(await role_of(tx, ctx), Right.OWN):
        return [rights.server(*one) for one in await conversations.servers(tx, _SERVERS)]
    return [one for one in mine if one.startswith("server:")]


async def places_to_keep(ctx: ToolContext) -> Mapping[str, str]:
    """Those of who asks from a chat of the page, with their names; the chat used last is first."""
    async with ctx.services.db.read() as tx:
        chats = await web_chats.of_person(tx, ctx.person.id, limit=_CHATS)
        servers = await servers_of(tx, ctx)
    platform = ctx.conversation.platform
    mine = {rights.chat(platform, str(chat.id)): chat.title for chat in chats}
    return mine | {one: one.removeprefix("server:") for one in servers}


async def in_place(ctx: ToolContext, place: str) -> ToolContext:
    """The same person there.

    Raises:
        NotFound: there is no such place, or it is none of theirs.
    """
    known = await places_to_keep(ctx)
    kind, platform, name = (*place.split(":", 2), "", "")[:3]
    services = ctx.services
    async with services.db.write() as tx:
        if place not in known:
            there = None
        elif kind == "server":
            there = await conversations.in_server(tx, platform, name)
        else:
            there = await conversations.open(
                tx,
                platform=platform,
                chat=name,
                thread=None,
                new_id=services.ids(),
                now=services.clock(),
            )
    if there is None:
        sentence = speak("There is no such place of yours.")
        raise NotFound(sentence)
    return replace(ctx, conversation=there)

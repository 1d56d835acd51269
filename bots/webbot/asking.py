"""Tools, asked by a page instead of in a chat: the same rights, the same answers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from bots.webbot.adapter import PLATFORM
from bots.webbot.frame import Household
from bots.webbot.visitors import Visitor
from storage import conversations
from tools import registry
from tools.context import Caller, ToolContext
from tools.errors import ToolError
from tools.results import ToolResult

ResultT = TypeVar("ResultT", bound=ToolResult)


async def context_of(house: Household, visitor: Visitor) -> ToolContext:
    """The visitor in the chat that they used last: where their rights are looked up."""
    services = house.services
    chats = await house.talk.chats(visitor)
    chat = chats[0] if chats else await house.talk.begin(visitor)
    async with services.db.write() as tx:
        conversation = await conversations.open(
            tx,
            platform=PLATFORM,
            chat=str(chat.id),
            thread=None,
            new_id=services.ids(),
            now=services.clock(),
        )
    key = f"page:{services.ids()}"
    return ToolContext(
        person=visitor.person,
        conversation=conversation,
        turn_id=key,
        request_key=key,
        services=services,
        caller=Caller(operator=visitor.operator, private=True),
    )


async def context_in(ctx: ToolContext, place: str) -> ToolContext | None:
    """The same person in a server (`server:discord:1234`), where something was said already."""
    kind, _, rest = place.partition(":")
    platform, _, name = rest.partition(":")
    if kind != "server":
        return None
    async with ctx.services.db.read() as tx:
        there = await conversations.in_server(tx, platform, name)
    return replace(ctx, conversation=there) if there is not None else None


async def answer(
    ctx: ToolContext, name: str, arguments: Mapping[str, object], kind: type[ResultT]
) -> ResultT | str:
    """What the tool answers; a sentence where it does not."""
    try:
        result = await registry.call(name, ctx, arguments)
    except ToolError as error:
        return error.sentence
    return result if isinstance(result, kind) else result.say

"""Whose money a call spends: the person's, the chat's, the server's, and that of guests."""

from storage import rights as store
from storage.database import Transaction
from storage.ledger import Account
from tools.context import ToolContext
from tools.rights import places_of


async def account_of(tx: Transaction, ctx: ToolContext) -> Account:
    """The account an order of this call is counted on."""
    here = ctx.conversation
    return Account(
        person_id=ctx.person.id,
        conversation_id=here.id,
        server=f"{here.platform}:{here.server}" if here.server is not None else None,
        guest=await _is_guest(tx, ctx),
    )


async def _is_guest(tx: Transaction, ctx: ToolContext) -> bool:
    """Whether nobody gave them a role here, and the platform calls them no administrator."""
    if ctx.caller.operator or ctx.caller.manages:
        return False
    roles = [store.platform_role(ctx.conversation.platform, role) for role in ctx.caller.roles]
    return not await store.grants(tx, places_of(ctx), [store.person(ctx.person.id), *roles])

"""Richer words that were proposed: kept, so that one press takes or refuses them."""

from uuid import UUID

from storage import proposals, tallies
from storage.proposals import Choice, Proposal
from storage.tallies import Kind, Mark
from tools.context import ToolContext
from tools.enhancing import Enhancement


async def propose(ctx: ToolContext, found: Enhancement, proposal_id: UUID) -> None:
    """Keep it, where anything was added at all."""
    if found.enhanced == found.original:
        return
    proposal = Proposal(
        id=proposal_id,
        person_id=ctx.person.id,
        conversation_id=ctx.conversation.id,
        original=found.original,
        enhanced=found.enhanced,
        created_at=ctx.services.clock(),
    )
    async with ctx.services.db.write() as tx:
        await proposals.add(tx, proposal)


async def chosen(ctx: ToolContext, proposal: Proposal, choice: Choice) -> None:
    """Write down what was chosen and count it; only the first choice counts."""
    async with ctx.services.db.write() as tx:
        if not await proposals.choose(tx, proposal.id, choice):
            return
        await tallies.count(
            tx,
            day=proposal.created_at.date(),
            model="",
            tool="enhance_prompt",
            marks=[Mark(kind=Kind.ENHANCEMENT, value=choice.value)],
        )

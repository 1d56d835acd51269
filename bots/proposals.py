"""What becomes of a press on “mine”, “yours” or “edit”."""

from collections.abc import Mapping
from uuid import UUID

from bots.buttons import Action
from bots.phrases import PHRASES
from bots.stories import in_its_language, spoken_by
from storage import jobs, proposals
from storage.jobs import Job
from storage.proposals import Choice, Proposal
from storage.tables import JobId
from tools import proposing, registry
from tools.context import ToolContext
from tools.drawing import settled_for
from tools.errors import NotAllowed, NotFound
from tools.languages import Language
from tools.results import ToolResult

_NEW_EACH_TIME = frozenset({"prompt", "wording", "exact", "seed"})
_CHOICES = {
    Action.MINE: Choice.REJECTED,
    Action.YOURS: Choice.KEPT,
    Action.REWORD: Choice.EDITED,
}


async def choose(
    ctx: ToolContext,
    action: Action,
    proposal: Proposal,
    *,
    words: str,
    settings: Mapping[str, str],
) -> ToolResult | str:
    """Draw the words that were chosen; a sentence where nothing is to be drawn.

    Raises:
        ToolError: With a sentence that is ready to send.
    """
    job = await _order(ctx, proposal)
    if not words.strip():
        ctx = in_its_language(ctx, job)
    if action is Action.REWORD and not words.strip():
        return PHRASES.proposal.ask.spoken(
            _language(ctx, proposal.original), words=proposal.enhanced
        )
    await proposing.chosen(ctx, proposal, _CHOICES[action])
    if action is Action.YOURS and job is not None:  # it is drawn already
        return PHRASES.proposal.kept.spoken(_language(ctx, proposal.original))
    mine = words.strip() or proposal.original
    wording = proposal.enhanced if action is Action.YOURS else mine
    wanted = {**same_settings(job), "prompt": mine, "wording": wording, **settings}
    return await registry.call("generate", ctx, wanted)


async def offer(ctx: ToolContext, proposal: Proposal) -> str | None:
    """How to have one's own words always; None where that is settled already."""
    settled = await settled_for(ctx)
    if not settled.preferences.enhance:
        return None
    return PHRASES.proposal.always_mine.spoken(_language(ctx, proposal.original))


async def meant(ctx: ToolContext, proposal_id: UUID | None) -> Proposal:
    """The proposal of this id, or the last one of this chat.

    Raises:
        NotFound: there is none (any more).
        NotAllowed: it is neither the person's nor of this chat.
    """
    async with ctx.services.db.read() as tx:
        if proposal_id is None:
            found = await proposals.newest(tx, ctx.conversation.id)
        else:
            found = await proposals.get(tx, proposal_id)
    if found is None:
        raise NotFound(PHRASES.proposal.gone.spoken(_language(ctx)))
    if found.person_id != ctx.person.id and found.conversation_id != ctx.conversation.id:
        raise NotAllowed(PHRASES.chat.asked_elsewhere.spoken(_language(ctx)))
    return found


async def _order(ctx: ToolContext, proposal: Proposal) -> Job | None:
    async with ctx.services.db.read() as tx:
        return await jobs.get(tx, JobId(proposal.id))


def same_settings(job: Job | None) -> dict[str, object]:
    """All that was said of an order besides its words; without the seed, or it would repeat."""
    if job is None:
        return {}
    given = job.arguments or {}
    said = {name: value for name, value in given.items() if name not in _NEW_EACH_TIME}
    return {**said, "model": job.model, "count": job.count}


async def same_words(ctx: ToolContext, job: Job) -> dict[str, object]:
    """The words of an order, and those that were drawn for them."""
    async with ctx.services.db.read() as tx:
        proposal = await proposals.get(tx, job.id)
    drawn = proposal.enhanced if proposal is not None else (job.arguments or {}).get("wording")
    return {"prompt": job.prompt, "wording": drawn or job.prompt}


def _language(ctx: ToolContext, words: str = "") -> Language:
    return spoken_by(ctx.settled_language or ctx.heard_language, ctx.person, words)

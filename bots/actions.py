"""What a button or a command does to a picture or a job, with the rights of who acts."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bots import proposals
from bots.buttons import ALL, Action
from bots.making import making_of
from bots.phrases import PHRASES
from bots.stories import in_its_language, spoken_by
from jobs.errors import JobError, OverBudget
from jobs.results import words_in
from storage import conversations, images, jobs
from storage.archive import Zipped
from storage.images import Image
from storage.jobs import Job
from storage.tables import ImageId, JobId, RunId
from storage.workflows import Run
from tools import alerts, conductor, registry
from tools.context import ToolContext
from tools.courses import course_of
from tools.errors import NotAllowed, NotFound
from tools.failures import translated
from tools.languages import Language
from tools.moderation import check_words
from tools.picture_ref import may_use
from tools.results import DrawResult, Enclosure, ToolResult, archives_in
from tools.rights import Right, may, require, role_of
from tools.speech import speak
from tools.wording import numbered
from tools.zip_pictures import MOST

_DONE_TO_RUNS = {
    Action.APPROVE: "Approved “{name}”.",
    Action.DECLINE: "Declined “{name}”.",
    Action.CANCEL: "Called off “{name}”.",
    Action.RETRY: "Trying again what failed of “{name}”.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it. `did` goes into the history; `say` is None where a card says it already.

    `takes_away`: the message that was pressed is no longer wanted.
    """

    did: str
    say: str | None
    shows: tuple[ImageId, ...] = ()
    proposals: tuple[UUID, ...] = ()
    files: tuple[Image, ...] = ()
    archives: tuple[Zipped, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    takes_away: bool = False


async def on_picture(
    ctx: ToolContext,
    action: Action,
    image_id: ImageId,
    *,
    argument: str = "",
    words: str = "",
    settings: Mapping[str, str] | None = None,
) -> Outcome:
    """Do `action` to a picture the person may see; `settings` are further arguments of its tool.

    Raises:
        ToolError: With a sentence that is ready to send.
    """
    await require(ctx, Right.VIEW)
    if action is Action.RESTORE:
        return await _restored(ctx, image_id)
    image = await _visible(ctx, image_id)
    if image.job_id is not None and not words.strip():
        async with ctx.services.db.read() as tx:
            ctx = in_its_language(ctx, await jobs.get(tx, image.job_id))
    if action is Action.EDIT and not words.strip():
        return await _ask_what_to_change(ctx, image)
    if action in _OURS:
        return await _OURS[action](ctx, await _meant(ctx, image, argument))
    tool, more = _tool_for(action, argument, words)
    return _outcome(await _call(ctx, tool, image, **(settings or {}), **more))


def _tool_for(action: Action, argument: str, words: str) -> tuple[str, dict[str, str]]:
    match action:
        case Action.UPSCALE:
            return "upscale", {"factor": argument or "2"}
        case Action.EDIT:
            return "edit", {"instruction": words.strip()}
        case Action.VARY:
            return "vary", {}
        case Action.SHOW:
            return "show", {}
        case _:
            message = f"{action} does not point at a picture"
            raise ValueError(message)


async def on_job(ctx: ToolContext, action: Action, job_id: JobId) -> Outcome:
    """Do `action` to a job, or to a run of a workflow; the engine knows who may.

    Raises:
        ToolError: With a sentence that is ready to send.
    """
    await require(ctx, Right.CREATE)
    if (run := await ctx.services.runs.get(RunId(job_id))) is not None:
        return await _on_run(ctx, action, run)
    engine, person_id = ctx.services.engine, ctx.person.id
    try:
        match action:
            case Action.APPROVE:
                return _told(
                    "Approved {numbers}.", await engine.approve(job_id, person_id=person_id)
                )
            case Action.DECLINE | Action.CANCEL:
                declined = action is Action.DECLINE
                done = "Declined {numbers}." if declined else "Cancelled {numbers}."
                return _told(done, await engine.cancel(job_id, person_id=person_id))
            case _ if action in _FROM_JOBS:
                return await _FROM_JOBS[action](ctx, job_id)
            case _:
                message = f"{action} does not point at a job"
                raise ValueError(message)
    except JobError as error:
        raise translated(error) from error


async def on_proposal(
    ctx: ToolContext,
    action: Action,
    proposal_id: UUID | None,
    *,
    words: str = "",
    settings: Mapping[str, str] | None = None,
) -> Outcome:
    """Draw one's own words, the richer ones or others; without an id: of what was proposed last.

    Raises:
        ToolError: With a sentence that is ready to send.
    """
    await require(ctx, Right.CREATE)
    proposal = await proposals.meant(ctx, proposal_id)
    done = await proposals.choose(ctx, action, proposal, words=words, settings=settings or {})
    if isinstance(done, str):
        return Outcome(did=done, say=done)
    offer = await proposals.offer(ctx, proposal) if action is Action.MINE else None
    outcome = _outcome(done)
    return replace(outcome, say=offer) if offer is not None else outcome


async def _tried_again(ctx: ToolContext, job_id: JobId) -> Outcome:
    """The same order once more, under the rules and limits of now."""
    async with ctx.services.db.read() as tx:
        known = await jobs.get(tx, job_id)
    if known is not None:
        await check_words(ctx, known.prompt)
    try:
        ticket = await ctx.services.engine.retry(
            job_id, person_id=ctx.person.id, request_key=ctx.request_key
        )
    except OverBudget as error:
        await alerts.tell(ctx, (), error.cap)
        raise
    await alerts.tell(ctx, ticket.nearly, None)
    return _told("Trying again as {numbers}.", ticket.job, *alerts.told_left(ticket.nearly))


async def _on_run(ctx: ToolContext, action: Action, run: Run) -> Outcome:
    runs, person_id = ctx.services.runs, ctx.person.id
    if action is Action.ZIP:
        async with ctx.services.db.read() as tx:
            made = (await course_of(tx, run)).made()
        return await _zipped(ctx, made)
    try:
        match action:
            case Action.APPROVE:
                await runs.approve(run.id, person_id=person_id)
            case Action.DECLINE | Action.CANCEL:
                await runs.cancel(run.id, person_id=person_id)
            case Action.RETRY:
                await conductor.retry(ctx.services, run.id, person_id=person_id)
            case _:
                message = f"{action} does not point at a run"
                raise ValueError(message)
    except JobError as error:
        raise translated(error) from error
    return Outcome(did=speak(_DONE_TO_RUNS[action], name=run.name), say=None)


async def _zipped(ctx: ToolContext, handles: Sequence[str]) -> Outcome:
    """The originals together; who may see each of them may have them."""
    result = await registry.call("zip_pictures", ctx, {"pictures": handles[:MOST]})
    return replace(_outcome(result), archives=archives_in([result]))


async def _visible(ctx: ToolContext, image_id: ImageId) -> Image:
    async with ctx.services.db.read() as tx:
        image = await images.get(tx, image_id)
    if image is None or image.hidden_at is not None:
        raise NotFound(PHRASES.chat.no_longer.spoken(_language(ctx)))
    if not may_use(ctx, image):
        raise NotAllowed(PHRASES.chat.other_chat.spoken(_language(ctx)))
    return image


async def _meant(ctx: ToolContext, image: Image, argument: str) -> tuple[Image, ...]:
    """The picture, or every one that stands on the same card."""
    if argument != ALL or image.job_id is None:
        return (image,)
    async with ctx.services.db.read() as tx:
        drawn = await images.of_job(tx, image.job_id)
    return tuple(one for one in drawn if may_use(ctx, one))


def _language(ctx: ToolContext, words: str = "") -> Language:
    """What a person is spoken to in, about a picture of these words."""
    return spoken_by(ctx.settled_language or ctx.heard_language, ctx.person, words)


def _named(pictures: Sequence[Image]) -> str:
    return numbered([image.number for image in pictures])


async def _undo(ctx: ToolContext, pictures: Sequence[Image]) -> Outcome:
    image = pictures[0]
    if image.parent_id is None:
        words, number = PHRASES.chat.no_parent, f"#{image.number}"
        raise NotFound(words.spoken(_language(ctx, image.prompt), number=number))
    parent = await _visible(ctx, image.parent_id)
    return _outcome(await _call(ctx, "show", parent))


async def _made_how(ctx: ToolContext, pictures: Sequence[Image]) -> Outcome:
    image = pictures[0]
    async with ctx.services.db.read() as tx:
        told = await making_of(tx, image, now=ctx.services.clock())
    return Outcome(did=f"Told how #{image.number} was made.", say=told)


async def _originals(_: ToolContext, pictures: Sequence[Image]) -> Outcome:
    did = f"Sent the original of {_named(pictures)}."
    return Outcome(did=did, say=None, files=tuple(pictures))


async def _reported(ctx: ToolContext, pictures: Sequence[Image]) -> Outcome:
    told = await _call(ctx, "report", pictures[0])
    return Outcome(did=f"Reported #{pictures[0].number}.", say=told.say)


async def _deleted(ctx: ToolContext, pictures: Sequence[Image]) -> Outcome:
    await _check_may_delete(ctx, pictures)
    await ctx.services.engine.hide(pictures)
    numbers, back = _named(pictures), f"/restore #{pictures[0].number}"
    words, language = PHRASES.chat.deleted, _language(ctx, pictures[0].prompt)
    say = words.spoken(language, numbers=numbers, restore=back)
    return Outcome(did=f"Deleted {numbers}.", say=say, takes_away=True)


_OURS: Mapping[Action, Callable[[ToolContext, Sequence[Image]], Awaitable[Outcome]]] = {
    Action.UNDO: _undo,
    Action.PROMPT: _made_how,
    Action.ORIGINAL: _originals,
    Action.DELETE: _deleted,
    Action.REPORT: _reported,
}
"""What is done here and by no tool, to the pictures that a button means."""


async def _restored(ctx: ToolContext, image_id: ImageId) -> Outcome:
    async with ctx.services.db.read() as tx:
        image = await images.get(tx, image_id)
    if image is None or image.conversation_id != ctx.conversation.id:
        raise NotFound(PHRASES.chat.no_longer.spoken(_language(ctx)))
    await _check_may_delete(ctx, [image])
    async with ctx.services.db.write() as tx:
        await images.set_hidden(tx, image.id, None)
    return _outcome(await _call(ctx, "show", image))


async def _check_may_delete(ctx: ToolContext, pictures: Sequence[Image]) -> None:
    """Whose they are, or who administers this chat."""
    if all(image.person_id == ctx.person.id for image in pictures):
        return
    async with ctx.services.db.read() as tx:
        role = await role_of(tx, ctx)
    here = all(image.conversation_id == ctx.conversation.id for image in pictures)
    if not (here and may(role, Right.ADMIN)):
        words, numbers = PHRASES.chat.not_yours, _named(pictures)
        raise NotAllowed(words.spoken(_language(ctx), numbers=numbers))


async def _call(ctx: ToolContext, tool: str, image: Image, **more: str) -> ToolResult:
    return await registry.call(tool, ctx, {"picture": image.handle, **more})


async def _ask_what_to_change(ctx: ToolContext, image: Image) -> Outcome:
    async with ctx.services.db.write() as tx:
        await conversations.set_current(tx, ctx.conversation.id, image.id)
    words, number = PHRASES.chat.ask_change, f"#{image.number}"
    say = words.spoken(_language(ctx, image.prompt), number=number)
    return Outcome(did=say, say=say)


async def _again(ctx: ToolContext, job_id: JobId) -> Outcome:
    job = await _asked_here(ctx, job_id)
    if job is None or job.tool != "generate":
        raise NotFound(PHRASES.chat.not_again.spoken(_language(ctx)))
    wanted = {**proposals.same_settings(job), **await proposals.same_words(ctx, job)}
    return _outcome(await registry.call("generate", in_its_language(ctx, job), wanted))


async def _words_drawn(ctx: ToolContext, job_id: JobId) -> Outcome:
    """A picture of what was answered in words, as it stands."""
    job = await _asked_here(ctx, job_id)
    words = None if job is None else words_in(job)
    if job is None or not words:
        raise NotFound(PHRASES.chat.not_again.spoken(_language(ctx)))
    wanted = {"prompt": words[0], "exact": True}
    return _outcome(await registry.call("generate", in_its_language(ctx, job), wanted))


async def _asked_here(ctx: ToolContext, job_id: JobId) -> Job | None:
    """The job, when it is this person's own or was asked for in this chat."""
    async with ctx.services.db.read() as tx:
        job = await jobs.get(tx, job_id)
    if job is None:
        return None
    if ctx.person.id != job.person_id and ctx.conversation.id != job.conversation_id:
        raise NotAllowed(PHRASES.chat.asked_elsewhere.spoken(_language(ctx)))
    return job


async def _job_zipped(ctx: ToolContext, job_id: JobId) -> Outcome:
    async with ctx.services.db.read() as tx:
        drawn = await images.of_job(tx, job_id)
    return await _zipped(ctx, [one.handle for one in drawn])


_FROM_JOBS: Mapping[Action, Callable[[ToolContext, JobId], Awaitable[Outcome]]] = {
    Action.RETRY: _tried_again,
    Action.AGAIN: _again,
    Action.DRAW: _words_drawn,
    Action.ZIP: _job_zipped,
}
"""What makes something new of a job."""


def _told(done: str, job: Job, *more: str) -> Outcome:
    """`more` is what its card does not say."""
    numbers = numbered(range(job.number, job.number + max(1, job.count)))
    return Outcome(did=speak(done, numbers=numbers), say=" ".join(more) or None)


def _outcome(result: ToolResult) -> Outcome:
    say = None if result.shows else result.say
    if isinstance(result, DrawResult) and result.jobs:
        # A card for every order is on its way: the sentence would only say the same again.
        say = " ".join(result.left) or None
    return Outcome(did=result.say, say=say, shows=tuple(result.shows))

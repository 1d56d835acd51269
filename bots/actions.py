"""What a button or a command does to a picture or a job, with the rights of who acts."""

from collections.abc import Mapping
from dataclasses import dataclass

from bots.buttons import Action
from jobs.errors import JobError
from storage import conversations, images, jobs
from storage.images import Image
from storage.jobs import Job
from storage.tables import ImageId, JobId, RunId
from storage.workflows import Run
from tools import conductor, registry
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound
from tools.failures import translated
from tools.picture_ref import may_use
from tools.results import DrawResult, ToolResult
from tools.wording import numbered

_DONE_TO_RUNS = {
    Action.APPROVE: "Approved",
    Action.DECLINE: "Declined",
    Action.CANCEL: "Called off",
    Action.RETRY: "Trying again what failed of",
}
_REPEATED = ("ratio", "count", "style", "negative", "resolution")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it. `did` goes into the history; `say` is None where a card says it already."""

    did: str
    say: str | None
    shows: tuple[ImageId, ...] = ()
    file: Image | None = None


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
    image = await _visible(ctx, image_id)
    match action:
        case Action.EDIT if not words.strip():
            return await _ask_what_to_change(ctx, image)
        case Action.UNDO:
            return await _undo(ctx, image)
        case Action.ORIGINAL:
            return Outcome(did=f"Sent the file of #{image.number}.", say=None, file=image)
        case _:
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
    if (run := await ctx.services.runs.get(RunId(job_id))) is not None:
        return await _on_run(ctx, action, run)
    engine, person_id = ctx.services.engine, ctx.person.id
    try:
        match action:
            case Action.APPROVE:
                return _told("Approved", await engine.approve(job_id, person_id=person_id))
            case Action.DECLINE | Action.CANCEL:
                done = "Declined" if action is Action.DECLINE else "Cancelled"
                return _told(done, await engine.cancel(job_id, person_id=person_id))
            case Action.RETRY:
                ticket = await engine.retry(
                    job_id, person_id=person_id, request_key=ctx.request_key
                )
                return _told("Trying again as", ticket.job)
            case Action.AGAIN:
                return await _again(ctx, job_id)
            case _:
                message = f"{action} does not point at a job"
                raise ValueError(message)
    except JobError as error:
        raise translated(error) from error


async def _on_run(ctx: ToolContext, action: Action, run: Run) -> Outcome:
    runs, person_id = ctx.services.runs, ctx.person.id
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
    return Outcome(did=f"{_DONE_TO_RUNS[action]} “{run.name}”.", say=None)


async def _visible(ctx: ToolContext, image_id: ImageId) -> Image:
    async with ctx.services.db.read() as tx:
        image = await images.get(tx, image_id)
    if image is None:
        sentence = "That picture no longer exists."
        raise NotFound(sentence)
    if not may_use(ctx, image):
        sentence = "That picture belongs to another chat."
        raise NotAllowed(sentence)
    return image


async def _call(ctx: ToolContext, tool: str, image: Image, **more: str) -> ToolResult:
    return await registry.call(tool, ctx, {"picture": image.handle, **more})


async def _ask_what_to_change(ctx: ToolContext, image: Image) -> Outcome:
    async with ctx.services.db.write() as tx:
        await conversations.set_current(tx, ctx.conversation.id, image.id)
    say = f"What shall I change in #{image.number}? Just tell me, as in “make the sky darker”."
    return Outcome(did=say, say=say)


async def _undo(ctx: ToolContext, image: Image) -> Outcome:
    if image.parent_id is None:
        sentence = f"#{image.number} was not made from another picture."
        raise NotFound(sentence)
    parent = await _visible(ctx, image.parent_id)
    return _outcome(await _call(ctx, "show", parent))


async def _again(ctx: ToolContext, job_id: JobId) -> Outcome:
    async with ctx.services.db.read() as tx:
        job = await jobs.get(tx, job_id)
    if job is None or job.tool != "generate":
        sentence = "That cannot be drawn again like this; ask for a variation instead."
        raise NotFound(sentence)
    if ctx.person.id != job.person_id and ctx.conversation.id != job.conversation_id:
        sentence = "That was asked for in another chat."
        raise NotAllowed(sentence)
    # Without the seed, or it would be the same picture again.
    settings = {name: job.wish[name] for name in _REPEATED if job.wish.get(name) is not None}
    wanted = {"prompt": job.prompt, "model": job.model, "exact": True, **settings}
    return _outcome(await registry.call("generate", ctx, wanted))


def _told(done: str, job: Job) -> Outcome:
    numbers = numbered(range(job.number, job.number + max(1, job.count)))
    return Outcome(did=f"{done} {numbers}.", say=None)


def _outcome(result: ToolResult) -> Outcome:
    # A card for every order is on its way: the sentence would only say the same again.
    silent = isinstance(result, DrawResult) and bool(result.jobs)
    return Outcome(
        did=result.say,
        say=None if silent or result.shows else result.say,
        shows=tuple(result.shows),
    )

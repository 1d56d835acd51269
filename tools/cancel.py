"""Call off what has been ordered and is not drawn yet."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from jobs.errors import JobError
from storage import jobs, workflows
from storage.jobs import Job
from storage.tables import OPEN_STATES
from storage.workflows import Run
from tools.context import ToolContext
from tools.errors import NotAllowed, NotFound, ToolError
from tools.failures import translated
from tools.picture_ref import NEWEST, resolve
from tools.results import ToolResult
from tools.speech import speak
from tools.tool import tool
from tools.wording import counted, numbered

_EVERYTHING = frozenset({"all", "everything", "alles", "todo", "tout"})
_NEWEST = frozenset({"last", "it", "this", "that", "latest", "newest", "current"})


class CancelArguments(BaseModel):
    """What to call off."""

    picture: Annotated[
        str,
        BeforeValidator(lambda value: str(value) if isinstance(value, int) else value),
        Field(min_length=1, max_length=200, description='Which order: "last", "#3", or "all".'),
    ] = "last"


class CancelResult(ToolResult):
    """The picture numbers that will not come any more."""

    cancelled: list[int]


async def cancel(ctx: ToolContext, arguments: CancelArguments) -> CancelResult:
    """Cancel the asker's own orders; what the provider has already begun cannot be called back."""
    which = arguments.picture.strip().casefold()
    if which in _EVERYTHING | _NEWEST and (run := await _open_run(ctx, which)) is not None:
        await ctx.services.runs.cancel(run.id, person_id=ctx.person.id)
        say = speak("Called off “{name}”: nothing more of it is ordered.", name=run.name)
        return CancelResult(say=say, cancelled=[])
    wanted = await _wanted(ctx, which)
    cancelled: list[int] = []
    problem: ToolError | None = None
    for job in wanted:
        try:
            await ctx.services.engine.cancel(job.id, person_id=ctx.person.id)
        except JobError as error:
            problem = translated(error)
        else:
            cancelled += range(job.number, job.number + job.count)
    if not cancelled and problem is not None:
        raise problem
    say = speak("Cancelled {numbers}; nothing was charged.", numbers=numbered(cancelled))
    if problem is not None:
        rest = len(wanted) - len({job.id for job in wanted if job.number in cancelled})
        orders = counted(rest, "order")
        say += " " + speak("{orders} could not be stopped any more.", orders=orders)
    return CancelResult(say=say, cancelled=cancelled)


async def _open_run(ctx: ToolContext, which: str) -> Run | None:
    """The asker's open run, unless a newer order of another kind is meant."""
    async with ctx.services.db.read() as tx:
        run = await workflows.newest(tx, ctx.conversation.id)
        here = await jobs.of_conversation(tx, ctx.conversation.id, states=OPEN_STATES, limit=NEWEST)
    if run is None or run.finished_at is not None or run.person_id != ctx.person.id:
        return None
    others = [one for one in here if one.person_id == ctx.person.id and one.run_id != run.id]
    if which in _EVERYTHING:
        return None if others else run
    return None if any(one.created_at > run.created_at for one in others) else run


async def _wanted(ctx: ToolContext, picture: str) -> Sequence[Job]:
    if picture in _EVERYTHING | _NEWEST:
        async with ctx.services.db.read() as tx:
            here = await jobs.of_conversation(
                tx, ctx.conversation.id, states=OPEN_STATES, limit=NEWEST
            )
        mine = sorted(
            (job for job in here if job.person_id == ctx.person.id), key=lambda job: -job.number
        )
        if not mine:
            sentence = speak("You have nothing open here that could be cancelled.")
            raise NotFound(sentence)
        return mine if picture in _EVERYTHING else mine[:1]
    found = await resolve(ctx, picture)
    if found.image is not None or found.job is None:
        sentence = speak(
            "#{number} is finished already; there is nothing to cancel.", number=found.number
        )
        raise NotAllowed(sentence)
    return [found.job]


TOOL = tool(
    name="cancel",
    command="cancel",
    summary="Cancel what is not drawn yet",
    description="Call off the asker's open orders: the newest, one by its number, or all.",
    arguments=CancelArguments,
    result=CancelResult,
    run=cancel,
)

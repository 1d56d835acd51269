"""How far the open orders are, or what became of one picture."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from freepik.catalog import CATALOG
from storage import jobs
from storage.database import Transaction
from storage.jobs import Job
from storage.tables import OPEN_STATES, JobState
from tools import choice
from tools.context import ToolContext
from tools.dictionary import why_words
from tools.found import Found
from tools.picture_ref import NEWEST, load_album
from tools.results import ToolResult
from tools.speech import speak, spoken_now
from tools.tool import tool
from tools.wording import counted, in_line, lasting, numbered, quoted, state_told

_SAID = 5


class CheckStatusArguments(BaseModel):
    """One picture, or everything that is open in this chat."""

    picture: Annotated[
        Annotated[str, Field(max_length=200)] | None,
        BeforeValidator(lambda value: str(value) if isinstance(value, int) else value),
        Field(description="Which picture; leave it out for all open orders here."),
    ] = None


class OrderStatus(BaseModel):
    """Where an order stands; times in seconds, `position` 1 is next in line."""

    number: int
    count: int
    state: JobState
    model: str
    elapsed: int
    expected: int | None = None
    position: int | None = None
    failure: str | None = None


class StatusResult(ToolResult):
    """The orders that were looked at."""

    orders: list[OrderStatus]


async def check_status(ctx: ToolContext, arguments: CheckStatusArguments) -> StatusResult:
    """The state of the open orders of this chat, or the story of one picture."""
    now = ctx.services.clock()
    async with ctx.services.db.read() as tx:
        if arguments.picture:
            return await _one(tx, ctx, arguments.picture, now)
        waiting = await jobs.of_conversation(
            tx, ctx.conversation.id, states=OPEN_STATES, limit=NEWEST
        )
        statuses = [await _status(tx, job, now) for job in reversed(waiting)]
        said = await tell(tx, waiting, now)
    return StatusResult(say=said or speak("Nothing is open here."), orders=statuses)


async def tell(tx: Transaction, orders: Sequence[Job], now: datetime) -> str:
    """Where these orders stand, one sentence each."""
    ordered = sorted(orders, key=lambda job: job.number)
    lines = [_sentence(await _status(tx, job, now), job) for job in ordered]
    rest = len(lines) - _SAID
    tail = [speak("And {orders}.", orders=counted(rest, "more order"))] if rest > 0 else []
    return " ".join([*lines[:_SAID], *tail])


async def _one(tx: Transaction, ctx: ToolContext, picture: str, now: datetime) -> StatusResult:
    album = await load_album(tx, ctx)
    digits = picture.strip().removeprefix("#")
    job = (
        await jobs.by_number(tx, ctx.conversation.id, int(digits[:9]))
        if digits.isdecimal()
        else None
    )
    found: Found | None = None
    if job is None or job.state is JobState.DONE:
        found = await album.find(tx, picture)
        job = found.job
    if found is not None and found.image is not None:
        return StatusResult(say=_story(found, now), orders=[])
    if job is None:
        return StatusResult(say=speak("Nothing is open here."), orders=[])
    status = await _status(tx, job, now)
    return StatusResult(say=_sentence(status, job), orders=[status])


async def _status(tx: Transaction, job: Job, now: datetime) -> OrderStatus:
    queued = job.state is JobState.QUEUED
    typical = CATALOG[job.model].typical_seconds if job.model in CATALOG else None
    if job.state in OPEN_STATES:
        typical = await jobs.typical_seconds(tx, job.model) or typical
    since = job.submitted_at or job.created_at
    return OrderStatus(
        number=job.number,
        count=job.count,
        state=job.state,
        model=job.model,
        elapsed=max(0, round(((job.finished_at or now) - since).total_seconds())),
        expected=None if typical is None else round(typical),
        position=1 + await jobs.queue_position(tx, job) if queued else None,
        failure=job.failure,
    )


def _sentence(status: OrderStatus, job: Job) -> str:
    numbers = numbered(range(status.number, status.number + status.count))
    # An answer in words takes no number.
    head = f"{numbers} {quoted(job.prompt, limit=40)}".lstrip()
    match status.state:
        case JobState.AWAITING_APPROVAL:
            price = (
                speak("price unknown") if job.credits is None else counted(job.credits, "credit")
            )
            return speak("{head} waits for your approval ({price}).", head=head, price=price)
        case JobState.QUEUED if job.waits_for is not None:
            return speak("{head} begins when the picture it is made from is finished.", head=head)
        case JobState.QUEUED:
            return speak(
                "{head} is queued, {place}.", head=head, place=in_line(status.position or 1)
            )
        case JobState.SUBMITTING | JobState.RUNNING | JobState.FETCHING:
            return f"{head}: {_under_way(status)}."
        case _:
            why = why_words(status.failure, spoken_now())
            return f"{head}: {state_told(status.state)}{f' ({why})' if why else ''}."


def _under_way(status: OrderStatus) -> str:
    state, model = state_told(status.state), choice.label(status.model)
    so_far = lasting(status.elapsed)
    told = speak("{state} with {model} for {time}", state=state, model=model, time=so_far)
    if not status.expected:
        return told
    usual = speak("usually about {time}", time=lasting(status.expected))
    return f"{told}, {usual}"


def _story(found: Found, now: datetime) -> str:
    image = found.image
    if image is None:
        return speak("#{number} is not finished yet.", number=found.number)
    model = speak(" with {model}", model=choice.label(image.model)) if image.model else ""
    return speak(
        "#{number} ({handle}) {words} is done: {size}{model}, {age} ago.",
        number=found.number,
        handle=image.handle,
        words=quoted(found.caption),
        size=f"{image.width}x{image.height}",
        model=model,
        age=lasting(now - image.created_at),
    )


TOOL = tool(
    name="check_status",
    command="status",
    summary="See how far the open orders are",
    description="How far open orders are, or what became of one picture.",
    arguments=CheckStatusArguments,
    result=StatusResult,
    run=check_status,
)

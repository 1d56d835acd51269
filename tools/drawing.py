"""How a drawing tool becomes orders: fitted to the model, idempotent, and said in one sentence."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from freepik.adjusting import IN_WORDS, LEFT_OUT
from freepik.catalog import Endpoint
from freepik.errors import BadRequest
from freepik.requests import Adjustment, Fitted, Size, Wish, fit
from jobs.errors import JobError, OverBudget
from jobs.orders import Order, RunPart, Ticket
from storage.database import Transaction
from storage.jobs import JobInput
from storage.ledger import Account
from storage.tables import ImageId, JobId, JobState
from tools import alerts
from tools.accounts import account_of
from tools.choice import Why
from tools.context import ToolContext
from tools.errors import BadArgument
from tools.failures import translated
from tools.found import Found
from tools.preferences import Preferences, check_place, preferences
from tools.results import AdjustmentView, DrawResult, JobView
from tools.speech import speak
from tools.wording import CREDITS_WORTH_SAYING, NEW, counted, listed, numbered, quoted

_ALWAYS_REPORTED = frozenset({"ratio", "count", "prompt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What a tool wants drawn. `asked` names the fields the person spoke of.

    Only what was asked for, and what shapes the picture, is reported when it has to be adjusted:
    a seed that was silently carried along may silently go. `quotes` is for words that were said
    now: those of an earlier picture, which has its number, need no repetition.
    """

    tool: str
    doing: str
    endpoint: Endpoint
    why: Why | None = None
    wish: Wish
    prompt: str
    quotes: bool = True
    asked: Collection[str] = ()
    inputs: Sequence[JobInput] = ()
    sources: Sequence[Found] = ()
    parent_id: ImageId | None = None
    size: Size | None = None
    notes: Sequence[str] = ()
    settled: "Settled | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What counts for a call: the settings of the place, and whose money it is."""

    preferences: Preferences
    account: Account


async def settled_for(ctx: ToolContext) -> Settled:
    """Read it; a tool that wants to know the settings itself hands it on in its drawing."""
    return await ctx.services.db.look(partial(_settled, ctx=ctx))


def fitted(endpoint: Endpoint, wish: Wish, size: Size | None = None) -> Fitted:
    """The nearest legal form of the wish.

    Raises:
        BadArgument: nothing legal is near; the sentence says what is possible.
    """
    try:
        return fit(endpoint, wish, size=size)
    except BadRequest as error:
        problem = error.problems[0]
        sentence = speak(
            "That does not work with {model}: {reason}.",
            model=endpoint.label,
            reason=problem.reason,
        )
        raise BadArgument(problem.field, sentence) from error


async def order(ctx: ToolContext, drawing: Drawing) -> DrawResult:
    """Order all pictures of the drawing, in as many jobs as the model needs.

    Repeating the call with the same request key orders nothing twice. When a limit stops the later
    ones of several, those that were taken stand, and the sentence says so.

    Raises:
        ToolError: nothing could be ordered.
    """
    settled = drawing.settled or await settled_for(ctx)
    await check_place(settled.preferences, ctx)
    taken = await _taken(ctx, drawing, settled)
    tickets, adjustments = taken.tickets, taken.adjustments
    over = taken.problem.cap if isinstance(taken.problem, OverBudget) else None
    near = [left for ticket in tickets for left in ticket.nearly]
    await alerts.tell(ctx, near, over)
    problem = translated(taken.problem) if taken.problem is not None else None
    if problem is not None and not tickets:
        raise problem from taken.problem
    views = [_view(drawing, ticket, adjustments) for ticket in tickets]
    left = alerts.told_left(near)
    parts = [
        _headline(drawing, tickets),
        *_adjusted(drawing.endpoint, adjustments),
        *drawing.notes,
        *_standing(tickets, drawing),
        *left,
    ]
    if problem is not None:
        missing = drawing.wish.count - sum(ticket.job.count for ticket in tickets)
        parts.append(
            speak(
                "{pictures} did not go through: {sentence}",
                pictures=counted(missing, "more picture"),
                sentence=problem.sentence,
            )
        )
    return DrawResult(say=" ".join(parts), jobs=views, left=left)


async def _settled(tx: Transaction, ctx: ToolContext) -> Settled:
    return Settled(preferences=await preferences(tx, ctx), account=await account_of(tx, ctx))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """What came of the calls: those that were taken, and what stopped the others."""

    tickets: list[Ticket]
    adjustments: tuple[Adjustment, ...]
    problem: JobError | None


async def _taken(ctx: ToolContext, drawing: Drawing, settled: Settled) -> _Taken:
    tickets: list[Ticket] = []
    adjustments: tuple[Adjustment, ...] = ()
    for place, count in enumerate(_shares(drawing)):
        wish = replace(drawing.wish, count=count)
        if place and wish.seed is not None:
            # The same seed again would only repeat the first picture, and charge for it.
            wish = replace(wish, seed=wish.seed + place)
        legal = fitted(drawing.endpoint, wish, drawing.size)
        adjustments = tuple(one for one in legal.adjustments if _reported(one, drawing.asked))
        part = _Part(
            place=place,
            wish=legal.wish,
            adjustments=adjustments,
            approve_above=settled.preferences.approve_above,
            account=settled.account,
        )
        try:
            tickets.append(await ctx.services.engine.order(_order(ctx, drawing, part)))
        except JobError as error:
            return _Taken(tickets=tickets, adjustments=adjustments, problem=error)
    return _Taken(tickets=tickets, adjustments=adjustments, problem=None)


def _shares(drawing: Drawing) -> list[int]:
    """How many pictures each call makes."""
    most = max(1, drawing.endpoint.max_pictures)
    full, rest = divmod(max(1, drawing.wish.count), most)
    return [most] * full + [rest] * bool(rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One of the calls a drawing needs."""

    place: int
    wish: Wish
    adjustments: tuple[Adjustment, ...]
    approve_above: int | None
    account: Account


def _order(ctx: ToolContext, drawing: Drawing, part: _Part) -> Order:
    return Order(
        person_id=ctx.person.id,
        conversation_id=ctx.conversation.id,
        platform=ctx.conversation.platform,
        chat=ctx.conversation.chat,
        thread=ctx.conversation.thread,
        tool=drawing.tool,
        capability=part.wish.capability,
        model=drawing.endpoint.name,
        why=drawing.why,
        language=ctx.heard_language,
        wish=part.wish,
        inputs=tuple(drawing.inputs),
        prompt=drawing.prompt,
        parent_id=drawing.parent_id,
        request_key=f"{ctx.request_key}:{part.place}" if part.place else ctx.request_key,
        turn_id=ctx.turn_id,
        adjustments=part.adjustments,
        waits_for=_last_wait(drawing.sources),
        input_pixels=drawing.size.width * drawing.size.height if drawing.size else None,
        arguments=dict(ctx.arguments) if ctx.arguments is not None else None,
        part=_part_of_run(ctx, part.place),
        approve_above=part.approve_above,
        server=part.account.server,
        guest=part.account.guest,
    )


def _part_of_run(ctx: ToolContext, place: int) -> RunPart | None:
    """A call that takes several jobs is several parts of its step."""
    part = ctx.part
    return replace(part, step=f"{part.step}/{place}") if part is not None and place else part


def _last_wait(sources: Sequence[Found]) -> JobId | None:
    """The youngest unfinished order among the inputs; the others finish before or beside it."""
    waiting = [found for found in sources if found.waits_for is not None]
    return max(waiting, key=lambda found: found.number).waits_for if waiting else None


def _reported(adjustment: Adjustment, asked: Collection[str]) -> bool:
    return adjustment.field in asked or adjustment.field in _ALWAYS_REPORTED


def _view(drawing: Drawing, ticket: Ticket, adjustments: Sequence[Adjustment]) -> JobView:
    waits = [found.number for found in drawing.sources if found.waits_for is not None]
    return JobView(
        job_id=ticket.job.id,
        number=ticket.job.number,
        count=ticket.job.count,
        state=ticket.job.state,
        model=ticket.job.model,
        why=ticket.job.why,
        credits=ticket.credits,
        waits_for=max(waits, default=None),
        adjustments=[
            AdjustmentView(field=one.field, asked=one.asked, used=one.used, reason=one.reason)
            for one in adjustments
        ],
    )


def _headline(drawing: Drawing, tickets: Sequence[Ticket]) -> str:
    numbers = [ticket.job.number + index for ticket in tickets for index in range(ticket.job.count)]
    price = _price(tickets)
    ratio = f", {wish_ratio}" if (wish_ratio := _ratio(tickets)) else ""
    words = f": {quoted(drawing.prompt)}" if drawing.quotes and drawing.prompt else ""
    # An answer in words brings no picture, so there is no number to tell.
    target = drawing.doing.replace(NEW, numbered(numbers))
    head = speak("{doing} with {model}", doing=target, model=drawing.endpoint.label)
    return f"{head}{price}{words}{ratio}."


def _ratio(tickets: Sequence[Ticket]) -> str | None:
    ratio = tickets[0].job.wish.get("ratio")
    return ratio if isinstance(ratio, str) else None


def _price(tickets: Sequence[Ticket]) -> str:
    known = [ticket.credits for ticket in tickets if ticket.credits is not None]
    if len(known) < len(tickets):
        return f" ({speak('price unknown')})"
    return f" ({counted(sum(known), 'credit')})" if sum(known) >= CREDITS_WORTH_SAYING else ""


def _adjusted(endpoint: Endpoint, adjustments: Sequence[Adjustment]) -> list[str]:
    sentences = []
    for one in adjustments:
        subject = one.asked if one.field == "ratio" else f"{one.field} {one.asked}"
        if one.used == LEFT_OUT:
            sentences.append(
                speak(
                    "{subject} is not possible with {model}; I leave it out.",
                    subject=subject,
                    model=endpoint.label,
                )
            )
        elif one.used != IN_WORDS:  # which is as good, and on the card
            sentences.append(
                speak(
                    "{subject} is not possible with {model}; I use {used}.",
                    subject=subject,
                    model=endpoint.label,
                    used=one.used,
                )
            )
    return sentences


def _standing(tickets: Sequence[Ticket], drawing: Drawing) -> list[str]:
    """What the person should know about when it begins."""
    asking = [ticket for ticket in tickets if ticket.job.state is JobState.AWAITING_APPROVAL]
    if asking:
        known = [ticket.credits for ticket in asking if ticket.credits is not None]
        price = f" ({counted(sum(known), 'credit')})" if len(known) == len(asking) else ""
        return [speak("It begins once you approve it{price}.", price=price)]
    waits = sorted({found.number for found in drawing.sources if found.waits_for is not None})
    if waits:
        return [
            speak(
                "It begins when {numbers} is finished.",
                numbers=listed(f"#{number}" for number in waits),
            )
        ]
    behind = max(ticket.queued_behind for ticket in tickets)
    if behind:
        return [speak("{orders} before it.", orders=counted(behind, "order"))]
    return []

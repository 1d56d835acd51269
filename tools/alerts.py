"""Tells administrators of limits that come to their end: once per limit and period."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from jobs.budget import Left
from jobs.notices import News
from jobs.pace import Pace, pace_of
from storage import conversations, notices, people
from storage.conversations import Conversation
from storage.database import Transaction
from storage.ledger import Cap, Period, Unit
from storage.rights import EVERYWHERE
from storage.tables import ConversationId
from tools.context import ToolContext
from tools.failures import left_words
from tools.rights import places_of
from tools.speech import speak, speaking
from tools.wording import counted

_OF_PLACES = frozenset({"conversation", "server"})
_PER = {timedelta(hours=1): "an hour", timedelta(days=1): "a day"}
_ANEW = {
    Period.DAY: "It begins anew at 00:00 UTC.",
    Period.MONTH: "It begins anew on the 1st.",
    Period.TOTAL: "It does not begin anew by itself.",
}
WHEN = {Period.DAY: "for today", Period.MONTH: "for this month", Period.TOTAL: "in total"}


async def tell(ctx: ToolContext, near: Iterable[Left], over: Cap | None) -> None:
    """Tell whoever wants to know of the limits this call came near to, and the one it met."""
    ended = {left.cap: left.amount == 0 for left in near}
    if over is not None and over.most:  # a limit of nothing was meant as it is
        ended[over] = True
    for cap, gone in ended.items():
        with speaking("en"):  # not for who asked: for who administers
            await ctx.services.notices.tell(await _news(ctx, cap, gone=gone))


def told_left(near: Iterable[Left]) -> list[str]:
    """What whoever asked should know of limits before they are in the way, each told once."""
    return [left_words(left) for left in {left.cap: left for left in near}.values()]


async def _news(ctx: ToolContext, cap: Cap, *, gone: bool) -> News:
    now = ctx.services.clock()
    async with ctx.services.db.read() as tx:
        name = await name_of(tx, cap, ctx.conversation)
        pace = await pace_of(tx, cap, now)
    ends = "has stopped an order" if pace.left else "is used up"
    about = (cap.scope.kind, cap.scope.id, cap.unit, cap.local, cap.most)
    return News(
        key=notices.key_of("limit", *about, cap.period, cap.period.key(now), gone),
        title=f"{name} {ends if gone else 'is nearly used up'}",
        lines=(*pace_words(pace, now), "/admin budget tells all limits, /admin limit changes one."),
        places=places_of(ctx) if cap.scope.kind in _OF_PLACES else (EVERYWHERE,),
        person_id=ctx.person.id if cap.scope.kind == "person" else None,
    )


async def name_of(tx: Transaction, cap: Cap, here: Conversation) -> str:
    """The limit as the subject of a sentence."""
    unit = "picture" if cap.unit is Unit.PICTURES else "credit"
    amount = f"{counted(cap.most, unit)} {WHEN[cap.period]}"
    return f"The limit {await whose(tx, cap, here)} of {amount}"


async def whose(tx: Transaction, cap: Cap, here: Conversation) -> str:
    """Whose limit it is, beginning with “of”."""
    match cap.scope.kind:
        case "person":
            return speak("of {name}", name=await people.name_of(tx, cap.scope.id))
        case "conversation":
            there = await conversations.get(tx, ConversationId(UUID(cap.scope.id))) or here
            return speak("of the chat {chat}", chat=f"{there.platform}:{there.chat}")
        case "server":
            return speak("of the server {server}", server=cap.scope.id)
        case "guests":
            return speak("of all guests together")
        case "overall":
            return speak("of everybody together")


def pace_words(pace: Pace, now: datetime) -> tuple[str, ...]:
    """What is used, how fast, and until when it lasts."""
    unit = "pictures" if pace.cap.unit is Unit.PICTURES else "credits"
    used = f"{pace.used} of {pace.cap.most} {unit} are used, {pace.left} are left."
    if not pace.left:
        return used, _ANEW[pace.cap.period]
    if not pace.rate:
        return (used,)
    fast = f"At the present pace ({pace.rate:.0f} {unit} {_PER[pace.per]})"
    if pace.runs_out is None:
        return used, f"{fast} it lasts until it begins anew."
    today = pace.runs_out.date() == now.date()
    when = f"{pace.runs_out:%H:%M} UTC" if today else f"{pace.runs_out:%Y-%m-%d}"
    return used, f"{fast} it is used up {'at' if today else 'on'} {when}."

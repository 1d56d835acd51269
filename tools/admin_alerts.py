"""What is nearly spent: told on request, and by itself where administrators asked for it."""

from jobs.pace import pace_of
from storage import notices, rights
from storage.database import Transaction
from tools.accounts import account_of
from tools.admin_arguments import AdminArguments
from tools.admin_results import AdminResult
from tools.alerts import name_of, pace_words
from tools.context import ToolContext
from tools.errors import BadArgument
from tools.limits import limit_lines
from tools.results import ToolResult
from tools.rights import Right, Role, home_of, may

_MOST = 200
_ABOUT_ALL = "limits and reports from everywhere"
_ABOUT_PLACE = "limits and reports of this place"


async def change(tx: Transaction, ctx: ToolContext, wanted: AdminArguments) -> ToolResult:
    """Have alerts told in this conversation, or not any more; nothing tells where they go."""
    here = ctx.conversation.id
    everywhere = await _oversees(tx, ctx)
    place = rights.EVERYWHERE if everywhere else home_of(ctx)
    about = _ABOUT_ALL if everywhere else _ABOUT_PLACE
    match wanted.change:
        case None | "list":
            say = await _told(tx, ctx, place)
        case "on":
            await notices.want(tx, here, place, now=ctx.services.clock())
            say = f"Alerts about {about} come here from now on."
        case "off":
            held = await notices.unwant(tx, here)
            say = "No alerts come here any more." if held else "No alerts came here."
        case _:
            field, sentence = "change", "On or off? As in /admin alerts on."
            raise BadArgument(field, sentence)
    return ToolResult(say=say)


async def budget(tx: Transaction, ctx: ToolContext, *, everywhere: bool) -> AdminResult:
    """Every limit that holds here (or anywhere), what is left and until when it lasts."""
    now = ctx.services.clock()
    if everywhere:
        caps = await ctx.services.budget.everywhere(tx, _MOST)
    else:
        caps = await ctx.services.budget.caps_for(tx, await account_of(tx, ctx))
        if not await _oversees(tx, ctx):
            caps = tuple(cap for cap in caps if cap.scope.kind in {"conversation", "server"})
    lines = []
    for cap in sorted(caps, key=lambda one: (one.scope.kind, one.period, one.unit)):
        name = await name_of(tx, cap, ctx.conversation)
        pace = await pace_of(tx, cap, now)
        lines.append(f"{name}: {' '.join(pace_words(pace, now))}")
    say = "\n".join(lines) if lines else "No limit is set here: /admin limit 500 a day sets one."
    found = await limit_lines(tx, caps, ctx.conversation, now)
    return AdminResult(say=say, limits=found)


async def _told(tx: Transaction, ctx: ToolContext, place: str) -> str:
    wanting = await notices.wanting(tx, [place])
    if any(one.id == ctx.conversation.id for one in wanting):
        return "Alerts come here. /admin alerts off ends that."
    elsewhere = f" They go to {len(wanting)} other chats." if wanting else ""
    return f"No alerts come here; /admin alerts on changes that.{elsewhere}"


async def _oversees(tx: Transaction, ctx: ToolContext) -> bool:
    """Whether the asker is an administrator everywhere, and not only of this place."""
    if ctx.caller.operator:
        return True
    held = await rights.grants(tx, [rights.EVERYWHERE], [rights.person(ctx.person.id)])
    return any(may(Role(one.role), Right.ADMIN) for one in held)

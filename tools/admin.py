"""What administrators do in a chat: roles, blocks, limits, keys, and what was done."""

from storage import people
from storage import rights as store
from storage.database import Transaction
from storage.rights import AuditEntry
from tools import admin_alerts, admin_keys, admin_limits, admin_roles, admin_words
from tools.admin_arguments import AdminArguments
from tools.context import ToolContext
from tools.results import ToolResult
from tools.rights import Right, home_of
from tools.speech import speaking
from tools.tool import tool

_SHOWN = 20
_CHANGES = {"key": admin_keys.change, "alerts": admin_alerts.change}


async def admin(ctx: ToolContext, arguments: AdminArguments) -> ToolResult:
    """Do it here: in this server where there is one, else in this chat. It is told in English."""
    with speaking("en"):
        return await _done(ctx, arguments)


async def _done(ctx: ToolContext, arguments: AdminArguments) -> ToolResult:
    place = home_of(ctx)
    async with ctx.services.db.write() as tx:
        match arguments.action:
            case "roles":
                return ToolResult(say=await admin_roles.told(tx, place))
            case "audit":
                return ToolResult(say=await _audit(tx, place))
            case "budget":
                return ToolResult(say=await admin_alerts.budget(tx, ctx))
            case "key" | "alerts":
                done = await _CHANGES[arguments.action](tx, ctx, arguments)
                if arguments.change in {None, "list"}:
                    return done
            case "limit":
                done = ToolResult(say=await admin_limits.change(tx, ctx, arguments))
            case _:
                done = ToolResult(say=await admin_roles.change(tx, ctx, arguments, place))
        await store.note(
            tx,
            AuditEntry(
                person_id=ctx.person.id,
                place=place,
                action=arguments.action,
                detail=_detail(arguments),
                created_at=ctx.services.clock(),
            ),
        )
    return done


def _detail(arguments: AdminArguments) -> str:
    said = [arguments.who, arguments.role, arguments.change, arguments.name]
    if arguments.action == "limit":
        said.append(admin_limits.words(arguments))
    return " ".join(one for one in said if one)


async def _audit(tx: Transaction, place: str) -> str:
    lines = []
    for one in await store.done_in(tx, place, _SHOWN):
        by = "somebody at the machine"
        if one.person_id is not None:
            by = await people.name_of(tx, str(one.person_id))
        lines.append(f"{one.created_at:%Y-%m-%d %H:%M} {by}: {one.action} {one.detail}".rstrip())
    return "\n".join(lines) if lines else "No administrator has changed anything here yet."


TOOL = tool(
    name="admin",
    command="admin",
    summary="Roles, blocks, limits, keys (administrators)",
    description="Roles, blocks and limits of this chat or server; keys of one's own.",
    arguments=AdminArguments,
    result=ToolResult,
    run=admin,
    needs=Right.ADMIN,
    for_models=False,
    reads=admin_words.read,
)

"""What administrators do in a chat: roles, blocks, limits, keys, prices, and what was done."""

from storage import people
from storage import rights as store
from storage.database import Transaction
from storage.ledger import Period
from storage.rights import AuditEntry
from tools import (
    admin_alerts,
    admin_keys,
    admin_limits,
    admin_roles,
    admin_tables,
    admin_words,
)
from tools.admin_arguments import AdminArguments
from tools.admin_results import AdminResult, DeedLine
from tools.context import ToolContext
from tools.results import ToolResult
from tools.rights import Right, home_of, require_in
from tools.settled import Settled, apply
from tools.speech import speaking
from tools.tool import tool

_SHOWN = 20
_CHANGES = {"key": admin_keys.change, "alerts": admin_alerts.change}


async def admin(ctx: ToolContext, arguments: AdminArguments) -> ToolResult:
    """Do it here, in this server where there is one, else in this chat; or everywhere.

    It is told in English.

    Raises:
        NotAllowed: what holds everywhere is for the owner.
    """
    with speaking("en"):
        return await _done(ctx, arguments)


async def _done(ctx: ToolContext, arguments: AdminArguments) -> ToolResult:
    settled: Settled | None = None
    async with ctx.services.db.write() as tx:
        place = await _place(tx, ctx, arguments)
        if (told := await _told(tx, ctx, arguments, place)) is not None:
            return told
        match arguments.action:
            case "key" | "alerts":
                done = await _CHANGES[arguments.action](tx, ctx, arguments)
            case "price":
                settled = await admin_tables.price(tx, ctx, arguments)
                done = ToolResult(say=admin_tables.priced(arguments))
            case "words":
                settled = await admin_tables.unwanted(tx, ctx, arguments)
                done = ToolResult(say=admin_tables.entries(settled.words))
            case "limit":
                done = ToolResult(say=await admin_limits.change(tx, ctx, arguments))
            case _:
                done = ToolResult(say=await admin_roles.change(tx, ctx, arguments, place))
        await _note(tx, ctx, arguments, place)
    if settled is not None:
        apply(ctx, settled)
    return done


async def _place(tx: Transaction, ctx: ToolContext, arguments: AdminArguments) -> str:
    if arguments.place == "everywhere":
        await require_in(tx, ctx, Right.OWN)
        return store.EVERYWHERE
    return home_of(ctx)


async def _told(
    tx: Transaction, ctx: ToolContext, arguments: AdminArguments, place: str
) -> ToolResult | None:
    """The answer to what changes nothing; None for what does."""
    told: ToolResult | None = None
    match arguments.action:
        case "roles":
            told = await admin_roles.told(tx, place)
        case "audit":
            told = await _audit(tx, place)
        case "budget":
            everywhere = place == store.EVERYWHERE
            told = await admin_alerts.budget(tx, ctx, everywhere=everywhere)
        case "prices":
            told = await admin_tables.prices(tx, ctx)
        case "words" if arguments.text is None:
            told = await admin_tables.words(tx, ctx)
        case "key" | "alerts" if arguments.change in {None, "list"}:
            told = await _CHANGES[arguments.action](tx, ctx, arguments)
    return told


async def _note(tx: Transaction, ctx: ToolContext, arguments: AdminArguments, place: str) -> None:
    entry = AuditEntry(
        person_id=ctx.person.id,
        place=place,
        action=arguments.action,
        detail=_detail(arguments),
        created_at=ctx.services.clock(),
    )
    await store.note(tx, entry)


def _detail(arguments: AdminArguments) -> str:
    said = [arguments.who, arguments.role, arguments.change, arguments.name]
    if arguments.action == "limit":
        asked = admin_limits.amounts(arguments.credits, arguments.pictures)
        said.append(admin_limits.words(asked, Period(arguments.period)))
    if arguments.action == "price":
        said.append("default" if arguments.credits is None else str(arguments.credits))
    return " ".join(one for one in said if one)


async def _audit(tx: Transaction, place: str) -> AdminResult:
    deeds = []
    for one in await store.done_in(tx, place, _SHOWN):
        by = "somebody at the machine"
        if one.person_id is not None:
            by = await people.name_of(tx, str(one.person_id))
        deeds.append(DeedLine(at=one.created_at, by=by, action=one.action, detail=one.detail))
    said = [
        f"{one.at:%Y-%m-%d %H:%M} {one.by}: {one.action} {one.detail}".rstrip() for one in deeds
    ]
    nothing = "No administrator has changed anything here yet."
    return AdminResult(say="\n".join(said) if said else nothing, deeds=deeds)


TOOL = tool(
    name="admin",
    command="admin",
    summary="Roles, blocks, limits, keys, prices (administrators)",
    description="Roles, blocks and limits of this chat or server; keys; the owner's prices.",
    arguments=AdminArguments,
    result=ToolResult,
    run=admin,
    needs=Right.ADMIN,
    for_models=False,
    reads=admin_words.read,
)

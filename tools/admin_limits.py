"""Limits on what may be spent, as administrators and the owner set them."""

from collections.abc import Mapping
from types import MappingProxyType

from storage import caps, ledger
from storage.database import Transaction
from storage.ledger import Cap, Period, Scope, Unit
from tools.admin_arguments import AdminArguments
from tools.admin_roles import person
from tools.context import ToolContext
from tools.errors import BadArgument, NotAllowed
from tools.rights import Right, may, role_of
from tools.wording import counted, listed

PER = MappingProxyType({Period.DAY: "a day", Period.MONTH: "a month", Period.TOTAL: "in total"})


async def change(tx: Transaction, ctx: ToolContext, wanted: AdminArguments) -> str:
    """Bound what may be spent.

    An administrator's limit counts besides the owner's, never instead: a server can be stricter
    than who pays, not more generous.
    """
    owns = may(await role_of(tx, ctx), Right.OWN)
    scope, name, of_place = await _limited(tx, ctx, wanted.who)
    if not (owns or of_place):
        sentence = (
            "Only the owner of this bot sets limits that hold outside of this chat or server."
        )
        raise NotAllowed(sentence)
    period, asked = Period(wanted.period), amounts(wanted.credits, wanted.pictures)
    for unit in asked or Unit:
        cap = Cap(scope=scope, period=period, most=asked.get(unit, 0), unit=unit, local=not owns)
        await (caps.put(tx, cap) if asked else caps.drop(tx, cap))
    if not asked:
        return f"{name} has no limit of its own {PER[period]} any more."
    return f"{name} may spend {words(asked, period)}."


async def _limited(tx: Transaction, ctx: ToolContext, who: str | None) -> tuple[Scope, str, bool]:
    """Whose limit is meant, what they are called, and whether that is all in this place."""
    here = ctx.conversation
    match (who or "chat").casefold().removeprefix("this "):
        case "chat":
            return ledger.scope_of_conversation(here.id), "This chat", True
        case "server" if here.server is not None:
            return ledger.scope_of_server(f"{here.platform}:{here.server}"), "This server", True
        case "server":
            field, sentence = "who", "This chat belongs to no server."
            raise BadArgument(field, sentence)
        case "guests":
            return ledger.GUESTS, "All guests together", False
        case "overall":
            return ledger.OVERALL, "Everybody together", False
        case _:
            known = await person(tx, ctx, who or "")
            return ledger.scope_of_person(known.id), known.name, False


def amounts(credits: int | None, pictures: int | None) -> dict[Unit, int]:
    """What was said of each unit."""
    most = {Unit.CREDITS: credits, Unit.PICTURES: pictures}
    return {unit: amount for unit, amount in most.items() if amount is not None}


def words(asked: Mapping[Unit, int], period: Period) -> str:
    """The limit as it is said."""
    named = {Unit.CREDITS: "credit", Unit.PICTURES: "picture"}
    each = listed(counted(most, named[unit]) for unit, most in asked.items()) or "no limit"
    return f"{each} {PER[period]}"

"""Be the same person on two platforms: a code from one is typed on the other."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, Field

from storage import joining, link_codes, people, rights
from storage.people import Person
from storage.rights import AuditEntry
from storage.statements import Transaction
from tools.context import ToolContext
from tools.errors import BadArgument, NotAllowed, OverBudget
from tools.results import SecretResult, ToolResult
from tools.speech import speak
from tools.tool import tool

LASTS = timedelta(minutes=10)
TRIES = 5
"""Codes asked for or tried in vain while one lasts; eight letters are not guessed with that."""


class LinkArguments(BaseModel):
    """Nothing asks for a code; a code joins."""

    code: Annotated[
        str | None, Field(max_length=40, description="The code that /link gave elsewhere.")
    ] = None


async def link(ctx: ToolContext, arguments: LinkArguments) -> ToolResult:
    """Hand out a code, or join the one who has it with the one who types it.

    Raises:
        NotAllowed: others can read along, or the code speaks for whoever holds a key.
    """
    if not ctx.caller.private:
        sentence = speak(
            "Others could read the code here: say /link to me alone, in a direct message."
        )
        raise NotAllowed(sentence)
    code = (arguments.code or "").strip()
    now = ctx.services.clock()
    async with ctx.services.db.write() as tx:
        if await link_codes.recent(tx, ctx.person.id, now - LASTS) >= TRIES:
            sentence = speak("That were too many codes; try again in ten minutes.")
            raise OverBudget(sentence)
        if not code:
            fresh = await link_codes.issue(tx, ctx.person.id, ctx.services.random, now=now)
            return SecretResult(
                noted="Gave a code that joins two accounts.",
                say=speak(
                    "Say /link {fresh} to me on the other platform within ten minutes. Give the "
                    "code to nobody: whoever types it shares your pictures and your budget.",
                    fresh=fresh,
                ),
            )
        said = await _redeemed(tx, ctx, code)
    # Outside: a wrong code has to stay counted.
    if said is None:
        field = "code"
        sentence = speak("That code is not valid (any more); /link gives a new one.")
        raise BadArgument(field, sentence)
    return ToolResult(say=said)


async def _redeemed(tx: Transaction, ctx: ToolContext, code: str) -> str | None:
    now = ctx.services.clock()
    giver_id = await link_codes.redeem(tx, code, now - LASTS)
    giver = await people.get(tx, giver_id) if giver_id is not None else None
    if giver is None:
        await link_codes.missed(tx, ctx.person.id, now=now)
        return None
    if giver.id == ctx.person.id:
        return speak(
            "That is your own code: type it on the other platform. It is used up now; /link."
        )
    older, younger = sorted((giver, ctx.person), key=_age)
    if await joining.is_busy(tx, younger.id):
        sentence = speak("Something is still being drawn for you; use the code when that is done.")
        raise NotAllowed(sentence)
    await joining.join(tx, older=older.id, younger=younger.id)
    entry = AuditEntry(
        person_id=older.id,
        place=rights.EVERYWHERE,
        action="link",
        detail=f"{younger.id} is {older.id}",
        created_at=now,
    )
    await rights.note(tx, entry)
    return speak(
        "You are {name} on both platforms now: one gallery, one budget, one set of rights.",
        name=older.name,
    )


def _age(person: Person) -> tuple[object, object]:
    return person.created_at, person.id


TOOL = tool(
    name="link",
    command="link",
    summary="Be the same person on two platforms",
    description="A one-time code that joins what somebody has on two platforms.",
    arguments=LinkArguments,
    result=ToolResult,
    run=link,
    for_models=False,
)

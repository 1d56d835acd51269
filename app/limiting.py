"""`python -m app admin limit`: what the operator allows to be spent, besides the settings."""

from dataclasses import dataclass

import typer

from app.administration import entry, person_of
from app.apikeys import named
from app.on_database import on_database
from app.process import CannotStart, say
from config.settings import Settings
from storage import caps, conversations, ledger, rights
from storage.conversations import Conversation
from storage.database import Database, Transaction
from storage.ledger import Cap, Period, Scope, Unit
from tools.admin_limits import amounts, words
from tools.keys import PLATFORM


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was typed."""

    whose: str
    id: str | None
    credits: int | None
    pictures: int | None
    period: str


def limit(settings: Settings, wanted: Wanted) -> None:
    """Set a limit, or take it away."""
    try:
        period = Period(wanted.period)
    except ValueError as error:
        message = f"{wanted.period} is no period; it is {', '.join(Period)}."
        raise typer.BadParameter(message) from error
    asked = amounts(wanted.credits, wanted.pictures)

    async def work(db: Database) -> None:
        async with db.write() as tx:
            scope = await _scope(tx, wanted)
            for unit in asked or Unit:
                cap = Cap(scope=scope, period=period, most=asked.get(unit, 0), unit=unit)
                await (caps.put(tx, cap) if asked else caps.drop(tx, cap))
            await rights.note(tx, entry("limit", f"{_whose(wanted)}: {words(asked, period)}"))
        say(f"{_whose(wanted)}: {words(asked, period)}.")

    on_database(settings, work)


async def _scope(tx: Transaction, wanted: Wanted) -> Scope:
    match wanted.whose:
        case "guests":
            return ledger.GUESTS
        case "overall":
            return ledger.OVERALL
        case "person":
            return ledger.scope_of_person((await person_of(tx, _which(wanted))).id)
        case "chat":
            return ledger.scope_of_conversation((await _chat(tx, _which(wanted))).id)
        case "server":
            return ledger.scope_of_server(_which(wanted))
        case "key":
            key = await named(tx, _which(wanted))
            return ledger.scope_of_conversation((await _chat(tx, f"{PLATFORM}:{key.id}")).id)
        case _:
            message = "Whose limit: person, chat, server, key, guests or overall?"
            raise typer.BadParameter(message)


async def _chat(tx: Transaction, which: str) -> Conversation:
    platform, _, chat = which.partition(":")
    found = await conversations.find(tx, platform=platform, chat=chat)
    if found is None:
        message = f"Nothing was said in the chat {which} yet."
        raise CannotStart(message)
    return found


def _which(wanted: Wanted) -> str:
    if wanted.id is None:
        message = f"Which {wanted.whose}? Such as: admin limit {wanted.whose} discord:1234"
        raise typer.BadParameter(message)
    return wanted.id


def _whose(wanted: Wanted) -> str:
    return f"{wanted.whose} {wanted.id}" if wanted.id else wanted.whose

"""What only the owner sees: prices, and the words that are not drawn."""

from collections.abc import Awaitable, Sequence
from typing import Protocol

from bots.webbot import forms
from bots.webbot.forms import Given
from bots.webbot.tables import table
from bots.webbot.tags import panel, tag, words
from tools.admin_arguments import LONGEST_LIST
from tools.admin_results import AdminResult, PriceLine


class Admin(Protocol):
    """Has the tool of administrators do something."""

    def __call__(self, **wanted: str) -> Awaitable[None]:
        """Do it, and say what came of it."""
        ...


def prices(lines: Sequence[PriceLine], admin: Admin) -> None:
    """The price table, and another price for one model."""

    async def priced(given: Given) -> None:
        model, credits = given.get("model", ""), given.get("credits", "")
        await admin(action="price", name=model, credits=credits)

    with panel("Prices"):
        words("p", "What a picture is counted with beforehand, in credits.", "faint")
        with forms.form("Another price", priced):
            forms.choice("model", "Model", {one.model: one.label for one in lines})
            forms.number("credits", "Credits (empty: as the table says)")
            forms.send("Keep the price")
        with tag("details"):
            words("summary", "All prices")
            told = [
                (one.label, one.table or "unknown", "" if one.settled is None else str(one.settled))
                for one in lines
            ]
            table(("model", "the table says", "settled here"), told)


def unwanted_words(now: AdminResult, admin: Admin) -> None:
    """The list of what is not drawn; one that cannot be used changes nothing."""

    async def listed(given: Given) -> None:
        await admin(action="words", text=given.get("text") or "none")

    with panel("Words that are not drawn"):
        words("p", now.say, "faint")
        hint = "[violence]\ngore*\nblood bath"
        with forms.form("Words that are not drawn", listed):
            limits = {"maxlength": str(LONGEST_LIST), "placeholder": hint}
            forms.area(
                "text", "One entry a line, under rules in brackets", now.unwanted or "", **limits
            )
            forms.send("Keep the list")

"""Workflows: their steps written down, estimated, tried out on the simulator, kept, deleted."""

from collections.abc import Sequence
from typing import Final

from bots.webbot import forms
from bots.webbot.asking import context_of
from bots.webbot.door import PREFIX
from bots.webbot.forms import Given
from bots.webbot.frame import Household, framed, still, told
from bots.webbot.settings_parts import parts
from bots.webbot.tables import figures, table
from bots.webbot.tags import link, panel, tag, words
from bots.webbot.visitors import Visitor
from prompts.recipes import Recipe
from tools import workflow_book
from tools.errors import ToolError
from tools.recipes import usable
from tools.rights import Right, require
from tools.starting import price_words
from tools.wording import counted, lasting
from tools.workflow_book import LONGEST, as_text, coming, written

_EMPTY: Final = """\
summary = "Draw it, then cut it out."
takes = "prompt"

[[steps]]
id = "drawn"
tool = "generate"
arguments = { prompt = "{prompt}", ratio = "1:1" }

[[steps]]
id = "cutout"
tool = "remove_background"
of = "drawn"
"""


class WorkflowPage:
    """One open page, with one workflow in the field."""

    def __init__(self, house: Household, visitor: Visitor, name: str) -> None:
        self._house = house
        self._visitor = visitor
        self._name = name

    async def build(self) -> None:
        """Make the page."""
        self._ctx = await context_of(self._house, self._visitor)
        with framed(self._house, self._visitor, here="settings", title="Workflows"):
            with tag("main", "page", id="content"):
                words("h2", "Workflows")
                parts("workflows")
                words("p", "What is kept here can be run in the chat that you used last.", "faint")
                self._said = words("p", "", "said", role="status")
                with tag("div", "panels"):
                    self._list = tag("div")
                    self._editor = tag("div")
                self._outcome = tag("div", aria_live="polite")
        recipes = await self._show()
        chosen = next((one for one in recipes if one.name == self._name), None)
        with self._editor:
            self._edit(chosen)

    async def _show(self) -> Sequence[Recipe]:
        async with self._house.services.db.read() as tx:
            recipes = await usable(tx, self._ctx.conversation)
        self._list.clear()
        with self._list, panel("Which there are"), tag("ul", "plain"):
            for one in recipes:
                about = coming(self._ctx, one)
                with tag("li", "choose"):
                    link(one.title, f"{PREFIX}/settings/workflows?name={one.name}")
                    words("span", f"{price_words(about)}, usually {lasting(about.seconds)}")
            if self._name:
                with tag("li", "choose"):
                    link("A new one", f"{PREFIX}/settings/workflows")
        return recipes

    def _edit(self, chosen: Recipe | None) -> None:
        text = as_text(chosen) if chosen is not None else _EMPTY
        with panel("Steps"), forms.form("A workflow", self._sent):
            forms.text("name", "Name", value=self._name, maxlength="60", required=True)
            label = "Steps, each with its tool and the step it works on"
            forms.area("text", label, text, rows="18", maxlength=str(LONGEST), spellcheck="false")
            forms.send("Save", "save")
            forms.send("Estimate", "estimate", plain=True)
            forms.send("Dry run", "try", plain=True)
            forms.send("Delete", "delete", plain=True)

    async def _sent(self, given: Given) -> None:
        async with told():
            await still(self._house, self._visitor)
            try:
                await self._do(given)
            except ToolError as error:
                self._said.text = error.sentence

    async def _do(self, given: Given) -> None:
        if given.get(forms.PRESSED) == "delete":
            dropped = await workflow_book.drop(self._ctx, given.get("name", ""))
            await self._show()
            self._said.text = dropped
            return
        recipe = written(given.get("name", ""), given.get("text", ""))
        match given.get(forms.PRESSED):
            case "estimate":
                self._estimate(recipe)
            case "try":
                await self._try(recipe)
            case _:
                kept = await workflow_book.keep(self._ctx, recipe)
                await self._show()
                self._said.text = kept

    def _estimate(self, recipe: Recipe) -> None:
        about = coming(self._ctx, recipe)
        self._said.text = f"“{recipe.title}” comes to {price_words(about)}. Nothing was begun."
        self._outcome.clear()
        with self._outcome, panel("One run comes to"):
            figures(
                ("calls", f"{about.calls}"),
                ("pictures", f"{about.pictures}"),
                ("credits", f"{about.credits}"),
                ("of unknown price", f"{about.unpriced}"),
                ("usually", lasting(about.seconds)),
            )
            rows = [(one.id, one.tool, one.of or "", one.turns) for one in recipe.steps]
            table(("step", "tool", "works on", "times for each picture"), rows)

    async def _try(self, recipe: Recipe) -> None:
        await require(self._ctx, Right.CREATE)
        self._said.text = "The simulator plays it; that takes some seconds."
        acted = await self._house.stage(recipe)
        failed = sum(one.trouble is not None for one in acted)
        ended = f"{counted(failed, 'call')} did not work" if failed else "every call worked"
        self._said.text = f"Tried out on the simulator: {ended}. Nothing was spent."
        self._outcome.clear()
        with self._outcome, panel("What the simulator made of it"):
            rows = [(one.step, one.tool, one.pictures, one.trouble or "worked") for one in acted]
            table(("call", "tool", "pictures", ""), rows)

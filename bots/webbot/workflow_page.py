"""Workflows: their steps put together, estimated, tried out on the simulator, kept, deleted."""

import json
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from nicegui import ui
from starlette.datastructures import QueryParams

from bots.webbot import forms
from bots.webbot.asking import answer, context_of
from bots.webbot.door import PREFIX
from bots.webbot.forms import Given
from bots.webbot.frame import Household, framed, still, told
from bots.webbot.settings_parts import parts
from bots.webbot.step_fields import step_fields
from bots.webbot.step_list import moved, read_form, ready, with_one_more, without
from bots.webbot.tables import figures, table
from bots.webbot.tags import link, panel, run, tag, words
from bots.webbot.visitors import Visitor
from prompts.recipes import Recipe
from tools import workflow_book
from tools.errors import ToolError
from tools.recipes import usable
from tools.rights import Right, require
from tools.save_workflow import SaveResult
from tools.starting import price_words
from tools.wording import counted, lasting
from tools.workflow_book import LONGEST, as_text, coming, written
from tools.workflow_places import in_place, places_to_keep

_FIRST: Final = written(
    "new",
    """\
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
""",
).model_copy(update={"name": "", "title": ""})
_TAKES: Final = {
    "prompt": "words to draw from",
    "picture": "a picture to work on",
    "either": "words or a picture",
    "nothing": "nothing",
}
_QUIET: Final = {"": "one by one, as they are done", "yes": "together, at the end"}
_DEEDS: Final = {"Save": "save", "Estimate": "estimate", "Dry run": "try", "Delete": "delete"}
_STAYS: Final = frozenset({"up", "down"})
_REFOCUSED: Final = "requestAnimationFrame(() => document.getElementById({})?.focus())"


class WorkflowPage:
    """One open page, with one workflow in the making."""

    def __init__(self, house: Household, visitor: Visitor, asked: QueryParams) -> None:
        self._house = house
        self._visitor = visitor
        self._name = asked.get("name", "")
        self._place = asked.get("place", "")
        self._made = _FIRST

    async def build(self) -> None:
        """Make the page."""
        ctx = await context_of(self._house, self._visitor)
        places = await places_to_keep(ctx)
        self._place = self._place if self._place in places else next(iter(places))
        self._ctx = await in_place(ctx, self._place)
        with framed(self._house, self._visitor, here="settings", title="Workflows"):
            with tag("main", "page", id="content"):
                words("h2", "Workflows")
                parts("workflows")
                self._choose_place(places)
                self._said = words("p", "", "said", role="status")
                with tag("div", "panels"):
                    self._list = tag("div")
                    self._editor = tag("div")
                self._outcome = tag("div", aria_live="polite")
        recipes = await self._show()
        self._draw(next((one for one in recipes if one.name == self._name), _FIRST))

    def _choose_place(self, places: Mapping[str, str]) -> None:
        with tag("label", "choose"):
            words("span", "They are kept for, and can be run in")
            with tag("select", "field") as choice:
                for place, name in places.items():
                    server = place.startswith("server:")
                    told_ = f"the server {name}" if server else f"the chat “{name}”"
                    option = words("option", told_, value=place)
                    if place == self._place:
                        option.props["selected"] = True
        choice.on(
            "change",
            lambda event: ui.navigate.to(_address(place=str(event.args))),
            js_handler="(event) => emit(event.target.value)",
        )

    async def _show(self) -> Sequence[Recipe]:
        async with self._house.services.db.read() as tx:
            recipes = await usable(tx, self._ctx.conversation)
        self._list.clear()
        with self._list, panel("Which there are"), tag("ul", "plain"):
            for one in recipes:
                about = coming(self._ctx, one)
                with tag("li", "choose"):
                    link(one.title, PREFIX + _address(name=one.name, place=self._place))
                    words("span", f"{price_words(about)}, usually {lasting(about.seconds)}")
            if self._name:
                with tag("li", "choose"):
                    link("A new one", PREFIX + _address(place=self._place))
        return recipes

    def _draw(self, recipe: Recipe, focus: str = "") -> None:
        """The editor with this workflow in its fields."""
        self._made = recipe
        self._editor.clear()
        with self._editor, panel("Steps"), forms.form("A workflow", self._sent):
            forms.text("name", "Name", recipe.name, maxlength="60", autocomplete="off")
            forms.text("title", "How it is listed", recipe.title, maxlength="80")
            forms.text("summary", "What it does", recipe.summary, maxlength="200")
            forms.choice("takes", "It begins with", _TAKES, recipe.takes)
            forms.choice("quiet", "Its pictures come", _QUIET, "yes" if recipe.quiet else "")
            for at in range(len(recipe.steps)):
                step_fields(recipe.steps, at, self._sent)
            with tag("div", "wide"):
                forms.act("Add a step", "add", self._sent, id_="add-step")
            with tag("details", "wide"):
                words("summary", "As text")
                label = "The same as text; where it was changed, the text counts"
                text = as_text(recipe)
                forms.area("text", label, text, maxlength=str(LONGEST), spellcheck="false")
            for label, deed in _DEEDS.items():
                forms.send(label, deed, plain=deed != "save", id_=f"do-{deed}")
        if focus:
            with self._said:
                run(_REFOCUSED.format(json.dumps(focus)))

    async def _sent(self, given: Given) -> None:
        async with told():
            await still(self._house, self._visitor)
            try:
                await self._do(given)
            except ToolError as error:
                self._said.text = error.sentence

    async def _do(self, given: Given) -> None:
        deed, _, at = given.get(forms.PRESSED, "").partition(":")
        if deed == "delete":
            dropped = await workflow_book.drop(self._ctx, given.get("name", ""))
            await self._show()
            self._said.text = dropped
            return
        recipe = self._read(given, deed)
        match deed:
            case "save":
                await self._save(ready(recipe))
            case "estimate":
                self._estimate(ready(recipe))
            case "try":
                await self._try(ready(recipe))
            case _:
                self._change(recipe, deed, int(at) if at.isdecimal() else 0)

    def _read(self, given: Given, deed: str) -> Recipe:
        """What the fields say; where the text was changed, what that says, and so do the fields."""
        text = given.get("text", "")
        if text.split() == as_text(self._made).split():
            return read_form(given)
        recipe = written(given.get("name", ""), text).model_copy(update={"name": given["name"]})
        self._draw(recipe, f"do-{deed}")
        return recipe

    def _change(self, recipe: Recipe, deed: str, at: int) -> None:
        """Change which steps there are, and say so, and what is wrong with them now."""
        if at >= len(recipe.steps):
            return  # the page has changed since the button was pressed
        name, to = recipe.steps[at].id, at
        match deed:
            case "add":
                recipe = with_one_more(recipe)
                to, done = len(recipe.steps) - 1, "A step is added."
            case "remove":
                recipe = without(recipe, at)
                to, done = max(0, at - 1), f"Step {name} is removed."
            case "up" | "down":
                recipe = moved(recipe, at, -1 if deed == "up" else 1)
                to = next(place for place, one in enumerate(recipe.steps) if one.id == name)
                done = f"Step {name} is number {to + 1} now."
            case _:
                done = f"Step {name} has the settings of its tool."
        self._draw(recipe, f"step-{to}-{deed if deed in _STAYS else 'tool'}")
        self._said.text = f"{done} {_trouble(recipe)}".strip()

    async def _save(self, recipe: Recipe) -> None:
        given = recipe.model_dump(mode="json", exclude={"name"})
        kept = await answer(self._ctx, "save_workflow", {"name": recipe.name, **given}, SaveResult)
        await self._show()
        self._said.text = kept.say if isinstance(kept, SaveResult) else kept

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


def _address(**asked: str) -> str:
    return f"/settings/workflows?{urlencode(asked)}"


def _trouble(recipe: Recipe) -> str:
    """What would keep these steps from being saved."""
    try:
        ready(recipe.model_copy(update={"name": recipe.name or _FIRST.steps[0].id}))
    except ToolError as error:
        return error.sentence
    return ""

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
from bots.webbot.tags import hear, link, panel, run, tag, words
from bots.webbot.visitors import Visitor
from bots.webbot.wording import called, word
from prompts.recipes import Recipe
from tools import workflow_book
from tools.errors import ToolError
from tools.recipes import title_of, usable
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
        with framed(self._house, self._visitor, here="settings", title=word("workflows.title")):
            with tag("main", "page", id="content"):
                words("h2", word("workflows.title"))
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
            words("span", word("workflows.kept_for"))
            with tag("select", "field") as choice:
                for place, name in places.items():
                    option = words("option", _named(place, name), value=place)
                    if place == self._place:
                        option.props["selected"] = True
        hear(
            choice,
            "change",
            lambda event: ui.navigate.to(_address(place=str(event.args))),
            js_handler="(event) => emit(event.target.value)",
        )

    async def _show(self) -> Sequence[Recipe]:
        async with self._house.services.db.read() as tx:
            recipes = await usable(tx, self._ctx.conversation)
        self._list.clear()
        with self._list, panel(word("workflows.which")), tag("ul", "plain"):
            for one in recipes:
                about = coming(self._ctx, one)
                costs = {"price": price_words(about), "time": lasting(about.seconds)}
                with tag("li", "choose"):
                    link(title_of(one), PREFIX + _address(name=one.name, place=self._place))
                    words("span", word("workflows.about", **costs))
            if self._name:
                with tag("li", "choose"):
                    link(word("workflows.new"), PREFIX + _address(place=self._place))
        return recipes

    def _draw(self, recipe: Recipe, focus: str = "") -> None:
        """The editor with this workflow in its fields."""
        self._made = recipe
        self._editor.clear()
        form = word("workflows.form")
        with self._editor, panel(word("workflows.steps")), forms.form(form, self._sent):
            self._head(recipe)
            for at in range(len(recipe.steps)):
                step_fields(recipe.steps, at, self._sent)
            with tag("div", "wide"):
                forms.act(word("workflows.add"), "add", self._sent, id_="add-step")
            with tag("details", "wide"):
                words("summary", word("workflows.as_text"))
                label = word("workflows.text")
                text = as_text(recipe)
                forms.area("text", label, text, maxlength=str(LONGEST), spellcheck="false")
            for deed, label in _deeds().items():
                forms.send(label, deed, plain=deed != "save", id_=f"do-{deed}")
        if focus:
            with self._said:
                run(_REFOCUSED.format(json.dumps(focus)))

    def _head(self, recipe: Recipe) -> None:
        """What is said of all its steps together."""
        takes = {
            "prompt": word("workflows.takes_prompt"),
            "picture": word("workflows.takes_picture"),
            "either": word("workflows.takes_either"),
            "nothing": word("workflows.takes_nothing"),
        }
        quiet = {"": word("workflows.one_by_one"), "yes": word("workflows.together")}
        name, title = word("workflows.name"), word("workflows.listed")
        forms.text("name", name, recipe.name, maxlength="60", autocomplete="off")
        forms.text("title", title, recipe.title, maxlength="80")
        forms.text("summary", word("workflows.does"), recipe.summary, maxlength="200")
        forms.choice("takes", word("workflows.begins_with"), takes, recipe.takes)
        forms.choice("quiet", word("workflows.shown"), quiet, "yes" if recipe.quiet else "")

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
                to, done = len(recipe.steps) - 1, word("workflows.added")
            case "remove":
                recipe = without(recipe, at)
                to, done = max(0, at - 1), word("workflows.removed", name=name)
            case "up" | "down":
                recipe = moved(recipe, at, -1 if deed == "up" else 1)
                to = next(place for place, one in enumerate(recipe.steps) if one.id == name)
                done = word("workflows.is_number", name=name, number=to + 1)
            case _:
                done = word("workflows.has_settings", name=name)
        self._draw(recipe, f"step-{to}-{deed if deed in _STAYS else 'tool'}")
        self._said.text = f"{done} {_trouble(recipe)}".strip()

    async def _save(self, recipe: Recipe) -> None:
        given = recipe.model_dump(mode="json", exclude={"name"})
        kept = await answer(self._ctx, "save_workflow", {"name": recipe.name, **given}, SaveResult)
        await self._show()
        self._said.text = kept.say if isinstance(kept, SaveResult) else kept

    def _estimate(self, recipe: Recipe) -> None:
        about = coming(self._ctx, recipe)
        price = price_words(about)
        self._said.text = word("workflows.comes_to", title=recipe.title, price=price)
        self._outcome.clear()
        with self._outcome, panel(word("workflows.one_run")):
            figures(
                (word("workflows.calls"), f"{about.calls}"),
                (word("workflows.pictures"), f"{about.pictures}"),
                (word("workflows.credits"), f"{about.credits}"),
                (word("workflows.unpriced"), f"{about.unpriced}"),
                (word("workflows.usually"), lasting(about.seconds)),
            )
            rows = [(one.id, one.tool, one.of or "", one.turns) for one in recipe.steps]
            step, tool = word("workflows.step"), word("workflows.tool")
            table((step, tool, word("workflows.works_on"), word("workflows.times")), rows)

    async def _try(self, recipe: Recipe) -> None:
        await require(self._ctx, Right.CREATE)
        self._said.text = word("workflows.plays")
        acted = await self._house.stage(recipe)
        failed = sum(one.trouble is not None for one in acted)
        calls = counted(failed, "call")
        some, all_ = word("workflows.some_failed", failed=calls), word("workflows.all_worked")
        self._said.text = some if failed else all_
        self._outcome.clear()
        with self._outcome, panel(word("workflows.what_came")):
            well = word("workflows.worked")
            rows = [(one.step, one.tool, one.pictures, one.trouble or well) for one in acted]
            call, tool = word("workflows.call"), word("workflows.tool")
            table((call, tool, word("workflows.pictures"), ""), rows)


def _named(place: str, name: str) -> str:
    if place.startswith("server:"):
        return word("workflows.the_server", name=name)
    return word("workflows.the_chat", name=called(name))


def _deeds() -> Mapping[str, str]:
    return {
        "save": word("workflows.save"),
        "estimate": word("workflows.estimate"),
        "try": word("workflows.try_out"),
        "delete": word("workflows.delete"),
    }


def _address(**asked: str) -> str:
    return f"/settings/workflows?{urlencode(asked)}"


def _trouble(recipe: Recipe) -> str:
    """What would keep these steps from being saved."""
    try:
        ready(recipe.model_copy(update={"name": recipe.name or _FIRST.steps[0].id}))
    except ToolError as error:
        return error.sentence
    return ""

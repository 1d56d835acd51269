"""Administration: roles, limits, what counts, prices and unwanted words, of a place or of all.

Everything is asked of the tools that `/admin` and `/settings` are, with the visitor's own rights.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from nicegui import ui

from bots.webbot import forms
from bots.webbot.asking import answer, context_in, context_of
from bots.webbot.forms import Given
from bots.webbot.frame import Household, framed, still, told
from bots.webbot.operator_panels import prices, unwanted_words
from bots.webbot.settings_parts import parts
from bots.webbot.tables import Press, table
from bots.webbot.tags import hear, panel, tag, words
from bots.webbot.visitors import Visitor
from tools.admin_results import AdminResult, RoleLine
from tools.context import ToolContext
from tools.limits import LimitLine
from tools.results import ToolResult
from tools.rights import Right, may, role_of
from tools.setting_values import values_of
from tools.settings import SettingsResult
from tools.workflow_places import servers_of

EVERYWHERE: Final = "everywhere"
_ROLES: Final = {one: one for one in ("viewer", "creator", "admin", "blocked")}
_PERIODS: Final = {"day": "a day", "month": "a month", "total": "in total"}
_COUNTING: Final = {
    "content": "unwanted words",
    "flagged": "pictures that the provider flags",
    "spoilers": "spoilers",
    "approve_above": "ask above so many credits",
    "quiet": "hours without a sound",
    "closed": "hours without drawing",
}

_TYPED: Final = frozenset({"approve_above", "quiet", "closed"})


class AdministrationPage:
    """One open page, about one place."""

    def __init__(self, house: Household, visitor: Visitor, place: str) -> None:
        self._house = house
        self._visitor = visitor
        self._place = place

    async def build(self) -> None:
        """Make the page."""
        ctx = await context_of(self._house, self._visitor)
        places = await _places(ctx)
        self._place = self._place if self._place in places else next(iter(places), "")
        there = ctx if self._place == EVERYWHERE else await context_in(ctx, self._place)
        with framed(self._house, self._visitor, here="settings", title="Administration"):
            with tag("main", "page", id="content"):
                words("h2", "Administration")
                parts("administration")
                if there is None:
                    words("p", "Only administrators settle things here, and you are none.")
                    return
                self._ctx = there
                self._choose_place(places)
                self._said = words("p", "", "said", role="status")
                self._panels = tag("div", "panels")
        await self._show()

    def _choose_place(self, places: Mapping[str, str]) -> None:
        with tag("label", "choose"):
            words("span", "For")
            with tag("select", "field") as choice:
                for value, name in places.items():
                    option = words("option", name, value=value)
                    if value == self._place:
                        option.props["selected"] = True
        hear(
            choice,
            "change",
            lambda event: ui.navigate.to(f"/settings/administration?place={event.args}"),
            js_handler="(event) => emit(encodeURIComponent(event.target.value))",
        )

    async def _show(self) -> None:
        roles = await self._asked(action="roles")
        budget = await self._asked(action="budget")
        audit = await self._asked(action="audit")
        now = await answer(self._ctx, "settings", {}, SettingsResult)
        owner = self._place == EVERYWHERE
        priced = await self._asked(action="prices") if owner else None
        listed = await self._asked(action="words") if owner else None
        self._panels.clear()
        with self._panels:
            self._roles(roles.roles)
            self._limits(budget.limits)
            if isinstance(now, SettingsResult):
                self._counting(now)
            if priced is not None and listed is not None:
                prices(priced.prices, self._admin)
                unwanted_words(listed, self._admin)
            with panel("What was done here"):
                done = [
                    (f"{one.at:%Y-%m-%d %H:%M}", one.by, f"{one.action} {one.detail}")
                    for one in audit.deeds
                ]
                table(("when (UTC)", "by", "what"), done)

    async def _asked(self, **asked: str) -> AdminResult:
        result = await answer(self._ctx, "admin", {**asked, **self._where}, AdminResult)
        return result if isinstance(result, AdminResult) else AdminResult(say=result)

    @property
    def _where(self) -> dict[str, str]:
        return {"place": EVERYWHERE} if self._place == EVERYWHERE else {}

    async def _admin(self, **wanted: str) -> None:
        await self._do("admin", {**wanted, **self._where})

    async def _do(self, tool: str, wanted: Mapping[str, str]) -> None:
        """Have it done, and say what came of it; what was not possible changed nothing."""
        async with told():
            await still(self._house, self._visitor)
            given = {name: value for name, value in wanted.items() if value}
            said = await answer(self._ctx, tool, given, ToolResult)
            if isinstance(said, ToolResult):
                await self._show()
            self._said.text = said.say if isinstance(said, ToolResult) else said

    def _roles(self, held: list[RoleLine]) -> None:
        with panel("Roles"):
            rows = [
                (
                    one.name,
                    one.role,
                    Press("Take back", f"Take back the role of {one.name}", self._revoked(one)),
                )
                for one in held
            ]
            if rows:
                table(("who", "is", ""), rows)
            else:
                words("p", "Nobody has a role of their own here.", "faint")
            with forms.form("Give a role", self._granted):
                forms.text("who", "Who: a name, discord:1234, or everybody", required=True)
                forms.choice("role", "Role", _ROLES, "creator")
                forms.send("Give the role")

    async def _granted(self, given: Given) -> None:
        who, role = given.get("who", ""), given.get("role", "")
        if role == "blocked":
            await self._admin(action="block", who=who)
        else:
            await self._admin(action="grant", who=who, role=role)

    def _revoked(self, one: RoleLine) -> Callable[[], object]:
        return partial(self._admin, action="revoke", who=one.who)

    def _limits(self, lines: list[LimitLine]) -> None:
        shared = {"overall": "everybody together", "guests": "all guests together"}
        whose = {**shared, "person": "one person"} if self._where else {"server": "this server"}
        with panel("Limits"):
            rows = [
                (
                    f"{one.most} {one.unit} {_PERIODS[one.period]}, {one.whose}",
                    f"{one.used} used",
                    f"until {one.runs_out:%Y-%m-%d %H:%M}" if one.runs_out else "",
                    self._ended(one),
                )
                for one in lines
            ]
            if rows:
                table(("limit", "so far", "lasts", ""), rows)
            with forms.form("Set a limit", self._limited):
                forms.choice("of", "Whose", whose)
                if self._where:
                    forms.text("who", "Which person: a name, or discord:1234")
                forms.number("credits", "Credits")
                forms.number("pictures", "Pictures")
                forms.choice("period", "In which time", _PERIODS, "month")
                forms.send("Set the limit")

    def _ended(self, line: LimitLine) -> Press | None:
        if line.who is None or line.local is bool(self._where):
            return None
        about = f"Take away the limit {line.whose} {_PERIODS[line.period]}"
        wanted = {"action": "limit", "who": line.who, "period": line.period.value}
        return Press("Take away", about, partial(self._admin, **wanted))

    async def _limited(self, given: Given) -> None:
        of = given.get("of", "")
        who = given.get("who", "") if of == "person" else of
        amounts = {name: given.get(name, "") for name in ("credits", "pictures")}
        if not any(amounts.values()) or not who:
            missing = "How many credits or pictures?" if who else "Which person?"
            self._said.text = f"{missing} No limit was set."
            return
        await self._admin(action="limit", who=who, period=given.get("period", ""), **amounts)

    def _counting(self, now: SettingsResult) -> None:
        scope = EVERYWHERE if self._where else "server"
        with panel("What counts"):
            for name, label in _COUNTING.items():
                given = now.settings.get(name)
                current = "" if given is None else str(given)
                with forms.form(label, partial(self._set, name, scope)):
                    if name in _TYPED:
                        hint = values_of(name)[1]
                        forms.text("value", label, value=current, placeholder=hint)
                    else:
                        values = dict.fromkeys((current, *values_of(name)))
                        options = {one: one or "not set" for one in values}
                        forms.choice("value", label, options, current)
                    forms.send("Keep")

    async def _set(self, name: str, scope: str, given: Given) -> None:
        value = given.get("value") or "default"
        await self._do("settings", {"name": name, "value": value, "scope": scope})


async def _places(ctx: ToolContext) -> dict[str, str]:
    """Where the visitor administers: everywhere for the owner, and servers."""
    async with ctx.services.db.read() as tx:
        owns = may(await role_of(tx, ctx), Right.OWN)
        servers = await servers_of(tx, ctx)
    told_ = {one: f"the server {one.removeprefix('server:')}" for one in servers}
    return {EVERYWHERE: "everywhere", **told_} if owns else told_

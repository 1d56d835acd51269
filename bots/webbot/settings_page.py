"""Settings: one's own taste, where one is signed in, other platforms, keys, and one's data."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from nicegui import ui

from bots.stories import model_label
from bots.webbot import forms
from bots.webbot.asking import answer, context_of
from bots.webbot.forms import Given
from bots.webbot.frame import Household, framed, still, told
from bots.webbot.settings_parts import parts
from bots.webbot.tags import button, panel, tag, words
from bots.webbot.talk import Words
from bots.webbot.visitors import Visitor
from freepik.catalog import Capability, for_capability
from storage import api_keys, people
from storage.api_keys import ApiKey
from storage.web_sessions import WebSession
from tools.privacy import FORGETTING
from tools.results import ToolResult
from tools.rights import Right, may, role_of
from tools.settings import SettingsResult
from tools.wording import lasting

_NONE: Final = {"": "no preference"}
_RATIOS: Final = ("1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3")
_ENHANCE: Final = {"": "ask me", "True": "always make my words richer", "False": "use my words"}
_LANGUAGES: Final = {"": "as you write"} | {
    "en": "English",
    "es": "español",
    "pt": "português",
    "fr": "français",
    "de": "Deutsch",
    "it": "italiano",
}
_COUNTS: Final = {**_NONE, **{str(number): str(number) for number in range(1, 9)}}
# The first that fits: most of them also claim to be others.
_BROWSERS: Final = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome"} | {
    "Safari": "Safari"
}
_SYSTEMS: Final = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad"} | {
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


class SettingsPage:
    """One open page."""

    def __init__(self, house: Household, visitor: Visitor) -> None:
        self._house = house
        self._visitor = visitor

    async def build(self) -> None:
        """Make the page."""
        self._ctx = await context_of(self._house, self._visitor)
        with framed(self._house, self._visitor, here="settings", title="Settings"):
            with tag("main", "page", id="content"):
                words("h2", f"Settings of {self._visitor.person.name}")
                parts("")
                self._said = words("p", "", "said", role="status")
                self._panels = tag("div", "panels")
        await self._show()

    async def _show(self) -> None:
        now = await answer(self._ctx, "settings", {}, SettingsResult)
        async with self._house.services.db.read() as tx:
            keys = await api_keys.of_person(tx, self._visitor.person.id)
            known = await people.platforms(tx, self._visitor.person.id)
            makes = may(await role_of(tx, self._ctx), Right.ADMIN)
        sessions = await self._house.visitors.sessions(self._visitor)
        self._panels.clear()
        with self._panels:
            if isinstance(now, SettingsResult):
                self._taste(now)
            self._platforms(known)
            self._sessions(sessions)
            self._keys([key for key in keys if key.revoked_at is None], makes=makes)
            self._data()

    def _taste(self, now: SettingsResult) -> None:
        drawing = for_capability(Capability.GENERATE)
        models = {**_NONE, **{one.name: model_label(one.name) for one in drawing}}
        with panel("What I draw with when you do not say"):
            self._choice("model", models, now)
            self._choice("ratio", {**_NONE, **{ratio: ratio for ratio in _RATIOS}}, now)
            self._choice("count", _COUNTS, now)
            self._choice("enhance", _ENHANCE, now, "richer words")
        with panel("How I speak to you"):
            self._choice("language", _LANGUAGES, now)

    def _choice(
        self, name: str, options: dict[str, str], now: SettingsResult, label: str | None = None
    ) -> None:
        given = now.settings.get(name)
        current = "" if given is None else str(given)
        with tag("label", "choose"):
            words("span", label or name)
            with tag("select", "field") as choice:
                for value, text in options.items():
                    option = words("option", text, value=value)
                    if value == current:
                        option.props["selected"] = True
        choice.on(
            "change",
            lambda event: self._set(name, str(event.args)),
            js_handler="(event) => emit(event.target.value)",
        )

    async def _set(self, name: str, value: str) -> None:
        async with told():
            await still(self._house, self._visitor)
            wish = {"name": name, "value": value or "default", "scope": "me"}
            said = await answer(self._ctx, "settings", wish, ToolResult)
            self._said.text = said.say if isinstance(said, ToolResult) else said

    def _platforms(self, known: list[str]) -> None:
        with panel("Where I know you from"):
            words("p", ", ".join(known) or "only from here")
            words(
                "p", "To be the same person elsewhere: ask for a code and type it there.", "faint"
            )
            button("Get a code", partial(self._tell, "link", {}))
            with forms.form("A code from elsewhere", self._join):
                forms.text("code", "Or a code that I gave you elsewhere", maxlength="40")
                forms.send("Join")

    async def _join(self, given: Given) -> None:
        if not given.get("code"):
            self._said.text = "Which code? Say /link to me on the other platform to get one."
        elif await self._tell("link", {"code": given["code"]}):
            # Whom this page was made for may have become somebody else.
            ui.navigate.reload()

    async def _tell(self, tool: str, wanted: Mapping[str, str]) -> bool:
        """Have it done and say what came of it; False where it was not possible."""
        said: ToolResult | str = ""
        async with told():
            await still(self._house, self._visitor)
            said = await answer(self._ctx, tool, wanted, ToolResult)
            self._said.text = said.say if isinstance(said, ToolResult) else said
        return isinstance(said, ToolResult)

    def _sessions(self, sessions: list[WebSession]) -> None:
        now = self._house.services.clock()
        with panel("Where you are signed in"), tag("ul", "plain"):
            for session in sessions:
                here = session.sha256 == self._visitor.session
                with tag("li", "choose"):
                    seen = lasting(now - session.seen_at)
                    words("span", f"{_browser(session.browser)}, used {seen} ago")
                    if here:
                        words("strong", "this one")
                    else:
                        button("Sign out", partial(self._end, session))

    async def _end(self, session: WebSession) -> None:
        async with told():
            await still(self._house, self._visitor)
            await self._house.visitors.leave(self._visitor, session.sha256)
            await self._show()
            self._said.text = "That browser is signed out."

    def _keys(self, keys: list[ApiKey], *, makes: bool) -> None:
        with panel("Keys for programs"):
            if not keys:
                who = "" if makes else " Who runs this bot makes them."
                words("p", f"There are none.{who}", "faint")
            with tag("ul", "plain"):
                for key in keys:
                    with tag("li", "choose"):
                        scopes = ", ".join(sorted(key.scopes))
                        words("span", f"{key.name} ({key.prefix}…): {scopes}")
                        about = f"Revoke {key.name}"
                        button("Revoke", partial(self._revoke, key), aria_label=about)
            if makes:
                with forms.form("A new key", self._make_key):
                    forms.text("name", "What it is for", maxlength="80", required=True)
                    forms.number("days", "Days it holds (empty: no end)")
                    forms.send("Make a key")

    async def _make_key(self, given: Given) -> None:
        wanted = {"action": "key", "change": "create", **given}
        if await self._tell("admin", {name: value for name, value in wanted.items() if value}):
            await self._show()

    async def _revoke(self, key: ApiKey) -> None:
        async with told():
            await still(self._house, self._visitor)
            async with self._house.services.db.write() as tx:
                await api_keys.revoke(tx, key.id, self._house.services.clock())
            await self._show()
            self._said.text = f"{key.name} is revoked."

    def _data(self) -> None:
        with panel("Your data"):
            words("p", "The file with everything comes in a new chat.", "faint")
            button("Export everything", partial(self._ask_in_chat, "/privacy export"))
            with tag("details"):
                words("summary", "Be forgotten")
                words("p", FORGETTING, "words")
                with forms.form("Be forgotten", self._forget):
                    forms.text("confirm", "Type “really” to have it done", autocomplete="off")
                    forms.send("Forget me")

    async def _forget(self, given: Given) -> None:
        if given.get("confirm") != "really":
            self._said.text = "Nothing was done: the word “really” is not in the field."
        elif await self._tell("forget_me", {"confirm": "really"}):
            ui.navigate.to("/enter")

    async def _ask_in_chat(self, command: str) -> None:
        async with told():
            await still(self._house, self._visitor)
            chat = await self._house.talk.begin(self._visitor)
            await self._house.talk.send(self._visitor, chat, Words(text=command))
            ui.navigate.to(f"/chat/{chat.id}")


def _browser(says: str) -> str:
    """A browser by the name people know, as far as what it says of itself tells."""
    name = next((name for sign, name in _BROWSERS.items() if sign in says), "a browser")
    system = next((system for sign, system in _SYSTEMS.items() if sign in says), "")
    return f"{name} on {system}" if system else name

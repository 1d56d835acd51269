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
from bots.webbot.tags import button, hear, panel, tag, words
from bots.webbot.talk import Words
from bots.webbot.visitors import Visitor
from bots.webbot.wording import word
from freepik.catalog import Capability, for_capability
from storage import api_keys, people
from storage.api_keys import ApiKey
from storage.web_sessions import WebSession
from tools.privacy import FORGETTING
from tools.results import ToolResult
from tools.rights import Right, may, role_of
from tools.settings import SettingsResult
from tools.speech import speak
from tools.wording import lasting

_RATIOS: Final = ("1:1", "16:9", "9:16", "4:3", "3:4", "3:2", "2:3")
_LANGUAGES: Final = {
    "en": "English",
    "es": "español",
    "pt": "português",
    "fr": "français",
    "de": "Deutsch",
    "it": "italiano",
}
_COUNTS: Final = {str(number): str(number) for number in range(1, 9)}
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
        with framed(self._house, self._visitor, here="settings", title=word("frame.settings")):
            with tag("main", "page", id="content"):
                words("h2", word("settings.whose", name=self._visitor.person.name))
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
        none = {"": word("settings.no_preference")}
        models = none | {one.name: model_label(one.name) for one in drawing}
        ratios = none | {ratio: ratio for ratio in _RATIOS}
        enhance = {
            "": word("settings.ask_me"),
            "True": word("settings.richer"),
            "False": word("settings.my_words"),
        }
        with panel(word("settings.drawing")):
            self._choice("model", word("settings.model"), models, now)
            self._choice("ratio", word("settings.ratio"), ratios, now)
            self._choice("count", word("settings.count"), none | _COUNTS, now)
            self._choice("enhance", word("settings.enhance"), enhance, now)
        with panel(word("settings.speaking")):
            languages = {"": word("settings.as_you_write"), **_LANGUAGES}
            self._choice("language", word("settings.language"), languages, now)

    def _choice(
        self, name: str, label: str, options: Mapping[str, str], now: SettingsResult
    ) -> None:
        given = now.settings.get(name)
        current = "" if given is None else str(given)
        with tag("label", "choose"):
            words("span", label)
            with tag("select", "field") as choice:
                for value, text in options.items():
                    option = words("option", text, value=value)
                    if value == current:
                        option.props["selected"] = True
        hear(
            choice,
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
            if name == "language" and isinstance(said, ToolResult):
                ui.navigate.reload()

    def _platforms(self, known: list[str]) -> None:
        with panel(word("settings.known_from")):
            words("p", ", ".join(known) or word("settings.only_here"))
            words("p", word("settings.elsewhere"), "faint")
            button(word("settings.get_code"), partial(self._tell, "link", {}))
            with forms.form(word("settings.code_form"), self._join):
                forms.text("code", word("settings.or_code"), maxlength="40")
                forms.send(word("settings.join"))

    async def _join(self, given: Given) -> None:
        if not given.get("code"):
            self._said.text = word("settings.which_code")
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
        with panel(word("settings.signed_in")), tag("ul", "plain"):
            for session in sessions:
                here = session.sha256 == self._visitor.session
                with tag("li", "choose"):
                    browser, seen = _browser(session.browser), lasting(now - session.seen_at)
                    words("span", word("settings.used", browser=browser, time=seen))
                    if here:
                        words("strong", word("settings.this_one"))
                    else:
                        button(word("settings.leave"), partial(self._end, session))

    async def _end(self, session: WebSession) -> None:
        async with told():
            await still(self._house, self._visitor)
            await self._house.visitors.leave(self._visitor, session.sha256)
            await self._show()
            self._said.text = word("settings.is_out")

    def _keys(self, keys: list[ApiKey], *, makes: bool) -> None:
        with panel(word("settings.keys")):
            if not keys:
                none = word("settings.no_keys") if makes else word("settings.who_makes")
                words("p", none, "faint")
            with tag("ul", "plain"):
                for key in keys:
                    with tag("li", "choose"):
                        scopes = ", ".join(sorted(key.scopes))
                        words("span", f"{key.name} ({key.prefix}…): {scopes}")
                        about = word("settings.revoke_one", name=key.name)
                        button(
                            word("settings.revoke"), partial(self._revoke, key), aria_label=about
                        )
            if makes:
                with forms.form(word("settings.new_key"), self._make_key):
                    forms.text("name", word("settings.what_for"), maxlength="80", required=True)
                    forms.number("days", word("settings.days"))
                    forms.send(word("settings.make_key"))

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
            self._said.text = word("settings.revoked", name=key.name)

    def _data(self) -> None:
        with panel(word("settings.data")):
            words("p", word("settings.file_comes"), "faint")
            button(word("settings.export"), partial(self._ask_in_chat, "/privacy export"))
            with tag("details"):
                words("summary", word("settings.forgotten"))
                words("p", speak(FORGETTING), "words")
                with forms.form(word("settings.forgotten"), self._forget):
                    forms.text("confirm", word("settings.really"), autocomplete="off")
                    forms.send(word("settings.forget_me"))

    async def _forget(self, given: Given) -> None:
        if given.get("confirm") != "really":
            self._said.text = word("settings.nothing_done")
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
    known = (name for sign, name in _BROWSERS.items() if sign in says)
    name = next(known, word("settings.a_browser"))
    system = next((system for sign, system in _SYSTEMS.items() if sign in says), "")
    return word("settings.on_system", browser=name, system=system) if system else name

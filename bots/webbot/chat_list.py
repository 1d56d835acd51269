"""The list of somebody's chats: found, opened, renamed, deleted."""

from nicegui import ui

from bots.webbot.clicks import Click, on_clicks
from bots.webbot.frame import Household, still, told
from bots.webbot.markup import filled
from bots.webbot.tags import button, fill, hear, run, sheet, tag, words
from bots.webbot.visitors import Visitor
from bots.webbot.wording import called, word
from storage.web_chats import WebChat


class ChatList:
    """Beside the chat; on a small screen it is opened by a button."""

    def __init__(self, house: Household, visitor: Visitor, here: WebChat) -> None:
        self._house = house
        self._visitor = visitor
        self._here = here
        self._words = ""

    async def build(self) -> None:
        """Make the elements."""
        self._aside = tag("aside", "chats", aria_label=word("chats.yours"), id="chats")
        with self._aside:
            with tag("div", "buttons"):
                button(word("chats.new"), self._begin, "main")
                button(word("chats.close"), self.toggle, "opener")
            search = tag(
                "input",
                "field",
                type="search",
                placeholder=word("chats.search"),
                aria_label=word("chats.search_yours"),
            )
            hear(
                search,
                "input",
                lambda event: self._search(str(event.args)),
                throttle=0.3,
                leading_events=False,
                js_handler="(event) => emit(event.target.value)",
            )
            self._list = tag("ul")
            on_clicks(self._list, self._clicked)
        await self.show()

    def toggle(self) -> None:
        """Open or close it, where there is no room for it beside the chat."""
        run("document.getElementById('chats').classList.toggle('open')")

    async def show(self) -> None:
        """Show the chats as they are now."""
        chats = await self._house.talk.chats(self._visitor, self._words)
        fill(self._list, filled("chats.html", chats=chats, here=self._here.id))

    async def _clicked(self, click: Click) -> None:
        async with told():
            chat = await self._house.talk.chat(self._visitor, click.id)
            if chat is not None:
                (self._ask_delete if click.deed == "delete" else self._ask_name)(chat)

    async def _search(self, typed: str) -> None:
        self._words = typed
        async with told():
            await self.show()

    async def _begin(self) -> None:
        async with told():
            await still(self._house, self._visitor)
            chat = await self._house.talk.begin(self._visitor)
            ui.navigate.to(f"/chat/{chat.id}")

    def _ask_name(self, chat: WebChat) -> None:
        async def done() -> None:
            close()
            async with told():
                await still(self._house, self._visitor)
                await self._house.talk.rename(chat, str(field.value or ""))
                await self.show()

        with sheet(word("chats.rename_this")) as close:
            name = called(chat.title)
            field = ui.input(label=word("chats.name"), value=name).props("autofocus outlined")
            hear(field, "keydown.enter", lambda _: done(), args=[])
            with tag("div", "buttons"):
                button(word("chats.rename"), done, "main")
                button(word("chat.never_mind"), close)

    def _ask_delete(self, chat: WebChat) -> None:
        async def done() -> None:
            close()
            async with told():
                await still(self._house, self._visitor)
                await self._house.talk.delete(chat)
                if chat.id == self._here.id:
                    ui.navigate.to("/")
                else:
                    await self.show()

        with sheet(word("chats.ask_delete", title=called(chat.title))) as close:
            words("p", word("chats.is_forgotten"))
            words("p", word("chats.pictures_stay"))
            with tag("div", "buttons"):
                button(word("chats.delete"), done, "main")
                button(word("chats.keep"), close)

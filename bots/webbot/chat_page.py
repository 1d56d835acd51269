"""The chat: every message is a row, and the page shows the rows as they are."""

from typing import TYPE_CHECKING

from nicegui import background_tasks, ui

from bots.buttons import Action, decode
from bots.webbot.bells import Ear
from bots.webbot.bodies import Kind, ShownButton, ShownPicture, Text
from bots.webbot.chat_list import ChatList
from bots.webbot.composer import Composer
from bots.webbot.frame import Household, framed, script, still, told
from bots.webbot.showing import Deeds, Running, show
from bots.webbot.tags import button, sheet, tag, words
from bots.webbot.talk import SHOWN, UNNAMED, Words
from bots.webbot.visitors import Visitor
from storage.web_chats import WebChat
from storage.web_messages import WebMessage

if TYPE_CHECKING:
    from uuid import UUID

_TICK = 1.0  # seconds between two looks at how far the work is


class ChatPage:
    """One open page."""

    def __init__(self, house: Household, visitor: Visitor, chat: WebChat) -> None:
        self._house = house
        self._visitor = visitor
        self._chat = chat
        self._window = SHOWN
        self._shown: dict[UUID, tuple[int, ui.element]] = {}
        self._running: dict[UUID, Running] = {}
        self._last_said: Text | None = None
        self._deeds = Deeds(press=self._press, press_with_words=self._ask, answer=self._answer)

    async def build(self) -> None:
        """Make the page, then keep it up to date for as long as it is open."""
        ui.add_body_html(script())
        with framed(self._house, self._visitor, here="", title=self._chat.title):
            with tag("div", "talk"):
                self._chats = ChatList(self._house, self._visitor, self._chat)
                await self._chats.build()
                with tag("main", "room", id="content", aria_label=self._chat.title):
                    button("☰ Chats", self._chats.toggle, "opener aside")
                    self._log = tag("div", "log", id="log", role="log", aria_live="polite")
                    self._log.props["tabindex"] = "0"
                    with self._log:
                        self._earlier = button("Show earlier messages", self._show_earlier)
                        self._earlier.set_visibility(False)
                    with self._log:
                        self._growing = words("div", "", "message words", aria_hidden="true")
                    self._composer = Composer(
                        adapter=self._house.talk.adapter, send=self._send, last=self._last
                    )
        await self._look()
        self._ticking = ui.timer(_TICK, self._tick)
        client = ui.context.client
        following = background_tasks.create(self._follow(), name=f"chat {self._chat.id}")
        client.on_delete(following.cancel)

    async def _follow(self) -> None:
        with self._house.talk.adapter.bells.listening(self._chat.id) as ear:
            while True:
                await ear.rung.wait()
                ear.rung.clear()
                with self._log:
                    async with told():
                        await still(self._house, self._visitor)
                        await self._look()
                        self._show_growing(ear)

    def _show_growing(self, ear: Ear) -> None:
        self._growing.text = ear.growing or ("…" if ear.thinking else "")
        self._growing.move(self._log)

    async def _look(self) -> None:
        """Bring the page up to date with the rows: each once, in their order."""
        messages = await self._house.talk.messages(self._chat, limit=self._window)
        self._earlier.set_visibility(len(messages) == self._window)
        present = {message.id for message in messages}
        for gone in [id_ for id_ in self._shown if id_ not in present]:
            self._shown.pop(gone)[1].delete()
            self._running.pop(gone, None)
        for place, message in enumerate(messages, start=1):
            revision, element = self._shown.get(message.id, (0, None))
            if revision != message.revision:
                self._show(message, element, place)
        said = [message for message in messages if message.kind == Kind.SAID]
        self._last_said = Text.model_validate(said[-1].body) if said else None

    def _show(self, message: WebMessage, element: ui.element | None, place: int) -> None:
        if element is None:
            with self._log:
                element = tag("article", f"message is-{message.kind}", id=f"m-{message.id}")
            element.move(self._log, place)
        element.clear()
        with element:
            running = show(message, self._deeds)
        self._shown[message.id] = (message.revision, element)
        if running is None:
            self._running.pop(message.id, None)
        else:
            self._running[message.id] = running
            running.tick(self._house.services.clock())

    def _tick(self) -> None:
        now = self._house.services.clock()
        for running in self._running.values():
            running.tick(now)

    async def _show_earlier(self) -> None:
        self._window += SHOWN
        async with told():
            await self._look()

    def _last(self) -> Text | None:
        return self._last_said

    def _answer(self, picture: ShownPicture) -> None:
        self._composer.answer(picture)

    async def _send(self, said: Words) -> None:
        async with told():
            await still(self._house, self._visitor)
            await self._house.talk.send(self._visitor, self._chat, said)
            if self._chat.title == UNNAMED:
                self._chat = await self._house.talk.chat(self._visitor, self._chat.id) or self._chat
                await self._chats.show()

    async def _press(self, message: WebMessage, data: str, text: str | None = None) -> None:
        async with told():
            await still(self._house, self._visitor)
            await self._house.talk.press(self._visitor, message, data, text)

    def _ask(self, message: WebMessage, pressed: ShownButton) -> None:
        """The dialog for a button that wants words."""

        async def done() -> None:
            close()
            text = str(field.value or "").strip()
            if text:
                await self._press(message, pressed.data, text)

        meant = decode(pressed.data)
        anew = meant is not None and meant.action is Action.REWORD
        with sheet("What shall I draw?" if anew else "What should be different?") as close:
            field = ui.textarea(label="Your words").props("autofocus outlined")
            with tag("div", "buttons"):
                button("Draw it" if anew else "Change it", done, "main")
                button("Never mind", close)

"""The chat: every message is a row, and the page shows the rows as they are."""

import asyncio
import contextlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from nicegui import background_tasks, ui

from bots.buttons import WANTS_WORDS, Action, ButtonData, decode
from bots.forms import MOST_WORDS, RATIOS, UNCHANGED, Filled, changed, models_for
from bots.webbot.bells import Ear
from bots.webbot.bodies import Kind, ShownCard, ShownProgress, Text
from bots.webbot.chat_list import ChatList
from bots.webbot.clicks import Click, on_clicks
from bots.webbot.composer import Composer
from bots.webbot.forms import Given, area, choice, form, send
from bots.webbot.frame import Household, framed, script, still, told
from bots.webbot.markup import filled
from bots.webbot.showing import reached, read, show
from bots.webbot.tags import button, fill, marked, run, sheet, tag, words
from bots.webbot.talk import SHOWN, Words
from bots.webbot.visitors import Visitor
from bots.webbot.wording import called, word
from storage.web_chats import UNNAMED, WebChat
from storage.web_messages import WebMessage
from tools.speech import speak

if TYPE_CHECKING:
    from uuid import UUID

_TICK: Final = 1.0  # seconds between two looks at how far the work is


class _Shown(NamedTuple):
    """A message on the page, and the work that goes on there."""

    revision: int
    element: ui.element
    progress: ShownProgress | None


class ChatPage:
    """One open page."""

    def __init__(self, house: Household, visitor: Visitor, chat: WebChat) -> None:
        self._house = house
        self._visitor = visitor
        self._chat = chat
        self._window = SHOWN
        self._shown: dict[UUID, _Shown] = {}
        self._last_said: Text | None = None
        self._looking = asyncio.Lock()

    async def build(self) -> None:
        """Make the page, then keep it up to date for as long as it is open."""
        ui.add_body_html(script("page.js", "composer.js"))
        title = called(self._chat.title)
        with framed(self._house, self._visitor, here="", title=title):
            with tag("div", "talk"):
                self._chats = ChatList(self._house, self._visitor, self._chat)
                await self._chats.build()
                with tag("main", "room", id="content", aria_label=title):
                    button(word("chat.open_list"), self._chats.toggle, "opener aside")
                    self._log = tag("div", "log", id="log", role="log", aria_live="polite")
                    self._log.props["tabindex"] = "0"
                    on_clicks(self._log, self._clicked)
                    with self._log:
                        self._earlier = button(word("chat.earlier"), self._show_earlier)
                        self._earlier.set_visibility(False)
                        marked("div", filled("empty.html", wishes=_wishes()), "empty")
                        self._growing = words("div", "", "message words", aria_hidden="true")
                    self._composer = Composer(
                        adapter=self._house.talk.adapter, send=self._send, last=self._last
                    )
        await self._look()
        client = ui.context.client
        following = background_tasks.create(self._follow(), name=f"chat {self._chat.id}")
        client.on_delete(following.cancel)

    async def _follow(self) -> None:
        with self._house.talk.adapter.bells.listening(self._chat.id) as ear, self._log:
            ear.rung.set()  # for what came after the page was made and before anybody listened
            while True:
                works = any(shown.progress for shown in self._shown.values())
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(_TICK if works else None):
                        await ear.rung.wait()
                if ear.rung.is_set():
                    ear.rung.clear()
                    async with told():
                        await still(self._house, self._visitor)
                        await self._look()
                        self._show_growing(ear)
                self._tick()

    def _show_growing(self, ear: Ear) -> None:
        self._growing.text = ear.growing or ("…" if ear.thinking else "")
        self._growing.move(self._log)

    async def _look(self) -> None:
        """Bring the page up to date with the rows: each once, in their order."""
        # One after the other: what was read before must not be shown after what is newer.
        async with self._looking:
            messages = await self._house.talk.messages(self._chat, limit=self._window)
            self._bring(messages)

    def _bring(self, messages: Sequence[WebMessage]) -> None:
        self._earlier.set_visibility(len(messages) == self._window)
        present = {message.id for message in messages}
        for gone in [id_ for id_ in self._shown if id_ not in present]:
            self._shown.pop(gone).element.delete()
        for place, message in enumerate(messages, start=1):
            self._show(message, place)
        said = [message for message in messages if message.kind == Kind.SAID]
        self._last_said = Text.model_validate(said[-1].body) if said else None

    def _show(self, message: WebMessage, place: int) -> None:
        before = self._shown.get(message.id)
        if before is not None and before.revision == message.revision:
            return
        inside, progress = show(message, self._house.services.clock())
        if before is None:
            with self._log:
                element = marked("article", inside, f"message is-{message.kind}")
            element.props.update({"id": f"m-{message.id}", "data-id": str(message.id)})
            element.move(self._log, place)
        else:
            element = before.element
            fill(element, inside)
        self._shown[message.id] = _Shown(message.revision, element, progress)

    def _tick(self) -> None:
        now = self._house.services.clock()
        for id_, shown in self._shown.items():
            if shown.progress is not None:
                share, far = reached(shown.progress, now)
                run(f"reached({json.dumps(f'm-{id_}')}, {json.dumps(share)}, {json.dumps(far)})")

    async def _show_earlier(self) -> None:
        self._window += SHOWN
        async with told():
            await self._look()

    def _last(self) -> Text | None:
        return self._last_said

    async def _send(self, said: Words) -> bool:
        """Whether it is kept now."""
        kept = False
        async with told():
            await still(self._house, self._visitor)
            await self._house.talk.send(self._visitor, self._chat, said)
            kept = True
            if self._chat.title == UNNAMED:
                self._chat = await self._house.talk.chat(self._visitor, self._chat.id) or self._chat
                await self._chats.show()
        return kept

    async def _clicked(self, click: Click) -> None:
        async with told():
            await still(self._house, self._visitor)
            message = await self._house.talk.message(self._chat, click.id)
            card = read(message) if message is not None else None
            if message is None or not isinstance(card, ShownCard):
                return
            if click.deed == "answer":
                for picture in card.pictures:
                    if picture.handle == click.value:
                        self._composer.answer(picture)
            # Only what stands there now: a button that is gone means nothing any more.
            elif click.value in {one.data for one in card.buttons}:
                await self._pressed(message, click.value)

    async def _pressed(self, message: WebMessage, data: str) -> None:
        meant = decode(data)
        if meant is not None and meant.action in WANTS_WORDS:
            await self._ask(message, data, meant)
        else:
            await self._house.talk.press(self._visitor, message, data)

    async def _ask(self, message: WebMessage, data: str, meant: ButtonData) -> None:
        """The dialog for a button that wants words, with the present ones in it."""
        anew = meant.action is Action.REWORD
        opened = await self._house.talk.opening(self._visitor, self._chat, meant)

        async def done(given: Given) -> None:
            settings = {name: given[name] for name in ("ratio", "model") if given.get(name)}
            wanted = changed(Filled(words=given["words"], settings=settings), opened)
            if wanted is None:
                ui.notify(speak(UNCHANGED))
                return
            close()
            async with told():
                await still(self._house, self._visitor)
                await self._house.talk.press(self._visitor, message, data, wanted)

        with (
            sheet(word("chat.asks_draw") if anew else word("chat.asks_change")) as close,
            form(word("chat.words_for"), done),
        ):
            area(
                "words",
                word("chat.your_words"),
                opened.words,
                autofocus=True,
                required=True,
                maxlength=str(MOST_WORDS),
            )
            kept = {"": word("chat.as_it_is")}
            shapes = {one: one for one in RATIOS}
            choice("ratio", word("chat.shape"), kept | shapes, opened.settings.get("ratio", ""))
            models = {one.name: one.label for one in models_for(meant.action)}
            choice("model", word("chat.model"), kept | models, opened.settings.get("model", ""))
            with tag("div", "buttons"):
                send(word("chat.draw_it") if anew else word("chat.change_it"))
                button(word("chat.never_mind"), close)


def _wishes() -> tuple[str, ...]:
    """What may be asked for in a chat in which nothing was said yet."""
    return word("chat.first_wish"), word("chat.second_wish"), word("chat.third_wish")

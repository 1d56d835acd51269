"""Where a message is written: words, pictures that are picked, dropped or pasted, and commands."""

import json
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Final

from nicegui import events, ui

from bots.commands import BUTTON_WORDS
from bots.errors import RetryLater
from bots.webbot.adapter import WebAdapter
from bots.webbot.bodies import KeptFile, ShownPicture, Text
from bots.webbot.tags import button, run, tag, words
from bots.webbot.talk import Words as Said
from storage.pictures import LARGEST_BYTES
from tools.registry import COMMANDS

_MOST_FILES: Final = 10
_HINTS: Final = 8
# Enter sends and empties the field at once; what the field holds travels with the event, so that
# no letter can be lost between two of them.
_KEYS: Final = """(event) => {
  const field = event.target;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    const value = field.value;
    field.value = "";
    emit({key: "Enter", value});
  } else if (event.key === "ArrowUp" && field.value === "") {
    event.preventDefault();
    emit({key: "ArrowUp", value: ""});
  } else if (event.key === "Escape") {
    emit({key: "Escape", value: field.value});
  } else if (event.key === "Tab" && !event.shiftKey && /^\\/\\S*$/.test(field.value)) {
    event.preventDefault();
    emit({key: "Tab", value: field.value});
  }
}"""
_INPUT: Final = """(event) => {
  const value = event.target.value;
  if (value.startsWith("/") || event.target.dataset.hinted) {
    event.target.dataset.hinted = value.startsWith("/") ? "1" : "";
    emit({value});
  }
}"""


class Composer:
    """The field at the foot of a chat."""

    def __init__(
        self,
        *,
        adapter: WebAdapter,
        send: Callable[[Said], Awaitable[None]],
        last: Callable[[], Text | None],
    ) -> None:
        """`last` is what the person said last, for changing it."""
        self._adapter = adapter
        self._send = send
        self._last = last
        self._files: list[KeptFile] = []
        self._pointed: ShownPicture | None = None
        self._changing: Text | None = None
        with tag("footer", "composer"), tag("div"):
            self._hints = tag("div", "hints", role="listbox", aria_label="Commands")
            self._hints.set_visibility(False)
            self._attached = tag("div", "attached", aria_live="polite")
            with tag("div", "row"):
                button("📎", _pick, aria_label="Attach pictures", title="Attach pictures")
                self._field = self._make_field()
                self._button = words("button", "Send", "button main", type="button")
                self._button.on("click", self._sent, js_handler=self._taking())
            self._make_uploader()

    def answer(self, picture: ShownPicture) -> None:
        """The next words are about this picture."""
        self._pointed = picture
        self._show_attached()
        self._fill(None)

    def _change_last(self) -> None:
        last = self._last()
        if last is not None:
            self._changing, self._files = last, list(last.files)
            self._show_attached()
            self._fill(last.text)

    def _make_field(self) -> ui.element:
        field = tag(
            "textarea",
            "field",
            rows="1",
            autofocus=True,
            placeholder="Say what you would like to see",
            aria_label="Message. Enter sends, Shift+Enter makes a new line, slash lists commands",
        )
        field.on("keydown", self._key, js_handler=_KEYS)
        field.on("input", self._typed, js_handler=_INPUT)
        return field

    def _taking(self) -> str:
        return f"""() => {{
          const field = getHtmlElement({self._field.id});
          const value = field.value;
          field.value = "";
          field.focus();
          emit({{value}});
        }}"""

    def _make_uploader(self) -> None:
        uploader = ui.upload(
            multiple=True,
            auto_upload=True,
            max_file_size=LARGEST_BYTES,
            on_upload=self._uploaded,
            on_rejected=self._rejected,
        )
        uploader.props('accept="image/*,.csv,.tsv,.txt"').classes("absent")
        uploader.props["data-uploader"] = str(uploader.id)

    async def _key(self, event: events.GenericEventArguments) -> None:
        match event.args["key"]:
            case "Enter":
                await self._sent(event)
            case "ArrowUp":
                self._change_last()
            case "Tab":
                found = next(_commands(event.args["value"]), None)
                if found is not None:
                    self._complete(found[0])
            case _:
                self._pointed = None
                self._hints.set_visibility(False)
                self._leave_as_is()

    async def _sent(self, event: events.GenericEventArguments) -> None:
        text = str(event.args["value"]).strip()
        if not text and not self._files:
            return
        changed = self._changing
        about = self._pointed.handle if self._pointed is not None else None
        said = Said(
            text=text,
            files=tuple(self._files),
            pointed=about or (changed.pointed if changed is not None else None),
            changes=changed is not None,
        )
        self._files, self._pointed, self._changing = [], None, None
        self._hints.set_visibility(False)
        self._show_attached()
        await self._send(said)

    def _typed(self, event: events.GenericEventArguments) -> None:
        value = str(event.args["value"])
        self._hints.clear()
        shown = list(_commands(value))[:_HINTS] if value.startswith("/") else []
        self._hints.set_visibility(bool(shown))
        with self._hints:
            for name, summary in shown:
                words("button", f"/{name} · {summary}", type="button", role="option").on(
                    "click", lambda _, name=name: self._complete(name), args=[]
                )

    def _complete(self, name: str) -> None:
        self._hints.set_visibility(False)
        self._fill(f"/{name} ")

    def _fill(self, text: str | None) -> None:
        """Put words into the field (None leaves what is there), and the cursor behind them."""
        value = "" if text is None else f"field.value = {json.dumps(text)};"
        run(
            f"const field = getHtmlElement({self._field.id}); {value} field.focus();"
            "field.setSelectionRange(field.value.length, field.value.length);"
        )

    async def _uploaded(self, event: events.UploadEventArguments) -> None:
        if len(self._files) >= _MOST_FILES:
            ui.notify(f"{_MOST_FILES} pictures go into one message.", type="warning")
            return
        data = await event.file.read()
        try:
            file = await self._adapter.keep_file(event.file.name, event.file.content_type, data)
        except RetryLater:
            ui.notify(f"I could not keep {event.file.name}; please try again.", type="warning")
            return
        self._files.append(file)
        self._show_attached()

    def _rejected(self) -> None:
        most = LARGEST_BYTES // (1024 * 1024)
        ui.notify(f"Only pictures, of at most {most} MB, can be sent here.", type="warning")

    def _show_attached(self) -> None:
        self._attached.clear()
        with self._attached:
            if self._changing is not None:
                button(
                    "changes your last message ✕",
                    self._leave_as_is,
                    aria_label="Leave your last message as it is",
                    title="It is answered anew; pictures that were made stay",
                )
            if self._pointed is not None:
                number = self._pointed.number
                button(f"about #{number} ✕", self._unpoint, aria_label=f"Not about #{number}")
            for file in self._files:
                button(
                    f"🖼 {file.name} ✕",
                    partial(self._drop, file),
                    aria_label=f"Do not send {file.name}",
                )

    def _leave_as_is(self) -> None:
        if self._changing is not None:
            self._changing, self._files = None, []
            self._fill("")
        self._show_attached()

    def _unpoint(self) -> None:
        self._pointed = None
        self._show_attached()

    def _drop(self, file: KeptFile) -> None:
        self._files.remove(file)
        self._show_attached()


def _pick() -> None:
    run("pickFiles()")


def _commands(typed: str) -> Iterator[tuple[str, str]]:
    begun = typed[1:].lower()
    every = {**{name: tool.summary for name, tool in COMMANDS.items()}, **BUTTON_WORDS}
    every["help"] = "what can be said"
    for name, summary in sorted(every.items()):
        if name.startswith(begun) and " " not in begun:
            yield name, summary

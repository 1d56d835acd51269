"""Where a message is written: words, pictures that are picked, dropped or pasted, and commands."""

import json
from collections.abc import Awaitable, Callable
from functools import cache, partial
from typing import Final

from nicegui import events, ui

from bots.commands import BUTTON_WORDS
from bots.errors import RetryLater
from bots.webbot.adapter import WebAdapter
from bots.webbot.bodies import KeptFile, ShownPicture, Text
from bots.webbot.tags import button, hear, run, tag, words
from bots.webbot.talk import Words as Said
from bots.webbot.wording import word
from storage.pictures import LARGEST_BYTES
from tools.languages import Language
from tools.registry import COMMANDS
from tools.speech import in_language, speaking, spoken_now

_MOST_FILES: Final = 10


class Composer:
    """The field at the foot of a chat; what is typed is the business of `composer.js` alone."""

    def __init__(
        self,
        *,
        adapter: WebAdapter,
        send: Callable[[Said], Awaitable[bool]],
        last: Callable[[], Text | None],
    ) -> None:
        """`send` says whether it is kept; `last` is what the person said last, for changing it."""
        self._adapter = adapter
        self._send = send
        self._last = last
        self._language = spoken_now()
        self._files: list[KeptFile] = []
        self._pointed: ShownPicture | None = None
        self._changing: Text | None = None
        with tag("footer", "composer"), tag("div"):
            tag(
                "div",
                "hints",
                id="hints",
                role="listbox",
                aria_label=word("write.commands"),
                hidden=True,
                data_commands=_commands(spoken_now()),
            )
            self._attached = tag("div", "attached", aria_live="polite")
            with tag("div", "row"):
                attach = word("write.attach")
                button("📎", _pick, aria_label=attach, title=attach)
                field = tag(
                    "textarea",
                    "field",
                    rows="1",
                    autofocus=True,
                    placeholder=word("write.wish"),
                    aria_label=word("write.field"),
                    aria_controls="hints",
                )
                hear(field, "keydown", self._done, js_handler="(event) => keyed(event, emit)")
                send_button = words("button", word("write.send"), "button main", type="button")
                hear(send_button, "click", self._done, js_handler="() => sends(emit)")
            self._make_uploader()

    def answer(self, picture: ShownPicture) -> None:
        """The next words are about this picture."""
        self._pointed = picture
        self._show_attached()
        run("toField()")

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

    async def _done(self, event: events.GenericEventArguments) -> None:
        match event.args:
            case {"deed": "send", "value": str(value)}:
                kept = await self._sent(value.strip())
                run("wasKept()" if kept else "wasNotKept()")
            case {"deed": "change"}:
                self._change_last()
            case {"deed": "leave"}:
                self._pointed = None
                self._leave_as_is()
            case _:
                pass

    async def _sent(self, text: str) -> bool:
        if not text and not self._files:
            return True
        changed = self._changing
        about = self._pointed.handle if self._pointed is not None else None
        said = Said(
            text=text,
            files=tuple(self._files),
            pointed=about or (changed.pointed if changed is not None else None),
            changes=changed is not None,
        )
        if not await self._send(said):
            return False
        self._files, self._pointed, self._changing = [], None, None
        self._show_attached()
        return True

    def _change_last(self) -> None:
        last = self._last()
        if last is not None:
            self._changing, self._files = last, list(last.files)
            self._show_attached()

    async def _uploaded(self, event: events.UploadEventArguments) -> None:
        if len(self._files) >= _MOST_FILES:
            self._warn("write.most", most=_MOST_FILES)
            return
        data = await event.file.read()
        try:
            file = await self._adapter.keep_file(event.file.name, event.file.content_type, data)
        except RetryLater:
            self._warn("write.not_kept", name=event.file.name)
            return
        self._files.append(file)
        self._show_attached()

    def _rejected(self) -> None:
        self._warn("write.refused", most=LARGEST_BYTES // (1024 * 1024))

    def _warn(self, key: str, **said: object) -> None:
        # The library tells of uploads itself, in no language.
        with speaking(self._language):
            ui.notify(word(key, **said), type="warning")

    def _show_attached(self) -> None:
        self._attached.clear()
        with self._attached:
            if self._changing is not None:
                button(
                    word("write.changes_last"),
                    self._leave_as_is,
                    data_leaves=True,
                    aria_label=word("write.leave_last"),
                    title=word("write.is_anew"),
                )
            if self._pointed is not None:
                number = self._pointed.number
                about = word("write.not_about", number=number)
                button(word("write.about", number=number), self._unpoint, aria_label=about)
            for file in self._files:
                button(
                    f"🖼 {file.name} ✕",
                    partial(self._drop, file),
                    aria_label=word("write.not_send", name=file.name),
                )

    def _leave_as_is(self) -> None:
        if self._changing is not None:
            self._changing, self._files = None, []
        self._show_attached()

    def _unpoint(self) -> None:
        self._pointed = None
        self._show_attached()

    def _drop(self, file: KeptFile) -> None:
        self._files.remove(file)
        self._show_attached()


def _pick() -> None:
    run("pickFiles()")


@cache
def _commands(language: Language) -> str:
    every = {**{name: tool.summary for name, tool in COMMANDS.items()}, **BUTTON_WORDS}
    told = {name: in_language(summary, language) for name, summary in every.items()}
    every = {**told, "help": word("write.help")}
    return json.dumps(sorted(every.items()), ensure_ascii=False)

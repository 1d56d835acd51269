"""Cards and words on a terminal; pictures become files that carry their number and name."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console
from typing_extensions import override

from bots.consolebot.plain import file_name, plain_name
from bots.consolebot.rendering import Saved, card_lines, card_title, file_line, saved_lines
from bots.consolebot.screen import Screen
from bots.errors import RetryLater, TooLarge
from bots.ports import (
    Button,
    Card,
    CardPicture,
    ChatAdapter,
    ChatRef,
    Document,
    Phase,
    TextStream,
)

PLATFORM = "console"

_REMEMBERED = 2000  # messages whose repetition is recognised, buttons that can be pressed
_LARGEST = 256 * 1024**2  # bytes of a file that is made in memory before it is written
_DISK_TROUBLE = 30.0  # seconds until a file is written again

_Look = tuple[object, ...]


class ConsoleAdapter(ChatAdapter):
    """Shows everything on one console, whatever the chat; one message is printed once."""

    def __init__(self, *, console: Console, folder: Path, clock: Callable[[], datetime]) -> None:
        """`folder` takes the pictures and is made when the first one comes."""
        self.screen = Screen(console=console, clock=clock)
        self._folder = folder
        self._looks: OrderedDict[str, _Look] = OrderedDict()
        self._buttons: OrderedDict[int, tuple[str, Button]] = OrderedDict()
        self._numbers = 0
        self._texts = 0
        self._failed: set[str] = set()
        self._changed = asyncio.Event()

    @property
    @override
    def platform(self) -> str:
        return PLATFORM

    @property
    def failures(self) -> int:
        """How many messages said that something did not work."""
        return len(self._failed)

    def button(self, number: int) -> tuple[str, Button] | None:
        """The button with this number, and the message it stands on."""
        return self._buttons.get(number)

    def was_button(self, number: int) -> bool:
        """Whether a button ever had this number."""
        return 1 <= number <= self._numbers

    async def changed(self, within: float) -> None:
        """Return when something was shown, or after `within` seconds."""
        try:
            async with asyncio.timeout(within):
                await self._changed.wait()
        except TimeoutError:
            return
        self._changed.clear()

    @override
    async def acknowledge(self, ref: ChatRef, message_id: str) -> None:
        self.screen.think()

    @override
    async def say(self, ref: ChatRef, text: str, *, nonce: str, reply_to: str | None) -> str:
        if self._is_new(nonce, (text,)):
            self.screen.tell(text)
            self._changed.set()
        return nonce

    @override
    def stream(self, ref: ChatRef, *, reply_to: str | None) -> TextStream:
        self._texts += 1
        return _ConsoleStream(self.screen, f"text-{self._texts}")

    @override
    async def send_card(self, ref: ChatRef, card: Card, *, nonce: str) -> str:
        if nonce in self._looks:
            return nonce
        return await self.edit_card(ref, nonce, card)

    @override
    async def edit_card(self, ref: ChatRef, message_ref: str, card: Card) -> str:
        """A message of an earlier run, or one that scrolled away, is simply printed anew."""
        look = (card.phase, card.title, card.lines, tuple(p.handle for p in card.pictures))
        if self._looks.get(message_ref) == look:
            return message_ref
        saved = [await self._save(picture) for picture in card.pictures]
        if not self._is_new(message_ref, look):
            return message_ref
        buttons = self._number(message_ref, card.buttons)
        if card.phase is Phase.WORKING:
            self.screen.running(message_ref, card, buttons)
        else:
            self.screen.ended(message_ref)
            self.screen.block(card_title(card), card_lines(card, saved, buttons))
        if card.phase is Phase.FAILED:
            self._failed.add(message_ref)
        self._changed.set()
        return message_ref

    @override
    async def send_file(
        self, ref: ChatRef, picture: CardPicture, *, nonce: str, reply_to: str | None
    ) -> str:
        if nonce not in self._looks:
            saved = await self._save(picture)
            if self._is_new(nonce, (picture.handle,)):
                for line in saved_lines(saved):
                    self.screen.show(line)
                self._changed.set()
        return nonce

    @property
    @override
    def largest_document(self) -> int:
        return _LARGEST

    @override
    async def send_document(
        self, ref: ChatRef, document: Document, *, nonce: str, reply_to: str | None
    ) -> str:
        if len(document.data) > _LARGEST:
            raise TooLarge
        if nonce not in self._looks:
            path = self._folder / plain_name(document.name)
            await self._write(path, document.data)
            if self._is_new(nonce, (document.name,)):
                self.screen.tell(document.words)
                self.screen.show(file_line(path, len(document.data)))
                self._changed.set()
        return nonce

    @override
    async def remove(self, ref: ChatRef, message_ref: str) -> None:
        """What was printed stays printed, and files stay where they are: its buttons go."""
        if message_ref in self._looks:
            self._forget_buttons(message_ref)
            del self._looks[message_ref]
            self.screen.ended(message_ref)
            self.screen.show("(taken back)")
            self._changed.set()

    @override
    def private(self, person: str) -> ChatRef | None:
        return None  # there is one terminal, and one person before it

    def _is_new(self, message_ref: str, look: _Look) -> bool:
        if self._looks.get(message_ref) == look:
            return False
        self._looks[message_ref] = look
        self._looks.move_to_end(message_ref)
        while len(self._looks) > _REMEMBERED:
            self._looks.popitem(last=False)
        return True

    def _number(self, message_ref: str, buttons: Sequence[Button]) -> list[tuple[int, Button]]:
        """New numbers each time: an old number must never come to mean another picture."""
        self._forget_buttons(message_ref)
        numbered = []
        for button in buttons:
            self._numbers += 1
            self._buttons[self._numbers] = (message_ref, button)
            numbered.append((self._numbers, button))
        while len(self._buttons) > _REMEMBERED:
            self._buttons.popitem(last=False)
        return numbered

    def _forget_buttons(self, message_ref: str) -> None:
        for number in [n for n, (ref, _) in self._buttons.items() if ref == message_ref]:
            del self._buttons[number]

    async def _save(self, picture: CardPicture) -> Saved:
        data = await picture.load()
        words = picture.caption or picture.alt_text
        name = file_name(picture.number, picture.handle, words, picture.media_type)
        path = self._folder / name
        await self._write(path, data)
        return Saved(picture=picture, path=path, size=len(data))

    async def _write(self, path: Path, data: bytes) -> None:
        try:
            await asyncio.to_thread(_write, path, data)
        except OSError as error:
            raise RetryLater(_DISK_TROUBLE) from error


class _ConsoleStream(TextStream):
    def __init__(self, screen: Screen, name: str) -> None:
        self._screen = screen
        self._name = name
        self._text = ""

    @override
    async def add(self, text: str) -> None:
        self._text += text
        self._screen.grow(self._text)

    @override
    async def finish(self, full_text: str) -> str | None:
        self._screen.grow("")
        if not full_text.strip():
            return None
        await self._screen.answer(full_text)
        return self._name


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, and the same again when repeated."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    partial.write_bytes(data)
    partial.replace(path)

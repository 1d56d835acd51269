"""Tells open pages that something of theirs has changed; what it is they read from the database."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID


class Ear:
    """What one open page hears about its chat.

    `growing` is the text that is being written right now, `thinking` whether somebody is at it.
    """

    def __init__(self) -> None:
        self.rung = asyncio.Event()
        self.growing = ""
        self.thinking = False


class Bells:
    """One bell per chat; whoever is not there misses nothing, since truth is in the tables."""

    def __init__(self) -> None:
        self._ears: dict[UUID, set[Ear]] = {}
        self._growing: dict[UUID, str] = {}

    @contextmanager
    def listening(self, chat: UUID) -> Iterator[Ear]:
        """Hear about this chat while the block runs."""
        ear = Ear()
        ear.thinking = chat in self._growing
        ear.growing = self._growing.get(chat, "")
        self._ears.setdefault(chat, set()).add(ear)
        try:
            yield ear
        finally:
            self._ears[chat].discard(ear)
            if not self._ears[chat]:
                del self._ears[chat]

    def changed(self, chat: UUID) -> None:
        """Something stands in the chat that did not before."""
        if self._growing.get(chat) == "":
            del self._growing[chat]
        self._ring(chat)

    def thinks(self, chat: UUID) -> None:
        """Somebody is at it."""
        self._growing.setdefault(chat, "")
        self._ring(chat)

    def grows(self, chat: UUID, text: str) -> None:
        """The text that is being written there now."""
        self._growing[chat] = text
        self._ring(chat)

    def rests(self, chat: UUID) -> None:
        """Nothing is being written there any more."""
        self._growing.pop(chat, None)
        self._ring(chat)

    def all(self) -> None:
        """Have every page look."""
        for chat in self._ears:
            self._ring(chat)

    def _ring(self, chat: UUID) -> None:
        for ear in self._ears.get(chat, ()):
            ear.thinking = chat in self._growing
            ear.growing = self._growing.get(chat, "")
            ear.rung.set()

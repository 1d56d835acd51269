"""Telegram knows no nonces, so we write down what we have sent under which name."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypedDict

from typing_extensions import Unpack

from bots.telegrambot.places import PLATFORM, MessageRef, Place
from storage.sent_messages import SentMessage, SentMessages

_REMEMBERED = timedelta(days=8)
"""Longer than anything is tried: a delivery three days, a replayed update a day or two."""


class Known(TypedDict, total=False):
    """What is known of a message: its name, the picture on it, and Telegram's name for its file."""

    nonce: str | None
    handle: str | None
    file: str | None


class Ledger:
    """Which message holds what; raises storage errors."""

    def __init__(self, sent: SentMessages, *, clock: Callable[[], datetime]) -> None:
        self._sent = sent
        self._clock = clock

    async def find(self, place: Place, nonce: str) -> MessageRef | None:
        """The message that was sent under this name."""
        found = await self._sent.by_nonce(PLATFORM, nonce)
        if found is None:
            return None
        return place.ref(int(found.message), chat=int(found.chat))

    async def keep(self, chat: int, message: int, **known: Unpack[Known]) -> None:
        """Write down a message, or what it has gained."""
        await self.keep_all(self.row(chat, message, **known))

    async def keep_all(self, *rows: SentMessage) -> None:
        """Write down several messages that came together: all of them, or none."""
        await self._sent.keep(*rows)

    def row(self, chat: int, message: int, **known: Unpack[Known]) -> SentMessage:
        """A message of ours, to be written down."""
        return SentMessage(
            platform=PLATFORM,
            chat=str(chat),
            message=str(message),
            sent_at=self._clock(),
            **known,
        )

    async def begin(self, place: Place, at: MessageRef, *, nonce: str) -> None:
        """Write down that something is about to be sent under this message, before it is."""
        newest = await self._sent.newest(PLATFORM, str(place.chat))
        # No message has such a number, so the one that is there keeps its own name; it has no file,
        # but what was the last of ours by then.
        await self.keep(place.chat, -at.message, nonce=nonce, file=str(newest or at.message))

    async def begun(self, nonce: str) -> int | None:
        """The last message of ours before this was about to be sent; None if it never was."""
        found = await self._sent.by_nonce(PLATFORM, nonce)
        return None if found is None else int(found.file or 0)

    async def knows(self, chat: int, message: int) -> bool:
        """Whether we know what this message is."""
        return await self._sent.knows(PLATFORM, str(chat), str(message))

    async def file_of(self, handle: str) -> str | None:
        """Telegram's own name for the photo, when it was shown before."""
        return (await self._sent.files_of(PLATFORM, [handle])).get(handle)

    async def tidy(self) -> None:
        """Forget the names of words that nobody will send again."""
        await self._sent.forget_words(PLATFORM, self._clock() - _REMEMBERED)

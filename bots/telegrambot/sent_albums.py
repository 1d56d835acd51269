"""Albums under their cards: an album can have no buttons, and cannot be put into a message.

So it has to be sent, and when the answer is lost nobody knows whether it arrived. Telegram tells:
to edit a caption into the words it has already is refused as no change.
"""

import asyncio
from collections.abc import Sequence
from itertools import count, pairwise
from weakref import WeakValueDictionary

import structlog
from telegram import Message

from bots.nonces import nonce_for
from bots.ports import CardPicture
from bots.telegrambot import limits
from bots.telegrambot.ledger import Ledger
from bots.telegrambot.places import MessageRef, Place
from bots.telegrambot.rendering import Packed, as_document, packed, picture_words
from bots.telegrambot.troubles import NotAsPhoto
from bots.telegrambot.wire import Wire

_log = structlog.get_logger(__name__)

_REACH = 10
"""How many messages on an album in doubt is looked for; every look is a call."""


class SentAlbums:
    """Shows several pictures beneath their card, once."""

    def __init__(self, wire: Wire, ledger: Ledger) -> None:
        self._wire = wire
        self._ledger = ledger
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def show(self, place: Place, at: MessageRef, pictures: Sequence[CardPicture]) -> None:
        """Send what is not there yet; `at` is the card."""
        # One album at a time in a chat: who looks for one in doubt would replace the captions of
        # another that is sent and not written down yet.
        async with self._locks.setdefault(place.chat, asyncio.Lock()):
            for start, end in _parts(len(pictures)):
                await self._part(place, at, pictures[start:end])

    async def _part(self, place: Place, at: MessageRef, pictures: Sequence[CardPicture]) -> None:
        names = [nonce_for("album", str(place.chat), str(at), one.handle) for one in pictures]
        if await self._ledger.find(place, names[-1]) is not None:
            return
        begun = nonce_for("album begun", names[-1])
        last = await self._ledger.begun(begun)
        if last is not None:
            found = await self._found(place, max(at.message, last), at, pictures)
            if found is not None:
                chat = self._wire.now_at(place.chat)
                await self._ledger.keep_all(
                    *(
                        self._ledger.row(chat, message, nonce=name, handle=one.handle)
                        for message, one, name in zip(count(found), pictures, names, strict=False)
                    )
                )
                return
        await self._ledger.begin(place, at, nonce=begun)
        sent = await self._sent(place, at, pictures)
        # All at once: of an album that is half known, the look below would find nothing.
        await self._ledger.keep_all(
            *(
                self._ledger.row(
                    message.chat.id,
                    message.message_id,
                    nonce=name,
                    handle=one.handle,
                    file=photo_file(message),
                )
                for message, one, name in zip(sent, pictures, names, strict=True)
            )
        )

    async def _found(
        self, place: Place, last: int, at: MessageRef, pictures: Sequence[CardPicture]
    ) -> int | None:
        """The first message of an album that was sent after `last` though we were not told."""
        chat = self._wire.now_at(place.chat)
        if at.chat not in {None, chat}:
            return None
        words = picture_words(pictures[0])
        for message in range(last + 1, last + 1 + _REACH):
            # A card that became a picture a moment ago has a caption that is not to be replaced.
            known = await self._ledger.knows(chat, message)
            if not known and await self._wire.has_caption(chat, message, words):
                _log.info("telegram.album_found", chat=chat, message=message)
                return message
        return None

    async def _sent(
        self, place: Place, at: MessageRef, pictures: Sequence[CardPicture]
    ) -> Sequence[Message]:
        packs = [await packed(one) for one in pictures]
        try:
            return await self._send(place, at, packs)
        except NotAsPhoto:
            return await self._send(place, at, [as_document(one) for one in packs])

    async def _send(
        self, place: Place, at: MessageRef, packs: Sequence[Packed]
    ) -> Sequence[Message]:
        # Photos and documents do not go together.
        alike = packs if all(one.is_photo for one in packs) else [as_document(one) for one in packs]
        media = [one.media(picture_words(one.picture)) for one in alike]
        return await self._wire.send_album(place, media, reply_to=at.message)


def photo_file(message: Message) -> str | None:
    """Telegram's own name for the photo on a message."""
    return message.photo[-1].file_id if message.photo else None


def _parts(count: int) -> list[tuple[int, int]]:
    """Cuts into albums of two to ten, as even as can be."""
    parts = -(-count // limits.ALBUM)
    edges = [count * number // parts for number in range(parts + 1)]
    return list(pairwise(edges))

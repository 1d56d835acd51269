"""`@bot words` anywhere: one's own pictures, to share.

Only pictures that were shown on Telegram can be offered: it takes an inline picture by its own name
for a file, or from a public address, and our pictures have none.
"""

from collections.abc import Sequence

import structlog
from telegram import InlineQuery, InlineQueryResultCachedPhoto, InlineQueryResultsButton

from bots.errors import DeliveryError
from bots.telegrambot import limits
from bots.telegrambot.places import PLATFORM
from bots.telegrambot.text import shortened
from bots.telegrambot.troubles import QueryOver, translated
from bots.telegrambot.wire import Bot
from storage import gallery, images, people
from storage.database import Database
from storage.gallery import Wanted
from storage.images import Image
from storage.sent_messages import SentMessages

_log = structlog.get_logger(__name__)

_CACHED = 5  # seconds: a picture that was just drawn should be found
_NEW = InlineQueryResultsButton("Draw something new", start_parameter="new")


class InlineGallery:
    """Answers inline queries with the asker's own pictures, newest first, hidden ones left out."""

    def __init__(self, bot: Bot, *, db: Database, sent: SentMessages) -> None:
        self._bot = bot
        self._db = db
        self._sent = sent

    async def answer(self, query: InlineQuery) -> None:
        """Answer one query; what Telegram refuses is logged, since nobody waits for long."""
        found = await self._found(str(query.from_user.id), query.query, query.offset)
        # Nothing can cover an inline picture, so what was flagged is not offered.
        open_to_all = [one for one in found if not one.flagged]
        files = await self._sent.files_of(PLATFORM, [one.handle for one in open_to_all])
        offered = [_result(one, files[one.handle]) for one in open_to_all if one.handle in files]
        more = found[-1].handle if len(found) == limits.INLINE_RESULTS else ""
        try:
            with translated():
                await self._bot.answer_inline_query(
                    query.id,
                    offered,
                    cache_time=_CACHED,
                    is_personal=True,
                    next_offset=more,
                    button=_NEW,
                )
        except QueryOver:
            return
        except DeliveryError as error:
            _log.warning("telegram.inline_not_answered", error=str(error))

    async def _found(self, who: str, words: str, after: str) -> Sequence[Image]:
        async with self._db.read() as tx:
            person = await people.find(tx, platform=PLATFORM, external_id=who)
            if person is None:
                return ()
            before = await images.by_handle(tx, after) if after else None
            return await gallery.page(
                tx,
                Wanted(person_id=person.id, words=words),
                before=before.id if before is not None else None,
                limit=limits.INLINE_RESULTS,
            )


def _result(image: Image, file: str) -> InlineQueryResultCachedPhoto:
    return InlineQueryResultCachedPhoto(
        image.handle,
        file,
        title=f"#{image.number} {image.handle}",
        description=shortened(image.caption or image.prompt, 100),
    )

"""Tells administrators something by itself, once, wherever they asked for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from jobs.queue import Bell, Queue
from storage import deliveries, notices
from storage.database import Database
from storage.deliveries import Delivery
from storage.notices import Notice
from storage.tables import DeliveryId, ImageId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is told, and about which places; the same `key` is told once."""

    key: str
    title: str
    lines: Sequence[str]
    places: Sequence[str]
    person_id: PersonId | None = None
    image_id: ImageId | None = None


class Notices:
    """The notices of this installation; they are delivered as cards are."""

    def __init__(
        self,
        *,
        db: Database,
        queue: Queue,
        clock: Callable[[], datetime],
        ids: Callable[[], UUID],
    ) -> None:
        self._db = db
        self._queue = queue
        self._clock = clock
        self._ids = ids

    async def tell(self, news: News) -> int:
        """Write it down for every conversation that wants to know; how many there are.

        Nothing is written when nobody does, or when it was told before.
        """
        now = self._clock()
        notice = Notice(
            id=self._ids(),
            key=news.key,
            title=news.title,
            lines=tuple(news.lines),
            person_id=news.person_id,
            image_id=news.image_id,
            created_at=now,
        )
        owed = []
        async with self._db.write() as tx:
            wanting = await notices.wanting(tx, news.places)
            if not wanting or not await notices.insert(tx, notice):
                return 0
            for place in wanting:
                owed.append(DeliveryId(self._ids()))
                delivery = Delivery(
                    id=owed[-1],
                    notice_id=notice.id,
                    conversation_id=place.id,
                    platform=place.platform,
                    chat=place.chat,
                    thread=place.thread,
                    created_at=now,
                    updated_at=now,
                )
                await deliveries.insert(tx, delivery)
        await self._queue.ring_many(Bell.DELIVER, [(id_, 0) for id_ in owed])
        return len(owed)

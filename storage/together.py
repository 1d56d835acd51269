"""Work that comes at the same time shares one trip: a commit costs more than what it writes."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from storage.errors import StorageError

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

_LARGEST_GROUP: Final = 500


@dataclass(slots=True, eq=False)
class _Waiting(Generic[ItemT, ResultT]):
    item: ItemT
    news: asyncio.Future[None]
    result: ResultT | None = None
    error: StorageError | None = None
    settled: bool = False

    def wake(self) -> None:
        if not self.news.done():
            self.news.set_result(None)


class Together(Generic[ItemT, ResultT]):
    """Whoever arrives while a group is under way shares the next one.

    `work` does a group in one go and returns one result for each item, in their order.
    """

    def __init__(self, work: Callable[[Sequence[ItemT]], Awaitable[Sequence[ResultT]]]) -> None:
        self._work = work
        self._pending: list[_Waiting[ItemT, ResultT]] = []
        self._is_busy = False

    async def add(self, item: ItemT) -> ResultT:
        """Have the item done, and durable, when this returns. Raises `StorageError`."""
        loop = asyncio.get_running_loop()
        waiting: _Waiting[ItemT, ResultT] = _Waiting(item, loop.create_future())
        self._pending.append(waiting)
        try:
            while not waiting.settled:
                if self._is_busy:
                    await waiting.news
                    waiting.news = loop.create_future()
                else:
                    await self._lead()
        finally:
            if not waiting.settled:
                self._pending.remove(waiting)
                self._wake_next()
        if waiting.error is not None:
            raise waiting.error
        return waiting.result  # type: ignore[return-value]  # settled without an error: it is there

    async def _lead(self) -> None:
        """Do the next group, one's own item among it; then somebody of the next one leads."""
        self._is_busy = True
        try:
            await self._flush()
        finally:
            self._is_busy = False
            self._wake_next()

    def _wake_next(self) -> None:
        if self._pending and not self._is_busy:
            self._pending[0].wake()

    async def _flush(self) -> None:
        group = self._pending[:_LARGEST_GROUP]
        try:
            results = await self._work([each.item for each in group])
        except StorageError as error:
            for each in group:
                each.error, each.settled = error, True
        else:
            for each, result in zip(group, results, strict=True):
                each.result, each.settled = result, True
        # Not reached when cancelled: then the group stays pending, and the next in line does it.
        self._pending = [each for each in self._pending if not each.settled]
        for each in group:
            each.wake()

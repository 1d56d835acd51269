"""Writes that come at the same time share one commit: a commit costs more than what it writes."""

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
    result: ResultT | None = None
    error: StorageError | None = None
    settled: bool = False


class Together(Generic[ItemT, ResultT]):
    """Whoever arrives while a commit is under way shares the next one.

    `write` commits a group and returns one result for each item, in their order.
    """

    def __init__(self, write: Callable[[Sequence[ItemT]], Awaitable[Sequence[ResultT]]]) -> None:
        self._write = write
        self._pending: list[_Waiting[ItemT, ResultT]] = []
        self._commit = asyncio.Lock()

    async def add(self, item: ItemT) -> ResultT:
        """Write the item; it is durable when this returns. Raises `StorageError`."""
        waiting: _Waiting[ItemT, ResultT] = _Waiting(item)
        self._pending.append(waiting)
        try:
            # Whoever holds the lock writes for all who wait behind it; they find it done.
            async with self._commit:
                while not waiting.settled:
                    await self._flush()
        finally:
            if not waiting.settled:
                self._pending.remove(waiting)
        if waiting.error is not None:
            raise waiting.error
        return waiting.result  # type: ignore[return-value]  # settled without an error: it is there

    async def _flush(self) -> None:
        group = self._pending[:_LARGEST_GROUP]
        try:
            results = await self._write([each.item for each in group])
        except StorageError as error:
            for each in group:
                each.error, each.settled = error, True
        else:
            for each, result in zip(group, results, strict=True):
                each.result, each.settled = result, True
        # Not reached when cancelled: then the group stays pending, and the next in line writes it.
        self._pending = [each for each in self._pending if not each.settled]

"""Draws each result once, in a thread, when somebody first wants it."""

import asyncio
from collections import OrderedDict
from weakref import WeakValueDictionary

from simulator import crafts
from simulator.crafts import File, Order
from simulator.journal import Blobs
from simulator.route import Route
from simulator.settings import SimulatorSettings
from simulator.tasks import Task


class Artist:
    """Results of tasks, kept up to a bound of bytes and drawn again when pushed out."""

    def __init__(self, settings: SimulatorSettings, *, blobs: Blobs) -> None:
        self._tiny = settings.tiny_pictures
        self._max_bytes = settings.cache_bytes
        self._longest_side = settings.longest_side
        self._blobs = blobs
        self._desks = asyncio.Semaphore(settings.painters)
        self._files: OrderedDict[tuple[str, int], File] = OrderedDict()
        self._size = 0
        self._turns: WeakValueDictionary[tuple[str, int], asyncio.Lock] = WeakValueDictionary()

    async def file(self, task: Task, route: Route, index: int = 0) -> File | None:
        """A result of a task; none when its input pictures are no longer there."""
        name = (task.task_id, index)
        turn = self._turns.setdefault(name, asyncio.Lock())
        async with turn:
            found = self._files.get(name)
            if found is None:
                found = await self._draw(task, route, index)
            if found is not None:
                self._remember(name, found)
            return found

    async def words(self, task: Task, route: Route) -> str | None:
        """The text of a task; none when its input picture is no longer there."""
        order = await self._order(task, route, 0)
        return None if order is None else await asyncio.to_thread(crafts.words, order)

    async def _draw(self, task: Task, route: Route, index: int) -> File | None:
        if self._tiny and not task.blank:
            return crafts.tiny(f"{task.task_id}:{index}")
        order = await self._order(task, route, index)
        if order is None:
            return None
        async with self._desks:
            return await asyncio.to_thread(crafts.draw, order)

    async def _order(self, task: Task, route: Route, index: int) -> Order | None:
        pictures: dict[str, tuple[bytes, ...]] = {}
        for name, digests in task.pictures.items():
            found = [await self._blobs.get(digest) for digest in digests]
            whole = tuple(data for data in found if data is not None)
            if len(whole) < len(digests):
                return None
            pictures[name] = whole
        return Order(
            route=route,
            fields=task.read(),
            sent=frozenset(task.sent),
            pictures=pictures,
            seed=task.seed,
            index=index,
            blank=task.blank,
            longest_side=self._longest_side,
        )

    def _remember(self, name: tuple[str, int], file: File) -> None:
        if name not in self._files:
            self._size += len(file.data)
        self._files[name] = file
        self._files.move_to_end(name)
        while self._size > self._max_bytes and len(self._files) > 1:
            _, dropped = self._files.popitem(last=False)
            self._size -= len(dropped.data)

"""Tasks: what was asked, how it will end, and where it stands at a given moment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pydantic import JsonValue, TypeAdapter

from simulator.faults import Fault
from simulator.fields import Fields, JsonObject


class TaskStatus(StrEnum):
    """The four documented states."""

    CREATED = "CREATED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One accepted request. Its end is decided at the start; the clock alone reveals it.

    `pictures` holds digests of the input pictures by field; `sent` the fields that were really
    in the request. `done_at` is none for a task that never ends or is held.
    """

    task_id: str
    route: str
    store: str
    fields: JsonObject
    sent: tuple[str, ...] = ()
    pictures: Mapping[str, tuple[str, ...]]
    seed: int
    base: str
    created_at: datetime
    running_at: datetime
    done_at: datetime | None
    count: int = 1
    webhook_url: str | None = None
    failed: bool = False
    error: JsonValue = None
    empty: bool = False
    gs_entry_first: bool = False
    flagged: bool = False
    blank: bool = False
    held: bool = False
    twists: tuple[Fault, ...] = ()

    def status(self, now: datetime) -> TaskStatus:
        """Where the task stands at `now`."""
        if now < self.running_at:
            return TaskStatus.CREATED
        if self.done_at is None or now < self.done_at:
            return TaskStatus.IN_PROGRESS
        return TaskStatus.FAILED if self.failed else TaskStatus.COMPLETED

    def changes(self) -> Iterator[tuple[datetime, TaskStatus]]:
        """When the task changes its status, and to what."""
        yield self.running_at, TaskStatus.IN_PROGRESS
        if self.done_at is not None:
            yield self.done_at, TaskStatus.FAILED if self.failed else TaskStatus.COMPLETED

    def read(self) -> Fields:
        """The request's fields."""
        return Fields(self.fields)


TASK = TypeAdapter(Task)
"""Tasks to JSON and back, for the journal."""


class TaskStores:
    """All tasks, apart by store: a task of another route is unknown."""

    def __init__(self) -> None:
        self._tasks: dict[str, Task] = {}
        self._stores: dict[str, dict[str, None]] = {}

    def put(self, task: Task) -> None:
        """Keep a task, or its newer version."""
        self._tasks[task.task_id] = task
        self._stores.setdefault(task.store, {})[task.task_id] = None

    def restore(self, tasks: Iterable[Task]) -> None:
        """Take over the tasks of an earlier run."""
        for task in tasks:
            self.put(task)

    def find(self, store: str, task_id: str) -> Task | None:
        """The task of that store."""
        task = self._tasks.get(task_id)
        return task if task is not None and task.store == store else None

    def any(self, task_id: str) -> Task | None:
        """The task whatever its store."""
        return self._tasks.get(task_id)

    def listed(self, store: str) -> list[Task]:
        """The tasks of a store, newest first."""
        return [self._tasks[task_id] for task_id in reversed(self._stores.get(store, {}))]

    def everything(self) -> list[Task]:
        """All tasks, oldest first."""
        return list(self._tasks.values())

    def release(self, now: datetime) -> list[Task]:
        """Finish the held tasks now and return them."""
        freed = [
            replace(task, held=False, done_at=now) for task in self._tasks.values() if task.held
        ]
        for task in freed:
            self.put(task)
        return freed

    def clear(self) -> None:
        """Forget all tasks."""
        self._tasks.clear()
        self._stores.clear()
